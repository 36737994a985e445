/** Plans in the whole house: who sees what of them on every page, list, file and by the API; how they change, open, part and go on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { today } from '../../app/wiring.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'

const database = await testDatabase()
const { db } = database
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = openToPublic(organisationOf('medways', 'cluster'))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company', { fields: ['optics'] }))
const iltis = openToPublic(organisationOf('Iltis Optik', 'company'))
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, medways, uhu, iltis]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: polymermat.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false, from: '2020-01-01' }])
})
const house = await openWholeHouse(database, { isBounded: false })

const ROLES = { office: 'curator', lead: uhu.id, cluster: optonet.id, otherMember: polymermat.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES
const EVERY = Object.keys(ROLES) as Role[]
const get = (role: Role, path: string): Promise<Response> => house.send(ROLES[role], 'GET', path)
const html = async (role: Role, path: string, status = 200): Promise<string> => {
  const answer = await get(role, path)
  assert.equal(answer.status, status, `${path} ${house.broken.join('\n')}`)
  return answer.text()
}
const form = (role: Role, path: string, values: Record<string, string>): Promise<Response> => house.send(ROLES[role], 'POST', path, new URLSearchParams(values))
const sent = async (role: Role, path: string, values: Record<string, string>, status = 303): Promise<string> => {
  const answer = await form(role, path, values)
  assert.equal(answer.status, status, `${status === 303 ? (await answer.clone().text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 1500) : ''} ${house.broken.join('\n')}`)
  return status === 303 ? (answer.headers.get('location') ?? '') : answer.text()
}
const json = (role: Role, method: string, path: string, content: object = {}, headers = {}): Promise<Response> => house.send(ROLES[role], method, path, JSON.stringify(content), { 'content-type': 'application/json', ...headers })
type Answered = { id: string; version: number } & Record<string, unknown>
const made = async (answer: Response, status = 201): Promise<Answered> => {
  assert.equal(answer.status, status, `${await answer.clone().text()} ${house.broken.join('\n')}`)
  return (await answer.json()) as Answered
}
const statuses = async (ask: (role: Role) => Promise<Response>): Promise<string> => {
  const told: string[] = []
  for (const role of EVERY) told.push(`${role} ${(await ask(role)).status}`)
  return told.join(', ')
}
const enter = async (title: string, more: object = {}): Promise<Answered> => made(await json('lead', 'POST', '/api/v1/projects', { twins: { de: { title } }, lead: uhu.id, ...more }))
const reasonOf = async (answer: Response): Promise<string> => ((await answer.json()) as { detail?: string }).detail ?? ''

test('before anybody reads or enters what is not public, their organisation accepts confidentiality, once', async () => {
  assert.match(await html('lead', '/de/vorhaben'), /Nichtöffentliche Vorhaben sehen Sie nach Ihrer Zustimmung/)
  assert.doesNotMatch(await html('outside', '/de/vorhaben'), /nach Ihrer Zustimmung/)
  const early = await json('lead', 'POST', '/api/v1/projects', { twins: { de: { title: 'Zu früh' } }, lead: uhu.id })
  assert.deepEqual([early.status, /muss Ihre Organisation der Vertraulichkeit zustimmen/.test(await early.text())], [403, true])
  assert.match(await sent('lead', '/de/vorhaben/vertraulichkeit', { version: '2020-01' }, 422), /Der Wortlaut wurde inzwischen geändert/)
  const version = /name="version" value="([^"]+)"/.exec(await html('lead', '/de/vorhaben/vertraulichkeit'))?.[1] ?? ''
  assert.equal(await sent('lead', '/de/vorhaben/vertraulichkeit', { version }), '/de/vorhaben')
  assert.match(await html('lead', '/en/projects/confidentiality'), /Accepted on .* by Uhu Ophthalmik/)
  assert.equal(await statuses((role) => json(role, 'POST', '/api/v1/confidentiality-agreement/acceptance', { version })), 'office 201, lead 201, cluster 201, otherMember 201, guest 201, outside 401')
  assert.equal((await sql`select party from project_agreements`.execute(db)).rows.length, 5)
})

test('a sealed plan is in no page, list, count, file or answer of anybody but its lead', async () => {
  const open = await enter('Linsen polieren', { disclosure: 'public', protection: 'not-needed' })
  const paths = ['/de/vorhaben', '/de/vorhaben?text=zwiebelfisch', '/de/vorhaben?state=idea', '/de/vorhaben?field=optics', `/en/projects?lead=${uhu.id}`, '/de/vorhaben/liste.csv', '/en/projects/list.csv', '/api/v1/projects', '/api/v1/projects?text=zwiebelfisch', `/api/v1/projects/${open.id}`, `/de/vorhaben/${open.id}`, '/de/suche?q=zwiebelfisch', '/de/hinweise', `/de/mitglieder/${uhu.id}`, '/de']
  const told = async (role: Role): Promise<string[]> => Promise.all(paths.map(async (path) => (await (await get(role, path)).text()).replace(/data-after="[^"]*"/g, '')))
  const before = new Map<Role, string[]>()
  for (const role of EVERY) before.set(role, await told(role))
  const sealed = await enter('Zwiebelfisch fräsen', { twins: { de: { title: 'Zwiebelfisch fräsen', summary: 'Zwiebelfisch' }, en: { title: 'Zwiebelfisch' } } })
  await house.settled()
  for (const role of EVERY.filter((one) => one !== 'lead')) {
    const after = await told(role)
    paths.forEach((path, at) => assert.equal(after[at]?.replaceAll('zwiebelfisch', ''), before.get(role)?.[at]?.replaceAll('zwiebelfisch', ''), `${role} ${path}`))
  }
  assert.match(await html('lead', '/de/vorhaben'), /Zwiebelfisch fräsen/)
  for (const path of [`/de/vorhaben/${sealed.id}`, `/de/vorhaben/${sealed.id}/verlauf`, `/api/v1/projects/${sealed.id}`, `/api/v1/projects/${sealed.id}/versions`]) assert.equal(await statuses((role) => get(role, path)), 'office 404, lead 200, cluster 404, otherMember 404, guest 404, outside 404', path)
  for (const path of ['bearbeiten', 'stand', 'freigabe', 'themen', 'aufteilung', 'zusammenlegung']) assert.equal(await statuses((role) => get(role, `/de/vorhaben/${sealed.id}/${path}`)), 'office 404, lead 200, cluster 404, otherMember 404, guest 404, outside 404', path)
  assert.equal((await get('cluster', `/api/v1/projects?after=${sealed.id}`)).status, 200)
  assert.deepEqual((await made(await get('cluster', `/api/v1/projects?after=${sealed.id}`), 200))['projects'], [], 'not even its place in the order')
})

test('partners see what is for partners, the alliance what is for it, and each field no more than is meant for them', async () => {
  const plan = await enter('Glas fügen', { twins: { de: { title: 'Glas fügen', summary: 'Ein Ringversuch', need: 'Spaltmaß', approach: 'Kleber' } }, disclosure: 'partners', partners: [{ organisation: medways.id, part: 'Prüfung' }], budget: 450_000 })
  const [page, api] = [`/de/vorhaben/${plan.id}`, `/api/v1/projects/${plan.id}`]
  assert.equal(await statuses((role) => get(role, page)), 'office 404, lead 200, cluster 404, otherMember 404, guest 200, outside 404')
  assert.match(await html('guest', page), /Abstimmung, rechtlich unverbindlich.*Ringversuch.*Prüfung.*450\.000 €/s)
  const change = { disclosure: 'alliance', stricter: { summary: 'partners', budget: 'sealed' } }
  const closing = await json('lead', 'PUT', `${api}/disclosure`, { ...change, protection: 'not-yet', confirmed: true })
  assert.deepEqual([closing.status, await reasonOf(closing)], [409, 'Das Vorhaben ist schon außerhalb der leitenden Organisation gelesen worden und lässt sich nicht mehr enger fassen.'], 'the guest has read the budget')
  const fresh = await enter('Glas trennen', { twins: { de: { title: 'Glas trennen', summary: 'Ein Ringversuch', need: 'Spaltmaß' } }, disclosure: 'partners', partners: [{ organisation: medways.id, part: 'Prüfung' }], budget: 450_000 })
  assert.match(await reasonOf(await json('lead', 'PUT', `/api/v1/projects/${fresh.id}/disclosure`, change)), /ob ein Schutzrecht angemeldet ist/)
  assert.match(await reasonOf(await json('lead', 'PUT', `/api/v1/projects/${fresh.id}/disclosure`, { ...change, protection: 'not-yet' })), /trotzdem freigeben/)
  await made(await json('lead', 'PUT', `/api/v1/projects/${fresh.id}/disclosure`, { ...change, protection: 'not-yet', confirmed: true }), 200)
  const other = await html('otherMember', `/de/vorhaben/${fresh.id}`)
  assert.match(other, /Spaltmaß.*Nicht für Sie bestimmt: Kurzfassung, Mittel und Förderdaten/s)
  assert.doesNotMatch(other, /Ringversuch|450/)
  assert.doesNotMatch(await html('otherMember', `/api/v1/projects/${fresh.id}`), /Ringversuch|450/)
  assert.doesNotMatch(await html('otherMember', '/de/vorhaben?text=ringversuch'), /Glas trennen/, 'what may not be read is not searched')
  assert.match(await html('otherMember', '/de/vorhaben?text=spaltmass'), /Glas trennen/)
  assert.doesNotMatch(await html('otherMember', `/de/vorhaben/${fresh.id}/verlauf`), /450|Ringversuch|nur Projektpartner/, 'what was written for fewer stays theirs')
  assert.match(await html('lead', `/de/vorhaben/${fresh.id}/freigabe`), /Gelesen haben es außerhalb der Leitung: PolymerMat/)
})

test('opening is asked on a page of its own and closing is refused once somebody else has read', async () => {
  const { id } = await enter('Kranich-Optik')
  const page = `/de/vorhaben/${id}/freigabe`
  assert.match(await html('lead', page), /Heute: verdeckt.*noch niemand gelesen/s)
  const unanswered = await sent('lead', page, { version: '1', disclosure: 'alliance', 'level-need': 'sealed' }, 422)
  assert.match(unanswered, /nicht mehr neu \(§ 3 PatG\)/)
  assert.match(unanswered, /value="alliance" checked/)
  assert.match(await sent('lead', page, { version: '1', disclosure: 'partners', 'level-need': 'alliance' }, 422), /nur so weit lesbar sein wie das Vorhaben selbst/)
  await sent('lead', page, { version: '1', disclosure: 'alliance', protection: 'filed', 'level-need': 'sealed' })
  await sent('lead', page, { version: '2', disclosure: 'sealed' })
  await sent('lead', page, { version: '3', disclosure: 'public', protection: 'not-needed' })
  assert.equal((await get('outside', `/en/projects/${id}`)).status, 200)
  assert.match(await sent('lead', page, { version: '4', disclosure: 'alliance' }, 422), /lässt sich nicht mehr enger fassen/)
  assert.match(await html('lead', `/de/vorhaben/${id}`), /Außerhalb der Leitung gelesen.*Öffentlichkeit/s)
})

test('a plan is entered in three fields and whole, and comes back with what was entered and a sentence where something is wrong', async () => {
  assert.match(await html('lead', '/de/vorhaben/neu'), /Titel, Leitung und Vertraulichkeit genügen/)
  assert.equal(await statuses((role) => get(role, '/de/vorhaben/neu')), 'office 200, lead 200, cluster 200, otherMember 200, guest 403, outside 401')
  const short = await sent('lead', '/de/vorhaben/neu', { titleDe: 'Wort', lead: uhu.id, disclosure: 'sealed' })
  assert.match(await html('lead', short), /Wort.*Idee seit .*verdeckt/s)
  const whole = { titleDe: ' Gri\u200bff\u202es ', needDe: 'Wir suchen Messtechnik.', lead: uhu.id, disclosure: 'alliance', protection: 'filed', partners: 'PolymerMat: Kunststoff\nmedways', sought: 'Optik\nOptik\n', readinessNow: '3', readinessAim: '6', from: '2027-01-01', until: '2028-12-31', milestones: '2027-06-30: Muster\n1.9.2027 Versuch', budget: '450.000', share: '200 000', applied: '2026-06-01', contract: '2026-05-01' }
  const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ titleDe: '', needDe: '' }, /Der Titel fehlt\. Eine Sprache genügt/], [{ partners: 'Niemand GmbH: nichts' }, /„Niemand GmbH“ steht nicht im Verzeichnis/], [{ until: '2026-01-01' }, /Das Ende \(1\.\s*Januar\s2026\) liegt vor dem Beginn/], [{ milestones: '2026-12-31: Zu früh' }, /Der Meilenstein „Zu früh“ .* liegt vor dem Beginn des Vorhabens/],
    [{ readinessNow: '12' }, /ganze Zahl von 1 bis 9/], [{ readinessAim: '1' }, /liegt unter dem heutigen/], [{ budget: 'viel' }, /Betrag in ganzen Euro/], [{ share: '900000' }, /höher als die Gesamtmittel/], [{ needDe: 'Satz. '.repeat(20_000) }, /Der Text ist zu lang; möglich sind 100\.000 Zeichen/], [{ from: '2027-02-30' }, /Das ist kein Tag/], [{ partners: 'Uhu Ophthalmik' }, /steht schon oben/], [{ needDe: 'Wir suchen', titleDe: '', titleEn: 'Grip' }, /Zum deutschen Text fehlt der deutsche Titel/],
  ]
  for (const [change, sentence] of wrong) {
    const page = await sent('lead', '/de/vorhaben/neu', { ...whole, ...change }, 422)
    assert.match(page, sentence)
    for (const [name, value] of Object.entries(change)) assert.ok(page.includes(value.slice(0, 60)), `${name} stands in the form again`)
    assert.match(page, /2026-05-01/)
  }
  const path = await sent('lead', '/de/vorhaben/neu', whole)
  const page = await html('lead', path)
  assert.match(page, /<h1[^>]*>Griffs<\/h1>|Griffs/)
  assert.match(page, /Der erste bindende Vertrag \(1\.\s*Mai\s2026\) liegt vor dem Antrag \(1\.\s*Juni\s2026\).*Förderung ist in der Regel verloren/s)
  assert.match(page, /PolymerMat.*Kunststoff.*medways.*Muster.*Versuch.*450\.000 €.*200\.000 €/s)
  assert.match(await html('lead', `${path}/bearbeiten`), /PolymerMat: Kunststoff\nmedways<\/textarea>/)
})

test('two who change a plan at once: the second sees both states and loses nothing', async () => {
  const { id } = await enter('Erster Titel')
  const page = `/de/vorhaben/${id}/bearbeiten`
  await sent('lead', page, { version: '1', titleDe: 'Von Änne', lead: uhu.id })
  const both = await sent('lead', page, { version: '1', titleDe: 'Von Otto', needDe: 'Ottos Text', lead: uhu.id }, 422)
  assert.match(both, /Inzwischen hat jemand anderes gespeichert.*value="Von Otto".*Ottos Text<\/textarea>.*Gespeicherter Stand.*Von Änne/s)
  await sent('lead', page, { version: '2', titleDe: 'Von beiden', lead: uhu.id })
  const api = `/api/v1/projects/${id}`
  const tag = (await get('lead', api)).headers.get('etag') ?? ''
  const body = { twins: { de: { title: 'Per API' } }, lead: uhu.id }
  assert.equal((await json('lead', 'PUT', api, body, { 'if-match': '"1"' })).status, 412)
  await made(await json('lead', 'PUT', api, body, { 'if-match': tag }), 200)
  assert.equal((await house.send(ROLES.lead, 'GET', api, undefined, { 'if-none-match': (await get('lead', api)).headers.get('etag') ?? '' })).status, 304)
  const history = await html('lead', `/de/vorhaben/${id}/verlauf`)
  assert.match(history, /4 Fassungen.*Von beiden.*Per API.*Von Änne.*Von beiden.*Erster Titel.*Von Änne.*Eingetragen/s)
})

test('a plan goes on step by step, with reasons where they are needed', async () => {
  const { id } = await enter('Schritt für Schritt')
  const page = `/de/vorhaben/${id}/stand`
  const day = today()
  assert.match(await sent('lead', page, { version: '1', to: 'running', on: day }, 422), /Von diesem Stand führt dorthin kein Schritt/)
  assert.match(await sent('lead', page, { version: '1', to: 'dropped', on: day }, 422), /warum es nicht weiterverfolgt wird/)
  assert.match(await sent('lead', page, { version: '1', to: 'outline', on: '2099-01-01' }, 422), /liegt in der Zukunft/)
  assert.match(await sent('lead', page, { version: '1', to: 'outline', on: '2000-01-01' }, 422), /liegt vor dem letzten Schritt/)
  await sent('lead', page, { version: '1', to: 'outline', on: day })
  await sent('lead', page, { version: '2', to: 'submitted', on: day })
  assert.match(await html('lead', `/de/vorhaben/${id}`), /eingereicht seit .*beantragt/s)
  await sent('lead', page, { version: '3', to: 'refused', on: day, reason: 'Der Aufruf war überzeichnet.' })
  assert.match(await html('lead', `/de/vorhaben/${id}`), /abgelehnt.*Der Aufruf war überzeichnet\./s)
})

test('a plan becomes two, and two become one, linked both ways as far as each reader may see', async () => {
  const { id } = await enter('Großes Ganzes', { disclosure: 'alliance', protection: 'filed' })
  assert.match(await sent('lead', `/de/vorhaben/${id}/aufteilung`, { version: '1', titles: 'Nur eins' }, 422), /mindestens zwei Titel/)
  await sent('lead', `/de/vorhaben/${id}/aufteilung`, { version: '1', titles: 'Linke Hälfte\r\nRechte Hälfte' })
  const whole = await html('otherMember', `/de/vorhaben/${id}`)
  assert.match(whole, /aufgeteilt.*Aufgeteilt in.*Linke Hälfte.*Rechte Hälfte/s)
  assert.equal((await form('lead', `/de/vorhaben/${id}/bearbeiten`, { version: '2', titleDe: 'Noch eine Änderung', lead: uhu.id })).status, 422)
  const parts = [...whole.matchAll(/\/de\/vorhaben\/([\w-]{36})">(?:Linke|Rechte) Hälfte/g)].map((hit) => hit[1] ?? '')
  assert.match(await html('otherMember', `/de/vorhaben/${parts[0]}`), /Entstanden aus.*Großes Ganzes/s)
  const theirs = await made(await json('otherMember', 'POST', '/api/v1/projects', { twins: { de: { title: 'Ihres' } }, lead: polymermat.id, disclosure: 'partners' }))
  assert.match(await reasonOf(await json('lead', 'POST', `/api/v1/projects/${parts[0]}/merger`, { into: theirs.id })), /gibt es hier nicht/, 'what one may not read does not exist')
  await made(await json('otherMember', 'PUT', `/api/v1/projects/${theirs.id}`, { twins: { de: { title: 'Ihres' } }, lead: polymermat.id, partners: [{ organisation: uhu.id, part: 'Optik' }] }), 200)
  await made(await json('lead', 'POST', `/api/v1/projects/${parts[0]}/merger`, { into: theirs.id }))
  assert.match(await html('lead', `/de/vorhaben/${parts[0]}`), /Zusammengelegt mit.*Ihres/s)
  assert.match(await html('otherMember', `/de/vorhaben/${theirs.id}`), /Darin aufgegangen.*Linke Hälfte/s)
  assert.doesNotMatch(await html('cluster', `/de/vorhaben/${parts[0]}`), /Ihres/, 'a link tells nothing of a plan that one may not read')
})

test('topics are found in the texts, need and offer apart, and what people say of them stays', async () => {
  const { id } = await enter('Laserschweißen', { disclosure: 'alliance', protection: 'filed', twins: { de: { title: 'Laserschweißen von Kunststoff', need: 'Wir suchen einen Partner für Messtechnik.', approach: 'Wir entwickeln Lasertechnik und Mikrooptik für das Schweißen von Kunststoffen.' } } })
  await house.settled()
  type Topic = { topic: string; stance: string; word?: string }
  const topicsOf = async (role: Role): Promise<Topic[]> => (await made(await get(role, `/api/v1/projects/${id}`), 200))['topics'] as Topic[]
  const found = await topicsOf('lead')
  assert.ok(found.some(({ topic, stance }) => topic === 'laser-technology' && stance === 'has'), JSON.stringify(found))
  assert.ok(found.some(({ stance }) => stance === 'seeks'))
  assert.match(await html('otherMember', '/de/vorhaben?topic=laser-technology'), /Laserschweißen von Kunststoff/)
  await sent('lead', `/de/vorhaben/${id}/themen`, { 'has laser-technology': 'rejected', addHas: 'micro-optics' })
  assert.doesNotMatch(await html('otherMember', '/de/vorhaben?topic=laser-technology'), /Laserschweißen von Kunststoff/)
  await made(await json('lead', 'PUT', `/api/v1/projects/${id}`, { twins: { de: { title: 'Laserschweißen', need: 'Wir suchen Messtechnik.', approach: 'Wir entwickeln Lasertechnik und noch mehr Lasertechnik.' } }, lead: uhu.id }), 200)
  await house.settled()
  assert.equal((await topicsOf('otherMember')).find(({ topic, stance }) => topic === 'laser-technology' && stance === 'has')?.word, 'rejected', 'a new reading takes back no word')
  const french = await enter('Soudage', { twins: { de: { title: 'Soudage laser', approach: 'Nous développons une nouvelle technique de soudage au laser pour les matières plastiques, et nous cherchons des partenaires pour la mesure.' } } })
  await house.settled()
  assert.match(await html('lead', `/de/vorhaben/${french.id}`), /Themen lassen sich nur in deutschen und englischen Texten finden/)
})

test('the plan of an organisation that has left stays readable, does not go on, and is handed over by the office', async () => {
  const left = organisationOf('Kauz Optik', 'company')
  await transact(db, async (tx) => {
    must(await addOrganisations(tx, [openToPublic(left)]))
    await keepBelongings(tx, [{ organisation: left.id, cluster: optonet.id, from: '2020-01-01' }])
  })
  const asLeft = (method: string, path: string, content: object) => house.send(left.id, method, path, JSON.stringify(content), { 'content-type': 'application/json' })
  await made(await asLeft('POST', '/api/v1/confidentiality-agreement/acceptance', { version: '2026-12' }))
  const { id } = await made(await asLeft('POST', '/api/v1/projects', { twins: { de: { title: 'Verwaist' } }, lead: left.id, disclosure: 'alliance', protection: 'filed' }))
  await sql`delete from belongings where organisation = ${left.id}`.execute(db)
  assert.match(await html('otherMember', `/de/vorhaben/${id}`), /Die leitende Organisation ist ausgetreten/)
  assert.equal((await house.send(left.id, 'GET', `/de/vorhaben/${id}`)).status, 200)
  assert.match(await reasonOf(await asLeft('POST', `/api/v1/projects/${id}/steps`, { to: 'outline', on: today() })), /gehört nicht mehr zur Allianz/)
  assert.equal(await statuses((role) => get(role, `/de/vorhaben/${id}/leitung`)), 'office 200, lead 403, cluster 403, otherMember 403, guest 404, outside 404')
  await sent('office', `/de/vorhaben/${id}/leitung`, { version: '1', lead: polymermat.id })
  await made(await json('otherMember', 'POST', `/api/v1/projects/${id}/steps`, { to: 'outline', on: today() }))
})

test('the list goes out as Excel and CSV, leafs without losing anybody, and hostile text stays text', async () => {
  const hostile = `"><script>alert(1)</script>=1+1`
  await enter(hostile, { disclosure: 'alliance', protection: 'filed' })
  assert.doesNotMatch(await html('otherMember', '/de/vorhaben'), /<script>alert/)
  assert.match(await html('otherMember', '/de/vorhaben/liste.csv'), /Laserschweißen;;Uhu Ophthalmik;Idee/)
  assert.equal((await get('otherMember', '/en/projects/list.xlsx')).status, 200)
  for (let at = 0; at < 60; at++) await enter(`Reihe ${at}`, { disclosure: 'alliance', protection: 'filed' })
  const seen = new Set<string>()
  let path: string | undefined = '/de/vorhaben?text=reihe'
  for (let pages = 0; path !== undefined && pages < 5; pages++) {
    const page = await html('otherMember', path)
    for (const hit of page.matchAll(/>(Reihe \d+)</g)) seen.add(hit[1] ?? '')
    path = /href="([^"]*after=[^"]*)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.equal(seen.size, 60)
})
