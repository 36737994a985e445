import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { shuffledWithin } from '../../tools/generate/shuffle.ts'
import { seeded } from './seeded.ts'
import { countTogether, timesTogether } from './cooccurrence.ts'
import { chanceOf, noveltyOf, type Novelty } from './novelty.ts'
import { unitsOf } from './sample.ts'

const novelty = (line: string, set: string): Novelty => noveltyOf(countTogether(unitsOf(line)))(unitsOf(set)[0] ?? [])

const near = (actual: number | undefined, expected: number, within = 1e-12): void => assert.ok(Math.abs((actual ?? Number.NaN) - expected) < within, `${actual} is not ${expected}`)

/** Eight units of two topics: a and b in four each, never together; c and d fill up. */
const APART = 'ac ac ad ad bc bc bd bd'

test('two topics that chance would bring together, but that never met, are atypical', () => {
  // Four topics of d = 4, eight units of k = 2, K = 16: p = q = 4 · 2 / 16 = 1/2, 1 − Σ (d/K)² = 1 − 4/16 = 3/4, w = 1/2 · 1/2 · 1/2 / (3/4) = 1/6 (one of the six pairs of four topics). Mean 8/6.
  // Variance 8 · 1/6 · 5/6 − 2 · (8 · 1/6 · 1/2)² / (8 · 1/4) = 10/9 − 2 · 2/9 = 2/3. z = (0 − 4/3) / √(2/3).
  const { atypical, judged, pairs } = novelty(APART, 'ab')
  assert.deepEqual([atypical?.a, atypical?.b, atypical?.together], [0, 1, 0])
  near(atypical?.expected, 4 / 3)
  near(atypical?.z, -4 / 3 / Math.sqrt(2 / 3))
  assert.deepEqual([judged, pairs], [1, 1])
})

test('units of different sizes weigh by their places', () => {
  // Four topics of d = 3; two units each of k = 1, 2, 3; K = 12. p = q = k/4: 1/4, 1/2, 3/4. 1 − Σ (d/K)² = 1 − 4/16 = 3/4. w = p q (k − 1)/k / (3/4) = 0, 1/6, 1/2.
  // Mean 2 (0 + 1/6 + 1/2) = 4/3. Σ w (1 − w) = 2 (5/36 + 1/4) = 7/9. Σ p (1 − p) = 2 (3/16 + 4/16 + 3/16) = 5/4. Σ w (1 − p) = 2 (1/12 + 1/8) = 5/12.
  // Variance 7/9 − 2 · (5/12)² / (5/4) = 7/9 − 5/18 = 1/2.
  const { mean, variance } = chanceOf(countTogether(unitsOf('c d ab bc abd acd')))(0, 1)
  near(mean, 4 / 3) // six pairs of topics, so 8 meetings in all: as many as there are
  near(variance, 1 / 2)
})

test('a set is as novel as its lowest pair up to ten pairs, as its second lowest from eleven', () => {
  // Every pair of a to e is met once a round but a with b never; c to e fill up. Five topics: ten pairs. With f: fifteen pairs, the second lowest.
  const rounds = 'ac ad ae bc bd be cd ce de af bf cf df ef '.repeat(4)
  const five = novelty(rounds, 'abcde')
  assert.deepEqual([five.judged, five.atypical?.a, five.atypical?.b], [10, 0, 1])
  const six = novelty(rounds, 'abcdef')
  assert.equal(six.judged, 15)
  assert.ok((six.atypical?.z ?? 0) > (five.atypical?.z ?? 0))
})

test('a pair that is hardly ever expected together is not judged, and the set says so', () => {
  const { atypical, judged, pairs } = novelty(`${APART} ef gh`, 'abe')
  assert.deepEqual([judged, pairs], [0, 3]) // ten units, K = 20: p = q = 2/5, 1 − Σ (d/K)² = 1 − 68/400, so the mean falls to 10 · 2/25 / .83 = .96
  assert.equal(atypical, undefined)
  const judgedOne = novelty(`${APART} ${APART} ef`, 'abe')
  assert.deepEqual([judgedOne.judged, judgedOne.pairs], [1, 3])
})

test('a topic of every unit leaves chance no choice and is not judged', () => {
  assert.deepEqual(novelty('ab ab ac ac ab ac', 'ab'), { atypical: undefined, judged: 0, pairs: 1 })
})

test('a set of one topic, or of none, has no pairs', () => {
  assert.deepEqual(novelty(APART, 'a'), { atypical: undefined, judged: 0, pairs: 0 })
  assert.deepEqual(novelty(APART, ''), { atypical: undefined, judged: 0, pairs: 0 })
})

/** Units of one to nine out of twenty topics, the first ones frequent. */
function skewedUnits(): number[][] {
  const next = seeded(4)
  return Array.from({ length: 200 }, () => Array.from({ length: 1 + Math.floor(next() * 9) }, () => Math.floor(20 * next() ** 2))).map((unit) => [...new Set(unit)])
}

const middle = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0

test('chance by the closed form is what shuffling comes to', () => {
  const units = skewedUnits()
  const real = countTogether(units)
  const next = seeded(1)
  const sums = new Map<string, { a: number; b: number; values: number[] }>()
  const oneField = units.map(() => 0)
  let current = shuffledWithin(shuffledWithin(units, oneField, next), oneField, next)
  for (let round = 0; round < 400; round++) {
    current = shuffledWithin(current, oneField, next)
    const counted = countTogether(current)
    assert.deepEqual([counted.degrees, counted.sizes], [real.degrees, real.sizes])
    for (let a = 0; a < 20; a++) for (let b = a + 1; b < 20; b++) {
      const sum = sums.get(`${a} ${b}`) ?? { a, b, values: [] }
      sum.values.push(timesTogether(counted, a, b))
      sums.set(`${a} ${b}`, sum)
    }
  }
  const ratios = [...sums.values()].map(({ a, b, values }) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
    const ours = chanceOf(real)(a, b)
    return { mean: ours.mean / mean, deviation: Math.sqrt(ours.variance / variance) }
  })
  near(middle(ratios.map(({ mean }) => mean)), 1, 0.05)
  near(middle(ratios.map(({ deviation }) => deviation)), 1, 0.05)
  for (const { mean, deviation } of ratios) assert.ok(mean > 0.8 && mean < 1.2 && deviation > 0.8 && deviation < 1.2, `${mean} ${deviation}`)
})

test('the order of units, of the set and of the pair changes nothing, nor does a topic named twice', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(5), { maxLength: 5 }), { maxLength: 30 }), fc.array(fc.nat(6), { maxLength: 7 }), (units, set) => {
      const expected = noveltyOf(countTogether(units))(set)
      const otherwise = countTogether(units.toReversed().map((unit) => [...unit, ...unit]))
      assert.deepEqual(noveltyOf(otherwise)([...set, ...set].toReversed()), expected)
      assert.deepEqual(chanceOf(otherwise)(1, 0), chanceOf(otherwise)(0, 1))
    }),
    { seed: 11 },
  )
})

test('renumbered topics make the same set as novel', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(5), { maxLength: 5 }), { maxLength: 30 }), fc.array(fc.nat(5), { maxLength: 6 }), (units, set) => {
      const before = noveltyOf(countTogether(units))(set)
      const after = noveltyOf(countTogether(units.map((unit) => unit.map((topic) => 5 - topic))))(set.map((topic) => 5 - topic))
      assert.deepEqual([after.atypical?.z, after.judged, after.pairs], [before.atypical?.z, before.judged, before.pairs])
    }),
    { seed: 12 },
  )
})

test('the variance is never negative', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(5), { maxLength: 6 }), { maxLength: 20 }), (units) => {
      const byChance = chanceOf(countTogether(units))
      for (let a = 0; a < 6; a++) for (let b = 0; b < a; b++) assert.ok(byChance(a, b).variance >= 0)
    }),
    { seed: 13 },
  )
})
