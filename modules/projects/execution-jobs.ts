/** Reminds leads of milestones that are expected within a week or overdue: one mail a plan, each milestone and day once. The mail names no plan, for it stands in the outbox, and passes through servers. */
import { z } from 'zod'
import { transact, type Db, type Tx } from '#platform/database'
import { addJob, job, type Job } from '#platform/job'
import { queueMail } from '#platform/mail'
import { addressOf } from '#platform/page'
import { dayAfter, localIn, type Instant } from '#platform/time'
import { speaker } from '#platform/words'
import type { Day } from '#modules/members'
import { holdersFor, isHeldOn, type Person } from '#modules/people'
import { AHEAD_DAYS, isAwaited, standingsOf } from './execution.ts'
import { milestoneLink, type ExecutionNeeds } from './execution-doing.part.ts'
import { reportsOf, runningPlans, takeToRemind, type Running } from './execution-store.ts'
import { EXECUTION_WORDS } from './execution-words.ts'
import { ADDRESSES } from './words.ts'

const REMIND = 'projects.remind'
export const REMIND_MS = 3_600_000
/** Nobody is written to at night. */
const MORNING = '07:00'

/** Has reminders looked for. However many houses on one database ask, it is done once. */
export const remindersLater = (db: Db | Tx): Promise<void> => addJob(db, REMIND, {}, { key: REMIND, attempts: 3 })

type ReminderNeeds = ExecutionNeeds & { readonly zone: string; readonly origin: () => string }

export const executionJobs = (needs: ReminderNeeds): readonly Job[] => [job(REMIND, z.object({}), (_, { signal }) => remind(needs, signal))]

async function remind(needs: ReminderNeeds, signal: AbortSignal): Promise<void> {
  const at = needs.now()
  const today = needs.today()
  if (localIn(at, needs.zone).slice(11) < MORNING) return
  const plans = await runningPlans(needs.db)
  const reports = await reportsOf(needs.db, plans.map(({ id }) => id))
  for (const plan of plans) {
    if (signal.aborted) return
    const awaited = standingsOf(plan.milestones, reports.get(plan.id) ?? [], today).filter((one) => isAwaited(one, dayAfter(today, AHEAD_DAYS))).map(({ title, expected = today }) => ({ milestone: title, expected }))
    if (awaited.length > 0) await remindOf(needs, plan, awaited, { at, today })
  }
}

async function remindOf(needs: ReminderNeeds, plan: Running, awaited: readonly { readonly milestone: string; readonly expected: Day }[], { at, today }: { readonly at: Instant; readonly today: Day }): Promise<void> {
  await transact(needs.db, async (tx) => {
    const count = await takeToRemind(tx, plan.id, awaited, at)
    if (count === 0) return
    for (const person of await leadersOf(tx, plan, today)) {
      const say = speaker(EXECUTION_WORDS, person.language)
      const link = `${needs.origin()}${addressOf(ADDRESSES.milestonesByLink, person.language, { token: milestoneLink(needs, plan.id, person.id) })}`
      await queueMail(tx, { to: { email: person.email, name: person.name }, language: person.language, subject: count === 1 ? say('mail.subject') : say('mail.subjectSome', { count }), text: say('mail.text', { name: person.name, link }) })
    }
  })
}

/** The named lead person, where they still act for the lead; else whoever manages it. */
async function leadersOf(tx: Tx, { lead, leader }: Pick<Running, 'lead' | 'leader'>, today: Day): Promise<readonly Person[]> {
  const holders = (await holdersFor(tx, lead)).filter(({ person, role }) => isHeldOn(role, today) && person.erasedAt === undefined)
  const named = holders.find(({ person }) => person.id === leader)
  if (named !== undefined) return [named.person]
  return [...new Map(holders.filter(({ role }) => role.role === 'manager').map(({ person }) => [person.id, person])).values()]
}
