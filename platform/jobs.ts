/**
 * The jobs of the house: work on a clock or a queue instead of a request, kept in the database until it is done.
 * **Shapes**: each opening is a worker with a name and a presence (`database/locks.ts`). What an absent worker had begun goes back to the others; a worker that lost the database ends, and one with a new name begins.
 * **Units**: begun within milliseconds of its commit, found by looking within 2 s; a job of a killed process is back after {@link LOOK_MS} twice: one look could fall into a short loss of the connection.
 * **Errors**: a job that throws is done again, later and later, until its attempts are used up; then it stays as failed. Logs and rows keep the code of its error, never the message, which may quote what people wrote.
 */
import { EventEmitter } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import { Logger, runMigrations, runTaskList, type JobHelpers, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import { transact, type Database, type Db } from './database/index.ts'
import { absentOf, bePresent, lockIn } from './database/locks.ts'
import { codeOf } from './disk.ts'
import { every } from './every.ts'
import type { Doing, Job } from './job.ts'
import type { Log } from './log.ts'
import { Refused } from './result.ts'
import { newId } from './runtime.ts'

export { addJob, firstEffect, job, jobsNow, type Adding, type Doing, type Job, type JobsNow } from './job.ts'

const LOOK_MS = 2_500
const CLEAN_MS = 3_600_000
/** How long running jobs may take to end when the house stops. */
const GRACE_MS = 10_000

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

/** Starts the workers. Closing waits for what runs, {@link GRACE_MS} at most. */
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
  const looking = every(LOOK_MS, signal, log, async () => (absent.names = await releaseAbsent(database.db, absent.names)))
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

type Worker = {
  /** Settles when it must be replaced. */
  readonly lost: Promise<void>
  /** Takes no more, and is absent when what it does has ended. */
  end(): Promise<void>
}

type Way = { readonly pool: ReturnType<Database['jobsPool']>; readonly concurrency: number; readonly signal: AbortSignal }

async function startWorker(database: Database, log: Log, jobs: readonly Job[], { pool, concurrency, signal }: Way): Promise<Worker> {
  const name = `jobs ${newId()}`
  const presence = await bePresent(database, name)
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => lose(), { once: true })
  const interrupted: Doing[] = []
  const tasks = Object.fromEntries(jobs.map((one) => [one.name, (payload: unknown, { job: { id, revision, attempts, max_attempts } }: JobHelpers) => perform(one, payload, { id, revision, attempt: attempts, log, signal }, max_attempts, interrupted)]))
  const events: WorkerEvents = new EventEmitter()
  // What it takes is locked by this name, before it takes anything.
  events.on('pool:create', ({ workerPool }) => (workerPool.id = name))
  // Whether a job was taken, or is done, is unknown then: with the name given up, it is another's to find out.
  events.on('worker:getJob:error', () => lose())
  let isEnding = false
  events.on('pool:gracefulShutdown', () => (isEnding = true))
  // Batches of one: without them, graphile-worker leaves a failing end of a job unhandled, which ends the process.
  const workers = runTaskList({ pgPool: pool, concurrency, events, noHandleSignals: true, logger: quietLogger(log), preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } } }, tasks, pool)
  const over = workers.promise.then(lose, lose)
  let ending: Promise<void> | undefined
  const end = async (): Promise<void> => {
    if (!isEnding) Promise.resolve(workers.gracefulShutdown()).catch(() => undefined) // its own error ends `over`
    await Promise.race([over, signalled(signal).then(() => after(GRACE_MS, undefined, { ref: false }))])
    await giveBack(database.db, interrupted).catch((error: unknown) => log.warn({ err: error }, 'interrupted jobs come back later than they could'))
    await presence.close()
  }
  return { lost, end: () => (ending ??= end()) }
}

const signalled = (signal: AbortSignal): Promise<unknown> => new Promise((done) => (signal.aborted ? done(undefined) : signal.addEventListener('abort', done, { once: true })))

/** Runs a job once; what it throws becomes a code. */
async function perform(one: Job, payload: unknown, doing: Doing, most: number, interrupted: Doing[]): Promise<void> {
  const { id, attempt, log, signal } = doing
  const facts = { job: id, task: one.name, attempt }
  try {
    const read = one.payload.safeParse(payload)
    if (!read.success) throw new Refused({ kind: 'invalid', reason: 'jobs.payload', facts: { task: one.name } })
    await one.run(read.data, doing)
  } catch (error) {
    if (signal.aborted) {
      interrupted.push(doing)
      log.info(facts, 'a job was interrupted and is done again')
    } else if (attempt < most) log.warn({ ...facts, err: withoutMessage(error) }, 'a job failed and is tried again')
    else log.error({ ...facts, err: withoutMessage(error) }, 'a job failed and is given up')
    // eslint-disable-next-line preserve-caught-error -- graphile-worker keeps the message in a row
    throw new Error(signal.aborted ? 'jobs.interrupted' : codeFor(error))
  }
}

const codeFor = (error: unknown): string => (error instanceof Refused ? error.refusal.reason : codeOf(error) || (error instanceof Error ? error.name : typeof error))

/** Where it was thrown, and its code: the message of any error may quote what it was about. */
function withoutMessage(error: unknown): Error {
  const places = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  return Object.assign(new Error(''), { name: error instanceof Error ? error.name : typeof error, code: codeFor(error), stack: places.join('\n') })
}

/** What graphile-worker says beside the failures of jobs, which are told above: only the words before anything it quotes. */
const quietLogger = (log: Log | undefined): Logger =>
  new Logger(() => (level, message) => {
    if ((level === 'error' || level === 'warning') && !message.startsWith('Failed task')) log?.warn({ said: message.split(/[:'(]/)[0]?.trim() }, 'the workers warn')
  })

/** Interrupted jobs wait for nothing and lose no attempt. */
async function giveBack(db: Db, interrupted: readonly Doing[]): Promise<void> {
  for (const { id, attempt } of interrupted) await sql`select graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => ${attempt - 1}::int)`.execute(db)
}

/** Releases what workers hold that were absent at the last look too. Out: who is absent now. While their names are locked by the look, nobody can be back. */
async function releaseAbsent(db: Db, before: ReadonlySet<string>): Promise<Set<string>> {
  return transact(
    db,
    async (tx) => {
      const { rows } = await sql<{ name: string }>`select distinct locked_by as name from graphile_worker._private_jobs where locked_by is not null`.execute(tx)
      const absent = await absentOf(tx, rows.map(({ name }) => name))
      const gone = absent.filter((name) => before.has(name))
      if (gone.length > 0) await sql`select graphile_worker.force_unlock_workers(${gone}::text[])`.execute(tx)
      return new Set(absent)
    },
    'read committed',
  )
}

/** Forgets effects of jobs that are long over, and frees queues whose job was ended by a worker that had been given up. */
async function clean(db: Db): Promise<void> {
  await sql`delete from job_effects where at < now() - interval '7 days' and not exists (select from graphile_worker._private_jobs where id = job)`.execute(db)
  await sql`update graphile_worker._private_job_queues as queue set locked_at = null, locked_by = null where locked_at < now() - interval '1 minute' and not exists (select from graphile_worker._private_jobs where job_queue_id = queue.id and locked_at is not null)`.execute(db)
}
