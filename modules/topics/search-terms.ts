/**
 * What something is found by (Suchwörter), and what a reader's words look for. Both sides are plain words (platform/words.ts); the parts of compounds are put beside the whole word when a text is read, so that whoever types needs no dictionary: “Präzisionsspritzgussteile” is also found by “spritzguss”, “spritzgussteil”, “gussteile”.
 * **Shapes**: some five terms a compound; {@link MOST_TERMS} of a text; {@link MOST_WORDS} of a question.
 */
import type { Matcher } from '#engine'
import { plain, plainWords, type Language } from '#platform/words'

type Reader = Matcher['reader']

const MOST_TERMS = 3_000
const LONGEST = 64
/** More parts than this no compound has that anybody searches by. */
const MOST_PARTS = 8

// ---- Of texts and names

/** The terms of a text: its words, the lemmas and parts of its compounds and every run of parts, each once, in order. */
export function termsOfText(text: string, reader: Reader, language?: Language): string[] {
  const terms = new Set<string>()
  for (const sentence of reader.readText(text, language).sentences) {
    for (const { text: word, keys } of sentence.words) {
      if (keys.length === 0) continue
      for (const term of [...plainWords(word), ...keys.map(asTerm), ...runsOf(word, keys, reader, sentence.language)]) if (term !== '' && term.length <= LONGEST) terms.add(term)
      if (terms.size >= MOST_TERMS) return [...terms].slice(0, MOST_TERMS)
    }
  }
  return [...terms]
}

/** What compounds among these words begin with inside: “spritzgussteile”, “gussteile” and “teile”. Names are found by the beginning of a word, so each goes on to its end. */
export function insidesOf(text: string, reader: Reader): string[] {
  const found = new Set<string>()
  for (const piece of text.split(/[^\p{L}\p{N}]+/u)) {
    const written = writtenOut(piece)
    for (const { start } of placesOf(written, reader.keysOf(capital(piece), 'de'))) if (start > 0) found.add(asTerm(written.slice(start)))
  }
  return [...found].filter((term) => term.length > 2 && term.length <= LONGEST)
}

/** Names are often shouted or written small; nouns they are all the same. */
const capital = (piece: string): string => (piece.length > 5 ? `${piece.slice(0, 1).toUpperCase()}${piece.slice(1).toLowerCase()}` : piece)

/** One plain word of letters and digits, whatever stands in it. */
const asTerm = (text: string): string => plainWords(text).join('')

function runsOf(word: string, keys: readonly string[], reader: Reader, language: Language): string[] {
  if (language === 'en') return []
  // “Mess-” of “Mess- und Gerätetechnik” has the keys of the whole.
  if (/^-|-$/.test(word)) return [asTerm(keys.join(' '))]
  return word.split('-').flatMap((piece) => {
    const written = writtenOut(piece)
    const places = placesOf(written, reader.keysOf(piece, 'de'))
    return places.flatMap(({ start }, at) => places.slice(at).map(({ end }) => asTerm(written.slice(start, end))))
  })
}

type Place = { readonly start: number; readonly end: number }

/** Where the keys of a compound stand in it, as far as they do: “haus” does not stand in “Häuserbau”. */
function placesOf(written: string, keys: readonly string[]): Place[] {
  if (keys.length < 2 || keys.length > MOST_PARTS) return []
  const places: Place[] = []
  let from = 0
  for (const key of keys) {
    const start = written.indexOf(key.replace(/^~/, ''), from)
    if (start === -1) return places
    from = start + key.length
    places.push({ start, end: from })
  }
  return places
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** As the engine's keys are written. */
const writtenOut = (word: string): string => word.toLowerCase().replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)

// ---- Of what is asked

/** One word that is looked for: as typed, and without endings that it may have. */
export type AskedWord = { readonly typed: string; readonly forms: readonly string[] }

export type Asked = {
  /** Nothing of it can be looked for: empty, one letter, only signs. */
  readonly isNothing: boolean
  readonly words: readonly AskedWord[]
  /** Plain, with single spaces. */
  readonly text: string
}

const LONGEST_QUESTION = 200
const MOST_WORDS = 8

/** What somebody typed, as words to look for. Small words count only where there are no others. */
export function askedOf(question: string): Asked {
  const all = plainWords(question.slice(0, LONGEST_QUESTION).replace(/\p{Cf}/gu, '')).map((word) => word.slice(0, LONGEST))
  const telling = all.filter((word) => !SMALL.has(word))
  const words = [...new Set(telling.length === 0 ? all : telling)].slice(0, MOST_WORDS)
  return { isNothing: words.join('').length < 2, words: words.map((typed) => ({ typed, forms: formsOf(typed) })), text: all.join(' ') }
}

/** Closed classes of both languages that stand in what people ask. */
const SMALL = new Set(plainWords('der die das des dem den ein eine einer eines einem einen und oder für mit von vom zu zum zur im in am an auf aus bei nach wer was wie wo ist sind gibt es wir ich the a of and or for with to on at by from who what where is are there we').filter((word) => word !== 'it'))

const ENDINGS = ['ern', 'en', 'er', 'es', 'em', 'e', 'n', 's'] as const

/** “gerate” may be “gerat”, “hauser” may be “haus”: umlauts are plain already, so an ending is all there is to take. */
function formsOf(word: string): string[] {
  const shorter = ENDINGS.filter((ending) => word.endsWith(ending) && word.length - ending.length >= 4).map((ending) => word.slice(0, -ending.length))
  return [...new Set(shorter)]
}

/** Pieces of a shown text, those that were looked for marked. */
export type Piece = { readonly text: string; readonly isFound: boolean }

/** Marks each word that begins as asked, or has it inside. */
export function markedIn(text: string, { words }: Asked): Piece[] {
  const pieces: Piece[] = []
  for (const part of text.split(/([\p{L}\p{N}\p{M}]+)/u)) {
    const whole = plain(part)
    const isFound = /^[\p{L}\p{N}]/u.test(part) && words.some((word) => answersTo(whole, word))
    const last = pieces.at(-1)
    if (last !== undefined && last.isFound === isFound) pieces[pieces.length - 1] = { text: last.text + part, isFound }
    else if (part !== '') pieces.push({ text: part, isFound })
  }
  return pieces
}

const INSIDE_FROM = 4

/** Does this plain word begin with what was asked, hold it, or say it with another ending? */
export const answersTo = (word: string, { typed, forms }: AskedWord): boolean => word.startsWith(typed) || (typed.length >= INSIDE_FROM && word.includes(typed)) || forms.some((form) => word === form || (form.length > INSIDE_FROM && word.includes(form)))

const AROUND = 90

/** The stretch of a text in which most of what was asked stands, or undefined. */
export function excerptOf(text: string, asked: Asked): string | undefined {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
  const hit = words.find(([word]) => asked.words.some((one) => answersTo(plain(word), one)))
  if (hit === undefined) return undefined
  const from = hit.index <= AROUND ? 0 : text.indexOf(' ', hit.index - AROUND) + 1
  const cut = text.indexOf(' ', hit.index + hit[0].length + AROUND)
  const to = cut === -1 ? text.length : cut
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).replace(/\s+/gu, ' ').trim()}${to < text.length ? ' …' : ''}`.slice(0, 4 * AROUND)
}

/** Are two words one but for a letter too many, too few, wrong, or two changed places? */
export function isSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const [a, b] = [one.slice(at), other.slice(at)]
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
}
