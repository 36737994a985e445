/** What every door of this module is handed by the house, and what its pages share: words, names of organisations and topics, refusals above a form. */
import { nameOf, type Concept } from '#engine'
import type { Db, Tx } from '#platform/database'
import type { Door } from '#platform/http'
import type { Mail } from '#platform/mail'
import { addressOf, refusing } from '#platform/page'
import { GROUND_WORDS } from '#platform/sentences'
import type { Instant } from '#platform/time'
import { say, type Language } from '#platform/words'
import { nameIn, organisationsById, shortNameIn, type Actor, type Author, type Day, type OrganisationId } from '#modules/members'
import { resultAudienceOf, type Views } from '#modules/topics'
import { PAGE_WORDS } from './page-words.ts'
import type { RequestId } from './request.ts'
import { ADDRESSES, WORDS } from './words.ts'

type Told = Readonly<Record<Language, string>>

export type PartnersNeeds = {
  readonly db: Db
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly now: () => Instant
  readonly today: () => Day
  /** The alliance's time zone. */
  readonly zone: string
  /** Where the house is reached, for addresses in mail and feeds, without a slash at the end. */
  readonly origin: () => string
  /** What the alliance is called. */
  readonly alliance: Told
  /** Signs the links in mail. */
  readonly secret: Uint8Array
  readonly mail: (tx: Tx, mail: Mail) => Promise<void>
  readonly organisationAt: (id: OrganisationId, language: Language) => string
  /** Where the page of a topic is. */
  readonly topicAt: (id: string, language: Language) => string
  readonly views: Views
  /** The topics that a text names, the clearest first; undefined where nobody can say in time. */
  readonly topicsIn: (text: string) => Promise<readonly string[] | undefined>
  /** Where a project begins with this as its title. */
  readonly newProjectAt: (language: Language, text: string) => string
}

export type Word = keyof typeof PAGE_WORDS

/** Says words of these pages. */
export const speaker = (language: Language) => (key: Word, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)

export const { because, RefusedNotice, again } = refusing({ words: WORDS, ground: GROUND_WORDS })

export type Names = (id: OrganisationId) => string

/** What these organisations are called: whole, or as everybody calls them. */
export async function namesOf({ db }: Pick<PartnersNeeds, 'db'>, ids: readonly OrganisationId[], language: Language, form: 'whole' | 'short' = 'whole'): Promise<Names> {
  const single = [...new Set(ids)]
  const known = single.length === 0 ? new Map() as Awaited<ReturnType<typeof organisationsById>> : await organisationsById(db, single)
  return (id) => {
    const one = known.get(id)
    return one === undefined ? '–' : form === 'whole' ? nameIn(one, language) : shortNameIn(one, language)
  }
}

/** For whom somebody acted. */
export const forWhom = (author: Author, nameOfOrganisation: Names, language: Language): string => (author.as === 'curator' ? speaker(language)('alliance') : nameOfOrganisation(author.organisation))

/** Topics as they are called now; one that is none any longer is passed over. */
export type Topics = { readonly called: (topic: string, language: Language) => string | undefined; readonly concepts: ReadonlyMap<string, Concept>; /** With all below it. */ readonly below: (topic: string) => readonly string[] }

export async function topicsFor({ views }: Pick<PartnersNeeds, 'views'>, actor: Actor): Promise<Topics> {
  const view = await views.of(resultAudienceOf(actor), 'organisations')
  const now = (topic: string): string => view.vocabulary.topicNow(topic) ?? topic
  return {
    concepts: view.concepts,
    called: (topic, language) => {
      const concept = view.concepts.get(now(topic))
      return concept === undefined ? undefined : nameOf(concept, language)
    },
    below: (topic) => {
      const found = new Set([topic, now(topic)])
      for (const one of found) for (const { id } of view.narrowerOf.get(one) ?? []) found.add(id)
      return [...found]
    },
  }
}

/** Where one begins with these topics and this title. */
export const newRequestAt = (language: Language, { topics, title }: { readonly topics: readonly string[]; readonly title: string }): string => `${addressOf(ADDRESSES.newRequest, language)}?${new URLSearchParams([['kind', 'request'], ...(title === '' ? [] : [['title', title]]), ...topics.map((topic) => ['topic', topic])])}`

export const requestAt = (id: RequestId, language: Language): string => addressOf(ADDRESSES.request, language, { id })
