/**
 * A role as somebody holds it: which, for which organisation or for the alliance, from, until. Ended, never deleted: who voted in March was the delegate in March.
 * **Errors**: `conflict` where it is held already, is over already, or where an organisation that votes would be left without anybody who votes for it and nobody has said that this is known.
 */
import type { Day, OrganisationId, PersonId, AllianceRole, OrganisationRole } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'

export type HeldRole = {
  readonly person: PersonId
  readonly from: Day
  /** The last day. Who loses a role loses it at once, so it is the day before; before the first one where that was today. */
  readonly until?: Day
} & ({ readonly organisation: OrganisationId; readonly role: OrganisationRole } | { readonly organisation?: never; readonly role: AllianceRole })

/** Which role for whom, whoever holds it. */
export type Office = { readonly organisation: OrganisationId; readonly role: OrganisationRole } | { readonly organisation?: never; readonly role: AllianceRole }

export const isHeldOn = ({ from, until }: Pick<HeldRole, 'from' | 'until'>, day: Day): boolean => from <= day && (until === undefined || day <= until)

const isSame = (held: HeldRole, office: Office): boolean => held.organisation === office.organisation && held.role === office.role

/** Somebody takes a role from this day. `known` are the roles this person holds or held. */
export function takeRole(person: PersonId, office: Office, from: Day, known: readonly HeldRole[]): Result<HeldRole> {
  const twice = known.some((held) => held.person === person && isSame(held, office) && (held.until === undefined || held.until >= from))
  return twice ? refuse('conflict', 'role.twice') : accept({ person, ...office, from })
}

/** What is known where a role ends. */
export type Ending = {
  readonly until: Day
  /** All roles of the same organisation or of the alliance. */
  readonly others: readonly HeldRole[]
  /** Somebody has seen that nobody will vote for the organisation. */
  readonly isKnown?: boolean
}

/** Roles that must not be left empty unseen: who votes for an organisation; who runs the house and the alliance. */
const NEEDED: ReadonlySet<string> = new Set(['delegate', 'operator', 'office'])

/** This is its last day. */
export function giveUpRole(held: HeldRole, { until, others, isKnown = false }: Ending): Result<HeldRole> {
  if (held.until !== undefined && held.until <= until) return refuse('conflict', 'role.ended', { until: held.until })
  if (NEEDED.has(held.role) && !(isKnown && held.role === 'delegate') && isLast(held, until, others)) return refuse('conflict', `role.last.${held.role}`)
  return accept({ ...held, until })
}

/** Does nobody else hold this role beyond this day? */
export const isLast = (held: HeldRole, until: Day, others: readonly HeldRole[]): boolean =>
  !others.some((other) => other.person !== held.person && isSame(other, held) && (other.until === undefined || other.until > until))
