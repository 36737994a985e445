import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { ZONES } from '#platform/time'
import { FREQUENCIES, periodDue, type Frequency } from './digest-time.ts'

const due = (frequency: Frequency, zone: string, at: string): string | undefined => periodDue(frequency, zone, new Date(at))

test('the digest of the week is due on Monday at seven where the person is', () => {
  assert.equal(due('weekly', 'Europe/Berlin', '2026-11-30T05:59Z'), undefined)
  assert.equal(due('weekly', 'Europe/Berlin', '2026-11-30T06:00Z'), '2026-11-30')
  assert.equal(due('weekly', 'America/Los_Angeles', '2026-11-30T06:00Z'), undefined, 'where it is Sunday')
  assert.equal(due('weekly', 'America/Los_Angeles', '2026-11-30T15:00Z'), '2026-11-30')
  assert.equal(due('none', 'Europe/Berlin', '2026-11-30T06:00Z'), undefined)
})

test('that of the day is due on working days', () => {
  const week = ['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'].map((day) => due('daily', 'Europe/Berlin', `${day}T07:00Z`))
  assert.deepEqual(week, ['2026-11-27', undefined, undefined, '2026-11-30', '2026-12-01'])
})

test('a house that stood still sends a day late at most', () => {
  assert.equal(due('weekly', 'Europe/Berlin', '2026-12-01T05:59Z'), '2026-11-30')
  assert.equal(due('weekly', 'Europe/Berlin', '2026-12-01T06:00Z'), undefined)
})

test('seven is seven when the clocks change, and at the date line', () => {
  assert.equal(due('weekly', 'Europe/Berlin', '2026-03-30T05:00Z'), '2026-03-30')
  assert.equal(due('weekly', 'Europe/Berlin', '2026-10-26T05:59Z'), undefined)
  assert.equal(due('weekly', 'Pacific/Kiritimati', '2026-11-29T17:00Z'), '2026-11-30', 'while it is Sunday elsewhere')
  assert.equal(due('weekly', 'Pacific/Niue', '2026-11-30T17:59Z'), undefined)
  assert.equal(due('weekly', 'Pacific/Niue', '2026-11-30T18:00Z'), '2026-11-30')
  assert.equal(due('daily', 'Pacific/Apia', '2011-12-30T17:00Z'), '2011-12-30', 'the Friday that Samoa skipped is told when it would have been over')
})

test('looked at every quarter of an hour, every period comes once, wherever one is', () => {
  fc.assert(fc.property(fc.constantFrom(...ZONES), fc.constantFrom(...FREQUENCIES), fc.integer({ min: 20_500, max: 21_500 }), (zone, frequency, start) => {
    const seen = Array.from({ length: 28 * 96 }, (_, step) => periodDue(frequency, zone, new Date(start * 86_400_000 + step * 900_000))).filter((period) => period !== undefined)
    assert.deepEqual(seen, seen.toSorted(), 'never back to an earlier one')
    const few = { weekly: 4, daily: 20, none: 0 }[frequency]
    assert.ok(new Set(seen).size >= few && new Set(seen).size <= few + 1)
  }), { numRuns: 15 })
})
