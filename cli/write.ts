/** Files that a command writes: whole or not at all. */
import { mkdtemp, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Interrupted, Refused, refused } from './exit.ts'
import { isWordKey, say, type Language } from './words.ts'

/**
 * Writes beside the target and renames, so that nothing is ever half written. A link keeps leading where it leads, a file its mode; what is no file is left alone.
 * The place is tried before `fill` is asked, so that nobody waits for an answer that cannot be kept.
 */
export async function writeWhole(path: string, language: Language, fill: (draft: FileHandle) => Promise<void>): Promise<void> {
  let folder: string | undefined
  try {
    const existing = await stat(path).catch(() => undefined)
    if (existing?.isDirectory() === true) throw unwritable(path, 'EISDIR', language)
    if (existing !== undefined && !existing.isFile()) throw refused(language, 'out.special', { path })
    const target = existing === undefined ? path : await realpath(path)
    folder = await mkdtemp(join(dirname(target), '.schnittmenge-'))
    const draft = join(folder, 'draft')
    const file = await open(draft, 'w', existing?.mode)
    try {
      await fill(file)
    } finally {
      await file.close()
    }
    await rename(draft, target)
  } catch (error) {
    if (error instanceof Refused || error instanceof Interrupted) throw error
    throw unwritable(path, error instanceof Error && 'code' in error ? String(error.code) : String(error), language)
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }
}

function unwritable(path: string, code: string, language: Language): Refused {
  const key = `out.reason.${code}`
  return refused(language, 'out.failed', { path, reason: isWordKey(key) ? say(language, key) : code })
}
