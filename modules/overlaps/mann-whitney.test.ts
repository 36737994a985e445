import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mannWhitney } from './mann-whitney.ts'

const rounded = (one: readonly number[], other: readonly number[]): readonly [number, number] => {
  const { u, p } = mannWhitney(one, other)
  return [u, Math.round(p * 1e4) / 1e4]
}

test('small samples are counted exactly', () => {
  // All of one below all of the other: 2 of the 20 orders of 3 and 3, 2 of the 252 of 5 and 5. R: wilcox.test(1:3, 4:6), wilcox.test(1:5, 6:10).
  assert.deepEqual(rounded([1, 2, 3], [4, 5, 6]), [0, 0.1])
  assert.deepEqual(rounded([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]), [0, 0.0079])
  assert.deepEqual(rounded([1, 4, 5], [2, 3, 6]), [4, 1])
})

test('known values: the hemoglobin of Hollander & Wolfe (1973), p. 69, as R documents it', () => {
  // wilcox.test(x, y): W = 35, p = 0.2544 (exact, two-sided).
  const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
  const y = [1.15, 0.88, 0.9, 0.74, 1.21]
  assert.deepEqual(rounded(x, y), [35, 0.2544])
})

test('ties share their ranks, and equal samples tell nothing', () => {
  assert.deepEqual(rounded([1, 1, 1], [1, 1, 1]), [4.5, 1])
  // By hand: ranks 1.5 1.5 3.5 5 against 3.5 6.5 6.5 8; U = 1.5, variance 16/12 × (9 − 18/56), z = 6 / 3.402.
  assert.deepEqual(rounded([1, 1, 2, 3], [2, 4, 4, 5]), [1.5, 0.0778])
})

test('large samples by the normal distribution: a shift is seen, none is not', () => {
  const one = Array.from({ length: 200 }, (_, at) => (at * 7919) % 1_009)
  const same = Array.from({ length: 200 }, (_, at) => (at * 6271 + 3) % 1_009)
  assert.ok(mannWhitney(one, same).p > 0.05)
  assert.ok(mannWhitney(one, same.map((value) => value + 150)).p < 0.001)
})
