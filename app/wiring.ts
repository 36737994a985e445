/** Which doors hang in the house, and what points upwards: the one readable list of what happens in one module because of another, in the same transaction. */
import { resolve } from 'node:path'
import { shippedVocabulary } from '#engine'
import type { Db } from '#platform/database'
import type { Files } from '#platform/files'
import { HTTP_WORDS, limitDoors, type App, type Bounded, type Door } from '#platform/http'
import type { Job } from '#platform/jobs'
import type { Bus } from '#platform/live'
import { hangApiPages, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { now } from '#platform/runtime'
import { GROUND_WORDS } from '#platform/sentences'
import { versionOf } from '#platform/version'
import { WEB_WORDS } from '#platform/web'
import { say, type Language, type Words } from '#platform/words'
import { organisationsById, placements, type Day } from '#modules/members'
import { openViews, type ResultAudience, type Standed } from '#modules/topics'
import { hangNewsApi } from '../modules/news/api.ts'
import { newsJobs } from '../modules/news/jobs.ts'
import { hangNews, NEWS_AROUND, NEWS_WORDS, type NewsNeeds } from '../modules/news/pages.tsx'
import { actorOf, hangActing, type MembersNeeds } from '../modules/members/acting.tsx'
import { hangMembersApi } from '../modules/members/api.ts'
import { hangMembers, MEMBERS_AROUND, MEMBERS_WORDS, organisationAt } from '../modules/members/pages.tsx'
import type { Importing } from '../modules/members/import-jobs.ts'
import { readUpload } from '../modules/members/import.thread.ts'
import { importTexts } from '../modules/topics/bring-jobs.ts'
import { organisationsChanged } from '../modules/topics/changed.part.ts'
import type { TopicsNeeds } from '../modules/topics/frame.part.tsx'
import { topicsJobs, type TopicsWorld } from '../modules/topics/jobs.ts'
import { hangTopicsApi } from '../modules/topics/api.ts'
import { FINDING, hangTopics, memberListAt, ORGANISATION_HEARS, organisationTopics, TOPICS_AROUND, TOPICS_STYLES, TOPICS_WORDS } from '../modules/topics/pages.tsx'

export type Ground = Pick<TopicsWorld, 'engine' | 'extractor' | 'engineVersion'> & {
  readonly db: Db
  readonly files: Files
  readonly bus: Bus
  readonly stopping: AbortSignal
  /** How many of our own proxies stand in front; where nobody says, callers are not told apart and not bound. */
  readonly proxies?: number
  /** Is the house reached by https? */
  readonly isSecure: boolean
  /** What the alliance is called. */
  readonly name?: Readonly<Record<Language, string>>
  /** Whom websites that are read may complain to: where the house is reached from outside. */
  readonly contact: string | undefined
}

export { FINDING }

export const HOUSE_WORDS: Words = { ...HTTP_WORDS, ...GROUND_WORDS, ...WEB_WORDS, ...MEMBERS_WORDS, ...TOPICS_WORDS, ...NEWS_WORDS }

/** Why something was refused, in a sentence. */
export const houseSentence = ({ reason, facts }: Pick<Refusal, 'reason' | 'facts'>, language: Language): string => say(HOUSE_WORDS, language, reason, facts)

/** By which profiles and maps are known to be made by this engine. */
export const engineVersion = (): string => versionOf(resolve(import.meta.dirname, '../engine'))

/** Pages behind the entries of the menu. */
export const HOUSE_AROUND = { ...TOPICS_AROUND, members: [...MEMBERS_AROUND, ...TOPICS_AROUND.members], news: NEWS_AROUND }

export const HOUSE_STYLES: readonly URL[] = TOPICS_STYLES

/** What the parts of the API are called, by the first word of their paths. */
const API_GROUPS: Words = {
  organisations: { de: 'Organisationen, ihre Mitgliedschaften und Kompetenzen', en: 'Organisations, their memberships and competences' },
  imports: { de: 'Import', en: 'Import' },
  map: { de: 'Karte', en: 'Map' },
  intersections: { de: 'Schnittmengen', en: 'Intersections' },
  topics: { de: 'Themen', en: 'Topics' },
  acts: { de: 'Themenpflege', en: 'Curation' },
  'found-terms': { de: 'Fundbegriffe', en: 'Found terms' },
  vocabulary: { de: 'Vokabular', en: 'Vocabulary' },
  sources: { de: 'Quellen', en: 'Sources' },
  releases: { de: 'Freigabe', en: 'Release' },
  'member-lists': { de: 'Mitgliederlisten', en: 'Member lists' },
  comparison: { de: 'Vergleich', en: 'Comparison' },
  search: { de: 'Suche', en: 'Search' },
  news: { de: 'Meldungen', en: 'News' },
  events: { de: 'Veranstaltungen und Anmeldungen', en: 'Events and registrations' },
  newsletter: { de: 'Newsletter', en: 'Newsletter' },
  live: { de: 'Was gerade geschieht', en: 'What happens now' },
}

/** The alliance's time zone: by it a day begins. */
const ZONE = 'Europe/Berlin'
const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })
const today = (): string => dayIn(Math.floor(now().getTime() / MINUTE_MS))

// Asked several times a page; no zone begins a day within a minute.
const MINUTE_MS = 60_000
let lastMinute = { minute: -1, day: '' }

function dayIn(minute: number): string {
  if (lastMinute.minute !== minute) lastMinute = { minute, day: calendar.format(minute * MINUTE_MS) }
  return lastMinute.day
}

/** How all organisations stand on a day. */
export async function standingsOn(db: Db, day: Day): Promise<Standed[]> {
  const [organisations, placed] = await Promise.all([organisationsById(db), placements(db, day)])
  return [...organisations.values()].flatMap((organisation) => {
    const placement = placed.get(organisation.id)
    return placement === undefined ? [] : [{ organisation, ...placement }]
  })
}

const standings = (db: Db): Promise<Standed[]> => standingsOn(db, today())

/** Of these, those that a map for this audience may be computed from: whom the public does not know of is on no public map. */
export const placedFor = (standed: readonly Standed[], audience: ResultAudience) =>
  standed.filter(({ organisation }) => audience === 'alliance' || organisation.audience === 'public').map(({ organisation: { id, kind, fields }, standing, clusters }) => ({ id, kind, fields, clusters, inside: standing === 'member' }))

/** What follows in other modules when organisations change, or a file brings texts. */
export const importing = (db: Db): Importing => ({ db, today, changed: organisationsChanged, importTexts: async (tx, texts, by, audience) => void must(await importTexts(tx, texts, { by, at: now() }, audience)) })

/** What runs beside requests. */
export const jobsOf = (ground: Pick<Ground, 'db' | 'files' | 'engine' | 'extractor' | 'engineVersion' | 'contact'>): readonly Job[] => [
  ...topicsJobs({
    ...ground,
    placed: async (db, audience) => placedFor(await standings(db), audience),
    crawling: { contact: ground.contact },
  }),
  ...newsJobs({ db: ground.db, now, zone: ZONE, mail }),
]

/** Until the house sends mail, letters go nowhere. */
const mail: NewsNeeds['mail'] = async () => undefined

const MINUTE = { seconds: 60 }

/** How often one caller may do what costs much, beside how often anything: more than an office behind one address does, less than holds the house. */
const BOUNDS: readonly Bounded[] = [
  { limit: { most: 2_400, ...MINUTE }, of: 'all', paths: ['/de/*', '/en/*', '/api/*'] },
  { limit: { most: 600, ...MINUTE }, of: 'reads', paths: ['/de/suche', '/en/search', '/api/v1/search'] },
  { limit: { most: 300, ...MINUTE }, of: 'all', paths: ['/de/handeln', '/en/acting', '/api/v1/live'] },
  { limit: { most: 120, ...MINUTE }, of: 'reads', paths: ['/de/schnittmengen/bild/*', '/en/intersections/picture/*', '/de/schnittmengen/tabelle/*', '/en/intersections/table/*', '/de/mitglieder/liste.csv', '/en/members/list.csv', '/de/mitglieder/liste.xlsx', '/en/members/list.xlsx'] },
  // Each write may send a mail to an address that a stranger wrote.
  { limit: { most: 30, ...MINUTE }, of: 'writes', paths: ['/de/termine/:id/anmeldung', '/en/events/:id/registration', '/api/v1/events/:id/registrations', '/de/newsletter', '/en/newsletter', '/api/v1/newsletter'] },
  // Each write begins reading: a file, a website, a list of members.
  { limit: { most: 120, ...MINUTE }, of: 'writes', paths: ['/de/quellen/*', '/en/sources/*', '/api/v1/sources/*', '/api/v1/member-lists/*', '/de/mitgliederliste/*', '/en/member-list/*'] },
  // A preview of 20,000 rows takes seconds.
  { limit: { most: 30, ...MINUTE }, of: 'all', paths: ['/de/mitglieder/import/*', '/en/members/import/*', '/api/v1/imports/*'] },
]

/** Hangs all doors in. */
export function hangDoors(app: App, site: Site, ground: Ground): void {
  const { db } = ground
  const views = openViews(db, { shipped: shippedVocabulary(), organisations: standings, day: today })
  const doors = { db, today, zone: ZONE, actorOf: (door: Door) => actorOf(door, db, today()) }
  const topics = { ...doors, views, files: ground.files, bus: ground.bus, stopping: ground.stopping, organisationAt, readList }

  const members: MembersNeeds = {
    ...doors,
    isSecure: ground.isSecure,
    parts: [organisationTopics(topics)],
    partsHear: ORGANISATION_HEARS,
    changed: organisationsChanged,
    listAt: memberListAt,
    importTexts: importing(db).importTexts,
  }

  if (ground.proxies !== undefined) limitDoors(app, BOUNDS, ground.proxies, () => performance.now())
  // First: it finds out who acts, for every page.
  hangActing(app, site, members)
  hangMembers(app, site, members)
  hangMembersApi(app, members)
  hangTopics(app, site, topics)
  hangTopicsApi(app, topics)
  const news: NewsNeeds = { ...doors, files: ground.files, now, origin: ground.contact, name: ground.name ?? { de: 'Schnittmenge', en: 'Schnittmenge' }, mail, organisationAt, blocks: { news: false, event: false }, words: HOUSE_WORDS }
  hangNews(app, site, news)
  hangNewsApi(app, news)
  // Last: it tells of all doors.
  hangApiPages(app, site, { title: 'Schnittmenge', version: ground.engineVersion, groups: API_GROUPS })
}

/** A file that lists organisations, read as an import would read it. */
const readList: NonNullable<TopicsNeeds['readList']> = async (bytes, name) => {
  const read = await readUpload(bytes, name)
  if (!read.ok) return { refused: { de: houseSentence(read.refusal, 'de'), en: houseSentence(read.refusal, 'en') } }
  return {
    entries: read.value.rows
      .flatMap(({ organisations }) => organisations)
      .flatMap(({ name: { de, en } = {}, website, place, kind }) => {
        const called = de ?? en
        return called === undefined ? [] : [{ name: called, ...(website === undefined ? {} : { website }), ...(place === undefined ? {} : { place }), ...(kind === undefined ? {} : { kind }) }]
      }),
  }
}
