/**
 * Mention (Erwähnung): `@Änne Probst` in a text means that person, if somebody inside the alliance is called so. A name begins with a capital letter, so that addresses and `@all` mean nobody.
 * **Errors**: `invalid` where nobody is called so, and where several are and none of them was chosen.
 */
import type { PersonId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'

/** Somebody who may be mentioned. */
export type Mentionable = { readonly person: PersonId; readonly name: string }

const AT_NAME = /(?<![\p{L}\p{N}._-])@(?=\p{Lu})/gu

/** Who is meant in the text, and who was chosen beside it; each once. */
export function mentionsIn(text: string, people: readonly Mentionable[], chosen: readonly PersonId[] = []): Result<PersonId[]> {
  const known = people.filter(({ person }) => chosen.includes(person))
  if (known.length < new Set(chosen).size) return refuse('invalid', 'mention.stranger')
  const meant = new Set(known.map(({ person }) => person))
  for (const { index } of text.matchAll(AT_NAME)) {
    const rest = text.slice(index + 1)
    const named = longest(people.filter(({ name }) => beginsWith(rest, name)))
    const [first, ...others] = named
    if (first === undefined) return refuse('invalid', 'mention.nobody', { name: /^\p{L}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*)?/u.exec(rest)?.[0].slice(0, 80) ?? '' })
    if (others.length === 0) meant.add(first.person)
    else if (!named.some(({ person }) => chosen.includes(person))) return refuse('invalid', 'mention.several', { name: first.name })
  }
  return accept([...meant])
}

const beginsWith = (rest: string, name: string): boolean => rest.slice(0, name.length).toLowerCase() === name.toLowerCase() && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length))

/** “Änne Probst-Ilmer” is not “Änne Probst”. */
function longest(people: readonly Mentionable[]): Mentionable[] {
  const most = Math.max(0, ...people.map(({ name }) => name.length))
  return people.filter(({ name }) => name.length === most && most > 0)
}
