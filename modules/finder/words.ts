/** What the finder says, and why it refuses, German and English side by side. */
import type { Words } from '#platform/words'

/** Where the pages are; never changed afterwards. */
export const ADDRESSES = { partnerSearch: { de: 'partnersuche', en: 'partner-search' }, consortium: { de: 'konsortium', en: 'consortium' } } as const

/** Why it was refused. */
export const FINDER_WORDS = {
  'consortium.none': { de: 'Diese Seite gibt es nicht, oder sie ist für Sie nicht lesbar.', en: 'There is no such page, or you may not read it.' },
  'consortium.nothing': { de: 'Bitte einen Förderaufruf oder mindestens ein Thema angeben.', en: 'Please give a funding call or at least one topic.' },
  'consortium.manyTopics': { de: 'Es sind {count} Themen; auf einmal gehen höchstens {limit}. Bitte die wichtigsten auswählen.', en: 'These are {count} topics; at most {limit} go at once. Please choose the most important ones.' },
} as const satisfies Words

export const PAGE_WORDS = {
  partnerSearch: { de: 'Partnersuche', en: 'Partner search' },
  title: { de: 'Wer kann das?', en: 'Who can do this?' },
  leadAsk: { de: 'Schreiben Sie in einem Satz, was gebraucht wird, auf Deutsch oder Englisch. Zum Beispiel: „Wer kann Glas mikrostrukturieren?“', en: 'Write in a sentence what is needed, in German or English. For example: “Who can micro-structure glass?”' },
  lead: { de: '{count#Organisation|Organisationen}, die beste zuerst.', en: '{count#organisation|organisations}, the best first.' },
  none: { de: 'Dazu wurde niemand gefunden', en: 'Nobody was found for this' },
  noneTold: { de: 'Bitte anders fragen, weniger Filter wählen oder ein Gesuch veröffentlichen: dann finden andere Sie.', en: 'Please ask differently, choose fewer filters, or publish a request: then others find you.' },
  half: { de: 'Der Satz ist noch nicht ganz gelesen', en: 'The sentence has not been read whole yet' },
  halfTold: { de: 'Gerade wird viel gerechnet. Bitte in einem Augenblick noch einmal suchen: dann kann mehr gefunden werden.', en: 'Much is being computed just now. Please search again in a moment: then more may be found.' },
  narrow: { de: 'Eingrenzen', en: 'Narrow' },
  toRequest: { de: 'Partner suchen', en: 'Seek a partner' },
  text: { de: 'Was wird gebraucht?', en: 'What is needed?' },
  clear: { de: 'Filter aufheben', en: 'Clear the filters' },
  any: { de: 'alle', en: 'all' },
  understood: { de: 'Verstanden als: {topics}', en: 'Understood as: {topics}' },
  topic: { de: 'Thema', en: 'Topic' },
  role: { de: 'Technologierolle', en: 'Technology role' },
  kind: { de: 'Art', en: 'Kind' },
  place: { de: 'Ort', en: 'Place' },
  cluster: { de: 'Mitglied von', en: 'Member of' },
  strength: { de: 'Belege', en: 'Evidence' },
  'strength.strong': { de: 'gut belegt', en: 'well supported' },
  'strength.some': { de: 'belegt', en: 'supported' },
  'strength.weak': { de: 'ein Hinweis', en: 'a hint' },
  'strength.word': { de: 'eigene Angabe', en: 'own word' },
  'role.application': { de: 'Anwendungstechnologie', en: 'application technology' },
  'role.cross-cutting': { de: 'Querschnittstechnologie', en: 'cross-cutting technology' },
  'role.both': { de: 'beides', en: 'both' },
  'kind.cluster': { de: 'Cluster', en: 'Cluster' },
  'kind.company': { de: 'Unternehmen', en: 'Company' },
  'kind.research': { de: 'Forschungseinrichtung', en: 'Research institute' },
  'kind.university': { de: 'Hochschule', en: 'University' },
  'kind.authority': { de: 'Behörde', en: 'Authority' },
  'kind.association': { de: 'Verband', en: 'Association' },
  counted: { de: '{name} ({count})', en: '{name} ({count})' },
  byWord: { de: 'Die gesuchten Wörter stehen in Name oder Texten.', en: 'The words stand in its name or texts.' },
  outside: { de: 'außerhalb der Allianz', en: 'outside the alliance' },
} as const satisfies Words
