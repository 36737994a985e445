/**
 * Token (Zugriffsschlüssel): by it a program acts as a person, for one organisation or the alliance, as far as its scopes reach and until a day. The person sees it once; kept is its hash.
 *
 * ```
 * read            whatever the person may read          write:organisations   whatever the person may do there; a group is the first word of an address under /api/v1
 * ```
 * **Errors**: `invalid` for what is said wrongly; `unknown-person` for a token that is over; `forbidden` beyond its scopes, and always for what ways into the house are made of: passkeys, and tokens themselves.
 */
import type { OrganisationId, PersonId } from '#modules/members'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import { daysLater, type Instant } from '#platform/time'

export type TokenId = Id<'token'>
export type Scope = 'read' | `write:${string}`
export type ActsFor = 'curator' | OrganisationId

export type Token = { readonly id: TokenId; readonly person: PersonId; readonly name: string; readonly scopes: readonly Scope[]; /** Nothing said: for oneself. */ readonly acting?: ActsFor; readonly createdAt: Instant; readonly expiresAt: Instant }

export type SaidOfToken = { readonly name: string; readonly scopes: readonly string[]; readonly acting?: string | undefined; readonly days: number }

const NAME = 80
/** Days: a year, and one to renew it on. */
export const LONGEST = 366

/** Groups of doors that no token opens. */
const BARRED: ReadonlySet<string> = new Set(['passkeys', 'tokens', 'mails', 'people-imports'])

/** What tokens may write, of all groups of doors. */
export const groupsForTokens = (groups: readonly string[]): string[] => groups.filter((group) => !BARRED.has(group))

/** In: the groups there are, and for whom the person may act. */
export function makeToken(said: SaidOfToken, given: { readonly id: TokenId; readonly person: PersonId; readonly groups: readonly string[]; readonly actsFor: readonly ActsFor[]; readonly at: Instant }): Result<Token> {
  const name = said.name.replace(/[\p{Cc}\p{Cf}]/gu, ' ').replace(/\s+/g, ' ').trim()
  if (name === '') return refuse('invalid', 'token.nameless')
  if (name.length > NAME) return refuse('invalid', 'token.longName', { most: NAME })
  const scopes = [...new Set(said.scopes)].filter((scope): scope is Scope => scope === 'read' || groupsForTokens(given.groups).some((group) => scope === `write:${group}`))
  if (scopes.length === 0) return refuse('invalid', 'token.noScope')
  if (scopes.length < new Set(said.scopes).size) return refuse('invalid', 'token.unknownScope')
  if (!Number.isInteger(said.days) || said.days < 1 || said.days > LONGEST) return refuse('invalid', 'token.days', { most: LONGEST })
  const acting = given.actsFor.find((one) => one === said.acting)
  if (acting === undefined && said.acting !== undefined) return refuse('invalid', 'token.notYours')
  return accept({ id: given.id, person: given.person, name, scopes, ...(acting === undefined ? {} : { acting }), createdAt: given.at, expiresAt: daysLater(given.at, said.days) })
}

/** May this token be used for this door now? */
export function mayUse(token: Token, { method, group, at }: { readonly method: string; readonly group: string; readonly at: Instant }): Result<void> {
  if (token.expiresAt <= at) return refuse('unknown-person', 'token.over')
  if (BARRED.has(group)) return refuse('forbidden', 'token.barred')
  const reads = method === 'GET' || method === 'HEAD'
  return token.scopes.includes(reads ? 'read' : `write:${group}`) ? accept(undefined) : refuse('forbidden', reads ? 'token.mayNotRead' : 'token.mayNotWrite', { group })
}
