/**
 * Runs {@link extract} with what the engine cannot know: a clock and a limit of memory. The engine bounds sizes; a few kilobytes of PDF can still ask for hours.
 * **Units**: milliseconds, megabytes.
 */
import { Worker } from 'node:worker_threads'
import type { Extracted } from '#engine/extract'
import type { Result } from '#engine'
import type { Question } from './extract-worker.ts'

const DEADLINE_MS = 60_000
const MEMORY_MB = 1_536

let worker: Worker | undefined

/** The text of a file, or `exhausted` where that takes too long or too much memory; the next file gets a fresh thread then. One call at a time. */
export function extractBounded(bytes: Uint8Array, name: string, deadline = DEADLINE_MS): Promise<Result<Extracted> | 'exhausted'> {
  const thread = (worker ??= start())
  return new Promise((resolve) => {
    const end = (answer: Result<Extracted> | 'exhausted'): void => {
      clearTimeout(timer)
      thread.off('message', end)
      thread.off('error', giveUp)
      thread.unref()
      resolve(answer)
    }
    const giveUp = (): void => {
      worker = undefined
      void thread.terminate()
      end('exhausted')
    }
    const timer = setTimeout(giveUp, deadline)
    thread.on('message', end)
    thread.on('error', giveUp)
    thread.ref()
    thread.postMessage({ bytes, name } satisfies Question)
  })
}

function start(): Worker {
  return new Worker(new URL('./extract-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, stderr: true })
}
