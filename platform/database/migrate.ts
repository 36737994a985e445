/**
 * The one history of the tables, forward only. All steps that are lacking run in one transaction under one lock: several starts at once do them once, and where one fails the database is as before.
 * **Shapes**: a step is a file `migrations/0007_positions.ts` that exports `up`, the statements as text. Its checksum is kept: a step that has run never changes.
 * **Errors**: a step unknown to this version, changed, or missing before later ones: a {@link Refused}, and nothing is changed.
 */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { z } from 'zod'
import { codeOf } from '../disk.ts'
import { must, refuse, accept, Refused, type Result } from '../result.ts'
import type { Db, Tx } from './connect.ts'
import { lockIn } from './locks.ts'
import { transact } from './transact.ts'

export type Migration = { readonly name: string; readonly up: string }

export type Ran = { readonly name: string; readonly checksum: string }

/** The steps of a folder, in order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_\w+\.ts$/.test(file)).toSorted()
  return Promise.all(files.map(async (file) => ({ name: file.slice(0, -3), ...Step.parse(await import(pathToFileURL(join(folder, file)).href)) })))
}

const Step = z.object({ up: z.string() })

/** Brings the tables to this version. Out: the steps that ran. What `check` throws afterwards takes all of it back. */
export async function migrate(db: Db, steps: readonly Migration[], check?: (tx: Tx) => Promise<void>): Promise<string[]> {
  if (must(pending(await ranSteps(db), steps)).length === 0) return []
  return transact(
    db,
    async (tx) => {
      const ran = await migrateIn(tx, steps)
      await check?.(tx)
      return ran
    },
    'read committed', // who waited for the lock must see what the other did
  )
}

/** The same within a transaction that does more. */
export async function migrateIn(tx: Tx, steps: readonly Migration[]): Promise<string[]> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await lockIn(tx, 'migrations')
  await sql`create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`.execute(tx)
  const lacking = must(pending(await ranSteps(tx), steps))
  for (const { name, up } of lacking) {
    try {
      await sql.raw(up).execute(tx)
    } catch (error) {
      if (error instanceof Refused) throw error
      throw new Refused({ kind: 'conflict', reason: 'migrations.failed', facts: { name, code: codeOf(error) } }, { cause: error })
    }
    await sql`insert into migrations (name, checksum) values (${name}, ${checksumOf(up)})`.execute(tx)
  }
  return lacking.map(({ name }) => name)
}

/** What has run; nothing where the database is new. */
export async function ranSteps(db: Db): Promise<Ran[]> {
  const { rows: tables } = await sql<{ there: boolean }>`select to_regclass('migrations') is not null as there`.execute(db)
  if (tables[0]?.there !== true) return []
  return (await sql<Ran>`select name, checksum from migrations order by name`.execute(db)).rows
}

/** The steps that are lacking, or why this version must not touch the database. Pure. */
export function pending(ran: readonly Ran[], steps: readonly Migration[]): Result<Migration[]> {
  const known = new Map(steps.map((step) => [step.name, step]))
  for (const { name, checksum } of ran) {
    const step = known.get(name)
    if (step === undefined) return refuse('conflict', 'migrations.newer', { name })
    if (checksumOf(step.up) !== checksum) return refuse('conflict', 'migrations.changed', { name })
  }
  const done = new Set(ran.map(({ name }) => name))
  const last = ran.map(({ name }) => name).toSorted().at(-1) ?? ''
  const lacking = steps.filter(({ name }) => !done.has(name))
  const skipped = lacking.find(({ name }) => name < last)
  return skipped === undefined ? accept(lacking) : refuse('conflict', 'migrations.gap', { name: skipped.name })
}

const checksumOf = (up: string): string => createHash('sha256').update(up).digest('hex')
