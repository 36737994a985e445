import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { closedSets, type ClosedOptions } from './closed.ts'
import { rowsOf } from './rows.ts'

/** “0 3 7: 2” a set: its topics, then how many rows hold them; in the order of a dictionary. */
function told(lists: readonly (readonly number[])[], width: number, options: ClosedOptions): string[] {
  const sets: string[] = []
  closedSets(rowsOf(lists, width), { ...options, visit: (topics, size, support) => void sets.push(`${[...topics.subarray(0, size)].toSorted((a, b) => a - b).join(' ')}: ${support}`) })
  return sets.toSorted()
}

/** By definition: intersections of rows, every one of them. */
function naive(lists: readonly (readonly number[])[], minSupport: number, minSize = 1): string[] {
  const rows = lists.map((list) => [...new Set(list)].toSorted((a, b) => a - b))
  const closed = new Map<string, number[]>()
  for (const row of rows) for (const set of [row, ...[...closed.values()].map((known) => known.filter((topic) => row.includes(topic)))]) closed.set(set.join(' '), set)
  return [...closed.values()]
    .map((set) => ({ set, support: rows.filter((row) => set.every((topic) => row.includes(topic))).length }))
    .filter(({ set, support }) => set.length >= minSize && support >= minSupport)
    .map(({ set, support }) => `${set.join(' ')}: ${support}`)
    .toSorted()
}

const SWITCHES = [0, 1, 3, 8, 31, 32].flatMap((bitRows) => [0, 0.1, 0.4, 2].map((dense) => ({ bitRows, dense })))

test('closed sets and their supports are those of the definition, whatever the switches', () => {
  const relation = fc.integer({ min: 1, max: 9 }).chain((width) => fc.array(fc.array(fc.nat(width - 1), { maxLength: width }), { maxLength: 12 }).map((lists) => ({ lists, width })))
  fc.assert(
    fc.property(relation, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom(...SWITCHES), ({ lists, width }, minSupport, minSize, switches) => {
      assert.deepEqual(told(lists, width, { minSupport, minSize, ...switches }), naive(lists, minSupport, minSize))
    }),
    { seed: 1, numRuns: 600 },
  )
})

/** A row in which each topic stands with a chance in per cent. */
const filledRow = (width: number, filled: number): fc.Arbitrary<number[]> => fc.array(fc.integer({ min: 0, max: 99 }), { minLength: width, maxLength: width }).map((draws) => draws.flatMap((draw, topic) => (draw < filled ? [topic] : [])))

test('relations of more than 32 and more than 64 rows, thin and dense, are searched whole', () => {
  const relation = fc.record({ height: fc.constantFrom(33, 40, 65, 130), filled: fc.constantFrom(15, 50, 85) }).chain(({ height, filled }) => fc.array(filledRow(8, filled), { minLength: height, maxLength: height }))
  fc.assert(
    fc.property(relation, fc.constantFrom(...SWITCHES), fc.constantFrom(1, 2, 5, 33), (lists, switches, minSupport) => {
      assert.deepEqual(told(lists, 8, { minSupport, ...switches }), naive(lists, minSupport))
    }),
    { seed: 2, numRuns: 150 },
  )
})

test('counting tells the same number as listing', () => {
  const lists = Array.from({ length: 80 }, (_, row) => Array.from({ length: 12 }, (__, topic) => topic).filter((topic) => (row * (topic + 3)) % 7 < 4))
  for (const switches of SWITCHES) assert.equal(closedSets(rowsOf(lists, 12), { minSupport: 2, ...switches }).sets, naive(lists, 2).length)
})

test('a topic that all hold belongs to every set', () => {
  assert.deepEqual(told([[0, 1], [0, 2], [0]], 3, { minSupport: 1 }), ['0 1: 1', '0 2: 1', '0: 3'])
})

test('nothing is shared where there are no rows, no topics, or too high a demand', () => {
  assert.deepEqual(told([], 5, { minSupport: 1 }), [])
  assert.deepEqual(told([[], []], 5, { minSupport: 1 }), [])
  assert.deepEqual(told([[1, 2], [1, 2]], 5, { minSupport: 3 }), [])
})

test('all ones are a single set', () => {
  const all = Array.from({ length: 50 }, (_, topic) => topic)
  for (const switches of SWITCHES) assert.deepEqual(told(Array.from({ length: 70 }, () => all), 50, { minSupport: 2, ...switches }), [`${all.join(' ')}: 70`])
})

test('the search ends at its budget and says so', () => {
  const lists = Array.from({ length: 16 }, (_, row) => Array.from({ length: 16 }, (__, topic) => topic).filter((topic) => topic !== row))
  assert.deepEqual(closedSets(rowsOf(lists, 16), { minSupport: 1, most: 1000 }), { sets: 1000, complete: false })
  assert.deepEqual(closedSets(rowsOf(lists, 16), { minSupport: 1 }), { sets: 2 ** 16 - 2, complete: true })
})
