/**
 * The numbers by which a concept is judged for a text: how it was found, how it fared before, what alike texts are about, what stands around it in the vocabulary.
 * **Shapes**: a text's sight in, some forty candidates with {@link FEATURES} numbers each out. Cost: some milliseconds with 500 remembered texts.
 * **Source**: Medelyan (2009), Human-competitive automatic topic indexing (Maui), for the features of found labels; nearest neighbours beside them as in Suominen (2019), Annif.
 */
import type { Matcher } from '../vocabulary/matcher.ts'
import { votesOf, type Votes } from './learn-votes.ts'
import { lexiconOf, type Lexicon } from './learn-lexicon.ts'
import type { Memory } from './learn-memory.ts'
import type { Found, Sight } from './learn-sight.ts'

export type Candidate = { readonly concept: number; readonly row: readonly number[] }

/** The order of the numbers in a row. Trees learned with other features mean nothing: who changes these changes the engine's version. */
export const FEATURES = [
  'count', 'strength', 'first', 'keys', 'length', 'verbatim', 'place', 'share', 'rivals', 'loose', 'preferred', 'near', 'coverPreferred', 'coverAny',
  'prior', 'precision', 'commonness', 'unsaid', 'surfacePrecision', 'surfaceSeen',
  'near20', 'allNear', 'likeness', 'together', 'togetherMost',
  'parentFound', 'narrowerFound', 'broaderFound', 'siblingsFound', 'branch',
] as const

/** Never found: later than the end, behind every other. */
const NOWHERE = 1.2
const NO_PLACE = 30
/** A share that is not known is below every share. */
const UNKNOWN = -0.1

/** The candidates of a text: what was found, what alike texts are about, what its words recall; each with its numbers. Texts in `out` are not asked. */
export function candidatesOf(sight: Sight, memory: Memory, matcher: Matcher, out: ReadonlySet<number> = new Set()): Candidate[] {
  const lexicon = lexiconOf(matcher)
  const votes = votesOf(sight, memory, matcher.vocabulary.concepts.length, lexicon, out)
  const exact = [...sight.found].filter(([, found]) => found.count > 0)
  const places = new Map(exact.toSorted(([, a], [, b]) => b.count - a.count || a.first - b.first).map(([concept], place) => [concept, place]))
  const matches = exact.reduce((total, [, found]) => total + found.count, 0)
  const concepts = new Set([...sight.found.keys(), ...sight.near.keys(), ...votes.nominated])
  for (const concept of sight.found.keys()) for (const parent of lexicon.above[concept]?.slice(0, 1) ?? []) concepts.add(parent)
  return [...concepts].map((concept) => {
    const found = sight.found.get(concept)
    return {
      concept,
      row: [
        ...foundNumbers(found),
        places.get(concept) ?? NO_PLACE,
        (found?.count ?? 0) / Math.max(1, matches),
        exact.length,
        found?.loose ?? 0,
        found?.preferred === true ? 1 : 0,
        sight.near.get(concept) ?? 0,
        coverage(concept, sight, memory, lexicon, true),
        coverage(concept, sight, memory, lexicon, false),
        ...recordOf(concept, found, memory, votes.judged, out),
        ...votes.of(concept),
        ...relatives(concept, sight, votes, lexicon),
      ],
    }
  })
}

function foundNumbers(found: Found | undefined): number[] {
  if (found === undefined || found.count === 0) return [0, 0, found?.first ?? NOWHERE, found?.keys ?? 0, 0, 0]
  return [found.count, Math.log(1 + found.strength), found.first, found.keys, found.length, found.verbatim]
}

/** The largest share of one label's words that the text has, by rarity. */
function coverage(concept: number, sight: Sight, memory: Memory, lexicon: Lexicon, preferredOnly: boolean): number {
  let best = 0
  for (const { keys, preferred } of lexicon.labels[concept] ?? []) {
    if (preferredOnly && !preferred) continue
    let whole = 0
    let had = 0
    for (const key of keys) {
      const rare = memory.rarity.get(key) ?? memory.unseen
      whole += rare
      if (sight.words.has(key)) had += rare
    }
    if (whole > 0) best = Math.max(best, had / whole)
  }
  return best
}

/** How the concept fared in judged texts: in all, in those where it was found, in those where the same words were taken for it; smoothed towards the wider. */
function recordOf(concept: number, found: Found | undefined, memory: Memory, judged: number, out: ReadonlySet<number>): number[] {
  const inside = (texts: readonly number[] = []): readonly number[] => (out.size === 0 ? texts : texts.filter((text) => !out.has(text)))
  const isRight = (text: number): boolean => memory.texts[text]?.right.has(concept) === true
  const confirmed = inside(memory.confirmed.get(concept)).length
  const holders = inside(memory.holders.get(concept))
  const right = holders.filter(isRight).length
  const precision = (right + 1.5) / (holders.length + 4.5)
  const all = Math.max(1, judged)
  let [surfacePrecision, surfaceSeen] = [UNKNOWN, 0]
  for (const surface of found?.surfaces ?? []) {
    const same = holders.filter((text) => memory.texts[text]?.found.get(concept)?.has(surface) === true)
    surfacePrecision = Math.max(surfacePrecision, (same.filter(isRight).length + 2 * precision) / (same.length + 2))
    surfaceSeen = Math.max(surfaceSeen, same.length)
  }
  return [
    Math.log((confirmed + 0.3) / all),
    found === undefined ? UNKNOWN : precision,
    (holders.length + 0.5) / (all + 1),
    (confirmed - right + 0.05) / (all - holders.length + 1),
    surfacePrecision,
    surfaceSeen,
  ]
}

function relatives(concept: number, sight: Sight, votes: Votes, lexicon: Lexicon): number[] {
  const above = lexicon.above[concept] ?? []
  const parent = above[0]
  const found = (others: readonly number[]): number => others.filter((other) => other !== concept && sight.found.has(other)).length
  return [
    found(above.slice(0, 1)),
    found(lexicon.below[concept] ?? []),
    found(above),
    parent === undefined ? 0 : found(lexicon.children[parent] ?? []),
    // The second level from the top tells fields apart.
    votes.branch[above.at(-2) ?? parent ?? concept] ?? 0,
  ]
}
