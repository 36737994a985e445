/**
 * Runs {@link extract} with what the engine cannot know: a clock and a limit of memory. The engine bounds sizes; a few kilobytes of PDF can still ask for hours.
 * **Units**: milliseconds, megabytes.
 */
import type { Extracted } from '#engine/extract'
import type { Result } from '#engine'
import { openThread, type Thread } from '#platform/threads'
import type { Question } from './extract-worker.ts'

const thread: Thread<Question, Result<Extracted>> = openThread(new URL('./extract-worker.ts', import.meta.url), { memoryMb: 1_536, deadlineMs: 60_000 })

/** The text of a file, or `exhausted` where that takes too long or too much memory. */
export const extractBounded = (bytes: Uint8Array, name: string, deadline?: number): Promise<Result<Extracted> | 'exhausted'> => thread.ask({ bytes, name }, deadline)
