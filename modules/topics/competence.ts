/**
 * Competences (organisation × topic): what the sources show, and what the organisation itself says of it. Needs are told apart.
 *
 * | shown by sources | the organisation's last word | the competence is |
 * |---|---|---|
 * | yes | none, or withdrawn | `found` |
 * | yes or no | confirmed | `confirmed` |
 * | yes or no | rejected | `rejected`: told to the organisation itself, and counted nowhere |
 *
 * A word is a row and never an edit. It is said in front of an audience: a confirmation counts in results for that one and narrower ones, since it may rest on what only they may read; a rejection counts everywhere.
 * **Units**: strength is the chance that at least one evidence unit means it, 1 − ∏(1 − w), w the highest weight a unit gives it; 0 where only the organisation's word stands for it.
 */
import type { Profile } from '#engine'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { OrganisationId } from '#modules/members'
import { countsFor, type Audience, type ResultAudience } from './audience.ts'
import type { TopicId } from './act.ts'
import { unitOf, type Signed, type Source, type SourceId } from './source.ts'

/** What a profiled source shows of one organisation. */
export type Showing = {
  readonly organisation: OrganisationId
  readonly topic: TopicId
  readonly stance: 'has' | 'seeks'
  readonly weight: number
  readonly source: SourceId
  readonly unit: string
  readonly audience: Audience
}

export type WordId = Id<'word'>

/** What an organisation says of a topic of its own. */
export type Word = Signed & {
  readonly id: WordId
  readonly organisation: OrganisationId
  readonly topic: TopicId
  readonly says: 'confirmed' | 'rejected' | 'withdrawn'
  /** In front of whom. */
  readonly audience: ResultAudience
}

export type Competence = {
  readonly organisation: OrganisationId
  readonly topic: TopicId
  readonly word: 'found' | 'confirmed' | 'rejected'
  readonly strength: number
  readonly units: readonly string[]
  readonly sources: readonly SourceId[]
}

export type NeedOf = Pick<Competence, 'organisation' | 'topic' | 'strength' | 'units' | 'sources'>

export type Competences = { readonly competences: readonly Competence[]; readonly needs: readonly NeedOf[] }

/** What a source shows, once for each organisation it belongs to. */
export function showingsOf(source: Source, { topics, needs }: Pick<Profile, 'topics' | 'needs'>): Showing[] {
  const unit = unitOf(source)
  if (unit === undefined) return []
  const shown = [...topics.map((topic) => ({ topic, stance: 'has' as const })), ...needs.map((topic) => ({ topic, stance: 'seeks' as const }))]
  return source.organisations.flatMap((organisation) => shown.map(({ topic, stance }) => ({ organisation, topic: topic.concept, stance, weight: topic.weight, source: source.id, unit, audience: source.audience })))
}

/** An organisation says something new of a topic; `words` are its rows so far, in the order they were written. */
export function speak(said: Omit<Word, 'id'>, id: WordId, words: readonly Word[]): Result<Word> {
  const last = lastWord(words.filter((word) => word.organisation === said.organisation && word.topic === said.topic), said.audience)
  if (last === said.says || (last === undefined && said.says === 'withdrawn')) return refuse('conflict', 'word.already')
  return accept({ ...said, id })
}

/**
 * The competences and needs that readers of an audience see, by organisation and topic. `topicNow` follows what curation merged; undefined where a topic is none any longer.
 * In: showings and words of any audience, words in the order they were written. What is not for this audience changes nothing.
 */
export function competencesFor(audience: ResultAudience, showings: readonly Showing[], words: readonly Word[], topicNow: (topic: TopicId) => TopicId | undefined): Competences {
  const shown: Record<Showing['stance'], Map<string, Found>> = { has: new Map(), seeks: new Map() }
  for (const showing of showings) {
    const topic = topicNow(showing.topic)
    if (topic === undefined || !countsFor(showing.audience, audience)) continue
    const found = foundAt(shown[showing.stance], showing.organisation, topic)
    found.units.set(showing.unit, Math.max(showing.weight, found.units.get(showing.unit) ?? 0))
    found.sources.add(showing.source)
  }
  const said = Map.groupBy(
    words.flatMap((word) => {
      const topic = topicNow(word.topic)
      return topic === undefined ? [] : [{ ...word, topic }]
    }),
    ({ organisation, topic }) => `${organisation} ${topic}`,
  )
  for (const [key, [first, ...more]] of said) if (first !== undefined && lastWord([first, ...more], audience) === 'confirmed' && !shown.has.has(key)) foundAt(shown.has, first.organisation, first.topic)
  const competences = [...shown.has].map(([key, found]): Competence => {
    const last = lastWord(said.get(key) ?? [], audience)
    return { ...told(found), word: last === undefined || last === 'withdrawn' ? 'found' : last }
  })
  return { competences: competences.toSorted(inOrder), needs: [...shown.seeks.values()].map(told).toSorted(inOrder) }
}

/** Of showings and words those that a result for this audience rests on: nothing else changes it. */
export const heardBy = (audience: ResultAudience, showings: readonly Showing[], words: readonly Word[]): { readonly showings: readonly Showing[]; readonly words: readonly Word[] } => ({
  showings: showings.filter((one) => countsFor(one.audience, audience)),
  words: words.filter(({ says, audience: before }) => says !== 'confirmed' || countsFor(before, audience)),
})

type Found = { readonly organisation: OrganisationId; readonly topic: TopicId; readonly units: Map<string, number>; readonly sources: Set<SourceId> }

function foundAt(all: Map<string, Found>, organisation: OrganisationId, topic: TopicId): Found {
  const key = `${organisation} ${topic}`
  const found = all.get(key) ?? { organisation, topic, units: new Map(), sources: new Set() }
  all.set(key, found)
  return found
}

function told({ organisation, topic, units, sources }: Found): NeedOf {
  // Multiplied in order of size, so that the order of sources changes no digit.
  const doubt = [...units.values()].toSorted((a, b) => a - b).reduce((product, weight) => product * (1 - weight), 1)
  return { organisation, topic, strength: Math.round((1 - doubt) * 1e4) / 1e4, units: [...units.keys()].toSorted(), sources: [...sources].toSorted() }
}

/** What an organisation says last of each topic, in front of this audience; withdrawn ones are not said. Sooner than the map knows it. */
export function saidLast(audience: ResultAudience, words: readonly Word[], topicNow: (topic: TopicId) => TopicId | undefined): ReadonlyMap<TopicId, Competence['word']> {
  const byTopic = Map.groupBy(words, ({ topic }) => topicNow(topic))
  return new Map(
    [...byTopic].flatMap(([topic, some]) => {
      const last = lastWord(some, audience)
      return topic === undefined || last === undefined || last === 'withdrawn' ? [] : [[topic, last] as const]
    }),
  )
}

/** The last that counts in front of this audience. */
const lastWord = (words: readonly Word[], audience: ResultAudience): Word['says'] | undefined => words.findLast((word) => word.says !== 'confirmed' || countsFor(word.audience, audience))?.says

const inOrder = (a: NeedOf, b: NeedOf): number => compare(a.organisation, b.organisation) || compare(a.topic, b.topic)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
