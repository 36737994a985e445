import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../platform/database/sample.ts'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { firstInvitation } from './first-jobs.ts'

const database = await testDatabase()
const { db } = database
const house = await openWholeHouse(database, { isFree: false, isBounded: false })
const HOSTILE = `"><script>alert(1)</script>`

/** As a browser on a page of the house does it. */
const asked = (cookie: string, method: string, path: string, body?: Readonly<Record<string, unknown>> | URLSearchParams | FormData): Promise<Response> =>
  house.send('', method, path, body instanceof URLSearchParams || body instanceof FormData ? body : body === undefined ? undefined : JSON.stringify(body), { cookie, ...(body === undefined || body instanceof URLSearchParams || body instanceof FormData ? {} : { 'content-type': 'application/json' }) })

async function done(cookie: string, path: string, body: Readonly<Record<string, unknown>>): Promise<Record<string, never>> {
  const answer = await asked(cookie, 'POST', path, body)
  const text = await answer.text()
  assert.ok(answer.ok, `${path} answers ${answer.status}: ${text} ${house.broken.join('\n')}`)
  return JSON.parse(text) as Record<string, never>
}

const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((one) => one.split(';', 1)[0]).join('; ')

/** The private link in the latest mail to this address. */
async function linkTo(email: string): Promise<string> {
  const { rows: [mail] } = await sql<{ text: string }>`select text from mails where to_email = ${email} order by id desc limit 1`.execute(db)
  return new URL(/http:\S+/.exec(mail?.text ?? '')?.[0] ?? 'http://localhost/none').pathname
}

const joined = async (link: string, said: Readonly<Record<string, string>> = {}): Promise<string> => {
  const answer = await asked('', 'POST', link, new URLSearchParams(said))
  assert.equal(answer.status, 303, await answer.text())
  return cookieOf(answer)
}

const sentence = async (answer: Response): Promise<string> => /<h1>([^<]*)<\/h1>/.exec(await answer.text())?.[1] ?? ''

const office = await joined(new URL((await firstInvitation(db, () => 'http://localhost')) ?? '').pathname, { name: 'Adele Musterfee', email: 'adele@spieldaten.example' })
const [uhu, kauz] = await Promise.all(['Uhu Ophthalmik', 'Kauzberg Elektronik'].map(async (name) => String((await done(office, '/api/v1/organisations', { name: { de: name }, kind: 'cluster' }))['id'])))
for (const id of [uhu, kauz]) await done(office, `/api/v1/organisations/${id}/memberships`, { kind: 'full' })

async function invited(organisation: string | undefined, name: string, email: string, roles: readonly string[]): Promise<string> {
  await done(office, `/api/v1/organisations/${organisation}/people/invitations`, { name, email, roles })
  return joined(await linkTo(email), { name })
}
const ida = await invited(uhu, 'Ida Uhu', 'ida@spieldaten.example', ['manager', 'delegate'])
const jasper = await invited(uhu, 'Jasper Uhu', 'jasper@spieldaten.example', ['contributor'])
const leopold = await invited(kauz, 'Leopold Kauz', 'leopold@spieldaten.example', ['manager'])

const personOf = async (cookie: string): Promise<string> => ((await (await asked(cookie, 'GET', '/api/v1/self')).json()) as { id: string }).id

test('whoever is signed in learns who they are, and nobody else', async () => {
  const self = (await (await asked(ida, 'GET', '/api/v1/self')).json()) as { name: string; roles: object[] }
  assert.equal(self.name, 'Ida Uhu')
  assert.deepEqual(new Set(self.roles.map((role) => JSON.stringify(role))), new Set(['manager', 'delegate'].map((role) => JSON.stringify({ organisation: uhu, role }))))
  assert.equal((await asked('', 'GET', '/api/v1/self')).status, 401)
  assert.equal((await asked('schnittmenge.session_token=x.y', 'GET', '/api/v1/self')).status, 401)
})

test('addresses of people are for who invites them; their names for members; for outsiders there is nobody', async () => {
  const people = async (cookie: string): Promise<[number, string]> => {
    const answer = await asked(cookie, 'GET', `/api/v1/organisations/${uhu}/people`)
    return [answer.status, await answer.text()]
  }
  for (const cookie of [office, ida]) assert.match((await people(cookie))[1], /ida@spieldaten\.example/)
  for (const cookie of [jasper, leopold]) {
    const [status, text] = await people(cookie)
    assert.equal(status, 200)
    assert.match(text, /Ida Uhu/)
    assert.doesNotMatch(text, /ida@/)
  }
  assert.equal((await people(''))[0], 404)
  assert.equal((await asked('', 'GET', `/de/mitglieder/${uhu}/personen`)).status, 404)
})

test('who may not invite is told why, on the page and by the API', async () => {
  const invitation = { name: 'Fremd', email: 'fremd@spieldaten.example', roles: ['manager'] }
  for (const cookie of [jasper, leopold]) assert.equal((await asked(cookie, 'POST', `/api/v1/organisations/${uhu}/people/invitations`, invitation)).status, 403)
  assert.match(await (await asked(jasper, 'GET', `/de/mitglieder/${uhu}/personen`)).text(), /disabled[^>]*>Einladen/)
  assert.equal((await asked(ida, 'POST', '/api/v1/alliance/people/invitations', { ...invitation, roles: ['office'] })).status, 403)
  assert.equal((await asked(ida, 'POST', `/api/v1/organisations/${uhu}/people/invitations`, { ...invitation, roles: ['office'] })).status, 422, 'a role of the alliance is none of an organisation')
  assert.equal((await sql`select 1 from invitations where email = 'fremd@spieldaten.example'`.execute(db)).rows.length, 0)
})

test('of two who accept the same invitation at once one becomes the person, and the other is told', async () => {
  await done(ida, `/api/v1/organisations/${uhu}/people/invitations`, { name: 'Kunigunde Labfee', email: 'kunigunde@spieldaten.example', roles: ['deputy'] })
  const link = await linkTo('kunigunde@spieldaten.example')
  const answers = await Promise.all([1, 2, 3].map(() => asked('', 'POST', link, new URLSearchParams({ name: 'Kunigunde Labfee' }))))
  assert.deepEqual(answers.map(({ status }) => status).toSorted((a, b) => a - b), [303, 409, 409])
  const { rows } = await sql`select 1 from people where email = 'kunigunde@spieldaten.example'`.execute(db)
  assert.equal(rows.length, 1)
  assert.match(await sentence(await asked('', 'GET', link)), /schon angenommen/)
})

test('an expired, a withdrawn, a foreign link and one for somebody else each have their sentence', async () => {
  await done(ida, `/api/v1/organisations/${uhu}/people/invitations`, { name: 'Falk', email: 'falk@spieldaten.example', roles: ['contributor'] })
  const link = await linkTo('falk@spieldaten.example')
  assert.match(await sentence(await asked('', 'GET', `${link.slice(0, -3)}xyz`)), /gibt es nicht/)
  assert.match(await (await asked(leopold, 'POST', link, new URLSearchParams())).text(), /andere E-Mail-Adresse/)
  await sql`update invitations set until = now() - interval '1 second' where email = 'falk@spieldaten.example'`.execute(db)
  assert.match(await sentence(await asked('', 'POST', link, new URLSearchParams({ name: 'Falk' }))), /abgelaufen/)
  await sql`update invitations set until = now() + interval '1 day', withdrawn_at = now() where email = 'falk@spieldaten.example'`.execute(db)
  assert.match(await sentence(await asked('', 'GET', link)), /zurückgezogen/)
})

test('addresses that no mail reaches or that only look like another are refused in a sentence, and what was typed stays', async () => {
  for (const [email, said] of [['kein', /keine E-Mail-Adresse/], ['ida@spіeldaten.example', /Alphabete/], [`${'x'.repeat(65)}@spieldaten.example`, /mehr als 64 Zeichen/], [`x@${'y'.repeat(60)}.${'z'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'y'.repeat(20)}.example`, /länger als 254/], ['a@b.example\nBcc: alle@b.example', /keine E-Mail-Adresse/]] as const) {
    const form = new FormData()
    for (const [name, value] of Object.entries({ name: HOSTILE, email, roles: 'contributor', do: 'invite' })) form.set(name, value)
    const answer = await asked(ida, 'POST', `/de/mitglieder/${uhu}/personen`, form)
    const page = await answer.text()
    assert.equal(answer.status, 422, email)
    assert.match(page, said, email)
    assert.match(page, /&lt;script>alert\(1\)/)
    assert.doesNotMatch(page, /<script>alert/)
  }
})

test('an address that has an account already is asked to sign in, and then accepts with a click', async () => {
  await done(office, '/api/v1/alliance/people/invitations', { name: 'Ida', email: 'ida@spieldaten.example', roles: ['moderator'] })
  const link = await linkTo('ida@spieldaten.example')
  assert.match(await (await asked('', 'GET', link)).text(), /schon ein Konto/)
  assert.equal((await asked('', 'POST', link, new URLSearchParams({ name: 'Jemand' }))).status, 422)
  assert.equal((await asked(ida, 'POST', link, new URLSearchParams())).status, 303)
  assert.match(await (await asked(ida, 'GET', '/api/v1/self')).text(), /moderator/)
})

test('the last delegate does not disappear unnoticed, neither ended by others nor erasing themselves', async () => {
  const person = await personOf(ida)
  const ending = { person, role: 'delegate' }
  const refused = await asked(office, 'POST', `/api/v1/organisations/${uhu}/people/ending`, ending)
  assert.equal(refused.status, 409)
  assert.match(await refused.text(), /last delegate|letzte stimmberechtigte/)
  const erasing = await asked(ida, 'POST', '/de/konto/loeschen', new URLSearchParams({ email: 'ida@spieldaten.example' }))
  assert.equal(erasing.status, 422)
  assert.match(await erasing.text(), /letzte stimmberechtigte Vertretung von Uhu Ophthalmik/)
  await done(office, `/api/v1/organisations/${uhu}/people/ending`, { ...ending, known: true })
  const self = await (await asked(ida, 'GET', '/api/v1/self')).text()
  assert.match(self, /manager/)
  assert.doesNotMatch(self, /delegate/, 'a role ends at once')
  await done(office, `/api/v1/organisations/${uhu}/people`, { person, role: 'delegate' })
  assert.match(await (await asked(ida, 'GET', '/api/v1/self')).text(), /delegate/, 'and is given again on the same day')
  assert.equal((await asked(office, 'POST', '/api/v1/alliance/people/ending', { person: await personOf(office), role: 'office', known: true })).status, 409, 'the last of the office stays')
})

test('a Legitimation is entered by the office, holds on its last day, and is ended', async () => {
  const person = await personOf(leopold)
  await done(office, `/api/v1/organisations/${kauz}/people`, { person, role: 'delegate' })
  const path = `/api/v1/organisations/${kauz}/legitimations`
  const said = { person, basis: 'statutory', clause: '§ 26 BGB, Vorstand', scope: 'all' }
  assert.equal((await asked(leopold, 'POST', path, said)).status, 403, 'nobody entitles themselves')
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())
  await done(office, path, { ...said, until: today })
  assert.match(await (await asked(leopold, 'GET', `/de/mitglieder/${kauz}/personen`)).text(), /abstimmen und unterschreiben, allein: § 26 BGB/)
  for (const [wrong, status] of [[{ ...said, until: '2000-01-01' }, 422], [{ ...said, clause: '' }, 422], [{ ...said, person: '01900000-0000-7000-8000-000000000001' }, 404], [{ ...said, until: '0000-01-01' }, 422], [{ ...said, scope: 'everything' }, 422]] as const) assert.equal((await asked(office, 'POST', path, wrong)).status, status, JSON.stringify(wrong))
  const { legitimations: [one] } = (await (await asked(office, 'GET', path)).json()) as { legitimations: { id: string }[] }
  await done(office, `${path}/${one?.id}/ending`, {})
  assert.equal((await asked(office, 'POST', `${path}/${one?.id}/ending`, {})).status, 409)
  assert.equal((await asked(office, 'POST', `${path}/x/ending`, {})).status, 404)
})

test('who represents only jointly does not declare leaving alone, and is told how two do', async () => {
  const person = await personOf(leopold)
  await done(office, `/api/v1/organisations/${kauz}/legitimations`, { person, basis: 'statutory', clause: '§ 26 BGB, Vorstand', scope: 'all', joint: true })
  const refused = await asked(leopold, 'POST', `/api/v1/organisations/${kauz}/procedures/leaving`, {})
  assert.equal(refused.status, 403)
  assert.match(await refused.text(), /nur gemeinsam mit einer zweiten Person[^"]*unterschreiben Sie gemeinsam auf Papier/)
})

test('with a second factor no link by mail is enough', async () => {
  const leo = await personOf(leopold)
  const lately = async (): Promise<string> => {
    await asked('', 'POST', '/de/anmelden/mail', new URLSearchParams({ email: 'leopold@spieldaten.example' }))
    await house.settled()
    const { rows: [mail] } = await sql<{ text: string }>`select text from mails where to_email = 'leopold@spieldaten.example' order by id desc limit 1`.execute(db)
    return mail?.text ?? ''
  }
  assert.match(await lately(), /anmelden\/link\?token=/)
  await sql`update people set second_factor = true where id = ${leo}`.execute(db)
  const guarded = await lately()
  assert.doesNotMatch(guarded, /token/)
  assert.match(guarded, /zweiten Faktor/)
})

test('erased, a person is a pseudonym everywhere, signs in no more, and what they did stays', async () => {
  const person = await personOf(jasper)
  const mine = await (await asked(jasper, 'GET', '/de/konto/meine-daten')).text()
  assert.match(mine, /jasper@spieldaten\.example/)
  assert.doesNotMatch(mine, /hash|password|secret/i)
  const gone = await asked(jasper, 'POST', '/de/konto/loeschen', new URLSearchParams({ email: 'Jasper@spieldaten.example' }))
  assert.equal(gone.status, 200)
  assert.equal((await asked(jasper, 'GET', '/api/v1/self')).status, 401)
  for (const table of ['people', 'invitations', 'roles', 'sessions', 'credentials']) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(db)
    assert.doesNotMatch(rows.map(({ row }) => row).join('\n'), /jasper/i, table)
  }
  const { rows: [role] } = await sql<{ until: string }>`select until_day::text as until from roles where person = ${person}`.execute(db)
  assert.notEqual(role?.until, null)
})

test('nothing broke behind a door', () => assert.deepEqual(house.broken, []))
