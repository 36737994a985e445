/**
 * The labels of a vocabulary in one language, by their keys: a map for labels of one key, for the others a trie whose edges are (node, key) pairs in one hash map.
 * **Shapes**: up to 500,000 labels in, no object a node.
 */
import { looseEnglish } from '../text/english.ts'
import { fold } from '../text/fold.ts'
import { looseGerman } from '../text/german.ts'
import type { Language } from '../text/language.ts'
import type { Reader, ReadWord } from '../text/reading.ts'
import { isSmall } from '../text/stopwords.ts'

/** A concept under a label, with the label's own keys: where several share loose keys (“injection mould”, “injection moulding”), the one that is written wins. */
export type Owner = { readonly concept: number; readonly strict: string }

/**
 * Labels of one key match strictly, by `single`. Labels of several match loosely (“Prüfung” as “prüfen”, “testing” as “test”): their company makes them sure.
 * `next` steps from a node by a loose key; `unordered` holds two to four loose keys, sorted.
 */
export type Trie = {
  readonly single: Map<string, number[]>
  readonly next: Map<number, number>
  readonly owners: Map<number, Owner[]>
  readonly unordered: Map<string, Owner[]>
  readonly keyIds: Map<string, number>
  nodes: number
  longest: number
}

/** A trie without labels. */
export function newTrie(): Trie {
  return { single: new Map(), next: new Map(), owners: new Map(), unordered: new Map(), keyIds: new Map(), nodes: 1, longest: 0 }
}

/** More edges than any key or node has: a node and a key make one number. */
export const STEP = 2 ** 26

/** Adds a label of a concept. One that holds only small words, a single letter or more than twelve keys is passed over. */
export function addLabel(trie: Trie, reader: Reader, label: string, language: Language, concept: number): void {
  // “Fräsen (Verfahren)”: what stands in brackets explains the label and is not part of it.
  const bare = label.replace(/\s*[([][^)\]]*[)\]]/g, '').trim() || label
  const words = reader.readWords(bare, 0, bare.length, language)
  // A small word that means something here (“Bin Picking”, “profile die”) cannot be found; without it the label would mean too much.
  if (words.some((word) => isSmall(word.text, language) && !JOINING.has(fold(word.text)) && !isConjunction(word))) return
  const keys = words.flatMap(keysWithJoins)
  // “In the cloud” is more than “cloud”.
  if (keys.length === 1 && words.length > 1 && words.some((word) => isSmall(word.text, language))) return
  if (keys.length === 0 || (keys.length === 1 && (keys[0]?.length ?? 0) < 2) || keys.length > 12) return
  if (keys.length === 1) {
    own(trie.single, keys[0] ?? '', concept)
    return
  }
  let node = 0
  const loose = keys.map((key) => looseKey(key, language))
  for (const key of loose) {
    let id = trie.keyIds.get(key)
    if (id === undefined) trie.keyIds.set(key, (id = trie.keyIds.size + 1))
    const step = node * STEP + id
    let child = trie.next.get(step)
    if (child === undefined) trie.next.set(step, (child = trie.nodes++))
    node = child
  }
  ownLoosely(trie.owners, node, { concept, strict: keys.join(' ') })
  if (keys.length <= 4) ownLoosely(trie.unordered, unorderedKey(loose), { concept, strict: unorderedKey(keys) })
  trie.longest = Math.max(trie.longest, keys.length)
}

/** A label that more concepts own than this names none of them. Concepts come in order, so the last one tells whether this one is known. */
const MOST_OWNERS = 50

function own<K>(owners: Map<K, number[]>, key: K, concept: number): void {
  const list = owners.get(key)
  if (list === undefined) owners.set(key, [concept])
  else if (list.at(-1) !== concept && list.length < MOST_OWNERS) list.push(concept)
}

function ownLoosely<K>(owners: Map<K, Owner[]>, key: K, owner: Owner): void {
  const list = owners.get(key)
  if (list === undefined) owners.set(key, [owner])
  else if (list.length < MOST_OWNERS && !list.some((other) => other.concept === owner.concept && other.strict === owner.strict)) list.push(owner)
}

/** The concepts of a loose hit: those whose label is written just so, else all. */
export function pick(owners: readonly Owner[], strict: string): number[] {
  const exact = owners.filter((owner) => owner.strict === strict)
  return [...new Set((exact.length > 0 ? exact : owners).map((owner) => owner.concept))]
}

const looseKeys: Record<Language, Map<string, string>> = { de: new Map(), en: new Map() }

/** A key without its part of speech: “pruefung”, “~pruefen” and “pruef” are one, “testing” and “tested” are “test”. */
export function looseKey(key: string, language: Language): string {
  const cached = looseKeys[language].get(key)
  if (cached !== undefined) return cached
  const loose = language === 'de' ? looseGerman(key) : looseEnglish(key)
  if (looseKeys[language].size > 200_000) looseKeys[language].clear()
  looseKeys[language].set(key, loose)
  return loose
}

/** Keys in whatever order as one key. */
export function unorderedKey(keys: readonly string[]): string {
  return keys.toSorted().join(' ')
}

/** The owners of the label that has just these loose keys. */
export function ownersAt(trie: Trie, loose: readonly string[]): readonly Owner[] | undefined {
  let node = 0
  for (const key of loose) {
    const next = trie.next.get(node * STEP + (trie.keyIds.get(key) ?? 0))
    if (next === undefined) return undefined
    node = next
  }
  return trie.owners.get(node)
}

/** Small words that join a phrase; anything else between two keys (“Sortierung wird das Material …”) makes them two phrases. */
export const JOINING = new Set(
  ('der die das des dem den ein eine einer eines einem einen von vom zu zum zur im in ins am an aus auf bei beim fuer mit mittels durch als nach unter zwischen gegen wir unser unsere unserer unseren ' +
    'the a an of on at to for from by with as into under per our its their').split(' '),
)

const CONJUNCTIONS = new Set(['und', 'oder', 'sowie', 'bzw', 'beziehungsweise', 'and', 'or'])

/** “Forschung und Entwicklung” is a label; “Bildung und Forschung” is no Bildungsforschung: a conjunction is a key of its own. */
export const AND = '&'

/** Does the word join equals: “und”, “or”? */
export function isConjunction(word: ReadWord): boolean {
  return word.small && CONJUNCTIONS.has(fold(word.text))
}

/** The keys of a word, that of a conjunction among them. */
export function keysWithJoins(word: ReadWord): readonly string[] {
  return isConjunction(word) ? [AND] : word.keys
}
