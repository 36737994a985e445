/**
 * The words of many plans, each known once: what it is folded to, which features it adds to a bag. A plan becomes two rows of numbers, from which its bags and its wording are made.
 * **Shapes**: up to some 100,000 different words, some 0.5 kB each; a plan of 250 words is 2 kB.
 * Bags are whole numbers, so that sums over them are exact and the same in any order.
 */
import { fold } from '../text/fold.ts'
import type { Span } from '../text/sentences.ts'
import { HEADLINE, lettersOf, SPELLING } from './bags.ts'
import type { Wording } from './copied.ts'
import type { PlanReading, WordType } from './plan-reading.ts'
import type { TermWeights } from './term-weights.ts'

/** A plan by the numbers of its words and where they begin. */
export type Numbered = { readonly words: Uint32Array; readonly starts: Uint32Array; readonly headline: number; readonly text: number }

/** Feature → how often it is said, as a code: 512 · ln(1 + count). */
type CodedBag = ReadonlyMap<number, number>
/** The two bags of a plan, each with what brings it to length one: 1 / length, 0 for an empty one. */
export type CodedBags = { readonly meaning: CodedBag; readonly spelling: CodedBag; readonly meaningScale: number; readonly spellingScale: number }

export type Lexicon = {
  number(reading: PlanReading): Numbered
  /** The bags of a plan, without the words that begin in `leftOut` (offsets of its text). */
  bagsOf(plan: Numbered, leftOut?: readonly Span[]): CodedBags
  /** The plan's text as folded words; the title is no part of it. */
  wordingOf(plan: Numbered): Wording
  /** For each stem of a plan the word that says it first, as written. */
  writtenStems(plan: Numbered): Map<number, string>
  weightOf(feature: number): number
}

/** A code fits in twelve bits. */
export const HIGHEST_CODE = 4095
const CODES = 512

export function lexiconOf(weights: TermWeights): Lexicon {
  const known = new Map<string, number>()
  const folds = new Map<string, number>()
  const features = new Map<string, number>()
  const weightsOf: number[] = []
  /** For each word: its folded form, its length in the text, its stems with weights, its letter groups, as written. */
  const words: { readonly fold: number; readonly length: number; readonly stems: readonly number[]; readonly shares: readonly number[]; readonly letters: readonly number[]; readonly written: string }[] = []

  function numberOf(type: WordType): number {
    const key = JSON.stringify(type)
    const number = known.get(key) ?? words.length
    if (number < words.length) return number
    known.set(key, number)
    const [written, length, spelled, stems, shares] = type
    const weighed = stems.map((stem) => featureOf(` ${stem}`, weights.stem(stem)))
    words.push({
      fold: nameIn(folds, fold(written)),
      length,
      stems: weighed.filter((feature) => feature >= 0),
      shares: shares.filter((_, at) => (weighed[at] ?? -1) >= 0),
      letters: spelled.flatMap(lettersOf).flatMap((group) => featureOf(group, weights.letters(group))).filter((feature) => feature >= 0),
      written,
    })
    return number
  }

  /** What weighs nothing is no feature. */
  function featureOf(key: string, weight: number): number {
    if (weight <= 0) return -1
    const feature = nameIn(features, key)
    weightsOf[feature] = weight
    return feature
  }

  const weightOf = (feature: number): number => weightsOf[feature] ?? 0

  /** Turns counts into codes. Out: 1 / length. */
  function coded(counts: Map<number, number>): number {
    let length = 0
    for (const [feature, count] of counts) {
      const code = Math.min(HIGHEST_CODE, Math.max(1, Math.round(CODES * Math.log1p(count))))
      counts.set(feature, code)
      length += code * code * weightOf(feature)
    }
    return length === 0 ? 0 : 1 / Math.sqrt(length)
  }

  return {
    number: ({ types, words: places, starts, headline, text }) => {
      const numbers = types.map(numberOf)
      return { words: Uint32Array.from(places, (place) => numbers[place] ?? 0), starts: Uint32Array.from(starts), headline, text }
    },
    bagsOf: (plan, leftOut = []) => {
      const meaning = new Map<number, number>()
      const spelling = new Map<number, number>()
      for (let at = 0; at < plan.words.length; at++) {
        const word = words[plan.words[at] ?? 0]
        const start = plan.starts[at] ?? 0
        if (word === undefined || leftOut.some((span) => start >= span.start + plan.text && start < span.end + plan.text)) continue
        const worth = start < plan.headline ? HEADLINE : 1
        for (const [place, stem] of word.stems.entries()) meaning.set(stem, (meaning.get(stem) ?? 0) + (word.shares[place] ?? 0) * worth)
        for (const group of word.letters) spelling.set(group, (spelling.get(group) ?? 0) + worth)
      }
      return { meaning, meaningScale: coded(meaning), spelling, spellingScale: coded(spelling) }
    },
    wordingOf: ({ words: numbers, starts, text }) => {
      const from = starts.findIndex((start) => start >= text)
      if (from < 0) return { folds: [], starts: [], ends: [] }
      const own = [...starts.subarray(from)].map((start) => start - text)
      const read = [...numbers.subarray(from)].map((number) => words[number])
      return { folds: read.map((word) => word?.fold ?? 0), starts: own, ends: read.map((word, at) => (own[at] ?? 0) + (word?.length ?? 0)) }
    },
    writtenStems: (plan) => {
      const written = new Map<number, string>()
      for (const number of plan.words) for (const stem of words[number]?.stems ?? []) if (!written.has(stem)) written.set(stem, words[number]?.written ?? '')
      return written
    },
    weightOf,
  }
}

function nameIn(names: Map<string, number>, key: string): number {
  const name = names.get(key) ?? names.size
  names.set(key, name)
  return name
}

/** How like two plans are by what their bags have in common (sums of code · code · weight) and the products of their scales. The same from either side, to the last digit. */
export const likenessOf = (meaning: number, meaningScales: number, spelling: number, spellingScales: number): number => (1 - SPELLING) * meaning * meaningScales + SPELLING * spelling * spellingScales

/** What each feature adds to the product of two bags. */
export function products(a: CodedBag, b: CodedBag, weightOf: Lexicon['weightOf']): Map<number, number> {
  const common = new Map<number, number>()
  for (const [feature, code] of a) {
    const other = b.get(feature)
    if (other !== undefined) common.set(feature, code * other * weightOf(feature))
  }
  return common
}

/** How like two pairs of bags are, 0 to 1. */
export function compareBags(a: CodedBags, b: CodedBags, weightOf: Lexicon['weightOf']): number {
  return likenessOf(total(products(a.meaning, b.meaning, weightOf)), a.meaningScale * b.meaningScale, total(products(a.spelling, b.spelling, weightOf)), a.spellingScale * b.spellingScale)
}

const total = (values: ReadonlyMap<number, number>): number => values.values().reduce((sum, value) => sum + value, 0)
