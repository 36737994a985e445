import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { hashOf } from '#platform/hash'
import { representative } from '../../e2e/representative.ts'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { erase } from '../people/erasing-store.ts'

const database = await testDatabase()
const { db } = database
const house = await openWholeHouse(database, { isBounded: false })
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&`

const members = ['Amsel Verbund', 'Buche Netz', 'Dachs Cluster'].map((name) => organisationOf(name, 'cluster'))
const [amsel, buche, dachs] = members as [(typeof members)[0], (typeof members)[0], (typeof members)[0]]
const gast = organisationOf('Gastverbund', 'cluster')
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [...members, gast]))
  await keepMemberships(tx, [...members.map(({ id }) => ({ organisation: id, kind: 'full' as const, founding: true })), { organisation: gast.id, kind: 'guest', founding: false }])
})

const ROLES = { curator: 'curator', member: amsel.id, guest: gast.id, outside: '' } as const
type Role = keyof typeof ROLES
const get = (role: Role, path: string): Promise<Response> => house.send(ROLES[role], 'GET', path)
const html = async (role: Role, path: string): Promise<string> => (await get(role, path)).text()
const json = (acting: string, method: string, path: string, content: unknown): Promise<Response> => house.send(acting, method, path, JSON.stringify(content), { 'content-type': 'application/json' })
const form = (role: Role, path: string, values: Record<string, string>): Promise<Response> => house.send(ROLES[role], 'POST', path, new URLSearchParams(values))
const multipart = (acting: string, path: string, values: Record<string, string | File>): Promise<Response> => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return house.send(acting, 'POST', path, data)
}
const statuses = async (ask: (role: Role) => Promise<Response>): Promise<string> => (await Promise.all((Object.keys(ROLES) as Role[]).map(async (role) => `${role} ${(await ask(role)).status}`))).join(', ')
/** As the house has it. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())
const seenIn = (page: string): string => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''
const ALLIANCE = { inStep: 'rules', nameDe: 'Beispielallianz', form: 'contract', languages: 'de', zone: 'Europe/Berlin' }

test('while no form is chosen the house asks for it and answers no question of rules', async () => {
  assert.match(await html('curator', '/de/regelwerk'), /Sie ist noch nicht gewählt\.[\s\S]*<a class="button filled" href="\/de\/regelwerk\/allianz">Rechtsform wählen/)
  const asked = await form('member', '/de/regelwerk/was-waere-wenn', { kind: 'topic', way: 'meeting', by: 'numbers', yes: '3' })
  assert.equal(asked.status, 422)
  assert.match(await asked.text(), /Die Rechtsform der Allianz ist noch nicht gewählt/)
})

test('the office says what the alliance is; what is wrong stands beside its field, and of two the later is told', async () => {
  const wrong = await form('curator', '/de/regelwerk/allianz', { ...ALLIANCE, seen: '0', zone: 'Europe/Nirgendwo', carrierEmail: 'keine' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /<a href="#form-carrierEmail">E-Mail: Das ist keine E-Mail-Adresse/)
  assert.match(await (await form('curator', '/de/regelwerk/allianz', { ...ALLIANCE, seen: '0', zone: 'Europe/Nirgendwo' })).text(), /Zeitzone: Diese Zeitzone gibt es nicht/)
  assert.equal((await form('member', '/de/regelwerk/allianz', { ...ALLIANCE, seen: '0' })).status, 403)
  assert.equal((await form('curator', '/de/regelwerk/allianz', { ...ALLIANCE, seen: '0', carrierName: HOSTILE })).status, 303)
  const late = await form('curator', '/de/regelwerk/allianz', { ...ALLIANCE, seen: '0', nameDe: 'Andere Allianz' })
  const page = await late.text()
  assert.equal(late.status, 422)
  assert.match(page, /Inzwischen hat jemand anderes/)
  assert.match(page, /value="Andere Allianz"/)
  assert.equal((await form('curator', '/de/regelwerk/allianz', { ...ALLIANCE, seen: seenIn(page) })).status, 303)
})

let path = ''
let id = ''

test('a document is written, its rules typed as people say them, and what cannot be one is said at the field', async () => {
  const made = await form('curator', '/de/regelwerk/neu', { kind: 'agreement', titleDe: `Vereinbarung ${HOSTILE}`, audience: 'alliance' })
  const draft = made.headers.get('location') ?? ''
  path = draft.replace('/entwurf', '')
  id = path.split('/').at(-1) ?? ''
  assert.match(await (await form('curator', '/de/regelwerk/neu', { kind: 'agreement', audience: 'alliance' })).text(), /Titel auf Deutsch: Bitte den Titel/)
  const ruleAt = `${draft}/topic`
  const typed = async (approval: string): Promise<string> => /<span class="wrong"[^>]*>([^<]*)<\/span>/.exec(await (await form('curator', ruleAt, { seen: '1', clause: '§ 4', approval })).text())?.[1] ?? ''
  assert.deepEqual([(await typed('0')).slice(0, 36), (await typed('3/2')).slice(0, 21), (await typed('mehr als 1')).slice(0, 30), (await typed('1/2')).slice(0, 17), (await typed(HOSTILE)).includes('keine Schwelle')], ['Die Schwelle 0 wäre immer erreicht u', '3/2 ist mehr als alle', '„Mehr als 1“ wäre mehr als all', '„1/2“ lässt offen', true])
  assert.match(await (await form('curator', ruleAt, { seen: '1', clause: 'vorn', approval: '3/4' })).text(), /Stelle: Das ist keine Stelle/)
  assert.equal((await form('curator', ruleAt, { seen: '1', clause: '§ 4', approval: 'mehr als 1/2', basis: 'cast', abstention: 'not-counted', presence: 'mindestens 1/2', presenceBy: 'heads', 'votes-full': '1' })).status, 303)
  const late = await form('curator', draft, { seen: '1', textDe: 'Neuer Text' })
  const page = await late.text()
  assert.match(page, /Neuer Text/)
  assert.equal((await form('curator', draft, { seen: seenIn(page), textDe: `§ 1\n\nDer Text ${HOSTILE}` })).status, 303)
  assert.match(await html('curator', ruleAt), /value="mehr als 1\/2"/)
  assert.equal((await form('curator', `${draft}/other`, { seen: '3', clause: '5', approval: '2/3' })).status, 303)
  assert.equal((await form('curator', `${draft}/other`, { seen: '4', do: 'strike' })).status, 303)
})

test('it comes into force as it was seen, holds from then on, and is written down for good without text', async () => {
  assert.match(await (await form('curator', `${path}/in-kraft`, { seen: '2' })).text(), /Inzwischen hat jemand anderes den Entwurf geändert/)
  assert.equal((await form('member', `${path}/in-kraft`, { seen: '5' })).status, 403)
  assert.equal((await form('curator', `${path}/in-kraft`, { seen: '5' })).status, 303)
  assert.match(await html('member', path), /Fassung 1 ist seit dem [\s\S]*Mehrheit: Auf Ja lauten müssen mehr als die Hälfte der abgegebenen Stimmen/)
  assert.match(await html('member', '/en/charter'), /§ 4 of the cooperation agreement, version 1/)
  const [record] = await db.selectFrom('binding_records').selectAll().execute()
  assert.equal(record?.kind, 'charter.version')
  assert.equal(record.hash, hashOf(record.content))
  assert.doesNotMatch(record.content, /script|Der Text/)
  assert.match(await (await form('curator', '/de/regelwerk/allianz', { ...ALLIANCE, form: 'association', seen: '2' })).text(), /lässt sich die Rechtsform nicht ändern/)
})

test('“what if” answers with numbers and with members, explained in the reader’s language', async () => {
  const told = await (await form('member', '/de/regelwerk/was-waere-wenn', { kind: 'topic', way: 'meeting', by: 'numbers', yes: '2', no: '1', abstain: '1', absent: '3' })).text()
  assert.match(told, /4 von 7 anwesend \(mindestens die Hälfte: 4\), 2 Ja, 1 Nein, 1 Enthaltung nicht gezählt: angenommen \(§ 4 der Kooperationsvereinbarung, Fassung 1\)/)
  const one = await (await form('member', '/en/charter/what-if', { kind: 'position', way: 'meeting', by: 'members', [`voice-${amsel.id}`]: 'yes', [`voice-${buche.id}`]: 'yes', [`voice-${dachs.id}`]: 'abstain' })).text()
  assert.match(one, /Lost[\s\S]*§ 714 BGB/)
  assert.match(one, /rule of law: § 714 BGB/)
  for (const values of [{ yes: '-1' }, { yes: '1e9' }, { yes: '9999' }]) assert.match(await (await form('member', '/de/regelwerk/was-waere-wenn', { kind: 'topic', way: 'meeting', by: 'numbers', ...values })).text(), /Erwartet wird eine ganze Zahl bis 1\.000/)
  assert.match(await (await form('member', '/de/regelwerk/was-waere-wenn', { by: 'numbers', yes: '1' })).text(), /Bitte wählen, worüber abgestimmt wird/)
  assert.match(await (await form('member', '/de/regelwerk/was-waere-wenn', { kind: 'topic', way: 'meeting', by: 'numbers' })).text(), /Niemand ist hier stimmberechtigt/)
})

test('organisations sign for themselves, once, in text form or by a file, and a record binds them without a name', async () => {
  const at = `${path}/fassung/1/unterschrift`
  assert.match(await (await multipart(amsel.id, at, { kind: 'text-form', signer: '' })).text(), /Unterschrieben von: Bitte den vollständigen Namen/)
  assert.match(await (await multipart(amsel.id, at, { kind: 'qualified', signer: 'Erika Muster' })).text(), /Bitte die unterschriebene Seite oder die signierte Datei auswählen/)
  assert.equal((await multipart(amsel.id, at, { kind: 'text-form', signer: 'Erika Muster' })).status, 303)
  assert.match(await (await multipart(amsel.id, at, { kind: 'text-form', signer: 'Erika Muster' })).text(), /schon unterschrieben/)
  assert.equal((await multipart(buche.id, `/api/v1/charter-documents/${id}/versions/1/signatures`, { kind: 'signed-page', signer: 'Max Muster', file: new File(['%PDF-1.7'], 'seite.pdf') })).status, 201)
  assert.equal((await multipart('curator', at, { kind: 'text-form', signer: 'Erika Muster' })).status, 403)
  assert.equal((await multipart(gast.id, at, { kind: 'text-form', signer: 'Erika Muster' })).status, 404)
  assert.equal((await multipart(dachs.id, at, { kind: 'signed-page', signer: 'Max Muster', file: new File([new Uint8Array(10_200_000)], 'seite.pdf') })).status, 413)
  const page = await html('member', path)
  assert.match(page, /2 von 3 Mitgliedern haben Fassung 1 unterschrieben\. Es fehlen: Dachs Cluster\./)
  const file = /href="(\/de\/regelwerk\/unterschriften\/[^"]+)"/.exec(page)?.[1] ?? ''
  const kept = await get('member', file)
  assert.deepEqual([kept.headers.get('content-type'), await kept.text()], ['application/octet-stream', '%PDF-1.7'])
  assert.equal((await get('guest', file)).status, 404)
  const records = await db.selectFrom('binding_records').selectAll().where('kind', '=', 'charter.signature').execute()
  assert.equal(records.length, 2)
  for (const { content } of records) assert.doesNotMatch(content, /Muster/)
})

/** As somebody who is signed in: a page, or what they sign. */
const seenBy = async (cookie: string, page: string): Promise<string> => (await house.send('', 'GET', page, undefined, { cookie })).text()
function signed(cookie: string, signer: string): Promise<Response> {
  const data = new FormData()
  for (const [name, value] of Object.entries({ kind: 'text-form', signer })) data.set(name, value)
  return house.send('', 'POST', `/api/v1/charter-documents/${id}/versions/1/signatures`, data, { cookie })
}
const detailOf = async (answer: Response): Promise<string> => ((await answer.json()) as { detail: string }).detail
const recordsOf = (organisation: string) => db.selectFrom('binding_records').selectAll().where('kind', '=', 'charter.signature').where('content', 'like', `%"organisation":"${organisation}"%`).execute()

test('two who represent jointly sign together: the first waits, the second makes it whole, and one record binds without a name', async () => {
  const [erika, max, frieda] = await Promise.all(['Erika Muster', 'Max Muster', 'Frieda Muster'].map((name) => representative(house, db, dachs.id, name, { isJoint: true }))) as [Being, Being, Being]
  const first = await signed(erika.cookie, 'Erika Muster')
  assert.equal(first.status, 201)
  const { signatures } = (await first.json()) as { signatures: { organisation: string; joint: boolean; waits?: string }[] }
  assert.deepEqual(signatures.find(({ organisation }) => organisation === dachs.id)?.waits, 'Es fehlt noch eine zweite Person, die mit Ihnen vertritt.')
  assert.deepEqual([await detailOf(await signed(erika.cookie, 'Erika Muster')), (await recordsOf(dachs.id)).length], ['Sie haben diese Fassung schon unterschrieben. Es fehlt noch eine zweite Person, die mit Ihnen vertritt.', 0])
  const page = await seenBy(erika.cookie, path)
  assert.match(page, /Sie haben diese Fassung schon unterschrieben\. Es fehlt noch eine zweite Person, die mit Ihnen vertritt\./)
  assert.match(await seenBy(max.cookie, path), /Ihre Organisation hat noch nicht unterschrieben<\/strong><p>Eine Person, die nur gemeinsam vertritt, hat sich geäußert/)
  assert.match(page, /2 von 3 Mitgliedern haben Fassung 1 unterschrieben\. Es fehlen: Dachs Cluster\. Auf eine zweite Unterschrift warten: Dachs Cluster\./)
  assert.match(page, /Erika Muster<span class="soft"> · gemeinsam, wartet auf eine zweite Person/)
  assert.match(await seenBy(max.cookie, '/de/hinweise'), /„Vereinbarung [^“]*“ wartet auf Ihre Unterschrift/)
  assert.doesNotMatch(await seenBy(erika.cookie, '/de/hinweise'), /wartet auf Ihre Unterschrift/)
  assert.equal((await signed(max.cookie, 'Max Muster')).status, 201)
  assert.equal(await detailOf(await signed(frieda.cookie, 'Frieda Muster')), 'Ihre Organisation hat diese Fassung schon unterschrieben.')
  assert.doesNotMatch(await seenBy(frieda.cookie, '/de/hinweise'), /wartet auf Ihre Unterschrift/)
  const [record, ...others] = await recordsOf(dachs.id)
  assert.deepEqual([others.length, (JSON.parse(record?.content ?? '{}') as { joint: object[] }).joint.length], [0, 2])
  assert.doesNotMatch(record?.content ?? '', /Muster/)
  assert.doesNotMatch(record?.content ?? '', new RegExp(`${erika.id}|${max.id}`))
  const salts = await db.selectFrom('binding_salts').select('person').where('record', '=', record!.id).execute()
  assert.deepEqual(salts.map(({ person }) => person).toSorted(), [erika.id, max.id].toSorted())
  assert.match(await seenBy(erika.cookie, '/de/konto/meine-daten'), /"signer":"Erika Muster","joint":true/)
  await transact(db, (tx) => erase(tx, erika.id, { today: '2026-12-01', at: new Date() }))
  assert.match(await html('member', path), /3 von 3 Mitgliedern haben Fassung 1 unterschrieben\./, 'who is erased leaves what the organisation agreed to')
})

type Being = Awaited<ReturnType<typeof representative>>

test('a lower document against the agreement is refused on the page with the place, and stays a draft', async () => {
  const made = await json('curator', 'POST', '/api/v1/charter-documents', { kind: 'procedure', title: { de: 'Geschäftsordnung' }, audience: 'public' })
  const other = ((await made.json()) as { id: string }).id
  assert.equal(made.status, 201)
  const ruleAt = `/api/v1/charter-documents/${other}/draft/rules/topic`
  const approval = { comparator: 'at-least', part: 6, of: 8, basis: 'cast' }
  assert.equal((await json('curator', 'PUT', ruleAt, { clause: '2', says: { approval: { ...approval, part: 9 } }, seen: 1 })).status, 422)
  assert.equal((await json('curator', 'PUT', ruleAt, { clause: '2', says: { approval }, seen: 1 })).status, 200)
  const refused = await form('curator', `/de/regelwerk/${other}/vorlage`, { way: 'meeting', until: today, seen: '2' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Die Regel in § 2 \(Mehrheit\) widerspricht § 4 der Kooperationsvereinbarung, Fassung 1/)
  assert.equal((await json('curator', 'POST', `/api/v1/charter-documents/${other}/proposal`, { way: 'meeting', until: today, seen: 2 })).status, 409)
  assert.equal((await house.send('curator', 'DELETE', `${ruleAt}?seen=2`)).status, 200)
  assert.equal((await json('curator', 'PUT', `/api/v1/charter-documents/${other}/draft`, { text: { de: 'Wir tagen im Mai.' }, seen: 3 })).status, 200)
  assert.equal((await get('outside', `/de/regelwerk/${other}`)).status, 404, 'a draft is for members')
  assert.equal((await json('curator', 'POST', `/api/v1/charter-documents/${other}/proposal`, { way: 'meeting', until: today, seen: 4 })).status, 200)
  assert.equal((await get('outside', `/de/regelwerk/${other}`)).status, 404, 'so is what lies before the members')
  for (const { id: organisation } of members) assert.equal((await json(organisation, 'POST', `/api/v1/charter-documents/${other}/proposal/ballot`, { voice: 'yes' })).status, 200)
  assert.equal((await json('curator', 'POST', `/api/v1/charter-documents/${other}/proposal/closing`, {})).status, 200)
  assert.match(await html('outside', `/de/regelwerk/${other}`), /Wir tagen im Mai/)
  assert.equal((await json('curator', 'POST', `/api/v1/charter-documents/${other}/versions`, {})).status, 201)
  assert.doesNotMatch(await html('outside', `/de/regelwerk/${other}`), /Fassung 2/)
})

test('while its English text is behind, a version does not come into force, until it is brought up to date or the office decides otherwise', async () => {
  const { id: statutes } = (await (await json('curator', 'POST', '/api/v1/charter-documents', { kind: 'statutes', title: { de: 'Satzung', en: 'Statutes' }, audience: 'public' })).json()) as { id: string }
  const [api, page] = [`/api/v1/charter-documents/${statutes}`, `/de/regelwerk/${statutes}`]
  const write = async (de: string, en: string, seen: number, othersStay?: boolean): Promise<void> => assert.equal((await json('curator', 'PUT', `${api}/draft`, { text: { de, en }, seen, othersStay })).status, 200)
  await write('Wir tagen im Mai.', 'We meet in May.', 1)
  await write('Wir tagen im Juni.', 'We meet in May.', 2)
  const { versions } = (await (await get('curator', api)).json()) as { versions: { staleSince: { de?: string; en?: string } }[] }
  assert.deepEqual([versions[0]?.staleSince.de, /^20\d\d-/.test(versions[0]?.staleSince.en ?? '')], [undefined, true])
  for (const at of [page, `${page}/entwurf`]) assert.match(await html('curator', at), /Den Mitgliedern vorlegen<\/button>[\s\S]*Die englische Fassung ist veraltet, denn die deutsche wurde geändert\. Bitte angleichen/)
  assert.match(await html('curator', `/en/charter/${statutes}`), /The German version was changed on .*, this one not yet\./)
  assert.doesNotMatch(await html('curator', page), /Nicht auf dem neuesten Stand/)
  const refused = await form('curator', `${page}/vorlage`, { way: 'meeting', until: today, seen: '3' })
  assert.deepEqual([refused.status, /Die englische Fassung ist veraltet/.test(await refused.text())], [422, true])
  assert.equal((await json('curator', 'POST', `${api}/proposal`, { way: 'meeting', until: today, seen: 3 })).status, 409)
  const { version, inStep, ...alliance } = (await (await get('curator', '/api/v1/alliance')).json()) as { version: number; inStep: string[] }
  assert.deepEqual(inStep, ['rules'], 'so it is before anybody decides')
  assert.match(await html('curator', '/de/regelwerk/allianz'), /value="rules" checked[\s\S]*Regelwerk[\s\S]*Meldungen[\s\S]*Veranstaltungen/)
  assert.equal((await form('curator', '/de/regelwerk/allianz', { ...ALLIANCE, seen: String(version), inStep: 'news' })).status, 303)
  assert.deepEqual(((await (await get('curator', '/api/v1/alliance')).json()) as { inStep: string[] }).inStep, ['news'])
  assert.doesNotMatch(await html('curator', page), /Die englische Fassung ist veraltet/)
  assert.equal((await json('curator', 'PUT', '/api/v1/alliance', { ...alliance, inStep: ['events', 'rules'], seen: version + 1 })).status, 200)
  assert.equal((await form('curator', `${page}/entwurf`, { seen: '3', textDe: 'Wir tagen im Juni.', textEn: 'We meet in May.', othersStay: 'yes' })).status, 303)
  assert.equal((await json('curator', 'POST', `${api}/proposal`, { way: 'meeting', until: today, seen: 4 })).status, 200)
  for (const { id: organisation } of members) assert.equal((await json(organisation, 'POST', `${api}/proposal/ballot`, { voice: 'yes' })).status, 200)
  assert.equal((await json('curator', 'POST', `${api}/proposal/closing`, {})).status, 200)
  assert.equal((await json('curator', 'POST', `${api}/versions`, {})).status, 201)
  await write('Wir tagen im Juni.', '', 1)
  assert.match(await (await json('curator', 'POST', `${api}/proposal`, { way: 'meeting', until: today, seen: 2 })).text(), /Die englische Fassung fehlt, obwohl es sie schon gab/)
  assert.equal((await json(amsel.id, 'PUT', '/api/v1/alliance', { ...alliance, inStep: [], seen: version + 2 })).status, 403)
})

test('who signs at the same time: two who represent jointly, a third too many, and one alone over one who waits; each organisation is bound once', async () => {
  const [falke, habicht, igel] = ['Falke Netz', 'Habicht Netz', 'Igel Netz'].map((name) => organisationOf(name, 'cluster')) as [typeof amsel, typeof amsel, typeof amsel]
  await transact(db, async (tx) => {
    must(await addOrganisations(tx, [falke, habicht, igel]))
    await keepMemberships(tx, [falke, habicht, igel].map(({ id: organisation }) => ({ organisation, kind: 'full', founding: false })))
  })
  const joint = (organisation: typeof amsel, count: number): Promise<Being[]> => Promise.all(Array.from({ length: count }, (_, place) => representative(house, db, organisation.id, `Person ${place}`, { isJoint: true })))
  const atOnce = async (people: readonly Being[]): Promise<number[]> => (await Promise.all(people.map(({ cookie }) => signed(cookie, 'Erika Muster')))).map(({ status }) => status).toSorted((a, b) => a - b)
  assert.deepEqual(await atOnce(await joint(falke, 2)), [201, 201])
  assert.deepEqual(await atOnce(await joint(habicht, 3)), [201, 201, 409])
  const [waiting] = (await joint(igel, 1)) as [Being]
  assert.deepEqual(await atOnce([waiting]), [201])
  assert.deepEqual(await atOnce([await representative(house, db, igel.id, 'Ines Igel', { isJoint: false })]), [201])
  const bound = await Promise.all([falke, habicht, igel].map(async ({ id: organisation }) => (await recordsOf(organisation)).map(({ content }) => (JSON.parse(content) as { joint?: object[] }).joint?.length ?? 1)))
  assert.deepEqual(bound, [[2], [2], [1]])
  assert.match(await html('member', path), /6 von 6 Mitgliedern/)
})

test('the rule in force and what comes of votes are told by the API', async () => {
  const rule = (await (await get('member', '/api/v1/voting-rules/topic')).json()) as { rule: { approval: object }; sources: Record<string, { de: string }> }
  assert.deepEqual([rule.rule.approval, rule.sources['approval']?.de, rule.sources['bar']?.de], [{ comparator: 'more-than', part: 1, of: 2, basis: 'cast' }, '§ 4 der Kooperationsvereinbarung, Fassung 1', '§ 714 BGB; § 34 BGB analog'])
  const outcome = (await (await json(amsel.id, 'POST', '/api/v1/voting-rules/topic/outcome', { voters: [{ member: 'a', voice: 'yes' }, { member: 'b', voice: 'no' }] })).json()) as { state: string; approval: { needed: number } }
  assert.deepEqual([outcome.state, outcome.approval.needed], ['lost', 2])
  assert.equal((await json(amsel.id, 'POST', '/api/v1/voting-rules/topic/outcome', { way: 'written', voters: [{ member: 'a', voice: 'yes', weight: -1 }] })).status, 422)
  assert.equal((await get('member', '/api/v1/voting-rules/nothing')).status, 404)
})

test('every page and address, as every role; nothing that came in is shown as HTML', async () => {
  const everybody = 'curator 200, member 200, guest 200, outside 200'
  const inside = 'curator 200, member 200, guest 404, outside 404'
  for (const one of ['/de/regelwerk', '/en/charter', '/de/regelwerk/allianz', '/api/v1/alliance', '/api/v1/charter-documents']) assert.equal(await statuses((role) => get(role, one)), everybody, one)
  for (const one of [path, `${path}/fassung/1`, '/de/regelwerk/was-waere-wenn', '/api/v1/voting-rules/other', `/api/v1/charter-documents/${id}`, `/api/v1/charter-documents/${id}/versions/1/signatures`]) assert.equal(await statuses((role) => get(role, one)), inside, one)
  assert.equal(await statuses((role) => get(role, '/de/regelwerk/neu')), 'curator 200, member 403, guest 403, outside 401')
  assert.equal(await statuses((role) => get(role, `${path}/entwurf`)), 'curator 409, member 403, guest 404, outside 404')
  assert.equal(await statuses((role) => get(role, `${path}/fassung/1/unterschrift`)), 'curator 403, member 200, guest 404, outside 404')
  assert.equal(await statuses((role) => json(ROLES[role], 'PUT', '/api/v1/alliance', { name: { de: 'X' }, languages: ['de'], zone: 'Europe/Berlin', carrier: {}, seen: 99 })), 'curator 412, member 403, guest 403, outside 401')
  for (const one of [path, '/de/regelwerk', `${path}/fassung/1`, '/de/regelwerk/allianz']) assert.doesNotMatch(await html('curator', one), /<script(?! type="module" src="\/assets\/)|<img/, one)
  for (const one of [`${path}/fassung/7`, `${path}/fassung/x`, '/de/regelwerk/nirgends', `${path}/entwurf/nichts`]) assert.equal((await get('curator', one)).status, 404, one)
  assert.deepEqual(house.broken, [])
})
