/**
 * Demand (Bedarf): what somebody needs, written down in one line while it is heard, with a day to come back to it. It stays with the organisation that heard it; who asked may be a guest, a rumour, a competitor.
 *
 * ```
 * open ──► requested (a partner is sought in public) | planned (it became a project) | closed (with the reason)
 * ```
 * **Units**: two weeks until one comes back to it, where nothing else is said.
 * **Errors**: `invalid` for what cannot be, `conflict` where it is settled already, `stale` where somebody saved meanwhile.
 */
import type { Author, Day, OrganisationId } from '#modules/members'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import { dayAfter, type Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { RequestId } from './request.ts'

export type DemandId = Id<'demand'>

export const DEMAND_STATES = ['open', 'requested', 'planned', 'closed'] as const
export type DemandState = (typeof DEMAND_STATES)[number]

export type DemandSaid = { readonly text: string; readonly asker?: string; readonly followUp?: Day }

export type Demand = {
  readonly id: DemandId
  readonly version: number
  readonly organisation: OrganisationId
  readonly text: string
  readonly language: Language
  /** Who needs it, as somebody wrote it down. */
  readonly asker?: string
  readonly followUp: Day
  readonly state: DemandState
  readonly reason?: string
  readonly request?: RequestId
  readonly by: Author
  readonly capturedAt: Instant
  readonly changedAt: Instant
}

const LINE = 300
const NAME = 120
const REASON = 300
const WEEKS_TWO = 14
/** Later than that nobody means. */
const FARTHEST = 3_660

type Signed = { readonly by: Author; readonly at: Instant }

export const defaultFollowUp = (today: Day): Day => dayAfter(today, WEEKS_TWO)

export function capture(said: DemandSaid, { id, organisation, language, today, by, at }: Signed & { readonly id: DemandId; readonly organisation: OrganisationId; readonly language: Language; readonly today: Day }): Result<Demand> {
  const read = readSaid(said, today)
  return read.ok ? accept({ ...read.value, id, version: 1, organisation, language, state: 'open', by, capturedAt: at, changedAt: at }) : read
}

export function amend(known: Demand, said: DemandSaid, seen: number, { today, by, at }: Signed & { readonly today: Day }): Result<Demand> {
  const { asker: _, ...demand } = known
  if (seen !== demand.version) return refuse('stale', 'demand.changed')
  if (demand.state !== 'open') return refuse('conflict', 'demand.settled')
  const read = readSaid(said, today, demand.followUp)
  return read.ok ? accept({ ...demand, ...read.value, version: demand.version + 1, by, changedAt: at }) : read
}

/** What became of it. */
export type Outcome = { readonly state: 'requested'; readonly request: RequestId } | { readonly state: 'planned' } | { readonly state: 'closed'; readonly reason: string }

export function settle(demand: Demand, outcome: Outcome, { by, at }: Signed): Result<Demand> {
  if (demand.state !== 'open') return refuse('conflict', 'demand.settled')
  const settled = { ...demand, version: demand.version + 1, by, changedAt: at }
  if (outcome.state !== 'closed') return accept({ ...settled, ...outcome })
  const reason = lined(outcome.reason)
  if (reason === '') return refuse('invalid', 'demand.noReason')
  return reason.length > REASON ? refuse('invalid', 'demand.long', { limit: REASON }) : accept({ ...settled, state: 'closed', reason })
}

const lined = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** In: `known` is the day that stood there: that one may have passed. */
function readSaid(said: DemandSaid, today: Day, known?: Day): Result<Pick<Demand, 'text' | 'asker' | 'followUp'>> {
  const [text, asker, followUp] = [lined(said.text), lined(said.asker ?? ''), said.followUp ?? known ?? defaultFollowUp(today)]
  if (text === '') return refuse('invalid', 'demand.empty')
  if (text.length > LINE) return refuse('invalid', 'demand.long', { limit: LINE })
  if (asker.length > NAME) return refuse('invalid', 'demand.longAsker', { limit: NAME })
  if ((followUp < today && followUp !== known) || followUp > dayAfter(today, FARTHEST)) return refuse('invalid', 'demand.noDay')
  return accept({ text, followUp, ...(asker === '' ? {} : { asker }) })
}
