/** A real house without a mail server: the office hands mail over by hand, and nobody reads another's link in silence. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import type { AllianceRole, PersonId } from '#modules/members'
import { addPeople, addRole } from '../modules/people/store.ts'
import { testDatabase } from '../platform/database/sample.ts'
import { openWholeHouse } from './whole-house.ts'

const database = await testDatabase()
const { db } = database
const house = await openWholeHouse(database, { isFree: false, isBounded: false })
const PEOPLE = { adele: ['Adele Musterfee', 'office'], otto: ['Otto Kobold', 'operator'], karla: ['Karla Kranich', 'moderator'] } as const satisfies Record<string, readonly [string, AllianceRole]>
type Name = keyof typeof PEOPLE
const ids = new Map<string, PersonId>()
const cookies = new Map<string, string>()

before(async () => {
  for (const [key, [name, role]] of Object.entries(PEOPLE)) {
    const id = newId<'person'>()
    ids.set(key, id)
    await transact(db, async (tx) => {
      must(await addPeople(tx, [{ id, name, email: `${key}@spieldaten.example`, language: 'de', invented: true }], { isVerified: true }))
      await addRole(tx, { person: id, role, from: '2020-01-01' }, { id: newId(), author: { as: 'curator' } })
    })
    cookies.set(key, ((await house.accounts.signInAs(id, { cookie: undefined, agent: 'test', network: '127.0.0.0' })).cookies[0] ?? '').split(';')[0] ?? '')
  }
})

const ask = (who: Name | '', method: string, path: string, form?: Record<string, string>): Promise<Response> => house.send('', method, path, form === undefined ? undefined : new URLSearchParams(form), { cookie: cookies.get(who) ?? '' })
const html = async (who: Name, path: string): Promise<string> => (await ask(who, 'GET', path)).text()
const call = async (who: Name, method: string, path: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const answer = await house.send('', method, path, method === 'POST' ? '{}' : undefined, { cookie: cookies.get(who) ?? '', 'content-type': 'application/json' })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
/** The latest mail to somebody, and the secret in its link as it stands in the database. */
async function mailTo(email: string): Promise<{ id: string; secret: string; link: string }> {
  await house.settled()
  const { rows: [mail] } = await sql<{ id: string; text: string }>`select id, text from mails where to_email = ${email} order by id desc limit 1`.execute(db)
  const link = /https?:\/\/\S+\/(?:einladung\/|anmelden\/link)\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  const secret = /[\w-]{20,}$/.exec(link)?.[0] ?? ''
  assert.ok(secret.length >= 20, mail?.text)
  return { id: mail?.id ?? '', secret, link: link.replace(/^https?:\/\/[^/]+/, '') }
}
/** Everything of a mail that can be read without an act. */
const readable = async (who: Name, id: string): Promise<string> => (await Promise.all([`/de/postausgang/${id}`, `/en/outbox/${id}`, '/de/postausgang', `/api/v1/mails/${id}`, '/api/v1/mails'].map((path) => html(who, path)))).join('\n')
const entries = async (id: string): Promise<string[]> => (await sql<{ person: string; route: string }>`select person, route from audit_entries where ${id}::uuid = any(things) order by at, id`.execute(db)).rows.map(({ person, route }) => `${[...ids].find(([, one]) => one === person)?.[0] ?? '?'} ${route}`)

test('an invitation is handed over by hand: nobody reads its link in silence, and it works', async () => {
  const invite = new FormData()
  for (const [name, value] of Object.entries({ do: 'invite', name: 'Zoe Zobel', email: 'zoe@spieldaten.example', roles: 'moderator' })) invite.set(name, value)
  assert.equal((await house.send('', 'POST', '/de/allianz/personen', invite, { cookie: cookies.get('adele') ?? '' })).status, 303)
  const { id, secret, link } = await mailTo('zoe@spieldaten.example')
  for (const who of ['adele', 'otto'] as const) {
    const seen = await readable(who, id)
    assert.ok(!seen.includes(secret), who)
    assert.match(seen, /\[Link nur für zoe@spieldaten\.example\]/)
    assert.match(seen, /Mail mit Links anzeigen<\/button>/)
  }
  assert.deepEqual(await entries(id), [])
  const given = await (await ask('adele', 'POST', `/de/postausgang/${id}`, { do: 'hand-over' })).text()
  assert.match(given, new RegExp(`Bitte nur an zoe@spieldaten\\.example weitergeben.*${secret}`, 's'))
  assert.deepEqual(await entries(id), ['adele /de/postausgang/:id'])
  assert.ok(!(await readable('adele', id)).includes(secret), 'the next time it is hidden again')
  assert.match(await html('adele', `/de/postausgang/${id}`), /Zuletzt übergeben/)
  assert.match(await (await ask('', 'GET', link)).text(), /Zoe Zobel/)
})

test('who takes out another’s link to sign in stands in the audit trail, and the person is told', async () => {
  await ask('', 'POST', '/de/anmelden/mail', { email: 'karla@spieldaten.example' })
  const { id, secret } = await mailTo('karla@spieldaten.example')
  for (const who of ['adele', 'otto'] as const) assert.ok(!(await readable(who, id)).includes(secret), who)
  assert.doesNotMatch(await html('karla', '/de/hinweise'), /wurde abgerufen/)
  const taken = await call('otto', 'POST', `/api/v1/mails/${id}/handover`)
  assert.deepEqual([taken.status, String(taken.body['text']).includes(secret)], [200, true])
  assert.deepEqual(await entries(id), ['otto /api/v1/mails/:id/handover'])
  assert.match(await html('karla', '/de/hinweise'), /Ein persönlicher Link aus einer Mail an Sie wurde abgerufen, um ihn zu übergeben: Otto Kobold, \d/)
  assert.match(await html('karla', '/en/notices'), /A private link of a mail to you was taken out/)
  assert.doesNotMatch(await html('otto', '/de/hinweise'), /wurde abgerufen/)
})

test('only who reads the outbox hands over, and only what no server delivers', async () => {
  await ask('', 'POST', '/de/anmelden/mail', { email: 'otto@spieldaten.example' })
  const { id } = await mailTo('otto@spieldaten.example')
  assert.deepEqual([(await call('karla', 'POST', `/api/v1/mails/${id}/handover`)).status, (await ask('karla', 'POST', `/de/postausgang/${id}`, { do: 'hand-over' })).status], [404, 404])
  await sql`update mails set state = 'sent', text = null where id = ${id}`.execute(db)
  const late = await call('adele', 'POST', `/api/v1/mails/${id}/handover`)
  assert.deepEqual([late.status, /kein Mailserver zustellt/.test(String(late.body['detail']))], [409, true])
  assert.deepEqual(await entries(id), [])
  assert.deepEqual(house.broken, [])
})
