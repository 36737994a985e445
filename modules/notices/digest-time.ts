/**
 * When a person's digest is due: on Monday, or on every working day, at seven by the clock of where they are.
 * A house that stood still sends late, but not later than a day: then it waits for the next.
 */
import { dayAfter, instantOf, wallIn } from '#platform/time'
import type { Day } from '#modules/members'

export const FREQUENCIES = ['weekly', 'daily', 'none'] as const
export type Frequency = (typeof FREQUENCIES)[number]

const SEVEN = 7 * 60
const DAY_MS = 86_400_000

/** The period whose digest is due at this moment, as the local day it fell due on. In: milliseconds. */
export function periodDue(frequency: Frequency, zone: string, at: number): Day | undefined {
  const today = wallIn(zone, at).day
  return [today, dayAfter(today, -1)].find((day) => {
    const due = instantOf({ day, minute: SEVEN }, zone)
    return fallsOn(frequency, day) && due <= at && at < due + DAY_MS
  })
}

function fallsOn(frequency: Frequency, day: Day): boolean {
  const weekday = weekdayOf(day)
  return frequency === 'weekly' ? weekday === 1 : frequency === 'daily' && weekday >= 1 && weekday <= 5
}

/** From 0, Sunday. The first of January 1970 was a Thursday. */
const weekdayOf = (day: Day): number => (Date.parse(`${day}T00:00:00Z`) / DAY_MS + 4) % 7
