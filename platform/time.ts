/** Instants are UTC and end in `At`; an appointment keeps its local time and zone (Temporal comes with the calendar of meetings). */
import type { Language } from './words.ts'

/** A moment, in UTC. */
export type Instant = Date

/** A day as people write it: “3. Mai 2026”, “3 May 2026”, in the alliance's zone. */
export const printDay = (instant: Instant, language: Language, zone: string): string => new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone: zone }).format(instant)
