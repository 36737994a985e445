/** The table that every door of the house is held against: what it answers to whom. What is sent to doors that write is what each role may be refused for by who it is, not by what it sent. */

export type RouteSent = { readonly json?: object; readonly form?: Readonly<Record<string, string>>; /** As a form that sends files is sent. */ readonly parts?: Readonly<Record<string, string>>; readonly query?: string }

const event = { starts: '2027-05-03T14:30', ends: '2027-05-03T18:00', zone: 'Europe/Berlin', place: 'Jena', registration: 'open' }
const holder = { person: '{person}', role: 'contributor' }
const invited = { name: 'Änne Probst', email: 'aenne@spieldaten.example' }

/** By route; `{source}` stands for the id of the source that is asked for. Where nothing is said, nothing is sent. */
export const SENT: Readonly<Record<string, RouteSent>> = {
  'GET /api/v1/consortia': { query: 'topics=Lasertechnik' },
  'DELETE /api/v1/charter-documents/:id/draft/rules/:kind': { query: 'seen=1' },
  'GET /api/v1/comments': { query: 'kind=organisation&id={organisation}' },
  'GET /api/v1/comparison': { query: 'a={organisation}&b={cluster}' },
  'GET /api/v1/calls': { query: 'state=all' },
  'PATCH /api/v1/calls/:id': { json: { version: 1, kind: 'funding', audience: 'alliance', twins: { de: { title: 'Licht' } } } },
  'PUT /api/v1/calls/:id/topics': { json: { version: 1, topics: ['laser-technology'] } },
  'POST /api/v1/calls': { json: { kind: 'funding', twins: { de: { title: 'Licht' } } } },
  'POST /api/v1/call-feeds': { json: { address: 'http://127.0.0.1/zwei', kind: 'funding', language: 'de' } },
  'POST /de/foerderaufrufe/:id/rueckzug': { form: { do: 'withdraw' } },
  'POST /de/foerderaufrufe/:id/themen': { form: { version: '1', topics: 'laser-technology' } },
  'POST /de/foerderaufrufe/feeds/:id': { form: { do: 'read' } },
  'PATCH /api/v1/comments/:id': { json: { version: 1, text: 'Das können wir gut.' } },
  'PATCH /api/v1/contacts/:id': { json: { version: 1, name: 'Zoe Zobel' } },
  'PATCH /api/v1/reports/:id': { json: { version: 1, title: 'Jahr', from: '2026-01-01', until: '2026-12-31', indicators: ['events'] } },
  'PATCH /api/v1/events/:id': { json: { version: 1, title: { de: 'Clustertag' }, event } },
  'PATCH /api/v1/news/:id': { json: { version: 1, title: { de: 'Clustertag' } } },
  'PATCH /api/v1/demands/:id': { json: { version: 1, text: 'Wer bohrt Glas fein?' } },
  'PATCH /api/v1/requests/:id': { json: { version: 3, twins: { de: { title: 'Glas', text: 'Wer strukturiert Glas fein?' } }, audience: 'alliance' } },
  'POST /api/v1/demands': { json: { text: 'Wer bohrt Glas?' } },
  'POST /api/v1/demands/:id/settlement': { json: { state: 'closed', reason: 'gefunden' } },
  'POST /api/v1/introductions': { json: { people: [{ person: '{person}', organisation: '{organisation}' }, { person: '{other}', organisation: '{cluster}' }], message: 'Bitte.' } },
  'POST /api/v1/introductions/:id/answer': { json: { answer: 'accepted' } },
  'POST /api/v1/requests': { json: { kind: 'request', twins: { de: { title: 'Glas', text: 'Wer strukturiert Glas?' } }, audience: 'alliance' } },
  'POST /api/v1/requests/:id/answers': { json: { text: 'Wir können das.' } },
  'POST /de/bedarf': { form: { text: 'Wer bohrt Glas?' } },
  'POST /de/bedarf/:id': { form: { do: 'close', reason: 'gefunden' } },
  'POST /de/gesuche/:id': { form: { do: 'distance' } },
  'POST /de/kontakte-vermitteln/:id': { form: { answer: 'accepted' } },
  'POST /api/v1/acts': { json: { seen: 0, act: { did: 'adopted', term: { text: 'Kranichtechnik', language: 'de' }, name: { de: 'Kranichtechnik' }, broader: ['laser-technology'], role: 'both' } } },
  'POST /api/v1/alliance/people': { json: { person: '{person}', role: 'moderator' } },
  'POST /api/v1/alliance/people/ending': { json: { person: '{person}', role: 'moderator' } },
  'POST /api/v1/alliance/people/invitations': { json: { ...invited, roles: ['moderator'] } },
  'POST /api/v1/charter-documents': { json: { kind: 'procedure', title: { de: 'Geschäftsordnung' }, audience: 'alliance' } },
  'POST /api/v1/charter-documents/:id/enforcement': { json: { seen: 1 } },
  'POST /api/v1/charter-documents/:id/proposal': { json: { way: 'written', until: '2099-12-31', seen: 1 } },
  'POST /api/v1/charter-documents/:id/proposal/ballot': { json: { voice: 'yes' } },
  'POST /api/v1/comments/:id/answers': { json: { text: 'Wir auch.' } },
  'POST /api/v1/events': { json: { title: { de: 'Clustertag' }, event } },
  'POST /api/v1/intersections/:id/treatments': { json: { did: 'noted', version: 1 } },
  'POST /api/v1/member-lists': { json: { for: '{cluster}', address: 'https://optonet.invalid/mitglieder' } },
  'POST /api/v1/news': { json: { title: { de: 'Clustertag' }, text: { de: 'Am Montag.' } } },
  'POST /api/v1/organisations': { json: { kind: 'company', name: { de: 'Kranich Feinwerk' }, clusters: ['{cluster}'] } },
  'POST /api/v1/organisations/:id/belongings': { json: { cluster: '{cluster}', from: '2026-01-01' } },
  'POST /api/v1/organisations/:id/belongings/ending': { json: { cluster: '{cluster}', until: '2026-12-31' } },
  'POST /api/v1/organisations/:id/legitimations': { json: { person: '{person}', basis: 'statutory', clause: '§ 26 BGB', scope: 'all' } },
  'POST /api/v1/organisations/:id/memberships': { json: { kind: 'guest' } },
  'POST /api/v1/organisations/:id/people': { json: { person: '{person}', role: 'manager' } },
  'POST /api/v1/organisations/:id/people/ending': { json: holder },
  'POST /api/v1/organisations/:id/people/invitations': { json: { ...invited, roles: ['contributor'] } },
  'POST /api/v1/organisations/:id/words': { json: { topic: 'laser-technology', says: 'confirmed', audience: 'alliance' } },
  'POST /api/v1/confidentiality-agreement/acceptance': { json: { version: '2026-12' } },
  'POST /api/v1/projects': { json: { twins: { de: { title: 'Linsen fassen' } }, lead: '{organisation}', disclosure: 'alliance', protection: 'filed' } },
  'POST /api/v1/projects/:id/steps': { json: { to: 'outline', on: '2020-01-01' } },
  'POST /api/v1/projects/:id/split': { json: { titles: ['Links', 'Rechts'] } },
  'POST /api/v1/projects/:id/merger': { json: { into: '{source}' } },
  'PUT /api/v1/projects/:id': { json: { twins: { de: { title: 'Linsen läppen' } }, lead: '{organisation}' } },
  'PUT /api/v1/projects/:id/disclosure': { json: { disclosure: 'public', protection: 'filed' } },
  'PUT /api/v1/projects/:id/lead': { json: { lead: '{cluster}' } },
  'PUT /api/v1/projects/:id/topics': { json: { topics: [] } },
  'POST /api/v1/releases': { json: { sources: ['{source}'] } },
  'POST /api/v1/sources': { json: { organisation: '{organisation}', audience: 'alliance', title: 'Profil', text: 'Wir schleifen Linsen.', rights: true } },
  'POST /api/v1/sources/:id/audience': { json: { audience: 'public', version: 1 } },
  'POST /api/v1/voting-rules/:kind/outcome': { json: { way: 'meeting', voters: [{ member: 'a', kind: 'full', weight: 2, attends: true, voice: 'yes', isBarred: false }] } },
  'PUT /api/v1/alliance': { json: { seen: 0, name: { de: 'Beispielallianz', en: '' }, languages: ['de'], zone: 'Europe/Berlin', carrier: { name: 'Trägerverein' } } },
  'PUT /api/v1/charter-documents/:id/draft': { json: { text: { de: 'Neu', en: '' }, seen: 1 } },
  'PUT /api/v1/charter-documents/:id/draft/rules/:kind': { json: { clause: '4', seen: 1, says: { notice: 7 } } },
  'POST /de/allianz/personen': { parts: { do: 'invite', ...invited, roles: 'moderator' } },
  'POST /de/mitglieder/:id/personen': { parts: { do: 'invite', ...invited, roles: 'contributor' } },
  'POST /de/mitglieder/:id/kompetenzen': { form: { topic: 'laser-technology', says: 'confirmed', audience: 'alliance' } },
  'POST /de/mitglieder/:id/mitgliedschaft': { form: { do: 'admit', kind: 'guest' } },
  'POST /de/mitglieder/neu': { form: { nameDe: 'Kranich Feinwerk', kind: 'company', clusters: '{cluster}' } },
  'POST /de/quellen/:id': { form: { did: 'public', version: '1' } },
  'POST /de/quellen/freigabe': { form: { did: 'release', tick: '{source}' } },
  'POST /de/regelwerk/:id/fassung/:number/unterschrift': { parts: { kind: 'text-form', signer: 'Änne Probst' } },
  'POST /api/v1/charter-documents/:id/versions/:number/signatures': { parts: { kind: 'text-form', signer: 'Änne Probst' } },
  'POST /de/regelwerk/:id/in-kraft': { form: { seen: '1' } },
  'POST /de/regelwerk/:id/vorlage': { form: { way: 'written', until: '2099-12-31', seen: '1' } },
  'POST /de/regelwerk/:id/vorlage/stimme': { form: { voice: 'yes' } },
  'POST /de/schnittmengen/:id': { form: { did: 'noted', version: '1' } },
}

/**
 * By what they answer, in this order: of an organisation its delegate, deputy, manager, contributor; the managers of its cluster, of another member, of a guest; for the alliance office, spokesperson, moderator, operator, confidant; who is signed in without a role; who is not signed in.
 * `+` done or shown, or refused for what was sent; `3` seen but not allowed; `1` asked to sign in; `0` not there.
 */
export const ANSWERS: Readonly<Record<string, string>> = {
  '++++ +++ +++++ ++': `
    GET /de/fruehzeitige-abstimmung/vertrauliche-vorhaben
    GET /en/early-coordination/confidential-plans
    GET /de/fruehzeitige-abstimmung
    GET /en/early-coordination
    GET /api/v1/plan-findings
    GET /de/vorhaben
    GET /en/projects
    GET /de/vorhaben/liste.csv
    GET /en/projects/list.csv
    GET /de/vorhaben/liste.xlsx
    GET /en/projects/list.xlsx
    GET /de/vorhaben/vertraulichkeit
    GET /en/projects/confidentiality
    GET /api/v1/projects
    GET /api/v1/confidentiality-agreement
    GET /de/gesuche
    GET /de/partnersuche
    GET /en/partner-search
    GET /api/v1/partner-search
    GET /en/requests
    GET /de/gesuche/liste.csv
    GET /en/requests/list.csv
    GET /de/gesuche/liste.xlsx
    GET /en/requests/list.xlsx
    GET /de/gesuche/feed.atom
    GET /en/requests/feed.atom
    GET /api/v1/requests
    GET /api/v1/admission-criteria
    POST /api/v1/applications/:id/ballot
    POST /api/v1/applications/:id/proposal
    POST /api/v1/applications/:id/recognition
    POST /api/v1/applications/:id/questions
    PUT /api/v1/applications/:id/findings
    POST /api/v1/admissions/:link/signature
    POST /api/v1/applications
    GET /api/v1/application-form
    POST /en/become-a-member
    POST /de/mitglied-werden
    GET /en/become-a-member
    GET /de/mitglied-werden
    POST /api/v1/organisations/:id/procedures/name
    POST /api/v1/organisations/:id/procedures/succession
    POST /api/v1/organisations/:id/procedures/expulsion/decision
    POST /api/v1/organisations/:id/procedures/expulsion/statement
    POST /api/v1/organisations/:id/procedures/expulsion
    POST /api/v1/organisations/:id/procedures/rest
    GET /
    POST /de/darstellung
    POST /en/appearance
    GET /de/gestaltung
    GET /en/style
    POST /de/gestaltung
    POST /en/style
    POST /de/handeln
    POST /en/acting
    GET /de/anmelden
    GET /en/sign-in
    POST /de/anmelden
    POST /en/sign-in
    GET /de/anmelden/code
    GET /en/sign-in/code
    GET /de/anmelden/mail
    GET /en/sign-in/mail
    POST /de/anmelden/mail
    POST /en/sign-in/mail
    GET /de/passwort-vergessen
    GET /en/forgotten-password
    POST /de/passwort-vergessen
    POST /en/forgotten-password
    GET /de/anmelden/link
    GET /en/sign-in/link
    POST /de/anmelden/link
    POST /en/sign-in/link
    GET /de/passwort-waehlen
    GET /en/choose-password
    POST /de/passwort-waehlen
    POST /en/choose-password
    GET /api/auth/callback/:provider
    POST /api/v1/passkeys/challenge
    POST /api/v1/passkeys/session
    GET /de/mitglieder
    GET /en/members
    GET /de/mitglieder/liste.csv
    GET /en/members/list.csv
    GET /de/mitglieder/liste.xlsx
    GET /en/members/list.xlsx
    GET /de/mitglieder/karte
    GET /en/members/map
    GET /de/mitglieder/karte/tabelle/:form
    GET /en/members/map/table/:form
    GET /api/v1/organisation-places
    GET /api/v1/organisations
    GET /de/regelwerk
    GET /en/charter
    GET /de/regelwerk/allianz
    GET /en/charter/alliance
    GET /api/v1/alliance
    GET /api/v1/charter-documents
    GET /de/hinweise
    GET /en/notices
    GET /de
    GET /en
    GET /de/schnittmengen
    GET /en/intersections
    GET /de/schnittmengen/tabelle/:form
    GET /en/intersections/table/:form
    GET /de/themen
    GET /en/topics
    GET /de/themen/:id
    GET /en/topics/:id
    GET /de/themenpflege
    GET /en/topic-curation
    GET /de/themenpflege/verlauf
    GET /en/topic-curation/history
    GET /de/vokabular
    GET /en/vocabulary
    GET /de/vergleich
    GET /en/comparison
    GET /de/so-wird-gerechnet
    GET /en/how-it-is-computed
    GET /de/quellen
    GET /en/sources
    GET /de/mitglieder/:id/kompetenzen
    GET /en/members/:id/competences
    POST /de/mitgliederliste/:id
    POST /en/member-list/:id
    GET /de/suche
    GET /en/search
    GET /api/v1/search
    GET /api/v1/map
    GET /api/v1/intersections
    GET /api/v1/topics
    GET /api/v1/topics/:id
    GET /api/v1/acts
    GET /api/v1/vocabulary
    GET /api/v1/sources
    POST /api/v1/sources/files
    POST /api/v1/member-lists/:id/members
    GET /de/aktuelles/feed.atom
    GET /en/news/feed.atom
    GET /de/termine/kalender.ics
    GET /en/events/calendar.ics
    GET /de/termine/:id/kalender.ics
    GET /en/events/:id/calendar.ics
    GET /sitemap.xml
    GET /de/aktuelles
    GET /en/news
    GET /de/termine
    GET /en/events
    GET /de/termine/:id
    GET /en/events/:id
    GET /de/termine/:id/anmeldung
    GET /en/events/:id/registration
    POST /de/termine/:id/anmeldung
    POST /en/events/:id/registration
    GET /de/newsletter
    GET /en/newsletter
    POST /de/newsletter
    POST /en/newsletter
    GET /de/einbetten/termine
    GET /en/embed/events
    GET /de/einbetten/mitglieder
    GET /en/embed/members
    GET /api/v1/news
    GET /api/v1/events
    POST /api/v1/events/:id/registrations
    POST /api/v1/newsletter
    GET /api/v1/events/:id
    GET /de/impressum
    GET /en/imprint
    GET /de/datenschutz
    GET /en/privacy
    GET /de/barrierefreiheit
    GET /en/accessibility
    GET /de/kontakt
    GET /en/contact
    GET /de/datenschutz/fristen
    GET /en/privacy/periods
    GET /api/v1/retention-periods
    GET /api/openapi.json
    GET /de/schnittstelle
    GET /en/api
    POST /de/abmelden
    POST /en/sign-out
    GET /en/calls
    GET /de/foerderaufrufe/kalender
    GET /en/calls/calendar
    GET /de/foerderaufrufe/fristen.ics
    GET /en/calls/deadlines.ics
    GET /api/v1/calls
    GET /de/vorhaben/zeitachse
    GET /en/projects/timeline
    GET /de/vorhaben/auswertung
    GET /en/projects/analysis
    GET /de/vorhaben/auswertung/datei/:form
    GET /en/projects/analysis/file/:form
    GET /de/foerderaufrufe`,
  '++++ +++ +++++ +1': `
    GET /de/handeln
    GET /en/acting
    GET /de/konto
    GET /en/account
    POST /de/konto
    POST /en/account
    POST /de/konto/passwort
    POST /en/account/password
    POST /de/konto/code
    POST /en/account/code
    POST /de/konto/code/bestaetigen
    POST /en/account/code/confirm
    POST /de/konto/passkeys
    POST /en/account/passkeys
    POST /de/konto/anmeldungen
    POST /en/account/sign-ins
    GET /de/konto/meine-daten
    GET /en/account/my-data
    GET /de/konto/loeschen
    GET /en/account/erase
    POST /de/konto/loeschen
    POST /en/account/erase
    GET /de/konto/zugriffsschluessel
    GET /en/account/tokens
    POST /de/konto/zugriffsschluessel
    POST /en/account/tokens
    GET /api/v1/self
    POST /api/v1/passkeys/new
    POST /api/v1/passkeys
    GET /api/v1/tokens
    POST /api/v1/tokens
    GET /de/hinweise/einstellungen
    GET /en/notices/settings
    POST /de/hinweise/einstellungen
    POST /en/notices/settings
    GET /api/v1/notices
    GET /api/v1/notices/settings
    PUT /api/v1/notices/settings`,
  '0000 000 00000 00': `
    GET /de/kontakte-vermitteln/antwort/:token
    GET /en/introductions/answer/:token
    POST /de/kontakte-vermitteln/antwort/:token
    POST /en/introductions/answer/:token
    GET /de/fruehzeitige-abstimmung/hinweise/:id
    GET /en/early-coordination/notices/:id
    POST /de/fruehzeitige-abstimmung/hinweise/:id/freigabe
    POST /en/early-coordination/notices/:id/release
    POST /de/fruehzeitige-abstimmung/hinweise/:id/ruecknahme
    POST /en/early-coordination/notices/:id/withdrawal
    POST /de/fruehzeitige-abstimmung/hinweise/:id/ablehnung
    POST /en/early-coordination/notices/:id/refusal
    POST /de/fruehzeitige-abstimmung/hinweise/:id/distanzierung
    POST /en/early-coordination/notices/:id/distancing
    GET /de/fruehzeitige-abstimmung/vertrauensperson/:id
    GET /en/early-coordination/confidant/:id
    POST /de/fruehzeitige-abstimmung/vertrauensperson/:id/weitergabe
    POST /en/early-coordination/confidant/:id/passing-on
    POST /de/fruehzeitige-abstimmung/vertrauensperson/:id/abschluss
    POST /en/early-coordination/confidant/:id/closing
    GET /de/fruehzeitige-abstimmung/protokoll/:id
    GET /en/early-coordination/record/:id
    GET /de/fruehzeitige-abstimmung/:id
    GET /en/early-coordination/:id
    POST /de/fruehzeitige-abstimmung/:id
    POST /en/early-coordination/:id
    GET /api/v1/plan-findings/:id
    POST /api/v1/plan-findings/:id/answers
    GET /api/v1/overlap-notices/:id
    PUT /api/v1/overlap-notices/:id/release
    DELETE /api/v1/overlap-notices/:id/release
    POST /api/v1/overlap-notices/:id/refusal
    POST /api/v1/overlap-notices/:id/distancing
    GET /api/v1/confided-notices/:id
    POST /api/v1/confided-notices/:id/closing
    POST /en/discussions/:id/distancing
    POST /de/diskussionen/:id/distanzierung
    POST /en/discussions/:id
    POST /de/diskussionen/:id
    GET /en/discussions/:id
    GET /de/diskussionen/:id
    POST /en/discussions/new
    POST /de/diskussionen/neu
    GET /en/discussions/new
    GET /de/diskussionen/neu
    POST /api/v1/admissions/:link/answers
    POST /api/v1/admissions/:link/withdrawal
    POST /api/v1/admissions/:link/confirmation
    GET /api/v1/admissions/:link
    GET /en/applications/:id/documents/:document
    GET /de/aufnahmeantraege/:id/dokumente/:document
    GET /en/admission/:link/documents/:document
    GET /de/aufnahme/:link/dokumente/:document
    POST /en/admission/:link/answer
    POST /de/aufnahme/:link/antwort
    POST /en/admission/:link
    POST /de/aufnahme/:link
    GET /en/admission/:link
    GET /de/aufnahme/:link
    POST /en/entered/:link
    POST /de/eingetragen/:link
    GET /en/entered/:link
    GET /de/eingetragen/:link
    GET /en/sign-in/external
    GET /de/anmelden/extern
    GET /de/einladung/:link
    GET /en/invitation/:link
    POST /de/einladung/:link
    POST /en/invitation/:link
    GET /de/regelwerk/unterschriften/:id
    GET /en/charter/signatures/:id
    GET /de/hinweise/abbestellen/:token
    GET /en/notices/unsubscribe/:token
    POST /de/hinweise/abbestellen/:token
    POST /en/notices/unsubscribe/:token
    GET /de/antwort/:token
    GET /en/answer/:token
    POST /de/antwort/:token
    POST /en/answer/:token
    GET /de/mitglieder/karte/bild/:form
    GET /en/members/map/picture/:form
    GET /de/schnittmengen/bild/:form
    GET /en/intersections/picture/:form
    GET /de/vokabular/datei/:form
    GET /en/vocabulary/file/:form
    GET /de/aktuelles/bild/:file
    GET /en/news/image/:file
    GET /de/anmeldung/:token
    GET /en/registration/:token
    POST /de/anmeldung/:token
    POST /en/registration/:token
    GET /de/newsletter/:token
    GET /en/newsletter/:token
    POST /de/newsletter/:token
    POST /en/newsletter/:token
    GET /de/foerderaufrufe/kalender/:link/fristen.ics
    GET /en/calls/calendar/:link/deadlines.ics
    GET /de/vorhaben/zeitachse/bild/:form
    GET /en/projects/timeline/picture/:form
    GET /de/meilensteine/:token
    GET /en/milestones/:token
    POST /de/meilensteine/:token
    POST /en/milestones/:token`,
  '++++ ++0 +++00 00': `
    GET /de/gesuche/:id
    GET /en/requests/:id
    POST /de/gesuche/:id
    POST /en/requests/:id
    GET /api/v1/requests/:id
    POST /api/v1/requests/:id/distancing
    GET /api/v1/distancings
    POST /api/v1/comments
    GET /api/v1/comments
    GET /en/distancings/list.xlsx
    GET /de/distanzierungen/liste.xlsx
    GET /en/distancings/list.csv
    GET /de/distanzierungen/liste.csv
    GET /en/distancings
    GET /de/distanzierungen
    GET /api/v1/organisations/:id/procedures
    GET /de/mitglieder/:id/personen
    GET /en/members/:id/people
    GET /api/v1/organisations/:id/people
    GET /api/v1/organisations/:id/legitimations
    GET /de/mitglieder/:id
    GET /en/members/:id
    GET /de/mitglieder/:id/mitgliedschaft
    GET /en/members/:id/membership
    GET /api/v1/organisations/:id
    GET /api/v1/organisations/:id/belongings
    GET /api/v1/organisations/:id/memberships
    GET /de/regelwerk/was-waere-wenn
    GET /en/charter/what-if
    POST /de/regelwerk/was-waere-wenn
    POST /en/charter/what-if
    GET /de/regelwerk/:id
    GET /en/charter/:id
    GET /de/regelwerk/:id/vorlage
    GET /en/charter/:id/proposal
    GET /api/v1/charter-documents/:id/proposals
    GET /de/regelwerk/:id/fassung/:number
    GET /en/charter/:id/version/:number
    GET /api/v1/charter-documents/:id
    GET /api/v1/charter-documents/:id/versions/:number/signatures
    GET /api/v1/voting-rules/:kind
    POST /api/v1/voting-rules/:kind/outcome
    GET /de/schnittmengen/:id
    GET /en/intersections/:id
    GET /de/quellen/:id
    GET /en/sources/:id
    GET /de/quellen/:id/text
    GET /en/sources/:id/text
    GET /api/v1/intersections/:id
    GET /api/v1/sources/:id
    GET /api/v1/sources/:id/text
    GET /api/v1/organisations/:id/competences
    GET /api/v1/comparison
    GET /de/kommentare/:id
    GET /en/comments/:id
    POST /de/kommentare/:id
    POST /en/comments/:id
    GET /api/v1/comments/:id
    POST /api/v1/comments/:id/answers
    POST /api/v1/comments/:id/distancing
    GET /de/foerderaufrufe/:id
    GET /en/calls/:id
    GET /api/v1/calls/:id
    GET /api/v1/calls/:id/fits`,
  '0000 000 +++00 00': `
    POST /de/aktuelles/:id/bearbeiten
    GET /de/aktuelles/:id/bearbeiten
    GET /en/news/:id/edit
    POST /en/news/:id/edit
    POST /de/aktuelles/:id/veroeffentlichung
    POST /en/news/:id/publication
    GET /de/aktuelles/:id/bilder
    GET /en/news/:id/images
    POST /de/aktuelles/:id/bilder
    POST /en/news/:id/images
    GET /de/aktuelles/:id
    GET /en/news/:id
    GET /de/termine/:id/anmeldungen
    GET /en/events/:id/registrations
    POST /de/termine/:id/anmeldungen
    POST /en/events/:id/registrations
    GET /de/termine/:id/unterschriften
    GET /en/events/:id/signatures
    GET /de/termine/:id/anmeldungen/liste.csv
    GET /en/events/:id/registrations/list.csv
    GET /de/termine/:id/anmeldungen/liste.xlsx
    GET /en/events/:id/registrations/list.xlsx
    POST /de/newsletter/empfang.csv
    POST /en/newsletter/recipients.csv
    GET /api/v1/events/:id/registrations
    GET /api/v1/news/:id
    PATCH /api/v1/news/:id
    POST /api/v1/news/:id/publication
    POST /api/v1/news/:id/withdrawal`,
  '++++ ++0 33300 00': `
    POST /de/regelwerk/:id/vorlage/stimme
    POST /en/charter/:id/proposal/ballot
    POST /api/v1/charter-documents/:id/proposal/ballot`,
  '3333 330 ++300 00': `
    POST /api/v1/organisations/:id/procedures/leaving/withdrawal
    POST /api/v1/organisations/:id/procedures/leaving
    POST /de/mitglieder/:id/mitgliedschaft
    POST /en/members/:id/membership
    POST /api/v1/organisations/:id/memberships
    POST /api/v1/organisations/:id/memberships/ending
    POST /de/regelwerk/:id/neue-fassung
    POST /en/charter/:id/new-version
    POST /de/regelwerk/:id/vorlage
    POST /en/charter/:id/proposal
    POST /de/regelwerk/:id/vorlage/abschluss
    POST /en/charter/:id/proposal/closing
    POST /de/regelwerk/:id/vorlage/rueckzug
    POST /en/charter/:id/proposal/withdrawal
    POST /api/v1/charter-documents/:id/proposal
    POST /api/v1/charter-documents/:id/proposal/closing
    POST /api/v1/charter-documents/:id/proposal/withdrawal
    POST /de/regelwerk/:id/in-kraft
    POST /en/charter/:id/in-force
    GET /de/regelwerk/:id/entwurf
    GET /en/charter/:id/draft
    POST /de/regelwerk/:id/entwurf
    POST /en/charter/:id/draft
    GET /de/regelwerk/:id/entwurf/:kind
    GET /en/charter/:id/draft/:kind
    POST /de/regelwerk/:id/entwurf/:kind
    POST /en/charter/:id/draft/:kind
    POST /api/v1/charter-documents/:id/versions
    POST /api/v1/charter-documents/:id/enforcement
    PUT /api/v1/charter-documents/:id/draft
    PUT /api/v1/charter-documents/:id/draft/rules/:kind
    DELETE /api/v1/charter-documents/:id/draft/rules/:kind`,
  '3333 333 ++333 31': `
    POST /api/v1/admission-criteria
    POST /api/v1/organisations/:id/procedures/expulsion/dropping
    POST /api/v1/organisations/:id/procedures/expulsion/passing
    POST /api/v1/organisations/:id/procedures/rest/ending
    POST /api/v1/organisations/:id/legitimations
    GET /de/mitglieder/import
    GET /en/members/import
    POST /de/mitglieder/import
    POST /en/members/import
    GET /de/mitglieder/import/:draft
    GET /en/members/import/:draft
    POST /de/mitglieder/import/:draft
    POST /en/members/import/:draft
    POST /api/v1/imports
    POST /api/v1/imports/:draft/confirmation
    GET /de/regelwerk/neu
    GET /en/charter/new
    POST /de/regelwerk/neu
    POST /en/charter/new
    POST /de/regelwerk/allianz
    POST /en/charter/alliance
    PUT /api/v1/alliance
    POST /api/v1/charter-documents`,
  '33+3 ++3 +++11 11': `
    GET /de/aktuelles/neu
    GET /en/news/new
    POST /de/aktuelles/neu
    POST /en/news/new
    GET /de/termine/neu
    GET /en/events/new
    POST /de/termine/neu
    POST /en/events/new
    POST /api/v1/news
    POST /api/v1/events`,
  '+++3 +30 +++00 00': `
    GET /de/mitglieder/:id/bearbeiten
    GET /en/members/:id/edit
    POST /de/mitglieder/:id/bearbeiten
    POST /en/members/:id/edit
    POST /de/mitglieder/:id/oeffentlich
    POST /en/members/:id/public
    PATCH /api/v1/organisations/:id
    POST /api/v1/organisations/:id/opening
    DELETE /api/v1/sources/:id`,
  '0000 000 +00+0 00': `
    GET /de/postausgang
    GET /en/outbox
    GET /de/postausgang/:id
    GET /en/outbox/:id
    POST /de/postausgang/:id
    POST /en/outbox/:id
    GET /api/v1/mails
    GET /api/v1/mails/:id
    POST /api/v1/mails/:id/handover
    POST /api/v1/mails/:id/sending`,
  '3333 ++3 +++33 31': `
    GET /de/mitglieder/neu
    GET /en/members/new
    GET /de/mitgliederliste
    GET /en/member-list
    POST /de/mitgliederliste
    POST /en/member-list
    GET /api/v1/member-lists
    POST /api/v1/member-lists/files`,
  '3333 333 +++33 31': `
    POST /de/themen/:id
    POST /en/topics/:id
    POST /de/themenpflege
    POST /en/topic-curation
    POST /de/themenpflege/verlauf
    POST /en/topic-curation/history
    POST /api/v1/acts
    GET /api/v1/found-terms`,
  '++++ +++ 33311 11': `
    GET /de/quellen/freigabe
    GET /en/sources/release
    POST /de/quellen/freigabe
    POST /en/sources/release
    POST /api/v1/releases`,
  '0000 000 +0000 00': `
    GET /de/vorgaenge
    GET /en/audit-trail
    GET /de/vorgaenge/liste.csv
    GET /en/audit-trail/list.csv
    GET /api/v1/audit-entries`,
  '3333 330 33300 00': `
    GET /de/regelwerk/:id/fassung/:number/unterschrift
    GET /en/charter/:id/version/:number/signature
    POST /de/regelwerk/:id/fassung/:number/unterschrift
    POST /en/charter/:id/version/:number/signature
    POST /api/v1/charter-documents/:id/versions/:number/signatures`,
  '++++ +++ +++11 11': `
    GET /de/gesuche/distanzierungen.csv
    GET /en/requests/distancings.csv
    GET /de/quellen/neu
    GET /en/sources/new
    POST /de/quellen/neu
    POST /en/sources/new`,
  '0000 000 ++000 00': `
    POST /api/v1/reports
    GET /api/v1/reports
    POST /api/v1/circulars
    GET /api/v1/circulars
    POST /en/reports/new
    POST /de/nachweise/neu
    GET /en/reports/new
    GET /de/nachweise/neu
    GET /en/reports
    GET /de/nachweise
    POST /en/circulars/new
    POST /de/rundmails/neu
    GET /en/circulars/new
    GET /de/rundmails/neu
    GET /en/circulars
    GET /de/rundmails
    GET /de/datenschutz/vorlagen
    GET /en/privacy/templates
    GET /de/datenschutz/vorlagen/:template
    GET /en/privacy/templates/:template
    GET /de/aufnahmeantraege/:id
    GET /en/applications/:id
    POST /de/aufnahmeantraege/:id/pruefung
    POST /en/applications/:id/check
    POST /de/aufnahmeantraege/:id/rueckfragen
    POST /en/applications/:id/questions
    POST /de/aufnahmeantraege/:id/vorlage
    POST /en/applications/:id/proposal
    POST /de/aufnahmeantraege/:id/stimme
    POST /en/applications/:id/ballot
    POST /de/aufnahmeantraege/:id/abschluss
    POST /en/applications/:id/closing
    GET /api/v1/applications/:id
    POST /api/v1/applications/:id/check
    POST /api/v1/applications/:id/closing
    GET /de/rundmails/:id
    GET /en/circulars/:id
    GET /de/nachweise/:id/bearbeiten
    GET /en/reports/:id/edit
    POST /de/nachweise/:id/bearbeiten
    POST /en/reports/:id/edit
    GET /de/nachweise/:id
    GET /en/reports/:id
    GET /de/nachweise/:id/nachweis.xlsx
    GET /en/reports/:id/report.xlsx
    GET /de/nachweise/:id/nachweis.pdf
    GET /en/reports/:id/report.pdf
    GET /de/nachweise/:id/:indicator
    GET /en/reports/:id/:indicator
    GET /api/v1/circulars/:id
    GET /api/v1/reports/:id
    PATCH /api/v1/reports/:id
    GET /api/v1/reports/:id/:indicator`,
  '3333 +33 +++33 31': `
    POST /de/mitglieder/neu
    POST /en/members/new
    POST /api/v1/organisations
    POST /api/v1/member-lists`,
  '++++ ++0 ++++0 00': `
    GET /de/allianz/personen
    GET /en/alliance/people
    GET /api/v1/alliance/people`,
  '++++ 330 33300 00': `
    GET /de/gesuche/:id/bearbeiten
    GET /en/requests/:id/edit
    POST /de/gesuche/:id/bearbeiten
    POST /en/requests/:id/edit
    PATCH /api/v1/requests/:id
    POST /api/v1/requests/:id/submission
    POST /api/v1/requests/:id/extension
    POST /api/v1/requests/:id/settlement
    POST /de/mitglieder/:id/kompetenzen
    POST /en/members/:id/competences
    POST /api/v1/organisations/:id/words`,
  '+++3 ++0 +++00 00': `
    POST /de/schnittmengen/:id
    POST /en/intersections/:id
    POST /api/v1/intersections/:id/treatments`,
  '+++3 +30 33300 00': `
    POST /de/quellen/:id
    POST /en/sources/:id
    POST /api/v1/sources/:id/audience`,
  '+3+3 330 +3300 00': `
    POST /de/mitglieder/:id/personen
    POST /en/members/:id/people
    POST /api/v1/organisations/:id/people/invitations`,
  '3333 333 +++11 11': `
    PATCH /api/v1/events/:id
    POST /api/v1/events/:id/publication
    POST /api/v1/events/:id/withdrawal`,
  '3333 333 +3333 31': `
    POST /api/v1/alliance/people/invitations
    POST /de/datenschutz/fristen
    POST /en/privacy/periods
    PATCH /api/v1/retention-periods`,
  '1111 111 11111 1+': `
    POST /de/anmelden/code
    POST /en/sign-in/code`,
  '3333 +30 +++00 00': `
    POST /api/v1/organisations/:id/belongings
    POST /api/v1/organisations/:id/belongings/ending`,
  '++++ +30 +++00 00': `
    POST /api/v1/sources/:id/readings`,
  '++++ +33 +++33 31': `
    POST /api/v1/sources`,
  '0000 000 00000 01': `
    DELETE /api/v1/tokens/:id`,
  '3333 333 +33+3 31': `
    GET /api/v1/take-away
    GET /en/take-away/alliance.zip
    GET /de/mitnahme/allianz.zip
    GET /en/take-away
    GET /de/mitnahme`,
  '3333 333 00333 31': `
    DELETE /api/v1/admission-criteria/:id
    PUT /api/v1/admission-criteria/:id
    POST /api/v1/organisations/:id/legitimations/:legitimation/ending`,
  '+3+3 +++ +33+3 31': `
    POST /api/v1/people-imports
    POST /en/alliance/people/import
    POST /de/allianz/personen/import
    GET /en/alliance/people/import
    GET /de/allianz/personen/import`,
  '0303 000 03303 31': `
    POST /api/v1/people-imports/:draft/confirmation
    POST /en/alliance/people/import/:draft
    POST /de/allianz/personen/import/:draft
    GET /en/alliance/people/import/:draft
    GET /de/allianz/personen/import/:draft`,
  '3333 330 +3330 00': `
    POST /en/alliance/people
    POST /de/allianz/personen`,
  '+3+3 333 +3333 31': `
    POST /api/v1/organisations/:id/people`,
  '+3++ 333 +3333 31': `
    POST /api/v1/organisations/:id/people/ending`,
  '3333 333 03333 31': `
    POST /api/v1/alliance/people`,
  '3330 333 03333 31': `
    POST /api/v1/alliance/people/ending`,
  '++++ ++0 +++00 01': `
    GET /api/v1/applications
    GET /en/applications/criteria
    GET /de/aufnahmeantraege/kriterien
    GET /en/applications
    GET /de/aufnahmeantraege`,
  '3333 330 ++300 01': `
    POST /en/applications/criteria
    POST /de/aufnahmeantraege/kriterien`,
  '++++ ++0 +++11 11': `
    GET /de/konsortium
    GET /en/consortium
    GET /api/v1/consortia
    GET /en/discussions
    GET /de/diskussionen`,
  '0000 000 +0+00 00': `
    POST /api/v1/contacts/:id/entries
    PATCH /api/v1/contacts/:id
    POST /api/v1/contacts
    GET /api/v1/contacts
    POST /en/contacts/new
    POST /de/kontakte/neu
    GET /en/contacts/new
    GET /de/kontakte/neu
    GET /en/contacts/list.xlsx
    GET /de/kontakte/liste.xlsx
    GET /en/contacts/list.csv
    GET /de/kontakte/liste.csv
    GET /en/contacts
    GET /de/kontakte
    GET /de/kontakte/:id/bearbeiten
    GET /en/contacts/:id/edit
    POST /de/kontakte/:id/bearbeiten
    POST /en/contacts/:id/edit
    GET /de/kontakte/:id
    GET /en/contacts/:id
    POST /de/kontakte/:id
    POST /en/contacts/:id
    GET /api/v1/contacts/:id`,
  '+3+3 330 33300 00': `
    GET /api/v1/organisations/:id/take-away
    GET /en/members/:id/take-away/organisation.zip
    GET /de/mitglieder/:id/mitnahme/organisation.zip
    GET /en/members/:id/take-away
    GET /de/mitglieder/:id/mitnahme`,
  '0000 +00 +++00 00': `
    GET /de/mitgliederliste/:id
    GET /en/member-list/:id
    GET /api/v1/member-lists/:id
    POST /api/v1/member-lists/:id/readings`,
  '0000 000 +0300 00': `
    POST /de/kontakte/:id/einladung
    POST /en/contacts/:id/invitation
    POST /api/v1/contacts/:id/invitation`,
  '33+3 330 33300 00': `
    PATCH /api/v1/comments/:id`,
  '33+3 330 +3+00 00': `
    DELETE /api/v1/comments/:id
    GET /de/foerderaufrufe/:id/bearbeiten
    GET /en/calls/:id/edit
    POST /de/foerderaufrufe/:id/bearbeiten
    POST /en/calls/:id/edit
    POST /de/foerderaufrufe/:id/rueckzug
    POST /en/calls/:id/withdrawal
    GET /de/foerderaufrufe/:id/themen
    GET /en/calls/:id/topics
    POST /de/foerderaufrufe/:id/themen
    POST /en/calls/:id/topics
    PATCH /api/v1/calls/:id
    PUT /api/v1/calls/:id/topics
    POST /api/v1/calls/:id/withdrawal
    DELETE /api/v1/calls/:id/withdrawal`,
  '+++3 +++ ++333 31': `
    POST /de/vorhaben/vertraulichkeit
    POST /en/projects/confidentiality
    POST /api/v1/confidentiality-agreement/acceptance
`,
  '+++3 ++3 ++333 31': `
    GET /de/vorhaben/neu
    GET /en/projects/new
    POST /de/vorhaben/neu
    POST /en/projects/new
    GET /de/vorhaben/import
    GET /en/projects/import
    POST /de/vorhaben/import
    POST /en/projects/import`,
  '+++3 030 33300 00': `
    GET /de/vorhaben/:id/bearbeiten
    GET /en/projects/:id/edit
    POST /de/vorhaben/:id/bearbeiten
    POST /en/projects/:id/edit
    GET /de/vorhaben/:id/themen
    GET /en/projects/:id/topics
    POST /de/vorhaben/:id/themen
    POST /en/projects/:id/topics
    GET /de/vorhaben/:id/stand
    GET /en/projects/:id/state
    POST /de/vorhaben/:id/stand
    POST /en/projects/:id/state
    GET /de/vorhaben/:id/freigabe
    GET /en/projects/:id/disclosure
    POST /de/vorhaben/:id/freigabe
    POST /en/projects/:id/disclosure
    GET /de/vorhaben/:id/aufteilung
    GET /en/projects/:id/split
    POST /de/vorhaben/:id/aufteilung
    POST /en/projects/:id/split
    GET /de/vorhaben/:id/zusammenlegung
    GET /en/projects/:id/merger
    POST /de/vorhaben/:id/zusammenlegung
    POST /en/projects/:id/merger
    PUT /api/v1/projects/:id
    POST /api/v1/projects/:id/steps
    PUT /api/v1/projects/:id/disclosure
    PUT /api/v1/projects/:id/topics
    POST /api/v1/projects/:id/split
    POST /api/v1/projects/:id/merger
    GET /de/vorhaben/:id/meilensteine
    GET /en/projects/:id/milestones
    POST /de/vorhaben/:id/meilensteine
    POST /en/projects/:id/milestones
    POST /api/v1/projects/:id/milestones`,
  '++++ 0+0 +++00 00': `
    GET /de/vorhaben/:id
    GET /en/projects/:id
    GET /de/vorhaben/:id/verlauf
    GET /en/projects/:id/history
    GET /api/v1/projects/:id
    GET /api/v1/projects/:id/versions
    GET /api/v1/projects/:id/milestones`,
  '3333 030 ++300 00': `
    GET /de/vorhaben/:id/leitung
    GET /en/projects/:id/lead
    POST /de/vorhaben/:id/leitung
    POST /en/projects/:id/lead
    PUT /api/v1/projects/:id/lead
`,
  '+++3 333 ++333 31': `
    POST /api/v1/projects
`,
  '++++ ++3 33311 11': `
    GET /de/gesuche/neu
    GET /en/requests/new
    POST /de/gesuche/neu
    POST /en/requests/new
    POST /api/v1/requests`,
  '++++ ++0 00000 01': `
    GET /de/bedarf
    GET /en/demands
    POST /de/bedarf
    POST /en/demands
    GET /de/bedarf/liste.csv
    GET /en/demands/list.csv
    GET /de/bedarf/liste.xlsx
    GET /en/demands/list.xlsx
    GET /api/v1/demands
    POST /api/v1/demands`,
  '++++ 000 00000 00': `
    GET /de/bedarf/:id
    GET /en/demands/:id
    POST /de/bedarf/:id
    POST /en/demands/:id
    GET /api/v1/demands/:id
    PATCH /api/v1/demands/:id
    POST /api/v1/demands/:id/settlement`,
  '+0+0 ++0 +0+11 11': `
    GET /de/kontakte-vermitteln
    GET /en/introductions
    GET /api/v1/introductions`,
  '00+0 ++0 +0+11 11': `
    GET /de/kontakte-vermitteln/neu
    GET /en/introductions/new
    POST /de/kontakte-vermitteln/neu
    POST /en/introductions/new
    POST /api/v1/introductions`,
  '+000 ++0 00000 00': `
    GET /de/kontakte-vermitteln/:id
    GET /en/introductions/:id
    GET /api/v1/introductions/:id`,
  '+000 +30 00000 00': `
    POST /de/kontakte-vermitteln/:id
    POST /en/introductions/:id
    POST /api/v1/introductions/:id/answer`,
  '++++ 330 +3+00 00': `
    POST /api/v1/requests/:id/withdrawal`,
  '3333 +30 33300 00': `
    POST /api/v1/requests/:id/approval
    POST /api/v1/requests/:id/return`,
  '++++ ++0 00000 00': `
    GET /api/v1/requests/:id/answers`,
  '3333 ++0 33300 00': `
    POST /api/v1/requests/:id/answers
    POST /api/v1/requests/:id/follow
    DELETE /api/v1/requests/:id/follow`,
  '++++ +++ 00000 01': `
    GET /de/fruehzeitige-abstimmung/hinweise
    GET /en/early-coordination/notices
    GET /api/v1/overlap-notices`,
  '+++0 +++ 00000 00': `
    GET /de/fruehzeitige-abstimmung/distanzierungen
    GET /en/early-coordination/distancings
    GET /de/fruehzeitige-abstimmung/distanzierungen/liste.csv
    GET /en/early-coordination/distancings/list.csv
    GET /de/fruehzeitige-abstimmung/distanzierungen/liste.xlsx
    GET /en/early-coordination/distancings/list.xlsx
    GET /api/v1/overlap-distancings`,
  '0000 000 0000+ 00': `
    GET /de/fruehzeitige-abstimmung/vertrauensperson
    GET /en/early-coordination/confidant
    GET /api/v1/confided-notices
    POST /api/v1/confided-notices/:id/passing-on`,
  '+++0 000 00000 00': `
    GET /api/v1/projects/:id/comparisons`,
  '33+3 ++3 +3+33 31': `
    GET /de/foerderaufrufe/neu
    GET /en/calls/new
    POST /de/foerderaufrufe/neu
    POST /en/calls/new
    GET /de/foerderaufrufe/import
    GET /en/calls/import
    POST /de/foerderaufrufe/import
    POST /en/calls/import
    POST /api/v1/calls
    POST /api/v1/call-imports`,
  '3303 003 03033 31': `
    GET /de/foerderaufrufe/import/:draft
    GET /en/calls/import/:draft
    POST /de/foerderaufrufe/import/:draft
    POST /en/calls/import/:draft
    GET /api/v1/call-imports/:draft
    POST /api/v1/call-imports/:draft/confirmation`,
  '3333 333 +3+33 31': `
    GET /de/foerderaufrufe/feeds
    GET /en/calls/feeds
    POST /de/foerderaufrufe/feeds
    POST /en/calls/feeds
    POST /de/foerderaufrufe/feeds/:id
    POST /en/calls/feeds/:id
    GET /api/v1/call-feeds
    POST /api/v1/call-feeds
    POST /api/v1/call-feeds/:id/readings
    DELETE /api/v1/call-feeds/:id`,
  '+++3 ++3 33333 31': `
    POST /de/foerderaufrufe/kalender
    POST /en/calls/calendar
    POST /api/v1/call-calendar`,
  '0003 003 00333 31': `
    GET /de/vorhaben/import/:draft
    GET /en/projects/import/:draft
    POST /de/vorhaben/import/:draft
    POST /en/projects/import/:draft`,
}
