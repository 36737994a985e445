/**
 * A file imported into a house, running or not: organisations and texts in one transaction, then the texts are read and the map is computed, by the running house or here.
 * **Units**: 4,766 organisations with 693 texts take some seconds to write and to read.
 * **Errors**: all that the file's door refuses; a house of play data takes no import.
 */
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { migrate, openEmbedded, openRemote, openRunning, type Database } from '#platform/database'
import { openFiles } from '#platform/files'
import { openFolder } from '#platform/folder'
import { jobsNow, openJobs, prepareJobs } from '#platform/jobs'
import { silentLog } from '#platform/log'
import { Refused } from '#platform/result'
import type { Settings } from '#platform/settings'
import { say, type Language } from '#platform/words'
import { countOutcomes, importAtOnce, tellIgnored, tellRow, type ImportPlan } from '../modules/members/import-jobs.ts'
import { openReaders } from '../modules/topics/jobs.ts'
import { history } from './keeping.ts'
import { HOUSE_WORDS } from './said.ts'
import { engineVersion, importing, readingJobs } from './wiring.ts'

const LOOK_MS = 200

/** What an import did, in numbers and sentences. */
export const importTold = ({ rows, texts, ignored }: ImportPlan, language: Language): { readonly counts: Readonly<Record<string, number>>; readonly ignored: readonly string[]; readonly refused: readonly string[] } => ({
  counts: { ...countOutcomes(rows), texts: texts.length },
  ignored: tellIgnored(ignored, language),
  refused: rows.flatMap((row) => (row.outcome === 'refused' ? [say(HOUSE_WORDS, language, 'import.row', { row: row.row, sentence: `${row.name === '' ? '' : `${row.name}: `}${tellRow(row, language).join(' ')}` })] : [])),
})

/** `told` hears how many jobs of reading and computing are left; `signal` ends waiting, not the import. */
export async function importFile(settings: Settings, file: { readonly bytes: Uint8Array; readonly name: string }, options: { readonly isPublic: boolean; readonly signal: AbortSignal; readonly told: (left: number) => void }): Promise<ImportPlan> {
  const folder = await openFolder(settings.data, settings.databaseUrl === undefined ? undefined : 'real', 'real')
  if (folder.kind === 'demo') throw new Refused({ kind: 'conflict', reason: 'import.intoDemo', facts: { path: folder.path } })
  const parts: (() => Promise<unknown>)[] = []
  try {
    const running = settings.databaseUrl === undefined ? await openRunning(settings.data, silentLog) : undefined
    const database: Database = running ?? (settings.databaseUrl === undefined ? await openEmbedded(settings.data, silentLog) : await openRemote(settings.databaseUrl, silentLog))
    parts.push(() => database.close())
    if (running === undefined) {
      await migrate(database.db, await history())
      await prepareJobs(database)
      const readers = openReaders()
      parts.push(() => readers.engine.close(), () => readers.extractor.close())
      const jobs = readingJobs({ db: database.db, files: await openFiles(join(settings.data, 'files')), contact: settings.publicUrl, engineVersion: engineVersion(), ...readers })
      const workers = await openJobs(database, silentLog, jobs, { concurrency: 2 })
      parts.push(() => workers.close())
    }
    const plan = await importAtOnce(importing(database.db), file, options.isPublic ? 'public' : 'alliance')
    await finished(database, options.signal, options.told)
    return plan
  } finally {
    for (const end of parts.toReversed()) await end().catch(() => undefined)
  }
}

/** Waits until nothing is left to read and compute. */
async function finished({ db }: Database, signal: AbortSignal, told: (left: number) => void): Promise<void> {
  while (!signal.aborted) {
    const left = (await jobsNow(db)).filter(({ name }) => name !== 'topics.read').reduce((sum, { waiting, running }) => sum + waiting + running, 0)
    told(left)
    if (left === 0) return
    await after(LOOK_MS)
  }
}
