/** What every door of this module is handed by the house, and what several of them do alike. */
import type { Db } from '#platform/database'
import type { Door } from '#platform/http'
import type { LinkFacts } from '#platform/links'
import type { Posting } from '#platform/mail'
import type { Language } from '#platform/words'
import { actors, organisationsById, shortNameIn, type Actor, type AllianceRole, type Day, type OrganisationId } from '#modules/members'
import type { Answering } from './answer.ts'
import type { Notice, NoticeKind } from './notice.ts'
import type { Notified } from './settings.ts'
import type { Asked, NoticeSource } from './store.ts'

/** Where notices come from, who is told, and who answers for a link. */
export type NoticesWorld = {
  readonly db: Db
  readonly sources: readonly NoticeSource[]
  readonly peopleToNotify: (db: Db) => Promise<readonly Notified[]>
  /** By the kind of notice that is answered. */
  readonly answers: Partial<Readonly<Record<NoticeKind, Answering>>>
  /** Signs the links in mail. */
  readonly secret: Uint8Array
  /** Under which people reach the house, without a slash at the end. */
  readonly origin: () => string
  readonly today: () => Day
}

export type NoticesNeeds = NoticesWorld & {
  readonly actorOf: (door: Door) => Promise<Actor>
  /** The alliance's time zone. */
  readonly zone: string
  readonly posting: Pick<Posting, 'smtpUrl'> & { /** A house with play data sends none, whatever is set up. */ readonly isDemo: boolean }
  /** What happens that changes what is open. */
  readonly hears: readonly string[]
}

/** What every module has to say to them, in its order. */
export const noticesFor = async ({ db, sources }: Pick<NoticesWorld, 'db' | 'sources'>, asked: Asked): Promise<Notice[]> => (await Promise.all(sources.map((source) => source(db, asked)))).flat()

/** Whoever plays the alliance in a demo is all of it. */
const ALL_ROLES: readonly AllianceRole[] = ['spokesperson', 'office', 'moderator', 'operator', 'confidant']

export const askedBy = (actor: Actor, today: Day): Asked => ({
  organisations: actor.as === 'organisation' ? [actor.organisation] : [],
  decides: actor.as === 'organisation' && actors.decidesForAny(actor, [actor.organisation]) ? [actor.organisation] : [],
  roles: actor.as === 'organisation' ? [] : (actor.roles ?? (actor.as === 'curator' ? ALL_ROLES : [])),
  ...(actor.person === undefined ? {} : { person: actor.person }),
  today,
})

/** The names by which all know these. */
export async function namesOf(db: Db, organisations: readonly OrganisationId[], language: Language): Promise<(id: OrganisationId) => string> {
  const known = await organisationsById(db, organisations)
  return (id) => {
    const one = known.get(id)
    return one === undefined ? '–' : shortNameIn(one, language)
  }
}

// ---- What links are for

export const ANSWER = 'answer'
export const UNSUBSCRIBE = 'unsubscribe'

/** One fact of a link as text; nothing where it is none. */
export const factIn = (facts: LinkFacts, name: string): string | undefined => {
  const fact = facts[name]
  return typeof fact === 'string' ? fact : undefined
}
