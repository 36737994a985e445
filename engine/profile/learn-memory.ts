/**
 * What is remembered of the texts people have judged, and what can be read from it: how telling a word is, how often a label that is found is also right, which texts are alike.
 * **Shapes**: some hundred texts of some hundred words; built in some ten milliseconds, kept as long as what it was built from.
 * Whoever trains must not ask a text about itself: every question takes the texts to leave out.
 */
import type { Matcher } from '../vocabulary/matcher.ts'
import { lexiconOf, push, type Lexicon } from './learn-lexicon.ts'
import type { Sight } from './learn-sight.ts'

/** One text as it is kept: plain data, concepts by id. */
export type Remembered = {
  readonly words: readonly (readonly [word: string, count: number])[]
  /** What was found, and the words that were taken for it. */
  readonly found: readonly (readonly [concept: string, surfaces: readonly string[]])[]
  /** The confirmed concepts. A text with none was not judged: it only tells how common words are. */
  readonly concepts: readonly string[]
  /** Texts of one group (one call, one organisation) never speak for each other in training. */
  readonly group: string
}

type Text = { readonly found: ReadonlyMap<number, ReadonlySet<string>>; readonly right: ReadonlySet<number>; readonly group: string }

type Postings = ReadonlyMap<string, readonly (readonly [index: number, weight: number])[]>

export type Memory = {
  readonly texts: readonly Text[]
  /** Indices of the judged ones. */
  readonly judged: readonly number[]
  readonly groups: ReadonlyMap<string, ReadonlySet<number>>
  /** Word → log of texts over texts with it; `unseen` for the others. */
  readonly rarity: ReadonlyMap<string, number>
  readonly unseen: number
  /** Word → texts with it, in vectors of length 1. */
  readonly postings: Postings
  /** Word → concepts whose labels hold it (those of the concepts around it too, for less), in vectors of length 1. */
  readonly labelPostings: Postings
  /** Concept → judged texts in which it was found. */
  readonly holders: ReadonlyMap<number, readonly number[]>
  /** Concept → judged texts for which it was confirmed. */
  readonly confirmed: ReadonlyMap<number, readonly number[]>
}

/** A text as it is kept. */
export function remember(sight: Sight, matcher: Matcher, concepts: readonly string[], group: string): Remembered {
  return { words: [...sight.words], found: [...sight.found].map(([index, { surfaces }]) => [matcher.idAt(index), [...surfaces]] as const), concepts: [...new Set(concepts)], group }
}

/** Concepts that the vocabulary no longer has are passed over. */
export function memoryOf(kept: readonly Remembered[], matcher: Matcher): Memory {
  const indexOf = (id: string): number[] => {
    const index = matcher.indexOf.get(id)
    return index === undefined ? [] : [index]
  }
  const texts = kept.map(({ found, concepts, group }): Text => ({
    found: new Map(found.flatMap(([id, surfaces]) => indexOf(id).map((index) => [index, new Set(surfaces)] as const))),
    right: new Set(concepts.flatMap(indexOf)),
    group,
  }))
  const judged = [...texts.keys()].filter((index) => (texts[index]?.right.size ?? 0) > 0)
  const groups = new Map<string, Set<number>>()
  texts.forEach(({ group }, index) => groups.set(group, (groups.get(group) ?? new Set()).add(index)))
  const rarity = rarityOf(kept)
  const unseen = Math.log(kept.length + 1)
  const postings = new Map<string, (readonly [number, number])[]>()
  kept.forEach(({ words }, index) => {
    for (const [word, weight] of vectorOf(words, rarity)) push(postings, word, [index, weight])
  })
  const holders = new Map<number, number[]>()
  const confirmed = new Map<number, number[]>()
  for (const index of judged) {
    for (const concept of texts[index]?.found.keys() ?? []) push(holders, concept, index)
    for (const concept of texts[index]?.right ?? []) push(confirmed, concept, index)
  }
  return { texts, judged, groups, rarity, unseen, postings, labelPostings: labelPostings(lexiconOf(matcher), rarity, unseen), holders, confirmed }
}

function rarityOf(kept: readonly Remembered[]): Map<string, number> {
  const texts = new Map<string, number>()
  for (const { words } of kept) for (const [word] of words) texts.set(word, (texts.get(word) ?? 0) + 1)
  return new Map([...texts].map(([word, count]) => [word, Math.log((kept.length + 1) / (count + 0.5))]))
}

/** Words that stand in most texts tell nothing. */
const LEAST_RARITY = 0.5

/** TF-IDF with logarithmic frequency, length 1. */
export function vectorOf(words: Iterable<readonly [string, number]>, rarity: ReadonlyMap<string, number>): Map<string, number> {
  const vector = new Map<string, number>()
  for (const [word, count] of words) {
    const rare = rarity.get(word) ?? 0
    if (rare >= LEAST_RARITY) vector.set(word, (1 + Math.log(count)) * rare)
  }
  return unit(vector)
}

function unit(vector: Map<string, number>): Map<string, number> {
  let square = 0
  for (const weight of vector.values()) square += weight * weight
  const length = Math.sqrt(square) || 1
  for (const [word, weight] of vector) vector.set(word, weight / length)
  return vector
}

const CHILDREN_WEIGHT = 0.4
const PARENT_WEIGHT = 0.3

function labelPostings(lexicon: Lexicon, rarity: ReadonlyMap<string, number>, unseen: number): Postings {
  const postings = new Map<string, (readonly [number, number])[]>()
  lexicon.labels.forEach((_, concept) => {
    const vector = new Map<string, number>()
    const add = (of: number, weight: number): void => {
      for (const word of lexicon.labels[of]?.flatMap((label) => label.keys) ?? []) vector.set(word, Math.max(vector.get(word) ?? 0, weight * (rarity.get(word) ?? unseen)))
    }
    add(concept, 1)
    for (const child of lexicon.children[concept] ?? []) add(child, CHILDREN_WEIGHT)
    for (const parent of lexicon.above[concept]?.slice(0, 1) ?? []) add(parent, PARENT_WEIGHT)
    for (const [word, weight] of unit(vector)) push(postings, word, [concept, weight])
  })
  return postings
}
