/**
 * Intersections of few organisations: for every two or more of them, do they share more topics than chance would give? Inclusive: a topic that further organisations hold too counts.
 * For six clusters that is 57 tests; what is to say *which* topics, and for hundreds of organisations, is asked of closed intersections with their own null model.
 *
 * **Shapes**: up to 12 organisations × topics in (4,083 tests), or more with the list of sets to look at; one record a set out, the least probable first. Cost: 57 tests of 200 topics each out of 1,600 take some 10 ms, 4,083 a third of a second.
 * **Units**: chances as log10, since they soon leave what a number holds; `q` is printed from it and may be 0.
 * **Errors**: topics outside the population, sets that name fewer than two organisations, one twice or an unknown one, and more than 12 organisations without a list are the caller's bug: RangeError.
 * **Limits**: under the null every topic is as likely as every other. Popular topics (*Sensorik*) make overlaps that are more than chance and yet no news, so the population must be the topics that these organisations could hold, not a whole vocabulary.
 * **Source**: as engine/intersect/exact.ts and discovery.ts.
 */
import { benjaminiHochbergLog10 } from './discovery.ts'
import { expectedOverlap, narrowed, startOf, tailOf, type Chain } from './exact.ts'

export type FewIntersection = {
  /** Indices, ascending. */
  readonly organisations: readonly number[]
  /** Topics that all of them hold. */
  readonly observed: number
  readonly expected: number
  /** Observed over expected; 1 where nothing is expected, since then nothing can be observed. */
  readonly fold: number
  readonly log10P: number
  readonly log10Q: number
  readonly q: number
  readonly verdict: 'more-than-chance' | 'chance'
}

/** How many of the topics that these organisations share count: at most all of them, fewer where some owe their evidence to one source. */
type Count = (shared: readonly number[], organisations: readonly number[]) => number

/** Fixed before looking. */
const ALPHA = 0.05
const MOST_ORGANISATIONS = 12

/** Tests every two or more organisations, or the `sets` listed (each counts as a test). In: each organisation's topics as numbers from 0 to below `population`. */
export function intersectionsOfFew(topicsOf: readonly (readonly number[])[], population: number, sets: readonly (readonly number[])[] = everySet(topicsOf.length), count: Count = (shared) => shared.length): FewIntersection[] {
  const topics = topicsOf.map((list) => new Set(list))
  if (topicsOf.flat().some((topic) => !Number.isInteger(topic) || topic < 0 || topic >= population)) throw new RangeError(`topics are numbers from 0 to below ${population}`)
  const tested = testAll(topics, population, sets.map((set) => checked(set, topics.length)), count)
  const adjusted = benjaminiHochbergLog10(tested.map((test) => test.log10P), ALPHA)
  return tested
    .map((test, index): FewIntersection => {
      const { log10Q = 0, discovered = false } = adjusted[index] ?? {}
      return { ...test, log10Q, q: 10 ** log10Q, verdict: discovered ? 'more-than-chance' : 'chance' }
    })
    .toSorted((a, b) => a.log10P - b.log10P || b.organisations.length - a.organisations.length || inOrder(a.organisations, b.organisations))
}

function everySet(count: number): number[][] {
  if (count > MOST_ORGANISATIONS) throw new RangeError(`more than ${MOST_ORGANISATIONS} organisations need a list of sets`)
  return Array.from({ length: 2 ** count }, (_, mask) => Array.from({ length: count }, (__, organisation) => organisation).filter((organisation) => (mask >> organisation) & 1)).filter((set) => set.length > 1)
}

function checked(set: readonly number[], count: number): readonly number[] {
  const known = set.every((organisation) => Number.isInteger(organisation) && organisation >= 0 && organisation < count)
  if (!known || set.length < 2 || new Set(set).size < set.length) throw new RangeError(`no set of organisations: ${set.join(', ')}`)
  return set
}

type Step = { readonly chain: Chain; readonly shared: readonly number[] }
type Tested = Omit<FewIntersection, 'log10Q' | 'q' | 'verdict'>

/** Sets that begin alike share the beginning of their chain: smallest organisations first, in the order of a dictionary, only what differs from the set before is computed. */
function testAll(topics: readonly ReadonlySet<number>[], population: number, sets: readonly (readonly number[])[], count: Count): Tested[] {
  const sizeOf = (organisation: number): number => topics[organisation]?.size ?? 0
  const bySize = [...topics.keys()].toSorted((a, b) => sizeOf(a) - sizeOf(b) || a - b)
  const placeOf = bySize.map((_, organisation) => bySize.indexOf(organisation))
  const steps: Step[] = []
  let before: readonly number[] = []
  return sets
    .map((set) => set.map((organisation) => placeOf[organisation] ?? 0).toSorted((a, b) => a - b))
    .toSorted(inOrder)
    .map((places) => {
      const alike = places.findIndex((place, at) => place !== before[at])
      steps.length = Math.min(steps.length, alike === -1 ? places.length : alike)
      for (const place of places.slice(steps.length)) steps.push(stepWith(steps.at(-1), topics[bySize[place] ?? 0] ?? new Set(), population))
      before = places
      const organisations = places.map((place) => bySize[place] ?? 0).toSorted((a, b) => a - b)
      return testOf(organisations, steps.at(-1), population, expectedOverlap(population, organisations.map(sizeOf)), count)
    })
}

function stepWith(step: Step | undefined, topics: ReadonlySet<number>, population: number): Step {
  if (step === undefined) return { chain: startOf(population, topics.size), shared: [...topics] }
  return { chain: narrowed(step.chain, population, topics.size), shared: step.shared.filter((topic) => topics.has(topic)) }
}

function testOf(organisations: readonly number[], step: Step | undefined, population: number, expected: number, count: Count): Tested {
  const observed = step === undefined ? 0 : count(step.shared, organisations)
  const log10P = step === undefined ? 0 : tailOf(step.chain, population, observed).log10AtLeast
  return { organisations, observed, expected, fold: expected === 0 ? 1 : observed / expected, log10P }
}

/** The order of a dictionary. */
function inOrder(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, place) => value !== b[place])
  return at === -1 ? a.length - b.length : at >= b.length ? 1 : (a[at] ?? 0) - (b[at] ?? 0)
}
