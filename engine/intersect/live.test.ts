import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { closedSets } from './closed.ts'
import { LiveRelation } from './live.ts'
import { rowsOf } from './rows.ts'

/** Every closed set by its topics. */
function allSets(rows: readonly (readonly number[])[], width: number, minSupport: number): Map<string, number> {
  const sets = new Map<string, number>()
  closedSets(rowsOf(rows, width), { minSupport, visit: (topics, size, support) => void sets.set([...topics.subarray(0, size)].toSorted((a, b) => a - b).join(' '), support) })
  return sets
}

const WIDTH = 9
const row = fc.uniqueArray(fc.nat(WIDTH - 1), { maxLength: WIDTH }).map((topics) => topics.toSorted((a, b) => a - b))

test('after each of many changes the closed sets are those of a search from nothing', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.array(fc.record({ organisation: fc.nat(12), topics: row }), { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (begun, changes, minSupport) => {
      const rows = [...begun]
      const live = new LiveRelation(rows, WIDTH)
      const sets = allSets(rows, WIDTH, minSupport)
      for (const { organisation, topics } of changes) {
        const at = Math.min(organisation, rows.length)
        for (const { topics: set, before, now } of live.replace(at, topics, minSupport)) {
          assert.equal(sets.get(set.join(' ')) ?? 0, before)
          assert.notEqual(before, now)
          if (now === 0) sets.delete(set.join(' '))
          else sets.set(set.join(' '), now)
        }
        rows[at] = topics
        assert.deepEqual(Object.fromEntries(sets), Object.fromEntries(allSets(rows, WIDTH, minSupport)))
      }
    }),
    { seed: 4, numRuns: 120 },
  )
})

test('naming the same topics again touches nothing', () => {
  const rows = [[0, 1], [0, 1, 2], [2]]
  assert.deepEqual(new LiveRelation(rows, 3).replace(1, [0, 1, 2], 1), [])
})

test('a second holder makes an intersection, his leaving ends it', () => {
  const live = new LiveRelation([[0, 1], [2]], 3)
  assert.deepEqual(live.replace(1, [0, 1, 2], 2), [{ topics: [0, 1], before: 0, now: 2 }])
  assert.deepEqual(live.replace(1, [2], 2), [{ topics: [0, 1], before: 2, now: 0 }])
})
