/**
 * What is in the database as one consistent copy: while the house runs, between PostgreSQL 15 and 18, without an outside program.
 * **Shapes**: each table as the text of COPY, in pieces of whole rows; sequences; the jobs that wait. Columns that PostgreSQL makes itself are left out: generated ones, and numbers of transactions, which mean nothing elsewhere.
 * **Units**: pieces of {@link PIECE} bytes, or one row where that is longer; so much memory and no more.
 * **Source**: PostgreSQL 18, COPY (text format) and 13.2.2 (repeatable read); pg_dump for what must be set.
 */
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Tables } from '../tables.ts'
import { unavailableOf, type Database, type Db } from './connect.ts'
import { ranSteps, type Ran } from './migrate.ts'

type Table = { readonly name: string; readonly columns: readonly string[] }

export type Contents = {
  /** The history that made these tables. */
  readonly steps: readonly Ran[]
  readonly tables: readonly Table[]
  readonly sequences: readonly { readonly name: string; readonly last: string; readonly called: boolean }[]
  /** The number of the last job ever given, where there is a queue: what is written down about jobs goes by it. */
  readonly lastJob?: string | undefined
}

export type Snapshot = AsyncDisposable & {
  readonly contents: Contents
  /** Out, after all pieces: how many rows. */
  table(table: Table): AsyncGenerator<Buffer, number>
  jobs(): AsyncGenerator<Buffer, number>
  /** What a query of ours answers, as JSON, a row a line. */
  lines(query: string): AsyncGenerator<Buffer, number>
  /** The same as CSV with a heading, separated by semicolons. Nothing in it begins like a formula. */
  csv(query: string): AsyncGenerator<Buffer, number>
}

const PIECE = 4_000_000
const NEWLINE = 0x0a

/** So that text means the same on both sides and nothing is cut short by a server's own settings. */
export const SETTINGS = "set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 3; set local timezone = 'UTC'; set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0; select set_config(name, '0', true) from pg_settings where name = 'transaction_timeout'"

/** Looks at the database as it is at this moment, until it is disposed of; others go on writing. */
export async function snapshot(database: Database): Promise<Snapshot> {
  const client = await connected(database, 'backup')
  let busy = false
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    await client.query(SETTINGS)
    const contents = await contentsOf(client)
    const rows = async function* (statement: string): AsyncGenerator<Buffer, number> {
      busy = true
      const reading = client.query(copyTo(statement))
      try {
        yield* wholeRows(reading)
        // The number of rows comes after the last of them.
        await client.query('select')
      } catch (error) {
        throw unavailableOf(error) ?? error
      }
      busy = false
      return reading.rowCount
    }
    return {
      contents,
      table: ({ name, columns }) => rows(`copy ${ident(name)} (${columns.map(ident).join(', ')}) to stdout`),
      // JSON has neither of these signs raw, so nothing of it is escaped.
      lines: (query) => rows(`copy (select row_to_json(one) from (${query}) one) to stdout (format csv, quote e'\\x01', delimiter e'\\x02')`),
      csv: (query) => rows(`copy (${query}) to stdout (format csv, header, delimiter ';')`),
      jobs: () => rows(`copy (${WAITING}) to stdout`),
      async [Symbol.asyncDispose]() {
        // In the middle of a table there is no other way to stop.
        if (busy) client.connection.stream.destroy()
        else await client.end()
      },
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

async function contentsOf(client: Client): Promise<Contents> {
  const steps = await ranSteps(over(client))
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(`
    select relname as name, array_agg(attname::text order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' and not (atttypid = 'xid8'::regtype and atthasdef)
    where ${OURS} and relkind = 'r' and relname <> 'migrations'
    group by relname order by relname`)
  const { rows: names } = await client.query<{ name: string }>(`select relname as name from pg_class where ${OURS} and relkind = 'S' order by relname`)
  const sequences: Contents['sequences'][number][] = []
  for (const { name } of names) {
    const { rows } = await client.query<{ last: string; called: boolean }>(`select last_value::text as last, is_called as called from ${ident(name)}`)
    sequences.push(...rows.map((row) => ({ name, ...row })))
  }
  return { steps, tables, sequences, lastJob: await lastJobOf(client) }
}

async function lastJobOf(client: Client): Promise<string | undefined> {
  const { rows: queues } = await client.query<{ there: boolean }>("select to_regclass('graphile_worker._private_jobs') is not null as there")
  if (queues[0]?.there !== true) return undefined
  const { rows } = await client.query<{ last: string }>("select coalesce(pg_sequence_last_value(pg_get_serial_sequence('graphile_worker._private_jobs', 'id')), 0)::text as last")
  return rows[0]?.last
}

/** What the house made in its schema: not what an extension brought. */
const OURS = "relnamespace = current_schema()::regnamespace and relpersistence <> 't' and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')"

/** A job that already had its effect only waited to be cleared away. */
const WAITING = `
  select identifier, payload, queue_name, run_at, attempts, max_attempts, last_error, key, priority, array(select jsonb_object_keys(flags)), jobs.id
  from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = task_id left join graphile_worker._private_job_queues queues on queues.id = job_queue_id
  where not exists (select from job_effects where job = jobs.id)
  order by jobs.id`

/** Joined into pieces that end where a row does: within a row a line break is written as an escape. */
async function* wholeRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    const end = size + chunk.length < PIECE ? 0 : chunk.lastIndexOf(NEWLINE) + 1
    if (end > 0) yield Buffer.concat([...kept.splice(0), chunk.subarray(0, end)])
    kept.push(chunk.subarray(end))
    size = kept.reduce((sum, one) => sum + one.length, 0)
  }
  if (size > 0) yield Buffer.concat(kept)
}

export async function connected(database: Database, purpose: string): Promise<Client> {
  const client = database.client(purpose)
  // What is lost in the middle shows in what is being asked.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** One connection as Kysely sees it, so that the history runs in the same transaction as the copying. */
export function over(client: Client): Db {
  const only = { query: (text: string, values: readonly unknown[]) => client.query(text, [...values]), release: () => undefined }
  const pool = { connect: () => Promise.resolve(only), end: () => Promise.resolve(), options: {} }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) }) // its type also wants cursors
}

export const ident = (name: string): string => `"${name.replaceAll('"', '""')}"`
