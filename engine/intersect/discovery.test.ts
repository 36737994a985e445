import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { benjaminiHochberg, benjaminiHochbergLog10 } from './discovery.ts'

/** Cardiac and other events after the start of thrombolysis: the example of Benjamini and Hochberg (1995), also in the documentation of scipy.stats.false_discovery_control. */
const EVENTS = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]

test('of the fifteen tests of 1995 four are discoveries at .05', () => {
  assert.deepEqual(benjaminiHochberg(EVENTS, 0.05).map(({ discovered }) => discovered), EVENTS.map((_, index) => index < 4))
})

test('adjusted values are those that can be worked out by hand', () => {
  // p · 15 / rank, then the least from there upwards: the fifth, .0201 · 3 = .0603; the sixth, .0278 · 15 / 6 = .0695, takes the .063857… of the seventh.
  const q = benjaminiHochberg(EVENTS, 0.05).map((discovery) => Math.round(discovery.q * 1e6) / 1e6)
  assert.deepEqual(q, [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486, 0.581182, 0.714875, 0.753231, 0.813214, 1])
})

test('answers stand in the order of the tests, and equal chances get equal answers', () => {
  assert.deepEqual(benjaminiHochberg([0.9, 0.01, 0.01, 0.02], 0.05), [
    { q: 0.9, discovered: false },
    { q: 0.02, discovered: true },
    { q: 0.02, discovered: true },
    { q: 0.02 * (4 / 3), discovered: true },
  ])
  assert.deepEqual(benjaminiHochberg([], 0.05), [])
})

test('chances too small for a number are adjusted by their logarithms', () => {
  const found = benjaminiHochbergLog10([-337.0829511288783, 0, -1000, -1], 0.05)
  assert.deepEqual(found.map(({ discovered }) => discovered), [true, false, true, false])
  assert.ok(Math.abs((found[2]?.log10Q ?? 0) - (-1000 + Math.log10(4))) < 1e-9)
  assert.ok(Math.abs((found[0]?.log10Q ?? 0) - (-337.0829511288783 + Math.log10(2))) < 1e-9)
})

test('logarithms say the same as chances; none is adjusted below itself or above a larger one', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-12, max: 1, noNaN: true }), { maxLength: 40 }), (chances) => {
      const plain = benjaminiHochberg(chances, 0.05)
      const logs = benjaminiHochbergLog10(chances.map(Math.log10), 0.05)
      plain.forEach(({ q }, index) => {
        assert.ok(Math.abs(10 ** (logs[index]?.log10Q ?? 0) - q) <= 1e-12 * q)
        assert.ok(q >= (chances[index] ?? 0) && q <= 1)
        plain.forEach((other, at) => assert.ok((chances[index] ?? 0) > (chances[at] ?? 0) || q <= other.q))
      })
    }),
    { seed: 95 },
  )
})

test('what is no chance is a bug', () => {
  assert.throws(() => benjaminiHochberg([0.5, 1.5], 0.05), RangeError)
  assert.throws(() => benjaminiHochberg([Number.NaN], 0.05), RangeError)
  assert.throws(() => benjaminiHochbergLog10([0.1], 0.05), RangeError)
})
