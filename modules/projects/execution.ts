/**
 * Execution (Durchführung): what the lead reports of each milestone, in one form. Reports are entries, never edits; the last one of a milestone counts, and a milestone is known by its title.
 *
 * ```
 * planned ─→ reached              on a day that was
 *    │  └──→ late ─→ reached …    expected by another day, and why
 *    └─────→ dropped              and why
 * ```
 * Any may be put back to planned, where it was a mistake.
 * **Errors**: `conflict` where the project is not approved or running; `invalid` with the field of the milestone it is about (`says0`, `day0`, `why0` …).
 */
import type { Author, Day } from '#modules/members'
import { accept, refuse, type Refusal, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Milestone, Project } from './project.ts'
import { line } from './spelling.ts'

export const MILESTONE_STATES = ['planned', 'reached', 'late', 'dropped'] as const
export type MilestoneState = (typeof MILESTONE_STATES)[number]

/** `day`: when it was reached, or by when it is expected now. */
export type MilestoneSaid = { readonly milestone: string; readonly says: MilestoneState; readonly day?: Day; readonly why?: string }
export type MilestoneReport = MilestoneSaid & { readonly by: Author; readonly at: Instant }

/** A milestone with what was last said of it. */
export type MilestoneStanding = Milestone & {
  readonly says: MilestoneState
  /** By when it is expected, as it was last said; none where it never had a day, or is over. */
  readonly expected?: Day
  readonly reachedOn?: Day
  readonly why?: string
  readonly at?: Instant
  /** Expected before today, and not reached. */
  readonly isOverdue: boolean
}

const REASON = 500

export function standingsOf(milestones: readonly Milestone[], reports: readonly MilestoneReport[], today: Day): MilestoneStanding[] {
  const last = new Map(reports.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((report) => [report.milestone, report]))
  return milestones.map((milestone) => {
    const report = last.get(milestone.title)
    const says = report?.says ?? 'planned'
    const expected = says === 'late' ? report?.day : says === 'planned' ? milestone.due : undefined
    return {
      ...milestone,
      says,
      ...(expected === undefined ? {} : { expected }),
      ...(says !== 'reached' || report?.day === undefined ? {} : { reachedOn: report.day }),
      ...(report?.why === undefined ? {} : { why: report.why }),
      ...(report === undefined ? {} : { at: report.at }),
      isOverdue: expected !== undefined && expected < today,
    }
  })
}

/** A milestone that comes later than was expected, or not at all. */
export type Slip = { readonly milestone: string; readonly before?: Day; readonly now?: Day }

export type Reported = { readonly reports: readonly MilestoneReport[]; readonly slips: readonly Slip[] }

/** What is new in what the form says; the same said again is nothing. Wrong fields are refused all at once, by name and place. */
export function reportOn(project: Pick<Project, 'state' | 'milestones'>, earlier: readonly MilestoneReport[], said: readonly MilestoneSaid[], today: Day, { by, at }: { readonly by: Author; readonly at: Instant }): Result<Reported> {
  if (project.state !== 'approved' && project.state !== 'running') return refuse('conflict', 'execution.notRunning')
  const standings = new Map(standingsOf(project.milestones, earlier, today).map((one) => [one.title, one]))
  const wrong: Record<string, string> = {}
  const reports: MilestoneReport[] = []
  const slips: Slip[] = []
  for (const [place, one] of said.entries()) {
    const before = standings.get(one.milestone)
    if (before === undefined) return refuse('stale', 'execution.noMilestone', { milestone: one.milestone.slice(0, 80) })
    const read = readSaid(one, before, today)
    if (!read.ok) {
      wrong[`${String(read.refusal.facts['field'])}${place}`] = read.refusal.reason
      continue
    }
    if (isSame(read.value, before)) continue
    reports.push({ ...read.value, by, at })
    const slip = slipOf(before, read.value)
    if (slip !== undefined) slips.push(slip)
  }
  if (Object.keys(wrong).length > 0) return refuse('invalid', 'http.fields', wrong)
  return accept({ reports, slips })
}

const wrongField = (field: 'says' | 'day' | 'why', reason: string): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal: { kind: 'invalid', reason, facts: { field } } })

function readSaid({ milestone, says, day, why }: MilestoneSaid, before: MilestoneStanding, today: Day): Result<MilestoneSaid> {
  const reason = line(why ?? '')
  if (reason.length > REASON) return wrongField('why', 'execution.longWhy')
  const told = reason === '' ? {} : { why: reason }
  if (says === 'planned') return accept({ milestone, says, ...told })
  if (says === 'reached') return (day ?? today) > today ? wrongField('day', 'execution.future') : accept({ milestone, says, day: day ?? before.reachedOn ?? today, ...told })
  if (reason === '') return wrongField('why', says === 'late' ? 'execution.whyLate' : 'execution.whyDropped')
  if (says === 'dropped') return accept({ milestone, says, ...told })
  if (day === undefined) return wrongField('day', 'execution.byWhen')
  return day < today ? wrongField('day', 'execution.past') : accept({ milestone, says, day, ...told })
}

function isSame({ says, day, why }: MilestoneSaid, before: MilestoneStanding): boolean {
  if (says !== before.says || (why ?? '') !== (before.why ?? '')) return false
  return says === 'reached' ? day === before.reachedOn : says === 'late' ? day === before.expected : true
}

function slipOf(before: MilestoneStanding, { milestone, says, day }: MilestoneSaid): Slip | undefined {
  const expected = before.expected === undefined ? {} : { before: before.expected }
  if (says === 'dropped') return { milestone, ...expected }
  if (says !== 'late' || day === undefined || (before.expected !== undefined && day <= before.expected)) return undefined
  return { milestone, ...expected, now: day }
}

/** How long those who take part are told of a slip. */
export const SLIP_DAYS = 14
/** How long before its day the lead is asked. */
export const AHEAD_DAYS = 7

/** What the lead should say something of: expected within a week, or before today. */
export const isAwaited = ({ expected }: MilestoneStanding, inAWeek: Day): boolean => expected !== undefined && expected <= inAWeek
