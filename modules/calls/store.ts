/**
 * Every statement about calls.
 * **Shapes**: some hundreds a year; lists are read by the leaf, what closes first coming first.
 * **Errors**: `missing`, and `stale` where somebody saved meanwhile.
 */
import { sql } from 'kysely'
import type { Author, Day } from '#modules/members'
import type { TopicId } from '#modules/topics'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import { LANGUAGES } from '#platform/words'
import type { Call, CallAudience, CallId, CallKind, CallState, Origin } from './call.ts'
import type { FeedId } from './feed.ts'
import type { Twins } from './twin.ts'

type Row = {
  readonly id: CallId
  readonly version: number
  readonly kind: CallKind
  readonly audience: CallAudience
  readonly twins: { readonly [L in keyof Twins]?: { readonly title: string; readonly text: string; readonly eligible: string; readonly changedAt: string; readonly staleSince?: string } }
  readonly opens: Day | null
  readonly closes: Day | null
  readonly link: string | null
  readonly found: TopicId[] | null
  readonly confirmed: TopicId[] | null
  readonly withdrawnAt: Instant | null
  readonly origin: Origin
  readonly isChangedByHand: boolean
  readonly differsAt: Instant | null
  readonly by: Author
  readonly changedAt: Instant
}

const COLUMNS = sql`c.id, c.version, c.kind, c.audience, c.twins, c.opens::text as opens, c.closes::text as closes, c.link, c.found, c.confirmed, c.withdrawn_at as "withdrawnAt", c.origin, c.changed_by_hand as "isChangedByHand", c.differs_at as "differsAt", c.author as by, c.changed_at as "changedAt"`

function callFrom({ id, version, kind, audience, twins, origin, isChangedByHand, by, changedAt, ...rest }: Row): Call {
  const read: Twins = Object.fromEntries(LANGUAGES.flatMap((language) => {
    const twin = twins[language]
    return twin === undefined ? [] : [[language, { title: twin.title, text: twin.text, eligible: twin.eligible, changedAt: new Date(twin.changedAt), ...(twin.staleSince === undefined ? {} : { staleSince: new Date(twin.staleSince) }) }]]
  }))
  return { id, version, kind, audience, twins: read, origin, isChangedByHand, by, changedAt, ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)) as Partial<Call>) } // what is null is not said
}

export async function findCall(db: Db, id: CallId): Promise<Result<Call>> {
  const { rows } = await sql<Row>`select ${COLUMNS} from calls c where id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'call.none') : accept(callFrom(rows[0]))
}

export type CallFilter = {
  /** Also those that only the alliance reads. */
  readonly isInside: boolean
  readonly today: Day
  readonly kind?: CallKind | undefined
  /** `current`: open or coming. */
  readonly state?: CallState | 'current' | undefined
  /** About one of these. */
  readonly topics?: readonly TopicId[] | undefined
  readonly text?: string | undefined
}

export type Leaf = { readonly limit: number; /** Begins after this one. */ readonly after?: CallId | undefined }

const NEVER = sql`'infinity'::date`

/** Those that close first come first; of closed ones those that closed last. */
export async function listCalls(db: Db, filter: CallFilter, { limit, after }: Leaf): Promise<Call[]> {
  const isBackwards = filter.state === 'closed'
  const [sign, order] = isBackwards ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const { rows } = await sql<Row>`select ${COLUMNS} from calls c where ${whereOf(filter)}
    and ${after === undefined ? sql`true` : sql`(coalesce(c.closes, ${NEVER}), c.id) ${sign} (select coalesce(closes, ${NEVER}), id from calls where id = ${after})`}
    order by coalesce(c.closes, ${NEVER}) ${order}, c.id ${order} limit ${limit}`.execute(db)
  return rows.map(callFrom)
}

export async function countCalls(db: Db, filter: CallFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from calls c where ${whereOf(filter)}`.execute(db)
  return rows[0]?.count ?? 0
}

function whereOf({ isInside, today, kind, state, topics, text = '' }: CallFilter) {
  const stands = {
    coming: sql`c.withdrawn_at is null and c.opens > ${today}::date and coalesce(c.closes, ${NEVER}) >= ${today}::date`,
    open: sql`c.withdrawn_at is null and coalesce(c.opens, '-infinity'::date) <= ${today}::date and coalesce(c.closes, ${NEVER}) >= ${today}::date`,
    current: sql`c.withdrawn_at is null and coalesce(c.closes, ${NEVER}) >= ${today}::date`,
    closed: sql`c.withdrawn_at is null and c.closes < ${today}::date`,
    withdrawn: sql`c.withdrawn_at is not null`,
  }
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql`${isInside ? sql`true` : sql`c.audience = 'public'`} and ${state === undefined ? sql`c.withdrawn_at is null` : stands[state]}
    and ${kind === undefined ? sql`true` : sql`c.kind = ${kind}`} and ${topics === undefined ? sql`true` : sql`coalesce(c.confirmed, c.found) && ${[...topics]}::text[]`}
    and ${text === '' ? sql`true` : sql`concat_ws(' ', c.twins->'de'->>'title', c.twins->'de'->>'text', c.twins->'en'->>'title', c.twins->'en'->>'text') ilike ${like}`}`
}

/** Every call that there is or was, for recognising those of a file; of the longest list some thousand. */
export const allCalls = async (db: Db): Promise<Call[]> => (await sql<Row>`select ${COLUMNS} from calls c order by id`.execute(db)).rows.map(callFrom)

type FromFeed = { readonly feed: FeedId; readonly entry: string; readonly said: string }

export async function addCall(tx: Tx, call: Call, from?: FromFeed): Promise<void> {
  await sql`insert into calls (id, version, kind, audience, twins, opens, closes, link, found, confirmed, withdrawn_at, origin, changed_by_hand, author, changed_at, feed, entry, entry_said)
    values (${call.id}, ${call.version}, ${call.kind}, ${call.audience}, ${JSON.stringify(call.twins)}::jsonb, ${call.opens ?? null}::date, ${call.closes ?? null}::date, ${call.link ?? null}, ${topicsIn(call.found)}::text[], ${topicsIn(call.confirmed)}::text[], ${call.withdrawnAt ?? null},
      ${JSON.stringify(call.origin)}::jsonb, ${call.isChangedByHand}, ${JSON.stringify(call.by)}::jsonb, ${call.changedAt}, ${from?.feed ?? null}, ${from?.entry ?? null}, ${from?.said ?? null})`.execute(tx)
}

/** Saves what was changed: it counts one version more than what was read. */
export async function saveCall(tx: Tx, call: Call): Promise<Result<void>> {
  const { numAffectedRows } = await sql`update calls set version = ${call.version}, kind = ${call.kind}, audience = ${call.audience}, twins = ${JSON.stringify(call.twins)}::jsonb, opens = ${call.opens ?? null}::date, closes = ${call.closes ?? null}::date, link = ${call.link ?? null},
    found = ${topicsIn(call.found)}::text[], confirmed = ${topicsIn(call.confirmed)}::text[], withdrawn_at = ${call.withdrawnAt ?? null}, changed_by_hand = ${call.isChangedByHand}, differs_at = ${call.differsAt ?? null}, changed_at = ${call.changedAt}
    where id = ${call.id} and version = ${call.version - 1}`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('stale', 'call.changed')
}

const topicsIn = (topics: readonly TopicId[] | undefined): string[] | null => (topics === undefined ? null : [...topics])

/** What the engine found in this text; where another stands there now, it is of no use. */
export const keepFound = async (tx: Tx, { id, twins }: Pick<Call, 'id' | 'twins'>, found: readonly TopicId[]): Promise<void> => void (await sql`update calls set found = ${[...found]}::text[] where id = ${id} and twins = ${JSON.stringify(twins)}::jsonb`.execute(tx))

// ---- Entries of feeds

/** Calls that came of this feed, by their entries. */
export async function callsOfFeed(db: Db, feed: FeedId): Promise<Map<string, { readonly call: Call; readonly said: string }>> {
  const { rows } = await sql<Row & { readonly entry: string; readonly said: string }>`select ${COLUMNS}, c.entry, c.entry_said as said from calls c where feed = ${feed}`.execute(db)
  return new Map(rows.map(({ entry, said, ...row }) => [entry, { call: callFrom(row), said }]))
}

/** What the entry says now; where it says something else than stands here, since when. */
export const keepEntry = async (tx: Tx, { feed, entry, said }: FromFeed, differsAt: Instant | undefined): Promise<void> => void (await sql`update calls set entry_said = ${said}, differs_at = ${differsAt ?? null} where feed = ${feed} and entry = ${entry}`.execute(tx))

/** Calls that are not over, for choosing one: what closes first comes first. `funding`: none for which nothing may be compared. */
export const listOpenCalls = (db: Db, { limit, ...filter }: Pick<CallFilter, 'isInside' | 'today' | 'kind'> & { readonly limit: number }): Promise<Call[]> => listCalls(db, { ...filter, state: 'current' }, { limit })
