/** Who may do what with organisations. What you may not read does not exist for you: `missing`, never `forbidden`. In: the actor, the thing, and the clusters it belongs to today. */
import { accept, refuse, type Result } from '#platform/result'
import { actsForAny, authorOf, decidesForAny, deny, isForAlliance, isInside, type Actor, type Author } from './actor.ts'
import type { Organisation, OrganisationId } from './organisation.ts'

/** Where it must be known to whom an organisation belongs. */
export type Placed = { readonly organisation: Organisation; readonly clusters: readonly OrganisationId[] }

export const may = {
  read: (actor: Actor, organisation: Organisation): Result<Organisation> =>
    organisation.audience === 'public' || isInside(actor) || actsForAny(actor, [organisation.id]) ? accept(organisation) : refuse('missing', 'organisation.none'),

  /** New organisations are written down by the curator, and by a cluster of the alliance for those that belong to it: a guest would not see what it wrote. */
  add: (actor: Actor, clusters: readonly OrganisationId[]): Result<Author> => (actor.as === 'curator' || (isInside(actor) && decidesForAny(actor, clusters)) ? authorOf(actor) : deny(actor, 'organisation.mayNotAdd', isInside(actor) ? clusters : [])),

  /** Whoever decides for itself or one of its clusters, and the curator. */
  edit: (actor: Actor, { organisation, clusters }: Placed): Result<Author> => {
    const read = may.read(actor, organisation)
    if (!read.ok) return read
    return actor.as === 'curator' || decidesForAny(actor, [organisation.id, ...clusters]) ? authorOf(actor) : deny(actor, 'organisation.mayNotEdit', [organisation.id, ...clusters])
  },

  /** To show it to everybody: as with editing. */
  open: (actor: Actor, placed: Placed): Result<Author> => may.edit(actor, placed),

  /** Who belongs to a cluster, the cluster says, and the curator. */
  place: (actor: Actor, { organisation, cluster }: { readonly organisation: Organisation; readonly cluster: Organisation }): Result<Author> => {
    const read = may.read(actor, organisation)
    if (!read.ok) return read
    return actor.as === 'curator' || decidesForAny(actor, [cluster.id]) ? authorOf(actor) : deny(actor, 'belonging.mayNot', [cluster.id])
  },

  /** Memberships and files are for the office, and who speaks for the alliance; a moderator tends topics. */
  admit: (actor: Actor): Result<Author> => (isForAlliance(actor, 'office', 'spokesperson') ? authorOf(actor) : deny(actor, 'membership.mayNot')),

  /** What becomes of memberships is conducted by those who answer for it: the office and the spokesperson. */
  conduct: (actor: Actor): Result<Author> => (isForAlliance(actor, 'office', 'spokesperson') ? authorOf(actor) : deny(actor, 'procedure.mayNot')),

  /** Rests and leavings are known inside. */
  readProcedures: (actor: Actor, organisation: OrganisationId): Result<void> => (isInside(actor) || actsForAny(actor, [organisation]) ? accept(undefined) : refuse('missing', 'procedure.inside')),

  /** An organisation leaves by its own word (whether this person may give it, the Legitimation says); the office writes down what came to it on paper. */
  leave: (actor: Actor, organisation: OrganisationId): Result<Author> => (actsForAny(actor, [organisation]) || isForAlliance(actor, 'office', 'spokesperson') ? authorOf(actor) : deny(actor, 'leaving.mayNot')),

  /** An expulsion is a matter between the member and those who conduct it. */
  readExpulsions: (actor: Actor, organisation: OrganisationId): Result<void> => (actsForAny(actor, [organisation]) || isForAlliance(actor, 'office', 'spokesperson') ? accept(undefined) : refuse('missing', 'procedure.inside')),

  /** The member states its view; the office writes down what came to it on paper. */
  state: (actor: Actor, organisation: OrganisationId): Result<Author> => {
    const read = may.readExpulsions(actor, organisation)
    if (!read.ok) return read
    return decidesForAny(actor, [organisation]) || isForAlliance(actor, 'office', 'spokesperson') ? authorOf(actor) : deny(actor, 'rename.mayNot')
  },

  /** An organisation says what it is called now, and those who conduct. */
  rename: (actor: Actor, placed: Placed): Result<Author> => {
    const read = may.read(actor, placed.organisation)
    if (!read.ok) return read
    return decidesForAny(actor, [placed.organisation.id]) || isForAlliance(actor, 'office', 'spokesperson') ? authorOf(actor) : deny(actor, 'rename.mayNot')
  },

  import: (actor: Actor): Result<Author> => (isForAlliance(actor, 'office', 'spokesperson') ? authorOf(actor) : deny(actor, 'import.mayNot')),
}
