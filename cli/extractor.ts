/**
 * Runs {@link extract} with what the engine cannot know: a clock and a limit of memory. The engine bounds sizes; a few kilobytes of PDF can still ask for hours.
 * **Units**: milliseconds, megabytes.
 */
import type { Extracted } from '#engine/extract'
import type { Result } from '#engine'
import { Exhausted, openThread, type Thread } from '#platform/threads'
import type { Question } from './extract-worker.ts'

const thread: Thread<Question, Result<Extracted>> = openThread(new URL('./extract-worker.ts', import.meta.url), { memoryMb: 1_536, deadlineMs: 60_000 })

/** The text of a file, or `exhausted` where that takes too long or too much memory. */
export async function extractBounded(bytes: Uint8Array, name: string, deadlineMs?: number): Promise<Result<Extracted> | 'exhausted'> {
  try {
    return await thread.ask({ bytes, name }, deadlineMs === undefined ? {} : { deadlineMs })
  } catch (error) {
    if (error instanceof Exhausted) return 'exhausted'
    throw error
  }
}
