/**
 * A read word as English stems, whichever of the two languages it stands in: what a German and an English text have in common.
 * **Source**: Snowball (Porter) for the stems; the project's own list for German.
 */
import { createStemmer, Languages } from 'multilingual-stemmer'
import { plainReader } from '../reading.ts'
import type { Language } from '../language.ts'
import { bare, englishFor } from './index.ts'

const snowball = createStemmer(Languages.English)

export type Meaning = { readonly stem: string; readonly weight: number }

/**
 * The meanings of one word, by its keys. A German word is looked up whole, then in its longest known parts; several translations share the weight;
 * a part that the list lacks (a name, a term both languages use) stands for itself.
 */
export function meaningsOf(keys: readonly string[], language: Language): Meaning[] {
  if (language === 'en') return keys.map((key) => ({ stem: snowball(bare(key)), weight: 1 }))
  const found: Meaning[] = []
  for (let at = 0; at < keys.length; ) {
    const size = longestKnown(keys, at)
    for (const { word, weight } of englishFor(keys.slice(at, at + size).map(bare).join(' '))) {
      for (const key of word.split('_').flatMap((piece) => plainReader().keysOf(piece, 'en'))) found.push({ stem: snowball(bare(key)), weight })
    }
    if (size === 0) found.push({ stem: snowball(bare(keys[at] ?? '')), weight: 1 })
    at += Math.max(1, size)
  }
  return found
}

/** How many keys from `at` the list knows as one, at most; 0 where not even the first. */
function longestKnown(keys: readonly string[], at: number): number {
  for (let size = keys.length - at; size > 0; size--) {
    if (englishFor(keys.slice(at, at + size).map(bare).join(' ')).length > 0) return size
  }
  return 0
}
