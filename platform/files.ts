/**
 * Files by their content: what people upload, and what the house makes for them. A file's name is the hash of its bytes, so the same content is there once, and what stands under a name never changes.
 * **Shapes**: `files/ab/cd/abcd…` (64 hexadecimal digits); being written: `files/<process>.<chance>.new`. Whole files in memory, up to the tens of megabytes that a door lets in. On the disk, power cut or not, when `keep` returns.
 * **Errors**: a full disk, a disk that cannot be written, a damaged or missing file: a {@link Refused} with one sentence; nothing half-written is ever under a name.
 * Who removes must know that nobody else means the same content: this folder counts no references.
 */
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, isFull, moveDurably, syncFolder, writeDurably } from './disk.ts'
import { hashOf } from './hash.ts'
import { Refused } from './result.ts'
import { newId } from './runtime.ts'

export type Files = {
  /** Keeps the bytes. Out: their SHA-256, by which they are found again. */
  keep(bytes: Uint8Array): Promise<string>
  read(hash: string): Promise<Uint8Array>
  has(hash: string): Promise<boolean>
  remove(hash: string): Promise<void>
  /** Every hash, in order. */
  list(): AsyncIterable<string>
}

const HASH = /^[0-9a-f]{64}$/
const PART = /^[0-9a-f]{2}$/
const DRAFT = /^(\d+)\.[0-9a-f-]+\.new$/

/** Opens the folder, made where it is lacking; what killed writers left is removed. */
export async function openFiles(folder: string): Promise<Files> {
  await writing(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await removeLeftovers(folder)
  })
  const placeOf = (hash: string): string => join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  return {
    async keep(bytes) {
      const hash = hashOf(bytes)
      const place = placeOf(hash)
      await writing(async () => {
        await makePlace(folder, hash)
        // Sound, it only has to be on the disk; damaged, it is healed.
        if (await isSound(place, hash)) await syncFolder(join(place, '..'))
        else await write(folder, place, bytes)
      })
      return hash
    },
    async read(hash) {
      const bytes = HASH.test(hash) ? await found(placeOf(hash)) : undefined
      if (bytes === undefined) throw new Refused({ kind: 'missing', reason: 'files.missing', facts: {} })
      if (hashOf(bytes) !== hash) throw new Refused({ kind: 'unavailable', reason: 'files.damaged', facts: {} })
      return bytes
    },
    async has(hash) {
      return HASH.test(hash) && (await stat(placeOf(hash)).then((one) => one.isFile(), () => false))
    },
    async remove(hash) {
      if (!HASH.test(hash)) return
      await writing(async () => {
        await rm(placeOf(hash), { force: true })
        await syncFolder(join(placeOf(hash), '..')).catch(() => undefined) // a folder that never was
      })
    },
    async *list() {
      for (const first of await partsOf(folder)) {
        for (const second of await partsOf(join(folder, first))) {
          for (const name of (await readdir(join(folder, first, second))).toSorted()) if (HASH.test(name) && name.startsWith(first + second)) yield name
        }
      }
    },
  }
}

const partsOf = async (folder: string): Promise<string[]> => (await readdir(folder)).filter((name) => PART.test(name)).toSorted()

/** The bytes; nothing where there is no such file. */
async function found(place: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(place)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new Refused({ kind: 'unavailable', reason: 'files.unreadable', facts: { code: codeOf(error) } }, { cause: error })
  }
}

const isSound = async (place: string, hash: string): Promise<boolean> => {
  const bytes = await found(place).catch(() => undefined)
  return bytes !== undefined && hashOf(bytes) === hash
}

/** What this process is writing now. */
const drafts = new Set<string>()

async function write(folder: string, place: string, bytes: Uint8Array, mayTryAgain = true): Promise<void> {
  const draft = join(folder, `${process.pid}.${newId()}.new`)
  drafts.add(draft)
  try {
    await writeDurably(draft, bytes, 0o600)
    await moveDurably(draft, place)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    // On a shared disk, another machine that opens the folder takes our draft for a leftover.
    if (codeOf(error) === 'ENOENT' && mayTryAgain) return await write(folder, place, bytes, false)
    throw error
  } finally {
    drafts.delete(draft)
  }
}

async function makePlace(folder: string, hash: string): Promise<void> {
  const outer = join(folder, hash.slice(0, 2))
  if ((await mkdir(join(outer, hash.slice(2, 4)), { recursive: true, mode: 0o700 })) === undefined) return
  await syncFolder(outer)
  await syncFolder(folder)
}

/** Drafts of processes that are no more. A number that is ours by now was another's, unless we write it. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const writer = Number(DRAFT.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(writer) || drafts.has(join(folder, name)) || (writer !== process.pid && isAlive(writer))) continue
    await rm(join(folder, name), { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** What the disk says against it, as a refusal. */
async function writing(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(isFull(error) ? { kind: 'unavailable', reason: 'files.full', facts: {} } : { kind: 'unavailable', reason: 'files.unwritable', facts: { code: codeOf(error) } }, { cause: error })
  }
}
