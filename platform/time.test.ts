import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { dayAfter, instantOf, wallIn, ZONES } from './time.ts'

/** `2026-11-30 07:00` in a zone, as UTC. */
const utc = (said: string, zone: string): string => {
  const [day = '', hours = '0', minutes = '0'] = said.split(/[ :]/)
  return new Date(instantOf({ day, minute: Number(hours) * 60 + Number(minutes) }, zone)).toISOString().slice(0, 16)
}

test('the clock of a zone is read and set', () => {
  assert.equal(utc('2026-11-30 07:00', 'Europe/Berlin'), '2026-11-30T06:00')
  assert.equal(utc('2026-07-06 07:00', 'Europe/Berlin'), '2026-07-06T05:00')
  assert.equal(utc('2026-11-30 07:00', 'Asia/Kathmandu'), '2026-11-30T01:15')
  assert.deepEqual(wallIn('America/St_Johns', Date.parse('2026-11-30T02:00Z')), { day: '2026-11-29', minute: 22 * 60 + 30 })
})

test('an hour that is skipped comes as much later, one that comes twice is the first', () => {
  assert.equal(utc('2026-03-29 02:30', 'Europe/Berlin'), '2026-03-29T01:30', 'which shows 03:30')
  assert.equal(utc('2026-10-25 02:30', 'Europe/Berlin'), '2026-10-25T00:30')
  assert.equal(utc('2026-10-25 03:00', 'Europe/Berlin'), '2026-10-25T02:00')
  assert.equal(utc('2026-03-08 02:30', 'America/New_York'), '2026-03-08T07:30')
  assert.equal(utc('2026-04-05 01:45', 'Australia/Lord_Howe'), '2026-04-04T14:45', 'which goes back by half an hour')
})

test('at the date line the same Monday begins a day apart', () => {
  assert.equal(utc('2026-11-30 07:00', 'Pacific/Kiritimati'), '2026-11-29T17:00')
  assert.equal(utc('2026-11-30 07:00', 'Pacific/Niue'), '2026-11-30T18:00')
  assert.equal(utc('2011-12-30 07:00', 'Pacific/Apia'), '2011-12-30T17:00', 'a day that Samoa skipped: it is the 31st there')
})

test('what is set is what the clock shows, but in the hours that are skipped', () => {
  fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 1_500_000_000, max: 2_200_000_000 }), (zone, seconds) => {
    const at = Math.floor(seconds / 60) * 60_000
    const found = instantOf(wallIn(zone, at), zone)
    assert.deepEqual(wallIn(zone, found), wallIn(zone, at))
    assert.ok(found <= at, 'of two the first')
  }), { numRuns: 300 })
})

test('days are counted over the ends of months and years', () => {
  assert.equal(dayAfter('2026-12-31', 1), '2027-01-01')
  assert.equal(dayAfter('2028-03-01', -1), '2028-02-29')
})
