/**
 * Finding partners for a sentence: what it names is understood as topics, by the engine and by what topics are called; who has them says the map of the reader's audience; whose texts hold the words says the search.
 * What this reader may not read takes no part: not as a hit, a number or a facet.
 */
import type { Actor, OrganisationId } from '#modules/members'
import { resultAudienceOf } from '#modules/topics'
import type { Language } from '#platform/words'
import type { FinderNeeds, MapView } from './frame.part.tsx'
import { ownersOf } from './owner-store.ts'
import type { Partner, Shown } from './partner.ts'

export type Found = { readonly view: MapView; /** What the sentence was understood as. */ readonly topics: readonly string[]; readonly partners: readonly Partner[]; /** The engine had no time for it: asked again, more may be found. */ readonly isHalf: boolean }

const MOST_MEANT = 8

/** In: a sentence, or nothing: then everybody whose competences are known. */
export async function findPartners(needs: FinderNeeds, actor: Actor, language: Language, text: string): Promise<Found> {
  const view = await needs.views.of(resultAudienceOf(actor), 'organisations')
  if (text === '') return { view, topics: [], partners: partnersOf(view, undefined, new Set()), isHalf: false }
  const [spotted, words] = await Promise.all([needs.topicsIn(text), needs.wordsIn(actor, language, text)])
  const topics = [...new Set([...words.topics, ...(spotted ?? [])])].filter((topic) => view.concepts.has(topic)).slice(0, MOST_MEANT)
  const byWord = new Set([...words.organisations, ...(await ownersOf(needs.db, words.sources))])
  return { view, topics, partners: partnersOf(view, topics, byWord), isHalf: spotted === undefined }
}

/** In: topics that are asked for, undefined: all. */
function partnersOf(view: MapView, asked: readonly string[] | undefined, byWord: ReadonlySet<OrganisationId>): Partner[] {
  const answersFor = askedBy(view, asked)
  return [...view.organisations.values()].flatMap(({ organisation: { id, kind, place }, clusters }): Partner[] => {
    // A cluster has what its members have; partners are those who do it.
    if (kind === 'cluster') return []
    const shown = bestOf((view.competencesOf.get(id) ?? []).filter(({ word }) => word !== 'rejected').flatMap(({ topic, strength, units }) => answersFor(topic).map((one) => ({ topic: one, strength, units: units.length }))))
    if (shown.length === 0 && !byWord.has(id)) return []
    const roles = [...new Set(shown.map(({ topic }) => view.concepts.get(topic)?.axis ?? 'both'))]
    return [{ organisation: id, kind, ...(place === undefined ? {} : { place }), clusters: clusters.filter((cluster) => view.organisations.has(cluster)), shown, roles, isByWord: byWord.has(id) }]
  })
}

/** For which of what is asked a topic speaks: itself, and what stands above it. */
const askedBy = (view: MapView, asked: readonly string[] | undefined): ((topic: string) => readonly string[]) => {
  if (asked === undefined) return (topic) => (view.isTrade(topic) ? [topic] : [])
  const wanted = new Set(asked)
  return (topic) => [topic, ...view.above(topic)].filter((one) => wanted.has(one))
}

/** Of each topic the strongest that shows it, the strongest first. */
function bestOf(all: readonly Shown[]): Shown[] {
  const best = new Map<string, Shown>()
  for (const one of all) if ((best.get(one.topic)?.strength ?? -1) < one.strength) best.set(one.topic, one)
  return [...best.values()].toSorted((a, b) => b.strength - a.strength || (a.topic < b.topic ? -1 : 1))
}
