/**
 * From German words to English ones, by the keys under which the engine reads both.
 * **Shapes**: some 12,000 German words, keyed at first use (0.2 s after the dictionary).
 */
import { plainReader } from '../reading.ts'
import { wordPairs } from './lists.ts'

export type English = {
  /** As listed: lower case, base form; an underscore joins two words. */
  readonly word: string
  /** The translations of one key share 1: the first twice as usual as the second, three times as the third. */
  readonly weight: number
}

let table: ReadonlyMap<string, readonly English[]> | undefined
const NONE: readonly English[] = []

/** The English for one German key, or for several neighbouring ones joined by a space (a word the splitter cuts, but the list knows whole). Empty where the list has none. A verb's mark (`~`) does not matter. */
export function englishFor(germanKey: string): readonly English[] {
  return (table ??= build()).get(bare(germanKey)) ?? NONE
}

/** A key without the mark of lower-case verb forms: “fräsen” and “Fräsen” mean the same in another language. */
export const bare = (key: string): string => key.replace(/^~/, '')

function build(): Map<string, readonly English[]> {
  const found = new Map<string, Map<string, number>>()
  for (const [german, english] of wordPairs()) {
    const key = plainReader().keysOf(german, 'de').map(bare).join(' ')
    if (key === '') continue
    // Two words may share a key (“Wirtschaft”, “wirtschaftlich”): each translation keeps its better place.
    const weights = found.get(key) ?? new Map<string, number>()
    found.set(key, weights)
    english.forEach((word, place) => weights.set(word, Math.max(weights.get(word) ?? 0, 1 / (place + 1))))
  }
  return new Map([...found].map(([key, weights]) => [key, shared(weights)]))
}

function shared(weights: ReadonlyMap<string, number>): English[] {
  let sum = 0
  for (const weight of weights.values()) sum += weight
  return [...weights].map(([word, weight]) => ({ word, weight: weight / sum }))
}
