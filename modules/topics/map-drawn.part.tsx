/**
 * What of a map is drawn: members, topics, cells and intersections that a reader's filters leave, with names in their language, ready for the pictures.
 * Topics that only one member holds connect nobody; they are drawn when they are asked for.
 */
import { fieldHue, fieldName, nameIn, shortNameIn, type Organisation, type OrganisationId } from '#modules/members'
import { onceFor } from '#platform/once'
import type { Language } from '#platform/words'
import { remembered } from './computation.ts'
import { organisationIn, topicName } from './frame.part.tsx'
import { isNewSince, type KeptIntersection } from './intersection.ts'
import type { AllianceMap, MapCell, MapMember, MapTopic } from './pictures/map.ts'
import type { QuadrantField, QuadrantTopic } from './pictures/quadrant.ts'
import type { UpsetMember, UpsetSet } from './pictures/upset.ts'
import type { MapView } from './view-store.ts'

export type MapFilter = {
  readonly field?: string | undefined
  readonly kind?: string | undefined
  readonly organisation?: string | undefined
  readonly role?: 'application' | 'cross-cutting' | undefined
  readonly certainty?: 'more' | undefined
  /** Also those that only one member holds. */
  readonly topics?: 'all' | undefined
  readonly since?: Date | undefined
}

/** Present ones as the engine judged them, in its order, with what is kept of them. */
export type Present = { readonly kept: KeptIntersection; readonly judged: NonNullable<KeptIntersection['judged']> }

/** More columns than that nobody reads; the rest is a click away. */
const MOST_TOPICS = 60

export function shownIntersections(view: MapView, filter: MapFilter): Present[] {
  const members = new Set(shownMembers(view, filter))
  return view.map.found.flatMap(({ id }): Present[] => {
    const kept = view.intersections.get(id)
    if (kept?.judged === undefined) return []
    if (filter.certainty === 'more' && kept.judged.verdict !== 'more-than-chance') return []
    if (filter.organisation !== undefined && !kept.organisations.some((one) => one === filter.organisation)) return []
    if ((filter.field !== undefined || filter.kind !== undefined) && !kept.organisations.every((one) => members.has(one))) return []
    if (filter.role !== undefined && !kept.topics.some((topic) => hasRole(view, topic, filter.role))) return []
    if (filter.since !== undefined && !isNewSince(kept, filter.since)) return []
    return [{ kept, judged: kept.judged }]
  })
}

const hasRole = ({ vocabulary }: MapView, topic: string, role: MapFilter['role']): boolean => role === undefined || [role, 'both'].includes(vocabulary.topic(topic)?.axis ?? 'both')

/** Members of the map that the filters leave, by id. Of one organisation: it, and whom it shares an intersection with. */
function shownMembers(view: MapView, { field, kind, organisation }: MapFilter): string[] {
  const partners = organisation === undefined ? undefined : new Set([organisation, ...view.map.found.filter(({ organisations }) => organisations.includes(organisation)).flatMap(({ organisations }) => organisations)])
  return view.map.members.filter((id) => {
    const one = organisationIn(view, id)
    return one !== undefined && (partners?.has(id) ?? true) && (field === undefined || one.fields[0] === field) && (kind === undefined || one.kind === kind)
  })
}

export const memberOf = (organisation: Organisation | undefined, language: Language): MapMember => {
  const field = organisation?.fields[0]
  return {
    id: organisation?.id ?? '',
    name: organisation === undefined ? '–' : nameIn(organisation, language),
    ...(organisation?.shortName === undefined ? {} : { short: shortNameIn(organisation, language) }),
    ...(field === undefined ? {} : { hue: fieldHue(field), field: fieldName(field, language) }),
  }
}

export type Drawn = { readonly map: AllianceMap; readonly topicsLeftOut: number }

export function drawnMap(view: MapView, filter: MapFilter, shown: readonly Present[], language: Language): Drawn {
  const ids = shownMembers(view, filter)
  const { cellsOf, holders } = drawableOf(view)
  const shared = (topic: string): number => holders.get(topic) ?? 0
  const isShown = remembered((topic) => view.isTrade(topic) && hasRole(view, topic, filter.role) && (filter.topics === 'all' || shared(topic) > 1))
  const cells = ids.flatMap((id) => (cellsOf.get(id) ?? []).filter(({ topic }) => isShown(topic)))
  const inSets = new Set(shown.filter(({ judged }) => judged.verdict === 'more-than-chance').flatMap(({ kept }) => kept.topics))
  const held = [...new Set(cells.map(({ topic }) => topic))].map((topic) => ({ topic, holders: shared(topic), telling: inSets.has(topic) ? 1 : 0 }))
  const ranked = held.toSorted((a, b) => b.telling - a.telling || b.holders - a.holders || (a.topic < b.topic ? -1 : 1))
  const topics = filter.topics === 'all' ? ranked : ranked.slice(0, MOST_TOPICS)
  const drawn = new Set(topics.map(({ topic }) => topic))
  return {
    topicsLeftOut: ranked.length - topics.length,
    map: {
      members: ids.map((id) => memberOf(organisationIn(view, id), language)),
      topics: topics.map(({ topic }) => drawnTopic(view, topic, language)),
      cells: cells.filter(({ topic }) => drawn.has(topic)),
      sets: shown.map(({ kept, judged }) => ({ id: kept.id, members: kept.organisations, topics: kept.topics.filter((topic) => drawn.has(topic)), isTelling: judged.verdict === 'more-than-chance' })).filter((set) => set.topics.length > 0),
    },
  }
}

function drawnTopic(view: MapView, topic: string, language: Language): MapTopic {
  const parent = view.vocabulary.topic(topic)?.broader?.[0]
  return { id: topic, name: topicName(view, topic, language), ...(parent === undefined ? {} : { parent: { id: parent, name: topicName(view, parent, language) } }) }
}

type Drawable = {
  /** What each member holds and seeks, one cell a topic. */
  readonly cellsOf: ReadonlyMap<string, readonly MapCell[]>
  /** How many members of the map hold each topic. */
  readonly holders: ReadonlyMap<string, number>
}

/** A view in the shape of pictures, whoever looks and in whatever language. */
const drawableOf = onceFor((view: MapView): Drawable => {
  const members = new Set(view.map.members)
  return {
    cellsOf: new Map(view.map.members.map((id) => [id, cellsOfMember(view, id)])),
    holders: new Map([...view.holdersOf].map(([topic, held]) => [topic, held.filter(({ organisation }) => members.has(organisation)).length])),
  }
})

function cellsOfMember(view: MapView, member: OrganisationId): MapCell[] {
  const id = view.organisations.get(member)?.organisation.id
  if (id === undefined) return []
  const cells = new Map<string, MapCell>()
  for (const { topic, word, units } of view.competencesOf.get(id) ?? []) if (word !== 'rejected') cells.set(topic, { member, topic, stance: 'competence', confirmed: word === 'confirmed', sources: Math.max(1, units.length) })
  for (const { topic, units } of view.needsOf.get(id) ?? []) {
    const held = cells.get(topic)
    cells.set(topic, held === undefined ? { member, topic, stance: 'need', confirmed: false, sources: Math.max(1, units.length) } : { ...held, stance: 'both' })
  }
  return [...cells.values()]
}

/** Whose topics are how many. */
export const drawnUpset = (view: MapView, filter: MapFilter, shown: readonly Present[], language: Language): { readonly members: readonly UpsetMember[]; readonly sets: readonly UpsetSet[] } => ({
  members: shownMembers(view, filter).map((id) => ({ ...memberOf(organisationIn(view, id), language), topics: (drawableOf(view).cellsOf.get(id) ?? []).filter(({ stance, topic }) => stance !== 'need' && view.isTrade(topic)).length })),
  sets: shown.map(({ kept, judged }) => ({ id: kept.id, members: kept.organisations, topics: kept.topics.map((topic) => topicName(view, topic, language)), verdict: judged.verdict, surprise: judged.surprise })),
})

export function drawnQuadrant(view: MapView, filter: MapFilter, language: Language): { readonly fields: readonly QuadrantField[]; readonly topics: readonly QuadrantTopic[] } {
  const spreads = view.map.spreads.filter(({ topic, field }) => view.isTrade(topic) && hasRole(view, topic, filter.role) && (filter.field === undefined || field === filter.field))
  return {
    fields: [...new Set(spreads.map(({ field }) => field))].map((id) => ({ id, name: fieldName(id, language), hue: fieldHue(id) })),
    topics: spreads.map(({ topic, field, units, generality }) => ({ id: topic, name: topicName(view, topic, language), field, generality: generality === undefined ? { verdict: 'too-little-evidence', units } : { verdict: 'measured', units, ...generality } })),
  }
}
