/**
 * A copy taken in: the history it was made with first, then its rows, jobs and counters, then the history up to now. One transaction.
 * **Errors**: a database that is not empty, a table that this history does not know: a {@link Refused}, and the database is as before.
 * **Source**: PostgreSQL 18, COPY; graphile-worker 0.18, its public functions.
 */
import { pipeline } from 'node:stream/promises'
import { Logger, runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { codeOf } from '../disk.ts'
import { Refused } from '../result.ts'
import { unavailableOf, type Database, type Db } from './connect.ts'
import { connected, ident, over, SETTINGS, type Contents } from './copy-out.ts'
import { migrateIn, type Migration } from './migrate.ts'

/** Pieces come in any number and order. Out: how many rows. */
export type Intake = { table(name: string, piece: AsyncIterable<Buffer>): Promise<number>; jobs(piece: AsyncIterable<Buffer>): Promise<number> }

/** Is nothing here yet, so that a copy may come in? */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (
      select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where nspname !~ '^(pg_|information_schema$)' and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
    ) as empty`.execute(db)
  return rows[0]?.empty === true
}

/**
 * Brings a copy into an empty database: its own history first, then what `work` takes in, then the history up to now. All of it or nothing.
 * References between tables are taken off and put on again, which checks every one: so tables may come in any order, and refer to each other in circles.
 */
export async function into<T>(database: Database, contents: Contents, steps: readonly Migration[], work: (intake: Intake) => Promise<T>): Promise<T> {
  if (!(await isEmpty(database.db))) throw new Refused({ kind: 'conflict', reason: 'copy.notEmpty', facts: {} })
  const client = await connected(database, 'restore')
  try {
    if (contents.lastJob !== undefined) await runMigrations({ pgPool: database.jobsPool(1), logger: new Logger(() => () => undefined) })
    return await over(client).transaction().execute(async (tx) => {
      await client.query(SETTINGS)
      const then = new Set(contents.steps.map(({ name }) => name))
      await migrateIn(tx, steps.filter(({ name }) => then.has(name)))
      await makeRoom(client, contents)
      const answer = await work(intakeOf(client, contents))
      if (contents.lastJob !== undefined) await addJobs(client, contents.lastJob)
      for (const { name, last, called } of contents.sequences) await client.query('select setval($1::regclass, $2::bigint, $3)', [ident(name), last, called])
      for (const { back } of (await client.query<{ back: string }>('select back from taken_off')).rows) await client.query(back)
      await client.query('drop table taken_off')
      await migrateIn(tx, steps)
      return answer
    })
  } catch (error) {
    if (contents.lastJob !== undefined) await database.db.schema.dropSchema('graphile_worker').ifExists().cascade().execute().catch(() => undefined)
    // What the database said has a number; what the work met on its way keeps its own name.
    throw (/^\d|^$/.test(codeOf(error)) ? unavailableOf(error) : undefined) ?? error
  } finally {
    await client.end()
  }
}

/** Takes references off, and out what the history itself had put in. */
async function makeRoom(client: Client, { tables }: Contents): Promise<void> {
  await client.query(`
    create temporary table taken_off as
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0`)
  for (const { off } of (await client.query<{ off: string }>('select off from taken_off')).rows) await client.query(off)
  await client.query('create temporary table waiting (identifier text, payload json, queue_name text, run_at timestamptz, attempts int, max_attempts int, last_error text, key text, priority int, flags text[], id bigint) on commit drop')
  if (tables.length > 0) await known(client.query(`truncate ${tables.map(({ name }) => ident(name)).join(', ')}`))
}

function intakeOf(client: Client, { tables }: Contents): Intake {
  const columns = new Map(tables.map((table) => [table.name, table.columns]))
  const take = async (target: string, piece: AsyncIterable<Buffer>): Promise<number> => {
    const writing = client.query(copyFrom(`copy ${target} from stdin`))
    await known(pipeline(piece, writing))
    return writing.rowCount
  }
  return {
    table: (name, piece) => take(`${ident(name)} (${(columns.get(name) ?? []).map(ident).join(', ')})`, piece),
    jobs: (piece) => take('waiting', piece),
  }
}

/** New jobs get numbers that no former job had, and as many attempts as were left; what gave up stays so. */
async function addJobs(client: Client, last: string): Promise<void> {
  await client.query("select setval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'), greatest($1::bigint, 1))", [last])
  await client.query(`
    do $$
    declare
      job record;
      number bigint;
    begin
      for job in select * from waiting order by id loop
        number := (graphile_worker.add_job(job.identifier, job.payload, job.queue_name, job.run_at, job.max_attempts, job.key, job.priority, job.flags)).id;
        if job.attempts >= job.max_attempts then
          perform graphile_worker.permanently_fail_jobs(array[number], job.last_error);
        elsif job.attempts > 0 then
          perform graphile_worker.reschedule_jobs(array[number], attempts => job.attempts);
        end if;
      end loop;
    end $$`)
}

/** A table or column that this history does not make. */
async function known<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (['42P01', '42703'].includes(codeOf(error))) throw new Refused({ kind: 'unsupported', reason: 'copy.unknownTable', facts: { said: error instanceof Error ? error.message : '' } }, { cause: error })
    throw error
  }
}
