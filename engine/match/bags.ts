/**
 * A text as two bags that know no language: the English stems of its words (German ones through the bridge), and the letters of its words in a spelling common to both.
 * **Shapes**: a text of a page gives some hundred stems and twice as many letter groups; some 1 ms once its words are known.
 */
import { bare } from '../text/bridge/index.ts'
import { meaningsOf, type Meaning } from '../text/bridge/meaning.ts'
import { commonSpelling } from '../text/bridge/spelling.ts'
import { plainReader, type ReadWord } from '../text/reading.ts'
import type { Language } from '../text/language.ts'
import { cosineIndex, type Bag } from './cosine.ts'

export type LikenessText = { readonly text: string; readonly language?: Language }

export type Bags = { readonly meaning: Bag; readonly spelling: Bag }

export type BagsIndex = {
  /** Adds `share` × how like `query` is to each text, 0 to 1, to `scores`. */
  add(query: Bags, share: number, scores: Float64Array): void
}

/** Share of the spelling in what words say; the rest is meaning. .2 to .4 measure alike. */
export const SPELLING = 0.3
/** Words of the headline (the first line of several) say more. */
export const HEADLINE = 1.5
const LETTERS = 4

/** The bags of a text. `language` overrules detection; a text in neither language is read as English: names and numbers still compare. */
export function bagsOf(text: LikenessText): Bags {
  const meaning = new Map<string, number>()
  const spelling = new Map<string, number>()
  const headline = headlineOf(text.text)
  for (const { word, spelled, meanings } of meaningWords(text)) {
    const worth = word.start < headline ? HEADLINE : 1
    for (const { stem, weight } of meanings) increase(meaning, stem, weight * worth)
    for (const one of spelled) for (const letters of lettersOf(one)) increase(spelling, letters, worth)
  }
  return { meaning, spelling }
}

/** Where the first line of several ends; 0 where there is one only. */
export const headlineOf = (text: string): number => Math.max(0, text.indexOf('\n'))

/** For each stem of a text the word that says it first, as written. */
export function writtenStems(text: LikenessText): Map<string, string> {
  const written = new Map<string, string>()
  for (const { word, meanings } of meaningWords(text)) for (const { stem } of meanings) if (!written.has(stem)) written.set(stem, word.text)
  return written
}

export function bagsIndex(bags: readonly Bags[]): BagsIndex {
  const meaning = cosineIndex(bags.map((both) => both.meaning))
  const spelling = cosineIndex(bags.map((both) => both.spelling))
  return {
    add: (query, share, scores) => {
      meaning.add(query.meaning, share * (1 - SPELLING), scores)
      spelling.add(query.spelling, share * SPELLING, scores)
    },
  }
}

/** Each word of a text with what it means and how both languages would spell its parts; a small word has neither. */
export function meaningWords({ text, language }: LikenessText): { readonly word: ReadWord; readonly spelled: readonly string[]; readonly meanings: readonly Meaning[] }[] {
  const reading = plainReader().readText(text, language)
  const { sentences } = reading.language === 'other' ? plainReader().readText(text, 'en') : reading
  return sentences.flatMap((sentence) => sentence.words.map((word) => ({ word, spelled: word.keys.map((key) => commonSpelling(bare(key))), meanings: meaningsOf(word.keys, sentence.language) })))
}

/** A word's groups of four letters, with its beginning and end marked. */
export function lettersOf(word: string): string[] {
  const marked = `_${word}_`
  return Array.from({ length: Math.max(1, marked.length - LETTERS + 1) }, (_, at) => marked.slice(at, at + LETTERS))
}

function increase(bag: Map<string, number>, feature: string, by: number): void {
  bag.set(feature, (bag.get(feature) ?? 0) + by)
}
