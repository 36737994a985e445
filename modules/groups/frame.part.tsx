/** What every door of this module is handed by the house, and what its pages share: who is inside, names of authors, words, refusals above a form. */
import type { Db, Tx } from '#platform/database'
import type { Door } from '#platform/http'
import type { Mail } from '#platform/mail'
import { addressOf, refusing } from '#platform/page'
import type { Result } from '#platform/result'
import { GROUND_WORDS } from '#platform/sentences'
import { tellDay, type Instant } from '#platform/time'
import { COLLATORS, printDecimal, say, type Language } from '#platform/words'
import { organisationsById, placements, shortNameIn, type Actor, type AllianceRole, type Author, type Day, type OrganisationId, type PersonId, type Standing } from '#modules/members'
import { fewPeople, peopleToNotify } from '#modules/people'
import type { About } from './comment.ts'
import { peopleNamed } from './comment-store.ts'
import type { Mentionable } from './mention.ts'
import { PAGE_WORDS } from './page-words.ts'
import type { Indicator, Period } from './report.ts'
import { ADDRESSES, WORDS } from './words.ts'

type Told = Readonly<Record<Language, string>>

/** What a discussion hangs on, as it is called and found today. */
export type Thing = { /** As it is now: a merged topic is another. */ readonly about: About; /** All names it went by. */ readonly ids: readonly string[]; readonly name: Told; readonly to: Told }

export type GroupsNeeds = {
  readonly db: Db
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly now: () => Instant
  readonly today: () => Day
  /** The alliance's time zone. */
  readonly zone: string
  /** Where the house is reached, for addresses in files and mail. */
  readonly origin: () => string
  /** What the alliance is called. */
  readonly alliance: Told
  /** What discussions hang on; `missing` where there is none such. */
  readonly thing: (about: About) => Promise<Result<Thing>>
  readonly organisationAt: (id: OrganisationId, language: Language) => string
  readonly mail: (tx: Tx, mail: Mail) => Promise<void>
  /** Where the answers of a recipient go, if the house hears any. */
  readonly replyAddress: (recipient: string) => string | undefined
  /** An organisation outside becomes a guest from today. */
  readonly inviteAsGuest: (tx: Tx, actor: Actor, organisation: OrganisationId) => Promise<void>
  /** What a report may count, in this order. */
  readonly indicators: readonly Indicator[]
}

export type Word = keyof typeof PAGE_WORDS

/** Says words of these pages. */
export const speaker = (language: Language) => (key: Word, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)

export const { sentenceOf, because, RefusedNotice, again } = refusing({ words: WORDS, ground: GROUND_WORDS })

/** “Änne Probst, OptoNet”: who did something, for whom. */
export async function authorNames({ db }: Pick<GroupsNeeds, 'db'>, authors: readonly Author[], language: Language): Promise<(author: Author) => string> {
  const [organisations, people] = await Promise.all([
    organisationsById(db, [...new Set(authors.flatMap((author) => (author.as === 'organisation' ? [author.organisation] : [])))]),
    peopleNamed(db, [...new Set(authors.flatMap(({ person }) => person ?? []))]),
  ])
  return (author) => {
    const organisation = author.as === 'organisation' ? organisations.get(author.organisation) : undefined
    const forWhom = author.as === 'curator' ? speaker(language)('alliance') : organisation === undefined ? '–' : shortNameIn(organisation, language)
    const person = author.person === undefined ? undefined : people.get(author.person)
    return person === undefined ? forWhom : `${person}, ${forWhom}`
  }
}

export const periodTold = ({ from, until }: Period, language: Language) => ({ from: tellDay(from, language), until: tellDay(until, language) })

/** How many of each kind, as a text. */
export const groupsTold = (groups: readonly (readonly [string, number])[], language: Language): string => groups.map(([group, count]) => `${group}: ${printDecimal(count, language, 0)}`).join(', ') || '–'

/** Roles by which somebody is inside without an organisation. */
const TENDS = ['office', 'spokesperson', 'moderator'] as const

type Office = { readonly person: PersonId; readonly name: string; readonly organisations: readonly OrganisationId[]; readonly roles: readonly AllianceRole[] }

function insideOf(people: readonly Office[], placed: ReadonlyMap<OrganisationId, { readonly standing: Standing }>): Mentionable[] {
  const inside = people.filter(({ organisations, roles }) => TENDS.some((role) => roles.includes(role)) || organisations.some((id) => placed.get(id)?.standing === 'member'))
  return inside.map(({ person, name }) => ({ person, name })).toSorted((a, b) => COLLATORS.de.compare(a.name, b.name))
}

/** Everybody with an account who is inside the alliance today, by name. */
export async function peopleInside({ db, today, zone }: Pick<GroupsNeeds, 'db' | 'today' | 'zone'>): Promise<Mentionable[]> {
  const [people, placed] = await Promise.all([peopleToNotify(db, today(), zone), placements(db, today())])
  return insideOf(people, placed)
}

/** More names than that nobody looks through. */
const MOST_CHOICES = 100

/** Those to choose from; where they are too many, those who tend the alliance: everybody else can still be named by typing. */
export async function peopleToChoose({ db, today }: Pick<GroupsNeeds, 'db' | 'today'>): Promise<Mentionable[]> {
  const people = await fewPeople(db, today(), MOST_CHOICES + 1)
  if (people.length > MOST_CHOICES) return insideOf(await fewPeople(db, today(), MOST_CHOICES, true), new Map())
  return insideOf(people, await placements(db, today(), [...new Set(people.flatMap(({ organisations }) => organisations))]))
}

export const discussionAt = (id: string, language: Language): string => addressOf(ADDRESSES.discussion, language, { id })
