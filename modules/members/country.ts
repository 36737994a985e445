/** Countries by their code or by their name in German and English. */
import { plainWords } from '#platform/words'

let countries: ReadonlyMap<string, string> | undefined

/** A country by its code or its name in either language. */
export function countryOf(text: string): string | undefined {
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase()
  return (countries ??= countriesByName()).get(plainWords(text).join(' '))
}

function countriesByName(): Map<string, string> {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  const byName = new Map<string, string>()
  for (const language of ['de', 'en']) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const one of letters) {
      for (const other of letters) {
        const name = names.of(one + other)
        if (name !== undefined) byName.set(plainWords(name).join(' '), one + other)
      }
    }
  }
  return byName
}
