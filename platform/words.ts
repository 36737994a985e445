/** German and English side by side: one table a module, sentences with placeholders, numbers as the language prints them. */

export type Language = 'de' | 'en'

export const LANGUAGES: readonly Language[] = ['de', 'en']

export const isLanguage = (text: string): text is Language => text === 'de' || text === 'en'

export type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>

/**
 * Letters as the most careless writer would type them: lower case, no accents, ß as ss. “ä”, “ae” and “a” become one, since registers write “München”, “MUENCHEN” and “MUNCHEN”; so do other words with ae, oe, ue, always on both sides.
 */
export const plain = (text: string): string => asAscii(text.toLowerCase()).replace(/([aou])e/g, '$1')

const asAscii = (text: string): string =>
  /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '').replace(/ß/g, 'ss').replace(/ø/g, 'o').replace(/æ/g, 'a').replace(/œ/g, 'o').replace(/ł/g, 'l').toLowerCase()

/** The words of a text, plain. Letters that stand alone or between dots are one word: “e. V.”, “S.p.A.”. */
export function plainWords(text: string): string[] {
  const words: string[] = []
  let letters = ''
  for (const word of plain(text).replace(/['’`´]/g, '').split(/[^\p{L}\p{N}]+/u)) {
    if (word.length === 1 && /\p{L}/u.test(word)) {
      letters += word
      continue
    }
    if (letters !== '') words.push(letters)
    letters = ''
    if (word !== '') words.push(word)
  }
  return letters === '' ? words : [...words, letters]
}

/** One sentence, its placeholders filled: `{name}`, or `{count#one|many}` for a number with its noun. */
export function say<W extends Words>(words: W, language: Language, key: keyof W & string, facts: Readonly<Record<string, string | number>> = {}): string {
  const said = words[key]?.[language] ?? key
  // Most say nothing that changes.
  if (!said.includes('{')) return said
  return said.replace(/\{(\w+)(?:#([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const fact = facts[name] ?? ''
    const printed = typeof fact === 'number' ? printNumber(fact, language) : fact
    return many === undefined ? printed : `${printed} ${fact === 1 ? one : many}`
  })
}

export const otherLanguage = (language: Language): Language => (language === 'de' ? 'en' : 'de')

/** In which language a text is read: in this one, or in the other where only that says something. */
export const spokenIn = (texts: Readonly<Record<Language, string>>, language: Language): Language => (texts[language] === '' && texts[otherLanguage(language)] !== '' ? otherLanguage(language) : language)

/** What is told in each language. */
export const inBoth = (tell: (language: Language) => string): Readonly<Record<Language, string>> => ({ de: tell('de'), en: tell('en') })

/** Says sentences of one table in one language. */
export const speaker =
  <W extends Words>(words: W, language: Language) =>
  (key: keyof W & string, facts: Readonly<Record<string, string | number>> = {}): string =>
    say(words, language, key, facts)

/** Most numbers are small and whole, and the same in both languages; asking the locale costs hundredfold. */
const printNumber = (number: number, language: Language): string => (Number.isInteger(number) && number >= 0 && number < 1_000 ? String(number) : printDecimal(number, language, 3))

/** A number with at most so many decimal places, and at least so many. */
export function printDecimal(number: number, language: Language, most: number, least = 0): string {
  const key = `${language} ${most} ${least}`
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { maximumFractionDigits: most, minimumFractionDigits: least })
  formats.set(key, format)
  return format.format(number)
}

// Each costs some hundred numbers or comparisons to make.
const formats = new Map<string, Intl.NumberFormat>()

/** How names are ordered. */
export const COLLATORS: Readonly<Record<Language, Intl.Collator>> = { de: new Intl.Collator('de'), en: new Intl.Collator('en') }
