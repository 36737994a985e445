/** What is done with feeds: added, read, removed. A feed is fetched outside of any transaction; what it says is taken over in one. */
import { transact, type Tx } from '#platform/database'
import { hashOf } from '#platform/hash'
import { accept, must, refuse, Refused, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { fetchFeed, readAddress, type ReadEntry } from '#platform/web'
import type { Actor } from '#modules/members'
import { amend, enter, saidOf, type CallId } from './call.ts'
import { MOST_FEEDS, saidBy, takeEntry, type Counts, type Feed, type FeedId } from './feed.ts'
import { addFeed, findFeed, keepFailure, keepReading, listFeeds, removeFeed } from './feed-store.ts'
import type { CallsNeeds, CallsWorld } from './frame.part.tsx'
import { findLater, readFeedLater } from './later.part.ts'
import { may } from './policy.ts'
import { addCall, callsOfFeed, keepEntry, saveCall } from './store.ts'

export async function beginFeed(needs: CallsNeeds, actor: Actor, said: Pick<Feed, 'address' | 'kind' | 'audience' | 'language'>): Promise<Feed> {
  const by = must(may.tendFeeds(actor))
  const address = must(readAddress(said.address)).href
  return transact(needs.db, async (tx) => {
    if ((await listFeeds(tx)).length >= MOST_FEEDS) must(refuse('conflict', 'feed.many', { limit: MOST_FEEDS }))
    const feed: Feed = { ...said, id: newId(), address, by, addedAt: needs.now(), failures: 0 }
    must(await addFeed(tx, feed))
    await readFeedLater(tx, feed.id)
    return feed
  })
}

export async function readAgain(needs: CallsNeeds, actor: Actor, id: FeedId): Promise<Feed> {
  must(may.tendFeeds(actor))
  return transact(needs.db, async (tx) => {
    const feed = must(await findFeed(tx, id))
    await readFeedLater(tx, id)
    return feed
  })
}

export async function endFeed(needs: CallsNeeds, actor: Actor, id: FeedId): Promise<void> {
  must(may.tendFeeds(actor))
  await transact(needs.db, async (tx) => must(await removeFeed(tx, id)))
}

/** Reads it now; whatever is wrong with it stands at the feed. */
export async function readFeedNow(world: CallsWorld, id: FeedId, signal: AbortSignal): Promise<void> {
  const feed = await findFeed(world.db, id)
  if (!feed.ok) return // removed meanwhile
  const read = await fetchFeed(feed.value.address, { ...world.fetching, signal })
  // Stopped with the house: to be done again.
  signal.throwIfAborted()
  await transact(world.db, async (tx) => {
    const still = await findFeed(tx, id)
    if (!still.ok) return
    if (!read.ok) return keepFailure(tx, id, read.refusal, world.now())
    const { title, entries, skipped } = read.value
    const { counts, unread } = await takeEntries(tx, still.value, entries, world)
    await findLater(tx, unread)
    await keepReading(tx, id, { title: title === '' ? undefined : title, counts: { ...counts, skipped: skipped + counts.skipped }, at: world.now() })
  })
}

async function takeEntries(tx: Tx, feed: Feed, entries: readonly ReadEntry[], { now }: CallsWorld): Promise<{ readonly counts: Counts; readonly unread: readonly CallId[] }> {
  const known = await callsOfFeed(tx, feed.id)
  const counts = { new: 0, changed: 0, same: 0, differs: 0, skipped: 0 }
  const unread: CallId[] = []
  for (const entry of entries) {
    const one = known.get(entry.id)
    const from = { feed: feed.id, entry: entry.id, said: hashOf(JSON.stringify([entry.title, entry.text, entry.link ?? ''])) }
    const becomes = takeEntry(one, from.said)
    const taken = await tryEntry(async () => {
      if (becomes === 'new') {
        const call = must(enter(must(saidBy(entry, feed)), { id: newId(), origin: { from: 'feed', name: feed.title ?? feed.address }, by: feed.by, at: now() }))
        await addCall(tx, call, from)
        unread.push(call.id)
      } else if (becomes === 'changed' && one !== undefined) {
        const call = must(amend(one.call, must(saidBy(entry, feed, saidOf(one.call))), one.call.version, { at: now(), isByHand: false }))
        must(await saveCall(tx, call))
        await keepEntry(tx, from, undefined)
        if (call.found === undefined) unread.push(call.id)
      } else if (becomes === 'differs') await keepEntry(tx, from, now())
    })
    counts[taken.ok ? becomes : 'skipped']++
  }
  return { counts, unread }
}

/** An entry that says no call is passed over; the others are not. */
async function tryEntry(take: () => Promise<void>): Promise<Result<void>> {
  try {
    return accept(await take())
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'invalid') return { ok: false, refusal: error.refusal }
    throw error
  }
}
