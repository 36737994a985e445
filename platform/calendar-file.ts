/**
 * Appointments as a calendar to subscribe to or take along: each in its own zone, with the rules of the zone, so that it stays right when a calendar knows the zone by another name.
 * **Source**: RFC 5545 (iCalendar), RFC 7986 (names and refresh); zones from the IANA database as timezones-ical-library ships it.
 */
import ical, { ICalEventStatus } from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import type { Instant, LocalTime } from './time.ts'

export type CalendarEntry = {
  /** Never changes: by it a calendar knows the entry again. */
  readonly id: string
  /** Counts the changes. */
  readonly version: number
  readonly changedAt: Instant
  readonly starts: LocalTime
  readonly ends: LocalTime
  readonly zone: string
  /** On the day it starts, at no hour: a deadline. */
  readonly isWholeDay?: boolean
  readonly title: string
  readonly text: string
  readonly place?: string
  readonly address: string
}

export function calendarOf({ name, host, entries }: { readonly name: string; /** Makes the ids unique in the world. */ readonly host: string; readonly entries: readonly CalendarEntry[] }): string {
  const calendar = ical({ name, prodId: { company: 'Schnittmenge', product: 'Schnittmenge', language: 'DE' }, timezone: { name: null, generator: zoneBlock } })
  for (const { id, version, changedAt, starts, ends, zone, isWholeDay = false, title, text, place, address } of entries) {
    calendar.createEvent({
      id: `${id}@${host}`,
      sequence: version - 1,
      stamp: changedAt,
      lastModified: changedAt,
      start: onTheWall(starts),
      ...(isWholeDay ? { allDay: true } : { end: onTheWall(ends), timezone: zone }),
      summary: title,
      description: text,
      url: address,
      ...(place === undefined ? {} : { location: place }),
      status: ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}

/** The library writes what a date's own getters say, which is this machine's clock, and that skips hours of its own; a date that knows its zone (as in @date-fns/tz) it asks for that first. */
class OnTheWall extends Date {
  readonly internal = this
  readonly tzComponents = (): readonly number[] => []
  readonly withTimeZone = (): this => this
  override getFullYear = (): number => this.getUTCFullYear()
  override getMonth = (): number => this.getUTCMonth()
  override getDate = (): number => this.getUTCDate()
  override getHours = (): number => this.getUTCHours()
  override getMinutes = (): number => this.getUTCMinutes()
  override getSeconds = (): number => this.getUTCSeconds()
}

const onTheWall = (local: LocalTime): Date => new OnTheWall(`${local}:00Z`)

function zoneBlock(zone: string): string | null {
  const [block] = tzlib_get_ical_block(zone)
  return block === undefined || !block.startsWith('BEGIN:VTIMEZONE') ? null : block
}
