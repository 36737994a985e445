import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generalityOf, spreadOf } from './generality.ts'
import { seeded } from './seeded.ts'

const isNear = (actual: number | undefined, expected: number, within = 1e-12): void => assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= within, `${actual} is not ${expected}`)

test('generality is what can be worked out by hand', () => {
  // 1 − (.5² + .3² + .2²) = .62; times 10/9.
  isNear(spreadOf([5, 3, 2]), (10 / 9) * 0.62)
  // 1 − ((3/4)² + (1/4)²) = .375; times 4/3.
  isNear(spreadOf([3, 1]), 0.5)
  assert.equal(spreadOf([7, 0]), 0)
  assert.equal(spreadOf([1, 1, 1]), 1)
  assert.equal(spreadOf([1]), undefined)
  assert.equal(spreadOf([]), undefined)
})

test('below ten units there is too little evidence', () => {
  assert.deepEqual(generalityOf([4, 3, 2]), { verdict: 'too-little-evidence', units: 9 })
  const ten = generalityOf([5, 3, 2])
  assert.ok(ten.verdict === 'measured' && ten.low < ten.value && ten.value < ten.high)
})

test('the interval is the same every time and asks for no order of the fields', () => {
  assert.deepEqual(generalityOf([9, 4, 2, 0]), generalityOf([0, 2, 9, 4]))
})

test('one field alone does not show that there is no other', () => {
  // A share outside of 1 − .05^(1/10) = .2589 is missed by ten units once in twenty; then G is at most 1 − .7411².
  const ten = generalityOf([10, 0, 0])
  assert.ok(ten.verdict === 'measured' && ten.value === 0 && ten.low === 0)
  isNear(ten.high, 1 - 0.05 ** 0.2)
})

test('what is no number of units is a bug', () => {
  assert.throws(() => generalityOf([10, -1]), RangeError)
  assert.throws(() => generalityOf([10, 0.5]), RangeError)
})

/** Units by field, drawn independently with these shares. */
function drawn(random: () => number, shares: readonly number[], units: number): number[] {
  const counts = shares.map(() => 0)
  for (let unit = 0; unit < units; unit++) {
    let left = random()
    const field = shares.findIndex((share) => (left -= share) < 0)
    counts[field] = (counts[field] ?? 0) + 1
  }
  return counts
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const trueSpread = (shares: readonly number[]): number => 1 - shares.reduce((sum, share) => sum + share * share, 0)
const plainSpread = (counts: readonly number[]): number => trueSpread(counts.map((count) => count / counts.reduce((sum, value) => sum + value, 0)))
const SAMPLES = 40_000

test('of five independent units the correction takes all bias, .083 without it', () => {
  // Three fields of .74, .16, .10: G = .4168; uncorrected the mean is G · 4/5, so the bias −G/5 = −.0834 (Simpson 1949; Hall 2005).
  const shares = [0.74, 0.16, 0.1]
  const random = seeded(5)
  const samples = Array.from({ length: SAMPLES }, () => drawn(random, shares, 5))
  isNear(meanOf(samples.map(plainSpread)) - trueSpread(shares), -0.0834, 0.004)
  isNear(meanOf(samples.map((counts) => spreadOf(counts) ?? 0)) - trueSpread(shares), 0, 0.004)
})

test('units that are not independent leave a bias that no factor takes: −.012 where one sample in three counts one of five twice', () => {
  // Fields of .78, .13, .09: G = .3666. One of the ten pairs is a repeat in .328 of the samples, so the mean is (1 − .0328) · G corrected: bias −.0120; times 4/5 uncorrected: −.0829.
  const shares = [0.78, 0.13, 0.09]
  const random = seeded(6)
  const samples = Array.from({ length: SAMPLES }, () => {
    const counts = drawn(random, shares, random() < 0.328 ? 4 : 5)
    if (counts.reduce((sum, count) => sum + count, 0) === 5) return counts
    const [repeated = 0] = counts.flatMap((count, field) => Array.from({ length: count }, () => ({ field, at: random() }))).toSorted((a, b) => a.at - b.at).map(({ field }) => field)
    return counts.map((count, field) => (field === repeated ? count + 1 : count))
  })
  isNear(meanOf(samples.map(plainSpread)) - trueSpread(shares), -0.0829, 0.004)
  isNear(meanOf(samples.map((counts) => spreadOf(counts) ?? 0)) - trueSpread(shares), -0.012, 0.004)
})

test('intervals hold the truth in nine of ten samples or more, but for the chance of 200', () => {
  const random = seeded(7)
  for (const shares of [[0.5, 0.5], [0.9, 0.1], [0.7, 0.1, 0.1, 0.1], [0.4, 0.3, 0.1, 0.1, 0.05, 0.05]]) {
    const held = Array.from({ length: 200 }, () => generalityOf(drawn(random, shares, 15))).filter((found) => found.verdict === 'measured' && found.low <= trueSpread(shares) + 1e-12 && trueSpread(shares) <= found.high + 1e-12)
    assert.ok(held.length >= 170, `${shares.join()}: ${held.length} of 200`)
  }
})
