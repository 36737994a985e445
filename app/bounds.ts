/** How often one caller may knock, and at which doors less. */
import type { Bounded } from '#platform/http'

const MINUTE = { seconds: 60 }

/** How often one caller may do what costs much, beside how often anything: more than an office behind one address does, less than holds the house. */
export const BOUNDS: readonly Bounded[] = [
  { limit: { most: 2_400, ...MINUTE }, of: 'all', paths: ['/de/*', '/en/*', '/api/*'] },
  { limit: { most: 600, ...MINUTE }, of: 'reads', paths: ['/de/suche', '/en/search', '/api/v1/search'] },
  { limit: { most: 300, ...MINUTE }, of: 'all', paths: ['/de/handeln', '/en/acting', '/api/v1/live'] },
  { limit: { most: 120, ...MINUTE }, of: 'reads', paths: ['/de/schnittmengen/bild/*', '/en/intersections/picture/*', '/de/schnittmengen/tabelle/*', '/en/intersections/table/*', '/de/mitglieder/liste.csv', '/en/members/list.csv', '/de/mitglieder/liste.xlsx', '/en/members/list.xlsx'] },
  // Each write may send a mail to an address that a stranger wrote.
  { limit: { most: 30, ...MINUTE }, of: 'writes', paths: ['/de/termine/:id/anmeldung', '/en/events/:id/registration', '/api/v1/events/:id/registrations', '/de/newsletter', '/en/newsletter', '/api/v1/newsletter'] },
  { limit: { most: 20, seconds: 600 }, of: 'writes', paths: ['/de/mitglied-werden', '/en/become-a-member', '/api/v1/applications'] },
  // Whoever has the link adds documents, and nobody guesses one.
  { limit: { most: 120, ...MINUTE }, of: 'all', paths: ['/de/aufnahme/*', '/en/admission/*', '/api/v1/admissions/*'] },
  // Each write begins reading: a file, a website, a list of members.
  { limit: { most: 120, ...MINUTE }, of: 'writes', paths: ['/de/quellen/*', '/en/sources/*', '/api/v1/sources/*', '/api/v1/member-lists/*', '/de/mitgliederliste/*', '/en/member-list/*'] },
  // Each write has a website read.
  { limit: { most: 60, ...MINUTE }, of: 'writes', paths: ['/de/foerderaufrufe/feeds/*', '/en/calls/feeds/*', '/api/v1/call-feeds/*'] },
  // Each read may compute for a quarter of a second.
  { limit: { most: 60, ...MINUTE }, of: 'reads', paths: ['/de/konsortium', '/en/consortium', '/api/v1/consortia'] },
  // Whoever has the address reads, and nobody guesses one.
  { limit: { most: 120, ...MINUTE }, of: 'reads', paths: ['/de/foerderaufrufe/kalender/*', '/en/calls/calendar/*'] },
  // A password is tried by hand, and an office of thirty begins its day at nine.
  { limit: { most: 40, ...MINUTE }, of: 'all', paths: ['/de/anmelden/extern', '/en/sign-in/external'] },
  { limit: { most: 40, ...MINUTE }, of: 'writes', paths: ['/de/anmelden/*', '/en/sign-in/*', '/de/passwort-vergessen', '/en/forgotten-password', '/de/passwort-waehlen', '/en/choose-password', '/de/einladung/*', '/en/invitation/*', '/de/eingetragen/*', '/en/entered/*', '/de/konto/*', '/en/account/*', '/api/v1/passkeys/*'] },
  // Each write sends a mail to an address that somebody typed.
  { limit: { most: 60, ...MINUTE }, of: 'writes', paths: ['/de/mitglieder/:id/personen', '/en/members/:id/people', '/api/v1/organisations/:id/people/*', '/de/allianz/personen', '/en/alliance/people', '/api/v1/alliance/people/*'] },
  // Reads everything there is.
  { limit: { most: 12, ...MINUTE }, of: 'reads', paths: ['/de/mitnahme/*', '/en/take-away/*', '/api/v1/take-away', '/de/mitglieder/:id/mitnahme/*', '/en/members/:id/take-away/*', '/api/v1/organisations/:id/take-away'] },
  // A preview of 20,000 rows takes seconds.
  { limit: { most: 30, ...MINUTE }, of: 'all', paths: ['/de/mitglieder/import/*', '/en/members/import/*', '/api/v1/imports/*', '/de/allianz/personen/import/*', '/en/alliance/people/import/*', '/api/v1/people-imports/*', '/de/foerderaufrufe/import/*', '/en/calls/import/*', '/api/v1/call-imports/*'] },
]
