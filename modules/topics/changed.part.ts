/**
 * What follows when organisations change, their clusters or their standing: the map is computed anew, and open pages hear of whom.
 * **Shapes**: more than {@link MOST_NAMED} at once, as imports and member lists bring them, are told together, of nobody by name.
 */
import type { Tx } from '#platform/database'
import { record } from '#platform/live'
import { organisationsById, type OrganisationId } from '#modules/members'
import { computeLater } from './jobs.ts'

const MOST_NAMED = 50

export async function organisationsChanged(tx: Tx, changed: readonly OrganisationId[]): Promise<void> {
  await computeLater(tx)
  const ids = [...new Set(changed)]
  if (ids.length > MOST_NAMED) return record(tx, { kind: 'organisation.changed', about: '', facts: { audience: await audienceOf(tx, ids) } })
  for (const about of ids) await record(tx, { kind: 'organisation.changed', about })
}

/** Who may know that any of them changed. */
async function audienceOf(tx: Tx, ids: readonly OrganisationId[]): Promise<'public' | 'alliance'> {
  const found = await organisationsById(tx, ids)
  return [...found.values()].some(({ audience }) => audience === 'public') ? 'public' : 'alliance'
}
