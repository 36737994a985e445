/**
 * A vocabulary as learning needs it: every label as looser keys, and who stands above, below and beside whom.
 * Looser than the matcher on purpose: derivations of one stem are one (“genomics”, “genomic”), hyphened words are read apart and joined, labels inside longer labels count.
 * What that wrongly finds, the learner learns to distrust.
 * **Shapes**: built once a matcher and kept as long as it lives; 10,000 labels some 0.1 s.
 */
import type { ReadWord } from '../text/reading.ts'
import type { Language } from '../text/language.ts'
import { wordsOf } from '../text/words.ts'
import { ancestorsOf, labelsOf } from '../vocabulary/concept.ts'
import type { Matcher } from '../vocabulary/matcher.ts'

type LooseLabel = { readonly concept: number; readonly preferred: boolean; readonly keys: readonly string[] }

export type Lexicon = {
  /** All labels that begin with a key, a language. */
  readonly byFirst: Readonly<Record<Language, ReadonlyMap<string, readonly LooseLabel[]>>>
  /** The labels of each concept, by index in the vocabulary. */
  readonly labels: readonly (readonly LooseLabel[])[]
  /** The same as written, in lower case. */
  readonly written: readonly ReadonlySet<string>[]
  /** Indices, nearest first; of `children` the direct ones only. */
  readonly above: readonly (readonly number[])[]
  readonly below: readonly (readonly number[])[]
  readonly children: readonly (readonly number[])[]
}

const ENDINGS = 'isations izations isation ization ational ations ation ically ities ments ment ness ical ally ions ion ings ing ists ist ity ics ies ied ive ous ary ery ers or er ed al ic ly es y e s'.split(' ')

/** The looser key of one key of a word. English loses its longest known ending where four letters stay; German keys are stems already. */
export function looseKey(key: string, language: Language): string {
  const lower = key.toLowerCase()
  if (language === 'de' || lower.length < 5 || /\d/.test(lower)) return lower
  const ending = ENDINGS.find((tail) => lower.endsWith(tail) && lower.length - tail.length >= 4)
  return ending === undefined ? lower : lower.slice(0, -ending.length)
}

/** The key of a word written with hyphens as if it had none (“lab-on-a-chip”), or nothing where it has none. */
export function joinedKey(word: ReadWord): string | undefined {
  if (word.keys.length < 2) return undefined
  return looseKey(word.text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '').replace(/ies$/, 'y').replace(/s$/, ''), 'en')
}

const built = new WeakMap<Matcher, Lexicon>()

/** The lexicon of a matcher, built at first use. */
export function lexiconOf(matcher: Matcher): Lexicon {
  const known = built.get(matcher)
  if (known !== undefined) return known
  const lexicon = build(matcher)
  built.set(matcher, lexicon)
  return lexicon
}

function build(matcher: Matcher): Lexicon {
  const { concepts } = matcher.vocabulary
  const byFirst: Record<Language, Map<string, LooseLabel[]>> = { de: new Map(), en: new Map() }
  const labels = concepts.map((concept, index) =>
    (['de', 'en'] as const).flatMap((language) =>
      labelsOf(concept, language).flatMap((label): LooseLabel[] => {
        const keys = wordsOf(label, 0, label.length).flatMap((word) => matcher.reader.keysOf(word.text, language)).map((key) => looseKey(key, language))
        const first = keys[0]
        if (first === undefined) return []
        const loose = { concept: index, preferred: label === concept.prefLabel[language], keys }
        push(byFirst[language], first, loose)
        return [loose]
      }),
    ),
  )
  const above = concepts.map((concept) => ancestorsOf(concept.id, matcher.byId).flatMap((id) => matcher.indexOf.get(id) ?? []))
  const below = concepts.map((): number[] => [])
  above.forEach((line, index) => line.forEach((upper) => below[upper]?.push(index)))
  const children = concepts.map((): number[] => [])
  concepts.forEach((concept, index) => concept.broader?.forEach((id) => children[matcher.indexOf.get(id) ?? -1]?.push(index)))
  const written = concepts.map((concept) => new Set([...labelsOf(concept, 'de'), ...labelsOf(concept, 'en')].map((label) => label.toLowerCase())))
  return { byFirst, labels, written, above, below, children }
}

/** Adds to the list under a key. */
export function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
