import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { openToPublic } from './organisation.ts'
import { keepBelongings, keepMemberships, membershipsOf } from './placing-store.ts'
import { votersOn } from './procedure-store.ts'
import { organisationOf } from './sample.ts'
import { addOrganisations } from './store.ts'

const database = await testDatabase()
const { db } = database
const house = await openWholeHouse(database, { isBounded: false })

const [amsel, buche, dachs, elster] = ['Amsel Verbund', 'Buche Netz', 'Dachs Cluster', 'Elster Ring'].map((name) => openToPublic(organisationOf(name, 'cluster'))) as [A, A, A, A]
type A = ReturnType<typeof organisationOf>
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company'))
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [amsel, buche, dachs, elster, uhu]))
  await keepMemberships(tx, [amsel, buche, dachs, elster].map(({ id }) => ({ organisation: id, kind: 'full' as const, founding: id === amsel.id, from: '2011-06-10' })))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: amsel.id, from: '2020-01-01' }])
})
const ROLES = { curator: 'curator', amsel: amsel.id, buche: buche.id, dachs: dachs.id, uhu: uhu.id, outside: '' } as const
type Role = keyof typeof ROLES
const at = (id: string, path = ''): string => `/api/v1/organisations/${id}/procedures${path}`
const post = (role: Role, path: string, content: unknown = {}): Promise<Response> => house.send(ROLES[role], 'POST', path, JSON.stringify(content), { 'content-type': 'application/json' })
const form = (role: Role, path: string, values: Record<string, string>): Promise<Response> => house.send(ROLES[role], 'POST', path, new URLSearchParams(values))
const page = async (role: Role, path: string): Promise<string> => (await house.send(ROLES[role], 'GET', path)).text()
const standing = (id: string): string => `/de/mitglieder/${id}/mitgliedschaft`
const names = async (day: string): Promise<string[]> => (await votersOn(db, day)).map(({ name }) => name.de)
const bound = async (): Promise<string[]> => (await sql<{ kind: string }>`select kind from binding_records order by recorded_at, id`.execute(db)).rows.map(({ kind }) => kind)
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())
const inDays = (days: number): string => new Date(Date.parse(`${TODAY}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

test('the office lets a voice rest, and the member is no voter until it is woken', async () => {
  assert.deepEqual(await names(TODAY), ['Amsel Verbund', 'Buche Netz', 'Dachs Cluster', 'Elster Ring'])
  assert.equal((await form('buche', standing(buche.id), { do: 'rest', reason: 'x' })).status, 403)
  const wrong = await form('curator', standing(buche.id), { do: 'rest', until: '2099-01-01' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Bitte den Grund angeben[\s\S]*value="2099-01-01"/)
  assert.equal((await form('curator', standing(buche.id), { do: 'rest', reason: 'Beitrag offen' })).status, 303)
  assert.deepEqual(await names(TODAY), ['Amsel Verbund', 'Dachs Cluster', 'Elster Ring'])
  assert.match(await page('dachs', standing(buche.id)), /Beitrag offen/)
  assert.doesNotMatch(await page('outside', standing(buche.id)), /Beitrag offen/)
  assert.doesNotMatch(await page('dachs', '/de/regelwerk/was-waere-wenn'), /Buche Netz/)
  assert.equal((await form('curator', standing(buche.id), { do: 'wake', until: TODAY })).status, 303)
  assert.equal((await names(inDays(1))).length, 4)
})

test('a member leaves after the notice of the charter, and may withdraw until then', async () => {
  const saved = await house.send('curator', 'PUT', '/api/v1/alliance', JSON.stringify({ name: { de: 'Beispielallianz' }, form: 'association', languages: ['de'], zone: 'Europe/Berlin', carrier: {}, leaving: { months: 6 }, seen: 0 }), { 'content-type': 'application/json' })
  assert.equal(saved.status, 200, await saved.text())
  assert.match(await page('amsel', '/de/regelwerk/allianz'), /name="leavingMonths"[^>]*value="6"|value="6"[^>]*name="leavingMonths"/)
  assert.equal((await post('buche', at(dachs.id, '/leaving'))).status, 403)
  const left = await post('dachs', at(dachs.id, '/leaving'))
  assert.equal(left.status, 200, await left.text())
  const [membership] = await membershipsOf(db, dachs.id)
  assert.ok(membership?.until !== undefined && membership.until > inDays(170) && membership.until < inDays(200))
  assert.match(await page('dachs', standing(dachs.id)), /Austritt zurücknehmen/)
  assert.equal((await post('dachs', at(dachs.id, '/leaving'))).status, 409)
  assert.equal((await form('dachs', standing(dachs.id), { do: 'stay' })).status, 303)
  assert.equal((await membershipsOf(db, dachs.id))[0]?.until, undefined)
  assert.equal((await post('dachs', at(dachs.id, '/leaving/withdrawal'))).status, 409)
})

test('an expulsion is seen by the member and the office alone, and decided after the member was heard', async () => {
  const opened = await post('curator', at(buche.id, '/expulsion'), { reason: 'Verstoß gegen § 4', deadline: inDays(30) })
  assert.equal(opened.status, 200, await opened.text())
  for (const role of ['dachs', 'outside'] as const) assert.doesNotMatch(await page(role, standing(buche.id)), /Verstoß/)
  assert.match(await page('buche', standing(buche.id)), /Verstoß gegen § 4/)
  const early = await form('curator', standing(buche.id), { do: 'decide', reference: 'Beschluss 7' })
  assert.equal(early.status, 422)
  assert.match(await early.text(), /noch nicht angehört worden/)
  assert.equal((await post('curator', at(buche.id, '/expulsion/passing'))).status, 409)
  assert.equal((await post('dachs', at(buche.id, '/expulsion/statement'), { statement: 'x' })).status, 404)
  assert.equal((await form('buche', standing(buche.id), { do: 'state', statement: 'Der Vorwurf trifft nicht zu.' })).status, 303)
  assert.equal((await post('buche', at(buche.id, '/expulsion/decision'), { reference: 'x' })).status, 403)
  const decided = await post('curator', at(buche.id, '/expulsion/decision'), { reference: 'Beschluss 7/2026', until: inDays(1) })
  assert.equal(decided.status, 200, await decided.text())
  assert.deepEqual(await names(inDays(2)), ['Amsel Verbund', 'Dachs Cluster', 'Elster Ring'])
  assert.match(await page('buche', standing(buche.id)), /Der Vorwurf trifft nicht zu[\s\S]*Beschluss 7\/2026/)
})

test('one cluster takes over another: members and founding mark go over on the next day, and its page says who follows', async () => {
  const done = await post('curator', at(amsel.id, '/succession'), { successor: elster.id, kind: 'takeover' })
  assert.equal(done.status, 200, await done.text())
  assert.deepEqual(await names(TODAY), ['Amsel Verbund', 'Dachs Cluster', 'Elster Ring'])
  assert.deepEqual(await names(inDays(2)), ['Dachs Cluster', 'Elster Ring'])
  assert.equal((await membershipsOf(db, elster.id)).at(-1)?.founding, true)
  assert.match(await page('outside', `/de/mitglieder/${amsel.id}`), /besteht ab dem [^<]* in Elster Ring fort/)
  assert.match(await page('outside', `/en/members/${elster.id}`), /Since [^<]*the successor of[^<]*<a[^>]*>Amsel Verbund/)
  assert.match(await page('uhu', standing(uhu.id)), /Elster Ring/)
  assert.equal((await post('curator', at(amsel.id, '/succession'), { successor: dachs.id, kind: 'merger' })).status, 409)
})

test('a renamed cluster keeps its former name for the days on which it had it', async () => {
  assert.equal((await post('uhu', at(dachs.id, '/name'), { name: { de: 'X' } })).status, 403)
  const done = await form('dachs', standing(dachs.id), { do: 'rename', nameDe: 'Dachs Photonik', from: '2020-01-01' })
  assert.equal(done.status, 303, await done.text())
  assert.deepEqual((await names('2019-12-31')).filter((name) => name.startsWith('Dachs')), ['Dachs Cluster'])
  assert.deepEqual((await names('2020-01-01')).filter((name) => name.startsWith('Dachs')), ['Dachs Photonik'])
  assert.match(await page('outside', standing(dachs.id)), /Bis 31\.\s*Dezember 2019: Dachs Cluster/)
  const ahead = await form('dachs', standing(dachs.id), { do: 'rename', nameDe: 'Y', from: '2199-01-01' })
  assert.match(await ahead.text(), /Bitte an dem Tag umbenennen/)
})

test('what binds is written down for good, without free text', async () => {
  assert.deepEqual(await bound(), ['membership.rest', 'membership.rest', 'membership.leaving', 'membership.leaving-withdrawn', 'membership.expulsion', 'membership.succession'])
  const { rows } = await sql<{ content: string }>`select content from binding_records`.execute(db)
  assert.doesNotMatch(JSON.stringify(rows), /Beitrag|Verstoß|Vorwurf|Beschluss|Amsel/)
  assert.deepEqual(house.broken, [])
})
