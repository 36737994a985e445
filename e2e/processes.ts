/** Processes of Linux, for tests that kill or stop a house with all that belongs to it. */
import { readdirSync, readFileSync } from 'node:fs'

/** This process and everything that descends from it. */
export function withDescendants(root: number): number[] {
  const parents = readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? [[Number(pid), parentOf(pid)] as const] : []))
  const whole = [root]
  // The list grows while it is walked.
  for (const one of whole) whole.push(...parents.flatMap(([pid, parent]) => (parent === one ? [pid] : [])))
  return whole
}

function parentOf(pid: string): number {
  try {
    return Number(/^.*\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Sends all of them a signal; those that ended meanwhile need none. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // Ended by itself.
    }
  }
}
