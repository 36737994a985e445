/** Milestones that wait for a report of their lead, and what came later in plans in which an organisation takes part. As who answers for an organisation sees them, no more. */
import { dayAfter, localIn } from '#platform/time'
import { addressOf } from '#platform/page'
import { inBoth, speaker } from '#platform/words'
import { placements, type Actor } from '#modules/members'
import type { Notice, NoticeSource } from '#modules/notices'
import { AHEAD_DAYS, isAwaited, SLIP_DAYS, standingsOf } from './execution.ts'
import { reportsOf, type KeptReport } from './execution-store.ts'
import { EXECUTION_WORDS } from './execution-words.ts'
import { projectsFor } from './plan-store.ts'
import type { Redacted } from './policy.ts'
import { titleIn } from './project.ts'
import { readerOf } from './store.ts'
import { ADDRESSES } from './words.ts'

export const executionNotices =
  ({ zone }: { readonly zone: string }): NoticeSource =>
  async (db, { organisations, person, today }) => {
    const placed = await placements(db, today, organisations)
    const told = await Promise.all(organisations.map(async (organisation): Promise<Notice[]> => {
      // What everybody sees who takes part for it; plans that are sealed come to their lead by mail.
      const actor: Actor = { as: 'organisation', organisation, standing: placed.get(organisation)?.standing ?? 'outside', roles: ['contributor'], ...(person === undefined ? {} : { person }) }
      const plans = (await projectsFor(db, await readerOf(db, actor), { states: ['approved', 'running'] })).filter(({ withheld, lead, partners }) => !withheld.includes('milestones') && (lead === organisation || partners.some((one) => one.organisation === organisation)))
      const reports = await reportsOf(db, plans.map(({ id }) => id))
      return plans.flatMap((plan) => (plan.lead === organisation ? awaitedIn(plan, reports.get(plan.id) ?? [], today) : slipsIn(plan, reports.get(plan.id) ?? [], { today, zone })).map((notice) => ({ ...notice, organisation })))
    }))
    return told.flat()
  }

type Said = (key: 'awaited' | 'slip' | 'slipDropped', facts: Readonly<Record<string, string>>) => Notice['about']

const sayingOf = (plan: Redacted): Said => (key, facts) => inBoth((language) => speaker(EXECUTION_WORDS, language)(key, { ...facts, project: titleIn(plan, language) }))

function awaitedIn(plan: Redacted, reports: readonly KeptReport[], today: string): Notice[] {
  const said = sayingOf(plan)
  return standingsOf(plan.milestones, reports, today).filter((one) => isAwaited(one, dayAfter(today, AHEAD_DAYS))).map(({ title, expected }) => ({
    kind: 'milestone',
    about: said('awaited', { milestone: title }),
    to: inBoth((language) => addressOf(ADDRESSES.milestones, language, { id: plan.id })),
    all: inBoth((language) => addressOf(ADDRESSES.projects, language)),
    ...(expected === undefined ? {} : { due: expected }),
  }))
}

/** The last that was said of a milestone, where it moved it, as long as that is news. */
function slipsIn(plan: Redacted, reports: readonly KeptReport[], { today, zone }: { readonly today: string; readonly zone: string }): Notice[] {
  const said = sayingOf(plan)
  const last = new Map(reports.map((report) => [report.milestone, report]))
  return [...last.values()].filter(({ isSlip, at }) => isSlip && localIn(at, zone).slice(0, 10) >= dayAfter(today, -SLIP_DAYS)).map(({ milestone, says, at }) => ({
    kind: 'slip',
    about: said(says === 'dropped' ? 'slipDropped' : 'slip', { milestone }),
    to: inBoth((language) => addressOf(ADDRESSES.project, language, { id: plan.id })),
    since: localIn(at, zone).slice(0, 10),
  }))
}
