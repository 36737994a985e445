/**
 * One question at a time to each host, with a pause after it, whoever asks within this process: a website must not feel that we read it.
 * **Shapes**: some hundred hosts at once; a host is forgotten once its pause is over and nobody waits.
 * **Units**: milliseconds.
 */
import { setTimeout as sleep } from 'node:timers/promises'

/** Per host, when the last in line is done and its pause over. */
const lines = new Map<string, Promise<number>>()

/** Does the work when it is this host's turn. Throws what the work throws, and an `AbortError` where the signal is aborted while waiting. */
export async function inTurn<T>(host: string, pause: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const before = lines.get(host) ?? Promise.resolve(0)
  const mine = before.then(async (freeAt) => {
    const wait = freeAt - performance.now()
    if (wait > 0) await sleep(wait, undefined, { signal })
    signal.throwIfAborted()
    return work()
  })
  const line = mine.then(
    () => performance.now() + pause,
    () => performance.now() + pause,
  )
  lines.set(host, line)
  void forget(host, line, pause)
  return mine
}

async function forget(host: string, line: Promise<number>, pause: number): Promise<void> {
  await line
  await sleep(pause, undefined, { ref: false })
  if (lines.get(host) === line) lines.delete(host)
}
