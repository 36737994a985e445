/** What can be wrong with a database that answers: for whoever looks after an installation, and for an upgrade before it is kept. */
import { sql } from 'kysely'
import type { Refusal } from '../result.ts'
import type { Instant } from '../time.ts'
import type { Db } from './connect.ts'

/** Rules and orders of the tables that do not hold: left by somebody who worked by hand, or by a migration that went wrong. */
export async function faults(db: Db): Promise<Refusal[]> {
  const { rows } = await sql<{ reason: string; name: string; of: string }>`
    select 'inspect.constraint' as reason, conname as name, conrelid::regclass::text as of from pg_constraint where not convalidated and connamespace = current_schema()::regnamespace
    union all
    select 'inspect.index', indexrelid::regclass::text, indrelid::regclass::text from pg_index join pg_class on pg_class.oid = indexrelid where not (indisvalid and indisready) and relnamespace = current_schema()::regnamespace
    order by name`.execute(db)
  return rows.map(({ reason, name, of }) => ({ kind: 'conflict', reason, facts: { name, table: of } }))
}

/** Jobs that are not tried again, by what they are to do. */
export async function gaveUp(db: Db): Promise<{ readonly task: string; readonly count: number }[]> {
  const { rows: queues } = await sql<{ there: boolean }>`select to_regclass('graphile_worker.jobs') is not null as there`.execute(db)
  if (queues[0]?.there !== true) return []
  const { rows } = await sql<{ task: string; count: number }>`select task_identifier as task, count(*)::int as count from graphile_worker.jobs where attempts >= max_attempts and locked_at is null group by task_identifier order by task_identifier`.execute(db)
  return rows
}

/** The database's clock. */
export async function instant(db: Db): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: Instant }>`select clock_timestamp() as at`.execute(db)
  return rows[0]?.at
}
