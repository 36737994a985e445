/** Once a day everything is forgotten whose period is over. Killed, it goes on where it was: what is gone is gone. */
import { z } from 'zod'
import { transact, type Db, type Tx } from '#platform/database'
import { addJob, job, type Job } from '#platform/job'
import { DAY_MS, daysLater } from '#platform/time'
import { PERIOD_KINDS, type PeriodKind } from './period.ts'
import { periodsNow } from './store.ts'

const FORGET = 'privacy.forget'

/** How each module forgets what ended before this. */
export type Forgets = Readonly<Record<PeriodKind, (tx: Tx, before: Date) => Promise<void>>>

/** How often it is looked. */
export const FORGET_MS = DAY_MS

export const forgetLater = (db: Db): Promise<void> => addJob(db, FORGET, {}, { key: FORGET, attempts: 3 })

export const privacyJobs = ({ db, forgets, now }: { readonly db: Db; readonly forgets: Forgets; readonly now: () => Date }): readonly Job[] => [
  job(FORGET, z.object({}), async () => {
    const periods = await periodsNow(db)
    for (const kind of PERIOD_KINDS) await transact(db, (tx) => forgets[kind](tx, daysLater(now(), -periods[kind])), 'read committed')
  }),
]
