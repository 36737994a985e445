/**
 * Who acts. Until people have accounts a request acts as curator of the alliance or for a chosen organisation; later a person stands beside what they act for, and the shape stays.
 * The door finds the standing anew for each request; what is written down is the {@link Author}: who it was, and no standing that may change.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Standing } from './membership.ts'
import type { OrganisationId } from './organisation.ts'

export type Actor =
  | { readonly as: 'curator' }
  | { readonly as: 'organisation'; readonly organisation: OrganisationId; readonly standing: Standing }
  | { readonly as: 'outside' }

export type Author = { readonly as: 'curator' } | { readonly as: 'organisation'; readonly organisation: OrganisationId }

export const CURATOR: Actor = { as: 'curator' }
export const OUTSIDE: Actor = { as: 'outside' }

/** Does this actor act for one of these organisations? */
export const actsForAny = (actor: Actor, organisations: readonly OrganisationId[]): boolean => actor.as === 'organisation' && organisations.includes(actor.organisation)

/** Reads what the alliance keeps to itself: its curator and its members, no guests. */
export const isInside = (actor: Actor): boolean => actor.as === 'curator' || (actor.as === 'organisation' && actor.standing === 'member')

/** Who signs for an act. Nobody acts from outside. */
export const authorOf = (actor: Actor): Result<Author> =>
  actor.as === 'outside' ? refuse('unknown-person', 'actor.outside') : accept(actor.as === 'curator' ? { as: 'curator' } : { as: 'organisation', organisation: actor.organisation })
