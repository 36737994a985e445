/** Computations beside changes: whatever runs when, the last word is that of what was read last. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { openTopicsHouse } from '../../e2e/topics-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import { organisationOf } from '../members/sample.ts'
import { bringTexts } from './bring-jobs.ts'
import type { TopicsWorld } from './jobs.ts'
import { findSource } from './store.ts'

const uhu = openToPublic(organisationOf('Uhu Ophthalmik GmbH', 'company', { fields: ['optics'] }))
const database = await testDatabase()
const { db } = database
const held = Promise.withResolvers<void>()
const begun = Promise.withResolvers<void>()
let maps = 0

/** The first map is computed as ever, and handed over late. */
const late = (real: TopicsWorld['engine']): TopicsWorld['engine'] => ({
  ...real,
  async ask(question, options) {
    const answer = await real.ask(question, options)
    if (question.ask === 'map' && maps++ === 0) {
      begun.resolve()
      await held.promise
    }
    return answer
  },
})
const { needs, settled } = await openTopicsHouse(database, { organisations: [uhu], memberships: [{ organisation: uhu.id, kind: 'full', founding: true }] }, { engine: late })

async function bring(text: string): Promise<string> {
  const [source] = must(await transact(db, (tx) => bringTexts(tx, [{ draft: { organisations: [uhu.id], audience: 'public', title: 'Profil' }, text }], { by: { as: 'curator' }, at: new Date() })))
  return source?.id ?? ''
}

test('a computation that began before a change and ends after it does not have the last word', async () => {
  await bring('Wir fertigen Intraokularlinsen.')
  await begun.promise
  const later = await bring('Wir entwickeln Laserschweißen für Kunststoffe.')
  while (must(await findSource(db, later)).state !== 'profiled') await pause(25)
  await pause(1_500)
  held.resolve()
  await settled()
  const view = await needs.views.of('public', 'organisations')
  assert.deepEqual(['intraocular-lenses', 'plastics-joining'].map((topic) => view.holdersOf.has(topic)), [true, true], [...view.holdersOf.keys()].join())
})
