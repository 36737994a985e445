/**
 * Leaving (Austritt) with notice: declared on a day, it takes effect when the notice has passed; until then it can be withdrawn, and the member is one with all rights.
 *
 * ```
 * declared → effective      after the last day of the membership
 *          → withdrawn      until that day
 * ```
 * **Errors**: `conflict` where there is no membership to leave, it ends already, or what is withdrawn has taken effect.
 * **Source**: § 39 BGB: every member may leave; a notice of at most two years, or to the end of a business year, where the statutes say so.
 */
import { accept, refuse, type Result } from '#platform/result'
import { holdsOn, monthsAfter, type Day } from './day.ts'
import { end, type Membership } from './membership.ts'
import type { OrganisationId } from './organisation.ts'

/** How long before one says so; the alliance decides, within two years. */
export type LeavingNotice = { readonly months: number; readonly toYearEnd: boolean }

const LONGEST_NOTICE_MONTHS = 24

export type Leaving = {
  readonly organisation: OrganisationId
  readonly declared: Day
  /** The last day of the membership. */
  readonly until: Day
  /** Until when the membership was to last before. */
  readonly before?: Day
  readonly withdrawn?: Day
}

/** It declares that it leaves; the membership with its new end. */
export function declareLeaving(memberships: readonly Membership[], declared: Day, notice: LeavingNotice): Result<{ readonly leaving: Leaving; readonly membership: Membership }> {
  const current = memberships.find((one) => holdsOn(one, declared))
  if (current === undefined) return refuse('conflict', 'procedure.noMember', { day: declared })
  const until = lastDay(declared, notice)
  const ended = end(current, until)
  if (!ended.ok) return ended
  return accept({ membership: ended.value, leaving: { organisation: current.organisation, declared, until, ...(current.until === undefined ? {} : { before: current.until }) } })
}

/** It stays after all. `known` are its leavings. */
export function withdrawLeaving(known: readonly Leaving[], memberships: readonly Membership[], today: Day): Result<{ readonly leaving: Leaving; readonly membership: Membership }> {
  const leaving = known.findLast(({ withdrawn }) => withdrawn === undefined)
  if (leaving === undefined) return refuse('conflict', 'leaving.none')
  if (leaving.until < today) return refuse('conflict', 'leaving.effective', { until: leaving.until })
  const current = memberships.find((one) => one.until === leaving.until && holdsOn(one, leaving.until))
  // Somebody ended it otherwise meanwhile: by expulsion, or by hand.
  if (current === undefined) return refuse('conflict', 'leaving.overtaken')
  const { until: _, ...open } = current
  return accept({ leaving: { ...leaving, withdrawn: today }, membership: { ...open, ...(leaving.before === undefined ? {} : { until: leaving.before }) } })
}

export const isWaiting = ({ withdrawn, until }: Leaving, today: Day): boolean => withdrawn === undefined && today <= until

/** Never later than two years from now, whatever the alliance says. */
function lastDay(declared: Day, { months, toYearEnd }: LeavingNotice): Day {
  const noticed = monthsAfter(declared, Math.min(months, LONGEST_NOTICE_MONTHS))
  const latest = monthsAfter(declared, LONGEST_NOTICE_MONTHS)
  const last = toYearEnd ? `${noticed.slice(0, 4)}-12-31` : noticed
  return last < latest ? last : latest
}
