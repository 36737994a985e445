/**
 * Rest (Ruhen des Stimmrechts): a member whose voice rests from a day, until a day or until further notice, with the reason. It stays a member and is in no count of voters, neither of those present nor of all.
 * **Errors**: `invalid` without a reason or with an end before the beginning; `conflict` where it is no member then, or rests already.
 */
import { accept, refuse, type Result } from '#platform/result'
import { holdsOn, overlap, type Day, type Span } from './day.ts'
import type { Membership } from './membership.ts'
import type { OrganisationId } from './organisation.ts'
import { clean } from './spelling.ts'

export type Rest = { readonly organisation: OrganisationId; readonly from: Day; /** The last day. */ readonly until?: Day; readonly reason: string }

export const LONGEST_REASON = 2_000

/** Its voice rests. `memberships` and `known` are its own. */
export function rest(organisation: OrganisationId, said: Omit<Rest, 'organisation'>, { memberships, known }: { readonly memberships: readonly Membership[]; readonly known: readonly Rest[] }): Result<Rest> {
  const reason = reasonIn(said.reason)
  if (!reason.ok) return reason
  if (said.until !== undefined && said.until < said.from) return refuse('invalid', 'span.backwards', { from: said.from, until: said.until })
  if (!memberships.some((membership) => holdsOn(membership, said.from))) return refuse('conflict', 'procedure.noMember', { day: said.from })
  if (known.some((other) => overlap(other, said))) return refuse('conflict', 'rest.twice')
  return accept({ ...said, organisation, reason: reason.value })
}

/** It votes again after this day. */
export function wake(known: readonly Rest[], until: Day): Result<Rest> {
  const resting = known.find((one) => one.until === undefined || one.until > until)
  if (resting === undefined) return refuse('conflict', 'rest.none')
  return until < resting.from ? refuse('invalid', 'span.backwards', { from: resting.from, until }) : accept({ ...resting, until })
}

/** Which organisations rest on a day. */
export const restingOn = (rests: readonly Pick<Rest, 'organisation' | 'until' | `from`>[], day: Day): ReadonlySet<OrganisationId> => new Set(rests.filter((one: Span & Pick<Rest, 'organisation'>) => holdsOn(one, day)).map(({ organisation }) => organisation))

/** Why something is done to a member: always said. */
export function reasonIn(text: string): Result<string> {
  const reason = clean(text)
  if (reason === '') return refuse('invalid', 'http.fields', { reason: 'procedure.noReason' })
  return reason.length > LONGEST_REASON ? refuse('invalid', 'http.fields', { reason: 'procedure.longText' }) : accept(reason)
}
