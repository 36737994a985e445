/**
 * Which language is this? A document is German, English or neither; a sentence inside a document is German or English.
 * Small words decide most sentences at once; eld (n-grams) decides the rest.
 * **Source**: eld 2 (`extrasmall`); one instance knows all its languages and says `other`, one knows two.
 */
import { eld } from 'eld/extrasmall'
import { germanDictionary } from './dictionary.ts'
import { fold } from './fold.ts'
import { SMALL_DE, SMALL_EN } from './stopwords.ts'

export type Language = 'de' | 'en'

const all = eld
const two = eld.newInstance()
two.setLanguageSubset(['de', 'en'])

const ONLY_DE = new Set([...SMALL_DE].filter((word) => !SMALL_EN.has(word) && word.length > 1))
const ONLY_EN = new Set([...SMALL_EN].filter((word) => !SMALL_DE.has(word) && word.length > 1))

/** The language of a whole document, from up to 4,000 characters of its middle and beginning. `other` where it is neither, or where there is nothing to judge by. */
export function documentLanguage(text: string): Language | 'other' {
  const sample = text.length <= 4_000 ? text : `${text.slice(0, 2_000)} ${text.slice(text.length >> 1, (text.length >> 1) + 2_000)}`
  const { de, en, words } = smallWords(sample)
  if (de + en >= 4 && (de + en) / words > 0.18) return de >= en ? 'de' : 'en'
  const answer = all.detect(sample).language
  if (answer === 'de' || answer === 'en') return answer
  // A short list of terms tells n-grams little: it counts as German or English where nothing speaks for another language.
  if (words <= 12 || de + en > 0) {
    const guess = labelLanguage(sample)
    if (de + en > 0 || all.detect(sample).language === '' || words <= 4) return guess
  }
  return 'other'
}

/** The language of one sentence of a document that is German or English. In: the sentence; the document's language decides where nothing else does. */
export function sentenceLanguage(sentence: string, document: Language | 'other'): Language {
  const { de, en } = smallWords(sentence)
  if (de > en && (en === 0 || de >= en + 2)) return 'de'
  if (en > de && (de === 0 || en >= de + 2)) return 'en'
  if (/[äöüß]/i.test(sentence) && en === 0) return 'de'
  const answer = two.detect(sentence).language
  if (answer === 'de' || answer === 'en') return answer
  return document === 'other' ? labelLanguage(sentence) : document
}

const ENGLISH_LOOKS = /(?:ing|tion|ity|ment|ness|ics|ical|ous|ive|ed|ly|ship|ology|graphy|ance|ence|ture|ware|ble|als?|sts?)$/
const GERMAN_LOOKS = /(?:ung|ungen|heit|keit|schaft|lich|isch|ische|ischer|isches|igen|ige|tät|ierung|ieren|technik|verfahren|ik|sche|lung|werk|stoff|nis|chen|er|en)$/

/** The language of a label of one to some words (“Lasertechnik”, “supply chain”): spelling, the German dictionary and word shapes, then n-grams. */
export function labelLanguage(label: string): Language {
  if (/[äöüß]/i.test(label)) return 'de'
  const { nouns } = germanDictionary()
  let score = 0
  const words = label.split(/[\s/-]+/).filter((word) => word !== '')
  for (const [index, word] of words.entries()) {
    const folded = fold(word)
    if (ONLY_DE.has(folded)) score += 3
    if (ONLY_EN.has(folded)) score -= 3
    if (/^\p{Lu}\p{Ll}/u.test(word) && index > 0) score += 0.5
    if (/^\p{Ll}/u.test(word) && index === words.length - 1 && words.length > 1) score -= 1.2
    if (words.length === 1) score += /^\p{Lu}/u.test(word) ? 0.8 : -0.8
    if (/^\p{Lu}/u.test(word) && nouns.has(folded)) score += 1.2
    if (/^\p{Lu}/u.test(word) && word.length > 13) score += 1
    if (GERMAN_LOOKS.test(folded)) score += 0.7
    if (ENGLISH_LOOKS.test(folded)) score -= 0.8
    if (/th|wh|ck(?!e)|ph(?!i)|y|ea|oo|ee|ou|c(?![hk])/.test(folded)) score -= 0.35
    if (/sch|z|ei|pf|eu|au|k|tz/.test(folded)) score += 0.35
  }
  if (Math.abs(score) >= 0.8) return score > 0 ? 'de' : 'en'
  const answer = two.detect(label).language
  return answer === 'de' || answer === 'en' ? answer : score >= 0 ? 'de' : 'en'
}

function smallWords(text: string): { de: number; en: number; words: number } {
  let de = 0
  let en = 0
  let words = 0
  for (const hit of text.matchAll(/[\p{L}]+/gu)) {
    words++
    const word = hit[0]
    if (word.length > 14) continue
    const folded = fold(word)
    if (ONLY_DE.has(folded)) de++
    else if (ONLY_EN.has(folded)) en++
  }
  return { de, en, words }
}
