/**
 * One job: what it is called, what it is given, what it does; adding it, and having its effect exactly once.
 * **Shapes**: the payload is JSON of ids and settings, never of texts; read again from its row by the job's schema. A job runs at least once: killed, it is done again by whoever is there.
 * **Units**: 25 attempts by default, e, e², … seconds apart (at most 6 h), about four days in all. Adding takes 1 ms; of many transactions that add jobs *with a key* at once, each is done about three times (`transact`), without a key once.
 * **Source**: graphile-worker 0.18.0, its SQL functions `add_job` and view `jobs`.
 */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from './database/index.ts'
import type { Log } from './log.ts'
import type { Instant } from './time.ts'

/** A job on its way. */
export type Doing = {
  /** The job's number. */
  readonly id: string
  /** Raised when a newer one replaced it while it waited. */
  readonly revision: number
  /** From 1. */
  readonly attempt: number
  readonly log: Log
  /** Aborted when the house stops: who ends by throwing is done again, without losing an attempt. */
  readonly signal: AbortSignal
}

export type Job<P = unknown> = {
  readonly name: string
  readonly payload: z.ZodType<P>
  run(payload: P, doing: Doing): Promise<void>
}

/** `job('topics.profile', z.object({ source: z.uuid() }), async ({ source }, doing) => …)` */
export const job = <P>(name: string, payload: z.ZodType<P>, run: (payload: P, doing: Doing) => Promise<void>): Job => {
  const made: Job<P> = { name, payload, run }
  return made
}

export type Adding = {
  /** There is at most one waiting job of a key: the newer replaces it. One that runs already goes on, and the newer comes after it or beside it. */
  readonly key?: string
  /** Jobs of one queue run one after another. */
  readonly queue?: string
  readonly at?: Instant
  readonly attempts?: number
  /** Lower comes first; 0 by default. */
  readonly priority?: number
}

/** Within the caller's transaction: the job exists only if it commits. */
export async function addJob(tx: Db | Tx, name: string, payload: object, { key, queue, at, attempts, priority }: Adding = {}): Promise<void> {
  await sql`select graphile_worker.add_job(${name}::text, ${JSON.stringify(payload)}::json, queue_name => ${queue}::text, run_at => ${at}::timestamptz, max_attempts => ${attempts}::int, job_key => ${key}::text, priority => ${priority}::int)`.execute(tx)
}

/** True the first time for this job. In the transaction that has the job's effect, it makes the effect exactly once. */
export async function firstEffect(tx: Tx, { id, revision }: Doing): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into job_effects (job, revision) values (${id}::bigint, ${revision}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Where the jobs of one name stand. */
export type JobsNow = {
  readonly name: string
  /** For their time, a worker, or another attempt. */
  readonly waiting: number
  readonly running: number
  /** Given up: they stay to be seen. */
  readonly failed: number
  /** Why the latest of them failed: a refusal's reason, or the code or kind of an error. */
  readonly lastError: string | null
}

/** For pages of progress, the doctor and the metrics. */
export async function jobsNow(db: Db): Promise<JobsNow[]> {
  const { rows } = await sql<JobsNow>`
    select task_identifier as name,
      count(*) filter (where locked_at is null and attempts < max_attempts) as waiting,
      count(*) filter (where locked_at is not null) as running,
      count(*) filter (where locked_at is null and attempts >= max_attempts) as failed,
      (array_agg(coalesce(last_error, 'jobs.killed') order by updated_at desc) filter (where locked_at is null and attempts >= max_attempts))[1] as "lastError"
    from graphile_worker.jobs group by 1 order by 1
  `.execute(db)
  return rows
}
