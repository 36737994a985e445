/**
 * A member list on its way onto the map: read from a website as a job, or from a file at once; then proposed, and taken as it is ticked.
 *
 * ```
 * reading ──► found ──► taken        taken twice is taken once
 *    └──────► refused                asked again, it is read again
 * ```
 */
import type { Id } from '#platform/ids'
import { accept, refuse, type Refusal, type Result } from '#platform/result'
import type { Organisation, OrganisationId, Recognition } from '#modules/members'
import type { Signed, SourceId } from './source.ts'

export type MemberListId = Id<'member-list'>

/** What a list says of one organisation. */
export type ListEntry = { readonly name: string; readonly website?: string; readonly place?: string; readonly kind?: Organisation['kind'] }

/** How far its reading is: members so far, pages of the list, pages of members. */
export type ListReading = { readonly members: number; readonly pages: number; readonly ownPages: number; readonly ofOwnPages: number }

/** What taking it brought. */
export type ListOutcome = {
  readonly created: number
  readonly known: number
  /** Organisations whose website nobody knows. */
  readonly bare: number
  readonly refused: readonly { readonly name: string; readonly refusal: Pick<Refusal, 'reason' | 'facts'> }[]
  readonly sources: readonly SourceId[]
}

export type MemberList = {
  readonly id: MemberListId
  readonly version: number
  /** Absent: organisations outside. */
  readonly cluster?: OrganisationId
  readonly address?: string
  readonly fileName?: string
  readonly state: 'reading' | 'found' | 'refused' | 'taken'
  readonly entries: readonly ListEntry[]
  readonly lost: number
  readonly missed: number
  readonly progress?: ListReading
  readonly refusal?: Pick<Refusal, 'reason' | 'facts'>
  readonly asked: Signed
  readonly outcome?: ListOutcome
  readonly taken?: Signed
}

export const MOST_ENTRIES = 3_000

/** It was read: these are on it. */
export const foundOn = (list: MemberList, entries: readonly ListEntry[], { lost, missed }: Pick<MemberList, 'lost' | 'missed'>): MemberList => {
  const { refusal: _refusal, ...rest } = list
  return { ...rest, version: list.version + 1, state: 'found', entries: entries.slice(0, MOST_ENTRIES), lost: lost + Math.max(0, entries.length - MOST_ENTRIES), missed }
}

export const refuseList = (list: MemberList, { reason, facts }: Pick<Refusal, 'reason' | 'facts'>): MemberList => ({ ...list, version: list.version + 1, state: 'refused', refusal: { reason, facts } })

/** To be read again from its website. */
export function readAgain(list: MemberList): Result<MemberList> {
  if (list.address === undefined || list.state === 'taken') return refuse('conflict', 'list.notAgain')
  const { refusal: _refusal, progress: _progress, ...rest } = list
  return accept({ ...rest, version: list.version + 1, state: 'reading' })
}

export function takenAs(list: MemberList, outcome: ListOutcome, taken: Signed): Result<MemberList> {
  return list.state === 'found' ? accept({ ...list, version: list.version + 1, state: 'taken', outcome, taken }) : refuse('conflict', list.state === 'taken' ? 'list.taken' : 'list.notRead')
}

/** How an entry stands to what is known: who it is taken for, and whether taking it would bring anything. */
export type Proposal = { readonly entry: ListEntry; readonly place: number; readonly recognised: Recognition; readonly isDone: boolean }

/** Ticked to begin with: what is new, and what is known for sure and lacks something. What is only perhaps the same a person decides. */
export const isProposed = ({ recognised: { verdict }, isDone }: Proposal): boolean => verdict === 'new' || (verdict === 'same' && !isDone)

/** Can it be ticked at all? */
export const isOpen = ({ recognised: { verdict }, isDone }: Proposal): boolean => verdict === 'new' || verdict === 'perhaps' || (verdict === 'same' && !isDone)

const KINDS_BY_NAME: readonly (readonly [Organisation['kind'], RegExp])[] = [
  ['university', /\b(?:universität|university|hochschule|fachhochschule)\b|(?:^|\s)(?:FH|TU|HTWK?)\s/iu],
  ['research', /fraunhofer|leibniz-institut|max-planck|helmholtz|\b(?:forschungs\w*|institut|institute)\b/iu],
  ['authority', /ministerium|landratsamt|stadtverwaltung|\blandeshauptstadt\b/iu],
  ['association', /\b(?:verband|vereinigung|kammer|IHK)\b|verband\b/iu],
]

/** What kind of organisation a name speaks of; most are companies. A person can correct it. */
export const kindOf = ({ kind, name }: ListEntry): Organisation['kind'] => kind ?? KINDS_BY_NAME.find(([, told]) => told.test(name))?.[0] ?? 'company'
