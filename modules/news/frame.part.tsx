/** What every door of this module is handed, and the pieces that its pages share: who publishes, how a list looks, why something may not be done. */
import type { Db, Tx } from '#platform/database'
import type { Files } from '#platform/files'
import { idAt, type Door } from '#platform/http'
import { excerptOf } from '#platform/markdown'
import { addressOf, Notice } from '#platform/page'
import { attempt, isOneOf, type Refusal, type Result } from '#platform/result'
import { GROUND_WORDS } from '#platform/sentences'
import { printDay, type Instant } from '#platform/time'
import { say, type Language, type Words } from '#platform/words'
import { nameIn, organisationsById, type Actor, type Day, type OrganisationId } from '#modules/members'
import { tellTime } from './event.ts'
import { PAGE_WORDS } from './page-words.ts'
import { kindOf, stateOf, type Blocks, type Publication, type PublicationId } from './publication.ts'
import { readIn } from './twin.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** A letter on its way: sent when the transaction commits. */
export type Mail = { readonly to: string; readonly language: Language; readonly subject: string; readonly text: string }

export type NewsNeeds = {
  readonly db: Db
  readonly files: Files
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly now: () => Instant
  readonly today: () => Day
  /** The alliance's time zone. */
  readonly zone: string
  /** Where the house is reached from outside; without it, where the reader reached it. */
  readonly origin: string | undefined
  /** What the alliance is called. */
  readonly name: Readonly<Record<Language, string>>
  readonly mail: (tx: Tx, mail: Mail) => Promise<void>
  readonly organisationAt: (id: OrganisationId, language: Language) => string
  /** Of which kinds must both twins be in step before they are published? */
  readonly blocks: (db: Db) => Promise<Blocks>
  /** Words of other modules that refuse here. */
  readonly words: Words
}

export const originOf = ({ origin }: Pick<NewsNeeds, 'origin'>, door: Door): string => origin ?? new URL(door.req.url).origin

export const publicationIn = (door: Door): PublicationId => idAt(door, 'news.none')

/** Where its page is. */
export const pageOf = (publication: Pick<Publication, 'id' | 'event'>, language: Language): string => addressOf(kindOf(publication) === 'event' ? ADDRESSES.oneEvent : ADDRESSES.oneNews, language, { id: publication.id })

export const wordsFor = (language: Language) => (key: keyof typeof PAGE_WORDS, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)

export const sentenceFor = ({ words }: Pick<NewsNeeds, 'words'>, { reason, facts }: Pick<Refusal, 'reason' | 'facts'>, language: Language): string => say<Words>({ ...words, ...GROUND_WORDS, ...WORDS }, language, reason, facts)

/** Why not, or undefined where it may be done. */
export const because = (needs: Pick<NewsNeeds, 'words'>, result: Result<unknown>, language: Language): string | undefined => (result.ok ? undefined : sentenceFor(needs, result.refusal, language))

export const RefusedNotice = ({ needs, refusal, language }: { readonly needs: NewsNeeds; readonly refusal: Refusal; readonly language: Language }) => (
  <Notice kind="wrong" title={say(PAGE_WORDS, language, 'refusedTitle')}><p>{sentenceFor(needs, refusal, language)}</p></Notice>
)

/** Runs it; what a form may be shown again for comes back, everything else is a page of its own. */
export const attempted = <T,>(work: () => Promise<T>): Promise<Result<T>> => attempt(work, isOneOf('invalid', 'conflict', 'stale', 'too-large'))

/** The names under which these are published, and of who holds the events. */
export async function namesFor({ db, name }: Pick<NewsNeeds, 'db' | 'name'>, publications: readonly Publication[], language: Language): Promise<{ readonly publisher: (publication: Publication) => string; readonly organisation: (id: OrganisationId) => string | undefined }> {
  const known = await organisationsById(db, [...new Set(publications.flatMap(({ publisher, event }) => [...(publisher === undefined ? [] : [publisher]), ...(event?.organisers ?? [])]))])
  const organisation = (id: OrganisationId): string | undefined => {
    const one = known.get(id)
    return one === undefined ? undefined : nameIn(one, language)
  }
  return { organisation, publisher: ({ publisher }) => (publisher === undefined ? undefined : organisation(publisher)) ?? name[language] }
}

type ListNeeds = { readonly publications: readonly Publication[]; readonly names: Awaited<ReturnType<typeof namesFor>>; readonly language: Language; readonly zone: string; readonly now: Instant; /** Elsewhere, in a frame of somebody else's page: whole addresses, opened beside it. */ readonly origin?: string }

/** News and events as a list: title, when and who, how it begins. */
export const PublicationList = ({ publications, names, language, zone, now, origin }: ListNeeds) => (
  <ul class="hits">
    {publications.map((one) => {
      const { twin, language: spoken } = readIn(one.twins, language)
      const state = stateOf(one, now)
      const when = one.event === undefined ? (one.publishAt === undefined ? undefined : printDay(one.publishAt, language, zone)) : tellTime(one.event, language, zone)
      return (
        <li key={one.id}>
          <a href={(origin ?? '') + pageOf(one, language)} {...(origin === undefined ? {} : { target: '_blank', rel: 'noopener' })} lang={spoken}>{twin.title}</a>
          <span class="soft small">{[...(state === 'published' ? [] : [say(WORDS, language, `state.${state}`)]), when, one.event?.place, names.publisher(one)].filter((part) => part !== undefined).join(' · ')}</span>
          {one.event !== undefined || twin.text === '' ? null : <span lang={spoken}>{excerptOf(twin.text)}</span>}
        </li>
      )
    })}
  </ul>
)
