/**
 * Phrases of a text that no concept of the vocabulary names: candidates for new topics, ranked over many texts by {@link rankTerms}.
 * German: a noun outside every match, with the adjectives before it; English: two or three content words in a row.
 */
import { germanDictionary } from '../text/dictionary.ts'
import { fold } from '../text/fold.ts'
import type { Language } from '../text/language.ts'
import type { ReadWord, Sentence } from '../text/reading.ts'
import type { Match } from '../vocabulary/matcher.ts'
import type { Stance } from './stance.ts'
import { ENGLISH_VERBS, isNoTerm } from './general.ts'

export type Candidate = {
  /** Under which spellings and inflections are one. */
  readonly key: string
  /** As written here. */
  readonly text: string
  readonly language: Language
  readonly start: number
  readonly end: number
  readonly words: number
  /** Needs are told apart from competences here too: a need that no concept names is still a need. */
  readonly stance: Exclude<Stance, 'not'>
}

/** The candidates of one sentence, in order. Words that a match covers, that a negation covers, or that are general are no terms. */
export function termsOf(sentence: Sentence, matches: readonly Match[], stances: readonly Stance[]): Candidate[] {
  const taken = new Set<number>()
  for (const match of matches) for (let word = match.firstWord; word <= match.lastWord; word++) taken.add(word)
  const usable = (index: number): ReadWord | undefined => {
    const word = sentence.words[index]
    return word === undefined || word.small || stances[index] === 'not' || /^\d|-$/.test(word.text) || word.text.length < 3 ? undefined : word
  }
  // What is sought is told as exactly as it was said: “bioresorbierbare Polymere”, though “Polymere” is a topic by itself.
  const free = (index: number): ReadWord | undefined => (taken.has(index) && stances[index] !== 'seeks' ? undefined : usable(index))
  const terms = sentence.language === 'de' ? germanTerms(sentence, free, stances) : englishTerms(sentence, free, stances)
  return terms.filter((term) => term.key.split(' ').length <= MOST_PARTS && !sentence.words.every((word, index) => word.small || word.end <= term.start || word.start >= term.end || taken.has(index)))
}

/** Longer chains of parts are no terms but lists, and cost the cube of their length to rank. */
const MOST_PARTS = 8

type Free = (index: number) => ReadWord | undefined

function germanTerms(sentence: Sentence, free: Free, stances: readonly Stance[]): Candidate[] {
  const terms: Candidate[] = []
  sentence.words.forEach((_, index) => {
    const noun = free(index)
    if (noun === undefined || !/^\p{Lu}[\p{Ll}\p{Lu}-]{4,}/u.test(noun.text) || isNoTerm(noun.keys, 'de')) return
    const adjective = free(index - 1)
    if (!isWordLike(noun.keys)) return
    const joined = adjective !== undefined && noun.before === '' && /^\p{Ll}.*(?:e|en|er|es|em)$/u.test(adjective.text) && !isNoTerm(adjective.keys, 'de') && !adjective.keys[0]?.startsWith('~')
    const stance = stanceAt(stances, index)
    if (joined) terms.push(candidate([adjective, noun], 'de', stance))
    else if (noun.keys.length >= 2 || stance === 'seeks') terms.push(candidate([noun], 'de', stance))
  })
  return terms
}

/** Names of places and persons fall into letters that no dictionary knows; a term of the trade is made of words. */
function isWordLike(keys: readonly string[]): boolean {
  const { lemmas, derived, stems, adjectives } = germanDictionary()
  return keys.some((key) => lemmas.has(key) || derived.has(key) || stems.has(key)) && keys.every((key) => key.length > 2 && (lemmas.has(key) || derived.has(key) || stems.has(key) || adjectives.has(key) || key.length > 3))
}

function englishTerms(sentence: Sentence, free: Free, stances: readonly Stance[]): Candidate[] {
  const terms: Candidate[] = []
  let run: ReadWord[] = []
  const close = (end: number): void => {
    const stance = stanceAt(stances, end - 1)
    while (run.length > 0 && (isNoTerm(run[0]?.keys ?? [], 'en') || isFiniteVerb(run[0]?.text ?? ''))) run.shift()
    while (run.length > 0 && (isNoTerm(run.at(-1)?.keys ?? [], 'en') || /(?:ed|ly)$/.test(run.at(-1)?.text ?? ''))) run.pop()
    if (run.length <= 3 && (run.length >= 2 || (run.length === 1 && stance === 'seeks'))) terms.push(candidate(run, 'en', stance))
    run = []
  }
  sentence.words.forEach((_, index) => {
    const word = free(index)
    if (word === undefined || word.before !== '' || word.text.endsWith('ly')) close(index)
    if (word !== undefined && !word.text.endsWith('ly')) run.push(word)
  })
  close(sentence.words.length)
  return terms
}

/** “makes strategic decisions”: a third person at the head of a run is its verb. Plurals of nouns that are no verbs stay (“materials testing”). */
function isFiniteVerb(word: string): boolean {
  return word.endsWith('s') && ENGLISH_VERBS.has(word.replace(/(?:(?<=[sxz]|ch|sh)e)?s$/, ''))
}

function stanceAt(stances: readonly Stance[], index: number): Candidate['stance'] {
  return stances[index] === 'seeks' ? 'seeks' : 'has'
}

function candidate(words: readonly ReadWord[], language: Language, stance: Candidate['stance']): Candidate {
  const first = words[0]
  const last = words.at(-1)
  return {
    key: words.flatMap((word) => (word.keys.length > 0 ? word.keys : [fold(word.text)])).join(' '),
    text: words.map((word) => word.text).join(' '),
    language,
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    words: words.length,
    stance,
  }
}

export type RankedTerm = { readonly text: string; readonly language: Language; readonly score: number; readonly texts: number; readonly count: number }

/**
 * Found terms over many texts, best first. Termhood is the C-value (longer phrases, minus what occurs only inside longer ones); it is weighted by the number of texts that use the term.
 * In: candidates a text. Out: at most `most` (50), each found at least `least` times (2).
 * **Source**: Frantzi, Ananiadou, Mima (2000), Automatic recognition of multi-word terms: the C-value/NC-value method.
 */
export function rankTerms(texts: readonly (readonly Candidate[])[], options: { readonly most?: number; readonly least?: number } = {}): RankedTerm[] {
  const { most = 50, least = 2 } = options
  const seen = new Map<string, { text: Map<string, number>; language: Language; count: number; texts: Set<number>; parts: number }>()
  texts.forEach((candidates, index) => {
    for (const { key, text, language } of candidates) {
      const entry = seen.get(key) ?? { text: new Map<string, number>(), language, count: 0, texts: new Set<number>(), parts: key.split(' ').length }
      seen.set(key, entry)
      entry.count++
      entry.texts.add(index)
      entry.text.set(text, (entry.text.get(text) ?? 0) + 1)
    }
  })
  const nested = nestedCounts(seen)
  const ranked: RankedTerm[] = []
  for (const [key, entry] of seen) {
    if (entry.count < least) continue
    const inside = nested.get(key)
    const own = entry.count - (inside === undefined ? 0 : inside.sum / inside.holders)
    const score = Math.log2(entry.parts + 1) * own * Math.log2(1 + entry.texts.size)
    if (score > 0) ranked.push({ text: usual(entry.text), language: entry.language, score: Math.round(score * 1e4) / 1e4, texts: entry.texts.size, count: entry.count })
  }
  return ranked.toSorted((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1)).slice(0, most)
}

/** For each term, the counts of longer terms that hold it as a run of parts. */
function nestedCounts(seen: ReadonlyMap<string, { readonly count: number; readonly parts: number }>): Map<string, { sum: number; holders: number }> {
  const nested = new Map<string, { sum: number; holders: number }>()
  for (const [key, { count, parts }] of seen) {
    if (parts < 2) continue
    const keys = key.split(' ')
    for (let size = 1; size < parts; size++) {
      for (let from = 0; from + size <= parts; from++) {
        const inner = keys.slice(from, from + size).join(' ')
        if (!seen.has(inner)) continue
        const entry = nested.get(inner) ?? { sum: 0, holders: 0 }
        nested.set(inner, { sum: entry.sum + count, holders: entry.holders + 1 })
      }
    }
  }
  return nested
}

function usual(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].toSorted((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
}
