/**
 * A backup becomes a house again, in an empty place only. The file is read twice: once to see that all of it is whole, then to take it in beside the place where it will be; so a house is there entirely or not at all.
 * **Errors**: the place is not empty; the file is no backup, damaged, cut short or of a newer version: a {@link Refused}, and nothing stays behind.
 */
import { chmod, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Damaged, entriesIn, type Entry } from '#platform/archive'
import { copy, openEmbedded, openRemote, pending, type Migration } from '#platform/database'
import { codeOf, isFull, moveDurably, syncFolder } from '#platform/disk'
import { openFolder, readFolder } from '#platform/folder'
import { silentLog } from '#platform/log'
import { Refused } from '#platform/result'
import { clearDrafts, Counts, draftOf, FORMAT, history, Manifest, Opening, type Doing, type House } from './keeping.ts'

export type Restored = { readonly manifest: Manifest; readonly counts: Counts }

/** Makes the house of this backup. */
export async function restore(house: House, path: string, doing: Doing = {}, steps?: readonly Migration[]): Promise<Restored> {
  const known = steps ?? (await history())
  try {
    return await restored(house, path, doing, known)
  } catch (error) {
    throw error instanceof Damaged ? new Refused({ kind: 'invalid', reason: 'restore.damaged', facts: { path } }, { cause: error }) : error
  }
}

async function restored(house: House, path: string, doing: Doing, known: readonly Migration[]): Promise<Restored> {
  const manifest = await checked(path, known, { ...doing, told: (share, name) => doing.told?.(share / 2, name) })
  const place = await emptyPlace(house, manifest)
  try {
    const counts = await takeIn(house, place.draft, path, manifest, known, { ...doing, told: (share, name) => doing.told?.(0.5 + share / 2, name) })
    await moveIn(place.draft, house.data)
    return { manifest, counts }
  } catch (error) {
    throw isFull(error) ? new Refused({ kind: 'unavailable', reason: 'restore.full', facts: { path: house.data } }, { cause: error }) : error
  } finally {
    await place.clear()
  }
}

/** Reads all of it and writes nothing. Out: what the backup says of itself. */
async function checked(path: string, steps: readonly Migration[], doing: Doing): Promise<Manifest> {
  let manifest: Manifest | undefined
  for await (const entry of readBackup(path, doing)) manifest ??= manifestIn(await textOf(entry), path, steps)
  if (manifest === undefined) throw new Refused({ kind: 'invalid', reason: 'restore.foreign', facts: { path } })
  return manifest
}

function manifestIn(text: string, path: string, steps: readonly Migration[]): Manifest {
  const opening = Opening.safeParse(parsed(text))
  if (opening.success && opening.data.format > FORMAT) throw new Refused({ kind: 'unsupported', reason: 'restore.newer', facts: { path } })
  const manifest = Manifest.safeParse(opening.data)
  if (!manifest.success) throw new Refused({ kind: 'invalid', reason: 'restore.damaged', facts: { path } })
  const lacking = pending(manifest.data.contents.steps, steps)
  if (!lacking.ok) throw new Refused(lacking.refusal.reason === 'migrations.newer' ? { kind: 'unsupported', reason: 'restore.newer', facts: { path } } : lacking.refusal)
  return manifest.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The entries of a backup, the first one being its manifest. */
async function* readBackup(path: string, { signal, told }: Doing): AsyncGenerator<Entry> {
  const size = await sizeOf(path)
  let name = ''
  for await (const entry of entriesIn(path, signal, (read) => told?.(read / size, name))) {
    if (name === '' && entry.name !== 'backup.json') throw new Refused({ kind: 'invalid', reason: 'restore.foreign', facts: { path } })
    name = entry.name
    yield entry
  }
}

/** Of something that looks like a backup: its first two bytes say that it is compressed. */
async function sizeOf(path: string): Promise<number> {
  try {
    const file = await open(path)
    try {
      const found = await file.stat()
      const { buffer } = found.isFile() ? await file.read({ buffer: Buffer.alloc(2) }) : { buffer: Buffer.alloc(2) }
      if (buffer.readUInt16BE() !== GZIP) throw new Refused({ kind: 'invalid', reason: 'restore.foreign', facts: { path } })
      return found.size
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? { kind: 'missing', reason: 'restore.missing', facts: { path } } : { kind: 'invalid', reason: 'restore.unreadable', facts: { path, code: codeOf(error) } }, { cause: error })
  }
}

const GZIP = 0x1f8b

async function textOf({ bytes }: Entry): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

type Place = { readonly draft: string; clear(): Promise<void> }

/** A folder in the data folder where the house is made; cleared, only what we made is gone. */
async function emptyPlace({ data, databaseUrl }: House, { kind }: Manifest): Promise<Place> {
  if (databaseUrl !== undefined && kind === 'demo') throw new Refused({ kind: 'conflict', reason: 'restore.demo', facts: {} })
  let made: string | undefined
  const draft = draftOf(join(data, 'restore'))
  const clear = async (): Promise<void> => {
    await rm(draft, { recursive: true, force: true })
    // The house is in, where all went well.
    if (made !== undefined && (await readdir(data)).length === 0) await rm(made, { recursive: true })
  }
  try {
    made = await mkdir(data, { recursive: true, mode: 0o700 })
    const { mode } = await stat(data)
    if ((await readFolder(data)) !== undefined) throw new Refused({ kind: 'conflict', reason: 'restore.occupied', facts: { path: data } })
    await clearDrafts(data, 'restore')
    await openFolder(draft, kind)
    // Root's database runs as somebody who must be able to pass through.
    if (process.getuid?.() === 0) await chmod(data, mode | 0o111)
    return { draft, clear: () => clear().finally(() => chmod(data, mode).catch(() => undefined)) }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(isFull(error) ? { kind: 'unavailable', reason: 'restore.full', facts: { path: data } } : { kind: 'conflict', reason: 'folder.unwritable', facts: { path: data, code: codeOf(error) } }, { cause: error })
  }
}

async function takeIn({ databaseUrl }: House, draft: string, path: string, manifest: Manifest, steps: readonly Migration[], doing: Doing): Promise<Counts> {
  const database = databaseUrl === undefined ? await openEmbedded(draft, silentLog) : await openRemote(databaseUrl, silentLog)
  try {
    return await copy.into(database, manifest.contents, steps, async (intake) => {
      const counts = await entriesInto(intake, draft, readBackup(path, doing), path)
      // The last moment: what is asked for later comes too late.
      doing.signal?.throwIfAborted()
      return counts
    })
  } finally {
    await database.close()
  }
}

/** Every entry to where it belongs. What was counted when the backup was made must have arrived. */
async function entriesInto(intake: copy.Intake, draft: string, entries: AsyncIterable<Entry>, path: string): Promise<Counts> {
  const arrived = { tables: {} as Record<string, number>, jobs: 0, files: 0 } // an empty record has no other type
  const folders = new Set<string>()
  let counts: Counts | undefined
  for await (const entry of entries) {
    const [area = '', name = ''] = entry.name.split('/')
    if (area === 'tables') {
      const table = decodeURIComponent(name)
      arrived.tables[table] = (arrived.tables[table] ?? 0) + (await intake.table(table, asStream(entry.bytes)))
    } else if (area === 'jobs') arrived.jobs += await intake.jobs(asStream(entry.bytes))
    else if (area === 'files' || area === 'secrets') {
      await keepFile(join(draft, entry.name), entry)
      for (let folder = dirname(join(draft, entry.name)); folder !== draft; folder = dirname(folder)) folders.add(folder)
      if (area === 'files') arrived.files++
    } else if (entry.name === 'counts.json') counts = Counts.parse(JSON.parse(await textOf(entry)))
  }
  for (const folder of folders) await syncFolder(folder)
  if (counts === undefined || counts.jobs !== arrived.jobs || counts.files !== arrived.files || Object.entries(counts.tables).some(([name, rows]) => rows !== (arrived.tables[name] ?? 0))) throw new Refused({ kind: 'invalid', reason: 'restore.damaged', facts: { path } })
  return counts
}

async function* asStream(bytes: Entry['bytes']): AsyncGenerator<Buffer> {
  yield* bytes
}

async function keepFile(path: string, { bytes }: Entry): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Into its place; what makes it a house comes last. */
async function moveIn(draft: string, data: string): Promise<void> {
  for (const name of (await readdir(draft)).filter((one) => one !== 'house.json')) await moveDurably(join(draft, name), join(data, name))
  await moveDurably(join(draft, 'house.json'), join(data, 'house.json'))
}
