/**
 * Probing is limited: whoever writes plan after plan to learn what others keep sealed gets few answers, late.
 * **Units**: milliseconds since 1970; weeks begin on Monday, 00:00 UTC; notices come out once a day, at {@link ROUND_HOUR} UTC.
 */

/** How many changed plans of one organisation are compared a week with plans that are not open, where nobody says otherwise. */
export const CHANGES_A_WEEK = 5

/** All notices of a day come out together: from the hour nobody sees whose change it was. */
const ROUND_HOUR = 4

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS
/** The first Monday of the epoch. */
const MONDAY_MS = 4 * DAY_MS

/** The Monday with which the week of this moment began. */
export const weekOf = (ms: number): number => MONDAY_MS + Math.floor((ms - MONDAY_MS) / WEEK_MS) * WEEK_MS

export const nextWeek = (ms: number): number => weekOf(ms) + WEEK_MS

/** When what is found now comes out: at the next round that is more than an hour away. */
export const nextRound = (ms: number): number => (Math.floor((ms + HOUR_MS - ROUND_HOUR * HOUR_MS) / DAY_MS) + 1) * DAY_MS + ROUND_HOUR * HOUR_MS

export type Waiting<Plan> = { readonly plan: Plan; readonly organisation: string; /** In milliseconds. */ readonly since: number }

/** Which of the plans that wait are compared now, the longest waiting first. In: how many of each organisation were compared this week. */
export function dueOf<Plan>(waiting: readonly Waiting<Plan>[], done: ReadonlyMap<string, number>, most: number): Plan[] {
  const left = new Map<string, number>()
  return waiting
    .toSorted((a, b) => a.since - b.since)
    .flatMap(({ plan, organisation }) => {
      const more = left.get(organisation) ?? most - (done.get(organisation) ?? 0)
      left.set(organisation, more - 1)
      return more > 0 ? [plan] : []
    })
}
