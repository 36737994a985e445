import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hold, isOpen, tellTime } from './event.ts'
import { CLUSTER_DAY, eventOf } from './sample.ts'

const why = (result: ReturnType<typeof hold>): string => (result.ok ? 'held' : result.refusal.reason)

test('an event is when the clocks of its zone say; what cannot be held says why', () => {
  assert.equal(eventOf().startsAt.toISOString(), '2027-05-03T12:30:00.000Z')
  assert.equal(why(hold({ ...CLUSTER_DAY, ends: '2027-05-03T14:00' })), 'event.backwards')
  assert.equal(why(hold({ ...CLUSTER_DAY, ends: '2028-05-03T14:00' })), 'event.long')
  assert.equal(why(hold({ ...CLUSTER_DAY, zone: 'Europe/Jena' })), 'time.noZone')
  assert.equal(why(hold({ ...CLUSTER_DAY, starts: '2027-02-30T10:00' })), 'time.none')
  const { place: _, ...nowhere } = CLUSTER_DAY
  assert.equal(why(hold(nowhere)), 'event.nowhere')
  assert.equal(why(hold({ ...nowhere, online: 'javascript:alert(1)' })), 'event.noAddress')
  for (const capacity of [0, -1, 1.5, Number.NaN, 1e9]) assert.equal(why(hold({ ...CLUSTER_DAY, capacity })), 'event.noCapacity')
})

test('an event at the date line begins and ends on the days of its place', () => {
  const event = eventOf({ zone: 'Pacific/Kiritimati', starts: '2027-01-01T00:30', ends: '2027-01-01T02:00' })
  assert.equal(event.startsAt.toISOString(), '2026-12-31T10:30:00.000Z')
  assert.equal(tellTime(event, 'en', 'Europe/Berlin'), 'Fri, 1 January 2027, 00:30 to 02:00 (Pacific/Kiritimati)')
})

test('one registers while it is open and the event has not begun', () => {
  const before = new Date('2027-05-03T12:29Z')
  assert.equal(isOpen(eventOf(), before).ok, true)
  assert.equal(isOpen(eventOf(), eventOf().startsAt).ok, false)
  for (const registration of ['none', 'closed'] as const) assert.equal(isOpen(eventOf({ registration }), before).ok, false)
})

test('a time is told once where a day is enough', () => {
  assert.equal(tellTime(eventOf(), 'de', 'Europe/Berlin'), 'Mo., 3. Mai 2027, 14:30\u00a0Uhr bis 18:00\u00a0Uhr')
  assert.equal(tellTime(eventOf({ ends: '2027-05-04T12:00' }), 'en', 'Europe/Berlin'), 'Mon, 3 May 2027, 14:30 to Tue, 4 May 2027, 12:00')
})
