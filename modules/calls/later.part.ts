/** What of calls is put off until a worker does it; each within the transaction that makes it needed. */
import type { Db, Tx } from '#platform/database'
import { addJob } from '#platform/job'
import type { CallId } from './call.ts'
import type { FeedId } from './feed.ts'

export const FIND = 'calls.find'
export const FEED = 'calls.feed'
export const FEEDS = 'calls.feeds'

const BATCH = 20

/** The engine is to read these. */
export async function findLater(tx: Tx, calls: readonly CallId[]): Promise<void> {
  for (let at = 0; at < calls.length; at += BATCH) await addJob(tx, FIND, { calls: calls.slice(at, at + BATCH) }, { queue: FIND, attempts: 5 })
}

export const readFeedLater = (tx: Tx, feed: FeedId): Promise<void> => addJob(tx, FEED, { feed }, { key: `${FEED} ${feed}`, queue: FEED, attempts: 5 })

/** Has feeds read that nobody has read for a day. However many houses on one database ask, it is done once. */
export const feedsLater = (db: Db): Promise<void> => addJob(db, FEEDS, {}, { key: FEEDS, attempts: 3 })
