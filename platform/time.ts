/** Instants are UTC and end in `At`; an appointment keeps its local time and zone (Temporal comes with the calendar of meetings). */
import type { Language } from './words.ts'

/** A moment, in UTC. */
export type Instant = Date

/** A day as people write it: “3. Mai 2026”, “3 May 2026”, in the alliance's zone. */
export const printDay = (instant: Instant, language: Language, zone: string): string => calendarOf(language, zone).format(instant).replace(/^(\d+\.?) /, '$1\u00a0')

/** A calendar costs some hundred dates to make. */
const calendars = new Map<string, Intl.DateTimeFormat>()

function calendarOf(language: Language, zone: string): Intl.DateTimeFormat {
  const key = `${language} ${zone}`
  const calendar = calendars.get(key) ?? new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone: zone })
  calendars.set(key, calendar)
  return calendar
}
