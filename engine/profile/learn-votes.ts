/**
 * What judged texts say about a new one: the concepts of its nearest neighbours, of texts in which the same was found, and of texts that share a telling word.
 * **Shapes**: one number a concept and vote; some milliseconds with 500 remembered texts.
 */
import type { Lexicon } from './learn-lexicon.ts'
import { vectorOf, type Memory } from './learn-memory.ts'
import type { Sight } from './learn-sight.ts'

export type Votes = {
  /** How many judged texts were asked. */
  readonly judged: number
  /** Cosine with every remembered text. */
  readonly likeness: Float64Array
  readonly near20: Float64Array
  /** What the 20 nearest say of everything below a concept. */
  readonly branch: Float64Array
  /** Concepts worth judging though no label of theirs was found. */
  readonly nominated: readonly number[]
  /** The numbers of one concept, in the order of FEATURES from `near5` to `triggers`. */
  of(concept: number): number[]
}

/** Asks all judged texts but those in `out`. `size`: number of concepts. */
export function votesOf(sight: Sight, memory: Memory, size: number, lexicon: Lexicon, out: ReadonlySet<number>): Votes {
  const vector = vectorOf(sight.words, memory.rarity)
  const likeness = likenessOf(vector, memory)
  const asked = memory.judged.filter((text) => !out.has(text)).toSorted((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0) || a - b)
  const nearest = (count: number): Float64Array => {
    const votes = new Float64Array(size)
    const texts = asked.slice(0, count)
    const whole = texts.reduce((total, text) => total + (likeness[text] ?? 0), 0) || 1
    for (const text of texts) give(votes, memory, text, (likeness[text] ?? 0) / whole)
    return votes
  }
  const [near5, near20] = [nearest(5), nearest(20)]
  const allNear = new Float64Array(size)
  for (const text of asked) give(allNear, memory, text, (likeness[text] ?? 0) ** 2.5)
  const likest = likenessToConcepts(vector, memory, size, asked, likeness)
  const { together, togetherMost } = company(sight, memory, size, out)
  const { first, second, sum } = triggers(vector, memory, size, asked.length, out)
  const branch = new Float64Array(size)
  near20.forEach((vote, concept) => {
    if (vote > 0) for (const upper of lexicon.above[concept] ?? []) branch[upper] = (branch[upper] ?? 0) + vote
  })
  const all = [near5, near20, allNear, likest, together, togetherMost, first, second, sum]
  return {
    judged: asked.length,
    likeness,
    near20,
    branch,
    nominated: [...best(near20, 20), ...best(likest, 20), ...best(allNear, 15), ...best(second, 10)],
    of: (concept) => all.map((votes) => votes[concept] ?? 0),
  }
}

function give(votes: Float64Array, memory: Memory, text: number, vote: number): void {
  for (const concept of memory.texts[text]?.right ?? []) votes[concept] = (votes[concept] ?? 0) + vote
}

function best(votes: Float64Array, most: number): number[] {
  return [...votes.keys()].filter((concept) => (votes[concept] ?? 0) > 0).toSorted((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || a - b).slice(0, most)
}

function likenessOf(vector: ReadonlyMap<string, number>, memory: Memory): Float64Array {
  const likeness = new Float64Array(memory.texts.length)
  for (const [word, weight] of vector) for (const [text, other] of memory.postings.get(word) ?? []) likeness[text] = (likeness[text] ?? 0) + weight * other
  return likeness
}

/** Cosine with a concept's labels plus mean cosine with its texts; two imagined texts unlike this one keep rare concepts modest. */
function likenessToConcepts(vector: ReadonlyMap<string, number>, memory: Memory, size: number, asked: readonly number[], likeness: Float64Array): Float64Array {
  const sums = new Float64Array(size)
  const counts = new Float64Array(size)
  for (const text of asked) {
    give(sums, memory, text, likeness[text] ?? 0)
    give(counts, memory, text, 1)
  }
  const votes = sums.map((total, concept) => total / ((counts[concept] ?? 0) + 2))
  for (const [word, weight] of vector) for (const [concept, other] of memory.labelPostings.get(word) ?? []) votes[concept] = (votes[concept] ?? 0) + weight * other
  return votes
}

/** How often a concept was confirmed where another that is found here was found: sum and maximum of shares, shrunk by five texts. */
function company(sight: Sight, memory: Memory, size: number, out: ReadonlySet<number>): { together: Float64Array; togetherMost: Float64Array } {
  const together = new Float64Array(size)
  const togetherMost = new Float64Array(size)
  for (const found of sight.found.keys()) {
    const texts = (memory.holders.get(found) ?? []).filter((text) => !out.has(text))
    for (const [concept, count] of countsOf(texts, memory)) {
      if (concept === found) continue
      const share = count / (texts.length + 5)
      together[concept] = (together[concept] ?? 0) + share
      togetherMost[concept] = Math.max(togetherMost[concept] ?? 0, share)
    }
  }
  return { together, togetherMost }
}

/** A word of more texts is no trigger. */
const MOST_TEXTS = 80

/** Words after which a concept is confirmed more often than usual: the two strongest lifts, and the sum of squares. A word must have done so twice; three texts shrink it. */
function triggers(vector: ReadonlyMap<string, number>, memory: Memory, size: number, judged: number, out: ReadonlySet<number>): { first: Float64Array; second: Float64Array; sum: Float64Array } {
  const [first, second, sum] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const isJudged = (text: number): boolean => !out.has(text) && (memory.texts[text]?.right.size ?? 0) > 0
  const usual = new Map<number, number>()
  for (const [concept, texts] of memory.confirmed) usual.set(concept, texts.filter(isJudged).length / Math.max(1, judged))
  for (const word of vector.keys()) {
    const posting = memory.postings.get(word) ?? []
    if (posting.length < 2 || posting.length > MOST_TEXTS) continue
    const texts = posting.map(([text]) => text).filter(isJudged)
    for (const [concept, count] of countsOf(texts, memory)) {
      const base = usual.get(concept) ?? 0
      const lift = (count + 3 * base) / (texts.length + 3) - base
      if (count < 2 || lift <= 0) continue
      sum[concept] = (sum[concept] ?? 0) + lift * lift
      second[concept] = Math.max(second[concept] ?? 0, Math.min(lift, first[concept] ?? 0))
      first[concept] = Math.max(first[concept] ?? 0, lift)
    }
  }
  return { first, second, sum }
}

function countsOf(texts: readonly number[], memory: Memory): Map<number, number> {
  const counts = new Map<number, number>()
  for (const text of texts) for (const concept of memory.texts[text]?.right ?? []) counts.set(concept, (counts.get(concept) ?? 0) + 1)
  return counts
}
