/** What runs beside requests: the engine reads texts of calls, feeds are read once a day. Each ends in one transaction, so that what is done again does nothing twice. */
import { z } from 'zod'
import { transact } from '#platform/database'
import { isId } from '#platform/ids'
import { job, type Job } from '#platform/job'
import { daysLater } from '#platform/time'
import { LANGUAGES } from '#platform/words'
import type { TopicId } from '#modules/topics'
import { MOST_TOPICS, type Call, type CallId } from './call.ts'
import { readFeedNow } from './feed-doing.part.ts'
import type { FeedId } from './feed.ts'
import { feedsDue } from './feed-store.ts'
import type { CallsWorld } from './frame.part.tsx'
import { FEED, FEEDS, FIND, readFeedLater } from './later.part.ts'
import { findCall, keepFound } from './store.ts'

export { feedsLater } from './later.part.ts'

/** How often it is looked which feeds are due. */
export const FEEDS_MS = 3_600_000

const idOf = <Id extends string>() => z.custom<Id>((value) => typeof value === 'string' && isId(value))

export const callsJobs = (world: CallsWorld): readonly Job[] => [
  job(FIND, z.object({ calls: z.array(idOf<CallId>()) }), ({ calls }) => find(world, calls)),
  job(FEED, z.object({ feed: idOf<FeedId>() }), ({ feed }, { signal }) => readFeedNow(world, feed, signal)),
  job(FEEDS, z.object({}), async () => {
    const due = await feedsDue(world.db, daysLater(world.now(), -1))
    await transact(world.db, async (tx) => {
      for (const feed of due) await readFeedLater(tx, feed)
    })
  }),
]

async function find(world: CallsWorld, ids: readonly CallId[]): Promise<void> {
  const calls = (await Promise.all(ids.map((id) => findCall(world.db, id)))).flatMap((found) => (found.ok ? [found.value] : []))
  const texts = calls.map((call) => textsOf(call))
  const found = await world.topicsIn(texts.flat())
  await transact(world.db, async (tx) => {
    let at = 0
    for (const [place, call] of calls.entries()) {
      const own = found.slice(at, (at += texts[place]?.length ?? 0))
      await keepFound(tx, call, inTurns(own).slice(0, MOST_TOPICS))
    }
  })
}

const textsOf = ({ twins }: Call) => LANGUAGES.flatMap((language) => (twins[language] === undefined ? [] : [{ text: `${twins[language].title}.\n\n${twins[language].text}`, language }]))

/** The weightiest of each text first. */
function inTurns(lists: readonly (readonly TopicId[])[]): TopicId[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return [...new Set(Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat())]
}
