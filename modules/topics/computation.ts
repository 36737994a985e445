/**
 * The map: which topics the alliance's members share, for one audience. Competences become holdings of the engine, which finds and judges the intersections.
 * What networks do for their members (shipped branch `cluster-services`) is no topic of the trade; the tops of the vocabulary are implied by nothing: whoever names a whole field shares it with those who name it too.
 */
import { ancestorsOf, intersections, type Concept, type Intersections } from '#engine'
import type { Organisation, OrganisationId } from '#modules/members'
import type { TopicId } from './act.ts'
import type { ResultAudience } from './audience.ts'
import { competencesFor, type Competences, type Showing, type Word } from './competence.ts'
import type { CuratedVocabulary } from './curation.ts'
import { gathered, type Level } from './level.ts'

/** The first field is the main one; `clusters` are those it belongs to today; `inside` are members of the alliance. Others have competences and stand beside. */
export type Placed = Pick<Organisation, 'id' | 'kind' | 'fields'> & { readonly inside: boolean; readonly clusters: readonly OrganisationId[] }

export type AllianceMap = Competences & { readonly audience: ResultAudience; readonly result: Intersections }

const CLUSTER_WORK = 'cluster-services'
const MOST = 200

/** Computes the map of a level for an audience. In: everything of any audience; what is not for this one changes nothing. Organisations are named by their ids. */
export function computeMap(audience: ResultAudience, level: Level, organisations: readonly Placed[], showings: readonly Showing[], words: readonly Word[], { vocabulary, topicNow }: CuratedVocabulary): AllianceMap {
  const all = competencesFor(audience, showings, words, topicNow)
  const told = level === 'clusters' ? gathered(all, organisations.filter(({ inside }) => inside)) : all
  const byId = new Map(vocabulary.concepts.map((concept) => [concept.id, concept]))
  const isTrade = tradeOf(byId)
  const holds = Map.groupBy(told.competences.filter(({ topic, word }) => word !== 'rejected' && isTrade(topic)), ({ organisation }) => organisation)
  const seeks = Map.groupBy(told.needs.filter(({ topic }) => isTrade(topic)), ({ organisation }) => organisation)
  const members = organisations.filter(({ inside, kind }) => inside && (kind === 'cluster') === (level === 'clusters')).map(({ id, fields: [field] }) => ({
    name: id,
    ...(field === undefined ? {} : { field }),
    holds: (holds.get(id) ?? []).map(({ topic, units }) => ({ topic, units })),
    seeks: (seeks.get(id) ?? []).map(({ topic }) => topic),
  }))
  return { ...told, audience, result: intersections(members, { impliedBy: remembered((topic) => impliedBy(topic, byId)), axisOf: (topic) => byId.get(topic)?.axis, most: MOST }) }
}

/** Is it a topic of the trade, rather than work that networks do for their members? */
export const tradeOf = (byId: ReadonlyMap<TopicId, Concept>): ((topic: TopicId) => boolean) => remembered((topic) => topic !== CLUSTER_WORK && !ancestorsOf(topic, byId).includes(CLUSTER_WORK))

/** Every topic above one, nearest first. */
export const aboveIn = (byId: ReadonlyMap<TopicId, Concept>): ((topic: TopicId) => readonly TopicId[]) => remembered((topic) => ancestorsOf(topic, byId))

const impliedBy = (topic: TopicId, byId: ReadonlyMap<TopicId, Concept>): TopicId[] => ancestorsOf(topic, byId).filter((above) => (byId.get(above)?.broader ?? []).length > 0)

/** Asks once for each topic, or whatever else is named by a word. */
export function remembered<Key extends string, Made>(of: (key: Key) => Made): (key: Key) => Made {
  const known = new Map<Key, Made>()
  return (key) => {
    if (!known.has(key)) known.set(key, of(key))
    return known.get(key) as Made // set in the line above
  }
}

/** What a page of an organisation calls its own: the strongest first, rejected ones only for itself. */
export const competencesOf = ({ competences }: Competences, organisation: OrganisationId, withRejected: boolean): Competences['competences'] =>
  competences.filter((one) => one.organisation === organisation && (withRejected || one.word !== 'rejected')).toSorted((a, b) => b.strength - a.strength || (a.topic < b.topic ? -1 : 1))
