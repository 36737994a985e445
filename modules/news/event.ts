/**
 * Event (Veranstaltung): when on the clocks of its zone, where or online, by whom, for how many.
 * **Errors**: `invalid` with what is wrong: an end before its beginning, no place at all, a capacity of nobody.
 */
import type { OrganisationId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import { DAY_MS, instantAt, printLocal, type Instant, type LocalTime } from '#platform/time'
import { say, type Language } from '#platform/words'
import { WORDS } from './words.ts'

export const REGISTRATIONS = ['none', 'open', 'closed'] as const
/** May one register? `none`: nobody has to. */
type RegistrationSetting = (typeof REGISTRATIONS)[number]

export type SaidEvent = {
  readonly starts: LocalTime
  readonly ends: LocalTime
  readonly zone: string
  readonly place?: string
  /** Where one takes part from afar. */
  readonly online?: string
  readonly organisers: readonly OrganisationId[]
  /** How many may take part; nothing said: everybody. */
  readonly capacity?: number
  readonly registration: RegistrationSetting
}

export type Event = SaidEvent & { readonly startsAt: Instant; readonly endsAt: Instant }

const MOST_DAYS = 60
const MOST_ORGANISERS = 30

export function hold(said: SaidEvent): Result<Event> {
  const starts = instantAt(said.starts, said.zone)
  if (!starts.ok) return starts
  const ends = instantAt(said.ends, said.zone)
  if (!ends.ok) return ends
  if (ends.value < starts.value) return refuse('invalid', 'event.backwards')
  if (ends.value.getTime() - starts.value.getTime() > MOST_DAYS * DAY_MS) return refuse('invalid', 'event.long', { limit: MOST_DAYS })
  if (said.place === undefined && said.online === undefined) return refuse('invalid', 'event.nowhere')
  if (said.online !== undefined && !/^https?:\/\/[^\s/]+/i.test(said.online)) return refuse('invalid', 'event.noAddress')
  if (said.capacity !== undefined && (!Number.isInteger(said.capacity) || said.capacity < 1 || said.capacity > 100_000)) return refuse('invalid', 'event.noCapacity')
  if (said.organisers.length > MOST_ORGANISERS) return refuse('invalid', 'event.manyOrganisers', { limit: MOST_ORGANISERS })
  return accept({ ...said, organisers: [...new Set(said.organisers)], startsAt: starts.value, endsAt: ends.value })
}

/** May one register now? */
export function isOpen({ registration, startsAt }: Event, now: Instant): Result<void> {
  if (registration === 'none') return refuse('conflict', 'registration.none')
  if (startsAt <= now) return refuse('conflict', 'registration.over')
  return registration === 'open' ? accept(undefined) : refuse('conflict', 'registration.closed')
}

/** “Mo., 3. Mai 2027, 14:30 Uhr bis 16:00 Uhr (Europe/Berlin)”; the zone only where it is not the reader's own. */
export function tellTime({ starts, ends, zone }: SaidEvent, language: Language, ownZone: string): string {
  const isOneDay = starts.slice(0, 10) === ends.slice(0, 10)
  const end = isOneDay ? `${ends.slice(11)}${language === 'de' ? '\u00a0Uhr' : ''}` : printLocal(ends, language)
  const told = starts === ends ? printLocal(starts, language) : say(WORDS, language, 'event.fromUntil', { start: printLocal(starts, language), end })
  return zone === ownZone ? told : `${told} (${zone})`
}
