import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correction, log10Choose, log10Tail, logFactorial, meanTooLarge, surprise } from './surprise.ts'

const near = (value: number, wanted: number, within = 1e-9): void => assert.ok(Math.abs(value - wanted) <= within * Math.max(1, Math.abs(wanted)), `${value} for ${wanted}`)

test('the tail of a Poisson law is what summing its complement gives', () => {
  for (const mean of [0.01, 0.5, 1, 3.7, 20]) {
    for (let least = Math.ceil(mean + 1); least < mean + 12; least++) {
      let term = Math.exp(-mean)
      let below = 0
      for (let k = 0; k < least; k++) {
        below += term
        term *= mean / (k + 1)
      }
      near(10 ** log10Tail(mean, least), 1 - below, 1e-9)
    }
  }
})

test('known tails: P(Poisson(1) ≥ 3) = 1 − 5/(2e), P(Poisson(.1) ≥ 2) = 1 − 1.1 e^−.1', () => {
  near(10 ** log10Tail(1, 3), 1 - 2.5 / Math.E, 1e-12)
  near(10 ** log10Tail(0.1, 2), 1 - 1.1 * Math.exp(-0.1), 1e-12)
})

test('the bound holds from one above the mean on; below, nothing is said', () => {
  assert.equal(log10Tail(2, 2), 0)
  assert.equal(log10Tail(2.5, 3), 0)
  assert.ok(log10Tail(2, 3) < 0)
})

test('chances far below what a number holds are still told', () => {
  // P is about e^−1 / 400! here: ln 400! = 2000.5…
  near(log10Tail(1, 400), -(1 + logFactorial(400)) / Math.LN10 + Math.log10(1 + 1 / 401 + 1 / (401 * 402)), 1e-9)
})

test('factorials agree with products on both sides of 256', () => {
  let sum = 0
  for (let n = 1; n <= 400; n++) {
    sum += Math.log(n)
    near(logFactorial(n), sum, 1e-12)
  }
})

test('the search is paid for: all pairs of 100 topics cost log10 4,950, each size an eighth of 5 %', () => {
  near(log10Choose(100, 2), Math.log10(4950))
  near(correction(2, 100), Math.log10(4950) + Math.log10(160))
  near(surprise(0.1, 5, 2, 100), -log10Tail(0.1, 5) - Math.log10(4950 * 160))
})

test('a mean called too large cannot reach the powers asked for, one clearly below can', () => {
  for (const least of [2, 5, 40]) {
    for (const powers of [0.5, 3, 20]) {
      const limit = meanTooLarge(least, powers)
      assert.ok(-log10Tail(limit, least) <= powers)
      assert.ok(-log10Tail(limit * 0.5, least) > powers || limit * 0.5 > least - 1)
    }
  }
  assert.equal(meanTooLarge(3, -1), Infinity)
})
