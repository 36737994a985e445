/** What the engine finds in texts that are no sources: for modules that have topics found, and keep what comes of it themselves. */
import type { Language } from '#platform/words'
import type { TopicId } from './act.ts'
import type { ProfileAnswer } from './engine-talk.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import type { TopicsWorld } from './jobs.ts'

type Found = readonly TopicId[]

/** Of each text the topics of the trade that it has or seeks, the weightiest first; none of a text that the engine refuses. */
export const foundInTexts =
  ({ engine, views }: Pick<TopicsWorld, 'engine'> & Pick<TopicsNeeds, 'views'>) =>
  async (texts: readonly { readonly text: string; readonly language: Language }[]): Promise<readonly Found[]> => {
    if (texts.length === 0) return []
    const { acts, vocabulary, isTrade } = await views.of('alliance', 'organisations')
    const answers = (await engine.ask({ ask: 'profile', acts, texts })) as ProfileAnswer // what this question is answered with
    return answers.map((answer) => {
      if (!('profile' in answer)) return []
      const topics = answer.profile.topics.toSorted((a, b) => b.weight - a.weight).flatMap(({ topic }) => vocabulary.topicNow(topic) ?? [])
      return [...new Set(topics)].filter(isTrade)
    })
  }
