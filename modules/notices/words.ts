/** What the notices module says, German and English side by side: notices by their kind, pages, and why it refuses. Mail is in mail-words.ts. */
import type { Words } from '#platform/words'

/** Where the pages are; never changed afterwards. */
export const ADDRESSES = {
  notices: { de: 'hinweise', en: 'notices' },
  settings: { de: 'hinweise/einstellungen', en: 'notices/settings' },
  unsubscribe: { de: 'hinweise/abbestellen/:token', en: 'notices/unsubscribe/:token' },
  answer: { de: 'antwort/:token', en: 'answer/:token' },
  outbox: { de: 'postausgang', en: 'outbox' },
  mail: { de: 'postausgang/:id', en: 'outbox/:id' },
} as const

/** By kind: what it is called, one of it as a line, several of it, and the button. */
export const NOTICE_WORDS = {
  'kind.application': { de: 'Aufnahmeanträge, die eine Antwort brauchen', en: 'Applications that need an answer' },
  'one.application': { de: '{about}: Der Aufnahmeantrag wartet auf Ihre Antwort', en: '{about}: the application waits for your answer' },
  'many.application': { de: '{count} Aufnahmeanträge warten auf Ihre Antwort', en: '{count} applications wait for your answer' },
  'do.application': { de: 'Antworten', en: 'Answer' },
  'kind.signature': { de: 'Unterschriften', en: 'Signatures' },
  'one.signature': { de: '„{about}“ wartet auf Ihre Unterschrift', en: '“{about}” waits for your signature' },
  'many.signature': { de: '{count} Dokumente warten auf Ihre Unterschrift', en: '{count} documents wait for your signature' },
  'do.signature': { de: 'Unterschreiben', en: 'Sign' },
  'kind.competences': { de: 'Kompetenzen, die zu bestätigen sind', en: 'Competences to confirm' },
  'one.competences': { de: 'Die Kompetenz „{about}“ ist noch nicht bestätigt', en: 'The competence “{about}” is not confirmed yet' },
  'many.competences': { de: '{count} Kompetenzen sind noch nicht bestätigt, zuerst „{about}“', en: '{count} competences are not confirmed yet, first “{about}”' },
  'do.competences': { de: 'Bestätigen', en: 'Confirm' },
  'kind.overlap': { de: 'Neue Schnittmengen', en: 'New intersections' },
  'one.overlap': { de: 'Neue Schnittmenge: {about}', en: 'New intersection: {about}' },
  'many.overlap': { de: '{count} neue Schnittmengen betreffen Sie, darunter {about}', en: '{count} new intersections concern you, among them {about}' },
  'do.overlap': { de: 'Ansehen', en: 'Look' },
  'kind.event': { de: 'Veranstaltungen mit Anmeldung', en: 'Events to register for' },
  'one.event': { de: '{about}: Die Anmeldung ist offen', en: '{about}: registration is open' },
  'many.event': { de: 'Für {count} Veranstaltungen ist die Anmeldung offen, zuerst für „{about}“', en: 'Registration is open for {count} events, first for “{about}”' },
  'do.event': { de: 'Anmelden', en: 'Register' },
  'kind.mention': { de: 'Erwähnungen', en: 'Mentions' },
  'one.mention': { de: 'Sie werden erwähnt: {about}', en: 'You are mentioned: {about}' },
  'many.mention': { de: 'Sie werden {count}-mal erwähnt, zuerst: {about}', en: 'You are mentioned {count} times, first: {about}' },
  'do.mention': { de: 'Lesen', en: 'Read' },
  'kind.comment': { de: 'Kommentare', en: 'Comments' },
  'one.comment': { de: 'Neuer Kommentar: {about}', en: 'New comment: {about}' },
  'many.comment': { de: '{count} neue Kommentare, zuerst: {about}', en: '{count} new comments, first: {about}' },
  'do.comment': { de: 'Lesen', en: 'Read' },
  'kind.twin': { de: 'Texte, die in einer Sprache veraltet sind', en: 'Texts that are out of date in one language' },
  'one.twin': { de: '„{about}“ ist in einer Sprache nicht mehr aktuell', en: '“{about}” is out of date in one language' },
  'many.twin': { de: '{count} Texte sind in einer Sprache nicht mehr aktuell, darunter „{about}“', en: '{count} texts are out of date in one language, among them “{about}”' },
  'do.twin': { de: 'Aktualisieren', en: 'Update' },
} as const satisfies Words

export const WORDS = {
  'actor.outside': { de: 'Das tun Sie immer für eine Organisation. Bitte melden Sie sich dafür an, oder wählen Sie, für wen Sie handeln.', en: 'This is always done for an organisation. Please sign in for it, or choose who you act for.' },
  'notices.noPerson': { de: 'Einstellungen für Hinweise gehören zu einem Konto. Bitte zuerst anmelden.', en: 'Settings for notices belong to an account. Please sign in first.' },
  'notices.noZone': { de: 'Diese Zeitzone gibt es nicht. Erwartet wird zum Beispiel Europe/Berlin.', en: 'There is no such time zone. An example of one is Europe/Berlin.' },
  'answer.nothing': { de: 'Diese Frage gehört nicht zu diesem Link. Bitte die Seite aus der Mail neu öffnen.', en: 'This link does not ask that. Please open the page from the mail anew.' },
  'answer.gone': { de: 'Die Organisation, für die dieser Link gilt, gibt es hier nicht mehr.', en: 'The organisation that this link is for is no longer here.' },
} as const satisfies Words

export const PAGE_WORDS = {
  title: { de: 'Was braucht uns?', en: 'What needs us?' },
  lead: { de: '{name}: {count#Hinweis|Hinweise}, das Dringendste zuerst.', en: '{name}: {count#notice|notices}, the most urgent first.' },
  leadNone: { de: '{name}: Im Augenblick ist nichts zu tun.', en: '{name}: at the moment there is nothing to do.' },
  alliance: { de: 'Allianz', en: 'Alliance' },
  emptyTitle: { de: 'Nichts offen', en: 'Nothing open' },
  emptyTold: { de: 'Sobald etwas auf Ihre Organisation wartet, steht es hier, und einmal in der Woche in einer Mail.', en: 'As soon as something needs your organisation it stands here, and once a week in a mail.' },
  outsideTitle: { de: 'Für wen handeln Sie?', en: 'Who do you act for?' },
  due: { de: 'bis {day}', en: 'until {day}' },
  more: { de: 'Danach: {count#weiterer Hinweis|weitere Hinweise}.', en: 'After that: {count#more notice|more notices}.' },
  toSettings: { de: 'Einstellen, was per Mail kommt', en: 'Choose what comes by mail' },
  toOutbox: { de: 'Postausgang ansehen', en: 'See the outbox' },

  settingsTitle: { de: 'Hinweise per Mail', en: 'Notices by mail' },
  settingsLead: { de: 'Hinweise kommen gesammelt in einer Mail, morgens um sieben Uhr. Ist nichts zu tun, kommt keine.', en: 'Notices come together in one mail, at seven in the morning. Where nothing is to be done, none comes.' },
  frequency: { de: 'Wie oft?', en: 'How often?' },
  'frequency.weekly': { de: 'einmal in der Woche, montags', en: 'once a week, on Monday' },
  'frequency.daily': { de: 'an jedem Werktag, Montag bis Freitag', en: 'on every working day, Monday to Friday' },
  'frequency.none': { de: 'nie', en: 'never' },
  wanted: { de: 'Worüber?', en: 'About what?' },
  wantedHint: { de: 'Auf der Seite „Was braucht uns?“ steht immer alles.', en: 'The page “What needs us?” always has all of it.' },
  language: { de: 'Sprache der Mails', en: 'Language of the mails' },
  'language.de': { de: 'Deutsch', en: 'German' },
  'language.en': { de: 'Englisch', en: 'English' },
  zone: { de: 'Zeitzone', en: 'Time zone' },
  zoneHint: { de: 'In dieser Zeitzone ist es sieben Uhr, wenn die Mail kommt.', en: 'In this time zone it is seven when the mail comes.' },
  save: { de: 'Speichern', en: 'Save' },
  saved: { de: 'Gespeichert', en: 'Saved' },

  unsubscribeTitle: { de: 'Keine Hinweise mehr per Mail?', en: 'No more notices by mail?' },
  unsubscribeLead: { de: 'Die Seite „Was braucht uns?“ bleibt. Mails lassen sich in den Einstellungen wieder bestellen.', en: 'The page “What needs us?” stays. Mails can be turned on again in the settings.' },
  unsubscribe: { de: 'Abbestellen', en: 'Unsubscribe' },
  unsubscribed: { de: 'Sie bekommen keine Hinweise mehr per Mail', en: 'You no longer get notices by mail' },

  answeredAll: { de: 'Alles beantwortet. Vielen Dank.', en: 'All answered. Thank you.' },
  answeredAllTold: { de: 'Diese Seite kann geschlossen werden.', en: 'This page can be closed.' },
  answered: { de: 'Ihre Angabe: {answer}.', en: 'You said: {answer}.' },
  noQuestions: { de: 'Hier ist nichts mehr zu beantworten', en: 'There is nothing left to answer here' },
  noQuestionsTold: { de: 'Die Fragen zu diesem Link haben sich inzwischen erledigt.', en: 'What this link asks has been settled meanwhile.' },
} as const satisfies Words
