/**
 * The map as pages and the API read it: the last computation with the vocabulary, organisations and kept intersections it rests on, indexed. One query tells whether what is in memory is still so.
 * **Shapes**: a view for each audience; loading takes some ten milliseconds for six members, some hundred for a thousand. Nothing of a page is kept.
 */
import type { Db } from '#platform/database'
import type { Organisation, OrganisationId, Standing } from '#modules/members'
import type { TopicId } from './act.ts'
import type { ResultAudience } from './audience.ts'
import type { Competence, NeedOf } from './competence.ts'
import type { ComputedMap } from './computed-map.ts'
import { aboveIn, remembered, tradeOf } from './computation.ts'
import { listActs } from './curation-store.ts'
import { curatedVocabulary, type Curated, type CuratedVocabulary } from './curation.ts'
import type { IntersectionId, KeptIntersection } from './intersection.ts'
import type { Level } from './level.ts'
import { findComputation, listIntersections, mapState } from './map-store.ts'

type Concept = CuratedVocabulary['vocabulary']['concepts'][number]

/** An organisation with where it stands today. */
export type Standed = { readonly organisation: Organisation; readonly standing: Standing; readonly clusters: readonly OrganisationId[] }

export type MapView = {
  readonly audience: ResultAudience
  readonly level: Level
  readonly version: string
  readonly engine: string
  readonly at: Date
  readonly map: ComputedMap
  readonly acts: readonly Curated[]
  readonly vocabulary: CuratedVocabulary
  /** By id, as curation has made them. */
  readonly concepts: ReadonlyMap<TopicId, Concept>
  /** Those directly below a topic. */
  readonly narrowerOf: ReadonlyMap<TopicId, readonly Concept[]>
  /** Is it a topic of the trade, rather than work of networks? */
  readonly isTrade: (topic: TopicId) => boolean
  /** Every topic above one, nearest first. */
  readonly above: (topic: TopicId) => readonly TopicId[]
  /** A topic and every one below it. */
  readonly below: (topic: TopicId) => readonly TopicId[]
  /** All that this audience may know of. */
  readonly organisations: ReadonlyMap<OrganisationId, Standed>
  /** Present ones in the engine's order, then those that are no more. */
  readonly intersections: ReadonlyMap<IntersectionId, KeptIntersection>
  readonly competencesOf: ReadonlyMap<OrganisationId, readonly Competence[]>
  readonly needsOf: ReadonlyMap<OrganisationId, readonly NeedOf[]>
  /** Without rejected ones. */
  readonly holdersOf: ReadonlyMap<TopicId, readonly Competence[]>
  readonly seekersOf: ReadonlyMap<TopicId, readonly NeedOf[]>
}

export type Views = { of(audience: ResultAudience, level: Level): Promise<MapView> }

/** In: what ships, and how all organisations stand today. `day` changes with the date, and with it who is a member. */
export function openViews(db: Db, needs: { readonly shipped: CuratedVocabulary['vocabulary']; readonly organisations: (db: Db) => Promise<readonly Standed[]>; readonly day: () => string }): Views {
  const held = new Map<string, Promise<MapView>>()
  return {
    async of(audience, level) {
      const state = await mapState(db, audience, level)
      const version = `${state.computation}.${state.acts}.${needs.day()}`
      const known = await held.get(`${audience} ${level}`)?.catch(() => undefined)
      if (known?.version === version) return known
      const loading = load(db, { audience, level, version }, needs)
      held.set(`${audience} ${level}`, loading)
      return loading
    },
  }
}

async function load(db: Db, { audience, level, version }: Pick<MapView, 'audience' | 'level' | 'version'>, { shipped, organisations }: Parameters<typeof openViews>[1]): Promise<MapView> {
  const [computation, acts, standed, kept] = await Promise.all([findComputation(db, audience, level), listActs(db), organisations(db), listIntersections(db, audience, level)])
  if (computation === undefined) throw new Error('the migrations put a computation there')
  const { map, engine, at } = computation
  const byId = new Map(kept.map((one) => [one.id, one]))
  const present = map.found.flatMap(({ id }) => byId.get(id) ?? [])
  const counted = map.competences.filter(({ word }) => word !== 'rejected')
  const vocabulary = curatedVocabulary(shipped, acts)
  const concepts = new Map(vocabulary.vocabulary.concepts.map((concept) => [concept.id, concept]))
  const narrowerOf = narrowerIn(concepts.values())
  return {
    audience,
    level,
    version,
    engine,
    at,
    map,
    acts,
    vocabulary,
    concepts,
    narrowerOf,
    isTrade: tradeOf(concepts),
    above: aboveIn(concepts),
    below: remembered((topic) => belowIn(narrowerOf, topic)),
    organisations: new Map(standed.filter(({ organisation }) => audience === 'alliance' || organisation.audience === 'public').map((one) => [one.organisation.id, one])),
    intersections: new Map([...present, ...kept].map((one) => [one.id, one])),
    competencesOf: Map.groupBy(map.competences, ({ organisation }) => organisation),
    needsOf: Map.groupBy(map.needs, ({ organisation }) => organisation),
    holdersOf: Map.groupBy(counted, ({ topic }) => topic),
    seekersOf: Map.groupBy(map.needs, ({ topic }) => topic),
  }
}

function narrowerIn(concepts: Iterable<Concept>): Map<TopicId, Concept[]> {
  const below = new Map<TopicId, Concept[]>()
  for (const concept of concepts) for (const above of concept.broader ?? []) below.set(above, [...(below.get(above) ?? []), concept])
  return below
}

/** Survives a hierarchy with cycles. */
function belowIn(narrowerOf: MapView['narrowerOf'], topic: TopicId): TopicId[] {
  const below = new Set([topic])
  // The set grows while it is walked.
  for (const one of below) for (const { id } of narrowerOf.get(one) ?? []) below.add(id)
  return [...below]
}
