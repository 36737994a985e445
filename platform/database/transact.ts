/**
 * Transactions that see each other as if one came after the other. Rules read, decide and write in the language of the house, over several rows; PostgreSQL makes sure that what was read still holds when they commit,
 * and where it does not, everything is done again. So a rule never needs a lock, and two curators who merge the same topics cannot both succeed on what only one saw.
 * **Units**: at most {@link ATTEMPTS} attempts with random pauses up to 5, 10, … 640 ms: together some seconds.
 * **Errors**: still no end to the conflicts: `unavailable`. The outcome of a commit whose connection is lost is unknown; it is `unavailable` too and never repeated here.
 * **Source**: PostgreSQL 18, 13.2.3 (serializable) and 13.5 (retry on 40001 and 40P01).
 */
import { setTimeout as after } from 'node:timers/promises'
import { codeOf } from '../disk.ts'
import { Refused } from '../result.ts'
import { keepEntry } from './audit.ts'
import type { Db, Tx } from './connect.ts'

const ATTEMPTS = 10
const SHORTEST_MS = 5

/** `read committed` for bulk work that nobody decides upon. */
export type Isolation = 'serializable' | 'read committed'

/** Runs `work` in a transaction: all of it or, where it throws, nothing. It may run several times, so it must touch nothing but the transaction. Who asked for it stands in the audit trail. */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>, isolation: Isolation = 'serializable'): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(async (tx) => {
        const outcome = await work(tx)
        await keepEntry(tx, outcome)
        return outcome
      })
    } catch (error) {
      if (!['40001', '40P01'].includes(codeOf(error))) throw error
      if (attempt === ATTEMPTS) throw new Refused({ kind: 'unavailable', reason: 'database.busy', facts: {} }, { cause: error })
      // Chance parts those that collided.
      await after(Math.random() * SHORTEST_MS * 2 ** (attempt - 1))
    }
  }
}
