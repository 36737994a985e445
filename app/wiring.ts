/** Which doors hang in the house, and what points upwards: the one readable list of what happens in one module because of another, in the same transaction. */
import { shippedVocabulary } from '#engine'
import type { Db } from '#platform/database'
import type { Files } from '#platform/files'
import { HTTP_WORDS, type App } from '#platform/http'
import type { Job } from '#platform/jobs'
import type { Bus } from '#platform/live'
import type { Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { now } from '#platform/runtime'
import { GROUND_WORDS } from '#platform/sentences'
import { WEB_WORDS } from '#platform/web'
import { say, type Language, type Words } from '#platform/words'
import { organisationsById, placements } from '#modules/members'
import { openViews } from '#modules/topics'
import { actorOf, hangActing, type MembersNeeds } from '../modules/members/acting.tsx'
import { hangMembersApi } from '../modules/members/api.ts'
import { hangMembers, MEMBERS_WORDS, organisationAt } from '../modules/members/pages.tsx'
import { importTexts } from '../modules/topics/bring-jobs.ts'
import { computeLater, topicsJobs, type TopicsWorld } from '../modules/topics/jobs.ts'
import { hangTopics, organisationTopics, TOPICS_STYLES, TOPICS_WORDS } from '../modules/topics/pages.tsx'

export type Ground = Pick<TopicsWorld, 'engine' | 'extractor' | 'engineVersion'> & {
  readonly db: Db
  readonly files: Files
  readonly bus: Bus
  readonly zone: string
  readonly stopping: AbortSignal
  /** Is the house reached by https? */
  readonly isSecure: boolean
  /** Whom websites that are read may complain to. */
  readonly contact: string
}

export const HOUSE_WORDS: Words = { ...HTTP_WORDS, ...GROUND_WORDS, ...WEB_WORDS, ...MEMBERS_WORDS, ...TOPICS_WORDS }

/** Why something was refused, in a sentence. */
export const houseSentence = ({ reason, facts }: Refusal, language: Language): string => say(HOUSE_WORDS, language, reason, facts)

export const HOUSE_STYLES: readonly URL[] = TOPICS_STYLES

/** Hangs all doors in, and says what jobs there are. */
export function wire(app: App, site: Site, ground: Ground): readonly Job[] {
  const { db, zone } = ground
  // A day as the alliance's calendar has it.
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  const today = (): string => calendar.format(now())
  const standings = async (of: Db) => {
    const [organisations, placed] = await Promise.all([organisationsById(of), placements(of, today())])
    return [...organisations.values()].flatMap((organisation) => {
      const placement = placed.get(organisation.id)
      return placement === undefined ? [] : [{ organisation, ...placement }]
    })
  }
  const views = openViews(db, { shipped: shippedVocabulary(), organisations: standings, day: today })
  const doors = { db, today, zone, actorOf: (door: Parameters<typeof actorOf>[0]) => actorOf(door, db, today()) }
  const topics = { ...doors, views, files: ground.files, bus: ground.bus, stopping: ground.stopping, organisationAt }

  const members: MembersNeeds = {
    ...doors,
    isSecure: ground.isSecure,
    parts: [organisationTopics(topics)],
    changed: computeLater,
    importTexts: async (tx, texts, by) => void must(await importTexts(tx, texts, { by, at: now() }, 'alliance')),
  }

  // First: it finds out who acts, for every page.
  hangActing(app, site, members)
  hangMembers(app, site, members)
  hangMembersApi(app, members)
  hangTopics(app, site, topics)
  return topicsJobs({
    ...ground,
    // Whom the public does not know of is on no public map.
    placed: async (of, audience) => (await standings(of)).filter(({ organisation }) => audience === 'alliance' || organisation.audience === 'public').map(({ organisation: { id, kind, fields }, standing, clusters }) => ({ id, kind, fields, clusters, inside: standing === 'member' })),
    crawling: { contact: ground.contact },
  })
}
