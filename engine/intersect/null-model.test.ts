import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { NullModel } from './null-model.ts'
import { rowsOf } from './rows.ts'

/** Where the margins force some cells without filling a row or column, chances come near 1 and sweeps end before they are there. */
const WITHIN = 0.02

const relation = fc.record({
  lists: fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 8 }), { minLength: 1, maxLength: 10 }),
  fields: fc.array(fc.nat(2), { minLength: 10, maxLength: 10 }),
})

test('in every field each organisation and each topic is expected as often as it is there', () => {
  fc.assert(
    fc.property(relation, ({ lists, fields }) => {
      const model = new NullModel(rowsOf(lists, 8), fields)
      lists.forEach((list, row) => {
        const sum = [0, 1, 2, 3, 4, 5, 6, 7].reduce((total, topic) => total + model.chance(row, topic), 0)
        assert.ok(Math.abs(sum - list.length) < WITHIN, `row ${row}: ${sum} for ${list.length}`)
      })
      for (const field of new Set(fields.slice(0, lists.length))) {
        for (let topic = 0; topic < 8; topic++) {
          const members = lists.flatMap((list, row) => (fields[row] === field ? [{ list, row }] : []))
          const sum = members.reduce((total, { row }) => total + model.chance(row, topic), 0)
          assert.ok(Math.abs(sum - members.filter(({ list }) => list.includes(topic)).length) < WITHIN)
        }
      }
    }),
    { seed: 5, numRuns: 300 },
  )
})

test('what the margins leave no choice about is certain', () => {
  // The first row is full, the last topic is held by nobody; of the other two rows one topic each is left over.
  const model = new NullModel(rowsOf([[0, 1, 2], [0], [0, 1]], 4), [0, 0, 0])
  assert.equal(model.chance(0, 2), 1)
  assert.equal(model.chance(1, 0), 1)
  assert.equal(model.chance(1, 3), 0)
  assert.equal(model.chance(2, 1), 1)
})

test('where all are alike the chance is the share: 6 rows with 2 of 6 topics, each topic twice', () => {
  const model = new NullModel(rowsOf([[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 0]], 6), [0, 0, 0, 0, 0, 0])
  for (let row = 0; row < 6; row++) for (let topic = 0; topic < 6; topic++) assert.ok(Math.abs(model.chance(row, topic) - 1 / 3) < 1e-6)
  assert.ok(Math.abs(model.expected([0, 1]) - 6 / 9) < 1e-5)
})

test('a topic common in one field surprises less there than in another', () => {
  const model = new NullModel(rowsOf([[0, 1], [0, 2], [0, 3], [1], [2], [0]], 4), [0, 0, 0, 1, 1, 1])
  assert.ok(model.chance(0, 0) > model.chance(5, 0))
})

test('what is expected of a set is the sum over organisations of the products of their chances', () => {
  fc.assert(
    fc.property(relation, fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }), ({ lists, fields }, topics) => {
      const model = new NullModel(rowsOf(lists, 8), fields)
      const sum = lists.reduce((total, _, row) => total + topics.reduce((product, topic) => product * model.chance(row, topic), 1), 0)
      assert.ok(Math.abs(model.expected(topics) - sum) < 1e-12 * (1 + sum))
      assert.ok(model.expectedAtLeast(topics, topics.length) <= sum * (1 + 1e-9))
    }),
    { seed: 6 },
  )
})
