/**
 * Expulsion (Ausschluss) of a member: only after it was heard.
 *
 * ```
 * opened ──► heard ──► decided ──► ended      heard: it stated its view, or the day until which it could has passed
 *    └─────────┴─► dropped                    ended: after the last day of the membership
 * ```
 * **Errors**: `conflict` for every step that is not the next one: no decision without a hearing.
 * **Source**: the hearing: established case law on § 25 BGB (BGHZ 29, 352); § 68 GenG for cooperatives.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import { holdsOn, type Day } from './day.ts'
import { end, type Membership } from './membership.ts'
import type { OrganisationId } from './organisation.ts'
import { LONGEST_REASON, reasonIn } from './rest.ts'

export type ExpulsionId = Id<'expulsion'>

export type Expulsion = {
  readonly id: ExpulsionId
  readonly organisation: OrganisationId
  readonly reason: string
  readonly opened: Day
  /** The last day on which it can state its view. */
  readonly deadline: Day
  /** When it was heard; `statement`: what it said, where it did. */
  readonly heard?: { readonly on: Day; readonly statement?: string }
  readonly decided?: { readonly on: Day; /** Which decision: its text or number. */ readonly reference: string; /** The last day of the membership. */ readonly until: Day }
  readonly dropped?: Day
}

export type ExpulsionState = 'opened' | 'heard' | 'decided' | 'ended' | 'dropped'

export const expulsionState = ({ dropped, decided, heard }: Expulsion, today: Day): ExpulsionState =>
  dropped !== undefined ? 'dropped' : decided !== undefined ? (today > decided.until ? 'ended' : 'decided') : heard !== undefined ? 'heard' : 'opened'

const isOpen = ({ dropped, decided }: Expulsion): boolean => dropped === undefined && decided === undefined

/** The one that is under way. */
export function openExpulsionOf(known: readonly Expulsion[]): Result<Expulsion> {
  const open = known.find(isOpen)
  return open === undefined ? refuse('conflict', 'expulsion.none') : accept(open)
}

export function openExpulsion(organisation: OrganisationId, said: { readonly reason: string; readonly deadline: Day }, given: { readonly id: ExpulsionId; readonly today: Day; readonly memberships: readonly Membership[]; readonly known: readonly Expulsion[] }): Result<Expulsion> {
  const reason = reasonIn(said.reason)
  if (!reason.ok) return reason
  if (said.deadline <= given.today) return refuse('invalid', 'http.fields', { deadline: 'expulsion.deadlineEarly' })
  if (!given.memberships.some((one) => holdsOn(one, given.today))) return refuse('conflict', 'procedure.noMember', { day: given.today })
  if (given.known.some(isOpen)) return refuse('conflict', 'expulsion.twice')
  return accept({ id: given.id, organisation, reason: reason.value, opened: given.today, deadline: said.deadline })
}

/** The member states its view. Its words stay as they were written. */
export function hear(expulsion: Expulsion, statement: string, on: Day): Result<Expulsion> {
  const text = statement.trim()
  if (text === '') return refuse('invalid', 'http.fields', { statement: 'expulsion.noStatement' })
  if (text.length > LONGEST_REASON * 10) return refuse('invalid', 'http.fields', { statement: 'procedure.longText' })
  if (expulsion.heard?.statement !== undefined || !isOpen(expulsion)) return refuse('conflict', 'expulsion.heardAlready')
  return accept({ ...expulsion, heard: { on, statement: text } })
}

/** It let the deadline pass: it could have been heard. */
export function letPass(expulsion: Expulsion, today: Day): Result<Expulsion> {
  if (!isOpen(expulsion) || expulsion.heard !== undefined) return refuse('conflict', 'expulsion.heardAlready')
  return today <= expulsion.deadline ? refuse('conflict', 'expulsion.notPassed', { deadline: expulsion.deadline }) : accept({ ...expulsion, heard: { on: today } })
}

/** It is decided; the membership with its new end. */
export function decideExpulsion(expulsion: Expulsion, said: { readonly reference: string; readonly until: Day }, { today, memberships }: { readonly today: Day; readonly memberships: readonly Membership[] }): Result<{ readonly expulsion: Expulsion; readonly membership?: Membership }> {
  const reference = said.reference.trim()
  if (expulsion.heard === undefined) return refuse('conflict', 'expulsion.notHeard', { deadline: expulsion.deadline })
  if (!isOpen(expulsion)) return refuse('conflict', 'expulsion.none')
  if (reference === '') return refuse('invalid', 'http.fields', { reference: 'expulsion.noReference' })
  if (reference.length > LONGEST_REASON) return refuse('invalid', 'http.fields', { reference: 'procedure.longText' })
  if (said.until < today) return refuse('invalid', 'http.fields', { until: 'expulsion.untilEarly' })
  const current = memberships.find((one) => holdsOn(one, today))
  if (current === undefined) return refuse('conflict', 'procedure.noMember', { day: today })
  const decided = { ...expulsion, decided: { on: today, reference, until: said.until } }
  // It may leave earlier than it is expelled.
  if (current.until !== undefined && current.until <= said.until) return accept({ expulsion: { ...decided, decided: { ...decided.decided, until: current.until } } })
  const ended = end(current, said.until)
  return ended.ok ? accept({ expulsion: decided, membership: ended.value }) : ended
}

/** It stays. */
export const drop = (expulsion: Expulsion, on: Day): Result<Expulsion> => (isOpen(expulsion) ? accept({ ...expulsion, dropped: on }) : refuse('conflict', 'expulsion.none'))
