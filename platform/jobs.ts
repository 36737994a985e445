/**
 * The jobs of the house: work on a clock or a queue instead of a request, kept in the database until it is done.
 * **Shapes**: each opening is a worker with a name and a presence (`database/locks.ts`). What an absent worker had begun goes back to the others; a worker that lost the database ends, and one with a new name begins.
 * **Units**: begun within milliseconds of its commit, found by looking within 2 s; a job of a killed process is back after {@link LOOK_MS} twice (one look could fall into a short loss of the connection), or at once where the database was killed with it.
 * **Errors**: a job that throws is done again, later and later, until its attempts are used up; then it stays as failed. An attempt that ended with its process is not counted, up to {@link MOST_ATTEMPTS}. Logs and rows keep the code of its error, never the message, which may quote what people wrote.
 */
import { setTimeout as after } from 'node:timers/promises'
import { runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import { transact, type Database, type Db } from './database/index.ts'
import { absentOf, lockIn } from './database/locks.ts'
import { every } from './every.ts'
import type { Job } from './job.ts'
import type { Log } from './log.ts'
import { Refused } from './result.ts'
import { quietLogger, startWorker, type Worker } from './worker.ts'

export { addJob, firstEffect, job, jobsNow, type Doing, type Job } from './job.ts'

const LOOK_MS = 2_500
const CLEAN_MS = 3_600_000
/** With those that ended because the process was killed, which do not count but to here. */
const MOST_ATTEMPTS = 100

/** Makes the tables of the jobs, or brings them to this version. Several starts at once do it once. */
export async function prepareJobs(database: Database): Promise<void> {
  const pgPool = database.jobsPool(1)
  await transact(
    database.db,
    async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx)
      await lockIn(tx, 'jobs')
      await runMigrations({ pgPool, logger: quietLogger(undefined) }).catch((error: unknown) => {
        if (error instanceof Error && /breaking migration/.test(error.message)) throw new Refused({ kind: 'conflict', reason: 'migrations.newer', facts: { name: 'graphile-worker' } }, { cause: error })
        throw error
      })
    },
    'read committed',
  )
}

/** Starts the workers. Closing waits for what runs, ten seconds at most. */
export async function openJobs(database: Database, log: Log, jobs: readonly Job[], { concurrency }: { readonly concurrency: number }): Promise<{ close(): Promise<void> }> {
  const stopping = new AbortController()
  const { signal } = stopping
  const pool = database.jobsPool(concurrency + 2) // one listens, one is spare
  const begin = async (): Promise<Worker> => {
    await prepareJobs(database)
    return startWorker(database, log, jobs, { pool, concurrency, signal })
  }
  const workers = [await begin()]
  const staying = (async () => {
    while (!signal.aborted) {
      await workers.at(-1)?.lost
      if (signal.aborted) return
      log.warn({}, 'a worker lost the database; another begins')
      void workers.at(-1)?.end()
      workers.push(await beginPatiently(begin, log, signal))
    }
  })().catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
  const absent = { names: new Set<string>() }
  const looking = every(LOOK_MS, signal, log, async () => {
    absent.names = await releaseAbsent(database.db, absent.names)
    await followClock(database.db)
  })
  const cleaning = every(CLEAN_MS, signal, log, () => clean(database.db))
  return {
    async close() {
      stopping.abort()
      await Promise.all([staying, looking, cleaning])
      await Promise.all(workers.map((worker) => worker.end()))
    },
  }
}

async function beginPatiently(begin: () => Promise<Worker>, log: Log, signal: AbortSignal): Promise<Worker> {
  for (let pause = 100; ; pause = Math.min(2 * pause, 2_000)) {
    try {
      return await begin()
    } catch (error) {
      log.warn({ err: error }, 'no worker can begin yet')
      await after(pause, undefined, { signal })
    }
  }
}

/** Releases what workers hold that were absent at the last look too, or that began before the database did: their connections are gone for good. Out: who is absent now. While their names are locked by the look, nobody can be back. */
async function releaseAbsent(db: Db, before: ReadonlySet<string>): Promise<Set<string>> {
  return transact(
    db,
    async (tx) => {
      const { rows } = await sql<{ name: string; isOld: boolean }>`select locked_by as name, bool_and(locked_at < pg_postmaster_start_time()) as "isOld" from graphile_worker._private_jobs where locked_by is not null group by locked_by`.execute(tx)
      const absent = await absentOf(tx, rows.map(({ name }) => name))
      const old = new Set(rows.filter(({ isOld }) => isOld).map(({ name }) => name))
      const gone = absent.filter((name) => before.has(name) || old.has(name))
      if (gone.length === 0) return new Set(absent)
      // Being killed is no fault of a job, unless it kills: then it would be begun and kill forever.
      await sql`update graphile_worker._private_jobs set max_attempts = max_attempts + 1 where locked_by = any(${gone}::text[]) and max_attempts < ${MOST_ATTEMPTS}`.execute(tx)
      await sql`select graphile_worker.force_unlock_workers(${gone}::text[])`.execute(tx)
      return new Set(absent)
    },
    'read committed',
  )
}

/** Where the clock was put back, jobs of what is now the future would wait until it comes again: they wait as long as they had to, from now. */
async function followClock(db: Db): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = now() + greatest(run_at - updated_at, interval '0'), updated_at = now(), created_at = least(created_at, now()) where updated_at > now() + interval '1 second' and locked_at is null`.execute(db)
}

/** Forgets effects of jobs that are long over, and frees queues whose job was ended by a worker that had been given up. */
async function clean(db: Db): Promise<void> {
  await sql`delete from job_effects where at < now() - interval '7 days' and not exists (select from graphile_worker._private_jobs where id = job)`.execute(db)
  await sql`update graphile_worker._private_job_queues as queue set locked_at = null, locked_by = null where locked_at < now() - interval '1 minute' and not exists (select from graphile_worker._private_jobs where job_queue_id = queue.id and locked_at is not null)`.execute(db)
}
