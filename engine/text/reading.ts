/**
 * A text read: its language, its sentences, and in each the words with the keys under which they match.
 * **Shapes**: a text of up to some megabytes in; out, about ten words a sentence and one to five keys a word. Cost: some 2 µs a word once seen, 40 µs a new German one.
 * Deterministic; the only state is a bounded cache of words.
 */
import { englishKeys } from './english.ts'
import { germanKeys } from './german.ts'
import { documentLanguage, sentenceLanguage, type Language } from './language.ts'
import { sentencesOf } from './sentences.ts'
import { fold, isAbbreviation } from './fold.ts'
import { SMALL_DE, SMALL_EN } from './stopwords.ts'
import { wordsOf, type Word } from './words.ts'

export type ReadWord = Word & {
  /** Empty for a small word. */
  readonly keys: readonly string[]
  readonly small: boolean
}

export type Sentence = { readonly start: number; readonly end: number; readonly language: Language; readonly words: readonly ReadWord[] }

export type Reading = { readonly language: Language | 'other'; readonly sentences: readonly Sentence[] }

/** Reads a text. `language` overrules detection for the whole document. A document in neither language has no sentences. */
export function readText(text: string, language?: Language): Reading {
  const document = language ?? documentLanguage(text)
  if (document === 'other') return { language: 'other', sentences: [] }
  const sentences = sentencesOf(text).map((span): Sentence => {
    const spoken = language ?? sentenceLanguage(text.slice(span.start, span.end), document)
    return { ...span, language: spoken, words: readWords(text, span.start, span.end, spoken) }
  })
  return { language: document, sentences }
}

/** The words of a stretch of text with their keys. A gapped compound takes its missing part from its partner: “Mess- und Gerätetechnik” reads as Messtechnik und Gerätetechnik. */
export function readWords(text: string, start: number, end: number, language: Language): ReadWord[] {
  const written = wordsOf(text, start, end)
  const shouted = isShouted(written)
  const words = written.map((word): ReadWord => {
    const keys = keysOf(shouted ? calm(word.text, language) : word.text, language)
    return { ...word, keys, small: keys.length === 0 }
  })
  return language === 'de' ? fillGaps(words) : words
}

/** A heading in capitals: its short words are no abbreviations. */
function isShouted(words: readonly Word[]): boolean {
  return words.length >= 3 && words.filter((word) => word.text.length > 3 && word.text === word.text.toUpperCase() && /\p{Lu}/u.test(word.text)).length > words.length * 0.5
}

function calm(word: string, language: Language): string {
  const lower = word.toLowerCase()
  return language === 'de' ? lower.replace(/^./, (letter) => letter.toUpperCase()) : lower
}

const caches: Record<Language, Map<string, readonly string[]>> = { de: new Map(), en: new Map() }
const CACHE_LIMIT = 200_000

/** The keys of one word as written; none for a small word. Cached. */
export function keysOf(word: string, language: Language): readonly string[] {
  const cache = caches[language]
  const cached = cache.get(word)
  if (cached !== undefined) return cached
  if (cache.size >= CACHE_LIMIT) cache.clear()
  const bare = word.endsWith('-') ? word.slice(0, -1) : word
  const isSmall = (language === 'de' ? SMALL_DE : SMALL_EN).has(fold(bare)) && !isAbbreviation(bare)
  const keys = isSmall ? [] : language === 'de' ? germanKeys(bare).map((key) => key.key) : englishKeys(bare)
  cache.set(word, keys)
  return keys
}

/** Forgets cached words: needed after a vocabulary has taught the splitter new ones. */
export function forgetWords(): void {
  caches.de.clear()
  caches.en.clear()
}

const JOINS = new Set(['und', 'oder', 'sowie', 'bzw', 'beziehungsweise', 'wie', 'noch', 'als', 'auch', 'u', 'bis', 'and', 'or'])

function fillGaps(words: readonly ReadWord[]): ReadWord[] {
  if (!words.some((word) => word.text.endsWith('-') || word.text.startsWith('-'))) return [...words]
  return words.map((word, index) => {
    if (!word.text.endsWith('-') || word.keys.length === 0) return word
    // The partner is the next word that is no small word and itself not gapped; only joins, commas and further gapped words may stand between.
    for (let next = index + 1; next < words.length && next <= index + 8; next++) {
      const partner = words[next]
      if (partner === undefined) break
      if (partner.text.endsWith('-') || JOINS.has(fold(partner.text))) continue
      if (partner.keys.length >= 2) {
        const tail = partner.keys.slice(-headLength(partner))
        return { ...word, keys: [...word.keys, ...tail] }
      }
      if (!partner.small) break
    }
    return word
  })
}

/** How many parts the partner lends: what stays when its own first part is taken (“Oberflächen- und Dünnschichttechnik”: one, the last, unless it has just two or more heads known together). */
function headLength(partner: ReadWord): number {
  if (partner.text.includes('-')) {
    const last = partner.text.slice(partner.text.lastIndexOf('-') + 1)
    return Math.max(1, keysOf(last, 'de').length)
  }
  return 1
}
