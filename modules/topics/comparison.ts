/**
 * Two organisations beside each other: what both have, what one has that the other seeks, what only one has. Whoever has a topic has the broader ones too, up to the areas at the top, which say nothing;
 * of what both have only the narrowest is told.
 */
import { ancestorsOf, type Concept } from '#engine'
import type { TopicId } from './act.ts'

export type Side = { readonly has: readonly TopicId[]; readonly seeks: readonly TopicId[] }

export type Comparison = {
  readonly shared: readonly TopicId[]
  /** What b seeks and a has, and the other way. */
  readonly aAnswers: readonly TopicId[]
  readonly bAnswers: readonly TopicId[]
  readonly onlyA: readonly TopicId[]
  readonly onlyB: readonly TopicId[]
  /** Topics in common, of all that either has, broader ones counted. */
  readonly alike: { readonly shared: number; readonly all: number }
}

export function comparisonOf(a: Side, b: Side, concepts: ReadonlyMap<TopicId, Concept>): Comparison {
  const [allA, allB] = [closureOf(a.has, concepts), closureOf(b.has, concepts)]
  const both = allA.intersection(allB)
  const implied = new Set([...both].flatMap((topic) => ancestorsOf(topic, concepts)))
  const narrowest = (topics: ReadonlySet<TopicId>): TopicId[] => [...topics].filter((topic) => !implied.has(topic))
  return {
    shared: narrowest(both),
    aAnswers: answers(allA, b.seeks),
    bAnswers: answers(allB, a.seeks),
    onlyA: a.has.filter((topic) => !allB.has(topic)),
    onlyB: b.has.filter((topic) => !allA.has(topic)),
    alike: { shared: both.size, all: allA.union(allB).size },
  }
}

const answers = (has: ReadonlySet<TopicId>, seeks: readonly TopicId[]): TopicId[] => [...new Set(seeks)].filter((topic) => has.has(topic))

/** Tops are implied by nothing, as on the map. */
const closureOf = (topics: readonly TopicId[], concepts: ReadonlyMap<TopicId, Concept>): Set<TopicId> => new Set(topics.flatMap((topic) => [topic, ...ancestorsOf(topic, concepts).filter((above) => (concepts.get(above)?.broader ?? []).length > 0)]))

export type Likeness = 'very' | 'much' | 'some' | 'little' | 'none' | 'unknown'

/** How alike two are, in a word. */
export function likenessOf({ alike: { shared, all } }: Comparison): Likeness {
  if (all === 0) return 'unknown'
  const share = shared / all
  if (shared === 0) return 'none'
  return share >= 0.6 ? 'very' : share >= 0.35 ? 'much' : share >= 0.12 ? 'some' : 'little'
}
