/** What of topics, acts of curation and found terms comes in and goes out. */
import { z } from 'zod'
import type { Concept, RankedTerm } from '#engine'
import { LEAF, NEXT } from '#platform/http'
import { newId } from '#platform/runtime'
import type { Act, Label, SplitPart } from './act.ts'
import type { Curated } from './curation.ts'
import { byOut, NamesOut, namesOut } from './map-schema.ts'
import { Role, Tongue } from './schema.ts'
import type { MapView } from './view-store.ts'

const TopicId = z.string().min(1).max(300)
const Name = z.string().trim().min(1).max(120)
const LabelsOut = z.strictObject({ de: z.array(z.string()), en: z.array(z.string()) })

// ---- Topics

export const TopicQuery = z.strictObject({ text: z.string().max(200).optional().meta({ de: 'Bezeichnung oder ein Teil davon; die beste zuerst', en: 'a label or a part of one; the best first' }), ...LEAF })

const topic = {
  id: z.string(),
  name: NamesOut,
  labels: LabelsOut,
  role: Role,
  broader: z.array(z.string()),
  related: z.array(z.string()),
  sameAs: z.array(z.string()).meta({ de: 'dasselbe in anderen Vokabularen', en: 'the same in other vocabularies' }),
  holders: z.int().meta({ de: 'Organisationen, die daran arbeiten', en: 'organisations that work on it' }),
  seekers: z.int().meta({ de: 'Organisationen, die es suchen', en: 'organisations that seek it' }),
}
export const TopicOut = z.strictObject(topic)
export const TopicsOut = z.strictObject({ topics: z.array(TopicOut), next: NEXT.next })

export const ActOut = z.strictObject({
  version: z.int(),
  at: z.iso.datetime(),
  by: z.string().optional().meta({ de: '„curator“ oder eine Organisation', en: '“curator” or an organisation' }),
  counts: z.boolean().meta({ de: 'falsch, wo er rückgängig gemacht ist', en: 'false where it is undone' }),
  act: z.strictObject({ did: z.enum(['adopted', 'labelled', 'merged', 'split', 'rejected', 'dismissed', 'renamed', 'role-set', 'undone']), topic: z.string().optional(), topics: z.array(z.string()).optional(), into: z.string().optional(), term: z.strictObject({ text: z.string(), language: Tongue }).optional(), label: z.strictObject({ text: z.string(), language: Tongue }).optional(), name: NamesOut.optional(), broader: z.array(z.string()).optional(), role: Role.optional(), parts: z.array(z.strictObject({ topic: z.string(), name: NamesOut, labels: z.array(z.strictObject({ text: z.string(), language: Tongue })) })).optional(), version: z.int().optional() }),
})

const HolderOut = z.strictObject({ organisation: z.uuid(), certainty: z.enum(['found', 'confirmed']), strength: z.number(), units: z.int() })
export const TopicWhole = z.strictObject({
  ...topic,
  narrower: z.array(z.string()),
  field: z.string().optional().meta({ de: 'Fachgebiet, aus dem die meisten Belege kommen', en: 'its home: the field of most of its evidence' }),
  generality: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).optional(),
  held: z.array(HolderOut),
  sought: z.array(HolderOut.omit({ certainty: true })),
  intersections: z.array(z.uuid()),
  history: z.array(ActOut),
})

export const presentTopic = ({ id, prefLabel, altLabel, axis, broader = [], related = [], exactMatch = [] }: Concept, view: MapView): z.input<typeof TopicOut> => ({
  id, name: namesOut(prefLabel), labels: { de: [...(altLabel?.de ?? [])], en: [...(altLabel?.en ?? [])] }, role: axis ?? 'both', broader: [...broader], related: [...related], sameAs: [...exactMatch], holders: heldBy(id, view).length, seekers: soughtBy(id, view).length,
})

const heldBy = (id: string, { holdersOf, organisations }: MapView) => (holdersOf.get(id) ?? []).filter(({ organisation, word }) => word !== 'rejected' && organisations.has(organisation))
const soughtBy = (id: string, { seekersOf, organisations }: MapView) => (seekersOf.get(id) ?? []).filter(({ organisation }) => organisations.has(organisation))

export function presentTopicWhole(concept: Concept, view: MapView, history: readonly Curated[], counting: ReadonlySet<number>): z.input<typeof TopicWhole> {
  const { id } = concept
  const spread = view.map.spreads.find((one) => one.topic === id)
  return {
    ...presentTopic(concept, view),
    narrower: [...view.concepts.values()].filter(({ broader }) => broader?.includes(id)).map((one) => one.id),
    field: spread?.field,
    ...(spread?.generality === undefined ? {} : { generality: { value: spread.generality.value, low: spread.generality.low, high: spread.generality.high } }),
    held: heldBy(id, view).flatMap(({ organisation, word, strength, units }) => (word === 'rejected' ? [] : [{ organisation, certainty: word, strength, units: units.length }])),
    sought: soughtBy(id, view).map(({ organisation, strength, units }) => ({ organisation, strength, units: units.length })),
    intersections: view.map.found.filter(({ topics }) => topics.includes(id)).map((one) => one.id),
    history: history.map((one) => presentAct(one, counting, view)),
  }
}

// ---- Acts

const Names = z.strictObject({ de: Name.exactOptional(), en: Name.exactOptional() })
const LabelIn = z.strictObject({ text: Name, language: Tongue })

/** An act as it is asked for. New topics get their ids here. */
const ActAsked = z.discriminatedUnion('did', [
  z.strictObject({ did: z.literal('adopted'), term: LabelIn, name: Names, broader: z.array(TopicId).max(20), role: Role.exactOptional() }),
  z.strictObject({ did: z.literal('labelled'), topic: TopicId, label: LabelIn }),
  z.strictObject({ did: z.literal('merged'), topics: z.array(TopicId).min(1).max(100), into: TopicId }),
  z.strictObject({ did: z.literal('split'), topic: TopicId, parts: z.array(z.strictObject({ name: Names, labels: z.array(LabelIn).max(200) })).min(2).max(20) }),
  z.strictObject({ did: z.literal('rejected'), topic: TopicId }),
  z.strictObject({ did: z.literal('dismissed'), term: LabelIn }),
  z.strictObject({ did: z.literal('renamed'), topic: TopicId, name: Names }),
  z.strictObject({ did: z.literal('role-set'), topic: TopicId, role: Role }),
  z.strictObject({ did: z.literal('undone'), version: z.int().min(1) }),
])

export const ActIn = z.strictObject({ act: ActAsked, seen: z.int().min(0).meta({ de: 'wie viele Eingriffe gesehen wurden: die Nummer des letzten', en: 'how many acts were seen: the number of the last' }) })
export const ActQuery = z.strictObject({ ...LEAF, after: z.coerce.number().int().min(0).default(0).meta({ de: 'beginnt nach diesem Eingriff', en: 'begins after this act' }) })
export const ActsOut = z.strictObject({ version: z.int().meta({ de: 'Eingriffe bisher', en: 'acts so far' }), acts: z.array(ActOut), next: NEXT.next })

export function actOf(asked: z.output<typeof ActAsked>): Act {
  if (asked.did === 'adopted') return { ...asked, topic: newId() }
  return asked.did === 'split' ? { ...asked, parts: asked.parts.map((part): SplitPart => ({ ...part, topic: newId() })) } : asked
}

export const presentAct = ({ version, at, by, act }: Curated, counting: ReadonlySet<number>, view: Pick<MapView, 'organisations'>): z.input<typeof ActOut> => ({ version, at: at.toISOString(), by: byOut(by, view), counts: counting.has(version), act: actOut(act) })

const label = ({ text, language }: Label) => ({ text, language })

function actOut(act: Act): z.input<typeof ActOut>['act'] {
  const { did } = act
  switch (act.did) {
    case 'adopted':
      return { did, topic: act.topic, term: label(act.term), name: namesOut(act.name), broader: [...act.broader], role: act.role }
    case 'labelled':
      return { did, topic: act.topic, label: label(act.label) }
    case 'merged':
      return { did, topics: [...act.topics], into: act.into }
    case 'split':
      return { did, topic: act.topic, parts: act.parts.map((part) => ({ topic: part.topic, name: namesOut(part.name), labels: part.labels.map(label) })) }
    case 'rejected':
      return { did, topic: act.topic }
    case 'dismissed':
      return { did, term: label(act.term) }
    case 'renamed':
      return { did, topic: act.topic, name: namesOut(act.name) }
    case 'role-set':
      return { did, topic: act.topic, role: act.role }
    case 'undone':
      return { did, version: act.version }
  }
}

// ---- Found terms

export const TermsOut = z.strictObject({ terms: z.array(z.strictObject({ text: z.string(), language: Tongue, texts: z.int().meta({ de: 'in so vielen Texten', en: 'in so many texts' }), count: z.int().meta({ de: 'so oft', en: 'so often' }), score: z.number() })) })

export const presentTerm = ({ text, language, texts, count, score }: RankedTerm): z.input<typeof TermsOut>['terms'][number] => ({ text, language, texts, count, score })

// ---- The vocabulary

export const VocabularyQuery = z.strictObject({ format: z.enum(['turtle', 'json-ld', 'jskos']).default('turtle') })
