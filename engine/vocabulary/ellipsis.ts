/**
 * What a coordination leaves out: “vibration and thermal tests” tells of vibration tests, “laser cutting and welding” of laser welding, “Planung und Bau von Anlagen” of Anlagenplanung.
 *
 * **Shapes**: a read sentence in; for each word that lends or borrows a part, the phrases it may stand for, to be looked up among the labels. Nothing where no conjunction stands.
 * German gapped compounds (“Mess- und Gerätetechnik”) are whole already when they come here (engine/text/gaps.ts); English ones are not.
 */
import { fold } from '../text/fold.ts'
import type { ReadWord, Sentence } from '../text/reading.ts'

/** A phrase that a word stands for; `ordered` where its keys come as a label has them. */
export type Restored = { readonly word: number; readonly keys: readonly string[]; readonly ordered: boolean }

/** The phrases that the conjunctions of a sentence shorten. */
export function restoredPhrases({ words, language }: Sentence, isConjunction: (word: ReadWord) => boolean): Restored[] {
  return words.flatMap((word, at) => (isConjunction(word) ? [...sharedHeads(words, at, language === 'de'), ...(language === 'en' ? sharedBeginning(words, at) : []), ...sharedObject(words, at)] : []))
}

const MOST_MEMBERS = 5

/** The members of a list before the conjunction, one word each: “flexo-, screen- and pad-printing”. */
function membersBefore(words: readonly ReadWord[], at: number): number[] {
  const members: number[] = []
  for (let index = at - 1; index >= 0 && members.length < MOST_MEMBERS; index--) {
    const word = words[index]
    if (word === undefined || word.small) break
    members.push(index)
    if (word.before !== ',') break
  }
  return members
}

/** “optical and acoustic sensors”: what follows the first word after the conjunction belongs to all. A German member is an adjective; its nouns have gaps that are filled already. */
function sharedHeads(words: readonly ReadWord[], at: number, german: boolean): Restored[] {
  const [own, second, third] = [1, 2, 3].map((step) => runFrom(words, at, step))
  if (own === undefined) return []
  const heads = [own.keys.slice(1), ...(second === undefined ? [] : [second.keys]), ...(third === undefined || second === undefined ? [] : [third.keys, [...second.keys, ...third.keys]])].filter((keys) => keys.length > 0)
  const members = membersBefore(words, at).filter((index) => !german || /^\p{Ll}.*e[nrsm]?$/u.test(words[index]?.text ?? ''))
  return members.flatMap((word) => heads.map((head) => ({ word, keys: [...(words[word]?.keys ?? []), ...head], ordered: true })))
}

/** The word some steps after the conjunction, where only words of the same phrase stand between. */
function runFrom(words: readonly ReadWord[], at: number, step: number): ReadWord | undefined {
  for (let index = at + 1; index <= at + step; index++) {
    const word = words[index]
    if (word === undefined || word.small || word.before !== '') return undefined
  }
  return words[at + step]
}

/** “laser cutting and welding”: the first word of the phrase before belongs to the single word after. */
function sharedBeginning(words: readonly ReadWord[], at: number): Restored[] {
  const [first, second, after, next] = [words[at - 2], words[at - 1], words[at + 1], words[at + 2]]
  if (first === undefined || second === undefined || after === undefined || first.small || second.small || after.small || second.before !== '' || after.before !== '') return []
  if (next !== undefined && !next.small && next.before === '') return []
  return [{ word: at + 1, keys: [...first.keys, ...after.keys], ordered: true }]
}

const OF = new Set(['von', 'of'])

/** “Planung, Bau und Wartung von Anlagen”: what comes after the preposition belongs to all. */
function sharedObject(words: readonly ReadWord[], at: number): Restored[] {
  const [own, of, object] = [words[at + 1], words[at + 2], words[at + 3]]
  if (own === undefined || of === undefined || object === undefined || own.small || object.small || !OF.has(fold(of.text)) || object.before !== '') return []
  return membersBefore(words, at).map((word) => ({ word, keys: [...(words[word]?.keys ?? []), ...object.keys], ordered: false }))
}
