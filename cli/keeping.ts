/** `schnittmenge backup FILE`, `restore FILE`, `upgrade`, `doctor`. The house's own operations are in app/; here they are called, watched and told. */
import { backup, type BackupMade } from '../app/backup.ts'
import { doctor, type Finding } from '../app/doctor.ts'
import type { Doing } from '../app/keeping.ts'
import { keepingSentence } from '../app/keeping-words.ts'
import { restore } from '../app/restore.ts'
import { takeAwayInto } from '../app/take-away.ts'
import { upgrade } from '../app/upgrade.ts'
import { readSettings, type Settings } from '#platform/settings'
import { Interrupted, Refused } from './exit.ts'
import { declined, settingsFor } from './house.ts'
import { printable } from './look.ts'
import { progressOver } from './progress.ts'
import { say, type Language, type WordKey } from './words.ts'

export async function backupCommand(path: string, language: Language): Promise<void> {
  const made = await watched('progress.backup', language, (settings, doing) => backup(settings, path, doing))
  tell(say(language, 'keeping.backedUp', { ...countsOf(made), path: made.path, size: megabytes(made.bytes) }))
  tellDamaged(made, language)
}

export async function exportCommand(path: string, language: Language): Promise<void> {
  const made = await watched('progress.export', language, (settings, doing) => takeAwayInto(settings, path, doing))
  tell(say(language, 'keeping.exported', { rows: Object.values(made.tables).reduce((sum, rows) => sum + rows, 0), files: made.files, path: made.path, size: megabytes(made.bytes) }))
  if (made.missing.length > 0) process.stderr.write(`${printable(say(language, 'keeping.missing', { missing: made.missing.length }))}\n`)
}

export async function restoreCommand(path: string, language: Language): Promise<void> {
  const { manifest, counts } = await watched('progress.restore', language, (settings, doing) => restore(settings, path, doing))
  tell(say(language, 'keeping.restored', { ...countsOf({ counts }), version: manifest.version, at: new Date(manifest.madeAt).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' }) }))
}

export async function upgradeCommand(language: Language): Promise<void> {
  const { steps, backup: made } = await watched('progress.backup', language, (settings, doing) => upgrade(settings, doing))
  if (made === undefined) return tell(say(language, 'keeping.upToDate'))
  tell(say(language, 'keeping.upgraded', { steps: steps.length, path: made.path }))
  tellDamaged(made, language)
}

export async function doctorCommand(language: Language): Promise<void> {
  const findings = await declined(language, keepingSentence, () => doctor(readSettings(process.env)))
  const wrong = findings.filter(({ grade }) => grade === 'wrong')
  for (const finding of findings) tell(`${MARKS[finding.grade]} ${keepingSentence(finding, language)}`)
  tell(say(language, wrong.length === 0 ? 'keeping.healthy' : 'keeping.unhealthy', { wrong: wrong.length }))
  if (wrong.length > 0) throw new Refused('')
}

const MARKS: Readonly<Record<Finding['grade'], string>> = { good: '✓', hint: '·', wrong: '✗' }

/** Runs long work with the settings of the environment, a bar, and Ctrl-C as the way out: what was begun is cleared away first. */
async function watched<T>(label: WordKey, language: Language, work: (settings: Settings, doing: Doing) => Promise<T>): Promise<T> {
  const settings = settingsFor(language, keepingSentence)
  const progress = progressOver(100, say(language, label))
  const stopping = new AbortController()
  const stop = (): void => stopping.abort()
  for (const signal of SIGNALS) process.on(signal, stop)
  try {
    return await declined(language, keepingSentence, () => work(settings, { signal: stopping.signal, told: (share, name) => progress.reach(Math.floor(share * 100), printable(name)) }))
  } catch (error) {
    if (stopping.signal.aborted) throw new Interrupted(say(language, 'keeping.interrupted'))
    throw error
  } finally {
    progress.done()
    for (const signal of SIGNALS) process.off(signal, stop)
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const countsOf = ({ counts }: Pick<BackupMade, 'counts'>): { rows: number; jobs: number; files: number } => ({ rows: Object.values(counts.tables).reduce((sum, rows) => sum + rows, 0), jobs: counts.jobs, files: counts.files })

const megabytes = (bytes: number): string => Math.max(0.1, bytes / 1_000_000).toFixed(1)

const tell = (sentence: string): void => void process.stdout.write(`${printable(sentence)}\n`)

function tellDamaged({ damaged }: BackupMade, language: Language): void {
  const [path] = damaged
  if (path !== undefined) process.stderr.write(`${printable(say(language, 'keeping.damaged', { damaged: damaged.length, path }))}\n`)
}
