/**
 * Succession (Nachfolge): one organisation ends and another follows it, by merger or takeover. History stays: what the predecessor was until its last day it was; what follows begins on the next.
 * Its membership and founding mark, its clusters and those who belong to it go over; where the successor is a member already, the stronger membership remains. A merger of two into a third is two successions.
 * **Errors**: `conflict` where it does not fit: of itself, twice, in a circle, of another kind, or where something begins later than the last day.
 */
import { accept, refuse, type Result } from '#platform/result'
import { dayAfter } from '#platform/time'
import type { Belonging } from './belonging.ts'
import { holdsOn, overlap, type Day } from './day.ts'
import { MEMBERSHIPS, type Membership } from './membership.ts'
import { nameIn, type Organisation, type OrganisationId } from './organisation.ts'

export const SUCCESSIONS = ['merger', 'takeover'] as const
export type SuccessionKind = (typeof SUCCESSIONS)[number]

export type Succession = { readonly predecessor: OrganisationId; readonly successor: OrganisationId; readonly kind: SuccessionKind; /** The last day of the predecessor. */ readonly until: Day }

export type Succeeded = { readonly succession: Succession; readonly memberships: readonly Membership[]; readonly belongings: readonly Belonging[] }

type Known = { /** Of both. */ readonly memberships: readonly Membership[]; readonly belongings: readonly Belonging[]; readonly successions: readonly Succession[] }

/** The successor follows; what is to be kept of memberships and belongings. */
export function succeed({ predecessor, successor }: { readonly predecessor: Organisation; readonly successor: Organisation }, said: Pick<Succession, 'kind' | 'until'>, known: Known): Result<Succeeded> {
  const facts = { name: nameIn(predecessor, 'de'), successor: nameIn(successor, 'de') }
  if (predecessor.id === successor.id) return refuse('conflict', 'succession.itself')
  if ((predecessor.kind === 'cluster') !== (successor.kind === 'cluster')) return refuse('conflict', 'succession.otherKind', facts)
  if (known.successions.some((one) => one.predecessor === predecessor.id)) return refuse('conflict', 'succession.twice', facts)
  if (known.successions.some((one) => one.predecessor === successor.id)) return refuse('conflict', 'succession.over', facts)
  const { until } = said
  const own = known.memberships.filter(({ organisation }) => organisation === predecessor.id)
  const around = known.belongings.filter(({ organisation, cluster }) => organisation === predecessor.id || cluster === predecessor.id)
  if ([...own, ...around].some(({ from }) => from !== undefined && from > until)) return refuse('conflict', 'succession.later', facts)
  const membership = own.find((one) => holdsOn(one, until))
  const inherited = membership === undefined ? accept([]) : inherit(membership, successor, until, known.memberships.filter(({ organisation }) => organisation === successor.id))
  if (!inherited.ok) return inherited
  const lasting = around.filter((one) => lasts(one, until))
  const follows = lasting
    .map((one): Belonging => ({ ...one, [one.cluster === predecessor.id ? 'cluster' : 'organisation']: successor.id, from: dayAfter(until, 1) }))
    .filter((one) => one.organisation !== one.cluster && !known.belongings.some((other) => other.organisation === one.organisation && other.cluster === one.cluster && overlap(other, one)))
  return accept({
    succession: { predecessor: predecessor.id, successor: successor.id, ...said },
    memberships: [...own.filter((one) => lasts(one, until)).map((one) => ({ ...one, until })), ...inherited.value],
    belongings: [...lasting.map((one) => ({ ...one, until })), ...follows],
  })
}

/** Does it hold on this day and beyond? */
const lasts = (span: Parameters<typeof holdsOn>[0], day: Day): boolean => holdsOn(span, day) && span.until !== day

/** The membership of the successor from the next day on: the predecessor's, or its own made stronger. */
function inherit(before: Membership, successor: Organisation, until: Day, known: readonly Membership[]): Result<Membership[]> {
  const next = dayAfter(until, 1)
  const { until: last, ...rest } = before
  const inherited: Membership = { ...rest, ...(last === undefined || last <= until ? {} : { until: last }), organisation: successor.id, from: next }
  const own = known.find((one) => holdsOn(one, next))
  if (own === undefined) return known.some((one) => overlap(one, inherited)) ? refuse('conflict', 'membership.twice', { name: nameIn(successor, 'de') }) : accept([inherited])
  const kind = MEMBERSHIPS.find((one) => one === own.kind || one === before.kind) ?? own.kind
  const founding = own.founding || before.founding
  if (kind === own.kind && founding === own.founding) return accept([])
  const stronger = { ...own, kind, founding }
  return accept(own.from === next ? [stronger] : [{ ...own, until }, { ...stronger, from: next }])
}
