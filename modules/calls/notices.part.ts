/** What the office is told: a feed that could not be read for days. */
import { addressOf } from '#platform/page'
import { inBoth } from '#platform/words'
import type { Notice, NoticeSource } from '#modules/notices'
import { FAILS_OFTEN } from './feed.ts'
import { failingFeeds } from './feed-store.ts'
import { ADDRESSES } from './words.ts'

export const feedNotices: NoticeSource = async (db, { roles }): Promise<readonly Notice[]> => {
  if (!roles.includes('office')) return []
  const to = inBoth((language) => addressOf(ADDRESSES.feeds, language))
  return (await failingFeeds(db, FAILS_OFTEN)).map(({ title, address, readAt }): Notice => ({ kind: 'feed', about: inBoth(() => title ?? address), to, ...(readAt === undefined ? {} : { since: readAt.toISOString().slice(0, 10) }) }))
}
