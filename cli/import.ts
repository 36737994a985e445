/** `schnittmenge import FILE…`: organisations and their texts from CSV, Excel or JSONL, also packed by gzip, into the house of the data folder. */
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { importFile, importTold } from '../app/import.ts'
import { houseSentence } from '../app/said.ts'
import { Refused } from './exit.ts'
import { declined, settingsFor } from './house.ts'
import { printable } from './look.ts'
import { progressOver } from './progress.ts'
import { readBytes } from './read.ts'
import { say, type Language } from './words.ts'

/** As large as an import may be, packed or not. */
const LARGEST = 100_000_000
const REFUSED_SHOWN = 20

export async function importCommand(paths: readonly string[], isPublic: boolean, language: Language): Promise<void> {
  const settings = settingsFor(language, houseSentence)
  for (const path of paths) {
    const bytes = await readBytes(path, language, LARGEST)
    const name = basename(path)
    const stopping = new AbortController()
    const stop = (): void => stopping.abort()
    process.once('SIGINT', stop)
    let most = 1
    const progress = progressOver(100, say(language, 'progress.import'))
    progress.step(say(language, 'progress.writing'), 'slow')
    try {
      const plan = await declined(language, houseSentence, () =>
        importFile(settings, { bytes: unpacked(bytes, path, language), name: name.replace(/\.gz$/, '') }, {
          isPublic,
          signal: stopping.signal,
          told: (left) => {
            most = Math.max(most, left)
            progress.reach(Math.round((100 * (most - left)) / most), say(language, 'progress.left', { left }))
          },
        }),
      )
      progress.done()
      tellDone(path, importTold(plan, language), language)
    } finally {
      progress.done()
      process.off('SIGINT', stop)
    }
  }
}

function unpacked(bytes: Uint8Array, path: string, language: Language): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST })
  } catch {
    throw new Refused(say(language, 'import.packed', { path }))
  }
}

function tellDone(path: string, { counts, ignored, refused }: ReturnType<typeof importTold>, language: Language): void {
  const more = refused.length > REFUSED_SHOWN ? [say(language, 'import.more', { count: refused.length - REFUSED_SHOWN })] : []
  const lines = [say(language, 'import.done', { path, ...counts }), ...ignored, ...refused.slice(0, REFUSED_SHOWN), ...more]
  process.stdout.write(lines.map((line) => `${printable(line)}\n`).join(''))
}
