/** Feeds in the database. */
import { sql } from 'kysely'
import type { Author } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Refusal, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { CallAudience, CallKind } from './call.ts'
import type { Counts, Feed, FeedId } from './feed.ts'

type Row = { readonly id: FeedId; readonly address: string; readonly title: string | null; readonly kind: CallKind; readonly audience: CallAudience; readonly language: Language; readonly by: Author; readonly addedAt: Instant; readonly readAt: Instant | null; readonly counts: Counts | null; readonly refusal: Refusal | null; readonly failures: number }

const COLUMNS = sql`id, address, title, kind, audience, language, author as by, added_at as "addedAt", read_at as "readAt", counts, refusal, failures`

const feedFrom = ({ title, readAt, counts, refusal, ...rest }: Row): Feed => ({ ...rest, ...(title === null ? {} : { title }), ...(readAt === null ? {} : { readAt }), ...(counts === null ? {} : { counts }), ...(refusal === null ? {} : { refusal }) })

export async function findFeed(db: Db, id: FeedId): Promise<Result<Feed>> {
  const { rows } = await sql<Row>`select ${COLUMNS} from call_feeds where id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'feed.none') : accept(feedFrom(rows[0]))
}

/** In the order in which they were added. */
export const listFeeds = async (db: Db): Promise<Feed[]> => (await sql<Row>`select ${COLUMNS} from call_feeds order by added_at, id`.execute(db)).rows.map(feedFrom)

/** Those that failed so often in a row. */
export const failingFeeds = async (db: Db, often: number): Promise<Feed[]> => (await sql<Row>`select ${COLUMNS} from call_feeds where failures >= ${often} order by added_at, id`.execute(db)).rows.map(feedFrom)

/** Feeds that nobody has read since. */
export const feedsDue = async (db: Db, since: Instant): Promise<FeedId[]> => (await sql<{ id: FeedId }>`select id from call_feeds where coalesce(read_at, '-infinity') < ${since} order by id`.execute(db)).rows.map(({ id }) => id)

export async function addFeed(tx: Tx, { id, address, kind, audience, language, by, addedAt }: Feed): Promise<Result<void>> {
  const { numAffectedRows } = await sql`insert into call_feeds (id, address, kind, audience, language, author, added_at) values (${id}, ${address}, ${kind}, ${audience}, ${language}, ${JSON.stringify(by)}::jsonb, ${addedAt}) on conflict (address) do nothing`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('conflict', 'feed.twice')
}

export const keepReading = async (tx: Tx, id: FeedId, { title, counts, at }: { readonly title: string | undefined; readonly counts: Counts; readonly at: Instant }): Promise<void> =>
  void (await sql`update call_feeds set title = coalesce(${title ?? null}, title), counts = ${JSON.stringify(counts)}::jsonb, read_at = ${at}, refusal = null, failures = 0 where id = ${id}`.execute(tx))

export const keepFailure = async (tx: Tx, id: FeedId, refusal: Refusal, at: Instant): Promise<void> => void (await sql`update call_feeds set refusal = ${JSON.stringify(refusal)}::jsonb, failures = failures + 1, read_at = ${at} where id = ${id}`.execute(tx))

/** What was read of it stays. */
export async function removeFeed(tx: Tx, id: FeedId): Promise<Result<void>> {
  const { numAffectedRows } = await sql`delete from call_feeds where id = ${id}`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('missing', 'feed.none')
}
