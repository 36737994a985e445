/** Which intersections of the reader's own map fit which call. Computed from what this audience may read, and from nothing else. */
import type { Actor, OrganisationId } from '#modules/members'
import { resultAudienceOf, type IntersectionId, type TopicId } from '#modules/topics'
import { fitOf, type Fit } from './fit.ts'
import { topicsOf, type Call } from './call.ts'
import { topicsNow, type CallsNeeds, type MapView } from './frame.part.tsx'

export type Shared = { readonly id: IntersectionId; readonly organisations: readonly OrganisationId[]; readonly topics: readonly TopicId[]; readonly surprise: number }

export type Fitting = {
  readonly view: MapView
  readonly fit: (call: Pick<Call, 'confirmed' | 'found'>) => Fit<Shared> & { readonly topics: readonly TopicId[] }
}

/** The map of clusters where there are any, with what is more than chance; missing is what nobody inside works on, on either level. */
export async function fittingFor({ views }: Pick<CallsNeeds, 'views'>, actor: Actor): Promise<Fitting> {
  const audience = resultAudienceOf(actor)
  const [clusters, organisations] = await Promise.all([views.of(audience, 'clusters'), views.of(audience, 'organisations')])
  const view = clusters.map.members.length > 1 ? clusters : organisations
  const overlaps = view.map.found.flatMap(({ id }): Shared[] => {
    const kept = view.intersections.get(id)
    return kept?.judged?.verdict === 'more-than-chance' ? [{ id, organisations: kept.organisations, topics: kept.topics, surprise: kept.judged.surprise }] : []
  })
  const held = heldIn([clusters, organisations])
  return {
    view,
    fit: (call) => {
      const topics = topicsNow(view, topicsOf(call))
      return { ...fitOf(topics, { overlaps, held, above: view.above }), topics }
    },
  }
}

function heldIn(views: readonly MapView[]): Set<TopicId> {
  return new Set(views.flatMap((view) => [...view.holdersOf].flatMap(([topic, holders]) => (holders.some(({ organisation }) => view.organisations.get(organisation)?.standing === 'member') ? [topic] : []))))
}

