/** Releases on a real database: nothing one-sided, whatever happens at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { testDatabase } from '../../platform/database/sample.ts'
import { raceRelease } from '../../tools/figures/release.ts'
import { touchingPlans } from '../../tools/figures/touching-plans.ts'
import { openToPublic } from '../members/organisation.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'

const { db } = await testDatabase()
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company', { fields: ['optics'] }))
const zander = openToPublic(organisationOf('Zander Messtechnik', 'company', { fields: ['measurement'] }))
await transact(db, async (tx) => must(await addOrganisations(tx, [uhu, zander])))

test('confirming against withdrawing, a hundred times at once: never one-sided, never above the lower level', async () => {
  const { breaches, confirmedFirst } = await raceRelease(db, [uhu.id, zander.id], 100)
  assert.deepEqual(breaches, [])
  assert.ok(confirmedFirst > 10, `${confirmedFirst} of 100 races were won by who confirmed`)
})

test('the table itself refuses what is one-sided', async () => {
  const { notice } = await touchingPlans(db, [uhu.id, zander.id])
  for (const wrong of [sql`shown = 0`, sql`a_state = 'allowed', a_level = 3, shown = 0, reached = 0`, sql`a_state = 'allowed', a_level = 3, b_state = 'allowed', b_level = 1, shown = 3, reached = 3`, sql`b_level = 2`, sql`a_told = false, a_state = 'withdrawn'`]) await assert.rejects(sql`update overlap_notices set ${wrong} where id = ${notice.id}`.execute(db), /check constraint/)
})
