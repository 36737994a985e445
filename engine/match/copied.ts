/**
 * Copied text: stretches of words that stand in two texts alike. Every run of eight words of a text is a shingle; the copied share is the containment of the shorter
 * text's shingles in the other's (Broder). Exact: for some thousand texts all shingles fit in memory, so none is sampled away as winnowing does (Schleimer et al.).
 *
 * **Shapes**: texts in; for each the texts it shares wording with. 1,000 texts of 2,000 characters: some 300,000 shingles, 1 s. Linear in words, but for the pairs found.
 * **Units**: offsets in UTF-16 units of each text; a share from 0 to 1. Letter case, umlaut spellings, punctuation and line ends do not matter.
 * **Source**: Broder (1997), On the resemblance and containment of documents; Schleimer, Wilkerson, Aiken (2003), Winnowing; Karp, Miller, Rosenberg (1972) for naming runs by halves.
 */
import { fold } from '../text/fold.ts'
import type { Span } from '../text/sentences.ts'
import { wordsOf } from '../text/words.ts'

type Passage = { readonly here: Span; readonly there: Span; readonly words: number }

export type CopiedText = {
  /** Share of the shorter text's shingles that also stand in the other. */
  readonly share: number
  /** The longest stretch in common, the earliest of equal ones. */
  readonly longest: Passage
  /** Every stretch of this text that also stands in the other, in order. */
  readonly stretches: readonly Span[]
}

/** Words of a shingle: 2 to the power of `HALVINGS`. */
const WORDS = 8
const HALVINGS = 3
/** As many as a passage of twenty words has. Fewer are set phrases: among 505 research plans of the European Union those had up to fifteen words, and one pair has more in common. */
const FEWEST = 13
/** What more texts than these share is the wording of a form or a programme, copied by none from another. */
const FORM = 10
/** A text that says the same eight words more often than this is looked at in these places only: cost stays bounded. */
const MOST_PLACES = 16

/** For each text the copied text it has with others, by their index. The order of texts changes nothing but the indices. */
export function copiedTexts(texts: readonly string[]): Map<number, CopiedText>[] {
  const name = naming()
  const read = texts.map((text) => shinglesOf(text, name))
  const found = read.map(() => new Map<number, CopiedText>())
  for (const [here, theres] of pairsOf(read)) {
    for (const there of theres) {
      const [a, b] = [read[here], read[there]]
      if (a === undefined || b === undefined) continue
      const share = a.places.size <= b.places.size ? containment(a, b) : containment(b, a)
      const longest = longestPassage(a, b)
      found[here]?.set(there, { share, longest, stretches: stretchesOf(a, b) })
      found[there]?.set(here, { share, longest: { here: longest.there, there: longest.here, words: longest.words }, stretches: stretchesOf(b, a) })
    }
  }
  return found
}

/** A text's words by their offsets, its shingles by name in order of their first words, where each stands first, and where else (few do). */
type Shingles = { readonly starts: readonly number[]; readonly ends: readonly number[]; readonly names: readonly number[]; readonly places: ReadonlyMap<number, number>; readonly repeats: ReadonlyMap<number, readonly number[]> }

/** Gives every pair of names one of its own: shingles of eight words are pairs of four, those pairs of two. */
function naming(): { word(text: string): number; pair(a: number, b: number): number } {
  const words = new Map<string, number>()
  const pairs = new Map<number, number>()
  // The key of a pair is exact up to 2^25 names, some ten million words of text.
  return { word: (text) => nameIn(words, text), pair: (a, b) => nameIn(pairs, a * 2 ** 26 + b) }
}

function nameIn<K>(known: Map<K, number>, key: K): number {
  const name = known.get(key) ?? known.size
  known.set(key, name)
  return name
}

function shinglesOf(text: string, name: ReturnType<typeof naming>): Shingles {
  const words = wordsOf(text, 0, text.length)
  let names = words.map((word) => name.word(fold(word.text)))
  for (let step = 0; step < HALVINGS; step++) {
    const half = 2 ** step
    const shorter = names
    // The length of the run is part of the name, so that a pair of words never meets a pair of pairs.
    names = shorter.slice(half).map((second, at) => name.pair((shorter[at] ?? 0) * HALVINGS + step, second))
  }
  const places = new Map<number, number>()
  const repeats = new Map<number, number[]>()
  names.forEach((shingle, at) => {
    const again = repeats.get(shingle) ?? []
    if (!places.has(shingle)) places.set(shingle, at)
    else if (again.length < MOST_PLACES) repeats.set(shingle, [...again, at])
  })
  return { starts: words.map(({ start }) => start), ends: words.map(({ end }) => end), names, places, repeats }
}

/** For each text the later ones that share at least {@link FEWEST} shingles with it. */
function pairsOf(read: readonly Shingles[]): Map<number, number[]> {
  const holders = new Map<number, number[]>()
  read.forEach(({ places }, at) => {
    for (const shingle of places.keys()) {
      const list = holders.get(shingle)
      if (list === undefined) holders.set(shingle, [at])
      else if (list.length <= FORM) list.push(at)
    }
  })
  const pairs = new Map<number, number[]>()
  read.forEach(({ places }, here) => {
    const shared = new Map<number, number>()
    for (const shingle of places.keys()) {
      const list = holders.get(shingle) ?? []
      if (list.length <= FORM) for (const there of list) if (there > here) shared.set(there, (shared.get(there) ?? 0) + 1)
    }
    const enough = [...shared].filter(([, count]) => count >= FEWEST).map(([there]) => there)
    if (enough.length > 0) pairs.set(here, enough)
  })
  return pairs
}

function containment(shorter: Shingles, longer: Shingles): number {
  let common = 0
  for (const shingle of shorter.places.keys()) if (longer.places.has(shingle)) common++
  return common / shorter.places.size
}

function longestPassage(a: Shingles, b: Shingles): Passage {
  let [best, endsHere, endsThere] = [0, 0, 0]
  /** How many shingles in a row end at a place of `b` with the one before in `a`. */
  let before = new Map<number, number>()
  a.names.forEach((shingle, here) => {
    const runs = new Map<number, number>()
    const first = b.places.get(shingle)
    for (const there of first === undefined ? [] : [first, ...(b.repeats.get(shingle) ?? [])]) {
      const run = (before.get(there - 1) ?? 0) + 1
      runs.set(there, run)
      if (run > best) [best, endsHere, endsThere] = [run, here, there]
    }
    before = runs
  })
  return { here: spanOf(a, endsHere - best + 1, endsHere), there: spanOf(b, endsThere - best + 1, endsThere), words: best + WORDS - 1 }
}

function stretchesOf(here: Shingles, there: Shingles): Span[] {
  const stretches: Span[] = []
  here.names.forEach((shingle, at) => {
    if (!there.places.has(shingle)) return
    const span = spanOf(here, at, at)
    const last = stretches.at(-1)
    if (last !== undefined && span.start <= last.end) stretches[stretches.length - 1] = { start: last.start, end: span.end }
    else stretches.push(span)
  })
  return stretches
}

/** From the first word of one shingle to the last word of another. */
function spanOf({ starts, ends }: Shingles, first: number, last: number): Span {
  return { start: starts[first] ?? 0, end: ends[last + WORDS - 1] ?? 0 }
}
