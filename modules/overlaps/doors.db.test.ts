/** Early coordination in the whole house: what is found between plans, the notices of what is not open, and who learns of what. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { seedPeople, type Person } from '#modules/people'
import { newId } from '#platform/runtime'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { planOf } from '../../tools/figures/touching-plans.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import type { Project } from '../projects/project.ts'
import { AGREEMENT } from '../projects/agreement.ts'
import { addProjects, saveProject } from '../projects/store.ts'
import { planChanged } from './jobs.ts'

const database = await testDatabase()
const { db } = database
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company', { fields: ['optics'] }))
const iltis = openToPublic(organisationOf('Iltis Optik', 'company', { fields: ['optics', 'measurement'] }))
const zander = openToPublic(organisationOf('Zander Messtechnik', 'company', { fields: ['measurement'] }))
const medways = openToPublic(organisationOf('medways', 'cluster'))
const aenne: Person = { id: newId(), name: 'Änne Probst', email: 'aenne@optonet.example', language: 'de', invented: true }
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, uhu, iltis, zander, medways]))
  await keepBelongings(tx, [uhu, iltis, zander].map(({ id }) => ({ organisation: id, cluster: optonet.id, from: '2020-01-01' })))
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false, from: '2020-01-01' }])
  must(await seedPeople(tx, [{ person: aenne, offices: [{ organisation: optonet.id, role: 'manager' }] }], '2020-01-01', newId))
  for (const party of [uhu.id, iltis.id, zander.id, optonet.id, 'alliance']) await sql`insert into project_agreements (party, version, author, accepted_at) values (${party}, ${AGREEMENT.version}, '{"as":"curator"}', now())`.execute(tx)
})
const house = await openWholeHouse(database, { isBounded: false })

const ROLES = { office: 'curator', uhu: uhu.id, iltis: iltis.id, zander: zander.id, cluster: optonet.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES
const EVERY = Object.keys(ROLES) as Role[]
const get = (role: Role, path: string): Promise<Response> => house.send(ROLES[role], 'GET', path)
const html = async (role: Role, path: string, status = 200): Promise<string> => {
  const answer = await get(role, path)
  assert.equal(answer.status, status, `${path} ${house.broken.join('\n')}`)
  return answer.text()
}
const form = (role: Role, path: string, values: Record<string, string> = {}): Promise<Response> => house.send(ROLES[role], 'POST', path, new URLSearchParams(values))
const json = (role: Role, method: string, path: string, content: object = {}): Promise<Response> => house.send(ROLES[role], method, path, JSON.stringify(content), { 'content-type': 'application/json' })
const statuses = async (path: string): Promise<string> => (await Promise.all(EVERY.map(async (role) => `${role} ${(await get(role, path)).status}`))).join(', ')

/** Written down and compared; what was found comes out at once. */
async function enter(...plans: readonly Project[]): Promise<void> {
  await transact(db, async (tx) => {
    await addProjects(tx, plans)
    for (const plan of plans) await planChanged(tx, plan)
  })
  await settled()
}
async function change(plan: Project, twins: Project['twins'], more: Partial<Project> = {}): Promise<Project> {
  const next = { ...plan, ...more, twins, version: plan.version + 1, changedAt: new Date(plan.changedAt.getTime() + 1_000) }
  await transact(db, async (tx) => {
    must(await saveProject(tx, next))
    await planChanged(tx, next)
  })
  await settled()
  return next
}
async function settled(): Promise<void> {
  await house.settled()
  await sql`update overlap_notices set shown_from = now() - interval '1 minute'`.execute(db)
}

const LENSES = 'Wir wollen Mikrolinsen aus optischem Glas durch isothermes Blankpressen herstellen und die Werkzeuge dafür mit einer Schicht aus amorphem Kohlenstoff versehen, damit sie tausend Zyklen halten. Gemessen wird die Form der Linsen mit Weißlichtinterferometrie, und ein Modell des Abkühlens sagt voraus, wie stark das Glas schrumpft. Am Ende steht ein Verfahren, mit dem sich Linsen für Endoskope in Serie pressen lassen, ohne sie zu polieren.'
const LENSES_TOO = 'Ziel ist die Serienfertigung von Mikrolinsen aus optischem Glas für Endoskope: Wir pressen blank und isotherm, beschichten die Presswerkzeuge mit amorphem Kohlenstoff und sagen das Schrumpfen des Glases beim Abkühlen mit einem Modell voraus. Die Form der Linsen prüfen wir mit Weißlichtinterferometrie; poliert wird nicht mehr.'
const SOLAR = 'Dieses Vorhaben entwickelt eine Steuerung für Wärmepumpen in Wohngebäuden, die Strom aus Solaranlagen auf dem Dach bevorzugt nutzt. Sie lernt aus dem Verbrauch der Bewohner, wann Warmwasser gebraucht wird, und schont dabei das Verteilnetz. Erprobt wird sie in zwanzig Häusern einer Siedlung über zwei Winter, begleitet von Befragungen der Bewohner und von Messungen an der Ortsnetzstation.'
const twins = (title: string, summary: string): Project['twins'] => ({ de: { title, summary } })

const sideOf = async (role: Role): Promise<string> => {
  const { notices } = (await (await get(role, '/api/v1/overlap-notices')).json()) as { notices: { id: string }[] }
  return notices[0]?.id ?? assert.fail(`${role} has no notice`)
}

/** Without the number of a form, and the moment after which an open page listens. */
const plain = (page: string): string => page.replaceAll(/data-after="[^"]*"|name="form" value="[^"]*"/g, '')

test('two sealed plans that touch: both leads have a notice that says nothing, and release step by step to the lower level', async () => {
  const [one, other, third] = [planOf(uhu.id, twins('Gelblinse', LENSES)), planOf(zander.id, twins('Grauglas', LENSES_TOO)), planOf(optonet.id, twins('Wärme', SOLAR))]
  await enter(one, other, third)
  const [mine, theirs] = [await sideOf('uhu'), await sideOf('zander')]
  assert.notEqual(mine, theirs, 'nobody who meets both names sees that they are one')
  assert.deepEqual(await (await get('cluster', '/api/v1/overlap-notices')).json(), { notices: [] })
  const [path, there] = [`/de/fruehzeitige-abstimmung/hinweise/${mine}`, `/de/fruehzeitige-abstimmung/hinweise/${theirs}`]
  for (const at of [path, `/api/v1/overlap-notices/${mine}`, `/de/fruehzeitige-abstimmung/protokoll/${one.id}`]) assert.equal(await statuses(at), 'office 404, uhu 200, iltis 404, zander 404, cluster 404, guest 404, outside 404', at)
  const first = await html('uhu', path)
  assert.match(first, /„Gelblinse“ berührt ein anderes Vorhaben/)
  assert.doesNotMatch(first, /Grauglas|Zander|Messtechnik/)
  assert.match(await html('uhu', '/de/hinweise'), /Ein vertrauliches Vorhaben berührt ein anderes: Gelblinse/)

  const shown = async (role: Role, id: string): Promise<unknown> => ((await (await get(role, `/api/v1/overlap-notices/${id}`)).json()) as { shown?: { level: string } }).shown?.level
  assert.equal((await form('uhu', `${path}/freigabe`, { level: 'text' })).status, 303)
  assert.deepEqual([await shown('uhu', mine), await shown('zander', theirs)], [undefined, undefined], 'one side alone shows nothing')
  assert.doesNotMatch(await html('zander', there), /Gelblinse|Uhu/)
  assert.equal((await json('zander', 'PUT', `/api/v1/overlap-notices/${theirs}/release`, { level: 'field' })).status, 200)
  assert.deepEqual([await shown('uhu', mine), await shown('zander', theirs)], ['field', 'field'])
  const field = await html('uhu', path)
  assert.match(field, /Fachgebiet der anderen Leitung: Mess- und Gerätetechnik/)
  assert.doesNotMatch(field, /Grauglas|Zander/)
  assert.equal((await form('zander', `${there}/freigabe`, { level: 'text' })).status, 303)
  assert.match(await html('uhu', path), /Das andere Vorhaben: „Grauglas“, geleitet von .*Zander Messtechnik/s)
  assert.match(await html('zander', there), /„Gelblinse“.*Uhu Ophthalmik/s)
  assert.match(await html('uhu', `/de/fruehzeitige-abstimmung/protokoll/${one.id}`), /verdeckt, mit Vorhaben, die nicht offen sind/)

  assert.equal((await form('zander', `${there}/ruecknahme`)).status, 303)
  const withdrawn = await html('uhu', path)
  assert.match(withdrawn, /Schon zu sehen war: Titel, Leitung und Textstellen/)
  assert.doesNotMatch(withdrawn, /Grauglas|Zander/)
  assert.match(await (await form('zander', `${there}/ruecknahme`)).text(), /Es ist nichts freigegeben, was sich zurücknehmen ließe/)
  const nothing = await form('uhu', `${path}/freigabe`)
  assert.deepEqual([nothing.status, /Bitte wählen Sie/.test(await nothing.text())], [422, true])
})

test('distancing is dated, once, for one’s own side, and can be taken along', async () => {
  const path = `/de/fruehzeitige-abstimmung/hinweise/${await sideOf('uhu')}`
  assert.equal((await form('uhu', `${path}/distanzierung`)).status, 303)
  assert.match(await (await form('uhu', `${path}/distanzierung`)).text(), /ist schon festgehalten/)
  assert.match(await html('uhu', path), /Uhu Ophthalmik hat sich am .* distanziert/)
  assert.doesNotMatch(await html('zander', `/de/fruehzeitige-abstimmung/hinweise/${await sideOf('zander')}`), /hat sich am/, 'the other side is not told')
  assert.match(await html('uhu', '/de/fruehzeitige-abstimmung/distanzierungen/liste.csv'), /Uhu Ophthalmik;20.*;Gelblinse;nichts;http/)
  assert.equal((await get('uhu', '/de/fruehzeitige-abstimmung/distanzierungen/liste.xlsx')).status, 200)
  assert.equal(await statuses('/de/fruehzeitige-abstimmung/distanzierungen'), 'office 404, uhu 200, iltis 200, zander 200, cluster 200, guest 200, outside 404')
})

test('who is declined reads what they would read of texts that differ', async () => {
  const [mine, theirs] = [await sideOf('uhu'), await sideOf('zander')]
  assert.equal((await form('zander', `/de/fruehzeitige-abstimmung/hinweise/${theirs}/ablehnung`)).status, 303)
  const declined = await html('uhu', `/de/fruehzeitige-abstimmung/hinweise/${mine}`)
  assert.match(declined, /Hier gibt es nichts mehr zu sehen/)
  assert.match(await html('zander', `/de/fruehzeitige-abstimmung/hinweise/${theirs}`), /Sie haben abgelehnt/)
  // The same, with the notice ended because the texts differ.
  await sql`update overlap_notices set a_state = 'withdrawn', a_level = null, b_state = 'withdrawn', b_level = null, ended = 'different'`.execute(db)
  const ended = await html('uhu', `/de/fruehzeitige-abstimmung/hinweise/${mine}`)
  assert.equal(plain(ended), plain(declined))
})

test('between competitors the confidant has it first, the office is told only that there is none, and nothing stands in the audit trail', async () => {
  const [one, other] = [planOf(uhu.id, twins('Gelbpresse', LENSES)), planOf(iltis.id, twins('Graupresse', LENSES_TOO))]
  await enter(one, other)
  const { notices } = (await (await get('office', '/api/v1/confided-notices')).json()) as { notices: { id: string; a: { lead: string } }[] }
  const id = notices.find(({ a }) => a !== undefined)?.id ?? assert.fail('no notice came to the confidant')
  assert.deepEqual(await (await get('iltis', '/api/v1/overlap-notices')).json(), { notices: [] }, 'the lead hears nothing yet')
  for (const path of [`/de/fruehzeitige-abstimmung/vertrauensperson/${id}`, '/de/fruehzeitige-abstimmung/vertrauensperson', '/api/v1/confided-notices']) assert.equal(await statuses(path), 'office 200, uhu 404, iltis 404, zander 404, cluster 404, guest 404, outside 404', `${path}: who plays the alliance is all of it`)
  const page = `/de/fruehzeitige-abstimmung/vertrauensperson/${id}`
  assert.match(await html('office', page), /Hinweis zwischen (?:Uhu Ophthalmik und Iltis Optik|Iltis Optik und Uhu Ophthalmik)/)
  const side = notices[0]?.a.lead === iltis.id ? 'a' : 'b'
  assert.equal((await form('office', `${page}/weitergabe`, { side })).status, 303)
  assert.match(await (await form('office', `${page}/weitergabe`, { side })).text(), /schon weitergegeben/)
  const told = await html('iltis', `/de/fruehzeitige-abstimmung/hinweise/${await sideOf('iltis')}`)
  assert.match(told, /Graupresse/)
  assert.doesNotMatch(told, /Uhu|Gelbpresse/)
  assert.equal((await form('office', `${page}/abschluss`)).status, 303)
  assert.match(await html('iltis', `/de/fruehzeitige-abstimmung/hinweise/${await sideOf('iltis')}`), /nichts mehr zu sehen/)
  const trail = JSON.stringify((await sql`select * from audit_entries`.execute(db)).rows)
  assert.doesNotMatch(trail, /overlap|early-coordination|fruehzeitige/)
  assert.deepEqual((await sql`select 1 from occurrences where kind like 'overlap%' or kind like 'plan%'`.execute(db)).rows, [])
})

test('plans of the alliance that touch: a finding with its evidence, answered by a lead, and back once a text has changed', async () => {
  const [one, other] = [planOf(uhu.id, twins('Offene Linse', LENSES), 'alliance'), planOf(optonet.id, twins('Offenes Glas', LENSES_TOO), 'alliance')]
  await enter(one, other)
  const { findings } = (await (await get('office', `/api/v1/plan-findings?project=${one.id}&kind=same-aim`)).json()) as { findings: { id: string; hashes: string; evidence: { words: unknown[] } }[] }
  const found = findings[0] ?? assert.fail(`nothing was found ${JSON.stringify((await sql`select kind, strength from plan_findings`.execute(db)).rows)}`)
  assert.ok(found.evidence.words.length > 3)
  const path = `/de/fruehzeitige-abstimmung/${found.id}`
  assert.equal(await statuses(path), 'office 200, uhu 200, iltis 200, zander 200, cluster 200, guest 404, outside 404')
  const page = await html('zander', path)
  assert.match(page, /Befund: gleiches Ziel.*Am meisten spricht dafür.*Mikrolinsen/s)
  assert.match(page, /Einen Befund beantwortet, wer eines der beiden Vorhaben leitet/)
  assert.equal((await form('zander', path, { answer: 'different', reason: 'x', seen: found.hashes })).status, 403)
  assert.match(await (await form('uhu', path, { answer: 'different', reason: ' ', seen: found.hashes })).text(), /Die Begründung fehlt\. Ein Satz genügt\./)
  assert.match(await (await form('uhu', path, { answer: 'different', reason: 'Andere Linsen', seen: 'alt' })).text(), /inzwischen geändert/)
  assert.equal((await form('uhu', path, { answer: 'to-be-coordinated', reason: 'Wir sprechen im Mai.', seen: found.hashes })).status, 303)
  assert.match(await html('cluster', path), /abzustimmen: Wir sprechen im Mai\. \(Uhu Ophthalmik/)
  assert.match(await html('zander', '/de/fruehzeitige-abstimmung?state=answered'), /Offene Linse/)
  await change(one, twins('Offene Linse', `${LENSES} Neu ist der Ofen.`))
  assert.match(await html('zander', '/de/fruehzeitige-abstimmung?state=open'), /Offene Linse/)
  assert.match(await html('cluster', path), /Frühere Antworten.*Wir sprechen im Mai/s)
  assert.match(await html('uhu', '/de/fruehzeitige-abstimmung?kind=complementary'), /Zu dieser Auswahl gibt es keinen Befund/)
})

test('a sealed plan against open ones: its own lead sees the finding, the open plan’s lead learns nothing', async () => {
  const sealed = planOf(iltis.id, twins('Gelbes Blankpressen', LENSES_TOO))
  await enter(sealed)
  const own = await html('iltis', '/de/fruehzeitige-abstimmung')
  assert.match(own, /Gelbes Blankpressen/)
  for (const role of ['office', 'uhu', 'zander', 'cluster', 'guest', 'outside'] as const) assert.doesNotMatch(await html(role, '/de/fruehzeitige-abstimmung'), /Gelbes Blankpressen/, role)
  const { findings } = (await (await get('iltis', `/api/v1/plan-findings?project=${sealed.id}`)).json()) as { findings: { id: string; hashes: string }[] }
  const id = findings[0]?.id ?? assert.fail('nothing was found')
  assert.equal(await statuses(`/de/fruehzeitige-abstimmung/${id}`), 'office 404, uhu 404, iltis 200, zander 404, cluster 404, guest 404, outside 404')
  assert.equal((await json('iltis', 'POST', `/api/v1/plan-findings/${id}/answers`, { answer: 'different', reason: 'Andere Glassorte' })).status, 201)
})

test('more changed plans than the week allows wait, and the record says so; what is too short is not compared, and says why', async () => {
  const plans = Array.from({ length: 7 }, (_, at) => planOf(zander.id, twins(`Warteprobe ${at}`, `${SOLAR} Das ist Haus ${at}.`)))
  await enter(...plans)
  const waiting = (await sql<{ plan: string }>`select plan from plan_comparisons where waits_since is not null`.execute(db)).rows
  assert.ok(waiting.length >= 2, `${waiting.length} wait`)
  const one = waiting[0]?.plan ?? ''
  assert.match(await html('zander', `/de/fruehzeitige-abstimmung/protokoll/${one}`), /wartet auf den verdeckten Vergleich.*höchstens 5 geänderte Vorhaben/s)
  const short = planOf(optonet.id, twins('Kurz', 'Etwas mit Laser.'))
  await enter(short)
  assert.match(await html('cluster', `/de/fruehzeitige-abstimmung/protokoll/${short.id}`), /Dafür ist der Text zu kurz/)
})

test('nothing broke behind a door', () => assert.deepEqual(house.broken, []))
