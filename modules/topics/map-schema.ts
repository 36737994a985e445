/** What of the map and its intersections goes out, and how it is asked for. Presenters name every part; nothing else goes out. */
import { z } from 'zod'
import { LEAF, NEXT } from '#platform/http'
import type { Names, Organisation } from '#modules/members'
import { RESULT_AUDIENCES } from './audience.ts'
import { stateOf, treatmentsFor, type KeptIntersection } from './intersection.ts'
import { roleAt } from './kept-roles.ts'
import { LEVELS } from './level.ts'
import type { Quote } from './quotes.part.ts'
import { Role, Tongue } from './schema.ts'
import type { MapView } from './view-store.ts'

export const NamesOut = z.strictObject({ de: z.string().optional(), en: z.string().optional() })
const Id = z.uuid()
const TopicId = z.string()
const At = z.iso.datetime()
const STATES = ['open', 'noted', 'set-aside', 'taken-up'] as const

/** Names without parts that are not there. */
export const namesOut = ({ de, en }: Names): z.input<typeof NamesOut> => ({ de, en })

// ---- The map

export const MapQuery = z.strictObject({ level: z.enum(LEVELS).optional().meta({ de: 'Ebene; ohne Angabe die der Cluster, wo es mehrere gibt', en: 'level; where not said that of clusters, if there are several' }) })

const PairRoleOut = z.strictObject({ a: Id, b: Id, role: z.enum(['a-cross-cutting', 'b-cross-cutting', 'mutual', 'undecided']) })
const MemberOut = z.strictObject({ id: Id, name: NamesOut, shortName: z.string().optional(), kind: z.string(), field: z.string().optional(), clusters: z.array(Id) })

export const MapOut = z.strictObject({
  level: z.enum(LEVELS),
  audience: z.enum(RESULT_AUDIENCES).meta({ de: 'für wen gerechnet wurde', en: 'for whom it was computed' }),
  engine: z.string(),
  computedAt: At,
  members: z.array(MemberOut),
  topics: z.array(z.strictObject({ id: TopicId, name: NamesOut, role: Role })),
  cells: z.array(
    z.strictObject({
      organisation: Id,
      topic: TopicId,
      stance: z.enum(['has', 'seeks']),
      certainty: z.enum(['found', 'confirmed']).optional().meta({ de: 'gefunden oder von der Organisation bestätigt', en: 'found, or confirmed by the organisation' }),
      strength: z.number().meta({ de: 'Wahrscheinlichkeit, dass mindestens eine Belegquelle das Thema meint', en: 'the chance that at least one evidence unit means the topic' }),
      units: z.int().meta({ de: 'unabhängige Belegquellen', en: 'independent evidence units' }),
    }),
  ),
  roles: z.array(PairRoleOut),
  spreads: z.array(z.strictObject({ topic: TopicId, field: z.string(), units: z.int(), generality: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).optional() })),
})

export function presentMap(view: MapView): z.input<typeof MapOut> {
  const { map, organisations, vocabulary } = view
  const members = map.members.flatMap((id) => organisations.get(id) ?? [])
  const cells = members.flatMap(({ organisation: { id } }) => [
    ...(view.competencesOf.get(id) ?? []).flatMap(({ topic, word, strength, units }) => (word === 'rejected' ? [] : [{ organisation: id, topic, stance: 'has' as const, certainty: word, strength, units: units.length }])),
    ...(view.needsOf.get(id) ?? []).map(({ topic, strength, units }) => ({ organisation: id, topic, stance: 'seeks' as const, strength, units: units.length })),
  ]).filter(({ topic }) => view.isTrade(topic))
  const topics = [...new Set(cells.map(({ topic }) => topic))].toSorted()
  return {
    level: view.level,
    audience: view.audience,
    engine: view.engine,
    computedAt: view.at.toISOString(),
    members: members.map(({ organisation, clusters }) => memberOut(organisation, clusters.filter((id) => organisations.has(id)))),
    topics: topics.map((id) => ({ id, name: namesOut(vocabulary.topic(id)?.prefLabel ?? {}), role: vocabulary.topic(id)?.axis ?? 'both' })),
    cells,
    roles: rolesAmong(view, members.map(({ organisation: { id } }) => id)),
    spreads: map.spreads.map(({ topic, field, units, generality }) => ({ topic, field, units, ...(generality === undefined ? {} : { generality: { value: generality.value, low: generality.low, high: generality.high } }) })),
  }
}

const memberOut = ({ id, name, shortName, kind, fields: [field] }: Organisation, clusters: readonly string[]): z.input<typeof MemberOut> => ({ id, name: namesOut(name), shortName, kind, field, clusters: [...clusters] })

/** Each pair once; where there is too little evidence nothing is said. */
function rolesAmong({ map }: MapView, members: readonly string[]): z.input<typeof PairRoleOut>[] {
  const asked = new Set(members)
  return map.members.flatMap((a, at) => map.members.slice(at + 1).flatMap((b, after) => {
    const role = roleAt(map.roles, at, at + 1 + after) ?? 'too-little-evidence'
    return role === 'too-little-evidence' || !asked.has(a) || !asked.has(b) ? [] : [{ a, b, role }]
  }))
}

// ---- Intersections

export const IntersectionQuery = z.strictObject({
  ...MapQuery.shape,
  organisation: Id.optional().meta({ de: 'nur mit dieser Organisation', en: 'with this organisation only' }),
  field: z.string().max(100).optional().meta({ de: 'nur zwischen Mitgliedern dieses Fachgebiets', en: 'between members of this field only' }),
  verdict: z.enum(['more-than-chance', 'one-source', 'chance']).optional(),
  since: z.iso.date().optional().meta({ de: 'neu oder verändert seit diesem Tag', en: 'new or changed since this day' }),
  ...LEAF,
})

const PartOut = z.strictObject({ name: z.enum(['surprise', 'emergence', 'novelty', 'fit', 'complementarity', 'evidence']), standing: z.enum(['validated', 'literature', 'opinion']), value: z.number().optional().meta({ de: 'fehlt, wo es zu wenig zu beurteilen gab', en: 'absent where there was too little to judge' }), above: z.number() })
const JudgementOut = z.strictObject({
  verdict: z.enum(['more-than-chance', 'one-source', 'chance']),
  counted: z.enum(['organisations', 'topics']),
  observed: z.int(),
  independent: z.int(),
  expected: z.number(),
  surprise: z.number().meta({ de: 'Zehnerpotenzen über der Schwelle des Zufalls', en: 'powers of ten beyond the threshold of chance' }),
  robustness: z.int(),
  near: z.strictObject({ organisations: z.array(Id), topics: z.array(TopicId) }),
  potential: z.strictObject({ place: z.int(), from: z.int(), to: z.int(), mean: z.number(), judged: z.int(), weakness: z.enum(['one-source']).optional(), parts: z.array(PartOut) }),
})
const intersection = {
  id: Id,
  version: z.int(),
  level: z.enum(LEVELS),
  audience: z.enum(RESULT_AUDIENCES),
  organisations: z.array(Id),
  topics: z.array(TopicId),
  state: z.enum(STATES),
  foundAt: At,
  changedAt: At,
  judgement: JudgementOut.optional().meta({ de: 'fehlt, wo es die Schnittmenge nicht mehr gibt', en: 'absent where the intersection is no more' }),
}
export const IntersectionOut = z.strictObject(intersection)
export const IntersectionsOut = z.strictObject({ level: z.enum(LEVELS), intersections: z.array(IntersectionOut), ...NEXT })

export const EvidenceOut = z.strictObject({
  organisation: Id,
  source: Id,
  title: z.string(),
  page: z.strictObject({ address: z.string(), title: z.string() }).optional(),
  unconfirmed: z.boolean(),
  topics: z.array(TopicId),
  sentence: z.string(),
  found: z.array(z.tuple([z.int(), z.int()])).meta({ de: 'Fundstellen im Satz: von, bis', en: 'findings in the sentence: from, to' }),
  language: Tongue,
})
const EventOut = z.strictObject({
  at: At,
  did: z.enum(['appeared', 'changed', 'vanished', 'returned', 'noted', 'set-aside', 'taken-up', 'reopened']),
  joined: z.array(Id).optional(),
  left: z.array(Id).optional(),
  topicsIn: z.array(TopicId).optional(),
  topicsOut: z.array(TopicId).optional(),
  by: z.string().optional().meta({ de: '„curator“ oder eine Organisation', en: '“curator” or an organisation' }),
  reason: z.string().optional(),
  owner: Id.optional(),
  nextStep: z.string().optional(),
  until: z.iso.date().optional(),
})
export const IntersectionWhole = z.strictObject({ ...intersection, roles: z.array(PairRoleOut), evidence: z.array(EvidenceOut), history: z.array(EventOut), fits: z.array(z.enum(['noted', 'set-aside', 'taken-up', 'reopened'])).meta({ de: 'was jetzt möglich ist', en: 'what is possible now' }) })

type Known = Pick<MapView, 'organisations'>

/** Whom this reader may not know of is not named. */
export const knownTo = ({ organisations }: Known, ids: readonly string[]): string[] => ids.filter((id) => (organisations as ReadonlyMap<string, unknown>).has(id))

export function presentIntersection(kept: KeptIntersection, view: Known): z.input<typeof IntersectionOut> {
  const { id, version, level, audience, topics, judged, turns, treatments } = kept
  const ats = [...turns, ...treatments].map(({ at }) => at.getTime()).toSorted((a, b) => a - b)
  return { id, version, level, audience, organisations: knownTo(view, kept.organisations), topics: [...topics], state: stateOf(kept), foundAt: instant(ats[0]), changedAt: instant(ats.at(-1)), ...(judged === undefined ? {} : { judgement: judgementOut(judged, view) }) }
}

const instant = (at: number | undefined): string => new Date(at ?? 0).toISOString()

function judgementOut({ verdict, counted, observed, independent, expected, surprise, robustness, near, potential }: NonNullable<KeptIntersection['judged']>, view: Known): z.input<typeof JudgementOut> {
  const { place, from, to, mean, judged, weakness, parts } = potential
  return {
    verdict, counted, observed, independent, expected, surprise, robustness,
    near: { organisations: knownTo(view, near.organisations), topics: [...near.topics] },
    potential: { place, from, to, mean, judged, weakness, parts: parts.map(({ name, standing, value, above }) => ({ name, standing, value: value ?? undefined, above })) },
  }
}

export const presentWhole = (kept: KeptIntersection, view: MapView, quotes: readonly Quote[]): z.input<typeof IntersectionWhole> => ({
  ...presentIntersection(kept, view),
  roles: rolesAmong(view, kept.organisations),
  evidence: quotes.map(presentQuote),
  history: historyOut(kept, view),
  fits: [...treatmentsFor(kept)],
})

export const presentQuote = ({ source, behind, page, topics, sentence, found, language }: Quote): z.input<typeof EvidenceOut> => ({
  organisation: behind, source: source.id, title: source.title, ...(page === undefined ? {} : { page: { address: page.address, title: page.title } }), unconfirmed: source.unconfirmed, topics: [...topics], sentence, found: found.map(([start, end]) => [start, end]), language,
})

/** What computations changed and what the alliance made of it, in order of time. */
function historyOut({ turns, treatments }: KeptIntersection, view: Known): z.input<typeof EventOut>[] {
  const told = [
    ...turns.map(({ at, did, joined, left, topicsIn, topicsOut }) => ({ at, event: { did, joined: knownTo(view, joined), left: knownTo(view, left), topicsIn: [...topicsIn], topicsOut: [...topicsOut] } })),
    ...treatments.map((one) => ({
      at: one.at,
      event: { did: one.did, by: byOut(one.by, view), ...(one.did === 'set-aside' ? { reason: one.reason } : {}), ...(one.did === 'taken-up' ? { owner: knownTo(view, [one.owner])[0], nextStep: one.nextStep, until: one.until } : {}) },
    })),
  ]
  return told.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ at, event }) => ({ at: at.toISOString(), ...event }))
}

/** Who it was, where this reader may know of them. */
export const byOut = (by: KeptIntersection['treatments'][number]['by'], view: Known): string | undefined => (by.as === 'curator' ? 'curator' : knownTo(view, [by.organisation])[0])
