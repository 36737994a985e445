import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarOf, type CalendarEntry } from './calendar-file.ts'

const clusterDay: CalendarEntry = { id: '01900000-0000-7000-8000-000000000001', version: 2, changedAt: new Date('2026-11-30T10:00Z'), starts: '2027-03-14T02:30', ends: '2027-03-14T04:00', zone: 'Europe/Berlin', title: 'Clustertag, Jena; Licht', text: 'Programm:\nBEGIN:VEVENT', place: 'Jena', address: 'https://allianz.example/de/termine/1' }
const calendar = (...entries: readonly CalendarEntry[]): string => calendarOf({ name: 'Termine', host: 'allianz.example', entries }).replaceAll('\r\n ', '')

test('an appointment keeps its local time whatever the clock of this machine, with the rules of its zone', () => {
  const zone = process.env['TZ']
  for (const here of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
    process.env['TZ'] = here
    const text = calendar(clusterDay)
    assert.match(text, /DTSTART;TZID=Europe\/Berlin:20270314T023000\r\n/, here)
    assert.match(text, /BEGIN:VTIMEZONE\r\nTZID:Europe\/Berlin\r\n/)
  }
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
  assert.equal(calendar(clusterDay, { ...clusterDay, id: 'b', zone: 'Europe/London' }).match(/BEGIN:VTIMEZONE/g)?.length, 2)
})

test('whatever stands in a title or text, a calendar reads one entry and never more', () => {
  const text = calendar(clusterDay)
  assert.equal(text.match(/^BEGIN:VEVENT/gm)?.length, 1)
  assert.match(text, /SUMMARY:Clustertag\\, Jena\\; Licht\r\n/)
  assert.match(text, /UID:01900000-0000-7000-8000-000000000001@allianz\.example\r\nSEQUENCE:1\r\n/)
})
