/** Where the pages of early coordination are, and why it refuses. */
import type { Words } from '#platform/words'

/** Never changed afterwards. */
export const ADDRESSES = {
  findings: { de: 'fruehzeitige-abstimmung', en: 'early-coordination' },
  method: { de: 'fruehzeitige-abstimmung/vertrauliche-vorhaben', en: 'early-coordination/confidential-plans' },
  notices: { de: 'fruehzeitige-abstimmung/hinweise', en: 'early-coordination/notices' },
  notice: { de: 'fruehzeitige-abstimmung/hinweise/:id', en: 'early-coordination/notices/:id' },
  release: { de: 'fruehzeitige-abstimmung/hinweise/:id/freigabe', en: 'early-coordination/notices/:id/release' },
  withdrawal: { de: 'fruehzeitige-abstimmung/hinweise/:id/ruecknahme', en: 'early-coordination/notices/:id/withdrawal' },
  refusal: { de: 'fruehzeitige-abstimmung/hinweise/:id/ablehnung', en: 'early-coordination/notices/:id/refusal' },
  distancing: { de: 'fruehzeitige-abstimmung/hinweise/:id/distanzierung', en: 'early-coordination/notices/:id/distancing' },
  distancings: { de: 'fruehzeitige-abstimmung/distanzierungen', en: 'early-coordination/distancings' },
  distancingsCsv: { de: 'fruehzeitige-abstimmung/distanzierungen/liste.csv', en: 'early-coordination/distancings/list.csv' },
  distancingsExcel: { de: 'fruehzeitige-abstimmung/distanzierungen/liste.xlsx', en: 'early-coordination/distancings/list.xlsx' },
  confidedNotices: { de: 'fruehzeitige-abstimmung/vertrauensperson', en: 'early-coordination/confidant' },
  confided: { de: 'fruehzeitige-abstimmung/vertrauensperson/:id', en: 'early-coordination/confidant/:id' },
  passing: { de: 'fruehzeitige-abstimmung/vertrauensperson/:id/weitergabe', en: 'early-coordination/confidant/:id/passing-on' },
  closing: { de: 'fruehzeitige-abstimmung/vertrauensperson/:id/abschluss', en: 'early-coordination/confidant/:id/closing' },
  record: { de: 'fruehzeitige-abstimmung/protokoll/:id', en: 'early-coordination/record/:id' },
  finding: { de: 'fruehzeitige-abstimmung/:id', en: 'early-coordination/:id' },
} as const

export const WORDS = {
  'overlap.none': { de: 'Diesen Hinweis gibt es hier nicht.', en: 'There is no such notice here.' },
  'overlap.nothing': { de: 'Hier gibt es nichts mehr zu sehen. Eine Antwort ist nicht nötig.', en: 'There is nothing left to see here. No answer is needed.' },
  'overlap.declined': { de: 'Sie haben diesen Hinweis schon abgelehnt. Das lässt sich nicht zurücknehmen.', en: 'You have declined this notice already. That cannot be taken back.' },
  'overlap.nothingReleased': { de: 'Es ist nichts freigegeben, was sich zurücknehmen ließe.', en: 'Nothing is released that could be withdrawn.' },
  'overlap.closed': { de: 'Dieser Hinweis ist schon abgeschlossen.', en: 'This notice is closed already.' },
  'overlap.passedOn': { de: 'An diese Leitung ist der Hinweis schon weitergegeben.', en: 'The notice has been passed on to this lead already.' },
  'overlap.distancedTwice': { de: 'Ihre Distanzierung von diesem Hinweis ist schon festgehalten.', en: 'That you distance yourself from this notice is on record already.' },
  'finding.none': { de: 'Diesen Befund gibt es hier nicht.', en: 'There is no such finding here.' },
  'finding.mayNot': { de: 'Einen Befund beantwortet, wer eines der beiden Vorhaben leitet.', en: 'A finding is answered by whoever leads one of the two plans.' },
  'finding.noReason': { de: 'Die Begründung fehlt. Ein Satz genügt.', en: 'The reason is missing. A sentence is enough.' },
  'finding.long': { de: 'Die Begründung ist zu lang; möglich sind {limit} Zeichen. Bitte kürzen.', en: 'The reason is too long; at most {limit} characters are possible. Please shorten it.' },
  'finding.changed': { de: 'Eines der Vorhaben wurde inzwischen geändert. Bitte den neuen Befund ansehen und dann antworten.', en: 'One of the plans has been changed meanwhile. Please look at the new finding, then answer.' },
} as const satisfies Words
