/**
 * Membership (Mitgliedschaft) as far as the map needs it: who is inside the alliance, who is a guest, who stands beside it.
 *
 * ```
 * full · associated            → member     a company or institute of a member cluster is one through it
 * supporter · guest            → guest      seen on the map, reads what is public
 * neither, on that day         → outside    “Anknüpfungspunkt außerhalb”: beside the map, never counted
 * ```
 * Procedures (accession, notice, expulsion) come with the charter; they write these rows.
 */
import { accept, refuse, type Result } from '#platform/result'
import { clustersOf, type Belonging } from './belonging.ts'
import { holdsOn, overlap, type Day, type Span } from './day.ts'
import { nameIn, type Organisation, type OrganisationId } from './organisation.ts'

export const MEMBERSHIPS = ['full', 'associated', 'supporter', 'guest'] as const
export type MembershipKind = (typeof MEMBERSHIPS)[number]

/** *Founding* is a mark, not a kind. */
export type Membership = Span & { readonly organisation: OrganisationId; readonly kind: MembershipKind; readonly founding: boolean }

export type Standing = 'member' | 'guest' | 'outside'

/** It joins; `known` are its memberships so far. One at a time. */
export function join(organisation: Organisation, kind: MembershipKind, { founding, ...span }: Span & { readonly founding: boolean }, known: readonly Membership[]): Result<Membership> {
  if (span.from !== undefined && span.until !== undefined && span.until < span.from) return refuse('invalid', 'span.backwards', { from: span.from, until: span.until })
  const twice = known.some((other) => other.organisation === organisation.id && overlap(other, span))
  return twice ? refuse('conflict', 'membership.twice', { name: nameIn(organisation, 'de') }) : accept({ ...span, organisation: organisation.id, kind, founding })
}

/** It is a member or guest until this day, and then no longer. */
export function end(membership: Membership, until: Day): Result<Membership> {
  if (membership.from !== undefined && until < membership.from) return refuse('invalid', 'span.backwards', { from: membership.from, until })
  if (membership.until !== undefined && membership.until <= until) return refuse('conflict', 'membership.ended', { until: membership.until })
  return accept({ ...membership, until })
}

/** The standing of an organisation on a day. Its own membership counts before that of its clusters. */
export function standingOf(organisation: OrganisationId, memberships: readonly Membership[], belongings: readonly Belonging[], day: Day): Standing {
  const own = standingByItself(organisation, memberships, day)
  if (own !== 'outside') return own
  return clustersOf(organisation, belongings, day).some((cluster) => standingByItself(cluster, memberships, day) === 'member') ? 'member' : 'outside'
}

function standingByItself(organisation: OrganisationId, memberships: readonly Membership[], day: Day): Standing {
  const kind = memberships.find((membership) => membership.organisation === organisation && holdsOn(membership, day))?.kind
  return kind === undefined ? 'outside' : kind === 'full' || kind === 'associated' ? 'member' : 'guest'
}
