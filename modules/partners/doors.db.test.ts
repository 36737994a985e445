/** Requests, offers and demands in the whole house: pages, API, feed, files, notices, as every kind of reader. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { dayAfter } from '#platform/time'
import { seedPeople, type Person } from '#modules/people'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { today } from '../../app/wiring.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { partnerIndicators } from './indicator.part.ts'
import { endingAnswers, partnerNotices } from './notices.part.ts'

const database = await testDatabase()
const { db } = database
const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = openToPublic(organisationOf('medways', 'cluster'))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company', { fields: ['optics'] }))
const zander = openToPublic(organisationOf('Zander Messtechnik', 'company', { fields: ['measurement'] }))
const aenne: Person = { id: newId(), name: 'Änne Probst', email: 'aenne@optonet.example', language: 'de', invented: true }
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, medways, uhu, zander]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }, { organisation: zander.id, cluster: polymermat.id, from: '2020-01-01' }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: polymermat.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false, from: '2020-01-01' }])
  must(await seedPeople(tx, [{ person: aenne, offices: [{ organisation: optonet.id, role: 'manager' }] }], '2020-01-01', newId))
})
const house = await openWholeHouse(database, { isBounded: false })
after(() => assert.deepEqual(house.broken, []))

const ROLES = { office: 'curator', own: uhu.id, cluster: optonet.id, otherMember: polymermat.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES
const EVERY = Object.keys(ROLES) as Role[]
const get = (role: Role, path: string): Promise<Response> => house.send(ROLES[role], 'GET', path)
const html = async (role: Role, path: string): Promise<string> => {
  const answer = await get(role, path)
  assert.equal(answer.status, 200, `${path} as ${role}: ${house.broken.join('\n')}`)
  return answer.text()
}
const form = (role: Role, path: string, values: Record<string, string> | string[][]): Promise<Response> => house.send(ROLES[role], 'POST', path, new URLSearchParams(values))
const json = (role: Role, method: string, path: string, content: object = {}): Promise<Response> => house.send(ROLES[role], method, path, JSON.stringify(content), { 'content-type': 'application/json' })
const made = async (answer: Response, status = 201): Promise<Record<string, never> & { id: string; version: number; state: string }> => {
  assert.equal(answer.status, status, `${await answer.clone().text()} ${house.broken.join('\n')}`)
  return (await answer.json()) as Record<string, never> & { id: string; version: number; state: string }
}
const statuses = async (ask: (role: Role) => Promise<Response>): Promise<string> => {
  const told: string[] = []
  for (const role of EVERY) told.push(`${role} ${(await ask(role)).status}`)
  return told.join(', ')
}
const API = '/api/v1/requests'
const said = (title: string, more: object = {}): object => ({ kind: 'request', twins: { de: { title, text: `Wir suchen Partner: ${title}.` } }, topics: ['laser-technology'], audience: 'alliance', ...more })

/** Drafted by its organisation, read by its cluster, open. */
async function opened(title: string, more: object = {}): Promise<string> {
  const { id } = await made(await json('own', 'POST', API, said(title, more)))
  const { version } = await made(await json('own', 'POST', `${API}/${id}/submission`))
  assert.equal((await made(await json('cluster', 'POST', `${API}/${id}/approval`, { version }))).state, 'open')
  return id
}

test('a draft is read by its organisation, in review by its cluster too, open by its audience: in pages and the API', async () => {
  const { id } = await made(await json('own', 'POST', API, said('Wer strukturiert Glas?')))
  const paths = [`/de/gesuche/${id}`, `/en/requests/${id}`, `${API}/${id}`]
  for (const path of paths) assert.equal(await statuses((role) => get(role, path)), 'office 404, own 200, cluster 404, otherMember 404, guest 404, outside 404', path)
  const { version } = await made(await json('own', 'POST', `${API}/${id}/submission`))
  for (const path of paths) assert.equal(await statuses((role) => get(role, path)), 'office 404, own 200, cluster 200, otherMember 404, guest 404, outside 404', path)
  assert.match(await html('cluster', '/de/gesuche'), /Zur Prüfung durch Sie.*Wer strukturiert Glas\?/s)
  for (const role of ['office', 'otherMember', 'guest', 'outside'] as const) assert.doesNotMatch(await html(role, '/de/gesuche?state=all'), /strukturiert/, role)
  assert.equal(await statuses((role) => json(role, 'POST', `${API}/${id}/approval`, { version: version - 1 })), 'office 404, own 403, cluster 412, otherMember 404, guest 404, outside 404')
  assert.equal((await form('cluster', `/de/gesuche/${id}`, { do: 'approve', version: String(version) })).status, 303)
  for (const path of paths) assert.equal(await statuses((role) => get(role, path)), 'office 200, own 200, cluster 200, otherMember 200, guest 404, outside 404', path)
})

test('the cluster sends back with a sentence, which only its organisation reads', async () => {
  const { id } = await made(await json('own', 'POST', API, said('Wer bohrt Saphir?')))
  await made(await json('own', 'POST', `${API}/${id}/submission`))
  const empty = await form('cluster', `/de/gesuche/${id}`, { do: 'send-back', sentence: ' ' })
  assert.deepEqual([empty.status, /Bitte in einem Satz sagen, was zu ändern ist\./.test(await empty.text())], [422, true])
  const back = await form('cluster', `/de/gesuche/${id}`, { do: 'send-back', sentence: 'Bitte ohne Stückzahlen.' })
  assert.equal(back.headers.get('location'), '/de/gesuche', 'the draft is no longer the reviewer’s to read')
  assert.match(await html('own', `/de/gesuche/${id}`), /Zurückgegeben.*Bitte ohne Stückzahlen\./s)
  assert.match(await html('own', '/de/hinweise'), /Wer bohrt Saphir/)
  const edited = await form('own', `/de/gesuche/${id}/bearbeiten`, { version: '3', titleDe: 'Wer bohrt Saphir fein?', textDe: 'Wir suchen.', audience: 'alliance', expiresOn: dayAfter(today(), 30), do: 'submit' })
  assert.equal(edited.status, 303, await edited.text())
  assert.match(await html('cluster', `/de/gesuche/${id}`), /Wer bohrt Saphir fein\?.*Freigeben/s)
})

test('what a cluster’s manager publishes goes out at once; one without a cluster is read by the office', async () => {
  const own = await made(await json('cluster', 'POST', API, said('Cluster sucht Dienstleister')))
  assert.equal((await made(await json('cluster', 'POST', `${API}/${own.id}/submission`))).state, 'open')
  // Nobody with an account manages PolymerMat: its members’ texts are not left lying.
  const other = await made(await house.send(zander.id, 'POST', API, JSON.stringify(said('Zander sucht Optik')), { 'content-type': 'application/json' }))
  await made(await house.send(zander.id, 'POST', `${API}/${other.id}/submission`, '{}', { 'content-type': 'application/json' }))
  assert.match(await html('office', '/de/gesuche'), /Zur Prüfung durch Sie.*Zander sucht Optik/s)
  assert.equal(await statuses((role) => get(role, `/de/gesuche/${other.id}`)), 'office 200, own 404, cluster 404, otherMember 200, guest 404, outside 404')
})

test('the list is narrowed by what stands in the address; the feed and the files hold what their readers may read', async () => {
  await opened('Öffentlich: Glas ätzen', { audience: 'public', kind: 'offer', topics: ['photonics'] })
  await opened('Intern: Linsen kitten', { twins: { de: { title: 'Intern: Linsen kitten', text: HOSTILE } } })
  const list = '/de/gesuche?'
  assert.match(await html('outside', list), /Glas ätzen/)
  for (const role of ['outside', 'guest'] as const) for (const path of [list, `${list}state=all`, '/de/gesuche/liste.csv', '/de/gesuche/feed.atom', '/api/v1/requests', `${list}text=kitten`]) assert.doesNotMatch(await html(role, path), /Linsen kitten/, `${role} ${path}`)
  assert.match(await html('otherMember', `${list}kind=request&topic=laser-technology&field=optics&cluster=${optonet.id}&text=kitt`), /Linsen kitten/)
  for (const filter of ['kind=offer', 'topic=polymer-processing', 'field=plastics', `cluster=${polymermat.id}`, 'text=nirgends', 'state=expired']) assert.doesNotMatch(await html('otherMember', list + filter), /Linsen kitten/, filter)
  assert.match(await html('otherMember', `${list}kind=zebra&page=x&cluster=7`), /Linsen kitten/, 'what cannot be read filters nothing')
  assert.match(await html('outside', '/de/gesuche/feed.atom'), /<!\[CDATA\[Kooperationsangebot: Öffentlich: Glas ätzen/)
  // Neither in counts nor among the choices of who may not read it.
  assert.match(await html('outside', list), /1 Gesuch oder Angebot/)
  assert.doesNotMatch(await html('outside', list), /<option value="laser-technology"/)
  assert.match(await html('otherMember', '/de/gesuche/liste.csv'), /Intern: Linsen kitten.*'?"?/)
  assert.equal((await get('otherMember', '/de/gesuche/liste.xlsx')).status, 200)
  assert.doesNotMatch(await html('otherMember', list), /<script>alert/)
  const { requests, next } = (await (await get('otherMember', '/api/v1/requests?limit=1')).json()) as { requests: { id: string }[]; next: string }
  assert.deepEqual([requests.length, /after=/.test(next)], [1, true])
  assert.notEqual(((await (await get('otherMember', next)).json()) as { requests: { id: string }[] }).requests[0]?.id, requests[0]?.id)
})

test('answers are read by asker and answerer, and by nobody else; the asker is told until somebody has looked', async () => {
  const id = await opened('Wer misst Rauheit?')
  const path = `/de/gesuche/${id}`
  assert.match(await (await form('otherMember', path, { do: 'answer', text: ' ' })).text(), /Die Antwort ist leer\./)
  assert.equal((await form('otherMember', path, { do: 'answer', text: 'Wir messen weiß <b>interferometrisch</b>.' })).status, 303)
  assert.match(await html('own', '/de/hinweise'), /Wer misst Rauheit/)
  assert.match(await html('otherMember', path), /interferometrisch/)
  for (const role of ['office', 'cluster'] as const) assert.doesNotMatch(await html(role, path), /interferometrisch/, role)
  assert.equal(await statuses((role) => get(role, `${API}/${id}/answers`)), 'office 404, own 200, cluster 200, otherMember 200, guest 404, outside 404')
  assert.equal(((await (await get('cluster', `${API}/${id}/answers`)).json()) as { answers: object[] }).answers.length, 0)
  assert.match(await html('own', path), /PolymerMat.*interferometrisch&lt;\/b>|interferometrisch/s)
  assert.deepEqual((await partnerNotices(db, { organisations: [uhu.id], roles: [], today: today() })).filter(({ kind }) => kind === 'request-answer'), [])
  assert.equal(await statuses((role) => json(role, 'POST', `${API}/${id}/answers`, { text: 'Ich.' })), 'office 403, own 403, cluster 201, otherMember 201, guest 404, outside 404')
  assert.equal((await json('own', 'POST', `${API}/${id}/settlement`)).status, 201)
  assert.equal((await json('otherMember', 'POST', `${API}/${id}/answers`, { text: 'Zu spät.' })).status, 409)
  assert.match(await html('otherMember', path), /Partner gefunden/)
})

test('who follows is told when it changed or ends soon; extending takes one click, from the page or a mail', async () => {
  const id = await opened('Wer beschichtet?', { expiresOn: dayAfter(today(), 5) })
  const path = `/de/gesuche/${id}`
  assert.equal((await form('otherMember', path, { do: 'follow' })).status, 303)
  const kinds = async (organisation: typeof uhu.id) => (await partnerNotices(db, { organisations: [organisation], roles: [], today: today() })).filter(({ to }) => to.de === path).map(({ kind, due }) => `${kind} ${due ?? ''}`.trim())
  assert.deepEqual(await kinds(polymermat.id), [`request-followed ${dayAfter(today(), 5)}`])
  assert.deepEqual(await kinds(uhu.id), [`request-ending ${dayAfter(today(), 5)}`])
  const answers = endingAnswers({ db, now: () => new Date(), today })
  const link = { organisation: uhu.id, things: [id] }
  assert.equal((await answers.ask(link, 'de')).questions[0]?.answered, undefined)
  await assert.rejects(answers.answer({ organisation: polymermat.id, things: [id] }, id, 'extend'), /request\.mayNotChange/, 'for nobody else')
  await answers.answer(link, id, 'extend')
  assert.match((await answers.ask(link, 'de')).questions[0]?.answered ?? '', /^verlängert bis/)
  assert.deepEqual([await kinds(uhu.id), await kinds(polymermat.id)], [[], ['request-followed']], 'the follower hears of it')
  await html('otherMember', path)
  assert.deepEqual(await kinds(polymermat.id), [])
  assert.equal((await json('otherMember', 'DELETE', `${API}/${id}/follow`)).status, 200)
  await sql`update partner_requests set expires_on = ${dayAfter(today(), -1)}::date where id = ${id}`.execute(db)
  assert.match(await html('own', path), /Abgelaufen.*Um drei Monate verlängern/s)
  assert.doesNotMatch(await html('otherMember', '/de/gesuche'), /Wer beschichtet/)
  assert.equal((await form('own', path, { do: 'extend' })).status, 303)
  assert.match(await html('otherMember', '/de/gesuche'), /Wer beschichtet/)
})

test('changed while open it disappears until it was read again; withdrawn it is gone for all others', async () => {
  const id = await opened('Wer poliert?')
  const { version } = (await (await get('own', `${API}/${id}`)).json()) as { version: number }
  const change = { version, twins: { de: { title: 'Wer poliert Kunststoff?', text: 'Neu.' } }, topics: [], audience: 'public' }
  assert.equal(await statuses((role) => json(role, 'PATCH', `${API}/${id}`, role === 'own' ? { ...change, version: 1 } : change)), 'office 403, own 412, cluster 403, otherMember 403, guest 404, outside 404')
  assert.equal((await made(await json('own', 'PATCH', `${API}/${id}`, change), 200)).state, 'in-review')
  for (const role of ['otherMember', 'office', 'outside'] as const) assert.equal((await get(role, `/de/gesuche/${id}`)).status, 404, role)
  assert.equal((await json('otherMember', 'POST', `${API}/${id}/withdrawal`)).status, 404)
  assert.equal((await made(await json('own', 'POST', `${API}/${id}/withdrawal`))).state, 'withdrawn')
  assert.equal(await statuses((role) => get(role, `/de/gesuche/${id}`)), 'office 404, own 200, cluster 404, otherMember 404, guest 404, outside 404')
  assert.equal((await json('own', 'PATCH', `${API}/${id}`, { ...change, version: version + 2 })).status, 409)
})

test('“Ich distanziere mich” is dated, kept with the words of that moment, and taken along', async () => {
  const id = await opened('Wollen wir Preise abstimmen?')
  const path = `/de/gesuche/${id}`
  assert.equal((await form('otherMember', path, { do: 'distance' })).status, 303)
  const twice = await form('otherMember', path, { do: 'distance' })
  assert.deepEqual([twice.status, /ist schon festgehalten/.test(await twice.text())], [422, true])
  assert.match(await html('own', path), /PolymerMat hat sich am .* distanziert\./)
  const { version } = (await (await get('own', `${API}/${id}`)).json()) as { version: number }
  await made(await json('own', 'PATCH', `${API}/${id}`, { version, twins: { de: { title: 'Harmlos', text: 'Harmlos.' } }, topics: [], audience: 'alliance' }), 200)
  assert.match(await html('otherMember', '/de/gesuche/distanzierungen.csv'), /PolymerMat;20.*Wollen wir Preise abstimmen\?/)
  assert.doesNotMatch(await html('cluster', '/de/gesuche/distanzierungen.csv'), /Preise/, 'a member sees its own')
  assert.match(await html('office', '/de/gesuche/distanzierungen.csv'), /Preise/)
  assert.equal((await get('outside', '/de/gesuche/distanzierungen.csv')).status, 401)
})

test('what was sent and refused stands in the form again, with one sentence beside it; topics are found in the text', async () => {
  const sent = { kind: 'request', titleDe: 'Laser', textDe: '', audience: 'alliance', expiresOn: dayAfter(today(), 30), do: 'submit' }
  const answer = await form('own', '/de/gesuche/neu', sent)
  const page = await answer.text()
  assert.deepEqual([answer.status, /href="#form-textDe">Text auf Deutsch: Der Text fehlt\./.test(page), /value="Laser"/.test(page)], [422, true, true])
  assert.match(await (await form('own', '/de/gesuche/neu', { ...sent, textDe: 'x', topic: 'Kein Thema' })).text(), /Ein Thema mit diesem Namen gibt es nicht/)
  assert.match(await (await form('own', '/de/gesuche/neu', { ...sent, textDe: 'x', expiresOn: '2020-01-01' })).text(), /Dieser Tag ist schon vorbei/)
  assert.match(await (await form('own', '/de/gesuche/neu', { ...sent, textDe: 'x', expiresOn: 'bald' })).text(), /Das ist kein Tag/)
  let found = ''
  // The engine may still be loading its words; whoever writes is not kept waiting for it.
  for (let tries = 0; tries < 10 && !/Im Text gefunden/.test(found); tries++) found = await (await form('own', '/de/gesuche/neu', { ...sent, titleDe: 'Wer kann Lasertechnik?', textDe: 'Wir suchen Erfahrung mit Lasertechnik und Spritzguss für Mikrooptik.', do: 'suggest' })).text()
  assert.match(found, /Im Text gefunden.*name="topics" value="[\w-]+" checked/s)
  const named = await form('own', '/de/gesuche/neu', { ...sent, textDe: 'x', topic: 'lasertechnik', do: 'save' })
  assert.equal(named.status, 303)
  assert.match(await html('own', named.headers.get('location') ?? ''), /Lasertechnik<\/a>.*|Themen: <a/)
  assert.equal((await json('own', 'POST', API, said('x', { topics: ['keines'] }))).status, 422)
  assert.equal(await statuses((role) => get(role, '/de/gesuche/neu')), 'office 403, own 200, cluster 200, otherMember 200, guest 403, outside 401')
})

// ---- Demands

test('one line and Enter, read by the organisation that heard it and by nobody else', async () => {
  assert.equal((await form('own', '/de/bedarf', { text: 'Jemand, der Glas bohrt', asker: 'Frau Zobel' })).status, 303)
  assert.match(await html('own', '/de/bedarf'), /Jemand, der Glas bohrt.*Frau Zobel/s)
  for (const role of ['cluster', 'otherMember'] as const) assert.doesNotMatch(await html(role, '/de/bedarf'), /Glas bohrt|Zobel/, role)
  assert.equal(await statuses((role) => get(role, '/de/bedarf')), 'office 404, own 200, cluster 200, otherMember 200, guest 404, outside 401')
  const { demands: [demand] } = (await (await get('own', '/api/v1/demands')).json()) as { demands: { id: string; followUp: string }[] }
  assert.equal(demand?.followUp, dayAfter(today(), 14))
  for (const path of [`/de/bedarf/${demand?.id}`, `/api/v1/demands/${demand?.id}`]) assert.equal(await statuses((role) => get(role, path)), 'office 404, own 200, cluster 404, otherMember 404, guest 404, outside 404', path)
  const empty = await form('own', '/de/bedarf', { text: ' ' })
  assert.deepEqual([empty.status, /Die Zeile ist leer\./.test(await empty.text())], [422, true])
  assert.match(await html('own', '/de/bedarf/liste.csv'), /Jemand, der Glas bohrt;Frau Zobel/)
  assert.match(await html('own', '/de'), /Bedarf in einer Zeile/)
  for (const role of ['office', 'outside', 'guest'] as const) assert.doesNotMatch(await html(role, '/de'), /Bedarf in einer Zeile/, role)
})

test('a demand waits for its organisation on its day, and becomes a request at a click, once', async () => {
  const { id } = await made(await json('own', 'POST', '/api/v1/demands', { text: 'Feine Gitter in Quarz', asker: 'ein Geheimnisträger' }))
  const due = async (day: string) => (await partnerNotices(db, { organisations: [uhu.id], roles: [], today: day })).filter(({ to }) => to.de.includes(id)).length
  assert.deepEqual([await due(dayAfter(today(), 13)), await due(dayAfter(today(), 14))], [0, 1])
  const prefilled = await html('own', `/de/gesuche/neu?demand=${id}`)
  assert.match(prefilled, /value="Feine Gitter in Quarz"/)
  assert.doesNotMatch(prefilled, /Geheimnisträger/)
  assert.equal((await get('otherMember', `/de/gesuche/neu?demand=${id}`)).status, 404)
  const sent = { kind: 'request', demand: id, titleDe: 'Feine Gitter in Quarz', textDe: 'Wer kann das?', audience: 'alliance', expiresOn: dayAfter(today(), 30), do: 'save' }
  assert.equal((await form('own', '/de/gesuche/neu', sent)).status, 303)
  assert.match(await html('own', `/de/bedarf/${id}`), /als Gesuch veröffentlicht/)
  const twice = await form('own', '/de/gesuche/neu', sent)
  assert.deepEqual([twice.status, /Dieser Bedarf ist schon abgeschlossen/.test(await twice.text())], [422, true])
  assert.equal(await due(dayAfter(today(), 14)), 0)
  const other = await made(await json('own', 'POST', '/api/v1/demands', { text: 'Etwas', followUp: today() }))
  assert.match(await (await form('own', `/de/bedarf/${other.id}`, { do: 'close', reason: '' })).text(), /Bitte kurz festhalten, warum es erledigt ist/)
  assert.equal((await made(await json('own', 'POST', `/api/v1/demands/${other.id}/settlement`, { state: 'closed', reason: 'gefunden' }))).state, 'closed')
  const planned = await made(await json('own', 'POST', '/api/v1/demands', { text: 'Quarz bohren' }))
  assert.equal((await form('own', `/de/bedarf/${planned.id}`, { do: 'plan' })).headers.get('location'), '/de/vorhaben/neu?title=Quarz+bohren&language=de')
  assert.match(await html('own', `/de/bedarf/${planned.id}`), /als Vorhaben geplant/)
})

test('a report counts what was published, and of what only the alliance reads no title', async () => {
  const [, requests] = partnerIndicators({ db, zone: 'Europe/Berlin' })
  const rows = (await requests?.list({ from: dayAfter(today(), -1), until: dayAfter(today(), 1) }, 'de')) ?? []
  assert.ok(rows.some(({ name, beside, group }) => name === 'Öffentlich: Glas ätzen' && beside === 'Uhu Ophthalmik' && group === 'Kooperationsangebot'))
  assert.ok(rows.every(({ name }) => !/Intern/.test(name)))
  assert.deepEqual(await requests?.list({ from: '2020-01-01', until: '2020-12-31' }, 'de'), [])
})
