/** Again and again until told to stop, first at once. A failure is logged, and the next time comes. */
import { setTimeout as after } from 'node:timers/promises'
import type { Log } from './log.ts'

/** Ends when `stopping` is aborted and the work under way is done. */
export async function every(ms: number, stopping: AbortSignal, log: Log, work: () => Promise<unknown>): Promise<void> {
  while (!stopping.aborted) {
    await work().catch((error: unknown) => log.warn({ err: error }, 'what is done at regular times failed'))
    await after(ms, undefined, { signal: stopping, ref: false }).catch(() => undefined)
  }
}
