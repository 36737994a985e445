import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NullModel } from './null-model.ts'
import { refine } from './refine.ts'
import { Reading } from './relation.ts'
import { robustness } from './robustness.ts'
import { rowsOf } from './rows.ts'

/** Six members share topics 0 to 4, two of them with a hole; thirty others hold a rare topic each and one of the shared. */
const ROWS = [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [0, 1, 3, 4], [0, 1, 2, 3], ...Array.from({ length: 30 }, (_, at) => [at % 5, 5 + at])]
const rows = rowsOf(ROWS, 35)
const reading = new Reading({ rows, fieldOf: ROWS.map(() => 0) })
const model = new NullModel(rows, ROWS.map(() => 0))

test('members with a hole belong to the whole intersection, strangers with one topic do not', () => {
  assert.deepEqual(refine(reading, model, { organisations: [0, 1, 2, 3], topics: [0, 1, 2, 3, 4] }), { organisations: [0, 1, 2, 3, 4, 5], topics: [0, 1, 2, 3, 4] })
})

test('a part of it grows to the same whole', () => {
  assert.deepEqual(refine(reading, model, { organisations: [0, 1, 2, 3, 5], topics: [0, 1, 2, 3] }), { organisations: [0, 1, 2, 3, 4, 5], topics: [0, 1, 2, 3, 4] })
})

test('robustness is how many must leave before the others share more', () => {
  // Topics 0, 1 and 3 are held by the six; topic 4 by five of them, so one leaving is enough.
  assert.equal(robustness(reading, [0, 1, 2, 3, 4, 5], [0, 1, 3]), 1)
  // The four share nothing besides.
  assert.equal(robustness(reading, [0, 1, 2, 3], [0, 1, 2, 3, 4]), 4)
})
