/**
 * Who acts: a person, and what they act for: the alliance as one of those who tend it, or an organisation. In a demo one may act without being a person.
 * The door finds standing and roles anew for each request; what is written down is the {@link Author}: who it was, and nothing that may change.
 */
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Standing } from './membership.ts'
import type { OrganisationId } from './organisation.ts'
import type { AllianceRole, OrganisationRole } from './role.ts'

export type PersonId = Id<'person'>

export type Actor =
  | { readonly as: 'curator'; readonly person?: PersonId; /** What the person is for the alliance; nothing said: whoever plays in a demo, who is all of it. */ readonly roles?: readonly AllianceRole[] }
  | { readonly as: 'organisation'; readonly organisation: OrganisationId; readonly standing: Standing; readonly person?: PersonId; /** Likewise for the organisation. */ readonly roles?: readonly OrganisationRole[] }
  | { readonly as: 'outside'; readonly person?: PersonId; /** What somebody is for the alliance who does not tend its matters: `operator`, `confidant`. */ readonly roles?: readonly AllianceRole[] }

export type Author = { readonly as: 'curator'; readonly person?: PersonId } | { readonly as: 'organisation'; readonly organisation: OrganisationId; readonly person?: PersonId }

export const CURATOR: Actor = { as: 'curator' }
export const OUTSIDE: Actor = { as: 'outside' }

/** Does this actor act for one of these organisations? */
export const actsForAny = (actor: Actor, organisations: readonly OrganisationId[]): boolean => actor.as === 'organisation' && organisations.includes(actor.organisation)

/** Does this actor decide for one of these organisations? Who only takes part for it (a contributor) does not. */
export const decidesForAny = (actor: Actor, organisations: readonly OrganisationId[]): boolean => actsForAny(actor, organisations) && actor.as === 'organisation' && (actor.roles === undefined || actor.roles.some((role) => role !== 'contributor'))

/** Why not: who has not said who they are is asked that first, and who only takes part for the organisation in question is told who decides there. */
export function deny(actor: Actor, reason: string, organisations: readonly OrganisationId[] = []): Result<never> {
  if (actor.as === 'outside' && actor.person === undefined) return refuse('unknown-person', 'actor.outside')
  return refuse('forbidden', actsForAny(actor, organisations) && !decidesForAny(actor, organisations) ? 'actor.contributor' : reason)
}

/** Reads what the alliance keeps to itself: its curator and its members, no guests. */
export const isInside = (actor: Actor): boolean => actor.as === 'curator' || (actor.as === 'organisation' && actor.standing === 'member')

/** Is this actor one of these for the alliance? */
export const isForAlliance = (actor: Actor, ...roles: readonly AllianceRole[]): boolean => actor.as !== 'organisation' && (actor.roles === undefined ? actor.as === 'curator' : actor.roles.some((role) => roles.includes(role)))

/** Is this actor one of these for this organisation? */
export const isForOrganisation = (actor: Actor, organisation: OrganisationId, ...roles: readonly OrganisationRole[]): boolean =>
  actor.as === 'organisation' && actor.organisation === organisation && (actor.roles === undefined || actor.roles.some((role) => roles.includes(role)))

/** Who signs for an act. Nobody acts from outside. */
export function authorOf(actor: Actor): Result<Author> {
  if (actor.as === 'outside') return refuse('unknown-person', 'actor.outside')
  const person = actor.person === undefined ? {} : { person: actor.person }
  return accept(actor.as === 'curator' ? { as: 'curator', ...person } : { as: 'organisation', organisation: actor.organisation, ...person })
}
