/**
 * Invitation: a private link that makes whoever opens it the person for whom it was written, with the roles it names. Good once, for two weeks.
 *
 * ```
 * open → accepted
 *      → withdrawn        by who invited
 *      → expired          by the clock
 * ```
 * **Errors**: what is over says how; two who accept at once: the second is told that it is taken.
 */
import type { Author, OrganisationId, PersonId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Office } from './held-role.ts'
import { describePerson, type Person } from './person.ts'

export type Invitation = {
  readonly id: string
  /** Where it was sent; the first one of a house, shown at its start, was sent nowhere. */
  readonly email?: string
  readonly name?: string
  readonly language: Language
  readonly organisation?: OrganisationId
  readonly offices: readonly Office[]
  readonly by?: Author
  readonly at: Instant
  readonly until: Instant
  readonly acceptedAt?: Instant
  readonly acceptedBy?: PersonId
  readonly withdrawnAt?: Instant
}

/** How long one is good. */
export const INVITATION_DAYS = 14

/** Writes an invitation. */
export function invite(said: { readonly email?: string; readonly name?: string; readonly language: Language; readonly organisation?: OrganisationId; readonly offices: readonly Office[] }, given: { readonly id: string; readonly by?: Author; readonly at: Instant; readonly until: Instant }): Result<Invitation> {
  return said.offices.length === 0 ? refuse('invalid', 'invitation.noRole') : accept({ ...said, ...given })
}

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'expired'

export const stateOf = ({ acceptedAt, withdrawnAt, until }: Invitation, at: Instant): InvitationState => (acceptedAt !== undefined ? 'accepted' : withdrawnAt !== undefined ? 'withdrawn' : at > until ? 'expired' : 'open')

/** Is it still good? */
export function openInvitation(invitation: Invitation, at: Instant): Result<Invitation> {
  const state = stateOf(invitation, at)
  return state === 'open' ? accept(invitation) : refuse('conflict', `invitation.${state}`)
}

/** Somebody accepts: as the person who is signed in or whom the address already names, or as a new one. */
export function acceptInvitation(invitation: Invitation, who: { readonly known: Person } | { readonly name: string; readonly email: string; readonly id: PersonId }, at: Instant): Result<{ readonly invitation: Invitation; readonly person: Person; readonly isNew: boolean }> {
  const open = openInvitation(invitation, at)
  if (!open.ok) return open
  const person = 'known' in who ? accept(who.known) : describePerson({ name: who.name, email: invitation.email ?? who.email, language: invitation.language }, { id: who.id })
  if (!person.ok) return person
  return accept({ invitation: { ...invitation, acceptedAt: at, acceptedBy: person.value.id }, person: person.value, isNew: !('known' in who) })
}

export function withdrawInvitation(invitation: Invitation, at: Instant): Result<Invitation> {
  const open = openInvitation(invitation, at)
  return open.ok ? accept({ ...invitation, withdrawnAt: at }) : open
}
