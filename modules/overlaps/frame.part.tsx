/** What every door of this module is handed by the house, and what its pages share. */
import type { Db } from '#platform/database'
import type { Door } from '#platform/http'
import { addressOf, refusing } from '#platform/page'
import { GROUND_WORDS } from '#platform/sentences'
import type { Instant } from '#platform/time'
import { say, type Language } from '#platform/words'
import { organisationsById, shortNameIn, type Actor, type Author, type Day, type OrganisationId } from '#modules/members'
import type { CallId, ProjectId } from '#modules/projects'
import { peopleNamed } from './finding-store.ts'
import { PAGE_WORDS } from './page-words.ts'
import { ADDRESSES, WORDS } from './words.ts'

type Told = Readonly<Record<Language, string>>

export type OverlapsNeeds = {
  readonly db: Db
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly now: () => Instant
  readonly today: () => Day
  /** The alliance's time zone. */
  readonly zone: string
  /** Where the house is reached, for addresses in files. */
  readonly origin: () => string
  readonly organisationAt: (id: OrganisationId, language: Language) => string
  readonly projectAt: (id: ProjectId, language: Language) => string
  /** What topics are called today. */
  readonly topics: () => Promise<{ readonly nameOf: (id: string) => Told | undefined }>
  /** What a call is called, for who may read it. */
  readonly callNamed: (db: Db, id: CallId) => Promise<Told | undefined>
  /** How many changed plans of one organisation are compared a week with plans that are not open. */
  readonly changesAWeek: number
}

export type Word = keyof typeof PAGE_WORDS

/** Says words of these pages. */
export const speaker = (language: Language) => (key: Word, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)

export const { because, RefusedNotice, again } = refusing({ words: WORDS, ground: GROUND_WORDS })

/** The names by which all know these. */
export async function namesOf(db: Db, organisations: readonly OrganisationId[], language: Language): Promise<(id: OrganisationId) => string> {
  const known = await organisationsById(db, [...new Set(organisations)])
  return (id) => {
    const one = known.get(id)
    return one === undefined ? '–' : shortNameIn(one, language)
  }
}

/** “Änne Probst, OptoNet”: who did something, for whom. */
export async function authorNames(db: Db, authors: readonly Author[], language: Language): Promise<(author: Author) => string> {
  const organisations = await namesOf(db, authors.flatMap((author) => (author.as === 'organisation' ? [author.organisation] : [])), language)
  const people = await peopleNamed(db, [...new Set(authors.flatMap(({ person }) => person ?? []))])
  return (author) => {
    const forWhom = author.as === 'organisation' ? organisations(author.organisation) : '–'
    const person = author.person === undefined ? undefined : people.get(author.person)
    return person === undefined ? forWhom : `${person}, ${forWhom}`
  }
}

/** What topics are called today; one that is gone is left out. */
export async function topicNames({ topics }: Pick<OverlapsNeeds, 'topics'>, ids: readonly string[], language: Language): Promise<string[]> {
  const { nameOf } = await topics()
  return ids.flatMap((id) => nameOf(id)?.[language] ?? [])
}

export const listAt = (language: Language): string => addressOf(ADDRESSES.findings, language)
export const noticeAt = (id: string, language: Language): string => addressOf(ADDRESSES.notice, language, { id })
export const confidedAt = (id: string, language: Language): string => addressOf(ADDRESSES.confided, language, { id })
