/**
 * Which intersections fit a funding call, and what of it nobody in the alliance works on.
 * A topic is met by itself and by what is narrower: who welds by laser works on laser technology, not the other way round. An intersection fits that meets two of the call's topics, or the only one it has: with one of many in common almost everything would fit.
 * **Shapes**: some tens of topics against some thousands of intersections; the best first: by how many topics of the call, then by how far beyond chance.
 */
import type { TopicId } from '#modules/topics'
import type { Day } from '#modules/members'
import type { Call } from './call.ts'

export type Overlap = { readonly topics: readonly TopicId[]; readonly surprise: number }

/** What it is held against: all of one audience, the reader's. */
export type Ground<O extends Overlap> = {
  readonly overlaps: readonly O[]
  /** Topics that somebody inside the alliance holds. */
  readonly held: Iterable<TopicId>
  /** Every topic above one. */
  readonly above: (topic: TopicId) => readonly TopicId[]
}

export type Fit<O extends Overlap> = { readonly fitting: readonly { readonly overlap: O; /** The call's topics that it meets. */ readonly meets: readonly TopicId[] }[]; readonly missing: readonly TopicId[] }

export function fitOf<O extends Overlap>(topics: readonly TopicId[], { overlaps, held, above }: Ground<O>): Fit<O> {
  const least = Math.min(2, topics.length)
  const metBy = (some: Iterable<TopicId>): TopicId[] => {
    const speaksFor = new Set([...some].flatMap((topic) => [topic, ...above(topic)]))
    return topics.filter((topic) => speaksFor.has(topic))
  }
  const fitting = topics.length === 0 ? [] : overlaps.map((overlap) => ({ overlap, meets: metBy(overlap.topics) })).filter(({ meets }) => meets.length >= least)
  const there = new Set(metBy(held))
  return { fitting: fitting.toSorted((a, b) => b.meets.length - a.meets.length || b.overlap.surprise - a.overlap.surprise), missing: topics.filter((topic) => !there.has(topic)) }
}

/** What closes first comes first; what has no last day, last. */
export const byUrgency = (a: Pick<Call, 'closes' | 'id'>, b: Pick<Call, 'closes' | 'id'>): number => (a.closes ?? NEVER).localeCompare(b.closes ?? NEVER) || (a.id < b.id ? -1 : 1)

const NEVER: Day = '9999-12-31'
