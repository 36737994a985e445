/** What the doors of people are given by the house, and what they all do alike: who is signed in, what a request brings, cookies, words. */
import { getCookie } from 'hono/cookie'
import type { Accounts, Answered, Asking } from '#platform/accounts'
import type { Db, Tx } from '#platform/database'
import type { Door } from '#platform/http'
import { readEmail } from '#platform/mail-address'
import { networkAt } from '#platform/network'
import { accept, attempt, isOneOf, Refused, type Refusal, type Result } from '#platform/result'
import { GROUND_WORDS } from '#platform/sentences'
import { say, type Language, type Words } from '#platform/words'
import type { Actor, Day, OrganisationId } from '#modules/members'
import { bearerOf, type Bearer } from './bearer.part.ts'
import { PAGE_WORDS } from './page-words.ts'
import type { CellRow } from './people-table.ts'
import { signedInBy, type SignedIn } from './store.ts'
import { WORDS } from './words.ts'

/** A mail on its way, in its reader's language; it leaves when the transaction has committed. */
export type MailOut = (tx: Tx, mail: { readonly to: string; readonly language: Language; readonly subject: string; readonly text: string }) => Promise<void>

export type PeopleNeeds = {
  readonly db: Db
  readonly accounts: Accounts
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly today: () => Day
  readonly zone: string
  /** Where the house is reached, for links in mail. */
  readonly origin: () => string
  readonly isSecure: boolean
  readonly proxies: number
  readonly mail: MailOut
  /** Many at once. */
  readonly mails: (tx: Tx, mails: readonly Parameters<MailOut>[1][]) => Promise<void>
  /** What private links are signed with. */
  readonly secret: Uint8Array
  /** The rows of an uploaded table. */
  readonly readTable: (bytes: Uint8Array, name: string) => Promise<Result<readonly CellRow[]>>
  /** Why something was refused, in the words of any module. */
  readonly sentence: (refusal: Refusal, language: Language) => string
  /** What an organisation is called; a refusal where the actor may not read it. */
  readonly organisationName: (db: Db | Tx, actor: Actor, id: OrganisationId, language: Language) => Promise<string>
  /** Where its page is. */
  readonly organisationAt: (id: OrganisationId, language: Language) => string
  /** Keeps an uploaded proof. Out: its hash. */
  readonly keepFile: (bytes: Uint8Array) => Promise<string>
  /** What the alliance is called. */
  readonly alliance: Readonly<Record<Language, string>>
  /** What the groups of the API are called. */
  readonly apiGroups: Words
  /** From now on this browser acts for this organisation, or `curator`. */
  readonly actAs: (door: Door, acting: string) => void
}

const asked = new WeakMap<Request, Promise<SignedIn | undefined>>()

/** Who asks, by a session or a token. */
export async function whoAsks(door: Door, needs: Pick<PeopleNeeds, 'db' | 'accounts' | 'today'>): Promise<Pick<SignedIn, 'person' | 'offices'> & Partial<Pick<Bearer, 'token'>> | undefined> {
  return bearerOf(door) ?? (await signedIn(door, needs))
}

/** Who is signed in; found once a request. Who brings a token is not: what belongs to a session is closed to it. */
export function signedIn(door: Door, { db, accounts, today }: Pick<PeopleNeeds, 'db' | 'accounts' | 'today'>): Promise<SignedIn | undefined> {
  if (bearerOf(door) !== undefined) return Promise.resolve(undefined)
  const known = asked.get(door.req.raw)
  if (known !== undefined) return known
  const token = accounts.readSession(getCookie(door, accounts.cookieName))
  const found = token === undefined ? Promise.resolve(undefined) : signedInBy(db, token, today())
  asked.set(door.req.raw, found)
  return found
}

/** Somebody is signed in, or is asked to be. */
export async function mustBe(door: Door, needs: Pick<PeopleNeeds, 'db' | 'accounts' | 'today'>): Promise<SignedIn> {
  const one = await signedIn(door, needs)
  if (one === undefined) throw new Refused({ kind: 'unknown-person', reason: 'account.notSignedIn', facts: {} })
  return one
}

const AGENT = 200

export const askingOf = (door: Door, { proxies }: Pick<PeopleNeeds, 'proxies'>): Asking => ({
  cookie: door.req.header('cookie'),
  agent: door.req.header('user-agent')?.slice(0, AGENT),
  network: networkAt(door, proxies),
  origin: door.req.header('origin'),
})

/** Puts the cookies of an answer on ours. */
export function withCookies<T>(door: Door, { cookies, value }: Answered<T>): T {
  for (const cookie of cookies) door.header('Set-Cookie', cookie, { append: true })
  return value
}

/** An address as it is kept and compared. */
export function readAddress(typed: string): Result<string> {
  const read = readEmail(typed)
  return read.ok ? accept(read.value.toLowerCase()) : read
}

export type PageWord = keyof typeof PAGE_WORDS

/** Says words of these pages. */
export const speaker = (language: Language) => (key: PageWord, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)

const SENTENCES: Words = { ...GROUND_WORDS, ...WORDS }

export const sentenceOf = ({ reason, facts }: Pick<Refusal, 'reason' | 'facts'>, language: Language): string => say(SENTENCES, language, reason, facts)

/** Why not, or undefined where it may be done. */
export const because = (result: Result<unknown>, language: Language): string | undefined => (result.ok ? undefined : sentenceOf(result.refusal, language))

/** Runs it in a transaction that is rolled back where it is refused; what a form may be shown again for comes back, everything else is a page of its own. */
export const attempted = <T>(work: () => Promise<T>): Promise<Result<T>> => attempt(work, isOneOf('invalid', 'conflict', 'too-many'))
