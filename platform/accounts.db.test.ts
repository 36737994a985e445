import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openAccounts, type Asking } from './accounts.ts'
import { codeOf } from './codes.sample.ts'
import { testDatabase } from './database/sample.ts'
import { must, Refused } from './result.ts'
import { newId } from './runtime.ts'

const { db } = await testDatabase()
const mailed: { what: string; email: string; token: string }[] = []
const accounts = openAccounts({ db, secret: randomBytes(32), origin: 'http://localhost:3000', name: 'Beispielallianz', mailLink: async (what, email, token) => void mailed.push({ what, email, token }) })

const PASSWORD = 'Kranich über dem Saaletal'
const asking: Asking = { cookie: undefined, agent: 'Probe', network: '192.0.2.0' }

async function person(email: string, password: string | undefined = PASSWORD): Promise<string> {
  const id = newId()
  await sql`insert into people (id, name, email) values (${id}, 'Änne Probst', ${email})`.execute(db)
  if (password !== undefined) await sql`insert into credentials (id, person, provider, account, password) values (${newId()}, ${id}, 'credential', ${id}, ${must(await accounts.hash(password))})`.execute(db)
  return id
}

/** The cookies as a browser sends them back. */
const sentBack = (cookies: readonly string[], before?: string): string => {
  const jar = new Map((before ?? '').split('; ').filter(Boolean).map((one) => [one.split('=')[0], one] as const))
  for (const cookie of cookies) {
    const [pair = ''] = cookie.split(';')
    if (/max-age=0/i.test(cookie)) jar.delete(pair.split('=')[0])
    else jar.set(pair.split('=')[0], pair)
  }
  return [...jar.values()].join('; ')
}

const sessionOf = (cookie: string): string | undefined => accounts.readSession(decodeURIComponent(new RegExp(`${accounts.cookieName}=([^;]*)`).exec(cookie)?.[1] ?? ''))

async function who(cookie: string): Promise<{ person: string; strong: boolean; network: string } | undefined> {
  const { rows } = await sql<{ person: string; strong: boolean; network: string }>`select person, strong, network from sessions where token = ${sessionOf(cookie) ?? ''}`.execute(db)
  return rows[0]
}

test('with address and password somebody is signed in, and the cookie names their session', async () => {
  const id = await person('anne@beispiel.example')
  const { cookies, value } = must(await accounts.signIn(asking, { email: 'Anne@Beispiel.example', password: PASSWORD }))
  assert.equal(value.needsCode, false)
  assert.deepEqual(await who(sentBack(cookies)), { person: id, strong: false, network: '192.0.2.0' })
  assert.match(cookies.join('\n'), /HttpOnly/i)
  assert.match(cookies.join('\n'), /SameSite=Lax/i)
})

test('a wrong password and an address that nobody has are refused alike, and no number of them locks anybody out', async () => {
  await person('bernd@beispiel.example')
  const wrong = await accounts.signIn(asking, { email: 'bernd@beispiel.example', password: 'falsch und lang genug' })
  const unknown = await accounts.signIn(asking, { email: 'niemand@beispiel.example', password: 'falsch und lang genug' })
  const none = await accounts.signIn(asking, { email: 'keine Adresse', password: 'x' })
  const long = await accounts.signIn(asking, { email: 'bernd@beispiel.example', password: 'x'.repeat(10_000) })
  for (const one of [wrong, unknown, none, long]) assert.deepEqual(one, { ok: false, refusal: { kind: 'invalid', reason: 'account.wrong', facts: {} } })
  for (let tried = 0; tried < 12; tried++) await accounts.signIn(asking, { email: 'bernd@beispiel.example', password: 'falsch und lang genug' })
  must(await accounts.signIn(asking, { email: 'bernd@beispiel.example', password: PASSWORD }))
})

test('a cookie that the house did not write names nobody', async () => {
  await person('carla@beispiel.example')
  const cookie = sentBack(must(await accounts.signIn(asking, { email: 'carla@beispiel.example', password: PASSWORD })).cookies)
  const whole = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))
  assert.notEqual(accounts.readSession(whole), undefined)
  for (const forged of ['', '.', 'x', `x${whole}`, whole.slice(0, -2), `${whole.split('.')[0] ?? ''}.${'A'.repeat(44)}`, whole.toUpperCase()]) assert.equal(accounts.readSession(forged), undefined, forged)
})

test('a link by mail signs in once; to an address that nobody has none is sent', async () => {
  const id = await person('dora@beispiel.example', undefined)
  mailed.length = 0
  await accounts.mailSignIn('dora@beispiel.example')
  await accounts.mailSignIn('fremd@beispiel.example')
  const link = mailed.find(({ email }) => email === 'dora@beispiel.example')
  assert.equal(link?.what, 'sign-in')
  const { cookies } = must(await accounts.signInByLink(asking, link.token))
  assert.equal((await who(sentBack(cookies)))?.person, id)
  const again = await accounts.signInByLink(asking, link.token)
  assert.equal(again.ok ? 'signed in' : again.refusal.reason, 'account.linkOver')
  const foreign = mailed.find(({ email }) => email === 'fremd@beispiel.example')
  if (foreign !== undefined) assert.equal((await accounts.signInByLink(asking, foreign.token)).ok, false)
  assert.equal((await sql`select 1 from people where email = 'fremd@beispiel.example'`.execute(db)).rows.length, 0)
})

test('a link by mail lets choose a password once, which ends the sessions before', async () => {
  await person('emil@beispiel.example')
  const before = sentBack(must(await accounts.signIn(asking, { email: 'emil@beispiel.example', password: PASSWORD })).cookies)
  mailed.length = 0
  await accounts.mailPassword('emil@beispiel.example')
  await accounts.mailPassword('fremd@beispiel.example')
  assert.deepEqual(mailed.map(({ what, email }) => [what, email]), [['password', 'emil@beispiel.example']])
  const short = await accounts.choosePassword(asking, mailed[0]?.token ?? '', 'kurz')
  assert.equal(short.ok ? '' : short.refusal.reason, 'account.shortPassword')
  must(await accounts.choosePassword(asking, mailed[0]?.token ?? '', 'Ein anderes langes Wort'))
  assert.equal(await who(before), undefined)
  assert.equal((await accounts.signIn(asking, { email: 'emil@beispiel.example', password: PASSWORD })).ok, false)
  must(await accounts.signIn(asking, { email: 'emil@beispiel.example', password: 'Ein anderes langes Wort' }))
  assert.equal((await accounts.choosePassword(asking, mailed[0]?.token ?? '', 'Noch ein anderes Wort')).ok, false)
})

test('with a second factor the password is not enough; a code of the app or a recovery code is, each recovery code once', async () => {
  const id = await person('frieda@beispiel.example')
  const given = { email: 'frieda@beispiel.example', password: PASSWORD }
  const cookie = sentBack(must(await accounts.signIn(asking, given)).cookies)
  const begun = must(await accounts.beginCodes({ ...asking, cookie }, PASSWORD))
  const secret = new URL(begun.value.uri).searchParams.get('secret') ?? ''
  assert.equal(begun.value.recovery.length, 10)
  const unsure = await accounts.beginCodes({ ...asking, cookie }, 'ein falsches Wort')
  assert.equal(unsure.ok ? '' : unsure.refusal.reason, 'account.wrongPassword')
  const wrong = await accounts.confirmCodes({ ...asking, cookie }, '000000')
  assert.equal(wrong.ok ? '' : wrong.refusal.reason, 'account.wrongCode')
  must(await accounts.confirmCodes({ ...asking, cookie }, codeOf(secret)))

  const first = must(await accounts.signIn(asking, given))
  assert.equal(first.value.needsCode, true)
  const half = sentBack(first.cookies)
  assert.equal(await who(half), undefined)
  assert.equal((await accounts.signInByCode({ ...asking, cookie: half }, '123456')).ok, false)
  const strong = must(await accounts.signInByCode({ ...asking, cookie: half }, codeOf(secret)))
  assert.deepEqual(await who(sentBack(strong.cookies)), { person: id, strong: true, network: '192.0.2.0' })

  const [recovery = ''] = begun.value.recovery
  const second = must(await accounts.signIn(asking, given))
  must(await accounts.signInByCode({ ...asking, cookie: sentBack(second.cookies) }, recovery))
  const third = must(await accounts.signIn(asking, given))
  assert.equal((await accounts.signInByCode({ ...asking, cookie: sentBack(third.cookies) }, recovery)).ok, false)
  assert.equal((await accounts.signInByCode(asking, codeOf(secret))).ok, false)
})

test('whoever the house knows by other means is signed in without a password, and signs out', async () => {
  const id = await person('gerd@beispiel.example', undefined)
  const cookie = sentBack((await accounts.signInAs(id, asking)).cookies)
  assert.equal((await who(cookie))?.person, id)
  must(await accounts.signOut({ ...asking, cookie }))
  assert.equal(await who(cookie), undefined)
})

test('a flood of attempts waits in turn, and what is too many is told so', async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 60 }, () => accounts.verify(`${'0'.repeat(32)}:${'0'.repeat(128)}`, 'x')))
  const refused = attempts.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
  assert.equal(refused.length, 60 - 42)
  for (const { reason } of refused) assert.equal(reason instanceof Refused ? reason.refusal.reason : reason, 'account.busy')
  const busy = await Promise.all(Array.from({ length: 50 }, () => accounts.signIn(asking, { email: 'niemand@beispiel.example', password: 'falsch und lang genug' }).catch((error: unknown) => error)))
  assert.deepEqual(new Set(busy.map((one) => (one instanceof Refused ? one.refusal.reason : (one as { refusal: { reason: string } }).refusal.reason))), new Set(['account.busy', 'account.wrong']))
})
