/** German and English side by side: one table a module, sentences with placeholders, numbers as the language prints them. */

export type Language = 'de' | 'en'

export const LANGUAGES: readonly Language[] = ['de', 'en']

export const isLanguage = (text: string): text is Language => text === 'de' || text === 'en'

export type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>

/** One sentence, its placeholders filled: `{name}`, or `{count#one|many}` for a number with its noun. */
export function say<W extends Words>(words: W, language: Language, key: keyof W & string, facts: Readonly<Record<string, string | number>> = {}): string {
  return (words[key]?.[language] ?? key).replace(/\{(\w+)(?:#([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const fact = facts[name] ?? ''
    const printed = typeof fact === 'number' ? printNumber(fact, language) : fact
    return many === undefined ? printed : `${printed} ${fact === 1 ? one : many}`
  })
}

/** Most numbers are small and whole, and the same in both languages; asking the locale costs hundredfold. */
const printNumber = (number: number, language: Language): string => (Number.isInteger(number) && number >= 0 && number < 1_000 ? String(number) : number.toLocaleString(language))
