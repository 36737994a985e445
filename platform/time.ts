/** Instants are UTC and end in `At`; an appointment keeps its local time and zone (Temporal comes with the calendar of meetings). */
import type { Language } from './words.ts'

/** A moment, in UTC. */
export type Instant = Date

/** A day as people write it: “3. Mai 2026”, “3 May 2026”, in the alliance's zone. */
export const printDay = (instant: Instant | number, language: Language, zone: string): string => calendarOf(language, zone).format(instant).replace(/^(\d+\.?) /, '$1\u00a0')

/** A calendar costs some hundred dates to make. */
const calendars = new Map<string, Intl.DateTimeFormat>()

function calendarOf(language: Language, zone: string): Intl.DateTimeFormat {
  const key = `${language} ${zone}`
  const calendar = calendars.get(key) ?? new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone: zone })
  calendars.set(key, calendar)
  return calendar
}

/** A day and an hour as the clock on the wall shows them: `2026-11-30`, and minutes since midnight. */
export type Wall = { readonly day: string; readonly minute: number }

/** What the clock on the wall of a zone shows at an instant. */
export function wallIn(zone: string, at: number): Wall {
  const { year, month, day, hour, minute } = Object.fromEntries(clockOf(zone).formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: `${year}-${month}-${day}`, minute: Number(hour) * 60 + Number(minute) }
}

/** The instant at which the clock of a zone shows this, in milliseconds. A time that is skipped, in March, comes as much later; of one that comes twice, in October, it is the first. */
export function instantOf({ day, minute }: Wall, zone: string): number {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE
  // No zone changes its clock twice in two days: one of these differences to UTC holds then.
  const [before, after] = [asUtc - DAY, asUtc + DAY].map((at) => aheadOf(zone, at))
  const shows = [asUtc - (before ?? 0), asUtc - (after ?? 0)].filter((at) => at + aheadOf(zone, at) === asUtc)
  return shows.length === 0 ? asUtc - (before ?? 0) : Math.min(...shows)
}

/** The names of all zones of the IANA, in order. */
export const ZONES: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].toSorted()

/** The day so many days later. */
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

const MINUTE = 60_000
const DAY = 86_400_000

/** How far a zone's clock is ahead of UTC. */
function aheadOf(zone: string, at: number): number {
  const { day, minute } = wallIn(zone, at)
  return Date.parse(`${day}T00:00:00Z`) + minute * MINUTE - Math.floor(at / MINUTE) * MINUTE
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, calendar: 'iso8601', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  clocks.set(zone, clock)
  return clock
}
