/** What every door of this module is handed by the house, and what several of them do alike. */
import type { Db } from '#platform/database'
import type { Door } from '#platform/http'
import { say, type Language } from '#platform/words'
import type { Actor, Day } from '#modules/members'
import type { AuditNeeds } from './audit.part.ts'
import { PAGE_WORDS } from './page-words.ts'

export type PrivacyNeeds = AuditNeeds & {
  readonly db: Db
  readonly today: () => Day
  /** The alliance's time zone. */
  readonly zone: string
  /** Under which people reach the house, without a slash at the end. */
  readonly origin: () => string
  /** The names of those who are members today. */
  readonly members: () => Promise<readonly string[]>
  /** Where the carrier is entered. */
  readonly carrierAt: (language: Language) => string
  readonly actorOf: (door: Door) => Promise<Actor>
}

export type PageWord = keyof typeof PAGE_WORDS

export const speaker = (language: Language) => (key: PageWord, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)
