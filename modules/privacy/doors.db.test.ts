import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { addJob, jobsNow } from '#platform/job'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { daysLater } from '#platform/time'
import { findOrganisation } from '#modules/members'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { listEntries } from './audit-store.ts'
import { periodsNow } from './store.ts'

const database = await testDatabase()
const { db } = database
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet]))
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }])
})
const house = await openWholeHouse(database)

const json = (acting: string, method: string, path: string, content: object) => house.send(acting, method, path, JSON.stringify(content), { 'content-type': 'application/json' })
const form = (acting: string, path: string, values: Readonly<Record<string, string>>) => house.send(acting, 'POST', path, new URLSearchParams(values))
const trail = () => listEntries(db, {}, { zone: 'Europe/Berlin', most: 100 })

test('whoever changes something leaves an entry with the door, the thing and for whom; nothing of what was sent', async () => {
  assert.equal((await json(optonet.id, 'PATCH', `/api/v1/organisations/${optonet.id}`, { place: 'Geheimort' })).status, 200)
  const [entry] = await trail()
  assert.deepEqual([entry?.method, entry?.route, entry?.acting, entry?.things, entry?.network, entry?.organisation], ['PATCH', '/api/v1/organisations/:id', optonet.id, [optonet.id], '127.0.0.0', 'OptoNet'])
  assert.doesNotMatch(JSON.stringify(entry), /Geheimort/)
})

test('what came out of an act stands in its entry', async () => {
  const made = (await (await json('curator', 'POST', '/api/v1/organisations', { kind: 'company', name: { de: 'Kranich Feinwerk' } })).json()) as { id: string }
  assert.deepEqual((await trail())[0]?.things, [made.id])
})

test('what was refused, and what only read, leaves no entry', async () => {
  const before = (await trail()).length
  assert.equal((await json(optonet.id, 'POST', `/api/v1/organisations/${optonet.id}/memberships`, { kind: 'guest' })).status, 403)
  assert.equal((await json('curator', 'PATCH', `/api/v1/organisations/${optonet.id}`, { kind: 'wolke' })).status, 422)
  assert.equal((await house.send('curator', 'GET', '/de/mitglieder')).status, 200)
  assert.equal((await trail()).length, before)
})

test('acts that collide and are done again leave one entry each', async () => {
  const before = (await trail()).length
  const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => json('curator', 'POST', '/api/v1/organisations', { kind: 'company', name: { de: `Zugleich ${at}` } })))
  assert.equal(answers.filter(({ status }) => status === 201).length, 8)
  assert.equal((await trail()).length, before + 8)
})

test('a private link in an address is not written down', async () => {
  const event = String((await house.done('curator', '/api/v1/events', { title: { de: 'Clustertag' }, event: { starts: '2099-05-03T14:30', ends: '2099-05-03T18:00', zone: 'Europe/Berlin', place: 'Jena', registration: 'open' } }))['id'])
  await house.done('curator', `/api/v1/events/${event}/publication`, {})
  const asked = await json('', 'POST', `/api/v1/events/${event}/registrations`, { name: 'Änne Probst', email: 'aenne@spieldaten.example', consent: true })
  assert.ok(asked.ok, await asked.text())
  const [entry] = await trail()
  assert.deepEqual([entry?.person, entry?.acting, entry?.things.includes(event)], [null, null, true])
  for (const one of await trail()) assert.doesNotMatch(one.route, /[\w-]{30,}/)
})

test('the office reads the trail, narrowed, and takes it along; for others it does not exist', async () => {
  const page = await (await house.send('curator', 'GET', `/de/vorgaenge?organisation=optonet&thing=${optonet.id}`)).text()
  assert.match(page, /PATCH \/api\/v1\/organisations\/:id/)
  assert.doesNotMatch(page, /POST \/api/)
  const csv = await (await house.send('curator', 'GET', '/de/vorgaenge/liste.csv')).text()
  assert.match(csv, /Wann;Wer;Für wen;Was;Woran;Woher/)
  const api = (await (await house.send('curator', 'GET', '/api/v1/audit-entries?limit=1')).json()) as { entries: object[]; next: string }
  const more = (await (await house.send('curator', 'GET', api.next)).json()) as { entries: object[] }
  assert.notDeepEqual(api.entries, more.entries)
  for (const path of ['/de/vorgaenge', '/en/audit-trail', '/de/vorgaenge/liste.csv', '/api/v1/audit-entries']) for (const acting of [optonet.id, '']) assert.equal((await house.send(acting, 'GET', path)).status, 404, path)
})

test('days narrow the trail by the calendar of the alliance', async () => {
  const [day] = new Date().toISOString().split('T')
  assert.match(await (await house.send('curator', 'GET', `/de/vorgaenge?from=${day}&until=2099-01-01`)).text(), /PATCH/)
  assert.match(await (await house.send('curator', 'GET', '/de/vorgaenge?from=2099-01-01')).text(), /Dazu gibt es keinen Vorgang/)
})

test('imprint, privacy, accessibility and contact stand at the foot of every page and say who answers', async () => {
  const foot = await (await house.send('', 'GET', '/de/mitglieder')).text()
  for (const path of ['/de/impressum', '/de/datenschutz', '/de/barrierefreiheit', '/de/kontakt']) assert.ok(foot.includes(`href="${path}"`), path)
  assert.match(await (await house.send('', 'GET', '/de/impressum')).text(), /noch nicht eingetragen/)
  const said = await json('curator', 'PUT', '/api/v1/alliance', { seen: 0, name: { de: 'Beispielallianz', en: '' }, form: 'contract', languages: ['de'], zone: 'Europe/Berlin', carrier: { name: 'Trägerverein Probenau e. V.', address: 'Marktplatz 1, 99999 Probenau', email: 'haus@traeger.example', phone: '030 23125 001', responsible: 'Änne Probst', register: 'Amtsgericht Probenau VR 1' } })
  assert.equal(said.status, 200, await said.text())
  for (const path of ['/de/impressum', '/en/imprint', '/de/datenschutz', '/en/privacy', '/de/kontakt', '/en/contact', '/de/barrierefreiheit', '/en/accessibility']) assert.match(await (await house.send('', 'GET', path)).text(), /Trägerverein Probenau/, path)
})

test('the privacy statement says the periods that hold, and the office sets them', async () => {
  assert.match(await (await house.send('', 'GET', '/de/datenschutz')).text(), /365 Tage danach/)
  assert.equal((await form(optonet.id, '/de/datenschutz/fristen', { audit: '90' })).status, 403)
  assert.equal((await form('', '/de/datenschutz/fristen', { audit: '90' })).status, 401)
  const wrong = await form('curator', '/de/datenschutz/fristen', { audit: '0', mails: 'ewig' })
  const html = await wrong.text()
  assert.equal(wrong.status, 422)
  assert.match(html, /von 1 bis 3650 Tagen/)
  assert.match(html, /value="ewig"/)
  assert.equal((await form('curator', '/de/datenschutz/fristen', { audit: '90' })).status, 303)
  assert.equal((await periodsNow(db)).audit, 90)
  assert.match(await (await house.send('', 'GET', '/en/privacy')).text(), /90 days after/)
  assert.equal((await json('curator', 'PATCH', '/api/v1/retention-periods', { mails: 30 })).status, 200)
  assert.deepEqual([(await periodsNow(db)).audit, (await periodsNow(db)).mails], [90, 30])
})

test('templates come filled with the alliance’s own data, for the office alone', async () => {
  for (const name of ['art-26', 'art-28', 'art-32', 'art-30', 'art-13', 'art-14']) {
    const answer = await house.send('curator', 'GET', `/de/datenschutz/vorlagen/${name}.md`)
    assert.match(answer.headers.get('content-disposition') ?? '', new RegExp(`${name}\\.md`))
    const text = await answer.text()
    assert.match(text, /In English/)
    if (name !== 'art-32') assert.match(text, /Trägerverein Probenau/)
  }
  assert.match(await (await house.send('curator', 'GET', '/de/datenschutz/vorlagen/art-26.md')).text(), /- OptoNet/)
  assert.equal((await house.send('curator', 'GET', '/de/datenschutz/vorlagen/art-99.md')).status, 404)
  assert.equal((await house.send(optonet.id, 'GET', '/de/datenschutz/vorlagen')).status, 404)
})

test('once a day everything is forgotten whose period is over, and nothing else', async () => {
  const now = new Date()
  const [old, young] = [daysLater(now, -400), daysLater(now, -1)]
  for (const at of [old, young]) {
    await sql`insert into mails (id, to_email, language, subject, state, queued_at, settled_at) values (${newId()}, 'a@spieldaten.example', 'de', 'x', 'sent', ${at}, ${at})`.execute(db)
    await sql`insert into audit_entries (id, at, method, route, things, network) values (${newId()}, ${at}, 'POST', '/', '{}', '')`.execute(db)
    await sql`insert into invitations (id, link, email, name, language, organisation, offices, at, until) values (${newId()}, ${newId()}, 'b@spieldaten.example', 'Bodo', 'de', ${optonet.id}, '[]', ${at}, ${at})`.execute(db)
    await sql`insert into subscriptions (id, email, language, state, consent, asked_at) values (${newId()}, ${`${at.getTime()}@spieldaten.example`}, 'de', 'asked', 1, ${at})`.execute(db)
    const event = newId()
    await sql`insert into publications (id, version, twins, changed_at) values (${event}, 1, '{}', ${at})`.execute(db)
    await sql`insert into events (publication, starts, ends, zone, starts_at, ends_at, registration) values (${event}, '', '', 'UTC', ${at}, ${at}, 'open')`.execute(db)
    await sql`insert into registrations (id, event, name, email, language, consent, state, asked_at, attended) values (${newId()}, ${event}, 'Cora', 'c@spieldaten.example', 'de', 1, 'confirmed', ${at}, true)`.execute(db)
  }
  const count = async (text: ReturnType<typeof sql<{ n: number }>>) => (await text.execute(db)).rows[0]?.n
  await addJob(db, 'privacy.forget', {}, { attempts: 1 })
  // An event's reminder waits for years.
  while ((await jobsNow(db)).some(({ name, waiting, running }) => name === 'privacy.forget' && waiting + running > 0)) await pause(25)
  assert.deepEqual((await jobsNow(db)).filter(({ failed }) => failed > 0), [])
  assert.equal(await count(sql`select count(*) as n from mails where to_email = 'a@spieldaten.example'`), 1)
  assert.equal(await count(sql`select count(*) as n from audit_entries where route = '/'`), 1)
  assert.equal(await count(sql`select count(*) as n from invitations where name = 'Bodo'`), 1)
  assert.equal(await count(sql`select count(*) as n from invitations`), 2, 'that there was one stays')
  assert.equal(await count(sql`select count(*) as n from subscriptions where state = 'asked'`), 1)
  assert.equal(await count(sql`select count(*) as n from registrations where name = 'Cora'`), 1)
  assert.equal(await count(sql`select count(*) as n from registrations where attended`), 2, 'how many came stays')
  assert.equal(must(await findOrganisation(db, optonet.id)).name.de, 'OptoNet')
  assert.deepEqual(house.broken, [])
})
