import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import type { PersonId } from '#modules/members'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { erase } from './erasing-store.ts'
import { addPeople, addRole } from './store.ts'

const database = await testDatabase()
const { db } = database
const optonet = openToPublic(organisationOf('OptoNet', 'cluster'))
const medways = openToPublic(organisationOf('medways', 'cluster'))
const aenne = newId<'person'>()
const house = await openWholeHouse(database, { isFree: false })
let session = ''

before(async () => {
  await transact(db, async (tx) => {
    must(await addOrganisations(tx, [optonet, medways]))
    await keepMemberships(tx, [optonet, medways].map(({ id }) => ({ organisation: id, kind: 'full' as const, founding: true, from: '2011-06-10' })))
    must(await addPeople(tx, [{ id: aenne, name: 'Änne Probst', email: 'aenne@spieldaten.example', language: 'de', invented: true }], { isVerified: true }))
    for (const { id } of [optonet, medways]) await addRole(tx, { person: aenne, organisation: id, role: 'manager', from: '2020-01-01' }, { id: newId(), author: { as: 'curator' } })
  })
  session = await signIn(aenne)
})

const signIn = async (person: PersonId): Promise<string> => (await house.accounts.signInAs(person, { cookie: undefined, agent: 'test', network: '' })).cookies[0]?.split(';')[0] ?? ''

/** As a browser. */
const browse = (method: string, path: string, body?: BodyInit, headers: Readonly<Record<string, string>> = {}) => house.send('', method, path, body, { cookie: session, ...headers })
const json = { 'content-type': 'application/json' }

async function make(scopes: readonly string[], said: object = {}): Promise<{ readonly id: string; readonly secret: string }> {
  const answer = await browse('POST', '/api/v1/tokens', JSON.stringify({ name: 'Website', scopes, days: 30, ...said }), json)
  if (answer.status !== 201) throw new Error(await answer.text())
  return (await answer.json()) as { id: string; secret: string }
}

/** As a program: no cookie, no origin. */
const program = (secret: string, method: string, path: string, content?: object, headers: Readonly<Record<string, string>> = {}) =>
  house.app.request(`http://localhost${path}`, { method, ...(content === undefined ? {} : { body: JSON.stringify(content) }), headers: { host: 'localhost', ...json, authorization: `Bearer ${secret}`, ...headers } }, { incoming: { socket: { remoteAddress: '127.0.0.1' } } })

const change = (secret: string, headers: Readonly<Record<string, string>> = {}) => program(secret, 'PATCH', `/api/v1/organisations/${optonet.id}`, { place: 'Jena' }, headers)

test('a token is shown once, on the page that made it, and only its hash is kept', async () => {
  const made = await browse('POST', '/de/konto/zugriffsschluessel', new URLSearchParams({ name: 'Termine', scopes: 'read', acting: optonet.id, days: '30' }))
  const secret = /schnittmenge_[\w-]+/.exec(await made.text())?.[0] ?? ''
  assert.notEqual(secret, '')
  const again = await (await browse('GET', '/de/konto/zugriffsschluessel')).text()
  assert.match(again, /Termine/)
  assert.ok(!again.includes(secret))
  const { rows } = await sql<{ hash: string }>`select hash from api_tokens`.execute(db)
  assert.ok(rows.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash)))
  assert.equal((await program(secret, 'GET', '/api/v1/self')).status, 200)
})

test('a token does what its scopes say and nothing else, each refusal a sentence', async () => {
  const reads = await make(['read'], { acting: optonet.id })
  assert.equal((await program(reads.secret, 'GET', `/api/v1/organisations/${optonet.id}/people`)).status, 200)
  const no = await change(reads.secret)
  assert.equal(no.status, 403)
  assert.match(await no.text(), /write:organisations/)
  const writes = await make(['write:organisations'], { acting: optonet.id })
  assert.equal((await change(writes.secret)).status, 200)
  assert.equal((await program(writes.secret, 'GET', '/api/v1/self')).status, 403)
  assert.equal((await program(writes.secret, 'POST', '/api/v1/news', { title: { de: 'x' }, text: { de: 'y' } })).status, 403)
})

test('a token acts for whom it was made, whatever the request says', async () => {
  const { secret } = await make(['write:organisations'], { acting: medways.id })
  assert.equal((await change(secret)).status, 403, 'medways does not change OptoNet')
  for (const acting of [optonet.id, 'curator']) assert.equal((await change(secret, { acting })).status, 403, acting)
  assert.match(await (await browse('POST', '/api/v1/tokens', JSON.stringify({ name: 'x', scopes: ['read'], days: 1, acting: 'curator' }), json)).text(), /keine Funktion|no role/)
})

test('no token makes, reads or ends tokens, nor adds a passkey; its pages are for browsers', async () => {
  const { secret, id } = await make(['read', 'write:organisations'])
  for (const [method, path] of [['GET', '/api/v1/tokens'], ['POST', '/api/v1/tokens'], ['DELETE', `/api/v1/tokens/${id}`], ['POST', '/api/v1/passkeys/new']] as const) assert.equal((await program(secret, method, path, method === 'GET' ? undefined : {})).status, 403, path)
  assert.equal((await program(secret, 'GET', '/de/konto')).status, 401)
  assert.match(await (await browse('POST', '/api/v1/tokens', JSON.stringify({ name: 'x', scopes: ['write:tokens'], days: 1 }), json)).text(), /Berechtigung|scope/)
})

test('a token needs no origin, and whoever brings a wrong one is nobody, whatever cookies come with it', async () => {
  const { secret } = await make(['write:organisations'], { acting: optonet.id })
  assert.equal((await change(secret, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status, 200)
  for (const wrong of ['schnittmenge_garbage', 'x', `${secret}x`]) assert.equal((await change(wrong, { cookie: session })).status, 401, wrong)
  assert.equal((await program('', 'GET', '/api/v1/organisations', undefined, { cookie: session })).status, 401)
})

test('revoked, expired or its person erased: a token is over', async () => {
  const [revoked, expired, last] = [await make(['read']), await make(['read']), await make(['read'])]
  assert.equal((await browse('DELETE', `/api/v1/tokens/${revoked.id}`)).status, 204)
  assert.equal((await browse('DELETE', `/api/v1/tokens/${revoked.id}`)).status, 404)
  await sql`update api_tokens set expires_at = now() - interval '1 second' where id = ${expired.id}`.execute(db)
  const over = await program(expired.secret, 'GET', '/api/v1/self')
  assert.equal(over.status, 401)
  assert.match(await over.text(), /abgelaufen|expired/)
  assert.equal((await program(revoked.secret, 'GET', '/api/v1/self')).status, 401)
  assert.equal((await program(last.secret, 'GET', '/api/v1/self')).status, 200)
  await transact(db, (tx) => erase(tx, aenne, { today: '2026-11-30', at: new Date() }))
  assert.equal((await program(last.secret, 'GET', '/api/v1/self')).status, 401)
})

test('what a token did stands in the audit trail, with its person and the token', async () => {
  const { rows } = await sql<{ person: string; token: string | null; route: string }>`select person, token, route from audit_entries where method = 'PATCH'`.execute(db)
  assert.ok(rows.length >= 2)
  for (const { person, token, route } of rows) assert.deepEqual([person, token !== null, route], [aenne, true, '/api/v1/organisations/:id'])
  assert.deepEqual(house.broken, [])
})
