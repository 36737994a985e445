/**
 * The most surprising intersections of a relation: all closed sets are tested, the best are taken one by one, each saying something the others did not.
 *
 * **Method**: closed sets (closed.ts) → surprise against the null model of each field (null-model.ts, surprise.ts) → in falling order, passing over what better ones cover (more than a quarter of its cells) →
 * surprise anew with independent evidence (independent.ts), which can only fall, so the order stays right → the whole intersection by refinement (refine.ts).
 * **Shapes**: 200,000 organisations × 10,000 topics in seconds; memory is the relation and 20,000 candidates.
 * Deterministic to the byte; ties go to the set whose topics come first.
 */
import { closedSets } from './closed.ts'
import { Coverage } from './coverage.ts'
import { independentSupport } from './independent.ts'
import { NullModel } from './null-model.ts'
import { refine, type Block } from './refine.ts'
import { Reading, type Relation } from './relation.ts'
import type { Rows } from './rows.ts'
import { correction, log10Tail, meanTooLarge, MOST_JUDGED } from './surprise.ts'

export type FindOptions = {
  /** How many intersections are wanted at most. */
  readonly most: number
  /** At least so many organisations; 2 where absent. Raised where there are more closed sets than the budget. */
  readonly minSupport?: number
  /** So many closed sets are looked at, at most. */
  readonly budget?: number
  /** So many of the best sets are kept while searching (20,000 where absent): a switch for measuring. */
  readonly candidates?: number
  /** False leaves the exact sets as they are. */
  readonly refined?: boolean
}

export type Found = {
  /** The topics all of `organisations` hold, and all who hold them; ascending. */
  readonly topics: readonly number[]
  readonly organisations: readonly number[]
  /** Organisations expected by chance. */
  readonly expected: number
  /** Organisations with evidence of their own. */
  readonly independent: number
  /** Powers of ten beyond the threshold, with independent evidence: 0 or more is more than chance. */
  readonly surprise: number
  /** The same if each organisation's word counted for itself. */
  readonly surpriseAsSaid: number
  /** The surprise of these topics with another number of independent organisations. */
  readonly surpriseAt: (independent: number) => number
  /** The whole intersection, some cells of which are empty. */
  readonly whole: Block
}

export type Findings = {
  readonly found: readonly Found[]
  /** Closed sets of two and more topics that were tested. */
  readonly tested: number
  /** Sets of fewer organisations were left out; 2 unless the budget made it more. */
  readonly minSupport: number
}

const BUDGET = 3_000_000
const CANDIDATES = 20_000
/** A set that better ones cover to a larger share says nothing new. */
const COVERED = 0.25

/** Finds them, the most surprising first. */
export function findIntersections(relation: Relation, { most, minSupport = 2, budget = BUDGET, candidates: keep = CANDIDATES, refined = true }: FindOptions): Findings {
  const reading = new Reading(relation)
  const model = new NullModel(relation.rows, relation.fieldOf)
  const { candidates, tested, least } = candidatesOf(reading, model, minSupport, budget, keep)
  const told = new Coverage(reading.width, COVERED)
  const found: Found[] = []
  const judged = new Heap<Found>((a, b) => b.surprise - a.surprise || compareLists(a.topics, b.topics))
  const take = (next: Found): void => {
    if (told.has(next)) return
    const whole = refined ? refine(reading, model, next) : next
    found.push({ ...next, whole: whole.organisations.length < 2 || whole.topics.length < 2 ? { organisations: next.organisations, topics: next.topics } : { organisations: whole.organisations, topics: whole.topics } })
    told.add(next)
    told.add(whole)
  }
  for (const candidate of candidates) {
    // Judged ones that no later candidate can pass are taken first.
    for (let top = judged.peek(); top !== undefined && top.surprise >= candidate.surprise && found.length < most; top = judged.peek()) take(judged.pop())
    if (found.length >= most) break
    const topics = [...candidate.topics]
    const organisations = reading.sharing(topics)
    if (told.has({ organisations, topics })) continue
    const independent = independentSupport(reading, organisations, topics)
    const surpriseAt = (many: number): number => -log10Tail(candidate.expected, many) - candidate.cost
    judged.push({
      topics,
      organisations,
      expected: candidate.expected,
      independent,
      surprise: surpriseAt(independent),
      surpriseAt,
      surpriseAsSaid: candidate.surprise,
      whole: { organisations, topics },
    })
  }
  for (let top = judged.peek(); top !== undefined && found.length < most; top = judged.peek()) take(judged.pop())
  return { found, tested, minSupport: least }
}

type Candidate = { readonly topics: Int32Array; readonly expected: number; readonly surprise: number; readonly cost: number }

type Candidates = { readonly candidates: readonly Candidate[]; readonly tested: number; readonly least: number }

/** The best candidates in falling order of surprise. Where the budget does not hold the least support rises, to about the lowest with which it does. */
function candidatesOf(reading: Reading, model: NullModel, minSupport: number, budget: number, most: number): Candidates {
  const choices = choicesOf(reading.relation.rows, minSupport)
  const search = (least: number): Candidates | undefined => candidatesFrom(reading, model, { least, choices, budget, most })
  let failed = minSupport
  let least = minSupport
  let found = search(least)
  while (found === undefined) {
    failed = least
    least = Math.ceil(least * 1.5)
    found = search(least)
  }
  while (least - failed > 1 && found.tested * 10 < budget) {
    const middle = (failed + least) >> 1
    const more = search(middle)
    if (more === undefined) failed = middle
    else {
      found = more
      least = middle
    }
  }
  return found
}

/** Topics that a set could have been chosen from. One that fewer than the least support hold is in no set that could be found, whatever chance does: how many hold a topic is given, so it costs nothing (Tarone 1990). */
function choicesOf({ topics, width }: Rows, minSupport: number): number {
  const holders = new Uint32Array(width)
  for (const topic of topics) holders[topic] = (holders[topic] ?? 0) + 1
  return holders.filter((count) => count >= minSupport).length
}

type Search = { readonly least: number; readonly choices: number; readonly budget: number; readonly most: number }

/** Undefined where there are more sets than the budget. */
function candidatesFrom(reading: Reading, model: NullModel, { least, choices, budget, most }: Search): Candidates | undefined {
  const { rows, implied } = reading.relation
  const costs = Array.from({ length: MOST_JUDGED + 1 }, (_, size) => correction(size, choices))
  // The worst stands on top, so that it is the one to go.
  const kept = new Heap<Candidate>((a, b) => a.surprise - b.surprise || compareLists(b.topics, a.topics))
  const limits = new Limits()
  const { sets, complete } = closedSets(rows, {
    minSupport: least,
    minSize: 2,
    most: budget,
    visit: (topics, size, support) => {
      const isPlain = size <= MOST_JUDGED && implied === undefined
      const judged = isPlain ? topics : judgedTopics(reading, topics.subarray(0, size))
      const many = isPlain ? size : judged.length
      if (many < 2) return
      const cost = costs[many] ?? 0
      const worst = kept.size < most ? undefined : kept.peek()
      // Most sets are ordinary, and a bound or a part of the sum says so.
      const enough = worst === undefined ? Infinity : limits.of(support, many, worst.surprise, cost)
      if (enough < Infinity && model.expectedAtLeast(judged, many) >= enough) return
      const expected = model.expected(judged, many, enough)
      if (expected >= enough) return
      const surprise = -log10Tail(expected, support) - cost
      if (worst !== undefined && worst.surprise > surprise) return
      kept.push({ surprise, expected, cost, topics: topics.subarray(0, size).toSorted() })
      if (kept.size > most) kept.pop()
    },
  })
  if (!complete) return undefined
  const candidates: Candidate[] = []
  while (kept.size > 0) candidates.push(kept.pop())
  return { candidates: candidates.toReversed(), tested: sets, least }
}

/** From which mean on a set of so many organisations and topics cannot be better than the worst kept: computed when asked for, anew when the worst has risen by a quarter of a power of ten. */
class Limits {
  readonly #limits = new Map<number, number>()
  #worst = -Infinity

  of(support: number, size: number, worst: number, cost: number): number {
    if (worst > this.#worst + 0.25) {
      this.#limits.clear()
      this.#worst = worst
    }
    const key = support * (MOST_JUDGED + 1) + size
    const known = this.#limits.get(key)
    if (known !== undefined) return known
    const limit = meanTooLarge(support, this.#worst + cost)
    this.#limits.set(key, limit)
    return limit
  }
}

/** Without what others imply; of more than eight the eight rarest, which more organisations may share: the set is judged too mildly then, never too boldly. */
function judgedTopics(reading: Reading, topics: Int32Array): ArrayLike<number> {
  const own = reading.relation.implied === undefined ? topics : reading.withoutImplied([...topics])
  if (own.length <= MOST_JUDGED) return own
  return [...own].toSorted((a, b) => reading.degreeOf(a) - reading.degreeOf(b) || a - b).slice(0, MOST_JUDGED)
}

function compareLists(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** A binary heap: what the order puts first is on top. */
class Heap<T> {
  readonly #items: T[] = []
  readonly #order: (a: T, b: T) => number

  constructor(order: (a: T, b: T) => number) {
    this.#order = order
  }

  get size(): number {
    return this.#items.length
  }

  peek(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    const items = this.#items
    let at = items.push(item) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      const other = items[above] as T // above < at: within the heap
      if (this.#order(other, item) <= 0) break
      items[at] = other
      at = above
    }
    items[at] = item
  }

  /** In: a heap that is not empty. */
  pop(): T {
    const items = this.#items
    const top = items[0] as T // not empty, says the caller
    const last = items.pop() as T // likewise
    if (items.length === 0) return top
    let at = 0
    for (let below = 1; below < items.length; below = at * 2 + 1) {
      if (below + 1 < items.length && this.#order(items[below + 1] as T, items[below] as T) < 0) below++ // both within the heap
      const other = items[below] as T // within the heap
      if (this.#order(last, other) <= 0) break
      items[at] = other
      at = below
    }
    items[at] = last
    return top
  }
}
