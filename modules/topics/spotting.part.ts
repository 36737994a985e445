/** Topics that a text names, for who is writing it: the engine reads it at once, and says nothing where it is too busy to answer in time. What is read is kept nowhere. */
import type { EngineAnswer, EngineQuestion, ProfileAnswer } from './engine-talk.ts'
import type { TopicsNeeds } from './frame.part.tsx'

/** Longer nobody waits for a suggestion. */
const PATIENCE_MS = 4_000
const MOST = 8

type Needs = Pick<TopicsNeeds, 'views'> & { readonly engine: { ask(question: EngineQuestion): Promise<EngineAnswer> } }

/** The clearest first, of the trade only. */
export async function topicsSpotted({ views, engine }: Needs, text: string): Promise<string[]> {
  const view = await views.of('alliance', 'organisations')
  const asked = engine.ask({ ask: 'profile', acts: view.acts, texts: [{ text }] }) as Promise<ProfileAnswer> // what this question is answered with
  const answer = await Promise.race([asked.catch(() => undefined), new Promise<undefined>((resolve) => void setTimeout(resolve, PATIENCE_MS, undefined).unref())])
  const [one] = answer ?? []
  if (one === undefined || 'refused' in one) return []
  const topics = one.profile.topics.toSorted((a, b) => b.weight - a.weight).flatMap(({ topic }) => view.vocabulary.topicNow(topic) ?? [])
  return [...new Set(topics)].filter((topic) => view.concepts.has(topic) && view.isTrade(topic)).slice(0, MOST)
}
