/**
 * What happened, as rows and as a place in their stream. A place is a snapshot of PostgreSQL: what it saw, and what it did not.
 * **Shapes**: a cursor is `before~at~id`: everything visible in `before`, and of what `at` saw besides, everything up to `id`.
 * **Source**: PostgreSQL 18, 9.27.9 (transaction ids and snapshots).
 */
import { sql } from 'kysely'
import type { Db } from './database/index.ts'
import { codeOf } from './disk.ts'
import { now } from './runtime.ts'
import type { Instant } from './time.ts'

/** Ids, numbers and words of ours; what people wrote is read where it stands, by who may. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>

export type Occurrence = { readonly id: string; /** `amendment.proposed` */ readonly kind: string; /** The id of what it happened to. */ readonly about: string; readonly facts: Facts; readonly at: Instant; readonly cursor: string }

/** Without a list, all. */
export type Filter = { readonly kinds?: readonly string[]; readonly about?: readonly string[] }

export const KEPT_DAYS = 7
/** Who missed more had better read anew. */
const MOST_MISSED = 1_000

export const cursorOf = (before: string, at: string, id: string): string => [before, at, id].join('~')

type Row = Omit<Occurrence, 'cursor'>

export async function snapshotNow(db: Db): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(db)
  return rows[0]?.snapshot ?? ''
}

/** What is visible now and was not then, in order of making; and the snapshot of this look. What a restored backup brought from another server's future is not visible in any snapshot yet. */
export async function newSince(db: Db, then: string): Promise<{ readonly rows: Row[]; readonly snapshot: string }> {
  const { rows } = await sql<Row & { readonly snapshot: string }>`
    select look.snapshot::text as snapshot, id, kind, about, facts, at
    from (select pg_current_snapshot() as snapshot) as look
    left join occurrences on xact >= pg_snapshot_xmin(${then}::pg_snapshot) and not pg_visible_in_snapshot(xact, ${then}::pg_snapshot) and pg_visible_in_snapshot(xact, look.snapshot)
    order by id
  `.execute(db)
  return { rows: rows.filter(isThere).map(({ id, kind, about, facts, at }) => ({ id, kind, about, facts, at })), snapshot: rows[0]?.snapshot ?? then }
}

/** The join has one row of nulls where nothing happened. */
const isThere = ({ id }: { readonly id: string | null }): boolean => id !== null

/** What its reader missed until `upTo`: first the rest of the look it was in, then what came after. */
export async function missed(db: Db, cursor: string, upTo: string, { kinds, about }: Filter): Promise<Occurrence[] | undefined> {
  const read = CURSOR.exec(cursor)
  const [, before = '', at = '', id = ''] = read ?? []
  if (read === null || timeOf(id) < now().getTime() - KEPT_DAYS * 86_400_000) return undefined
  const asked = sql<Row & { later: boolean }>`
    select id, kind, about, facts, at, not pg_visible_in_snapshot(xact, ${at}::pg_snapshot) as later
    from occurrences
    where xact >= pg_snapshot_xmin(${before}::pg_snapshot) and not pg_visible_in_snapshot(xact, ${before}::pg_snapshot) and pg_visible_in_snapshot(xact, ${upTo}::pg_snapshot)
      and (id > ${id}::uuid or not pg_visible_in_snapshot(xact, ${at}::pg_snapshot))
      and (${kinds ?? null}::text[] is null or kind = any(${kinds ?? null}::text[])) and (${about ?? null}::text[] is null or about = any(${about ?? null}::text[]))
    order by later, id limit ${MOST_MISSED + 1}
  `
  const rows = await asked.execute(db).then((answer) => answer.rows, unlessMalformed)
  if (rows === undefined || rows.length > MOST_MISSED || lastOf(at) > lastOf(upTo)) return undefined
  return rows.map(({ later, ...row }) => ({ ...row, cursor: later ? cursorOf(at, upTo, row.id) : cursorOf(before, at, row.id) }))
}

/** A snapshot that PostgreSQL never wrote. */
function unlessMalformed(error: unknown): undefined {
  if (codeOf(error) !== '22P02') throw error
}

const SNAPSHOT = String.raw`\d{1,18}:\d{1,18}:[\d,]{0,2000}`
const CURSOR = new RegExp(`^(${SNAPSHOT})~(${SNAPSHOT})~([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21})$`)

/** The milliseconds at the head of a UUIDv7. */
const timeOf = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16)

/** A snapshot's first transaction that had not begun. */
const lastOf = (snapshot: string): bigint => BigInt(snapshot.split(':')[1] ?? 0)
