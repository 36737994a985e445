/**
 * Person: a human who is known to the house by name and mail address, with or without having signed in yet.
 * **Shapes**: an address comes as the door read it, in small letters: it is what people sign in with.
 * **Errors**: `invalid` without a name, or with one of more than 120 characters.
 */
import type { PersonId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'

export type Person = {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly language: Language
  /** IANA; where nothing is said, the alliance's. */
  readonly zone?: string
  readonly invented: boolean
  /** Since when nothing of the person is kept but a pseudonym. */
  readonly erasedAt?: Instant
}

/** What is said of a person. */
export type PersonSaid = Pick<Person, 'name' | 'email' | 'language' | 'zone'>

const NAME = 120

/** Writes a person down. */
export function describePerson(said: PersonSaid, given: { readonly id: PersonId; readonly invented?: boolean }): Result<Person> {
  const name = said.name.replace(/[\p{Cc}\p{Cf}]/gu, ' ').replace(/\s+/g, ' ').trim()
  if (name === '') return refuse('invalid', 'person.nameless')
  if (name.length > NAME) return refuse('invalid', 'person.longName', { most: NAME })
  return accept({ id: given.id, name, email: said.email, language: said.language, ...(said.zone === undefined ? {} : { zone: said.zone }), invented: given.invented ?? false })
}

/** What remains when a person is erased: that there was somebody, under a name that says nothing. */
export const pseudonymOf = (id: PersonId): { readonly name: string; readonly email: string } => ({ name: `Person ${id.slice(-6)}`, email: `${id}@geloescht.invalid` })
