/**
 * What learning sees of one text, before it knows anything: its words as looser keys, and every label found in it, exactly or loosely.
 * **Shapes**: a text of some thousand characters in, some hundred words and some dozens of concepts out. Cost: reading (engine/text), once more for the looser labels.
 */
import type { Sentence } from '../text/reading.ts'
import { fold } from '../text/fold.ts'
import type { Matcher } from '../vocabulary/matcher.ts'
import { joinedKey, lexiconOf, looseKey, type Lexicon } from './learn-lexicon.ts'

export type Found = {
  /** How often the matcher found it, how much that weighs by kind, and how often the looser look did. */
  count: number
  strength: number
  loose: number
  /** 0 to 1: where it was found first. */
  first: number
  /** Of its longest label found: keys, and UTF-16 units in the text. */
  keys: number
  length: number
  /** Is it found by its preferred label? */
  preferred: boolean
  /** How often exactly as a label is written. */
  verbatim: number
  /** The words of the text that were taken for it; `~` marks those only the looser look took. */
  readonly surfaces: Set<string>
}

export type Sight = {
  readonly words: ReadonlyMap<string, number>
  /** By index in the vocabulary. */
  readonly found: ReadonlyMap<number, Found>
  /** All words of one of its labels in one sentence, apart or in another order: in how many sentences. */
  readonly near: ReadonlyMap<number, number>
}

const WEIGHT = { whole: 1, order: 0.8, head: 0.5, part: 0.5 } as const

/** Looks at a text. A text in neither language shows nothing. */
export function see(text: string, matcher: Matcher): Sight {
  const lexicon = lexiconOf(matcher)
  const words = new Map<string, number>()
  const found = new Map<number, Found>()
  const near = new Map<number, number>()
  const note = (concept: number, start: number, keys: number): Found => {
    const here = found.get(concept) ?? { count: 0, strength: 0, loose: 0, first: start / text.length, keys: 0, length: 0, preferred: false, verbatim: 0, surfaces: new Set<string>() }
    found.set(concept, here)
    here.first = Math.min(here.first, start / text.length)
    here.keys = Math.max(here.keys, keys)
    return here
  }
  for (const sentence of matcher.reader.readText(text).sentences) {
    for (const match of matcher.match(sentence)) {
      const here = note(match.concept, match.start, match.length)
      const surface = text.slice(match.start, match.end).toLowerCase()
      here.count++
      here.strength += WEIGHT[match.kind]
      here.length = Math.max(here.length, match.end - match.start)
      here.surfaces.add(surface)
      if (lexicon.written[match.concept]?.has(surface) === true) here.verbatim++
    }
    const places = placesOf(sentence)
    for (const place of places) words.set(place.key, (words.get(place.key) ?? 0) + 1)
    for (const hit of looseHits(sentence, places, lexicon)) {
      const here = note(hit.concept, hit.start, hit.keys)
      here.loose++
      here.preferred ||= hit.preferred
      if (here.count === 0) here.surfaces.add(`~${fold(text.slice(hit.start, hit.end))}`)
    }
    for (const concept of nearby(sentence, places, lexicon)) near.set(concept, (near.get(concept) ?? 0) + 1)
  }
  return { words, found, near }
}

type Place = { readonly key: string; readonly start: number; readonly end: number }

function placesOf(sentence: Sentence): Place[] {
  return sentence.words.flatMap((word) => word.keys.map((key) => ({ key: looseKey(key, sentence.language), start: word.start, end: word.end })))
}

type Hit = { readonly concept: number; readonly start: number; readonly end: number; readonly keys: number; readonly preferred: boolean }

/** Every label whose keys stand in a row, labels inside labels too; in English once more with hyphened words joined. */
function looseHits(sentence: Sentence, places: readonly Place[], lexicon: Lexicon): Hit[] {
  const hits = new Map<string, Hit>()
  const scan = (row: readonly Place[]): void => {
    row.forEach((place, at) => {
      for (const { concept, keys, preferred } of lexicon.byFirst[sentence.language].get(place.key) ?? []) {
        const last = row[at + keys.length - 1]
        if (last === undefined || !keys.every((key, index) => row[at + index]?.key === key)) continue
        const name = `${concept} ${place.start}`
        if (!hits.has(name)) hits.set(name, { concept, start: place.start, end: last.end, keys: keys.length, preferred })
      }
    })
  }
  scan(places)
  if (sentence.language === 'en' && sentence.words.some((word) => word.text.includes('-'))) {
    scan(
      sentence.words.flatMap((word): Place[] => {
        const first = word.keys[0]
        return first === undefined ? [] : [{ key: joinedKey(word) ?? looseKey(first, 'en'), start: word.start, end: word.end }]
      }),
    )
  }
  return [...hits.values()]
}

function nearby(sentence: Sentence, places: readonly Place[], lexicon: Lexicon): Set<number> {
  const here = new Set(places.map((place) => place.key))
  const concepts = new Set<number>()
  for (const key of here) {
    for (const label of lexicon.byFirst[sentence.language].get(key) ?? []) {
      if (label.keys.length > 1 && label.keys.every((other) => here.has(other))) concepts.add(label.concept)
    }
  }
  return concepts
}
