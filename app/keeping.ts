/**
 * What backup, restore, upgrade and doctor share: which house it is, its history, and what a backup says of itself.
 * **Shapes**: a backup is an archive: `backup.json` first; `tables/NAME/000001` … and `jobs/000001` … as text of COPY; `files/…` and `secrets/…` as they are; `counts.json`; the sums.
 */
import { readFile, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { openEmbedded, openRemote, openRunning, readMigrations, type Database, type Migration } from '#platform/database'
import { codeOf } from '#platform/disk'
import { readFolder, type Folder } from '#platform/folder'
import { silentLog } from '#platform/log'
import { Refused } from '#platform/result'
import type { Settings } from '#platform/settings'

/** Where the house is kept. */
export type House = Pick<Settings, 'data' | 'databaseUrl'>

/** Of long work: how to stop it, and who is told how far it is (0 to 1). */
export type Doing = { readonly signal?: AbortSignal; readonly told?: (share: number, name: string) => void }

/** Raised when an older version could not read what a newer one writes. */
export const FORMAT = 1

/** The first word of a backup, which later formats keep. */
export const Opening = z.object({ format: z.number().int() }).loose()

export const Manifest = z.object({
  format: z.literal(FORMAT),
  /** The Schnittmenge that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  kind: z.enum(['demo', 'real']),
  contents: z.object({
    steps: z.array(z.object({ name: z.string(), checksum: z.string() })),
    tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
    sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
    lastJob: z.string().regex(/^\d+$/).optional(),
  }),
})
export type Manifest = z.infer<typeof Manifest>

/** How much there is: rows by table, jobs that wait, files. */
export const Counts = z.object({ tables: z.record(z.string(), z.number().int()), jobs: z.number().int(), files: z.number().int() })
export type Counts = z.infer<typeof Counts>

const root = resolve(import.meta.dirname, '..')

/** The history of the tables, as this version knows it. */
export const history = (): Promise<Migration[]> => readMigrations(join(root, 'migrations'))

export const houseVersion = async (): Promise<string> => z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))).version

/** The folder of a house that is there. */
export async function houseIn(data: string): Promise<Folder> {
  const folder = await readFolder(data).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? undefined : Promise.reject(error)))
  if (folder === undefined) throw new Refused({ kind: 'missing', reason: 'keeping.noHouse', facts: { path: data } })
  return folder
}

/** Its database: the server's, the running house's, or its own, started for the while. `patience` in milliseconds, where a server may still be starting. */
export async function openHouse({ data, databaseUrl }: House, patience?: number): Promise<Database & AsyncDisposable> {
  const database = databaseUrl === undefined ? ((await openRunning(data, silentLog)) ?? (await openEmbedded(data, silentLog))) : await openRemote(databaseUrl, silentLog, patience)
  return { ...database, [Symbol.asyncDispose]: () => database.close() }
}

/** A name for what is not finished; it says whose it is. */
export const draftOf = (path: string): string => `${path}.${process.pid}.new`

/** Clears away what was left by commands that were killed: drafts of this name whose process is no more. */
export async function clearDrafts(folder: string, name: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const [, pid] = (entry.startsWith(`${name}.`) ? /^\.(\d+)\.new$/.exec(entry.slice(name.length)) : null) ?? []
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) await rm(join(folder, entry), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
