/**
 * Which language is this? A document is German, English or neither; a sentence inside a document is German or English.
 * Small words decide most sentences at once; eld (n-grams) decides the rest.
 * **Source**: eld 2 (`extrasmall`); one instance knows all its languages and says `other`, one knows two.
 */
import { eld } from 'eld/extrasmall'
import { germanDictionary } from './dictionary.ts'
import { fold } from './fold.ts'
import { SMALL_DE, SMALL_EN, SMALL_OTHER } from './stopwords.ts'

export type Language = 'de' | 'en'

const all = eld
const two = eld.newInstance()
two.setLanguageSubset(['de', 'en'])

const ONLY_DE = new Set([...SMALL_DE].filter((word) => !SMALL_EN.has(word) && word.length > 1))
const ONLY_EN = new Set([...SMALL_EN].filter((word) => !SMALL_DE.has(word) && word.length > 1))

/** Small words to the language that alone has them; German ones also with their umlauts (“für”). */
const SMALL = new Map<string, Language | 'other'>([
  ...[...SMALL_OTHER].filter((word) => !SMALL_DE.has(fold(word)) && !SMALL_EN.has(word)).map((word) => [word, 'other'] as const),
  ...[...ONLY_EN].map((word) => [word, 'en'] as const),
  ...[...ONLY_DE].flatMap((word) => [word, word.replace('ae', 'ä').replace('oe', 'ö').replace('ue', 'ü'), word.replace('ss', 'ß')].map((spelling) => [spelling, 'de'] as const)),
])
const LONGEST_SMALL = Math.max(...[...SMALL.keys()].map((word) => word.length))

/** The language of a whole document, from up to 4,000 characters of its middle and beginning. `other` where it is neither, or where there is nothing to judge by. */
export function documentLanguage(text: string): Language | 'other' {
  const sample = text.length <= 4_000 ? text : `${text.slice(0, 2_000)} ${text.slice(text.length >> 1, (text.length >> 1) + 2_000)}`
  const { de, en, other, words } = smallWords(sample)
  if (words === 0) return 'other'
  if (de + en >= 4 && de + en > other && (de + en) / words > 0.18) return de >= en ? 'de' : 'en'
  if (other === 0 && de + en >= 3 && (de >= 2 * en || en >= 2 * de)) return de > en ? 'de' : 'en'
  const answer = all.detect(sample)
  if (answer.language === 'de' || answer.language === 'en') return answer.language
  if (other > de + en || (words > FEW_WORDS && answer.isReliable() && other === de + en)) return 'other'
  // A short list of terms tells n-grams little: it counts as German or English where nothing speaks for another language.
  return de + en > 0 || answer.language === '' || words <= FEW_WORDS ? labelLanguage(sample) : 'other'
}

/** Up to so many words n-grams are not asked whether a text is foreign. */
const FEW_WORDS = 4

/** The language of one sentence of a document that is German or English. In: the sentence; the document's language decides where nothing else does. */
export function sentenceLanguage(sentence: string, document: Language | 'other'): Language {
  const { de, en, words } = smallWords(sentence)
  if (de > en && (de >= 2 * en || de >= en + 2)) return 'de'
  if (en > de && (en >= 2 * de || en >= de + 2)) return 'en'
  if (en === 0 && /[äöüß]|[aou]\u0308/i.test(sentence)) return 'de'
  // A heading or list entry is a label: n-grams guess at so few letters.
  if (de + en === 0 && words <= FEW_WORDS) return labelLanguage(sentence)
  const answer = two.detect(sentence).language
  if (answer === 'de' || answer === 'en') return answer
  return document === 'other' ? labelLanguage(sentence) : document
}

const ENGLISH_LOOKS = /(?:ing|tion|ity|ment|ness|ics|ical|ous|ive|ed|ly|ship|ology|graphy|ance|ence|ture|ware|ble|als?|sts?)$/
const GERMAN_LOOKS = /(?:ung|ungen|heit|keit|schaft|lich|isch|ische|ischer|isches|igen|ige|tät|ierung|ieren|technik|verfahren|ik|sche|lung|werk|stoff|nis|chen|er|en)$/

/** The language of a label of one to some words (“Lasertechnik”, “supply chain”): spelling, the German dictionary and word shapes, then n-grams. */
export function labelLanguage(label: string): Language {
  if (/[äöüß]|[aou]\u0308/i.test(label)) return 'de'
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

/** How often small words of each language stand in a text. Only their own count: “in”, “an”, “so” are both. A word with letters that neither language has speaks against both. */
function smallWords(text: string): { de: number; en: number; other: number; words: number } {
  const count = { de: 0, en: 0, other: 0, words: 0 }
  // Hyphens hold a word together: the “up” of “Start-up” is no small word.
  for (const hit of composed(text).matchAll(/\p{L}[\p{L}-]*/gu)) {
    count.words++
    const word = hit[0]
    const owner = word.length > LONGEST_SMALL ? undefined : SMALL.get(word.toLowerCase())
    if (owner !== undefined) count[owner]++
    else if (word.length > 1 && FOREIGN_LETTER.test(word)) count.other++
  }
  return count
}

const FOREIGN_LETTER = /[^\p{ASCII}äöüÄÖÜßẞéèàôïµΩ]/u

/** PDFs write “ü” as “u” and two dots. */
function composed(text: string): string {
  return /[\u0300-\u036F]/.test(text) ? text.normalize('NFC') : text
}
