import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { countTogether } from './cooccurrence.ts'
import { emergenceOf } from './emergence.ts'
import { topicOf, unitsOf } from './sample.ts'

const score = (line: string, [a = '', b = '']: string): number | undefined => emergenceOf(countTogether(unitsOf(line)))(topicOf(a), topicOf(b))

const near = (actual: number | undefined, expected: number): void => assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-11, `${actual} is not ${expected}`)

test('two topics that met the same third one may meet next', () => {
  // n_aa = n_cc = n_ab = n_bc = 1, n_bb = 2. Strengths: s_a = s_c = 1 + 1 = 2, s_b = 1 + √2 + 1 = 2 + √2.
  // N_aa = N_cc = 1/2, N_bb = √2 / (2 + √2), N_ab = N_bc = 1 / √(2 (2 + √2)).
  // Three steps from a to c: a a b c, a b b c, a b c c, so N_ab N_bc (N_aa + N_bb + N_cc) = (1 + √2 / (2 + √2)) / (2 (2 + √2)) = (√2 − 1) / 2.
  near(score('ab bc', 'ac'), (Math.SQRT2 - 1) / 2)
})

test('a bridge of two topics counts too', () => {
  // n_aa = n_dd = 1, n_bb = n_cc = 2, every neighbour 1. s_a = s_d = 2, s_b = s_c = 2 + √2. One way of three steps: a b c d.
  // N_ab N_bc N_cd = 1 / (2 (2 + √2)) · 1 / (2 + √2) = 1 / (2 (2 + √2)²) = 1 / (12 + 8 √2).
  near(score('ab bc cd', 'ad'), 1 / (12 + 8 * Math.SQRT2))
})

test('topics that are combined already are not asked, nor is a topic with itself', () => {
  assert.equal(score('ab bc', 'ab'), undefined)
  assert.equal(score('ab bc', 'aa'), undefined)
})

test('where no way of three steps leads, nothing emerges', () => {
  assert.equal(score('ab cd', 'ac'), 0)
  assert.equal(score('ab bc cd de', 'ae'), 0)
  assert.equal(score('ab', 'az'), 0)
})

test('the more met with both, the likelier', () => {
  assert.ok((score('ab bc ad dc', 'ac') ?? 0) > (score('ab bc ad de', 'ac') ?? 0))
})

test('a third topic that met everybody says less', () => {
  assert.ok((score('ab bc bd be bf', 'ac') ?? 0) < (score('ab bc', 'ac') ?? 0))
})

const UNITS = fc.array(fc.array(fc.nat(7), { maxLength: 4 }), { maxLength: 12 })
const PAIRS = Array.from({ length: 64 }, (_, at): [number, number] => [at >> 3, at & 7])

test('the order of units and of the pair changes nothing, nor does a topic named twice', () => {
  fc.assert(
    fc.property(UNITS, (units) => {
      const forwards = emergenceOf(countTogether(units))
      const otherwise = emergenceOf(countTogether(units.toReversed().map((unit) => [...unit, ...unit])))
      for (const [a, b] of PAIRS) assert.equal(otherwise(b, a), forwards(a, b))
    }),
    { seed: 7 },
  )
})

test('renumbered topics score the same but for the last digits', () => {
  fc.assert(
    fc.property(UNITS, (units) => {
      const before = emergenceOf(countTogether(units))
      const after = emergenceOf(countTogether(units.map((unit) => unit.map((topic) => 7 - topic))))
      for (const [a, b] of PAIRS) {
        const expected = before(a, b)
        if (expected === undefined) assert.equal(after(7 - a, 7 - b), undefined)
        else near(after(7 - a, 7 - b), expected)
      }
    }),
    { seed: 8 },
  )
})

test('scores stay from 0 to below 1', () => {
  fc.assert(
    fc.property(UNITS, (units) => {
      const emergence = emergenceOf(countTogether(units))
      for (const [a, b] of PAIRS) {
        const here = emergence(a, b) ?? 0
        assert.ok(here >= 0 && here < 1)
      }
    }),
    { seed: 9 },
  )
})
