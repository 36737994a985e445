/** News, events and registrations for tests. */
import { must } from '#platform/result'
import type { Id } from '#platform/ids'
import { instantAt, type Instant } from '#platform/time'
import { hold, type Event, type SaidEvent } from './event.ts'
import type { Registration } from './registration.ts'

export const nth = <Kind extends string>(number: number): Id<Kind> => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}` as Id<Kind> // written as ids are

export const CLUSTER_DAY: SaidEvent = { starts: '2027-05-03T14:30', ends: '2027-05-03T18:00', zone: 'Europe/Berlin', place: 'Jena, Volkshaus', organisers: [], registration: 'open' }

export const eventOf = (said: Partial<SaidEvent> = {}): Event => must(hold({ ...CLUSTER_DAY, ...said }))

const minute = (at: number): Instant => must(instantAt(`2027-04-01T10:${String(at).padStart(2, '0')}`, 'UTC'))

/** One letter a registration, in order: `c` confirmed, `w` waiting, `a` asked, `x` cancelled. */
export const registered = (letters: string): Registration[] =>
  letters.split('').map((letter, at) => {
    const state = letter === 'c' ? 'confirmed' : letter === 'w' ? 'waiting' : letter === 'a' ? 'asked' : 'cancelled'
    return { id: nth(at + 1), event: nth(900), name: `Gast ${at + 1}`, email: `gast${at + 1}@firma.example`, language: 'de', consent: 1, state, askedAt: minute(0), attended: false, ...(letter === 'a' ? {} : { confirmedAt: minute(at) }) } as const
  })
