/** Who may seek consortia. */
import { actors, type Actor } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'

const { isInside } = actors

export const may = {
  /** What members together can do is the alliance's; guests do not know of it, and who has not said who they are is asked that. */
  seekConsortia: (actor: Actor): Result<void> => (isInside(actor) ? accept(undefined) : actor.as === 'outside' ? refuse('unknown-person', 'actor.outside') : refuse('missing', 'consortium.none')),
}
