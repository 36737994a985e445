/** What a topic or an intersection is called and where it is, for what other modules hang on them. Who may read it they ask themselves: a name is told for the whole alliance. */
import { accept, refuse, type Result } from '#platform/result'
import { inBoth, type Language } from '#platform/words'
import { intersectionAs } from './doing.part.ts'
import { intersectionAt, topicAt, topicName, type TopicsNeeds } from './frame.part.tsx'
import { titleOf } from './map-pages.tsx'

type Told = Readonly<Record<Language, string>>

export type Named = { readonly id: string; /** All that it was called by before it was merged into this. */ readonly ids: readonly string[]; readonly name: Told; readonly to: Told }

/** As curation has it now. */
export async function topicNamed({ views }: Pick<TopicsNeeds, 'views'>, asked: string): Promise<Result<Named>> {
  const view = await views.of('alliance', 'organisations')
  const id = view.vocabulary.topicNow(asked)
  if (id === undefined || view.vocabulary.topic(id) === undefined) return refuse('missing', 'curation.noTopic', { topic: asked.slice(0, 80) })
  const merged = view.acts.flatMap(({ act }) => (act.did === 'merged' ? act.topics : []))
  return accept({ id, ids: [...new Set([id, ...merged.filter((one) => view.vocabulary.topicNow(one) === id)])], name: inBoth((language) => topicName(view, id, language)), to: inBoth((language) => topicAt(id, language)) })
}

export async function intersectionNamed({ db, views }: Pick<TopicsNeeds, 'db' | 'views'>, id: string): Promise<Result<Named>> {
  const kept = await intersectionAs(db, id)
  if (!kept.ok) return kept
  const view = await views.of(kept.value.audience, kept.value.level)
  return accept({ id, ids: [id], name: inBoth((language) => titleOf(view, kept.value, language)), to: inBoth((language) => intersectionAt(id, language)) })
}

export type TopicNames = { /** As curation has it now; nothing where it is no topic any longer. */ readonly nameOf: (id: string) => Told | undefined; readonly at: (id: string, language: Language) => string; readonly all: () => readonly { readonly id: string; readonly name: Told }[] }

/** What all topics are called now: names are told for the whole alliance. */
export async function topicNames({ views }: Pick<TopicsNeeds, 'views'>): Promise<TopicNames> {
  const view = await views.of('alliance', 'organisations')
  const named = (id: string): Told => inBoth((language) => topicName(view, id, language))
  return {
    nameOf: (asked) => {
      const id = view.vocabulary.topicNow(asked)
      return id === undefined || view.vocabulary.topic(id) === undefined ? undefined : named(id)
    },
    at: topicAt,
    all: () => [...view.concepts.keys()].filter((id) => view.isTrade(id)).map((id) => ({ id, name: named(id) })),
  }
}
