/**
 * Finding the labels of a vocabulary in read text: a trie over keys (lemmas and compound parts), longest match first, a second look for the same parts in another order, a third for what coordinations leave out.
 *
 * **Shapes**: up to 500,000 labels in; a matcher of two tries a sentence language (labels that are sure, labels that need company) out. A sentence costs some 0.3 µs a key.
 * **Why a trie over parts**: Aho–Corasick over letters is slower and cannot see “Spritzguss” inside “Kunststoffspritzgusswerkzeug” without also seeing “Ort” in “Sport”.
 */
import { SUFFIXES } from '../text/affixes.ts'
import { germanDictionary } from '../text/dictionary.ts'
import { fold, isAbbreviation } from '../text/fold.ts'
import { createReader, type Reader, type ReadWord, type Sentence } from '../text/reading.ts'
import type { Language } from '../text/language.ts'
import { labelsOf, sureLabelsOf, type Concept, type Vocabulary } from './concept.ts'
import { restoredPhrases } from './ellipsis.ts'
import { addLabel, AND, isConjunction, JOINING, keysWithJoins, looseKey, newTrie, ownersAt, pick, STEP, unorderedKey, type Owner, type Trie } from './trie.ts'

/** Where in a sentence a label was found, by word: first and last word, both included. */
export type Match = {
  /** Index of the concept in the vocabulary. Several concepts may own one label: one match each. */
  readonly concept: number
  readonly firstWord: number
  readonly lastWord: number
  /** `whole` words; the `head` of a longer compound; a `part` before its head (“Spritzguss” in “Spritzgusswerkzeug”); or the same parts in another `order`. */
  readonly kind: 'whole' | 'head' | 'part' | 'order'
  /** How many keys the label has: longer labels are surer. */
  readonly length: number
  readonly start: number
  readonly end: number
}

export type Matcher = {
  readonly vocabulary: Vocabulary
  /** Texts to be matched are read by this reader: it knows the vocabulary's own words. */
  readonly reader: Reader
  readonly byId: ReadonlyMap<string, Concept>
  /** Concept id → index. */
  readonly indexOf: ReadonlyMap<string, number>
  match(sentence: Sentence): Match[]
  /** What the context labels name here besides; it counts only where other topics stand around it. */
  matchInContext(sentence: Sentence): Match[]
  /** The id of the concept at an index. */
  idAt(index: number): string
}

/** Builds the matcher; the trie of a language is made when its first sentence comes (1.5 CPU seconds for the German labels that ship). Labels that are only small words or a single letter are passed over. Words of its labels that no dictionary has are known to its reader. */
export function buildMatcher(vocabulary: Vocabulary): Matcher {
  const reader = createReader(() => wordsOfLabels(vocabulary))
  const tries: { de?: Trie; en?: Trie } = {}
  const contexts: { de?: ContextLabels; en?: ContextLabels } = {}
  return {
    vocabulary,
    reader,
    byId: new Map(vocabulary.concepts.map((concept) => [concept.id, concept])),
    indexOf: new Map(vocabulary.concepts.map((concept, index) => [concept.id, index])),
    idAt: (index) => vocabulary.concepts[index]?.id ?? '',
    match: (sentence) => matchSentence((tries[sentence.language] ??= buildTrie(vocabulary, sentence.language, reader)), sentence),
    matchInContext: (sentence) => matchContext((contexts[sentence.language] ??= buildContext(vocabulary, sentence.language, reader)), sentence),
  }
}

/** The labels that are looked for in sentences of a language: its own, and what stands in them as it is from the other. */
function buildTrie(vocabulary: Vocabulary, language: Language, reader: Reader): Trie {
  const trie = newTrie()
  const other = language === 'de' ? 'en' : 'de'
  vocabulary.concepts.forEach((concept, index) => {
    for (const label of sureLabelsOf(concept, language)) {
      addLabel(trie, reader, label, language, index)
      // “Kollaborative Robotik” may open a sentence or stand in it: an adjective that no dictionary has is read differently with a capital.
      if (language === 'de' && OPENS_WITH_ADJECTIVE.test(label)) addLabel(trie, reader, otherCase(label), language, index)
    }
    // English terms stand in German texts as they are (“Machine Learning”), where single short words would be German ones; of German ones only abbreviations stand in English.
    for (const label of sureLabelsOf(concept, other)) {
      if (!isAbbreviation(label) && (language === 'en' || (!label.includes(' ') && label.length < 7))) continue
      addLabel(trie, reader, label, language, index)
      // In German texts English nouns have capitals: “Optical Communication”, “Waveguides”.
      if (language === 'de') addLabel(trie, reader, label.replace(/(?<=^| )\p{Ll}/gu, (letter) => letter.toUpperCase()), language, index)
    }
  })
  return trie
}

/** `forms`: how each concept's labels are written. */
type ContextLabels = { readonly trie: Trie; readonly forms: ReadonlySet<string> }

/** Context labels are looked for in their own language only, and as they are written. */
function buildContext(vocabulary: Vocabulary, language: Language, reader: Reader): ContextLabels {
  const trie = newTrie()
  const forms = new Set<string>()
  vocabulary.concepts.forEach((concept, index) => {
    for (const label of concept.contextLabel?.[language] ?? []) {
      addLabel(trie, reader, label, language, index)
      forms.add(`${index} ${formOf(reader.readWords(label, 0, label.length, language), language)}`)
    }
  })
  return { trie, forms }
}

/** German words written small (participles, verbs) may have any ending; all others stand as they are. */
function formOf(words: readonly ReadWord[], language: Language): string {
  return words.map(({ text, keys }) => (isAbbreviation(text) ? text : language === 'de' && /^\p{Ll}/u.test(text) ? `~${keys.join(' ')}` : fold(text))).join(' ')
}

/**
 * Everyday words mean the trade in the form in which it lists them: “springs” are no “spring”, “Uhren” no “Uhr”, and inside a compound they mean less still.
 * German nouns may have the dative plural's ending.
 */
function matchContext({ trie, forms }: ContextLabels, sentence: Sentence): Match[] {
  return matchSentence(trie, sentence).filter(({ concept, kind, firstWord, lastWord }) => {
    if (kind !== 'whole') return false
    const form = `${concept} ${formOf(sentence.words.slice(firstWord, lastWord + 1), sentence.language)}`
    return forms.has(form) || (sentence.language === 'de' && forms.has(form.replace(/n$/, '')))
  })
}

const OPENS_WITH_ADJECTIVE = /^\p{L}\p{Ll}{3,}(?:e|e[rsnm]) \p{Lu}/u

function otherCase(label: string): string {
  const first = label.slice(0, 1)
  return (first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()) + label.slice(1)
}

/** Single German nouns of labels that no dictionary has: what the splitter must know to read this vocabulary's texts. Shortest first: “Sensorik” before “Inertialsensorik”. */
function wordsOfLabels(vocabulary: Vocabulary): string[] {
  const { nouns } = germanDictionary()
  const words = new Set<string>()
  for (const concept of vocabulary.concepts) {
    for (const label of labelsOf(concept, 'de')) {
      for (const word of label.split(/[\s/()-]+/)) {
        if (/^\p{Lu}\p{Ll}{3,}$/u.test(word) && !nouns.has(fold(word))) words.add(fold(word))
      }
    }
  }
  return [...words].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
}

type Place = { readonly id: number; readonly key: string; readonly loose: string; readonly word: number; readonly part: number; readonly last: boolean; readonly block: number }

function matchSentence(trie: Trie, sentence: Sentence): Match[] {
  const places = placesOf(trie, sentence.words, sentence.language)
  const found: Match[] = []
  let covered = -1
  for (let at = 0; at < places.length; at++) {
    const first = places[at]
    if (first === undefined || first.key === AND) continue
    const hit = longestFrom(trie, sentence.words, places, at)
    if (hit === undefined) continue
    const last = places[hit.at]
    if (last === undefined) continue
    if (hit.at > covered) {
      covered = hit.at
      const kind = first.part > 0 ? (last.last ? 'head' : 'part') : last.last ? 'whole' : 'part'
      for (const concept of hit.owners) found.push(matchAt(sentence, concept, first.word, last.word, kind, hit.at - at + 1))
    }
  }
  return withRestored(trie, sentence, withOtherOrders(trie, sentence, places, found))
}

/** Adds what coordinations leave out. A single word that stands for a longer label says less than it. */
function withRestored(trie: Trie, sentence: Sentence, found: Match[]): Match[] {
  const restored = restoredPhrases(sentence, isConjunction).flatMap(({ word, keys, ordered }): Match[] => {
    if (keys.length < 2 || found.some((match) => match.firstWord <= word && match.lastWord >= word && match.length > 1)) return []
    const loose = keys.map((key) => looseKey(key, sentence.language))
    const owners = ordered ? ownersAt(trie, loose) : trie.unordered.get(unorderedKey(loose))
    if (owners === undefined) return []
    return pick(owners, ordered ? keys.join(' ') : unorderedKey(keys)).map((concept) => matchAt(sentence, concept, word, word, 'order', keys.length))
  })
  if (restored.length === 0) return found
  const longest = (one: Match): boolean => !restored.some((other) => other.firstWord === one.firstWord && other.length > one.length)
  const kept = found.filter((match) => match.firstWord !== match.lastWord || !restored.some((other) => other.firstWord === match.firstWord))
  return [...kept, ...restored.filter((one, at) => longest(one) && !restored.slice(0, at).some((other) => other.firstWord === one.firstWord && other.concept === one.concept))].toSorted(inOrder)
}

const inOrder = (a: Match, b: Match): number => a.start - b.start || b.length - a.length || a.concept - b.concept

function matchAt(sentence: Sentence, concept: number, firstWord: number, lastWord: number, kind: Match['kind'], length: number): Match {
  return { concept, firstWord, lastWord, kind, length, start: sentence.words[firstWord]?.start ?? sentence.start, end: sentence.words[lastWord]?.end ?? sentence.end }
}

function placesOf(trie: Trie, words: readonly ReadWord[], language: Language): Place[] {
  const places: Place[] = []
  let block = 0
  words.forEach((word, index) => {
    // A label never runs across punctuation, except a slash, an ampersand or quotation marks.
    if (word.before !== '' && !/^[/&„“”"'«»]+$/.test(word.before)) block++
    keysWithJoins(word).forEach((key, part) => {
      const loose = looseKey(key, language)
      places.push({ id: trie.keyIds.get(loose) ?? 0, key, loose, word: index, part, last: part >= word.keys.length - 1, block })
    })
  })
  return places
}

function longestFrom(trie: Trie, words: readonly ReadWord[], places: readonly Place[], start: number): { at: number; owners: readonly number[] } | undefined {
  let node = 0
  const first = places[start]
  const alone = first === undefined || meansLittle(words, first) ? undefined : trie.single.get(first.key)
  let best: { at: number; owners: readonly Owner[] } | undefined
  for (let at = start; at < places.length && at - start < trie.longest; at++) {
    const place = places[at]
    if (place === undefined || first === undefined || place.id === 0 || place.block !== first.block) break
    // A label that begins inside a compound ends inside it: “Messtechnik Entwicklung” holds no “Technikentwicklung”.
    if (first.part > 0 && place.word !== first.word) break
    const previous = places[at - 1]
    if (at > start && previous !== undefined && !isJoined(words, previous.word, place.word)) break
    const child = trie.next.get(node * STEP + place.id)
    if (child === undefined) break
    node = child
    const owners = trie.owners.get(node)
    if (owners !== undefined) best = { at, owners }
  }
  if (best === undefined) return alone === undefined ? undefined : { at: start, owners: alone }
  return { at: best.at, owners: pick(best.owners, places.slice(start, best.at + 1).map((one) => one.key).join(' ')) }
}

/** Heads after which a verb's stem still names the process: “Fräsmaschine”, “Drehteile”; in “Drehmoment” and “Biegefestigkeit” it does not. */
const PROCESS_HEADS = new Set('technik technologie maschine teil verfahren prozess anlage automat arbeit roboter zelle betrieb zentrum bearbeitung werkzeug'.split(' '))

/** Institutes carry abbreviations that mean something else in a text (“Fraunhofer IML” is no in-mould labelling). */
const CARRIERS = /^(?:fraunhofer|max-planck|leibniz|helmholtz)|institut(?:e|s)?$/

/** A key inside a compound that means nothing by itself: a learned ending (“-graph” in “Computertomograph”), a verb's stem before another head. */
function meansLittle(words: readonly ReadWord[], place: Place): boolean {
  if (isAbbreviation(place.key) && CARRIERS.test(fold(words[place.word - 1]?.text ?? ''))) return true
  const keys = words[place.word]?.keys ?? []
  if (keys.length < 2) return false
  if (SUFFIXES.has(place.key)) return true
  return !place.last && germanDictionary().stems.has(place.key) && !germanDictionary().lemmas.has(place.key) && !PROCESS_HEADS.has(keys[place.part + 1] ?? '')
}

/** At most two joining words stand between two words of a label. */
function isJoined(words: readonly ReadWord[], from: number, to: number): boolean {
  if (to - from > 3) return false
  for (let between = from + 1; between < to; between++) if (!JOINING.has(fold(words[between]?.text ?? ''))) return false
  return true
}

/** Is this a phrase turned round? It needs a joining word (“Bearbeitung von Metall”) or a verb that takes the rest (“Oberflächen strukturieren”); “Labor prüft” has the laboratory as subject. */
function isTurned(words: readonly ReadWord[], window: readonly Place[]): boolean {
  let joins = window.some((one) => one.key === AND)
  for (const [index, one] of window.entries()) {
    const previous = window[index - 1]
    if (previous !== undefined && one.word !== previous.word) {
      if (!isJoined(words, previous.word, one.word)) return false
      if (one.word - previous.word > 1) joins = true
    }
    if (one.key.startsWith('~')) {
      if (!words[one.word]?.text.endsWith('en')) return false
      joins = true
    }
  }
  return joins
}

/** “Bearbeitung von Metall” for “Metallbearbeitung”: two to four neighbouring keys in any order, in more than one word, where no ordered match stands. */
function withOtherOrders(trie: Trie, sentence: Sentence, places: readonly Place[], found: Match[]): Match[] {
  for (const [at, first] of places.entries()) {
    // Most words stand in no label of several keys.
    if (first.id === 0 || first.key === AND || first.part > 0) continue
    for (let size = 4; size >= 2; size--) {
      const window = places.slice(at, at + size)
      const last = window.at(-1)
      if (window.length < size || last === undefined || first.word === last.word || first.block !== last.block) continue
      if (last.key === AND || !last.last || window.some((place) => place.id === 0)) continue
      if (!isTurned(sentence.words, window)) continue
      const owners = trie.unordered.get(unorderedKey(window.map((place) => place.loose)))
      if (owners === undefined) continue
      const clash = found.some((match) => match.lastWord >= first.word && match.firstWord <= last.word && match.length >= size)
      if (clash) continue
      for (const concept of pick(owners, unorderedKey(window.map((one) => one.key)))) found.push(matchAt(sentence, concept, first.word, last.word, 'order', size))
      break
    }
  }
  // An ordered single match inside a longer one of another order says less than it.
  const turned = found.filter((match) => match.kind === 'order')
  return found
    .filter((match) => !turned.some((other) => other !== match && other.length > match.length && other.firstWord <= match.firstWord && other.lastWord >= match.lastWord))
    .toSorted(inOrder)
}
