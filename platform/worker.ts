/**
 * One worker: graphile-worker under a name of ours, present as long as it may hold jobs.
 * **Errors**: what a job throws becomes a code; the message may quote what people wrote, and goes nowhere.
 */
import { EventEmitter } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import { Logger, runTaskList, type JobHelpers, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type { Database, Db } from './database/index.ts'
import { bePresent } from './database/locks.ts'
import { codeOf } from './disk.ts'
import type { Doing, Job } from './job.ts'
import type { Log } from './log.ts'
import { Refused } from './result.ts'
import { newId } from './runtime.ts'

/** How long running jobs may take to end when the house stops. */
const GRACE_MS = 10_000

export type Worker = {
  /** Settles when it must be replaced. */
  readonly lost: Promise<void>
  /** Takes no more, and is absent when what it does has ended. */
  end(): Promise<void>
}

type Way = { readonly pool: ReturnType<Database['jobsPool']>; readonly concurrency: number; readonly signal: AbortSignal }

export async function startWorker(database: Database, log: Log, jobs: readonly Job[], { pool, concurrency, signal }: Way): Promise<Worker> {
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
    // oxlint-disable-next-line preserve-caught-error -- graphile-worker keeps the message in the job's row
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
export const quietLogger = (log: Log | undefined): Logger =>
  new Logger(() => (level, message) => {
    if ((level === 'error' || level === 'warning') && !message.startsWith('Failed task')) log?.warn({ said: message.split(/[:'(]/)[0]?.trim() }, 'the workers warn')
  })

/** Interrupted jobs wait for nothing and lose no attempt. */
async function giveBack(db: Db, interrupted: readonly Doing[]): Promise<void> {
  for (const { id, attempt } of interrupted) await sql`select graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => ${attempt - 1}::int)`.execute(db)
}
