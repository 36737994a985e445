/**
 * A text read: its language, its sentences, and in each the words with the keys under which they match.
 * **Shapes**: a text of up to some megabytes in; out, about ten words a sentence and one to five keys a word. Cost: some 2 µs a word once seen, 40 µs a new German one.
 * Deterministic. A reader belongs to one vocabulary: what that taught its splitter changes nobody else's reading.
 */
import { createSplitter, type Splitter } from './compounds.ts'
import { germanDictionary } from './dictionary.ts'
import { englishKeys, LOOSE_PREFIXES } from './english.ts'
import { isGapped, wholeCompound } from './gaps.ts'
import { germanKeys } from './german.ts'
import { documentLanguage, sentenceLanguage, type Language } from './language.ts'
import { sentencesOf } from './sentences.ts'
import { fold } from './fold.ts'
import { isSmall, SMALL_DE } from './stopwords.ts'
import { wordsOf, type Word } from './words.ts'

export type ReadWord = Word & {
  /** Empty for a small word. */
  readonly keys: readonly string[]
  readonly small: boolean
}

export type Sentence = { readonly start: number; readonly end: number; readonly language: Language; readonly words: readonly ReadWord[] }

export type Reading = { readonly language: Language | 'other'; readonly sentences: readonly Sentence[] }

/** Reads texts with the words of one vocabulary; its cache of words is bounded and says nothing that reading afresh would not. */
export type Reader = {
  /** Reads a text. `language` overrules detection for the whole document. A document in neither language has no sentences. */
  readText(text: string, language?: Language): Reading
  /** The words of a stretch of text with their keys. A gapped compound takes its missing part from its partner: “Mess- und Gerätetechnik” reads as Messtechnik und Gerätetechnik. */
  readWords(text: string, start: number, end: number, language: Language): ReadWord[]
  /** The keys of one word as written; none for a small word. */
  keysOf(word: string, language: Language): readonly string[]
}

const CACHE_LIMIT = 200_000

/** A reader. In: how to get the words that its vocabulary brings and no dictionary has, as {@link createSplitter} takes them; asked for when the first German word is read. */
export function createReader(ownWords: () => Iterable<string> = () => []): Reader {
  let made: Splitter | undefined
  // English texts never need it, and it takes a second.
  const splitter = (): Splitter => (made ??= createSplitter(ownWords()))
  const caches: Record<Language, Map<string, readonly string[]>> = { de: new Map(), en: new Map() }

  function keysOf(word: string, language: Language): readonly string[] {
    const cache = caches[language]
    const cached = cache.get(word)
    if (cached !== undefined) return cached
    if (cache.size >= CACHE_LIMIT) cache.clear()
    const keys = keysOfNew(word, language, splitter)
    cache.set(ownCopy(word), keys)
    return keys
  }

  function readWords(text: string, start: number, end: number, language: Language): ReadWord[] {
    const written = wordsOf(text, start, end)
    const shouted = isShouted(written)
    const words = written.map((word): ReadWord => {
      const keys = keysOf(shouted ? calm(word.text, language) : word.text, language)
      return { ...word, keys, small: keys.length === 0 }
    })
    return language === 'de' ? fillGaps(words, splitter(), keysOf) : joinPrefixes(words, keysOf)
  }

  function readText(text: string, language?: Language): Reading {
    const document = language ?? documentLanguage(text)
    if (document === 'other') return { language: 'other', sentences: [] }
    const sentences = sentencesOf(text).map((span): Sentence => {
      const spoken = language ?? sentenceLanguage(text.slice(span.start, span.end), document)
      return { ...span, language: spoken, words: readWords(text, span.start, span.end, spoken) }
    })
    return { language: document, sentences }
  }

  return { readText, readWords, keysOf }
}

let plain: Reader | undefined

/** The reader without any vocabulary's words, made once a process. */
export function plainReader(): Reader {
  return (plain ??= createReader())
}

type KeysOf = Reader['keysOf']

/** A heading in capitals: its short words are no abbreviations. */
function isShouted(words: readonly Word[]): boolean {
  return words.length >= 3 && words.filter((word) => word.text.length > 3 && word.text === word.text.toUpperCase() && /\p{Lu}/u.test(word.text)).length > words.length * 0.5
}

/** What nobody can say or no dictionary knows stays an abbreviation in capitals too: “CNC-FRÄSEN”, “LED”. */
function calm(word: string, language: Language): string {
  const isWord = (piece: string): boolean => piece.length > 5 || (/[AEIOUYÄÖÜ]/.test(piece) && !/\d/.test(piece) && (language === 'en' || germanDictionary().nouns.has(fold(piece)) || SMALL_DE.has(fold(piece))))
  return word.replace(/[\p{L}\p{N}\p{M}]+/gu, (piece) => {
    if (!isWord(piece)) return piece
    return language === 'de' && !SMALL_DE.has(fold(piece)) ? `${piece.slice(0, 1)}${piece.slice(1).toLowerCase()}` : piece.toLowerCase()
  })
}

/** “micro optics” and “non destructive” read as “micro-optics” and “non-destructive”: the prefix alone says nothing. */
function joinPrefixes(words: readonly ReadWord[], keysOf: KeysOf): ReadWord[] {
  if (!words.some((word) => LOOSE_PREFIXES.has(word.text.toLowerCase()))) return [...words]
  return words.map((word, index) => {
    const [before, after] = [words[index - 1], words[index + 1]]
    if (LOOSE_PREFIXES.has(word.text.toLowerCase()) && after !== undefined && canCarryPrefix(after)) return { ...word, keys: [], small: true }
    if (before !== undefined && LOOSE_PREFIXES.has(before.text.toLowerCase()) && canCarryPrefix(word)) return { ...word, keys: keysOf(`${before.text}-${word.text}`, 'en') }
    return word
  })
}

function canCarryPrefix(word: ReadWord): boolean {
  return word.before === '' && !word.small && /^\p{L}\p{Ll}{2}/u.test(word.text) && !LOOSE_PREFIXES.has(word.text.toLowerCase())
}

function keysOfNew(word: string, language: Language, splitter: () => Splitter): readonly string[] {
  // What lost its beginning lost its capital with it: “-fertigung” is a noun.
  const bare = word.startsWith('-') ? word.slice(1).replace(/^./u, (letter) => letter.toUpperCase()) : word.endsWith('-') ? word.slice(0, -1) : word
  if (isSmall(bare, language)) return []
  return language === 'de' ? germanKeys(bare, splitter()) : englishKeys(bare)
}

/** A slice keeps the whole text it was cut from in memory (V8); what stays in a cache is copied out of it. */
function ownCopy(word: string): string {
  return word.length < 13 ? word : ` ${word}`.slice(1)
}

const JOINS = new Set(['und', 'oder', 'sowie', 'bzw', 'beziehungsweise', 'wie', 'noch', 'als', 'auch', 'u', 'bis', 'and', 'or'])

/** How many words a gapped compound may stand before or after its partner. */
const FARTHEST = 8

function fillGaps(words: readonly ReadWord[], splitter: Splitter, keysOf: KeysOf): ReadWord[] {
  if (!words.some((word) => isGapped(word.text))) return [...words]
  return words.map((word, index) => {
    // First the missing head (“Laserschweiß-”), then the missing beginning (“-schneidanlagen”).
    const gap = word.text.endsWith('-') ? 1 : word.text.startsWith('-') ? -1 : 0
    const partner = gap === 0 ? undefined : partnerOf(words, index, gap)
    const whole = partner === undefined ? undefined : wholeCompound(word.text, partner.text, splitter)
    if (whole === undefined) return word
    const keys = keysOf(whole, 'de')
    return { ...word, keys, small: keys.length === 0 }
  })
}

/** The next word that is itself whole on the side that is missing; only joins, commas and further gapped words may stand between. */
function partnerOf(words: readonly ReadWord[], index: number, step: 1 | -1): ReadWord | undefined {
  for (let at = index + step; at >= 0 && at < words.length && Math.abs(at - index) <= FARTHEST; at += step) {
    const word = words[at]
    if (word === undefined) return undefined
    const isLikeGap = step === 1 ? word.text.endsWith('-') : word.text.startsWith('-')
    if (isLikeGap || JOINS.has(fold(word.text))) continue
    return word.small ? undefined : word
  }
  return undefined
}
