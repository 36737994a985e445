import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { countTogether, timesTogether } from './cooccurrence.ts'
import { topicOf, unitsOf } from './sample.ts'

const times = (line: string, [a = '', b = '']: string): number => timesTogether(countTogether(unitsOf(line)), topicOf(a), topicOf(b))

test('two topics are together in the units that hold both', () => {
  assert.equal(times('ab abc c bc', 'ab'), 2)
  assert.equal(times('ab abc c bc', 'ac'), 1)
  assert.equal(times('ab cd', 'ad'), 0)
})

test('a topic stands together with itself in all its units', () => {
  assert.equal(times('ab abc c bc', 'bb'), 3)
})

test('a topic named twice in a unit counts once, a unit that comes twice counts twice', () => {
  assert.equal(times('aba', 'ab'), 1)
  assert.equal(times('ab ab', 'ab'), 2)
})

test('degrees and sizes are counted without repeats', () => {
  const { degrees, sizes } = countTogether(unitsOf('aba abc c'))
  assert.deepEqual([...degrees], [2, 2, 2])
  assert.deepEqual([...sizes], [0, 1, 1, 1])
})

test('no units, and topics that no unit names, are together in none', () => {
  assert.equal(timesTogether(countTogether([]), 0, 1), 0)
  assert.equal(timesTogether(countTogether([[], [0]]), 0, 7), 0)
})

test('counting agrees with looking at every unit, in either order of the pair, whatever the order of units', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(6), { maxLength: 5 }), { maxLength: 12 }), (units) => {
      const counted = countTogether(units)
      assert.deepEqual(countTogether(units.toReversed()), counted)
      for (let a = 0; a < 7; a++) {
        for (let b = 0; b < 7; b++) assert.equal(timesTogether(counted, a, b), units.filter((unit) => unit.includes(a) && unit.includes(b)).length)
      }
    }),
    { seed: 5 },
  )
})
