/**
 * The word list written for this project: simple German words with their usual English, one file a part of speech. Here as written; `index.ts` makes them findable.
 * Imports nothing of the engine, so that the compound splitter may take its simple words from here.
 */
import adjectiveList from './adjectives.json' with { type: 'json' }
import compoundList from './compounds.json' with { type: 'json' }
import nounList from './nouns.json' with { type: 'json' }
import technicalNounList from './nouns-technical.json' with { type: 'json' }
import verbList from './verbs.json' with { type: 'json' }

/** German word → one to four English words, most usual first, apart by a space; an underscore joins a translation of two words. */
type List = Readonly<Record<string, string>>

const NOUNS: readonly List[] = [nounList, technicalNounList]
const VERBS: List = verbList
const ADJECTIVES: List = adjectiveList
/** Compounds whose meaning their parts do not tell (“Grundlage”): translated whole, never a simple word. */
const COMPOUNDS: List = compoundList

type GermanWords = { readonly nouns: string[]; readonly verbs: string[]; readonly adjectives: string[] }

/** The simple German words as written: nouns in the nominative singular, infinitives, adjectives and adverbs without ending. Each once a list. */
export function germanWords(): GermanWords {
  return { nouns: [...new Set(NOUNS.flatMap((list) => Object.keys(list)))], verbs: Object.keys(VERBS), adjectives: Object.keys(ADJECTIVES) }
}

/** Every pair of the list, compounds included: the German word as written, its English words in order. */
export function wordPairs(): (readonly [german: string, english: readonly string[]])[] {
  return [...NOUNS, VERBS, ADJECTIVES, COMPOUNDS].flatMap((list) => Object.entries(list).map(([german, english]) => [german, english.split(' ')] as const))
}
