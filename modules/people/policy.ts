/** Who may do what with people. What you may not read does not exist for you: `missing`, never `forbidden`. */
import { actors, type Actor, type AllianceRole, type Author, type OrganisationId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'

const { isForAlliance, isForOrganisation, isInside } = actors

export const may = {
  /** Who acts for an organisation: seen inside the alliance, and by the organisation itself. */
  see: (actor: Actor, organisation: OrganisationId): Result<void> =>
    isInside(actor) || isForOrganisation(actor, organisation, 'manager', 'delegate', 'deputy', 'contributor') || isForAlliance(actor, 'operator') ? accept(undefined) : refuse('missing', 'people.mayNotSee'),

  /** Their addresses: those who invite them. */
  manage: (actor: Actor, organisation: OrganisationId): Result<Author> => only(actor, isForAlliance(actor, 'office') || isForOrganisation(actor, organisation, 'manager', 'delegate'), 'people.mayNotManage'),

  /** Whoever may invite people may bring a table of them: each row is asked for itself. */
  importPeople: (actor: Actor): Result<Author> => (actor.as === 'organisation' ? may.manage(actor, actor.organisation) : may.manageAlliance(actor)),

  seeAlliance: (actor: Actor): Result<void> => (isInside(actor) || isForAlliance(actor, 'operator') ? accept(undefined) : refuse('missing', 'people.mayNotSee')),

  /** An operator has no say in the alliance's matters: they name operators, and nobody else. */
  manageAlliance: (actor: Actor, given: readonly AllianceRole[] = ['operator']): Result<Author> => only(actor, isForAlliance(actor, 'office') || (isForAlliance(actor, 'operator') && given.every((role) => role === 'operator')), 'people.mayNotManageAlliance'),

  /** Nobody entitles themselves: the office enters what it has seen proof of. */
  legitimate: (actor: Actor): Result<Author> => only(actor, isForAlliance(actor, 'office', 'spokesperson'), 'people.mayNotLegitimate'),
}

/** Who is nobody yet is asked for that first; an operator signs for the alliance. */
function only(actor: Actor, isAllowed: boolean, reason: string): Result<Author> {
  if (actor.as === 'outside' && actor.person !== undefined) return isAllowed ? accept({ as: 'curator', person: actor.person }) : refuse('forbidden', reason)
  return actor.as === 'outside' || isAllowed ? actors.authorOf(actor) : refuse('forbidden', reason)
}
