/** Calls that a demo begins with; the engine reads them like any other. */
import type { Tx } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import type { Instant } from '#platform/time'
import { enter, type Said } from './call.ts'
import { findLater } from './later.part.ts'
import { addCall } from './store.ts'

export async function seedCalls(tx: Tx, calls: readonly Said[], at: Instant): Promise<void> {
  const entered = calls.map((said) => must(enter(said, { id: newId(), origin: { from: 'entered' }, by: { as: 'curator' }, at })))
  for (const call of entered) await addCall(tx, call)
  await findLater(tx, entered.map(({ id }) => id))
}
