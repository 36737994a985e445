/**
 * Finding the labels of a vocabulary in read text: a trie over keys (lemmas and compound parts), longest match first, and a second look for the same parts in another order.
 *
 * **Shapes**: up to 500,000 labels in; a matcher of two tries (one a sentence language) out. A sentence costs some 0.3 µs a key.
 * **Why a trie over parts**: Aho–Corasick over letters is slower and cannot see “Spritzguss” inside “Kunststoffspritzgusswerkzeug” without also seeing “Ort” in “Sport”.
 */
import { teachWords } from '../text/compounds.ts'
import { germanDictionary } from '../text/dictionary.ts'
import { fold, isAbbreviation } from '../text/fold.ts'
import { forgetWords, readWords, type ReadWord, type Sentence } from '../text/reading.ts'
import type { Language } from '../text/language.ts'
import type { Concept, Vocabulary } from './concept.ts'

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
  readonly byId: ReadonlyMap<string, Concept>
  /** Concept id → index. */
  readonly indexOf: ReadonlyMap<string, number>
  match(sentence: Sentence): Match[]
  /** Number of labels that can be found, a language. */
  readonly labels: Readonly<Record<Language, number>>
}

type Trie = { readonly next: Map<number, number>; readonly owners: Map<number, number[]>; readonly unordered: Map<string, number[]>; readonly keyIds: Map<string, number>; nodes: number; labels: number; longest: number }

/** Builds the matcher. Labels that are only small words or a single letter are passed over. Words the splitter does not know are taught to it first. */
export function buildMatcher(vocabulary: Vocabulary): Matcher {
  teachLabels(vocabulary)
  const tries: Record<Language, Trie> = { de: newTrie(), en: newTrie() }
  vocabulary.concepts.forEach((concept, index) => {
    for (const label of labelsOf(concept, 'de')) addLabel(tries.de, label, 'de', index)
    for (const label of labelsOf(concept, 'en')) {
      addLabel(tries.en, label, 'en', index)
      // English terms stand in German texts as they are (“Machine Learning”); single short words would be German ones.
      if (label.includes(' ') || label.length >= 7 || isAbbreviation(label)) addLabel(tries.de, label, 'de', index)
    }
    for (const label of labelsOf(concept, 'de')) if (isAbbreviation(label)) addLabel(tries.en, label, 'en', index)
  })
  return {
    vocabulary,
    byId: new Map(vocabulary.concepts.map((concept) => [concept.id, concept])),
    indexOf: new Map(vocabulary.concepts.map((concept, index) => [concept.id, index])),
    match: (sentence) => matchSentence(tries[sentence.language], sentence),
    labels: { de: tries.de.labels, en: tries.en.labels },
  }
}

function labelsOf(concept: Concept, language: Language): string[] {
  const preferred = concept.prefLabel[language]
  return [...(preferred === undefined ? [] : [preferred]), ...(concept.altLabel?.[language] ?? []), ...(concept.hiddenLabel?.[language] ?? [])]
}

/** Single German nouns of labels that neither dictionary nor splitter explains become units of the splitter. */
function teachLabels(vocabulary: Vocabulary): void {
  const { nouns } = germanDictionary()
  const words = new Set<string>()
  for (const concept of vocabulary.concepts) {
    for (const label of labelsOf(concept, 'de')) {
      for (const word of label.split(/[\s/()-]+/)) {
        if (/^\p{Lu}\p{Ll}{3,}$/u.test(word) && !nouns.has(fold(word))) words.add(fold(word))
      }
    }
  }
  // Shortest first: “Sensorik” must be known before “Inertialsensorik” is asked about; what then splits is not taught.
  teachWords([...words].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)))
  forgetWords()
}

function newTrie(): Trie {
  return { next: new Map(), owners: new Map(), unordered: new Map(), keyIds: new Map(), nodes: 1, labels: 0, longest: 0 }
}

const STEP = 2 ** 26

function addLabel(trie: Trie, label: string, language: Language, concept: number): void {
  // “Fräsen (Verfahren)”: what stands in brackets explains the label and is not part of it.
  const bare = label.replace(/\s*[([][^)\]]*[)\]]/g, '').trim() || label
  const keys = readWords(bare, 0, bare.length, language).flatMap((word) => word.keys)
  if (keys.length === 0 || (keys.length === 1 && (keys[0]?.length ?? 0) < 2) || keys.length > 12) return
  let node = 0
  for (const key of keys) {
    let id = trie.keyIds.get(key)
    if (id === undefined) trie.keyIds.set(key, (id = trie.keyIds.size + 1))
    const step = node * STEP + id
    let child = trie.next.get(step)
    if (child === undefined) trie.next.set(step, (child = trie.nodes++))
    node = child
  }
  own(trie.owners, node, concept)
  if (keys.length >= 2 && keys.length <= 4) own(trie.unordered, unorderedKey(keys), concept)
  trie.labels++
  trie.longest = Math.max(trie.longest, keys.length)
}

function own<K>(owners: Map<K, number[]>, key: K, concept: number): void {
  const list = owners.get(key)
  if (list === undefined) owners.set(key, [concept])
  else if (!list.includes(concept)) list.push(concept)
}

function unorderedKey(keys: readonly string[]): string {
  return keys.toSorted().join(' ')
}

type Place = { readonly id: number; readonly key: string; readonly word: number; readonly part: number; readonly last: boolean; readonly block: number }

function matchSentence(trie: Trie, sentence: Sentence): Match[] {
  const places = placesOf(trie, sentence.words)
  const found: Match[] = []
  let covered = -1
  for (let at = 0; at < places.length; at++) {
    const first = places[at]
    if (first === undefined || first.id === 0) continue
    const hit = longestFrom(trie, places, at)
    if (hit === undefined) continue
    const last = places[hit.at]
    if (last === undefined) continue
    if (hit.at > covered) {
      covered = hit.at
      const kind = first.part > 0 ? (last.last ? 'head' : 'part') : last.last ? 'whole' : 'part'
      for (const concept of hit.owners) found.push(matchAt(sentence, concept, first.word, last.word, kind, hit.at - at + 1))
    }
  }
  return withOtherOrders(trie, sentence, places, found)
}

function matchAt(sentence: Sentence, concept: number, firstWord: number, lastWord: number, kind: Match['kind'], length: number): Match {
  return { concept, firstWord, lastWord, kind, length, start: sentence.words[firstWord]?.start ?? sentence.start, end: sentence.words[lastWord]?.end ?? sentence.end }
}

function placesOf(trie: Trie, words: readonly ReadWord[]): Place[] {
  const places: Place[] = []
  let block = 0
  words.forEach((word, index) => {
    // A label never runs across punctuation, except a slash, an ampersand or quotation marks.
    if (word.before !== '' && !/^[/&„“”"'«»]+$/.test(word.before)) block++
    word.keys.forEach((key, part) => {
      places.push({ id: trie.keyIds.get(key) ?? 0, key, word: index, part, last: part === word.keys.length - 1, block })
    })
  })
  return places
}

function longestFrom(trie: Trie, places: readonly Place[], start: number): { at: number; owners: readonly number[] } | undefined {
  let node = 0
  let best: { at: number; owners: readonly number[] } | undefined
  const first = places[start]
  for (let at = start; at < places.length && at - start < trie.longest; at++) {
    const place = places[at]
    if (place === undefined || first === undefined || place.id === 0 || place.block !== first.block) break
    // A label that begins inside a compound ends inside it: “Messtechnik Entwicklung” holds no “Technikentwicklung”.
    if (first.part > 0 && place.word !== first.word) break
    // Joining words are small (“Bearbeitung von Metall”): more than two between, and it is another phrase.
    const previous = places[at - 1]
    if (at > start && previous !== undefined && place.word - previous.word > 3) break
    const child = trie.next.get(node * STEP + place.id)
    if (child === undefined) break
    node = child
    const owners = trie.owners.get(node)
    if (owners !== undefined) best = { at, owners }
  }
  return best
}

/** “Bearbeitung von Metall” for “Metallbearbeitung”: two to four neighbouring keys in any order, in more than one word, where no ordered match stands. */
function withOtherOrders(trie: Trie, sentence: Sentence, places: readonly Place[], found: Match[]): Match[] {
  for (let at = 0; at < places.length; at++) {
    for (let size = 4; size >= 2; size--) {
      const window = places.slice(at, at + size)
      const first = window[0]
      const last = window.at(-1)
      if (window.length < size || first === undefined || last === undefined || first.word === last.word || first.block !== last.block) continue
      if (first.part > 0 || !last.last || window.some((place) => place.id === 0)) continue
      if (window.some((place, index) => index > 0 && place.word - (window[index - 1]?.word ?? 0) > 3)) continue
      const owners = trie.unordered.get(unorderedKey(window.map((place) => place.key)))
      if (owners === undefined) continue
      const clash = found.some((match) => match.lastWord >= first.word && match.firstWord <= last.word && match.length >= size)
      if (clash) continue
      for (const concept of owners) found.push(matchAt(sentence, concept, first.word, last.word, 'order', size))
      break
    }
  }
  // An ordered single match inside a longer one of another order says less than it.
  return found
    .filter((match) => !found.some((other) => other !== match && other.length > match.length && other.firstWord <= match.firstWord && other.lastWord >= match.lastWord && other.kind === 'order'))
    .toSorted((a, b) => a.start - b.start || b.length - a.length || a.concept - b.concept)
}
