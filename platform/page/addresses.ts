/**
 * Page addresses in the words of their language: a module's table says `{ member: { de: 'mitglieder/:id', en: 'members/:id' } }`, and this makes `/de/mitglieder/0190…` of it. Addresses never change afterwards.
 * Queries are the same in both languages (`?page=2&field=optics`), so that switching the language keeps the view.
 */
import type { Language } from '../words.ts'

export type Addresses = Readonly<Record<string, Readonly<Record<Language, string>>>>

/** The names after the colons of a pattern. */
type ParamsOf<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}` ? Name | ParamsOf<Rest> : Pattern extends `${string}:${infer Name}` ? Name : never

type Filled<Pattern extends string> = [ParamsOf<Pattern>] extends [never] ? [] : [params: Readonly<Record<ParamsOf<Pattern>, string>>]

/** The pattern as a route. */
export const patternOf = (address: Readonly<Record<Language, string>>, language: Language): string => (address[language] === '' ? `/${language}` : `/${language}/${address[language]}`)

/** The address of a page. */
export function addressOf<A extends Readonly<Record<Language, string>>>(address: A, language: Language, ...[params]: Filled<A['de']>): string {
  return fill(patternOf(address, language), params ?? {})
}

/** A pattern with its parts put in. */
export const fill = (pattern: string, params: Readonly<Record<string, string>>): string => (!pattern.includes(':') ? pattern : pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')))

/** An address with its query changed: what is undefined leaves, the order stays. */
export function withQuery(address: string, change: Readonly<Record<string, string | number | undefined>>): string {
  const [path = '', query = ''] = address.split('?', 2)
  const params = new URLSearchParams(query)
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) params.delete(name)
    else params.set(name, String(value))
  }
  return params.size === 0 ? path : `${path}?${params}`
}
