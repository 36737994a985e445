/**
 * Partner search: which organisations are likely to do what a text asks for, a plan, a call or a short question, German or English, by their own texts and by what they are called.
 *
 *   score = cosine(query, profile) + BY_NAME · cosine(query, name)
 *
 * A profile is the sum of an organisation's texts, each a vector of length one; so a score is the sum of what each of its texts adds, and the answer can say which ones made it. Vectors are the two
 * bags of `bags.ts` (English stems, letters in a common spelling), rare features counting more. A profile is divided by its length: having many texts is no merit, there is no prior for the large.
 *
 * **Shapes**: some thousand texts and organisations; one text may belong to several organisations (a project and its partners).
 * **Units**: a score is 0 to 1 + {@link BY_NAME}; it compares within one index only.
 * Deterministic; the order of the input changes nothing. What a reader may not see must not be in the index.
 * Measured on research projects (tools/figures/partners.ts), tried on its `dev` and left out: the likest text or the sum of the best two to ten instead of the whole profile (−.006 to −.02), powers of
 * likenesses (up to +.003), scaling by the neighbourhood as in `aim.ts` (+.003), two steps from text to text (+.002), common projects with those found (up to +.002), pairs of words (+.0003 to −.002),
 * words weighed by how often they meet in texts of one organisation (−.003 to −.007). What an organisation is called says more than all of these (+.013 on `dev`), to a plain TF-IDF profile too.
 * **Source**: profiles of experts: Balog, Azzopardi, de Rijke (2006), Formal models for expert finding, model 1; the centroid: Rocchio (1971).
 */
import { bagsOf, writtenStems, type Bags, type LikenessText } from './bags.ts'
import { cosineIndex, type Bag, type CosineIndex } from './cosine.ts'
import { plainReader } from '../text/reading.ts'

export type OwnText = LikenessText & {
  readonly id: string
  /** Whose text it is. */
  readonly organisations: readonly string[]
}

/** One of an organisation's texts that speaks for it. */
type Because = {
  readonly text: string
  /** What it adds to the score. */
  readonly adds: number
  /** The words it has in common with the query, as written in it, the most telling first. */
  readonly words: readonly string[]
  /** The sentence that holds most of them: offsets in the text. */
  readonly sentence: { readonly start: number; readonly end: number }
}

type PartnerHit = {
  readonly organisation: string
  readonly score: number
  /** What its name adds to the score, and the words of it that do. */
  readonly byName: { readonly adds: number; readonly words: readonly string[] }
  /** Its texts that add most, at most {@link MOST_TEXTS}. */
  readonly because: readonly Because[]
}

/** Texts of these ids count as if nobody had them: a plan is no reason to find its own partners. */
type Without = { readonly without?: ReadonlySet<string> }

export type PartnerIndex = {
  /** The `most` likeliest, best first, by name where two are equal; only those that have anything in common. */
  find(query: LikenessText, choice: { readonly most: number } & Without): PartnerHit[]
  /** The same order of all of them, without the reasons. */
  rank(query: LikenessText, choice?: Without): { readonly organisation: string; readonly score: number }[]
}

/** What a whole name in common weighs against a whole profile. .5 to 1 measure alike on `dev`. */
const BY_NAME = 1
const SPELLING = 0.3
const MOST_TEXTS = 3
const MOST_WORDS = 6

/** Stems by their rarity, letters more so: most groups of letters are everywhere. */
const rareStem = (idf: number): number => idf
const rareLetters = (idf: number): number => idf ** 1.5

type Kind = 'meaning' | 'spelling'
const KINDS: readonly { readonly kind: Kind; readonly share: number }[] = [{ kind: 'meaning', share: 1 - SPELLING }, { kind: 'spelling', share: SPELLING }]

type Organisation = { readonly id: string; readonly texts: readonly number[]; readonly length: number; readonly name: Bags; readonly written: LikenessText }

/** In: the texts, and what organisations are called where that is known; a name alone makes no profile but counts. */
export function partnerIndex(given: readonly OwnText[], names: ReadonlyMap<string, string> = new Map()): PartnerIndex {
  // Sums go by name: the last digit, too, is the same in every order.
  const texts = given.toSorted((a, b) => compare(a.id, b.id) || compare(a.text, b.text))
  const indexes = indexesOf(texts.map((text) => bagsOf(text)))
  const vectors = indexes.bags.map((bags) => indexes.weigh(bags))
  const owned = new Map<string, number[]>([...names.keys()].map((id) => [id, []]))
  texts.forEach(({ organisations }, at) => {
    for (const id of new Set(organisations)) owned.set(id, [...(owned.get(id) ?? []), at])
  })
  const organisations = [...owned].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, own]): Organisation => {
    const written = { text: names.get(id) ?? '' }
    return { id, texts: own, length: lengthOf(own.map((at) => vectors[at])), name: indexes.weigh(bagsOf(written)), written }
  })

  const readings = new Map<number, readonly ReadSentence[]>()

  function because(query: Bags, { at, adds }: Part): Because {
    const text = texts[at] ?? { id: '', text: '' }
    const common = products(query.meaning, vectors[at]?.meaning)
    const sentences = readings.get(at) ?? readSentences(text)
    readings.set(at, sentences)
    return { text: text.id, adds, words: wordsOf(common, sentences), sentence: sentenceOf(common, sentences) }
  }

  function scored(query: Bags, without: ReadonlySet<string> = new Set()): Scored[] {
    const asked = indexes.weigh(query)
    const likeness = indexes.likeness(query)
    return organisations
      .map((organisation): Scored => {
        const kept = organisation.texts.filter((at) => !without.has(texts[at]?.id ?? ''))
        const length = kept.length === organisation.texts.length ? organisation.length : lengthOf(kept.map((at) => vectors[at]))
        const parts = kept.map((at): Part => ({ at, adds: length === 0 ? 0 : (likeness[at] ?? 0) / length }))
        const byName = BY_NAME * dot(asked, organisation.name)
        return { organisation, parts, byName, score: byName + parts.reduce((sum, { adds }) => sum + adds, 0) }
      })
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score || compare(a.organisation.id, b.organisation.id))
  }

  return {
    rank: (query, { without } = {}) => scored(bagsOf(query), without).map(({ organisation, score }) => ({ organisation: organisation.id, score })),
    find: (query, { most, without }) => {
      const bags = bagsOf(query)
      const asked = indexes.weigh(bags)
      return scored(bags, without)
        .slice(0, most)
        .map(({ organisation, parts, byName, score }) => ({
          organisation: organisation.id,
          score,
          byName: { adds: byName, words: wordsOf(products(asked.meaning, organisation.name.meaning), readSentences(organisation.written)) },
          because: parts.filter(({ adds }) => adds > 0).toSorted((a, b) => b.adds - a.adds || a.at - b.at).slice(0, MOST_TEXTS).map((part) => because(asked, part)),
        }))
    },
  }
}

/** What one text adds. */
type Part = { readonly at: number; readonly adds: number }
type Scored = { readonly organisation: Organisation; readonly parts: readonly Part[]; readonly byName: number; readonly score: number }
/** A sentence and, for each stem, the word that says it first. */
type ReadSentence = { readonly start: number; readonly end: number; readonly stems: ReadonlyMap<string, string> }

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

function indexesOf(bags: readonly Bags[]): { bags: readonly Bags[]; weigh(bags: Bags): Bags; likeness(query: Bags): Float64Array } {
  const by: Readonly<Record<Kind, CosineIndex>> = { meaning: cosineIndex(bags.map(({ meaning }) => meaning), rareStem), spelling: cosineIndex(bags.map(({ spelling }) => spelling), rareLetters) }
  return {
    bags,
    weigh: ({ meaning, spelling }) => ({ meaning: by.meaning.weigh(meaning), spelling: by.spelling.weigh(spelling) }),
    likeness: (query) => {
      const scores = new Float64Array(bags.length)
      for (const { kind, share } of KINDS) by[kind].add(query[kind], share, scores)
      return scores
    },
  }
}

/** The length of the sum of some vectors. */
function lengthOf(vectors: readonly (Bags | undefined)[]): number {
  let squares = 0
  for (const { kind, share } of KINDS) {
    const sum = new Map<string, number>()
    for (const vector of vectors) for (const [feature, weight] of vector?.[kind] ?? []) sum.set(feature, (sum.get(feature) ?? 0) + weight)
    for (const weight of sum.values()) squares += share * weight * weight
  }
  return Math.sqrt(squares)
}

function dot(a: Bags, b: Bags): number {
  let total = 0
  for (const { kind, share } of KINDS) for (const [feature, weight] of b[kind]) total += share * weight * (a[kind].get(feature) ?? 0)
  return total
}

function products(query: Bag, other: Bag = new Map()): Map<string, number> {
  return new Map([...query].flatMap(([feature, weight]) => (other.has(feature) ? [[feature, weight * (other.get(feature) ?? 0)] as const] : [])))
}

function readSentences({ text, language }: LikenessText): ReadSentence[] {
  const { sentences } = plainReader().readText(text, language)
  if (sentences.length === 0) return [{ start: 0, end: text.length, stems: writtenStems({ text, language: language ?? 'en' }) }]
  return sentences.map(({ start, end, language: own }) => ({ start, end, stems: writtenStems({ text: text.slice(start, end), language: own }) }))
}

/** The words that say these stems, a compound once. */
function wordsOf(stems: ReadonlyMap<string, number>, sentences: readonly ReadSentence[]): string[] {
  const words = new Map<string, number>()
  for (const [stem, weight] of stems) {
    const word = sentences.find((sentence) => sentence.stems.has(stem))?.stems.get(stem)
    if (word !== undefined) words.set(word, (words.get(word) ?? 0) + weight)
  }
  return [...words].toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).slice(0, MOST_WORDS).map(([word]) => word)
}

/** The sentence that says most of these stems, the first where two are equal. */
function sentenceOf(common: ReadonlyMap<string, number>, sentences: readonly ReadSentence[]): { start: number; end: number } {
  let best = { start: 0, end: 0, says: -1 }
  for (const { start, end, stems } of sentences) {
    let says = 0
    for (const stem of stems.keys()) says += common.get(stem) ?? 0
    if (says > best.says) best = { start, end, says }
  }
  return { start: best.start, end: best.end }
}
