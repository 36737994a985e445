/** Who may do what with calls and feeds. What one may not read does not exist: `missing`, never `forbidden`. */
import { actors, type Actor, type Author, type OrganisationId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import type { Call } from './call.ts'

const { authorOf, decidesForAny, deny, isForAlliance, isForOrganisation, isInside } = actors

const isOffice = (actor: Actor): boolean => isForAlliance(actor, 'office', 'moderator')

/** Whoever manages a member organisation. */
const isManager = (actor: Actor): boolean => actor.as === 'organisation' && actor.standing === 'member' && isForOrganisation(actor, actor.organisation, 'manager')

export const may = {
  read: (actor: Actor, call: Pick<Call, 'audience'>): Result<void> => (call.audience === 'public' || isInside(actor) ? accept(undefined) : refuse('missing', 'call.none')),

  /** Also those that only the alliance reads. */
  readInside: (actor: Actor): boolean => isInside(actor),

  enter: (actor: Actor): Result<Author> => (isOffice(actor) || isManager(actor) ? authorOf(actor) : deny(actor, 'call.mayNotEnter')),

  /** Its own the organisation changes, all of them the office. */
  edit: (actor: Actor, call: Pick<Call, 'audience' | 'by'>): Result<Author> => {
    const read = may.read(actor, call)
    if (!read.ok) return read
    const isOwn = call.by.as === 'organisation' && actor.as === 'organisation' && call.by.organisation === actor.organisation && isManager(actor)
    return isOffice(actor) || isOwn ? authorOf(actor) : deny(actor, 'call.mayNotEdit')
  },

  /** Which feeds are read. */
  tendFeeds: (actor: Actor): Result<Author> => (isOffice(actor) ? authorOf(actor) : deny(actor, 'call.mayNotTendFeeds')),

  /** A calendar with what the alliance keeps to itself is for member organisations, and made by whoever decides there. */
  subscribe: (actor: Actor): Result<OrganisationId> => (actor.as === 'organisation' && actor.standing === 'member' && decidesForAny(actor, [actor.organisation]) ? accept(actor.organisation) : deny(actor, 'call.mayNotSubscribe', actor.as === 'organisation' && actor.standing === 'member' ? [actor.organisation] : [])),
}
