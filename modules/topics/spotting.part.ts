/** What a sentence that somebody types means here: topics that it names, and who holds its words. The engine reads it at once, and says nothing where it is too busy to answer in time. What is read is kept nowhere. */
import type { Language } from '#platform/words'
import type { Actor, OrganisationId } from '#modules/members'
import type { EngineAnswer, EngineQuestion, ProfileAnswer } from './engine-talk.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import { hitsOf, searching } from './search.part.tsx'
import type { SourceId } from './source.ts'

/** Longer nobody waits for a suggestion. */
const PATIENCE_MS = 4_000
const MOST = 8

type Needs = Pick<TopicsNeeds, 'views'> & { readonly engine: { ask(question: EngineQuestion): Promise<EngineAnswer> } }

/** The clearest first, of the trade only; undefined where nobody could say in time. */
export async function topicsSpotted({ views, engine }: Needs, text: string): Promise<string[] | undefined> {
  const view = await views.of('alliance', 'organisations')
  const asked = engine.ask({ ask: 'profile', acts: view.acts, texts: [{ text }] }) as Promise<ProfileAnswer> // what this question is answered with
  const answer = await Promise.race([asked.catch(() => undefined), new Promise<undefined>((resolve) => void setTimeout(resolve, PATIENCE_MS, undefined).unref())])
  if (answer === undefined) return undefined
  const [one] = answer
  if (one === undefined || 'refused' in one) return []
  const topics = one.profile.topics.toSorted((a, b) => b.weight - a.weight).flatMap(({ topic }) => view.vocabulary.topicNow(topic) ?? [])
  return [...new Set(topics)].filter((topic) => view.concepts.has(topic) && view.isTrade(topic)).slice(0, MOST)
}

/** What stands around a question and names nothing. */
const ASKING = /(?<!\p{L})(?:kann|können|könnte|macht|machen|jemand|jemanden|braucht|brauchen|such(?:e|t|en)|can|could|do(?:es)?|some(?:body|one)|any(?:body|one)|needs?|seeks?|looks?|looking)(?!\p{L})/giu
const MOST_HITS = 60

/** Organisations called so, and sources that hold all of these words, as this actor may read them; and the topics called so. */
export async function wordsIn(needs: TopicsNeeds, actor: Actor, language: Language, text: string): Promise<{ readonly organisations: readonly OrganisationId[]; readonly sources: readonly SourceId[]; readonly topics: readonly string[] }> {
  const asked = await searching(needs, actor, language, text.replace(ASKING, ' '))
  const [organisations, sources] = await Promise.all([hitsOf('organisation', asked, { most: MOST_HITS }, false), hitsOf('source', asked, { most: MOST_HITS })])
  return { organisations: organisations.rows.map(({ id }) => id as OrganisationId), sources: sources.rows.map(({ id }) => id as SourceId), topics: asked.meant } // hits of a kind have ids of it
}
