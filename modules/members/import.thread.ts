/**
 * Both ends of the thread that reads uploaded import files: a file made to waste time or memory wastes only the thread.
 * **Shapes**: up to {@link UPLOAD_LIMIT} and {@link UPLOAD_ROWS} rows; longer lists are imported by the command line.
 * **Errors**: all that `readImportFile` refuses; too many rows; what exhausts the thread.
 */
import { refuse, type Result } from '#platform/result'
import { answering, Exhausted, openThread, type Thread } from '#platform/threads'
import { readImportFile } from './import-file.ts'
import type { ReadRows } from './import-said.ts'

export const UPLOAD_LIMIT = 20_000_000
const UPLOAD_ROWS = 20_000

type Question = { readonly bytes: Uint8Array; readonly name: string; readonly isLong: boolean }

const thread: Thread<Question, Result<ReadRows>> = openThread(new URL(import.meta.url), { memoryMb: 2_048, deadlineMs: 60_000 })

export async function readUpload(bytes: Uint8Array, name: string): Promise<Result<ReadRows>> {
  if (bytes.length > UPLOAD_LIMIT) return refuse('too-large', 'import.tooLarge', { size: Math.ceil(bytes.length / 1_000_000), limit: UPLOAD_LIMIT / 1_000_000 })
  try {
    return await thread.ask({ bytes, name, isLong: false })
  } catch (error) {
    if (error instanceof Exhausted) return refuse('too-large', 'import.exhausted', { name })
    throw error
  }
}

/** A long list, for the command line: as much as `readImportFile` takes. */
export const readLong = (bytes: Uint8Array, name: string): Promise<Result<ReadRows>> => thread.ask({ bytes, name, isLong: true }, { deadlineMs: 600_000 })

answering(({ bytes, name, isLong }: Question): Result<ReadRows> => {
  const read = readImportFile(bytes, name)
  // Counted here: what is refused need not be carried over.
  return !isLong && read.ok && read.value.rows.length + read.value.refused.length > UPLOAD_ROWS ? refuse('too-large', 'import.tooManyRows', { limit: UPLOAD_ROWS }) : read
})
