/**
 * Complementarity: what one plan seeks and another has. Having something narrower answers a need (“Fräsen” is sought, 5-axis milling is there), having something broader may.
 * **Shapes**: two plans' topics in, some dozens each; the answered needs out, surest first.
 */
import type { Holding } from './shared.ts'
import { ancestorsOf } from '../vocabulary/concept.ts'
import type { Matcher } from '../vocabulary/matcher.ts'

/** A need and the topic that answers it: the concept itself or one below or above it. */
export type Answer = {
  readonly sought: string
  readonly held: string
  /** The weaker of both weights; halved where the answer is broader than the need. */
  readonly weight: number
}

/** What is broader than the need may be the wrong part of it. */
export const BROADER = 0.5

/**
 * The needs of one that the topics of the other answer, each with its best answer. A need broader than another answered one is counted once, there.
 * A concept at the top of the vocabulary (a whole field) answers nothing but itself, as a need and as a topic.
 */
export function answersTo(seeks: readonly Holding[], has: readonly Holding[], { byId }: Pick<Matcher, 'byId'>): Answer[] {
  const answered = seeks.flatMap((need): Answer[] => {
    const fits = fittingTo(need.concept, byId)
    const answers = has.map((topic): Answer => ({ sought: need.concept, held: topic.concept, weight: fits(topic.concept) * Math.min(need.weight, topic.weight) }))
    return answers.filter(({ weight }) => weight > 0).toSorted(surerFirst).slice(0, 1)
  })
  const counted = new Set(answered.flatMap(({ sought }) => ancestorsOf(sought, byId)))
  return answered.filter(({ sought }) => !counted.has(sought)).toSorted(surerFirst)
}

/** How well a topic answers one need: 1 where it is the same or narrower, half where it is broader, else 0. */
function fittingTo(sought: string, byId: Matcher['byId']): (held: string) => number {
  const isField = (concept: string): boolean => (byId.get(concept)?.broader ?? []).length === 0
  const above = new Set(ancestorsOf(sought, byId).filter((concept) => !isField(concept)))
  return (held) => {
    if (held === sought) return 1
    if (!isField(sought) && ancestorsOf(held, byId).includes(sought)) return 1
    return above.has(held) ? BROADER : 0
  }
}

/** Then what meets its need exactly, then by name: no order of the input decides. */
function surerFirst(a: Answer, b: Answer): number {
  return b.weight - a.weight || Number(b.held === b.sought) - Number(a.held === a.sought) || compare(a.sought, b.sought) || compare(a.held, b.held)
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
