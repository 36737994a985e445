/**
 * The concepts of a vocabulary for one text, best first: by what was learned from judged texts, or, where nothing was, by plain label matching.
 * **Shapes**: a text of some thousand characters in, at most `most` concepts out. Cost: reading and some milliseconds; the first call with a ranking prepares it (some ten milliseconds).
 */
import type { Matcher } from '../vocabulary/matcher.ts'
import { candidatesOf } from './learn-features.ts'
import { memoryOf, type Memory } from './learn-memory.ts'
import { see } from './learn-sight.ts'
import { oddsOf } from './learn-trees.ts'
import type { Ranking } from './learn.ts'

/** `score`: with learning the chance, 0 to 1, that a person would confirm the concept; without, how often a label was found, weighed by the kind of match; 0 where only loosely. */
export type Ranked = { readonly concept: string; readonly score: number }

/** Ranks by what was learned. */
export function rankConcepts(text: string, matcher: Matcher, ranking: Ranking, most = 10): Ranked[] {
  const { trees } = ranking
  if (trees === undefined) return rankPlainly(text, matcher, most)
  return candidatesOf(see(text, matcher), preparedFor(ranking, matcher), matcher)
    .map(({ concept, row }) => ({ concept, odds: oddsOf(trees, row) }))
    .toSorted((a, b) => b.odds - a.odds || a.concept - b.concept)
    .slice(0, most)
    .map(({ concept, odds }) => ({ concept: matcher.idAt(concept), score: chance(odds) }))
}

const chance = (odds: number): number => Math.round(1e6 / (1 + Math.exp(-odds))) / 1e6

/** Ranks what is found: labels the matcher finds before those only the looser look does, then by how often (weighed by the kind of match), then by where first. */
export function rankPlainly(text: string, matcher: Matcher, most = 10): Ranked[] {
  return [...see(text, matcher).found]
    .toSorted(([a, left], [b, right]) => right.strength - left.strength || right.loose - left.loose || left.first - right.first || a - b)
    .slice(0, most)
    .map(([concept, { strength }]) => ({ concept: matcher.idAt(concept), score: Math.round(strength * 1e4) / 1e4 }))
}

const prepared = new WeakMap<Ranking, { readonly matcher: Matcher; readonly memory: Memory }>()

function preparedFor(ranking: Ranking, matcher: Matcher): Memory {
  const known = prepared.get(ranking)
  if (known?.matcher === matcher) return known.memory
  const memory = memoryOf(ranking.remembered, matcher)
  prepared.set(ranking, { matcher, memory })
  return memory
}

