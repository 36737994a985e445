/**
 * What judged texts say about a new one: the concepts of its nearest neighbours, and of texts in which the same was found.
 * **Shapes**: one number a concept and vote; some milliseconds with 500 remembered texts.
 */
import type { Lexicon } from './learn-lexicon.ts'
import { vectorOf, type Memory } from './learn-memory.ts'
import type { Sight } from './learn-sight.ts'

export type Votes = {
  /** How many judged texts were asked. */
  readonly judged: number
  /** What the 20 nearest say of everything below a concept. */
  readonly branch: Float64Array
  /** Concepts worth judging though no label of theirs was found. */
  readonly nominated: readonly number[]
  /** The numbers of one concept, in the order of FEATURES from `near20` to `togetherMost`. */
  of(concept: number): number[]
}

/** Asks all judged texts but those in `out`. `size`: number of concepts. */
export function votesOf(sight: Sight, memory: Memory, size: number, lexicon: Lexicon, out: ReadonlySet<number>): Votes {
  const vector = vectorOf(sight.words, memory.rarity)
  const likeness = likenessOf(vector, memory)
  const asked = memory.judged.filter((text) => !out.has(text)).toSorted((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0) || a - b)
  const near20 = nearest(20, asked, likeness, memory, size)
  const allNear = new Float64Array(size)
  // The power lets a few very like texts outvote many a little like.
  for (const text of asked) give(allNear, memory, text, (likeness[text] ?? 0) ** 2.5)
  const likest = likenessToConcepts(vector, memory, size, asked, likeness)
  const { together, togetherMost } = company(sight, memory, size, out)
  const branch = new Float64Array(size)
  near20.forEach((vote, concept) => {
    if (vote > 0) for (const upper of lexicon.above[concept] ?? []) branch[upper] = (branch[upper] ?? 0) + vote
  })
  const all = [near20, allNear, likest, together, togetherMost]
  return {
    judged: asked.length,
    branch,
    nominated: [...best(near20, 20), ...best(likest, 20), ...best(allNear, 15)],
    of: (concept) => all.map((votes) => votes[concept] ?? 0),
  }
}

function nearest(count: number, asked: readonly number[], likeness: Float64Array, memory: Memory, size: number): Float64Array {
  const votes = new Float64Array(size)
  const texts = asked.slice(0, count)
  const whole = texts.reduce((total, text) => total + (likeness[text] ?? 0), 0) || 1
  for (const text of texts) give(votes, memory, text, (likeness[text] ?? 0) / whole)
  return votes
}

function give(votes: Float64Array, memory: Memory, text: number, vote: number): void {
  for (const concept of memory.texts[text]?.right ?? []) votes[concept] = (votes[concept] ?? 0) + vote
}

function best(votes: Float64Array, most: number): number[] {
  return [...votes.keys()].filter((concept) => (votes[concept] ?? 0) > 0).toSorted((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || a - b).slice(0, most)
}

/** Cosine with every remembered text. */
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
    const counts = new Float64Array(size)
    for (const text of texts) give(counts, memory, text, 1)
    counts.forEach((count, concept) => {
      if (count === 0 || concept === found) return
      const share = count / (texts.length + 5)
      together[concept] = (together[concept] ?? 0) + share
      togetherMost[concept] = Math.max(togetherMost[concept] ?? 0, share)
    })
  }
  return { together, togetherMost }
}
