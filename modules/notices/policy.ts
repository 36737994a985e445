/** Who may do what with notices and mail. What you may not read does not exist for you: `missing`, never `forbidden`. */
import { accept, refuse, type Result } from '#platform/result'
import { actors, type Actor, type PersonId } from '#modules/members'

export const may = {
  /** What needs whom one acts for. */
  read: (actor: Actor): Result<void> => (actor.as === 'outside' && actor.person === undefined ? refuse('unknown-person', 'actor.outside') : accept(undefined)),

  /** How one is told is a person's own. */
  set: (actor: Actor): Result<PersonId> => (actor.person === undefined ? refuse('unknown-person', 'notices.noPerson') : accept(actor.person)),

  /** The outbox holds what others were written, and links that act: whoever runs the house and its office read it, to see why a mail did not arrive. */
  readOutbox: (actor: Actor): Result<void> => (actors.isForAlliance(actor, 'operator', 'office') ? accept(undefined) : refuse('missing', 'mail.none')),
}
