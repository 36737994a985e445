/** What runs on the clock: a day before an event, those who take part are reminded; each once, however often the job is begun. */
import { z } from 'zod'
import { transact, type Db, type Tx } from '#platform/database'
import { isId } from '#platform/ids'
import { addJob, job, type Job } from '#platform/job'
import type { NewsNeeds } from './frame.part.tsx'
import { stateOf, type Publication, type PublicationId } from './publication.ts'
import { heldBy, tell } from './registering.part.ts'
import { takeToRemind } from './registration-store.ts'

export { forgetRegistrations, forgetSubscriptions, forgetUnconfirmed } from './forgetting-store.ts'

const REMIND = 'news.remind'
const AHEAD_MS = 24 * 3_600_000
const AT_ONCE = 100

/** Orders the reminder anew; an older one of this event is replaced. */
export async function orderReminder(tx: Tx, { id, event }: Publication, { origin, now }: { readonly origin: string; readonly now: Date }): Promise<void> {
  if (event === undefined || event.registration === 'none') return
  const at = new Date(event.startsAt.getTime() - AHEAD_MS)
  if (at > now) await addJob(tx, REMIND, { event: id, origin }, { key: `${REMIND}.${id}`, at })
}

const Payload = z.object({ event: z.custom<PublicationId>((value) => typeof value === 'string' && isId(value)), origin: z.string() })

export const newsJobs = (needs: Pick<NewsNeeds, 'mail' | 'now' | 'zone'> & { readonly db: Db }): readonly Job[] => [
  job(REMIND, Payload, async ({ event, origin }, { signal }) => {
    for (let more = true; more && !signal.aborted; ) {
      more = await transact(needs.db, async (tx) => {
        const [held, now] = [await heldBy(tx, event), needs.now()]
        const isSoon = held.event.startsAt > now && held.event.startsAt.getTime() - now.getTime() <= AHEAD_MS
        if (!isSoon || stateOf(held, now) !== 'published') return false
        const due = await takeToRemind(tx, event, now, AT_ONCE)
        for (const one of due) await tell(tx, { ...needs, origin }, 'reminder', one, held)
        return due.length === AT_ONCE
      })
    }
  }),
]
