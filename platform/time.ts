/** Instants are UTC and end in `At`; an appointment keeps its local time and zone and becomes an instant by {@link instantAt}. */
import { accept, refuse, type Result } from './result.ts'
import type { Language } from './words.ts'

/** A moment, in UTC. */
export type Instant = Date

/** A day as people write it: “3. Mai 2026”, “3 May 2026”, in the alliance's zone. */
export const printDay = (instant: Instant | number, language: Language, zone: string): string => calendarOf(language, zone).format(instant).replace(/^(\d+\.?) /, '$1\u00a0')

/** A day, which is in no zone, as people write it. */
export const tellDay = (day: string, language: Language): string => printDay(Date.parse(day), language, 'UTC')

/** To the minute, by the clock of this zone. */
export const printMoment = (instant: Instant, language: Language, zone: string): string => printed(instant, language, zone, { dateStyle: 'long', timeStyle: 'short' })

/** The moment so many times 24 hours later; less than none: earlier. */
export const daysLater = (instant: Instant, days: number): Instant => new Date(instant.getTime() + days * DAY_MS)

/** A calendar costs some hundred dates to make. */
const calendars = new Map<string, Intl.DateTimeFormat>()

function calendarOf(language: Language, zone: string): Intl.DateTimeFormat {
  const key = `${language} ${zone}`
  const calendar = calendars.get(key) ?? new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone: zone })
  calendars.set(key, calendar)
  return calendar
}

// ---- Appointments

/** A day and time as a clock on the wall says it, without a zone: “2027-03-28T02:30”. Compared as text. */
export type LocalTime = string

export const isZone = (name: string): boolean => {
  if (!/^(?:[A-Za-z_]+(?:\/[\w+-]+){1,2}|UTC)$/.test(name)) return false
  try {
    return wallOf(name).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const isLocalTime = (text: string): boolean => {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN
  return !Number.isNaN(ms) && text >= '1900' && new Date(ms).toISOString().startsWith(text)
}

/**
 * When a clock in this zone says so. An hour that is skipped in March moves forward by what is skipped, an hour that comes twice in October is the first.
 * **Source**: RFC 5545, 3.3.5 (form 3: local time with zone); ECMA-402 for the rules of zones.
 */
export function instantAt(local: LocalTime, zone: string): Result<Instant> {
  if (!isLocalTime(local)) return refuse('invalid', 'time.none', { time: local.slice(0, 40) })
  if (!isZone(zone)) return refuse('invalid', 'time.noZone', { zone: zone.slice(0, 40) })
  const asUtc = Date.parse(`${local}:00Z`)
  // The offsets in force around that time: no zone changes twice within two days.
  const [before, after] = [offsetAt(asUtc - DAY_MS, zone), offsetAt(asUtc + DAY_MS, zone)]
  // The earlier reading first: it is the first of two. Where none says what was asked, the hour is skipped: the clock still of before reads on into what comes after.
  const fitting = [asUtc - before, asUtc - after].toSorted((a, b) => a - b).find((ms) => ms + offsetAt(ms, zone) === asUtc)
  return accept(new Date(fitting ?? asUtc - before))
}

/** What a clock in this zone says then. */
export const localIn = (instant: Instant, zone: string): LocalTime => new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(0, 16)

/** “Mo., 3. Mai 2027, 14:30 Uhr”, “Mon, 3 May 2027, 14:30”: as the clock on the wall says it. */
export function printLocal(local: LocalTime, language: Language): string {
  const [day, time] = [new Date(`${local}:00Z`), local.slice(11)]
  const said = printed(day, language, 'UTC', { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
  return language === 'de' ? `${said}, ${time}\u00a0Uhr` : `${said}, ${time}`
}

export const DAY_MS = 86_400_000

/** How far the clocks of the zone are ahead of UTC then, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  const parts = Object.fromEntries(wallOf(zone).formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1_000) * 1_000
}

const walls = new Map<string, Intl.DateTimeFormat>()

function wallOf(zone: string): Intl.DateTimeFormat {
  const wall = walls.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
  walls.set(zone, wall)
  return wall
}

const printed = (instant: Instant, language: Language, zone: string, style: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { ...style, timeZone: zone }).format(instant)

/** The names of all zones of the IANA, in order. */
export const ZONES: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].toSorted()

/** The day so many days later. */
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
