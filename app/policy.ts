/** Who may do what with the house as a whole. */
import { accept, type Result } from '#platform/result'
import { actors, type Actor, type OrganisationId } from '#modules/members'

export const may = {
  /** All that the alliance keeps. */
  takeAway: (actor: Actor): Result<void> => (actors.isForAlliance(actor, 'office', 'operator') ? accept(undefined) : actors.deny(actor, 'takeAway.mayNot')),

  /** What is an organisation's own, sealed texts among it: nobody but itself. */
  takeOwn: (actor: Actor, organisation: OrganisationId): Result<void> => (actors.isForOrganisation(actor, organisation, 'manager', 'delegate') ? accept(undefined) : actors.deny(actor, 'takeAway.mayNotOwn')),
}
