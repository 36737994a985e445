/** The table that every door of the house is held against: what it answers to whom. What is sent to doors that write is what each role may be refused for by who it is, not by what it sent. */

export type RouteSent = { readonly json?: object; readonly form?: Readonly<Record<string, string>>; /** As a form that sends files is sent. */ readonly parts?: Readonly<Record<string, string>>; readonly query?: string }

const event = { starts: '2027-05-03T14:30', ends: '2027-05-03T18:00', zone: 'Europe/Berlin', place: 'Jena', registration: 'open' }
const holder = { person: '{person}', role: 'contributor' }
const invited = { name: 'Änne Probst', email: 'aenne@spieldaten.example' }

/** By route; `{source}` stands for the id of the source that is asked for. Where nothing is said, nothing is sent. */
export const SENT: Readonly<Record<string, RouteSent>> = {
  'DELETE /api/v1/charter-documents/:id/draft/rules/:kind': { query: 'seen=1' },
  'PATCH /api/v1/events/:id': { json: { version: 1, title: { de: 'Clustertag' }, event } },
  'PATCH /api/v1/news/:id': { json: { version: 1, title: { de: 'Clustertag' } } },
  'POST /api/v1/acts': { json: { seen: 0, act: { did: 'adopted', term: { text: 'Kranichtechnik', language: 'de' }, name: { de: 'Kranichtechnik' }, broader: ['laser-technology'], role: 'both' } } },
  'POST /api/v1/alliance/people': { json: { person: '{person}', role: 'moderator' } },
  'POST /api/v1/alliance/people/ending': { json: { person: '{person}', role: 'moderator' } },
  'POST /api/v1/alliance/people/invitations': { json: { ...invited, roles: ['moderator'] } },
  'POST /api/v1/charter-documents': { json: { kind: 'procedure', title: { de: 'Geschäftsordnung' }, audience: 'alliance' } },
  'POST /api/v1/charter-documents/:id/enforcement': { json: { seen: 1 } },
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
  'POST /de/schnittmengen/:id': { form: { did: 'noted', version: '1' } },
}

/**
 * By what they answer, in this order: of an organisation its delegate, deputy, manager, contributor; the managers of its cluster, of another member, of a guest; for the alliance office, spokesperson, moderator, operator, confidant; who is signed in without a role; who is not signed in.
 * `+` done or shown, or refused for what was sent; `3` seen but not allowed; `1` asked to sign in; `0` not there.
 */
export const ANSWERS: Readonly<Record<string, string>> = {}
