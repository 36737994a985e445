import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { must } from './result.ts'
import { dayAfter, instantAt, isLocalTime, isZone, localIn, printLocal } from './time.ts'

const utc = (local: string, zone = 'Europe/Berlin'): string => must(instantAt(local, zone)).toISOString().slice(0, 16)

test('an appointment is when a clock in its zone says so', () => {
  assert.equal(utc('2027-01-15T14:30'), '2027-01-15T13:30')
  assert.equal(utc('2027-07-15T14:30'), '2027-07-15T12:30')
  assert.equal(utc('2027-07-15T14:30', 'America/New_York'), '2027-07-15T18:30')
  assert.equal(utc('2027-07-15T14:30', 'Asia/Kathmandu'), '2027-07-15T08:45')
  assert.equal(utc('2027-01-01T00:30', 'Pacific/Kiritimati'), '2026-12-31T10:30')
})

test('an hour skipped in March moves forward, an hour doubled in October is the first', () => {
  assert.equal(utc('2027-03-28T01:59'), '2027-03-28T00:59')
  assert.equal(utc('2027-03-28T02:30'), '2027-03-28T01:30')
  assert.equal(localIn(must(instantAt('2027-03-28T02:30', 'Europe/Berlin')), 'Europe/Berlin'), '2027-03-28T03:30')
  assert.equal(utc('2027-03-28T03:30'), '2027-03-28T01:30')
  assert.equal(utc('2027-10-31T02:30'), '2027-10-31T00:30')
  assert.equal(utc('2027-10-31T03:30'), '2027-10-31T02:30')
  assert.equal(utc('2027-03-14T02:30', 'America/New_York'), '2027-03-14T07:30')
  assert.equal(utc('2027-11-07T01:30', 'America/New_York'), '2027-11-07T05:30')
  assert.equal(utc('2027-04-04T01:45', 'Australia/Lord_Howe'), '2027-04-03T14:45', 'half an hour is doubled there')
})

test('outside skipped hours a clock in the zone then says what was asked', () => {
  const local = fc.date({ min: new Date('1990-01-01T00:00Z'), max: new Date('2060-01-01T00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 16))
  const zone = fc.constantFrom('Europe/Berlin', 'Europe/London', 'America/Los_Angeles', 'Asia/Tokyo', 'Australia/Sydney', 'Pacific/Auckland', 'UTC')
  fc.assert(fc.property(local, zone, (asked, where) => {
    const said = localIn(must(instantAt(asked, where)), where)
    assert.ok(said === asked || said.slice(14) === asked.slice(14), `${asked} in ${where} is said as ${said}`)
    assert.ok(said >= asked)
  }))
})

test('what is no time and no zone is refused', () => {
  for (const local of ['', '2027-02-30T10:00', '2027-01-01', '2027-01-01T24:00', '2027-13-01T10:00', 'x'.repeat(900)]) assert.equal(isLocalTime(local) || instantAt(local, 'Europe/Berlin').ok, false, local)
  for (const zone of ['', 'Berlin', 'Europe/Jena', '+01:00', '__proto__', 'Europe/Berlin; drop']) assert.equal(isZone(zone) || instantAt('2027-01-01T10:00', zone).ok, false, zone)
})

test('an appointment is said as people say it', () => {
  assert.equal(printLocal('2027-05-03T14:30', 'de'), 'Mo., 3. Mai 2027, 14:30\u00a0Uhr')
  assert.equal(printLocal('2027-05-03T14:30', 'en'), 'Mon, 3 May 2027, 14:30')
})

test('at the date line the same Monday begins a day apart', () => {
  assert.equal(utc('2026-11-30T07:00', 'Pacific/Kiritimati'), '2026-11-29T17:00')
  assert.equal(utc('2026-11-30T07:00', 'Pacific/Niue'), '2026-11-30T18:00')
  assert.equal(utc('2011-12-30T07:00', 'Pacific/Apia'), '2011-12-30T17:00', 'a day that Samoa skipped: it is the 31st there')
})

test('days are counted over the ends of months and years', () => {
  assert.equal(dayAfter('2026-12-31', 1), '2027-01-01')
  assert.equal(dayAfter('2028-03-01', -1), '2028-02-29')
})
