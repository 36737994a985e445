import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { transact, type Tx } from '#platform/database'
import { must, type Result } from '#platform/result'
import { testDatabase } from '../../platform/database/sample.ts'
import { CURATOR, OUTSIDE, type Actor } from './actor.ts'
import { clustersOf, type Belonging } from './belonging.ts'
import { planImport } from './import-plan.ts'
import type { SaidRow } from './import-said.ts'
import { addDraft, allKnown, findDraft, forgetDrafts, keepImport, takeDraft, type DraftId } from './import-store.ts'
import { sumOf } from './count.ts'
import { countListed, listOrganisations, surveyOf, wholeList } from './list-store.ts'
import { MEMBERSHIPS, standingOf, type Membership } from './membership.ts'
import { amend, nameIn, openToPublic, type Organisation, type OrganisationId } from './organisation.ts'
import { belongingsOf, keepBelongings, keepMemberships, membershipsOf, placedOn, placements } from './placing-store.ts'
import { idsFrom, organisationOf } from './sample.ts'
import { addOrganisations, allClusters, allOrganisations, findOrganisation, organisationsById, saveOrganisations } from './store.ts'

const { db } = await testDatabase()
const keep = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transact(db, work)
const reasonOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.reason)
const DAY = '2026-11-30'

const optonet = organisationOf('OptoNet', 'cluster', { name: { de: 'OptoNet', en: 'OptoNet' }, shortName: 'ON', fields: ['optics'], place: 'Jena', website: 'https://optonet.example', facts: [{ text: { de: 'Gegründet 1999' }, source: 'https://optonet.example/wir', year: 1999 }] })
const medways = organisationOf('medways', 'cluster', { fields: ['medicine'], place: 'Jena' })
const uhu = organisationOf('Uhu Ophthalmik GmbH', 'company', { fields: ['optics', 'medicine'], place: 'Probenau', externalIds: [{ register: 'vat', id: 'DE1' }, { register: 'cordis', id: '9' }], otherNames: ['Uhu Augenoptik'] })
const oeko = organisationOf('Ökolux AG', 'company', { fields: ['optics'], carrier: 'Prüfverein e. V.' })
const zander = openToPublic(organisationOf('Zander Messtechnik', 'research', { fields: ['Wasserbau'] }))
await keep(async (tx) => {
  must(await addOrganisations(tx, [optonet, medways, uhu, oeko, zander]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }, { organisation: oeko.id, cluster: medways.id }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false }])
})

const names = (rows: readonly { readonly organisation: Organisation }[]): string[] => rows.map(({ organisation }) => nameIn(organisation, 'de'))

test('an organisation comes back as it was written down', async () => {
  assert.deepEqual(must(await findOrganisation(db, optonet.id)), optonet)
  assert.deepEqual(must(await findOrganisation(db, uhu.id)), { ...uhu, externalIds: uhu.externalIds.toReversed() })
  assert.equal(reasonOf(await findOrganisation(db, idsFrom<'organisation'>(77)())), 'organisation.none')
  assert.deepEqual([...(await organisationsById(db, [oeko.id, idsFrom<'organisation'>(77)()])).keys()], [oeko.id])
  assert.deepEqual((await allClusters(db)).map(({ id }) => id), [medways.id, optonet.id])
})

test('who saves over what somebody changed meanwhile is refused, and nothing is written', async () => {
  const here = must(amend(zander, { place: 'Aa' }, zander.version))
  const late = must(amend(zander, { place: 'Bb' }, zander.version))
  await keep(async (tx) => must(await saveOrganisations(tx, [here])))
  assert.equal(reasonOf(await keep((tx) => saveOrganisations(tx, [late]))), 'organisation.changed')
  assert.equal(must(await findOrganisation(db, zander.id)).place, 'Aa')
})

test('an outside id names one organisation', async () => {
  const other = organisationOf('Anderer Uhu', 'company', { externalIds: [{ register: 'cordis', id: '9' }] })
  await assert.rejects(keep(async (tx) => must(await addOrganisations(tx, [other]))), /otherHasId/)
  assert.equal(reasonOf(await findOrganisation(db, other.id)), 'organisation.none')
})

test('a list shows what its reader may read, in the order of a German dictionary, by pages that lead to and fro', async () => {
  const asked = { actor: CURATOR, day: DAY }
  assert.deepEqual(names(await wholeList(db, asked, 'de')), ['medways', 'Ökolux AG', 'OptoNet', 'Uhu Ophthalmik GmbH', 'Zander Messtechnik'])
  const first = await listOrganisations(db, asked, 'de', {}, 2)
  const second = await listOrganisations(db, asked, 'de', { after: first.next }, 2)
  const third = await listOrganisations(db, asked, 'de', { after: second.next }, 2)
  assert.deepEqual([first, second, third].map((page) => names(page.rows)), [['medways', 'Ökolux AG'], ['OptoNet', 'Uhu Ophthalmik GmbH'], ['Zander Messtechnik']])
  assert.deepEqual([first.previous, third.next], [undefined, undefined])
  assert.deepEqual(names((await listOrganisations(db, asked, 'de', { before: third.previous }, 2)).rows), names(second.rows))
  assert.deepEqual((await listOrganisations(db, asked, 'de', { before: second.previous }, 2)).previous, undefined)
  assert.deepEqual(names(await wholeList(db, { ...asked, actor: OUTSIDE }, 'de')), ['Zander Messtechnik'])
  const guest: Actor = { as: 'organisation', organisation: medways.id, standing: 'guest' }
  assert.deepEqual(names(await wholeList(db, { ...asked, actor: guest }, 'de')), ['medways', 'Zander Messtechnik'])
})

test('filters of a list: kind, field, cluster, standing, and words of names and places as anybody types them', async () => {
  const found = async (filter: object): Promise<string[]> => names(await wholeList(db, { actor: CURATOR, day: DAY, ...filter }, 'de'))
  assert.deepEqual(await found({ kind: 'research' }), ['Zander Messtechnik'])
  assert.deepEqual(await found({ field: 'medicine' }), ['medways', 'Uhu Ophthalmik GmbH'])
  assert.deepEqual(await found({ cluster: optonet.id }), ['Uhu Ophthalmik GmbH'])
  assert.deepEqual(await found({ standing: 'member' }), ['OptoNet', 'Uhu Ophthalmik GmbH'])
  assert.deepEqual(await found({ standing: 'guest' }), ['medways'])
  assert.deepEqual(await found({ text: 'oekolux' }), ['Ökolux AG'])
  assert.deepEqual(await found({ text: 'augen uhu' }), ['Uhu Ophthalmik GmbH'])
  assert.deepEqual(await found({ text: '%' }), await found({}))
  const { tally, fields } = await surveyOf(db, { actor: CURATOR, day: DAY })
  assert.deepEqual(fields.slice(0, 2), ['optics', 'medicine'])
  assert.equal(await countListed(db, { actor: CURATOR, day: DAY }), 5)
  assert.deepEqual(tally.map(({ kind, standing, count }) => `${kind} ${standing} ${count}`).toSorted(), ['cluster guest 1', 'cluster member 1', 'company member 1', 'company outside 1', 'research outside 1'])
})

test('placements of many are what the rule says of each, on every day', async () => {
  const clusters = [optonet, medways].map(({ id }) => id)
  const day = fc.integer({ min: 1, max: 9 }).map((at) => `2030-01-0${at}`)
  const span = fc.record({ from: day, until: day }, { requiredKeys: [] }).filter(({ from, until }) => from === undefined || until === undefined || from <= until)
  const members = fc.uniqueArray(fc.record({ organisation: fc.constantFrom(...clusters, uhu.id), kind: fc.constantFrom(...MEMBERSHIPS), founding: fc.boolean(), span }), { selector: ({ organisation }) => organisation })
  const belongings = fc.uniqueArray(fc.record({ organisation: fc.constantFrom(uhu.id, oeko.id), cluster: fc.constantFrom(...clusters), span }), { selector: ({ organisation, cluster }) => organisation + cluster })
  await fc.assert(
    fc.asyncProperty(members, belongings, day, async (drawnMembers, drawnBelongings, on) => {
      const memberships = drawnMembers.map(({ span: days, ...rest }): Membership => ({ ...rest, ...days }))
      const belonging = drawnBelongings.map(({ span: days, ...rest }): Belonging => ({ ...rest, ...days }))
      const seen = await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('memberships').execute()
        await tx.deleteFrom('belongings').execute()
        await keepMemberships(tx, memberships)
        await keepBelongings(tx, belonging)
        const all = await placements(tx, on)
        const { organisation, ...placed } = must(await placedOn(tx, uhu.id, on))
        assert.deepEqual([organisation.id, placed], [uhu.id, all.get(uhu.id)])
        const count = (standing: string): number => [...all.values()].filter((one) => one.standing === standing).length
        for (const standing of ['member', 'guest', 'outside'] as const) {
          assert.equal(await countListed(tx, { actor: CURATOR, day: on, standing }), count(standing))
          assert.equal(sumOf((await surveyOf(tx, { actor: CURATOR, day: on })).tally.filter((one) => one.standing === standing)), count(standing))
        }
        throw new Seen(all)
      }).catch((error: unknown) => {
        if (error instanceof Seen) return error.all
        throw error
      })
      for (const id of [uhu.id, oeko.id, ...clusters]) assert.deepEqual([seen.get(id)?.standing, seen.get(id)?.clusters], [standingOf(id, memberships, belonging, on), clustersOf(id, belonging, on).toSorted()])
    }),
    { seed: 3, numRuns: 40 },
  )
})

class Seen extends Error {
  readonly all: Awaited<ReturnType<typeof placements>>

  constructor(all: Awaited<ReturnType<typeof placements>>) {
    super('rolls back')
    this.all = all
  }
}

test('belongings and memberships end and begin again', async () => {
  await keep((tx) => keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01', until: '2026-06-30' }]))
  assert.deepEqual(await belongingsOf(db, uhu.id), [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01', until: '2026-06-30' }])
  assert.equal((await belongingsOf(db, optonet.id)).length, 1)
  assert.equal(must(await placedOn(db, uhu.id, DAY)).standing, 'outside')
  await keep((tx) => keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }]))
  assert.deepEqual((await membershipsOf(db, optonet.id)).map(({ kind, founding }) => [kind, founding]), [['full', true]])
})

test('an import of five thousand is kept at once, and the same again changes nothing', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at): SaidRow => ({ row: at + 2, organisations: [{ name: { de: `Werk ${at} Musterroda` }, place: 'Musterroda', fields: ['metal'], externalIds: [{ register: 'cordis', id: `n${at}` }], clusters: ['OptoNet'], ...(at === 0 ? { membership: 'guest' as const } : {}) }], texts: [] }))
  const plan = async (first: number) => planImport({ rows, refused: [], ignored: [] }, await allKnown(db), { newId: idsFrom<'organisation'>(first), today: DAY, audience: 'alliance' })
  const before = performance.now()
  const planned = await plan(1_000)
  const between = performance.now()
  await keep(async (tx) => must(await keepImport(tx, planned)))
  process.stdout.write(`  planned in ${Math.round(between - before)} ms, kept in ${Math.round(performance.now() - between)} ms\n`)
  const again = await plan(90_000)
  assert.deepEqual([again.created.length, again.changed.length, again.belongings.length, again.memberships.length], [0, 0, 0, 0])
  assert.equal((await allOrganisations(db)).length, 5_005)
  assert.equal((await listOrganisations(db, { actor: CURATOR, day: DAY, cluster: optonet.id }, 'en')).rows.length, 50)
})

test('a file waits for its confirmation once, and not for ever', async () => {
  const draft = { id: idsFrom<'import-draft'>(5)() satisfies DraftId, name: 'liste.csv', bytes: new Uint8Array([0, 255, 7]), planHash: 'h', audience: 'alliance' as const, author: { as: 'curator' as const } }
  await addDraft(db, draft)
  const found = must(await findDraft(db, draft.id))
  assert.deepEqual({ ...found, bytes: new Uint8Array(found.bytes) }, draft)
  assert.deepEqual([await keep((tx) => takeDraft(tx, draft.id)), await keep((tx) => takeDraft(tx, draft.id))], [true, false])
  await addDraft(db, draft)
  await forgetDrafts(db, new Date(Date.now() + 60_000))
  assert.equal(reasonOf(await findDraft(db, draft.id)), 'import.noDraft')
  const nobody: OrganisationId[] = []
  assert.equal((await organisationsById(db, nobody)).size, 0)
})
