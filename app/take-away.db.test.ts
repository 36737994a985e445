/** The file is opened with plain tools: what unpacks ZIP files, and lines of JSON. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { copy, transact } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { openWholeHouse } from '../e2e/whole-house.ts'
import { keepBelongings, keepMemberships } from '../modules/members/placing-store.ts'
import { openToPublic } from '../modules/members/organisation.ts'
import { organisationOf } from '../modules/members/sample.ts'
import { addOrganisations } from '../modules/members/store.ts'
import { seedPeople } from '#modules/people'
import { testDatabase } from '../platform/database/sample.ts'
import { LEFT_OUT, OF_ORGANISATION, WITHOUT } from './take-away.ts'

const database = await testDatabase()
const { db } = database
const house = await openWholeHouse(database, { isBounded: false })
const amsel = openToPublic(organisationOf('Amsel Verbund', 'cluster', { phone: '+49 30 23125 000' }))
const [uhu, zander] = [openToPublic(organisationOf('Uhu "Ö"; Ophthalmik', 'company', { place: '=1+1' })), openToPublic(organisationOf('Zander', 'company'))]
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [amsel, uhu, zander]))
  await keepMemberships(tx, [{ organisation: amsel.id, kind: 'full', founding: true, from: '2011-06-10' }])
  await keepBelongings(tx, [uhu, zander].map(({ id }) => ({ organisation: id, cluster: amsel.id, from: '2020-01-01' })))
  must(await seedPeople(tx, [{ person: { id: newId<'person'>(), name: 'Ada Amsel', email: 'ada@amsel.example', language: 'de', invented: true }, offices: [{ organisation: amsel.id, role: 'delegate' }] }], '2020-01-01', () => newId()))
})
const bring = async (organisation: typeof uhu, audience: string, text: string): Promise<void> => void (await house.done(organisation.id, '/api/v1/sources', { organisation: organisation.id, audience, title: `Profil ${audience}`, text: `Wir entwickeln Mikrooptik und Lasertechnik. ${text}`, rights: true }))
await bring(uhu, 'sealed', 'Geheim ist der Kranich.')
await bring(uhu, 'alliance', 'Bekannt ist der Reiher\\und \u0007"Anführung".')
await bring(zander, 'alliance', 'Fremd ist der Storch.')
await house.settled()

const opened = async (acting: string, path: string): Promise<ReadonlyMap<string, string>> => {
  const answer = await house.send(acting, 'GET', path)
  assert.equal(answer.status, 200, await answer.clone().text())
  return new Map(Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer()))).map(([name, bytes]) => [name, new TextDecoder('utf-8', { fatal: true }).decode(bytes)]))
}
const linesOf = (file: string | undefined): Record<string, unknown>[] => (file ?? '').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>)

test('the file holds every row of every table but those that are named with a reason', async () => {
  const file = await opened('curator', '/de/mitnahme/allianz.zip')
  await using snapshot = await copy.snapshot(database)
  for (const { name, columns } of snapshot.contents.tables) {
    const lines = file.get(`tables/${name}.jsonl`)
    assert.equal(lines === undefined, name in LEFT_OUT, name)
    if (lines === undefined) continue
    const isSealed = ['sources', 'source_organisations', 'showings', 'texts', 'profiles', 'evidence'].includes(name)
    const { rows: [there] } = await sql<{ count: string }>`select count(*) from ${sql.table(name)}`.execute(db)
    const told = linesOf(lines)
    assert.ok(isSealed ? told.length < Number(there?.count) || Number(there?.count) === 0 : told.length === Number(there?.count), `${name}: ${told.length} of ${there?.count}`)
    for (const row of told) assert.deepEqual(Object.keys(row), columns.filter((column) => WITHOUT[name]?.includes(column) !== true), name)
  }
  assert.match(file.get('LIESMICH.txt') ?? '', /ohne Schnittmenge lesen/)
  assert.match(file.get('README.txt') ?? '', /without Schnittmenge/)
  assert.deepEqual((JSON.parse(file.get('counts.json') ?? '{}') as { tables: Record<string, number> }).tables['organisations'], 3)
})

test('no column that lets somebody in is in it, and none is forgotten', async () => {
  await using snapshot = await copy.snapshot(database)
  const suspicious = snapshot.contents.tables.flatMap(({ name, columns }) => columns.filter((column) => !(name in LEFT_OUT) && WITHOUT[name]?.includes(column) !== true && /token|password|secret|link|key$/.test(column)).map((column) => `${name}.${column}`))
  // The id of a token, which opens nothing; where a call stands outside; and the id of an import.
  assert.deepEqual(suspicious.toSorted(), ['audit_entries.token', 'calls.link', 'sources.import_key'])
})

test('sealed texts are not in the alliance’s file, and in that of their own organisation alone', async () => {
  const all = [...(await opened('curator', '/api/v1/take-away')).values()].join('\n')
  assert.match(all, /Bekannt ist der Reiher\\\\und/)
  assert.doesNotMatch(all, /Kranich/)
  const own = [...(await opened(uhu.id, `/en/members/${uhu.id}/take-away/organisation.zip`)).values()].join('\n')
  assert.match(own, /Kranich/)
  assert.match(own, /Reiher/)
  assert.doesNotMatch(own, /Storch|ada@amsel/)
  for (const acting of ['curator', amsel.id, zander.id]) assert.equal((await house.send(acting, 'GET', `/de/mitglieder/${uhu.id}/mitnahme/organisation.zip`)).status, 403)
  for (const acting of [uhu.id, amsel.id]) assert.equal((await house.send(acting, 'GET', '/de/mitnahme/allianz.zip')).status, 403)
  assert.equal((await house.send('', 'GET', '/de/mitnahme')).status, 401)
})

/** What the office notes of talks with those outside is the alliance's, not theirs. */
const OF_ALLIANCE_ONLY = ['contacts']

test('every table that points at an organisation is its own to take, or says why not', async () => {
  const { rows } = await sql<{ name: string }>`select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'organisations'::regclass order by 1`.execute(db)
  assert.deepEqual(rows.map(({ name }) => name).filter((name) => !(name in OF_ORGANISATION) && !(name in LEFT_OUT)), OF_ALLIANCE_ONLY)
})

test('lists open in a spreadsheet, with umlauts, and nothing in them computes', async () => {
  const list = (await opened('curator', '/en/take-away/alliance.zip')).get('lists/organisations.csv') ?? ''
  assert.match(list, /^id;name;name_en/)
  assert.match(list, /"Uhu ""Ö""; Ophthalmik"[^\n]*'=1\+1/)
  assert.match(list, /'\+49 30 23125 000/)
})

test('the pages say what is in the file and what is not', async () => {
  assert.match(await (await house.send('curator', 'GET', '/de/mitnahme')).text(), /Verdeckte Texte gehören ihrer Organisation/)
  assert.match(await (await house.send(uhu.id, 'GET', `/de/mitglieder/${uhu.id}`)).text(), new RegExp(`/de/mitglieder/${uhu.id}/mitnahme`))
  assert.doesNotMatch(await (await house.send('curator', 'GET', `/de/mitglieder/${uhu.id}`)).text(), new RegExp(`/de/mitglieder/${uhu.id}/mitnahme`))
  assert.deepEqual(house.broken, [])
})
