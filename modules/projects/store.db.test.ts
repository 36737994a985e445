/** What is kept of plans, and that the database lets each reader see what the policy lets them see. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { actors, type Actor } from '#modules/members'
import { seedPeople } from '#modules/people'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { testDatabase } from '../../platform/database/sample.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { DISCLOSURES, FIELDS, type Stricter } from './disclosure.ts'
import { planTextsOf, projectsFor } from './plan-store.ts'
import { mayReadProject, redacted, type Reader } from './policy.ts'
import { begin, next, type Project, type Said } from './project.ts'
import { addProjects, findProject, saveProject, visibleTo } from './store.ts'

const { db } = await testDatabase()
const [optonet, polymermat, medways] = [organisationOf('OptoNet', 'cluster'), organisationOf('PolymerMat', 'cluster'), organisationOf('medways', 'cluster')]
const aenne = { id: newId<'person'>(), name: 'Änne Probst', email: 'aenne@optonet.example', language: 'de' as const, invented: true }
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, medways]))
  must(await seedPeople(tx, [{ person: aenne, offices: [{ organisation: optonet.id, role: 'contributor' }] }], '2020-01-01', newId))
})
const AT = new Date('2026-11-30T10:00Z')
const by = { as: 'organisation', organisation: optonet.id } as const
const said: Said = { twins: { de: { title: 'Glas fügen', summary: 'Laser', need: 'Wir suchen Messtechnik.', approach: 'Ultrakurzpuls' }, en: { title: 'Joining glass' } }, lead: optonet.id, leader: aenne.id, partners: [{ organisation: polymermat.id, part: 'Kleber' }], sought: ['Messtechnik'], readinessNow: 3, readinessAim: 6, budget: 500_000, share: 300_000, from: '2027-01-01', until: '2028-12-31', milestones: [{ title: 'Muster', due: '2027-06-30' }], results: { text: 'Eine Naht', usedBy: 'OptoNet' }, funding: { applied: '2026-05-01', approved: '2026-09-01', earlyStart: '2026-08-01', contract: '2026-10-01' } }
const plan = (disclosure: Project['disclosure'], stricter: Stricter = {}, more: Partial<Said> = {}): Project => must(begin({ ...said, ...more }, { disclosure, stricter }, { id: newId(), by, at: AT, today: '2026-11-30' }))

test('a plan is kept as it was said, and the second of two who save at once is told', async () => {
  const one = plan('alliance', { need: 'sealed' })
  await transact(db, (tx) => addProjects(tx, [one]))
  assert.deepEqual(must(await findProject(db, one.id)), one)
  const changed = next(one, { sought: ['Lötglas', 'Optik'], protection: { answer: 'filed', at: AT } }, { by, at: AT })
  must(await transact(db, (tx) => saveProject(tx, changed)))
  assert.deepEqual(must(await findProject(db, one.id)), changed)
  const again = await transact(db, (tx) => saveProject(tx, changed))
  assert.equal(again.ok ? '' : again.refusal.reason, 'project.changed')
})

/** Every kind of reader. */
const ACTORS: readonly Actor[] = [
  actors.CURATOR, { as: 'curator', person: aenne.id, roles: ['office'] }, actors.OUTSIDE, { as: 'outside', person: aenne.id, roles: ['confidant'] },
  ...[optonet.id, polymermat.id, medways.id].flatMap((organisation) => (['member', 'guest', 'outside'] as const).flatMap((standing): Actor[] => [{ as: 'organisation', organisation, standing }, { as: 'organisation', organisation, standing, person: aenne.id, roles: ['contributor'] }, { as: 'organisation', organisation, standing, person: newId(), roles: ['contributor'] }, { as: 'organisation', organisation, standing, person: newId(), roles: ['manager'] }])),
]

test('the database lets every reader see just the plans that the policy lets them see', async () => {
  await sql`truncate projects cascade`.execute(db)
  const plans = DISCLOSURES.flatMap((disclosure) => [plan(disclosure), plan(disclosure, {}, { lead: medways.id, leader: aenne.id, partners: [] }), plan(disclosure, {}, { lead: medways.id, partners: [{ organisation: optonet.id, part: '' }] })])
  await transact(db, (tx) => addProjects(tx, plans))
  for (const actor of ACTORS) {
    for (const isBound of [true, false]) {
      const reader: Reader = { actor, isBound }
      const { rows } = await sql<{ id: string }>`select p.id from projects p where ${visibleTo(reader)} order by p.id`.execute(db)
      const expected = plans.filter((one) => mayReadProject(reader, one).ok).map(({ id }) => id).toSorted()
      assert.deepEqual(rows.map(({ id }) => id), expected, JSON.stringify(reader))
      assert.deepEqual((await projectsFor(db, reader)).map(({ id }) => id).toSorted(), expected)
    }
  }
})

test('a sealed plan is seen by those who decide for the lead and by its lead person, and by nobody who tends the alliance', () => {
  const sealed = plan('sealed')
  const sees = (actor: Actor): boolean => mayReadProject({ actor, isBound: true }, sealed).ok
  assert.ok(sees({ as: 'organisation', organisation: optonet.id, standing: 'member', person: newId(), roles: ['manager'] }))
  assert.ok(sees({ as: 'organisation', organisation: optonet.id, standing: 'member', person: aenne.id, roles: ['contributor'] }))
  assert.ok(!sees({ as: 'organisation', organisation: optonet.id, standing: 'member', person: newId(), roles: ['contributor'] }))
  assert.ok(!sees({ as: 'organisation', organisation: polymermat.id, standing: 'member', person: aenne.id, roles: ['manager'] }), 'the lead person acting for somebody else')
  for (const actor of [actors.CURATOR, { as: 'curator', person: aenne.id, roles: ['office'] } as const, actors.OUTSIDE]) assert.ok(!sees(actor))
})

test('what is kept to fewer than the plan is not there for the others, said or not', () => {
  const reader: Reader = { actor: { as: 'organisation', organisation: medways.id, standing: 'member' }, isBound: true }
  const whole = plan('alliance', Object.fromEntries(FIELDS.map((field) => [field, 'partners'])))
  const seen = redacted(whole, reader)
  assert.deepEqual(seen.withheld, FIELDS)
  assert.doesNotMatch(JSON.stringify(seen), /Laser|Wir suchen|Ultrakurz|Kleber|500000|300000|Muster|Naht|2026-10-01/)
  assert.deepEqual(redacted(plan('alliance', { need: 'sealed' }, { twins: { de: { title: 'Glas' } } }), reader).withheld, ['need'], 'whether it says anything')
  assert.deepEqual(redacted(whole, { actor: { as: 'organisation', organisation: polymermat.id, standing: 'guest' }, isBound: true }).withheld, [])
})

test('plans under way are handed to the comparison with a hash that changes with what is compared', async () => {
  await sql`truncate projects cascade`.execute(db)
  const [one, over] = [plan('sealed'), { ...plan('alliance'), state: 'dropped' as const }]
  await transact(db, (tx) => addProjects(tx, [one, over]))
  const texts = await planTextsOf(db)
  assert.deepEqual(texts.map(({ id, lead, leader, partners, sought, from }) => ({ id, lead, leader, partners, sought, from })), [{ id: one.id, lead: optonet.id, leader: aenne.id, partners: [polymermat.id], sought: ['Messtechnik'], from: '2027-01-01' }])
  const changed = next(one, { budget: 1 }, { by, at: AT })
  must(await transact(db, (tx) => saveProject(tx, changed)))
  assert.equal((await planTextsOf(db, [one.id]))[0]?.hash, texts[0]?.hash, 'the budget is not compared')
  must(await transact(db, (tx) => saveProject(tx, next(changed, { twins: { de: { title: 'Glas schneiden' } } }, { by, at: AT }))))
  assert.notEqual((await planTextsOf(db, [one.id]))[0]?.hash, texts[0]?.hash)
  await sql`insert into project_topics values (${one.id}, 'laser', 'has', .5), (${one.id}, 'glass', 'has', .4), (${one.id}, 'metrology', 'seeks', .4)`.execute(db)
  await sql`insert into project_topic_words values (${one.id}, 'glass', 'has', 'rejected', '{}', now()), (${one.id}, 'optics', 'has', 'confirmed', '{}', now())`.execute(db)
  assert.deepEqual((await planTextsOf(db)).map(({ has, seeks }) => [has, seeks]), [[['laser', 'optics'], ['metrology']]])
})
