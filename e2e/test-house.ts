/** What the houses of tests share: a log that keeps what broke, and waiting until all jobs are done. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '#platform/database'
import { jobsNow } from '#platform/jobs'

/** A log for doors; what it is told as an error is kept in words. */
export function keepingLog(broken: string[]) {
  return { info: () => undefined, warn: () => undefined, error: (facts: object) => void broken.push(`${JSON.stringify(facts)} ${'err' in facts && facts.err instanceof Error ? (facts.err.stack ?? '') : ''}`) }
}

/** Waits until no job waits or runs; none may have failed. */
export async function jobsDone(db: Db): Promise<void> {
  for (;;) {
    const now = await jobsNow(db)
    const failed = now.filter((one) => one.failed > 0 || (one.lastError ?? '') !== '')
    if (failed.length > 0) throw new Error(`jobs failed: ${JSON.stringify(failed)}`)
    if (now.every(({ waiting, running }) => waiting + running === 0)) return
    await pause(25)
  }
}
