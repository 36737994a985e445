/** Who votes on a day: organisations whose own membership has votes by the electorate and whose voice does not rest. Who rests is in no count. */
import { holdsOn, type Day } from './day.ts'
import type { Membership, MembershipKind } from './membership.ts'
import type { OrganisationId } from './organisation.ts'
import { restingOn, type Rest } from './rest.ts'
import type { VotingRule } from './voting-rule.ts'

/** Without an electorate: every membership that holds. */
export function votersOf(day: Day, memberships: readonly Membership[], rests: readonly Pick<Rest, 'organisation' | 'until' | `from`>[], electorate?: VotingRule['electorate']): { readonly organisation: OrganisationId; readonly kind: MembershipKind; readonly votes: number }[] {
  const resting = restingOn(rests, day)
  return memberships
    .filter((membership) => holdsOn(membership, day) && !resting.has(membership.organisation))
    .map(({ organisation, kind }) => ({ organisation, kind, votes: electorate === undefined ? 1 : (electorate[kind] ?? 0) }))
    .filter(({ votes }) => votes > 0)
}
