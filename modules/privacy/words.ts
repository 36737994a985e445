/** What the module of privacy says, German and English side by side: addresses, what is kept how long, and why it refuses. */
import type { Words } from '#platform/words'

/** Where the pages are; never changed afterwards. */
export const ADDRESSES = {
  imprint: { de: 'impressum', en: 'imprint' },
  privacy: { de: 'datenschutz', en: 'privacy' },
  accessibility: { de: 'barrierefreiheit', en: 'accessibility' },
  contact: { de: 'kontakt', en: 'contact' },
  periods: { de: 'datenschutz/fristen', en: 'privacy/periods' },
  templates: { de: 'datenschutz/vorlagen', en: 'privacy/templates' },
  template: { de: 'datenschutz/vorlagen/:template', en: 'privacy/templates/:template' },
  trail: { de: 'vorgaenge', en: 'audit-trail' },
  trailCsv: { de: 'vorgaenge/liste.csv', en: 'audit-trail/list.csv' },
} as const

export const PERIOD_WORDS = {
  'period.sessions': { de: 'beendete Anmeldungen', en: 'sign-ins that ended' },
  'period.tokens': { de: 'abgelaufene Zugriffsschlüssel', en: 'tokens that expired' },
  'period.invitations': { de: 'Name und Adresse in Einladungen, die niemand annahm, nach deren Ablauf', en: 'name and address in invitations nobody accepted, after they expired' },
  'period.mails': { de: 'verschickte und gescheiterte Mails', en: 'mails that were sent or failed' },
  'period.audit': { de: 'Vorgänge', en: 'the audit trail' },
  'period.registrations': { de: 'Namen und Adressen in Anmeldungen, nach der Veranstaltung', en: 'names and addresses in registrations, after the event' },
  'period.unconfirmed': { de: 'Bestellungen des Newsletters, die niemand bestätigte', en: 'subscriptions to the newsletter that nobody confirmed' },
  'period.subscriptions': { de: 'der Nachweis der Einwilligung, nach Abbestellung des Newsletters', en: 'the proof of consent, after the newsletter was unsubscribed from' },
  'period.drafts': { de: 'Dateien, deren Import niemand bestätigte', en: 'files whose import nobody confirmed' },
} satisfies Words

export const WORDS = {
  ...PERIOD_WORDS,
  'privacy.officeOnly': { de: 'Diese Seite gibt es hier nicht.', en: 'There is no such page here.' },
  'privacy.mayNotSet': { de: 'Aufbewahrungsfristen legt die Geschäftsstelle fest.', en: 'How long things are kept is set by the office.' },
  'privacy.noTemplate': { de: 'Diese Vorlage gibt es nicht.', en: 'There is no such template.' },
  'trail.noDay': { de: 'Das ist kein Tag. Erwartet wird zum Beispiel 2026-11-30.', en: 'This is not a day. An example of one is 2026-11-30.' },
  'period.days': { de: 'Erwartet wird eine ganze Zahl von 1 bis 3650 Tagen.', en: 'A whole number from 1 to 3650 days is expected.' },
} satisfies Words
