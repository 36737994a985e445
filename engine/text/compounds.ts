/**
 * German compounds cut into their parts: “Kunststoffspritzgusswerkzeug” → Kunststoff · Spritz · Guss · Werkzeug.
 *
 * A word is the cheapest chain of known units (a Viterbi path). A unit is a noun, a verb stem, an adjective or a learned prefix; inside a chain it may carry a linking
 * element (Produktion-s-, Schul(e)-, Häus-er-). What a unit costs is learned from the noun dictionary itself at first use: how many of its nouns have the unit as first part, as last part.
 *
 * **Shapes**: one folded word in, its parts with cut positions out. Some 15 µs a new word; callers cache.
 * **Source**: unigram segmentation with expected counts as in Goldwater & Griffiths; linking elements after Langer (1998), Zur Morphologie und Semantik von Nominalkomposita.
 */
import { adjectiveStem, germanDictionary, singularOf } from './dictionary.ts'
import { Forms } from './forms.ts'
import { ADJECTIVES, INSEPARABLE, PARTICLES, PREFIXES, SUFFIXES } from './affixes.ts'

export type Part = {
  /** Where the part begins and ends in the folded word; a linking element belongs to its part. */
  readonly start: number
  readonly end: number
  /** What the part matches as: noun lemma, verb stem, adjective stem, or the letters themselves where unknown. */
  readonly key: string
  /** False for letters nobody knows. */
  readonly known: boolean
}

type Unit = { readonly cost: number; readonly key: string }

/** Costs in natural logarithms; tuned on the part of GermaNet's compounds that is not measured (tools/quality.ts says how). */
export const COSTS = {
  smoothing: 0.0001,
  cut: 0.3,
  link: { '': 0, s: 0.3, n: 0.4, en: 0.8, e: 1.6, es: 1.2, er: 1.4, ens: 2.5, '-e': 0.9, '-en': 4, umlaut: 0.8 } as Record<string, number>,
  verb: 0.5,
  adjective: 0,
  short: 0.6,
  unknown: 13,
  unknownLetter: 2.5,
  inflected: 0.5,
  attested: 2.5,
  particle: 6,
  common: 12,
}

/** Cuts words. What a vocabulary taught one splitter no other one knows, so that reading depends on the text and its own vocabulary alone. */
export type Splitter = {
  /**
   * The parts of a folded word without hyphens, in order; a word that is one unit, or that nothing is known of, is one part.
   * Words over 64 letters are not split.
   */
  partsOf(word: string): Part[]
  /** The best cut of a compound in two: where the last of the first-level parts begins, or undefined for a simple word. */
  mainCut(word: string, parts?: readonly Part[]): number | undefined
}

/** What every splitter knows: the dictionary, and what was learned from it. */
type Learned = {
  readonly nouns: ReadonlyMap<string, string>
  readonly lemmas: ReadonlySet<string>
  readonly stems: ReadonlyMap<string, string>
  readonly adjectives: ReadonlySet<string>
  readonly common: ReadonlySet<string>
  /** How many compounds of the dictionary a unit begins or ends. */
  seen: ReadonlyMap<string, number>
  readonly derived: ReadonlySet<string>
  /** Every known form, and each without the ending that it may lose inside a compound. */
  readonly forms: Forms
  total: number
}

/** What one splitter knows, with the units it has looked up. */
type Lexicon = Learned & { readonly extra: Set<string>; readonly modifiers: Map<string, Unit | null>; readonly heads: Map<string, Unit | null> }

let learned: Learned | undefined

/** Looked-up units are forgotten beyond this many: endless texts must not fill the memory. */
const UNIT_LIMIT = 400_000

/**
 * A splitter. In: words that a vocabulary brings and the dictionary lacks (“Sensorik”, “Photonik”), folded, shortest first, so that a short one explains the longer;
 * what already splits into known parts is not taken. The first one made learns from the dictionary (a fifth of a second).
 */
export function createSplitter(words: Iterable<string> = []): Splitter {
  const known: Lexicon = { ...(learned ??= learn()), extra: new Set(), modifiers: new Map(), heads: new Map() }
  const own = { ...known, forms: new Forms(known.forms) }
  for (const word of words) teach(own, word)
  return { partsOf: (word) => partsOf(own, word), mainCut: (word, parts = partsOf(own, word)) => mainCut(own, word, parts) }
}

function teach(known: Lexicon, word: string): void {
  if (word.length < 4 || known.nouns.has(word) || isNoun(known, word) || singularOf(word, (other) => isNoun(known, other)) !== undefined) return
  const parts = partsOf(known, word)
  if (parts.length > 1 && parts.every((part) => part.known)) return
  known.extra.add(word)
  addForm(known.forms, word)
  for (const link of LINKS) known.modifiers.delete(word + link)
  for (const form of [word, `${word}n`, `${word}en`, `${word}e`, `${word}s`, `${word}es`, `${word}er`]) known.heads.delete(form)
  if (word.endsWith('e')) known.modifiers.delete(word.slice(0, -1))
  if (word.endsWith('en')) known.modifiers.delete(word.slice(0, -2))
}

/** For tuning only: learns again after a change of COSTS. */
export function relearn(): void {
  learned = undefined
}

function learn(): Learned {
  const { nouns, lemmas, derived, stems, adjectives, common } = germanDictionary()
  const forms = new Forms()
  for (const words of [nouns.keys(), stems.keys(), derived, adjectives, ADJECTIVES, PREFIXES, PARTICLES, SUFFIXES]) for (const word of words) addForm(forms, word)
  const result: Learned = { nouns, lemmas, stems, adjectives, common, derived, seen: new Map(), forms, total: 1 }
  // First pass: every cut into two known halves counts; second pass: only the best one, by the counts of the first.
  recount(result, () => function* (word) {
    for (let at = 3; at <= word.length - 3; at++) yield at
  })
  recount(result, (known) => function* (word) {
    const at = bestCut(known, word)
    if (at !== undefined) yield at
  })
  return result
}

/** Counts the halves of every noun of the dictionary at the given cuts. */
function recount(result: Learned, cutter: (known: Lexicon) => (word: string) => Iterable<number>): void {
  const known: Lexicon = { ...result, extra: new Set(), modifiers: new Map(), heads: new Map() }
  const cutsOf = cutter(known)
  const seen = new Map<string, number>()
  const add = (key: string): void => void seen.set(key, (seen.get(key) ?? 0) + 1)
  let total = 1
  for (const word of known.lemmas) {
    for (const at of cutsOf(word)) {
      const head = word.slice(at)
      const modifier = known.lemmas.has(head) ? modifierUnit(known, word.slice(0, at)) : null
      if (modifier === null) continue
      add(modifier.key)
      add(head)
      total++
    }
  }
  result.seen = seen
  result.total = total
}

/** A noun may lose its -e or -en before another part. */
function addForm(forms: Forms, word: string): void {
  forms.add(word)
  if (word.endsWith('e')) forms.add(word.slice(0, -1))
  else if (word.endsWith('en')) forms.add(word.slice(0, -2))
}

function bestCut(known: Lexicon, word: string): number | undefined {
  let best: number | undefined
  let cost = atomCost(known, word) + 4
  for (let at = 3; at <= word.length - 3; at++) {
    const head = word.slice(at)
    if (!known.lemmas.has(head)) continue
    const modifier = modifierUnit(known, word.slice(0, at))
    if (modifier === null) continue
    const sum = modifier.cost + logCost(known, count(known, head)) + COSTS.cut
    if (sum < cost) [best, cost] = [at, sum]
  }
  return best
}

function logCost(known: Lexicon, times: number): number {
  return Math.log((known.total + 1_000) / (times + COSTS.smoothing))
}

/** How often a unit was seen, first or last: one number for both places, so that a word is split alone as it is inside another. */
function count(known: Lexicon, key: string): number {
  return (known.seen.get(key) ?? 0) + (known.common.has(key) ? COSTS.common : 0)
}

/** A whole dictionary word as one unit, by how often it stands at either end of others. */
function atomCost(known: Lexicon, word: string): number {
  return logCost(known, count(known, word))
}

const LINKS = ['', 's', 'n', 'en', 'e', 'es', 'er', 'ens'] as const

function modifierUnit(known: Lexicon, form: string): Unit | null {
  const cached = known.modifiers.get(form)
  if (cached !== undefined) return cached
  // “Entgraten” is derived, and no duck's.
  if (INSEPARABLE.has(form)) return null
  let best: Unit | null = null
  const offer = (key: string, extra: number, matchesAs = key): void => {
    const cost = logCost(known, count(known, key)) + extra + (form.length < 4 ? COSTS.short : 0)
    if (best === null || cost < best.cost) best = { cost, key: matchesAs }
  }
  for (const link of LINKS) {
    if (!form.endsWith(link)) continue
    const base = link === '' ? form : form.slice(0, -link.length)
    if (base.length < 2) continue
    if (isNoun(known, base)) offer(base, linkCost(base, link))
  }
  // “Mess-” is the verb's, not “Messe” without its e: keys of one trade word must agree.
  if (isNoun(known, `${form}e`)) offer(`${form}e`, COSTS.link['-e'] ?? 0, known.stems.has(form) || ADJECTIVES.has(form) ? form : undefined)
  if (isNoun(known, `${form}en`) && !known.stems.has(form)) offer(`${form}en`, COSTS.link['-en'] ?? 0)
  const inflected = known.nouns.get(form)
  if (inflected !== undefined && inflected !== form && !form.startsWith(inflected)) offer(inflected, COSTS.link['umlaut'] ?? 0)
  if (known.stems.has(form)) offer(form, COSTS.verb)
  if (form.endsWith('e') && known.stems.has(form.slice(0, -1)) && /[bdgst]e$/.test(form)) offer(form.slice(0, -1), COSTS.verb + 0.8)
  if (ADJECTIVES.has(form)) offer(form, COSTS.adjective)
  else if (form.length > 4 && known.adjectives.has(form)) offer(form, COSTS.adjective + 2)
  if (PREFIXES.has(form)) offer(form, 0)
  if (PARTICLES.has(form)) offer(form, COSTS.particle)
  keep(known.modifiers, form, best)
  return best
}

function linkCost(base: string, link: string): number {
  const cost = COSTS.link[link] ?? 0
  // Feminine abstract nouns take -s always; its absence is the surprise.
  if (/(?:ung|heit|keit|schaft|ion|taet|ling|tum)$/.test(base)) return link === 's' ? 0 : link === '' ? 2.5 : cost + 1
  if (link === 'n' && !base.endsWith('e') && !base.endsWith('er') && !base.endsWith('el')) return cost + 2
  if (link === '' && base.endsWith('e') && base.length > 4) return 1.2
  return cost
}

function headUnit(known: Lexicon, form: string): Unit | null {
  const cached = known.heads.get(form)
  if (cached !== undefined) return cached
  let best: Unit | null = null
  const short = form.length < 4 ? COSTS.short : 0
  if (isNoun(known, form) && (known.nouns.get(form) ?? form) === form) best = { cost: logCost(known, count(known, form)) + short, key: form }
  const lemma = known.nouns.get(form) ?? singularOf(form, (word) => isNoun(known, word))
  if (lemma !== undefined && lemma !== form) {
    const cost = logCost(known, count(known, lemma)) + short + COSTS.inflected
    if (best === null || cost < best.cost) best = { cost, key: lemma }
  }
  if (best === null && form.length > 4) {
    const adjective = adjectiveStem(known.adjectives, form)
    if (adjective !== undefined) best = { cost: logCost(known, 0) - 2, key: adjective }
  }
  if (best === null && SUFFIXES.has(form)) best = { cost: logCost(known, 1), key: form }
  keep(known.heads, form, best)
  return best
}

function isNoun(known: Lexicon, word: string): boolean {
  return known.lemmas.has(word) || known.derived.has(word) || known.extra.has(word)
}

function keep(units: Map<string, Unit | null>, form: string, unit: Unit | null): void {
  if (units.size >= UNIT_LIMIT) units.clear()
  units.set(form, unit)
}

const LONGEST = 64

/** Lengths at which a piece is checked against the beginnings of all known words. */
const SHORT_BEGINNING = 3
const LONG_BEGINNING = 5
const LONGEST_LINK = 3

function partsOf(known: Lexicon, word: string): Part[] {
  const whole = headUnit(known, word)
  const size = word.length
  if (size < 6 || size > LONGEST) return [single(word, whole)]
  const cost = new Float64Array(size + 1).fill(Infinity)
  const from = new Int16Array(size + 1).fill(-1)
  const keys: (string | undefined)[] = Array.from({ length: size + 1 })
  cost[0] = 0
  const reach = (start: number, end: number, price: number, key: string | undefined): void => {
    const sum = (cost[start] ?? Infinity) + price + (start === 0 ? 0 : COSTS.cut)
    if (sum < (cost[end] ?? Infinity)) {
      cost[end] = sum
      from[end] = start
      keys[end] = key
    }
  }
  for (let start = 0; start <= size - 2; start++) {
    if (start === 1 || cost[start] === Infinity) continue
    // No known word begins like this: longer pieces from here need not be asked.
    let begins = true
    let hash = Forms.next(Forms.start, word.charCodeAt(start))
    // A piece is a known form, with at most a linking element behind it.
    let lastForm = -Infinity
    for (let end = start + 2; end <= size; end++) {
      const length = end - start
      hash = Forms.next(hash, word.charCodeAt(end - 1))
      if (begins && (length === SHORT_BEGINNING || length === LONG_BEGINNING)) begins = known.forms.mayBegin(hash)
      if (begins && known.forms.mayBeWord(hash)) lastForm = end
      if (end > size - 3 && end < size) continue
      const unit = !begins ? null : end === size ? headUnit(known, word.slice(start)) : end - lastForm > LONGEST_LINK ? null : modifierUnit(known, word.slice(start, end))
      if (unit !== null) reach(start, end, unit.cost, unit.key)
      else if (length >= 3 && length < size) reach(start, end, COSTS.unknown + COSTS.unknownLetter * length, undefined)
    }
  }
  if ((cost[size] ?? Infinity) === Infinity || (from[size] ?? 0) <= 0) return [single(word, whole)]
  const parts: Part[] = []
  for (let end = size; end > 0; ) {
    const start = from[end] ?? 0
    const key = keys[end]
    parts.push({ start, end, key: key ?? word.slice(start, end), known: key !== undefined })
    end = start
  }
  return parts.toReversed()
}

function single(word: string, unit: Unit | null): Part {
  return { start: 0, end: word.length, key: unit?.key ?? word, known: unit !== null }
}

function mainCut(known: Lexicon, word: string, parts: readonly Part[]): number | undefined {
  if (parts.length < 2) return undefined
  let best: number | undefined
  let bonus = -Infinity
  for (const part of parts.slice(1)) {
    const left = parts.filter((other) => other.end <= part.start).length
    const right = parts.length - left
    const leftKnown = left > 1 && modifierUnit(known, word.slice(0, part.start)) !== null ? COSTS.attested : 0
    const rightKnown = right > 1 && isNoun(known, word.slice(part.start)) ? COSTS.attested : 0
    const value = leftKnown + rightKnown - (right - 1)
    if (value >= bonus) [best, bonus] = [part.start, value]
  }
  return best
}
