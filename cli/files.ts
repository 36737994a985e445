/** What the system says of a path, before anything of it is read. Loads nothing of the engine, so that a command which needs little starts at once. */
import { stat } from 'node:fs/promises'
import { refused } from './exit.ts'
import type { Language } from './words.ts'

/** The size of a regular file. Throws a refusal where there is none: a pipe or device would be waited for, or never end. */
export async function sizeOf(path: string, language: Language): Promise<number> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw refused(language, 'file.isFolder', { path })
    if (!found.isFile()) throw refused(language, 'file.special', { path })
    return found.size
  } catch (error) {
    throw asRefusal(error, path, language)
  }
}

/** What the system says of a path, in a sentence; anything that is not the system's is passed on. */
export function asRefusal(error: unknown, path: string, language: Language): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return refused(language, 'file.missing', { path })
  if (error.code === 'EACCES' || error.code === 'EPERM') return refused(language, 'file.unreadable', { path })
  return refused(language, 'file.failed', { path, code: String(error.code) })
}
