/**
 * Belonging (Clusterzugehörigkeit): a company or institute belongs to a cluster, to several, and once belonged to others.
 * **Errors**: `conflict` where it does not fit: to no cluster, of a cluster, twice at once, ended before it began.
 */
import { accept, refuse, type Result } from '#platform/result'
import { holdsOn, overlap, type Day, type Span } from './day.ts'
import { nameIn, type Organisation, type OrganisationId } from './organisation.ts'

export type Belonging = Span & { readonly organisation: OrganisationId; readonly cluster: OrganisationId }

/** It begins to belong; `known` are its belongings so far. */
export function belong(organisation: Organisation, cluster: Organisation, span: Span, known: readonly Belonging[]): Result<Belonging> {
  const facts = { name: nameIn(organisation, 'de'), cluster: nameIn(cluster, 'de') }
  if (cluster.kind !== 'cluster') return refuse('conflict', 'belonging.noCluster', facts)
  if (organisation.kind === 'cluster') return refuse('conflict', 'belonging.ofCluster', facts)
  if (span.from !== undefined && span.until !== undefined && span.until < span.from) return refuse('invalid', 'span.backwards', { from: span.from, until: span.until })
  const belonging = { ...span, organisation: organisation.id, cluster: cluster.id }
  return known.some((other) => isBetween(other, organisation.id, cluster.id) && overlap(other, span)) ? refuse('conflict', 'belonging.twice', facts) : accept(belonging)
}

/** It belongs until this day, and then no longer. */
export function leave(belonging: Belonging, until: Day): Result<Belonging> {
  if (belonging.from !== undefined && until < belonging.from) return refuse('invalid', 'span.backwards', { from: belonging.from, until })
  if (belonging.until !== undefined && belonging.until <= until) return refuse('conflict', 'belonging.ended', { until: belonging.until })
  return accept({ ...belonging, until })
}

/** The clusters of an organisation on a day. */
export const clustersOf = (organisation: OrganisationId, belongings: readonly Belonging[], day: Day): OrganisationId[] =>
  belongings.filter((belonging) => belonging.organisation === organisation && holdsOn(belonging, day)).map(({ cluster }) => cluster)

const isBetween = (belonging: Belonging, organisation: OrganisationId, cluster: OrganisationId): boolean => belonging.organisation === organisation && belonging.cluster === cluster
