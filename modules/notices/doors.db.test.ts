/** The doors of notices and mail; where notices come from and who acts says the test, as the house does. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { transact } from '#platform/database'
import { createApp, loadAssets } from '#platform/http'
import { openJobs } from '#platform/jobs'
import { signLink } from '#platform/links'
import { silentLog } from '#platform/log'
import { findMail, listMails, mailJob, queueMail } from '#platform/mail'
import { createSite, PAGE_ASSETS } from '#platform/page'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { GROUND_WORDS } from '#platform/sentences'
import { keepImport, type Actor, type OrganisationId, type PersonId } from '#modules/members'
import { jobsDone, keepingLog } from '../../e2e/test-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { organisationOf } from '../members/sample.ts'
import { hangNoticesApi } from './api.ts'
import { digestsLater, noticesJobs } from './digest-jobs.ts'
import type { NoticesNeeds } from './frame.part.ts'
import { MAILED_KINDS, type Notice } from './notice.ts'
import { hangNotices, NOTICES_WORDS } from './pages.tsx'
import type { Notified } from './settings.ts'
import { settingsOf } from './store.ts'

const HOSTILE = `"><script>alert(1)</script>`
const database = await testDatabase()
const { db } = database
const optonet = organisationOf('OptoNet', 'cluster')
const uhu = organisationOf('Uhu Ophthalmik GmbH')
must(await transact(db, (tx) => keepImport(tx, { created: [optonet, uhu], changed: [], belongings: [], memberships: [] })))

const [kim, lee] = [newId<'person'>(), newId<'person'>()]
const person = (id: PersonId, name: string, organisations: readonly OrganisationId[], said: Partial<Notified> = {}): Notified => ({ person: id, name, email: `${name.toLowerCase()}@optonet.example`, language: 'de', zone: 'Europe/Berlin', organisations, roles: [], ...said })
let people: readonly Notified[] = []
let open: readonly Notice[] = []
const secret = randomBytes(32)

const ACTORS: Readonly<Record<string, Actor>> = {
  curator: { as: 'curator' },
  office: { as: 'curator', person: lee, roles: ['office'] },
  moderator: { as: 'curator', person: lee, roles: ['moderator'] },
  operator: { as: 'outside', person: lee, roles: ['operator'] },
  kim: { as: 'organisation', organisation: optonet.id, standing: 'member', person: kim, roles: ['manager'] },
  member: { as: 'organisation', organisation: optonet.id, standing: 'member' },
  nobody: { as: 'outside' },
}

const broken: string[] = []
const assets = loadAssets(PAGE_ASSETS)
const site = createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu: ['overview'], assets })
const app = createApp({ language: 'de', words: { ...GROUND_WORDS, ...NOTICES_WORDS }, newId, log: keepingLog(broken), tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: new AbortController().signal })
const needs: NoticesNeeds = {
  db,
  actorOf: async (door) => ACTORS[/actor=(\w+)/.exec(door.req.header('cookie') ?? '')?.[1] ?? 'nobody'] ?? { as: 'outside' },
  sources: [async (_, { organisations, person: who }) => open.filter(({ organisation }) => (organisation === undefined ? who !== undefined : organisations.includes(organisation)))],
  answers: {},
  peopleToNotify: async () => people,
  secret,
  origin: () => 'https://allianz.example',
  today: () => '2026-11-30',
  zone: 'Europe/Berlin',
  posting: { smtpUrl: undefined, isDemo: false },
  hears: [],
}
hangNotices(app, site, needs)
hangNoticesApi(app, needs)

/** Monday, five past seven in Jena. */
let clock = new Date('2026-11-30T06:05:00Z')
const jobs = await openJobs(database, silentLog, [...noticesJobs(needs, () => clock), mailJob(db, { smtpUrl: undefined, from: { name: 'Beispielallianz', address: 'haus@allianz.example' } })], { concurrency: 2 })
after(() => jobs.close())

const send = async (actor: string, path: string, init: { readonly form?: Record<string, string | readonly string[]>; readonly json?: unknown; readonly method?: string; readonly bare?: boolean } = {}): Promise<Response> => {
  const { form, json, bare = false } = init
  const body = json === undefined ? (form === undefined ? undefined : new URLSearchParams(Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]))))) : JSON.stringify(json)
  return app.request(`http://localhost${path}`, { method: init.method ?? (body === undefined ? 'GET' : 'POST'), ...(body === undefined ? {} : { body }), headers: { host: 'localhost', ...(bare ? {} : { origin: 'http://localhost', cookie: `actor=${actor}` }), ...(json === undefined ? {} : { 'content-type': 'application/json' }) } })
}
const page = async (actor: string, path: string, status = 200): Promise<string> => {
  const answer = await send(actor, path)
  assert.equal(answer.status, status, `${path} ${broken.join('\n')}`)
  return answer.text()
}
const told = (kind: Notice['kind'], name: string, said: Partial<Notice> = {}): Notice => ({ kind, organisation: optonet.id, about: { de: name, en: name }, to: { de: `/de/${encodeURIComponent(name)}`, en: `/en/${encodeURIComponent(name)}` }, ...said })
const statuses = async (path: string): Promise<string> => (await Promise.all(Object.keys(ACTORS).map(async (actor) => `${actor} ${(await send(actor, path)).status}`))).join(', ')

test('every page and address of the API, as every role', async () => {
  for (const path of ['/de/hinweise', '/en/notices']) assert.equal(await statuses(path), 'curator 200, office 200, moderator 200, operator 200, kim 200, member 200, nobody 200')
  assert.equal(await statuses('/api/v1/notices'), 'curator 200, office 200, moderator 200, operator 200, kim 200, member 200, nobody 401')
  for (const path of ['/de/hinweise/einstellungen', '/api/v1/notices/settings']) assert.equal(await statuses(path), 'curator 401, office 200, moderator 200, operator 200, kim 200, member 401, nobody 401')
  for (const path of ['/de/postausgang', '/en/outbox', '/api/v1/mails']) assert.equal(await statuses(path), 'curator 200, office 200, moderator 404, operator 200, kim 404, member 404, nobody 404')
})

test('the page answers what needs the organisation, in lines with one button each', async () => {
  open = []
  assert.match(await page('kim', '/de/hinweise'), /OptoNet: Im Augenblick ist nichts zu tun\..*Nichts offen/s)
  open = [told('competences', 'Mikrooptik'), told('competences', 'Laserschweißen'), told('event', `Sommerfest ${HOSTILE}`, { due: '2026-12-03' }), told('signature', 'Satzung', { organisation: uhu.id })]
  const html = await page('kim', '/de/hinweise')
  assert.match(html, /OptoNet: 3 Hinweise, das Dringendste zuerst\./)
  assert.match(html, /Sommerfest.*bis 3\.\u00a0Dezember 2026.*<a class="button filled"[^>]*>Anmelden<\/a>.*2 Kompetenzen sind noch nicht bestätigt, zuerst „Mikrooptik“.*<a class="button"[^>]*>Bestätigen<\/a>/s)
  assert.doesNotMatch(html, /<script>alert|Satzung/)
  assert.match(await page('nobody', '/en/notices'), /Please sign in for it, or choose who you act for/)
  const wire = (await (await send('kim', '/api/v1/notices')).json()) as { lines: { kind: string; count: number; due?: string }[]; more: number }
  assert.deepEqual([wire.lines.map(({ kind, count, due }) => [kind, count, due]), wire.more], [[['event', 1, '2026-12-03'], ['competences', 2, undefined]], 0])
})

test('a person says how often, of what, in which language and zone; a wrong zone loses nothing that was entered', async () => {
  people = [person(kim, 'Kim', [optonet.id], { zone: 'Pacific/Kiritimati', language: 'en' })]
  assert.match(await page('kim', '/de/hinweise/einstellungen'), /value="weekly" checked.*value="en" checked.*<option value="Pacific\/Kiritimati" selected/s, 'at first as the account has it')
  const values = { frequency: 'daily', wanted: ['competences', 'event'], language: 'de', zone: 'Europe/Berlin' }
  const wrong = await send('kim', '/de/hinweise/einstellungen', { form: { ...values, zone: 'Europe/Jena' } })
  assert.equal(wrong.status, 422)
  const html = await wrong.text()
  assert.match(html, /Zeitzone: Diese Zeitzone gibt es nicht\. Erwartet wird zum Beispiel Europe\/Berlin\./)
  assert.match(html, /value="daily" checked.*value="competences" checked/s)
  for (const zone of ['+01:00', '', '../etc', HOSTILE]) assert.equal((await send('kim', '/de/hinweise/einstellungen', { form: { ...values, zone } })).status, 422, zone)
  const saved = await send('kim', '/de/hinweise/einstellungen', { form: { ...values, wanted: 'event' } })
  assert.match(await saved.text(), /Gespeichert.*value="event" checked/s)
  assert.deepEqual((await settingsOf(db, [kim])).get(kim)?.silenced, MAILED_KINDS.filter((kind) => kind !== 'event'))
  const set = { frequency: 'weekly', silenced: ['event'], language: 'de', zone: 'Europe/Berlin' }
  assert.equal((await send('kim', '/api/v1/notices/settings', { method: 'PUT', json: { ...set, silenced: ['everything'] } })).status, 422)
  assert.deepEqual(await (await send('kim', '/api/v1/notices/settings', { method: 'PUT', json: set })).json(), set)
  assert.deepEqual(await (await send('kim', '/api/v1/notices/settings')).json(), set)
  assert.equal((await send('member', '/api/v1/notices/settings', { method: 'PUT', json: set })).status, 401)
})

const look = async (): Promise<void> => {
  await digestsLater(db)
  await jobsDone(db)
}
const digests = async (): Promise<string[]> => (await listMails(db, { most: 200 })).map(({ email, subject }) => `${email}: ${subject}`).toSorted()

test('a digest comes exactly once a period, in its reader’s language, and none where nothing is to be done', async () => {
  people = [person(kim, 'Kim', [optonet.id]), person(lee, 'Lee', [uhu.id, optonet.id], { language: 'en' }), person(newId(), 'Noe', [uhu.id], { zone: 'Pacific/Niue' }), person(newId(), 'Ida', [])]
  open = [told('competences', 'Mikrooptik'), told('event', 'Sommerfest', { due: '2026-12-03' }), told('signature', 'Satzung', { organisation: uhu.id })]
  await look()
  await look()
  assert.deepEqual(await digests(), ['kim@optonet.example: 1 Hinweis für OptoNet', 'lee@optonet.example: 3 notices for OptoNet, Uhu Ophthalmik GmbH'], 'Kim has silenced events, it is Sunday where Noe is, and nothing needs Ida')
  const english = (await listMails(db, { most: 200 })).find(({ language }) => language === 'en')?.text ?? ''
  assert.match(english, /^Dear Lee,\n\nThis needs you, the most urgent first:\n\n1\. OptoNet: Sommerfest: registration is open \(until 3\u00a0December 2026\)\.\n {3}Register: https:\/\/allianz\.example\/en\/Sommerfest\n\n2\. Uhu Ophthalmik GmbH: “Satzung” waits/)
  assert.match(english, /\n-- \nThis mail comes on Monday at seven, where something is to be done \(Europe\/Berlin\)\.\n.*\nUnsubscribe, without signing in: https:\/\/allianz\.example\/en\/notices\/unsubscribe\/\S+\n$/s)
  clock = new Date('2026-12-01T05:00:00Z')
  open = [told('competences', 'Laser', { organisation: uhu.id })]
  await look()
  assert.deepEqual((await digests()).filter((one) => one.startsWith('noe')), ['noe@optonet.example: 1 Hinweis für Uhu Ophthalmik GmbH'])
  clock = new Date('2026-12-07T06:00:00Z')
  await look()
  assert.equal((await digests()).filter((one) => one.startsWith('lee')).length, 2, 'the next week brings the next')
})

test('a person whose address is none keeps nobody else’s digest back', async () => {
  clock = new Date('2026-12-14T06:00:00Z')
  const before = (await digests()).length
  people = [person(newId(), 'Bad', [uhu.id], { email: 'bad@uhu.example\nBcc: x@y.example' }), ...people]
  await look()
  assert.equal((await digests()).length, before + 1, 'Lee acts for Uhu too')
})

test('the link of a mail ends the mails without an account, by a button or by a program of mail; opening it does nothing', async () => {
  const until = new Date(Date.now() + 60_000)
  const link = (purpose: string, end = until): string => `/de/hinweise/abbestellen/${signLink(secret, { purpose, facts: { person: lee }, until: end })}`
  assert.match(await page('nobody', link('unsubscribe')), /Keine Hinweise mehr per Mail\?/)
  assert.equal((await settingsOf(db, [lee])).size, 0)
  const done = await send('nobody', link('unsubscribe'), { form: { 'List-Unsubscribe': 'One-Click' }, bare: true })
  assert.deepEqual([done.status, /Sie bekommen keine Hinweise mehr per Mail/.test(await done.text())], [200, true])
  assert.equal((await settingsOf(db, [lee])).get(lee)?.frequency, 'none')
  assert.match(await page('nobody', link('answer'), 404), /Dieser Link ist unvollständig oder nicht von hier/)
  assert.match(await page('nobody', link('unsubscribe', new Date(0)), 404), /Dieser Link ist abgelaufen/)
  assert.match(await page('nobody', `/en/answer/${signLink(secret, { purpose: 'answer', facts: {}, until: new Date(0) })}`, 404), /This link has expired\. Please use the one from the latest mail/)
  assert.match(await page('nobody', `/de/antwort/${signLink(secret, { purpose: 'answer', facts: { kind: 'event', organisation: uhu.id, things: ['x'] }, until })}`, 404), /nicht von hier/, 'nobody asks that')
})

test('the outbox shows every mail with where it stands, and that no server is set up', async () => {
  const id = must(await transact(db, (tx) => queueMail(tx, { to: { email: 'kim@optonet.example', name: `Kim ${HOSTILE}` }, language: 'de', subject: `Einladung ${HOSTILE}`, text: `Guten Tag,\n\n${HOSTILE}\n` })))
  for (let tries = 0; tries < 200 && must(await findMail(db, id)).state === 'waiting'; tries++) await new Promise((done) => setTimeout(done, 25))
  const list = await page('operator', '/de/postausgang')
  assert.match(list, /Es ist kein Mailserver eingerichtet\..*SMTP_URL.*Einladung/s)
  assert.match(await page('operator', '/de/postausgang?state=sent'), /Keine Mail in diesem Stand/)
  assert.equal((await send('operator', '/de/postausgang?state=x&after=%27')).status, 200, 'what cannot be read filters nothing')
  const one = await page('office', `/de/postausgang/${id}`)
  assert.match(one, /aufbewahrt.*disabled[^>]*>Erneut senden<\/button><span class="reason"[^>]*>Es ist kein Mailserver eingerichtet\..*Guten Tag,\n\n&quot;>&lt;script>/s)
  assert.doesNotMatch(list + one, /<script>alert/)
  const wire = (await (await send('operator', `/api/v1/mails/${id}`)).json()) as { state: string; subject: string }
  assert.deepEqual([wire.state, wire.subject], ['kept', `Einladung ${HOSTILE}`])
  const { mails, next } = (await (await send('operator', '/api/v1/mails?limit=1')).json()) as { mails: { id: string }[]; next: string }
  assert.deepEqual([mails.map((mail) => mail.id), /after=/.test(next)], [[id], true])
  assert.equal((await send('operator', '/api/v1/mails?state=lost')).status, 422)
  for (const wrong of ['1', newId(), '%27']) for (const path of [`/de/postausgang/${wrong}`, `/api/v1/mails/${wrong}`]) assert.equal((await send('operator', path)).status, 404, path)
  assert.equal((await send('kim', `/api/v1/mails/${id}/sending`, { json: {} })).status, 404)
  assert.equal((await send('operator', `/de/postausgang/${id}`, { form: { x: 'y' } })).status, 303)
  assert.deepEqual(broken, [])
})
