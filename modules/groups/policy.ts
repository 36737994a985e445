/** Who may do what with discussions, mails to the members, contacts outside and reports. What one may not read does not exist: `missing`, never `forbidden`. */
import { actors, type Actor, type Author } from '#modules/members'
import { refuse, type Result } from '#platform/result'
import type { Comment } from './comment.ts'

const { authorOf, isForAlliance, isInside } = actors

/** Is it this actor's own? Of a person, theirs alone; of who acts without being anybody, theirs for whom they act. */
const isBy = (actor: Actor, author: Author): boolean =>
  author.person !== undefined || actor.person !== undefined ? actor.person === author.person : author.as === 'curator' ? actor.as === 'curator' : actor.as === 'organisation' && actor.organisation === author.organisation

export const may = {
  /** Whoever is inside the alliance reads what it talks about; guests and everybody else do not know that it does. */
  discuss: (actor: Actor): Result<Author> => (isInside(actor) ? authorOf(actor) : refuse('missing', 'comment.none')),

  /** The list of all discussions: somebody who has not said who they are is asked that. */
  seeDiscussions: (actor: Actor): Result<Author> => (actor.as === 'outside' ? refuse('unknown-person', 'actor.outside') : may.discuss(actor)),

  change: (actor: Actor, comment: Comment): Result<Author> => {
    const inside = may.discuss(actor)
    return inside.ok && !isBy(actor, comment.by) ? refuse('forbidden', 'comment.mayNotChange') : inside
  },

  /** One's own; and office and moderation answer for the tone. */
  remove: (actor: Actor, comment: Comment): Result<Author> => {
    const inside = may.discuss(actor)
    return inside.ok && !isBy(actor, comment.by) && !isForAlliance(actor, 'office', 'moderator') ? refuse('forbidden', 'comment.mayNotRemove') : inside
  },

  /** All distancings are the office's to keep; a member sees its own. */
  seeAllDistancings: (actor: Actor): boolean => isForAlliance(actor, 'office', 'spokesperson'),

  /** Mails in the name of the alliance, and what is answered to them. */
  writeToMembers: (actor: Actor): Result<Author> => (isForAlliance(actor, 'office', 'spokesperson') ? authorOf(actor) : refuse('missing', 'circular.none')),

  /** Names and numbers of people outside. */
  reachOut: (actor: Actor): Result<Author> => (isForAlliance(actor, 'office', 'moderator') ? authorOf(actor) : refuse('missing', 'contact.none')),

  report: (actor: Actor): Result<Author> => (isForAlliance(actor, 'office', 'spokesperson') ? authorOf(actor) : refuse('missing', 'report.none')),
}
