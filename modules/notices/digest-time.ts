/**
 * When a person's digest is due: on Monday, or on every working day, at seven by the clock of where they are.
 * A house that stood still sends late, but not later than a day: then it waits for the next.
 */
import { DAY_MS, dayAfter, instantAt, localIn, type Instant } from '#platform/time'
import type { Day } from '#modules/members'

export const FREQUENCIES = ['weekly', 'daily', 'none'] as const
export type Frequency = (typeof FREQUENCIES)[number]

const SEVEN = '07:00'

/** The period whose digest is due at this moment, as the local day it fell due on. */
export function periodDue(frequency: Frequency, zone: string, at: Instant): Day | undefined {
  const today = localIn(at, zone).slice(0, 10)
  return [today, dayAfter(today, -1)].find((day) => {
    const due = instantAt(`${day}T${SEVEN}`, zone)
    return fallsOn(frequency, day) && due.ok && due.value <= at && at.getTime() < due.value.getTime() + DAY_MS
  })
}

function fallsOn(frequency: Frequency, day: Day): boolean {
  const weekday = weekdayOf(day)
  return frequency === 'weekly' ? weekday === 1 : frequency === 'daily' && weekday >= 1 && weekday <= 5
}

/** From 0, Sunday. The first of January 1970 was a Thursday. */
const weekdayOf = (day: Day): number => (Date.parse(`${day}T00:00:00Z`) / DAY_MS + 4) % 7
