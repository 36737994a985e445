/**
 * Who may do what with what the comparison finds. What one may not read does not exist: `missing`, never `forbidden`. Of notices between plans that are not open, who tends the alliance learns nothing, not that there are any.
 */
import { actors, type Actor, type Author, type OrganisationId, type PersonId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'

const { actsForAny, authorOf, decidesForAny, isForAlliance } = actors

/** Whose a plan is: who decides for the lead organisation, and the lead person as long as they act for it. */
export type Led = { readonly lead: OrganisationId; readonly leader?: PersonId }

/** A plan and whether the reader may read it, as the projects say. */
type Between = { readonly a: Led; readonly b: Led; readonly isOpen: { readonly a: boolean; readonly b: boolean } }

const leads = (actor: Actor, { lead, leader }: Led): boolean => decidesForAny(actor, [lead]) || (leader !== undefined && actor.person === leader && actsForAny(actor, [lead]))

/** Who signs for what the confidant does: they tend nothing, and act for nobody. */
export type Confidant = { readonly as: 'confidant'; readonly person?: PersonId }

export const may = {
  /** One side of a notice: to whom it was told. */
  readNotice: (actor: Actor, side: Led & { readonly told: boolean }): Result<Author> => (side.told && leads(actor, side) ? authorOf(actor) : refuse('missing', 'overlap.none')),

  /** One's own list, empty or not: whoever is there for an organisation has one. */
  listNotices: (actor: Actor): Result<Author> => (actor.as === 'organisation' ? authorOf(actor) : actor.as === 'outside' && actor.person === undefined ? refuse('unknown-person', 'actor.outside') : refuse('missing', 'overlap.none')),

  /** Of what one's organisation distanced itself, for who decides there. */
  listDistancings: (actor: Actor): Result<OrganisationId> => (actor.as === 'organisation' && decidesForAny(actor, [actor.organisation]) ? accept(actor.organisation) : refuse('missing', 'overlap.none')),

  /** What lies with the confidant, and what they passed on. */
  confide: (actor: Actor): Result<Confidant> => (isForAlliance(actor, 'confidant') ? accept({ as: 'confidant', ...(actor.person === undefined ? {} : { person: actor.person }) }) : refuse('missing', 'overlap.none')),

  /** What became of comparisons that this plan took part in. */
  readRecord: (actor: Actor, plan: Led): Result<Author> => (leads(actor, plan) ? authorOf(actor) : refuse('missing', 'overlap.none')),

  /** A finding between two plans that both may be read: either lead answers; of one that the other's lead may not read, only its own does. */
  answer: (actor: Actor, { a, b, isOpen }: Between): Result<Author> => ((leads(actor, a) && isOpen.b) || (leads(actor, b) && isOpen.a) || (leads(actor, a) && leads(actor, b)) ? authorOf(actor) : refuse('forbidden', 'finding.mayNot')),

  /** Who must see to it that there is a confidant. */
  findConfidant: (actor: Actor): boolean => isForAlliance(actor, 'office'),
}

/** Of whose plans this actor has the say, for the database. */
export const eyesOf = (actor: Actor): { readonly organisation?: OrganisationId; readonly decides: boolean; readonly person?: PersonId } =>
  actor.as === 'organisation' ? { organisation: actor.organisation, decides: decidesForAny(actor, [actor.organisation]), ...(actor.person === undefined ? {} : { person: actor.person }) } : { decides: false }
