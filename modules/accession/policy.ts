/** Who may do what with applications. What you may not read does not exist for you: `missing`. The applicant comes by a private link and is no actor. */
import { accept, refuse, type Result } from '#platform/result'
import { mayVote } from '#modules/charter'
import { actors, type Actor, type Author } from '#modules/members'
import { isKnownToMembers, type Application } from './application.ts'

const isOffice = (actor: Actor): boolean => actors.isForAlliance(actor, 'office', 'spokesperson')

export const may = {
  /** The list: the office all of it, members what was put to them. */
  list: (actor: Actor): Result<void> => (isOffice(actor) || actors.isInside(actor) ? accept(undefined) : isNobody(actor) ? refuse('unknown-person', 'actor.outside') : refuse('missing', 'application.none')),

  /** The office reads what is confirmed; members what was put to them. Before it is confirmed nobody does. */
  read: (actor: Actor, application: Application): Result<Application> => {
    const isRead = application.state !== 'unconfirmed' && (isOffice(actor) || (actors.isInside(actor) && isKnownToMembers(application)))
    return isRead ? accept(application) : refuse('missing', 'application.none')
  },

  /** Name and address of the contact person, and what was asked and answered. */
  seeContact: (actor: Actor): Result<void> => (isOffice(actor) ? accept(undefined) : refuse('missing', 'application.none')),

  /** Checking, asking, putting it to the members, closing the vote; and the criteria. */
  conduct: (actor: Actor): Result<Author> => (isOffice(actor) ? actors.authorOf(actor) : actors.deny(actor, 'application.mayNotConduct')),

  vote: mayVote,
}

const isNobody = (actor: Actor): boolean => actor.as === 'outside' && actor.person === undefined
