/**
 * A backup: database, files and secrets as they are at one moment, in one file, while the house runs.
 * Files never change and are written before the rows that name them: so all that the database of that moment refers to is among those found afterwards.
 * **Units**: 180 MB of rows in 3 s, and taken in again in 11 s; in memory some pieces of a table (4 MB each).
 * **Errors**: the file is there already, the place cannot be written or is full: a {@link Refused}, and no file.
 */
import { createHash } from 'node:crypto'
import { link, open, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { archiveOf, isEntryName, type Entry } from '#platform/archive'
import { copy, type Database } from '#platform/database'
import { codeOf, isFull, moveDurably, syncFolder } from '#platform/disk'
import type { Folder } from '#platform/folder'
import { Refused } from '#platform/result'
import { now } from '#platform/runtime'
import { clearDrafts, draftOf, FORMAT, houseIn, openHouse, houseVersion, type Counts, type Doing, type House, type Manifest } from './keeping.ts'

export type BackupMade = {
  readonly path: string
  readonly bytes: number
  readonly counts: Counts
  /** Files whose content is not what their name says; they are in the backup as they are. */
  readonly damaged: readonly string[]
}

const CHUNK = 256 * 1024

/** Makes a backup of this house. */
export async function backup(house: House, path: string, doing: Doing = {}): Promise<BackupMade> {
  const folder = await houseIn(house.data)
  await freePlace(path)
  await using database = await openHouse(house)
  return await backupOf(database, folder, path, doing)
}

/** The same of a database that is already open. */
export async function backupOf(database: Database, folder: Folder, path: string, doing: Doing = {}): Promise<BackupMade> {
  const target = resolve(path)
  const made = { counts: { tables: {}, jobs: 0, files: 0 }, damaged: [] }
  const bytes = await writeNew(target, async (draft) => {
    await using snapshot = await copy.snapshot(database)
    await pipeline(Readable.from(archiveOf(entriesOf(snapshot, folder, made, doing)), { objectMode: false }), createGzip(), (packed: AsyncIterable<Buffer>) => draft.writeFile(packed), doing.signal === undefined ? {} : { signal: doing.signal })
    return (await draft.stat()).size
  })
  return { path: target, bytes, ...made }
}

type Made = { readonly counts: { tables: Record<string, number>; jobs: number; files: number }; readonly damaged: string[] }

async function* entriesOf(snapshot: copy.Snapshot, { path, kind }: Folder, made: Made, { told = () => undefined }: Doing): AsyncGenerator<Entry> {
  const { contents } = snapshot
  const manifest: Manifest = { format: FORMAT, version: await houseVersion(), madeAt: now().toISOString(), kind, contents: { ...contents, steps: [...contents.steps], tables: contents.tables.map(({ name, columns }) => ({ name, columns: [...columns] })), sequences: [...contents.sequences] } }
  yield whole('backup.json', JSON.stringify(manifest, null, 1))
  const files = await filesIn(path, 'files')
  let done = 0
  const next = (name: string): void => told(done++ / (contents.tables.length + files.length), name)
  for (const table of contents.tables) {
    next(table.name)
    made.counts.tables[table.name] = yield* pieces(`tables/${encodeURIComponent(table.name)}`, snapshot.table(table))
  }
  if (contents.lastJob !== undefined) made.counts.jobs = yield* pieces('jobs', snapshot.jobs())
  for (const name of files) {
    next(name)
    const file = await open(join(path, name)).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? undefined : Promise.reject(error)))
    // Nobody needs it any more: it was cleared away since.
    if (file === undefined) continue
    const hash = createHash('sha256')
    try {
      yield { name, size: (await file.stat()).size, bytes: listened(file, hash) }
    } finally {
      await file.close()
    }
    made.counts.files++
    if (isNotItself(name, hash.digest('hex'))) made.damaged.push(name)
  }
  for (const name of await filesIn(path, 'secrets')) yield whole(name, await readFile(join(path, name)))
  yield whole('counts.json', JSON.stringify(made.counts, null, 1))
}

const whole = (name: string, content: string | Buffer): Entry => {
  const bytes = Buffer.from(content)
  return { name, size: bytes.length, bytes: [bytes] }
}

async function* pieces(name: string, rows: AsyncGenerator<Buffer, number>): AsyncGenerator<Entry, number> {
  for (let count = 1; ; count++) {
    const piece = await rows.next()
    if (piece.done === true) return piece.value
    yield { name: `${name}/${String(count).padStart(6, '0')}`, size: piece.value.length, bytes: [piece.value] }
  }
}

async function* listened(file: FileHandle, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for (;;) {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.allocUnsafe(CHUNK) })
    if (bytesRead === 0) return
    hash.update(buffer.subarray(0, bytesRead))
    yield buffer.subarray(0, bytesRead)
  }
}

/** The files below this folder, by their names from the data folder on; what is only half written ends in `.new`. */
export async function filesIn(data: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(data, folder), { recursive: true, withFileTypes: true }).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? [] : Promise.reject(error)))
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.new'))
    .map((entry) => join(entry.parentPath, entry.name).slice(data.length + 1))
    .filter(isEntryName)
    .toSorted()
}

/** Where a file is called after its content, is it another's? */
export function isNotItself(name: string, sum: string): boolean {
  const said = name.split('/').slice(1).join('')
  return /^[0-9a-f]{64}$/.test(said) && said !== sum
}

/** Nothing is there yet, and something could be: found out before the work, not after it. */
async function freePlace(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? undefined : Promise.reject(unwritable(path, error))))
  if (found !== undefined) throw new Refused({ kind: 'conflict', reason: 'backup.exists', facts: { path } })
}

/** A new file, whole or not at all; its content is on the disk before it has its name. It holds secrets, so it is its owner's alone. */
export async function writeNew<T>(path: string, fill: (draft: FileHandle) => Promise<T>): Promise<T> {
  await freePlace(path)
  const draft = draftOf(path)
  try {
    await clearDrafts(dirname(path), basename(path))
    const file = await open(draft, 'wx', 0o600)
    try {
      const filled = await fill(file)
      await file.sync()
      await takeName(draft, path)
      return filled
    } finally {
      await file.close()
      await rm(draft, { force: true })
    }
  } catch (error) {
    throw error instanceof Error && 'syscall' in error && !/^ECONN|^EPIPE|^ETIMEDOUT/.test(codeOf(error)) ? unwritable(path, error) : error
  }
}

/** A second name, unlike a new one, never replaces what another has made meanwhile; disks that know no second names get a new one. */
async function takeName(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path)
    await syncFolder(dirname(path))
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new Refused({ kind: 'conflict', reason: 'backup.exists', facts: { path } })
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(codeOf(error))) throw error
    await freePlace(path)
    await moveDurably(draft, path)
  }
}

const unwritable = (path: string, error: unknown): Refused => new Refused(isFull(error) ? { kind: 'unavailable', reason: 'backup.full', facts: { path } } : { kind: 'conflict', reason: 'backup.unwritable', facts: { path, code: codeOf(error) } }, { cause: error })
