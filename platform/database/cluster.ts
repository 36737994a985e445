/**
 * The files of the embedded database, made at first start: UTF-8, order of code points; order for reading is asked for where it is shown (`collate "de-x-icu"`).
 * **Units**: 39 MB; made in about a second.
 * **Errors**: a folder of another PostgreSQL, rights, a full disk: a {@link Refused}; a making that is cut short leaves nothing that counts.
 */
import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { codeOf, moveDurably } from '../disk.ts'
import { newId } from '../runtime.ts'
import { Refused } from '../result.ts'
import { wayToStart, type Binaries, type Start } from './binaries.ts'

/** The database's user and its maintenance database. */
export const OWNER = 'schnittmenge'

/** For tests: nothing is forced to the disk, so a power cut may lose everything. */
export type Durability = 'durable' | 'throwaway'

/** Makes or finds the cluster in this data folder. */
export async function openCluster(data: string, binaries: Binaries, durability: Durability): Promise<{ readonly path: string; readonly start: Start }> {
  const path = join(data, 'postgres')
  const owner = await ownerOf(path)
  const start = wayToStart(owner)
  if (start.owner !== undefined) await chmod(data, 0o711) // nobody must be able to pass through
  if (owner === undefined) await makeCluster(data, path, binaries, start, durability)
  const found = (await readFile(join(path, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (found === '') throw new Refused({ kind: 'conflict', reason: 'folder.broken', facts: { path: join(path, 'PG_VERSION') } })
  if (found !== binaries.major) throw new Refused({ kind: 'conflict', reason: Number(found) > Number(binaries.major) ? 'database.newerServer' : 'database.olderServer', facts: { path, found, expected: binaries.major } })
  return { path, start }
}

async function ownerOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).uid
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

async function makeCluster(data: string, path: string, binaries: Binaries, start: Start, durability: Durability): Promise<void> {
  const draft = join(data, `postgres.${newId().slice(-12)}.new`)
  await mkdir(draft, { mode: 0o700 })
  if (start.owner !== undefined) await chown(draft, start.owner, start.owner)
  const [program, ...words] = [...start.words, binaries.initdb, '--pgdata', draft, '--username', OWNER, '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-instructions', ...(durability === 'throwaway' ? ['--no-sync'] : [])]
  try {
    await promisify(execFile)(program ?? '', words, { env: environment(), timeout: 120_000 })
    // Two first starts at once: the second finds the place taken, and then the lock.
    await moveDurably(draft, path)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) return
    throw refusalOf(error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error), draft)
  }
}

/** What PostgreSQL sees of the environment: nothing of ours (`PGDATA`, `LC_ALL` would change what it does). */
export const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' })

/** What PostgreSQL said when it did not start, as a refusal. */
export function refusalOf(said: string, path: string): Refused {
  if (/No space left on device|Disk quota exceeded/.test(said)) return new Refused({ kind: 'unavailable', reason: 'database.full', facts: {} })
  if (/Permission denied|has wrong ownership|invalid permissions/.test(said)) return new Refused({ kind: 'conflict', reason: 'database.rights', facts: { path } })
  if (/Unix-domain socket|Unix socket/.test(said)) return new Refused({ kind: 'conflict', reason: 'database.socket', facts: { path } })
  const last = said.split('\n').findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? said.trim().split('\n').at(-1) ?? ''
  return new Refused({ kind: 'unavailable', reason: 'database.failed', facts: { reason: last.replace(/^.*?(FATAL|PANIC|error):\s*/, '') } })
}
