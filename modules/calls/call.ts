/**
 * Call (Förderaufruf, Ausschreibung): what somebody outside pays for, until when, and who may apply.
 *
 * ```
 * coming ──opens──→ open ──the day after closes──→ closed        withdraw / reinstate at any time: withdrawn
 * ```
 * Where it stands follows from its days and the calendar, so that nothing has to run for it to close. Something may refer to a call: it is withdrawn, never deleted.
 * Topics are found by the engine; what people say of them stands beside and goes before.
 * **Errors**: `invalid` for what cannot be, `stale` where it was changed meanwhile, `conflict` for what does not go now.
 * **Source**: § 298 StGB: bids that are agreed on are a crime, so nothing is compared for a tender and no consortium is sought.
 */
import type { Author, Day } from '#modules/members'
import type { TopicId } from '#modules/topics'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import { DAY_MS, type Instant } from '#platform/time'
import { saysTheSame, textsOf, written, type Texts, type Twins } from './twin.ts'

export type CallId = Id<'call'>

export const CALL_KINDS = ['funding', 'tender'] as const
export type CallKind = (typeof CALL_KINDS)[number]

export const CALL_AUDIENCES = ['public', 'alliance'] as const
export type CallAudience = (typeof CALL_AUDIENCES)[number]

export const CALL_STATES = ['coming', 'open', 'closed', 'withdrawn'] as const
export type CallState = (typeof CALL_STATES)[number]

/** Where it came from. */
export type Origin = { readonly from: 'entered' } | { readonly from: 'file'; readonly name: string } | { readonly from: 'feed'; readonly name: string }

/** What somebody says of a call. */
export type Said = {
  readonly kind: CallKind
  readonly audience: CallAudience
  readonly twins: Texts
  readonly opens?: Day
  /** The last day on which one may apply. */
  readonly closes?: Day
  readonly link?: string
  /** The twin that is not changed stays right. */
  readonly othersStay?: boolean
}

export type Call = Omit<Said, 'twins' | 'othersStay'> & {
  readonly id: CallId
  readonly version: number
  readonly twins: Twins
  /** The engine's; undefined until it has read the text as it is now. */
  readonly found?: readonly TopicId[]
  /** What people said of them; undefined: nobody has looked yet. */
  readonly confirmed?: readonly TopicId[]
  readonly withdrawnAt?: Instant
  readonly origin: Origin
  /** What a feed or file says is no longer taken over. */
  readonly isChangedByHand: boolean
  /** Since when its feed says something else than stands here. */
  readonly differsAt?: Instant
  readonly by: Author
  readonly changedAt: Instant
}

type Signed = { readonly by: Author; readonly at: Instant }

const LINK = 2_000
export const MOST_TOPICS = 30

export function enter(said: Said, { id, origin, by, at }: Signed & { readonly id: CallId; readonly origin: Origin }): Result<Call> {
  const twins = readSaid(said, {}, at)
  return twins.ok ? accept({ ...partsOf(said), id, version: 1, twins: twins.value, origin, isChangedByHand: false, by, changedAt: at }) : twins
}

/** Says something else; `seen` is the version the author saw. `isByHand`: somebody wrote it, rather than a feed or file. */
export function amend(call: Call, said: Said, seen: number, { at, isByHand }: { readonly at: Instant; readonly isByHand: boolean }): Result<Call> {
  if (seen !== call.version) return refuse('stale', 'call.changed')
  const twins = readSaid(said, call.twins, at)
  if (!twins.ok) return twins
  const { id, version, found, confirmed, withdrawnAt, origin, by, isChangedByHand } = call
  const isSaidAnew = !saysTheSame(call.twins, twins.value)
  return accept({
    ...partsOf(said), id, version: version + 1, twins: twins.value, origin, by, changedAt: at, isChangedByHand: isChangedByHand || isByHand,
    ...(found === undefined || isSaidAnew ? {} : { found }), ...(confirmed === undefined ? {} : { confirmed }), ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
  })
}

function readSaid({ twins, opens, closes, link, othersStay = false }: Said, known: Twins, at: Instant): Result<Twins> {
  if (opens !== undefined && closes !== undefined && closes < opens) return refuse('invalid', 'call.backwards', { opens, closes })
  if (link !== undefined && (link.length > LINK || !/^https?:\/\/[^\s/]+/i.test(link) || !URL.canParse(link))) return refuse('invalid', 'call.noLink')
  return written(known, twins, at, othersStay)
}

const partsOf = ({ kind, audience, opens, closes, link }: Said): Omit<Said, 'twins' | 'othersStay'> => ({ kind, audience, ...(opens === undefined ? {} : { opens }), ...(closes === undefined ? {} : { closes }), ...(link === undefined ? {} : { link }) })

/** As it would be said again. */
export const saidOf = (call: Call): Said => ({ ...partsOf({ ...call, twins: {} }), twins: textsOf(call.twins) })

/** Is this what stands there already? */
export const isSaid = (call: Call, said: Said): boolean => JSON.stringify(partsOf(said)) === JSON.stringify(partsOf({ ...call, twins: {} })) && saysTheSame(call.twins, said.twins)

/** People say which topics it is about. */
export function confirm(call: Call, topics: readonly TopicId[], seen: number, at: Instant): Result<Call> {
  if (seen !== call.version) return refuse('stale', 'call.changed')
  const said = [...new Set(topics)]
  return said.length > MOST_TOPICS ? refuse('invalid', 'call.manyTopics', { limit: MOST_TOPICS }) : accept({ ...call, version: call.version + 1, confirmed: said, changedAt: at })
}

export function withdraw(call: Call, at: Instant): Result<Call> {
  if (call.withdrawnAt !== undefined) return refuse('conflict', 'call.isWithdrawn')
  return accept({ ...call, version: call.version + 1, withdrawnAt: at, changedAt: at })
}

export function reinstate({ withdrawnAt, ...call }: Call, at: Instant): Result<Call> {
  if (withdrawnAt === undefined) return refuse('conflict', 'call.notWithdrawn')
  return accept({ ...call, version: call.version + 1, changedAt: at })
}

/** What it is about: as people say, else as the engine found. */
export const topicsOf = ({ confirmed, found }: Pick<Call, 'confirmed' | 'found'>): readonly TopicId[] => confirmed ?? found ?? []

/** On its last day it is open. */
export function stateOf({ opens, closes, withdrawnAt }: Pick<Call, 'opens' | 'closes' | 'withdrawnAt'>, today: Day): CallState {
  if (withdrawnAt !== undefined) return 'withdrawn'
  if (closes !== undefined && closes < today) return 'closed'
  return opens !== undefined && opens > today ? 'coming' : 'open'
}

/** May one still apply? One that has not opened yet is none that is over: plans begin before. */
export function isOpen(call: Pick<Call, 'opens' | 'closes' | 'withdrawnAt'>, today: Day): Result<void> {
  switch (stateOf(call, today)) {
    case 'withdrawn':
      return refuse('conflict', 'call.isWithdrawn')
    case 'closed':
      return refuse('conflict', 'call.isClosed', { day: call.closes ?? today })
    case 'coming':
    case 'open':
      return accept(undefined)
  }
}

/** May anything be held against it, and a consortium be sought? Never for a tender. */
export const mayCompare = ({ kind }: Pick<Call, 'kind'>): Result<void> => (kind === 'funding' ? accept(undefined) : refuse('conflict', 'call.tender'))

/** From today to its last day; none without one. */
export const daysLeft = ({ closes }: Pick<Call, 'closes'>, today: Day): number | undefined => (closes === undefined ? undefined : Math.round((Date.parse(closes) - Date.parse(today)) / DAY_MS))
