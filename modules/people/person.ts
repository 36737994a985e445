/**
 * Person: a human who is known to the house by name and mail address, with or without having signed in yet.
 * **Units**: a name has at most 120 characters; an address 64 before the @ and 254 in all (RFC 5321, 4.5.3.1).
 * **Errors**: `invalid` for what no mail reaches or what only looks like another address: letters of other scripts are refused, so that nobody can pass for somebody else.
 */
import type { PersonId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'

export type Person = {
  readonly id: PersonId
  readonly name: string
  /** Small letters; what people sign in with. */
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
const LOCAL = 64
const WHOLE = 254
const ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/** The address as it is kept and compared. */
export function mailAddress(text: string): Result<string> {
  const address = text.trim().toLowerCase()
  if (address === '') return refuse('invalid', 'person.noEmail')
  if (/[^\x21-\x7e]/.test(address)) return refuse('invalid', 'person.foreignEmail')
  const local = address.slice(0, address.lastIndexOf('@'))
  if (local.length > LOCAL || address.length > WHOLE) return refuse('invalid', 'person.longEmail', { local: LOCAL, whole: WHOLE })
  return ADDRESS.test(address) && !/^\.|\.\.|\.$/.test(local) ? accept(address) : refuse('invalid', 'person.badEmail')
}

/** Writes a person down. */
export function describePerson(said: PersonSaid, given: { readonly id: PersonId; readonly invented?: boolean }): Result<Person> {
  const name = said.name.replace(/[\p{Cc}\p{Cf}]/gu, ' ').replace(/\s+/g, ' ').trim()
  if (name === '') return refuse('invalid', 'person.nameless')
  if (name.length > NAME) return refuse('invalid', 'person.longName', { most: NAME })
  const email = mailAddress(said.email)
  if (!email.ok) return email
  return accept({ id: given.id, name, email: email.value, language: said.language, ...(said.zone === undefined ? {} : { zone: said.zone }), invented: given.invented ?? false })
}

/** What remains when a person is erased: that there was somebody, under a name that says nothing. */
export const pseudonymOf = (id: PersonId): { readonly name: string; readonly email: string } => ({ name: `Person ${id.slice(-6)}`, email: `${id}@geloescht.invalid` })
