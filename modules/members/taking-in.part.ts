/** An organisation joins as a procedure decided it: it is written down where the register does not have it, and its membership begins; another that it held until then ends the day before. */
import type { Tx } from '#platform/database'
import { accept, type Result } from '#platform/result'
import { dayAfter } from '#platform/time'
import { CURATOR } from './actor.ts'
import { admit } from './change-store.ts'
import { holdsOn, type Day } from './day.ts'
import { end, type MembershipKind } from './membership.ts'
import { describe, type OrganisationId, type Said } from './organisation.ts'
import { keepMemberships, membershipsOf } from './placing-store.ts'
import { addOrganisations, findOrganisation } from './store.ts'

export async function takeIn(tx: Tx, said: Said, { id, kind, from, invented }: { readonly id: OrganisationId; readonly kind: MembershipKind; readonly from: Day; readonly invented: boolean }): Promise<Result<void>> {
  const known = await findOrganisation(tx, id)
  if (!known.ok) {
    const described = describe(said, { id, audience: 'alliance', invented })
    const added = described.ok ? await addOrganisations(tx, [described.value]) : described
    if (!added.ok) return added
  }
  const held = (await membershipsOf(tx, id)).find((one) => holdsOn(one, from))
  // The same again is refused by the rule of joining.
  const ended = held === undefined || held.kind === kind ? accept(undefined) : end(held, dayAfter(from, -1))
  if (!ended.ok) return ended
  if (ended.value !== undefined) await keepMemberships(tx, [ended.value])
  return admit(tx, CURATOR, id, kind, { from, founding: false })
}
