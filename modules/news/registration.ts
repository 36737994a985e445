/**
 * Registration (Anmeldung): somebody takes part in an event, without an account. Places go to who confirms first; the others wait in order and move up when a place comes free.
 *
 * ```
 * asked ──by the link in the mail──→ confirmed | waiting          waiting ──a place comes free──→ confirmed
 * any of them ──by the same link──→ cancelled ──asks again──→ asked
 * ```
 * The transaction that confirms reads all registrations of the event, so that of two who take the last place at once one is told to wait.
 */
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Event } from './event.ts'
import type { PublicationId } from './publication.ts'

export type RegistrationId = Id<'registration'>

export const REGISTRATION_STATES = ['asked', 'confirmed', 'waiting', 'cancelled'] as const
export type RegistrationState = (typeof REGISTRATION_STATES)[number]

export type Registration = {
  readonly id: RegistrationId
  readonly event: PublicationId
  readonly name: string
  readonly email: string
  /** As they write it. */
  readonly organisation?: string
  /** In which the mails are written. */
  readonly language: Language
  /** The version of the text they agreed to. */
  readonly consent: number
  readonly state: RegistrationState
  readonly askedAt: Instant
  readonly confirmedAt?: Instant
  readonly cancelledAt?: Instant
  readonly attended: boolean
}

export type Asking = Pick<Registration, 'name' | 'email' | 'language' | 'consent'> & { readonly organisation?: string }

/** Somebody asks for a place; `known` is what there is of this address. Who has a place or waits keeps it, and only the mail says so. */
export function ask(asking: Asking, given: Pick<Registration, 'id' | 'event'>, known: Registration | undefined, now: Instant): Registration {
  if (known?.state === 'confirmed' || known?.state === 'waiting') return known
  return { ...asking, event: given.event, id: known?.id ?? given.id, state: 'asked', askedAt: now, attended: false }
}

const isTaken = ({ state }: Registration): boolean => state === 'confirmed'

/** They confirm by the link; `all` are the registrations of the event. Twice is once. */
export function confirm(registration: Registration, { event, all, now }: { readonly event: Event; readonly all: readonly Registration[]; readonly now: Instant }): Result<Registration> {
  if (registration.state === 'confirmed' || registration.state === 'waiting') return accept(registration)
  if (registration.state === 'cancelled') return refuse('conflict', 'registration.cancelled')
  if (event.startsAt <= now) return refuse('conflict', 'registration.over')
  const hasPlace = event.capacity === undefined || all.filter(isTaken).length < event.capacity
  return accept({ ...registration, state: hasPlace ? 'confirmed' : 'waiting', confirmedAt: now })
}

/** They cancel by the link, until it begins. Twice is once. */
export function cancel(registration: Registration, { event, now }: { readonly event: Event; readonly now: Instant }): Result<Registration> {
  if (registration.state === 'cancelled') return accept(registration)
  return event.endsAt <= now ? refuse('conflict', 'registration.over') : accept({ ...registration, state: 'cancelled', cancelledAt: now })
}

/** Who moves up, first come first, now that places are free or there are more of them. */
export function moveUp(all: readonly Registration[], capacity: number | undefined): Registration[] {
  const free = (capacity ?? Number.POSITIVE_INFINITY) - all.filter(isTaken).length
  return inOrder(all.filter(({ state }) => state === 'waiting')).slice(0, Math.max(0, free)).map((one) => ({ ...one, state: 'confirmed' }))
}

/** In the order in which they confirmed. */
export const inOrder = (all: readonly Registration[]): Registration[] => all.toSorted((a, b) => (a.confirmedAt?.getTime() ?? 0) - (b.confirmedAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1))

/** Who was there: ticked by the organiser, of those with a place. */
export const ticked = (all: readonly Registration[], attended: ReadonlySet<string>): Registration[] =>
  all.filter((one) => isTaken(one) && one.attended !== attended.has(one.id)).map((one) => ({ ...one, attended: !one.attended }))

export type Tally = { readonly confirmed: number; readonly waiting: number; readonly attended: number }

export const tallyOf = (all: readonly Registration[]): Tally => ({ confirmed: all.filter(isTaken).length, waiting: all.filter(({ state }) => state === 'waiting').length, attended: all.filter(({ attended }) => attended).length })
