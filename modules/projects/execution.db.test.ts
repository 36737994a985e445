/** Carrying plans out, and looking at all of them: reports by page, link and API; reminders; plans from tables; the timeline and the numbers. Each shows nobody more than they may see. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { dayAfter, daysLater } from '#platform/time'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { today } from '../../app/wiring.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { addPeople, addRole } from '../people/store.ts'
import { milestoneLink } from './execution-doing.part.ts'
import { executionJobs } from './execution-jobs.ts'
import { executionNotices } from './execution-notices.part.ts'
import type { ProjectId } from './project.ts'

const database = await testDatabase()
const { db } = database
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company', { fields: ['optics'] }))
const extern = openToPublic(organisationOf('Außenstelle Probenau', 'company'))
const anna = newId<'person'>()
const bert = newId<'person'>()
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, uhu, extern]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }])
  await keepMemberships(tx, [optonet, polymermat].map(({ id }) => ({ organisation: id, kind: 'full' as const, founding: true, from: '2011-06-10' })))
  must(await addPeople(tx, [{ id: anna, name: 'Anna Lead', email: 'anna@uhu.example', language: 'de', invented: true }, { id: bert, name: 'Bert Manager', email: 'bert@uhu.example', language: 'en', invented: true }], { isVerified: true }))
  for (const [person, role] of [[anna, 'contributor'], [bert, 'manager']] as const) await addRole(tx, { person, organisation: uhu.id, role, from: '2020-01-01' }, { id: newId(), author: { as: 'curator' } })
})
const house = await openWholeHouse(database, { isBounded: false })
const ROLES = { office: 'curator', lead: uhu.id, partner: polymermat.id, other: optonet.id, outside: '' } as const
type Role = keyof typeof ROLES
const get = (role: Role, path: string): Promise<Response> => house.send(ROLES[role], 'GET', path)
const html = async (role: Role, path: string, status = 200): Promise<string> => {
  const answer = await get(role, path)
  assert.equal(answer.status, status, `${path} ${house.broken.join('\n')}`)
  return answer.text()
}
const form = async (role: Role, path: string, values: Record<string, string>, status = 303): Promise<string> => {
  const answer = await house.send(ROLES[role], 'POST', path, new URLSearchParams(values))
  assert.equal(answer.status, status, `${(await answer.clone().text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 900)} ${house.broken.join('\n')}`)
  return status === 303 ? (answer.headers.get('location') ?? '') : answer.text()
}
const json = (role: Role, method: string, path: string, content: object = {}): Promise<Response> => house.send(ROLES[role], method, path, JSON.stringify(content), { 'content-type': 'application/json' })
const version = /name="version" value="([^"]+)"/.exec(await html('lead', '/de/vorhaben/vertraulichkeit'))?.[1] ?? ''
for (const role of ['office', 'lead', 'partner', 'other'] as const) await json(role, 'POST', '/api/v1/confidentiality-agreement/acceptance', { version })

async function running(title: string, more: object = {}): Promise<ProjectId> {
  const answer = await json('lead', 'POST', '/api/v1/projects', { twins: { de: { title } }, lead: uhu.id, partners: [{ organisation: polymermat.id, part: 'Spritzguss' }], milestones: [{ title: 'Muster', due: dayAfter(today(), -3) }, { title: 'Test', due: dayAfter(today(), 90) }], ...more })
  const { id } = (await answer.json()) as { id: ProjectId }
  assert.equal(answer.status, 201)
  for (const state of ['outline', 'running']) assert.equal((await json('lead', 'POST', `/api/v1/projects/${id}/steps`, { to: state, on: today() })).status, 201, house.broken.join('\n'))
  return id
}

test('the lead reports in one form; partners are told what comes later, nobody else', async () => {
  const id = await running('Laserfügen', { disclosure: 'partners' })
  const path = `/de/vorhaben/${id}/meilensteine`
  assert.match(await html('lead', path), /Muster[\s\S]*überfällig/)
  const wrong = await form('lead', path, { milestone0: 'Muster', says0: 'late', day0: '', why0: '', milestone1: 'Test', says1: 'planned', day1: '', why1: '' }, 422)
  assert.match(wrong, /warum er später kommt/)
  assert.match(wrong, /<option value="late" selected/, 'what was entered stands there')
  const later = dayAfter(today(), 40)
  assert.equal(await form('lead', path, { milestone0: 'Muster', says0: 'late', day0: later, why0: 'Werkzeug fehlt', milestone1: 'Test', says1: 'planned' }), `${path}?saved=1`)
  assert.match(await html('lead', `${path}?saved=1`), /Der Bericht ist gespeichert/)
  assert.match(await html('partner', `/de/vorhaben/${id}`), /kommt später: Werkzeug fehlt/)
  assert.doesNotMatch(await html('partner', `/de/vorhaben/${id}`), /Über Meilensteine berichten/)
  const notices = executionNotices({ zone: 'Europe/Berlin' })
  const toldTo = async (organisations: readonly (typeof uhu.id)[]) => (await notices(db, { organisations, roles: [], today: today() })).map(({ kind, about }) => `${kind} ${about.de}`)
  assert.deepEqual(await toldTo([polymermat.id]), ['slip Laserfügen: Muster kommt später'])
  assert.deepEqual(await toldTo([optonet.id]), [])
  assert.equal((await get('partner', path)).status, 403)
  assert.equal((await get('other', path)).status, 404)
  assert.equal((await json('partner', 'POST', `/api/v1/projects/${id}/milestones`, { reports: [] })).status, 403)
  assert.equal((await json('other', 'POST', `/api/v1/projects/${id}/milestones`, { reports: [] })).status, 404)
  assert.equal((await get('other', `/api/v1/projects/${id}/milestones`)).status, 404)
  const answer = await json('lead', 'POST', `/api/v1/projects/${id}/milestones`, { reports: [{ milestone: 'Muster', says: 'reached', day: today() }] })
  assert.equal(answer.status, 200, house.broken.join('\n'))
  assert.deepEqual(((await answer.json()) as { milestones: { title: string; says: string }[] }).milestones.map(({ title, says }) => `${title} ${says}`), ['Muster reached', 'Test planned'])
})

test('a milestone that its readers may not see is in no report, notice or picture of theirs', async () => {
  const id = await running('Offenes Vorhaben', { disclosure: 'public', protection: 'filed', stricter: { milestones: 'sealed' }, milestones: [{ title: 'Zwiebelfischmuster', due: dayAfter(today(), -3) }] })
  await form('lead', `/de/vorhaben/${id}/meilensteine`, { milestone0: 'Zwiebelfischmuster', says0: 'late', day0: dayAfter(today(), 30), why0: 'Zwiebelfisch' })
  for (const path of [`/de/vorhaben/${id}`, '/de/vorhaben/zeitachse', '/de/vorhaben/zeitachse/bild/svg', '/de/hinweise', `/api/v1/projects/${id}`]) for (const role of ['partner', 'other', 'office', 'outside'] as const) assert.doesNotMatch(await (await get(role, path)).text(), /Zwiebelfisch/i, `${role} ${path}`)
  assert.equal((await get('partner', `/api/v1/projects/${id}/milestones`)).status, 404)
  assert.match(await html('lead', `/de/vorhaben/${id}`), /Zwiebelfischmuster/)
})

test('a reminder comes once a milestone and day, names no plan, and its link reports for its person alone', async () => {
  await sql`delete from mails`.execute(db)
  const id = await running('Geheime Optik', { leader: anna })
  const needs = { db, now, today, secret: house.secret, zone: 'Pacific/Auckland', origin: () => 'http://house.example' }
  const [job] = executionJobs({ ...needs, now: () => new Date(`${today()}T20:00:00Z`) })
  assert.ok(job)
  const remind = () => job.run({}, { signal: new AbortController().signal } as never)
  await remind()
  await remind()
  const { rows: mails } = await sql<{ to_email: string; subject: string; text: string }>`select to_email, subject, text from mails order by to_email`.execute(db)
  const ours = mails.filter(({ to_email }) => to_email === 'anna@uhu.example')
  assert.equal(ours.length, 1)
  assert.doesNotMatch(`${ours[0]?.subject} ${ours[0]?.text}`, /Geheime|Optik|Muster/)
  const [, path = ''] = /http:\/\/house\.example(\/de\/meilensteine\/\S+)/.exec(ours[0]?.text ?? '') ?? []
  assert.match(await html('outside', path), /Geheime Optik/)
  assert.match(await form('outside', path, { milestone0: 'Muster', says0: 'reached', day0: today() }), /saved=1/)
  assert.match(await form('outside', path, { milestone0: 'Muster', says0: 'reached', day0: today() }), /saved=1/, 'used twice it says the same')
  assert.equal((await sql`select 1 from milestone_reports where project = ${id}`.execute(db)).rows.length, 1)
  const { rows: [by] } = await sql<{ author: object }>`select author from milestone_reports where project = ${id}`.execute(db)
  assert.deepEqual(by?.author, { as: 'organisation', organisation: uhu.id, person: anna })
  assert.equal((await get('outside', `${path.slice(0, -2)}xx`)).status, 404)
  const old = milestoneLink({ ...needs, now: () => daysLater(now(), -31) }, id, anna)
  assert.match(await html('outside', `/de/meilensteine/${old}`, 404), /abgelaufen|gilt nicht mehr/i)
  const stranger = milestoneLink({ ...needs }, id, newId<'person'>())
  assert.match(await html('outside', `/de/meilensteine/${stranger}`, 404), /nichts mehr zu berichten/)
  await sql`update projects set leader = null where id = ${id}`.execute(db)
  assert.match(await html('outside', path, 404), /nichts mehr zu berichten/, 'who only takes part reports no longer')
})

const upload = (role: Role, name: string, text: string, fields: Record<string, string>): Promise<Response> => {
  const body = new FormData()
  body.set('file', new File([text], name))
  for (const [key, value] of Object.entries(fields)) body.set(key, value)
  return house.send(ROLES[role], 'POST', '/de/vorhaben/import', body)
}

test('a table is shown before it is done, twice is once, and whoever brings it learns nothing of plans of others', async () => {
  await running('Versteckt', {})
  const table = 'Titel;Leitung;Partner;Beginn\nPolitur;Uhu Ophthalmik;PolymerMat;1.3.2027\nVersteckt;Uhu Ophthalmik;;\nFremd;PolymerMat;;\nNiemand;Unbekannt GmbH;;'
  const unanswered = await upload('lead', 'plan.csv', table, { disclosure: 'alliance' })
  assert.match(await unanswered.text(), /ob ein Schutzrecht angemeldet ist/)
  assert.equal(unanswered.status, 422)
  const preview = await upload('lead', 'plan.csv', table, { disclosure: 'partners' })
  assert.equal(preview.status, 303, house.broken.join('\n'))
  const at = preview.headers.get('location') ?? ''
  const shown = await html('lead', at)
  assert.match(shown, /2 neu, 0 schon da, 2 nicht möglich/)
  assert.match(shown, /Unbekannt GmbH“ steht nicht eindeutig im Verzeichnis/)
  assert.equal((await get('partner', at)).status, 404, 'a preview is its own organisation’s')
  const plan = /name="plan" value="(\w+)"/.exec(shown)?.[1] ?? ''
  assert.match(await form('lead', at, { plan }, 200), /Die Vorhaben sind angelegt/)
  assert.equal((await get('lead', at)).status, 404)
  const again = await html('lead', (await upload('lead', 'plan.csv', table, { disclosure: 'partners' })).headers.get('location') ?? '')
  assert.match(again, /0 neu, 2 schon da, 2 nicht möglich/)
  const probe = await html('partner', (await upload('partner', 'plan.csv', table, { disclosure: 'partners' })).headers.get('location') ?? '')
  assert.match(probe, /1 neu, 0 schon da, 3 nicht möglich/)
  assert.match(await html('partner', '/de/vorhaben'), /Politur/)
  assert.doesNotMatch(await html('other', '/de/vorhaben'), /Politur/)
  const wordy = '"Titel";"Kurzfassung";"Leitung"\n"Wortreich";"Eins, zwei, drei, vier, fünf, sechs, sieben.";"Uhu Ophthalmik"'
  assert.match(await html('lead', (await upload('lead', 'plan.csv', wordy, { disclosure: 'sealed' })).headers.get('location') ?? ''), /1 neu/)
  const cordis = JSON.stringify({ id: '7', acronym: 'FIBRE', title: 'Sensing', objective: 'We sense.', start: '2026-01-01', end: '2030-12-31', orgs: [{ name: 'Außenstelle Probenau', role: 'coordinator' }, { name: 'PolymerMat', role: 'participant' }] })
  const done = (await upload('office', 'cordis.jsonl', `${cordis}\n{broken\n`, { disclosure: 'public', protection: 'not-needed' })).headers.get('location') ?? ''
  const cordisShown = await html('office', done)
  assert.match(cordisShown, /1 neu, 0 schon da, 1 nicht möglich/)
  await form('office', done, { plan: /name="plan" value="(\w+)"/.exec(cordisShown)?.[1] ?? '' }, 200)
  assert.match(await html('outside', '/en/projects'), /FIBRE: Sensing/)
  for (const [name, text] of [['leer.csv', ''], ['falsch.csv', 'Farbe;Form\nblau;rund'], ['bild.png', '\u0089PNG\r\n']] as const) assert.equal((await upload('lead', name, text, { disclosure: 'sealed' })).status, 422, name)
  assert.equal((await upload('outside', 'plan.csv', table, { disclosure: 'public' })).status, 401)
})

test('timeline and numbers are of what each reader may see', async () => {
  const titles = async (role: Role): Promise<string> => (await html(role, '/de/vorhaben/zeitachse')).replace(/<[^>]*>/g, ' ')
  assert.match(await titles('lead'), /Laserfügen/)
  assert.match(await titles('partner'), /Laserfügen/)
  assert.doesNotMatch(await titles('other'), /Laserfügen|Politur|Versteckt/)
  assert.match(await html('outside', '/en/projects/timeline'), /Sensing/)
  assert.match(await html('lead', '/de/vorhaben/auswertung'), /PolymerMat/)
  const pairs = async (role: Role): Promise<string> => (await (await get(role, '/de/vorhaben/auswertung/datei/csv')).text()).split('\n').filter((line) => line.includes(' – ')).join('\n')
  assert.match(await pairs('partner'), /PolymerMat – Uhu Ophthalmik;[2-9]|Uhu Ophthalmik – PolymerMat;[2-9]/)
  assert.match(await pairs('outside'), /Probenau/)
  assert.doesNotMatch(await pairs('outside'), /;[2-9]/)
  for (const kind of ['svg', 'png']) assert.equal((await get('lead', `/de/vorhaben/zeitachse/bild/${kind}`)).status, 200, kind)
  for (const kind of ['csv', 'xlsx', 'pdf']) assert.equal((await get('lead', `/de/vorhaben/auswertung/datei/${kind}`)).status, 200, kind)
  assert.equal((await get('lead', '/de/vorhaben/auswertung/datei/exe')).status, 404)
  assert.equal((await get('lead', '/de/vorhaben/zeitachse/bild/exe')).status, 404)
})
