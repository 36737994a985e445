/** German and English side by side: one table a module, sentences with placeholders, numbers as the language prints them. */

export type Language = 'de' | 'en'

export const LANGUAGES: readonly Language[] = ['de', 'en']

export const isLanguage = (text: string): text is Language => text === 'de' || text === 'en'

export type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>

/** One sentence, its placeholders filled: `{name}`, or `{count#one|many}` for a number with its noun. */
export function say<W extends Words>(words: W, language: Language, key: keyof W & string, facts: Readonly<Record<string, string | number>> = {}): string {
  return (words[key]?.[language] ?? key).replace(/\{(\w+)(?:#([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const fact = facts[name] ?? ''
    const printed = typeof fact === 'number' ? fact.toLocaleString(language) : fact
    return many === undefined ? printed : `${printed} ${fact === 1 ? one : many}`
  })
}
