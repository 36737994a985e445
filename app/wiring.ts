/** Which doors hang in the house, and what points upwards: the one readable list of what happens in one module because of another, in the same transaction. */
import { resolve } from 'node:path'
import { shippedVocabulary } from '#engine'
import { openAccounts, type Accounts, type Provider } from '#platform/accounts'
import { forgetEntries, type Db } from '#platform/database'
import type { Files } from '#platform/files'
import { HTTP_WORDS, limitDoors, type App, type Assets, type Bounded, type Door } from '#platform/http'
import type { Job } from '#platform/jobs'
import type { Bus } from '#platform/live'
import { forgetMails, mailJob, queueMail, type Posting } from '#platform/mail'
import { onceFor } from '#platform/once'
import { addressOf, API_FOOT, hangApiPages, type Site, type SiteNeeds } from '#platform/page'
import { accept, must, refuse, Refused, type Refusal, type Result } from '#platform/result'
import { now } from '#platform/runtime'
import { GROUND_WORDS } from '#platform/sentences'
import { versionOf } from '#platform/version'
import { WEB_WORDS } from '#platform/web'
import { say, type Language, type Words } from '#platform/words'
import { nameIn, organisationsById, placements, type Day, type PersonId } from '#modules/members'
import { peopleToNotify, representing } from '#modules/people'
import { openViews, type ResultAudience, type Standed, type Views } from '#modules/topics'
import { hangNewsApi } from '../modules/news/api.ts'
import { forgetRegistrations, forgetSubscriptions, forgetUnconfirmed, newsJobs } from '../modules/news/jobs.ts'
import { hangNews, NEWS_AROUND, NEWS_WORDS, type NewsNeeds } from '../modules/news/pages.tsx'
import { ACTING_ADDRESS, actAs, actorOf, hangActing, type ActingNeeds } from '../modules/members/acting.tsx'
import { hangMembersApi } from '../modules/members/api.ts'
import { hangMembers, MEMBERS_AROUND, MEMBERS_WORDS, nameFor, organisationAt, type MembersNeeds } from '../modules/members/pages.tsx'
import { forgetDrafts, type Importing } from '../modules/members/import-jobs.ts'
import { readUpload } from '../modules/members/import.thread.ts'
import { hangPeopleApi } from '../modules/people/api.ts'
import { forgetInvitations, forgetSessions, forgetTokens, mailLinks, peopleJobs } from '../modules/people/jobs.ts'
import { bearerOf, guardTokens, hangPeoplePages, PEOPLE_ADDRESSES, PEOPLE_AROUND, PEOPLE_WORDS, peopleToBe, whoAsks, type MailOut, type SignInNeeds } from '../modules/people/pages.tsx'
import { hangNoticesApi } from '../modules/notices/api.ts'
import { noticesJobs } from '../modules/notices/digest-jobs.ts'
import type { NoticesWorld } from '../modules/notices/frame.part.ts'
import { hangNotices, NOTICES_AROUND, NOTICES_STYLES, NOTICES_WORDS } from '../modules/notices/pages.tsx'
import { competenceAnswers, competenceNotices } from '../modules/topics/answering.part.ts'
import { hangCharterApi } from '../modules/charter/api.ts'
import type { CharterNeeds } from '../modules/charter/doing.part.ts'
import { CHARTER_ADDRESSES, CHARTER_AROUND, CHARTER_WORDS, hangCharter } from '../modules/charter/pages.tsx'
import type { PrivacyNeeds } from '../modules/privacy/frame.part.ts'
import { hangPrivacyApi } from '../modules/privacy/api.ts'
import { privacyJobs, type Forgets } from '../modules/privacy/jobs.ts'
import { hangAuditTrail, hangPrivacy, PRIVACY_FOOT, PRIVACY_WORDS } from '../modules/privacy/pages.tsx'
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
  readonly assets: Assets
  readonly stopping: AbortSignal
  /** How many of our own proxies stand in front; where nobody says, callers are not told apart and not bound. */
  readonly proxies?: number
  /** Is the house reached by https? */
  readonly isSecure: boolean
  /** Whom websites that are read may complain to: where the house is reached from outside. */
  readonly contact: string | undefined
  /** How mail leaves the house, what its links are signed with, and where they lead. */
  readonly mail: Posting & { readonly isDemo: boolean; readonly secret: Uint8Array; readonly origin: () => string }
  /** What people sign in with. */
  readonly accounts: Accounts
  /** What the alliance is called. */
  readonly alliance: Readonly<Record<Language, string>>
  /** A demo: one may be anybody. */
  readonly isFree: boolean
}

const mailOut: MailOut = async (tx, { to, ...mail }) => void must(await queueMail(tx, { ...mail, to: { email: to } }))

/** What people sign in with, and the mails that belong to it. */
export const accountsOf = (needs: { readonly db: Db; readonly secret: Buffer; readonly origin: () => string; readonly publicUrl: string | undefined; readonly alliance: Ground['alliance']; readonly provider?: Provider | undefined }): Accounts =>
  openAccounts({ ...needs, origin: needs.publicUrl ?? 'http://localhost', name: needs.alliance.de, mailLink: mailLinks({ ...needs, mail: mailOut }) })

export { FINDING }

export const HOUSE_WORDS: Words = { ...HTTP_WORDS, ...GROUND_WORDS, ...WEB_WORDS, ...MEMBERS_WORDS, ...PEOPLE_WORDS, ...CHARTER_WORDS, ...NOTICES_WORDS, ...TOPICS_WORDS, ...NEWS_WORDS, ...PRIVACY_WORDS }

/** Why something was refused, in a sentence. */
export const houseSentence = ({ reason, facts }: Pick<Refusal, 'reason' | 'facts'>, language: Language): string => say(HOUSE_WORDS, language, reason, facts)

/** By which profiles and maps are known to be made by this engine. */
export const engineVersion = (): string => versionOf(resolve(import.meta.dirname, '../engine'))

/** Pages behind the entries of the menu. */
export const HOUSE_AROUND = { ...TOPICS_AROUND, overview: NOTICES_AROUND, members: [...MEMBERS_AROUND, ...CHARTER_AROUND, ...TOPICS_AROUND.members, ...PEOPLE_AROUND], news: NEWS_AROUND }

/** At the foot of every page. */
export const HOUSE_FOOT: NonNullable<SiteNeeds['foot']> = [...PRIVACY_FOOT, API_FOOT]

export const HOUSE_STYLES: readonly URL[] = [...NOTICES_STYLES, ...TOPICS_STYLES]

/** What the parts of the API are called, by the first word of their paths. */
const API_GROUPS: Words = {
  organisations: { de: 'Organisationen, ihre Mitgliedschaften und Kompetenzen', en: 'Organisations, their memberships and competences' },
  self: { de: 'Wer angemeldet ist', en: 'Who is signed in' },
  passkeys: { de: 'Passkeys', en: 'Passkeys' },
  tokens: { de: 'Zugriffsschlüssel', en: 'Tokens' },
  imports: { de: 'Import', en: 'Import' },
  alliance: { de: 'Allianz', en: 'Alliance' },
  'charter-documents': { de: 'Regelwerk', en: 'Charter' },
  'voting-rules': { de: 'Abstimmungsregeln', en: 'Voting rules' },
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
  notices: { de: 'Hinweise', en: 'Notices' },
  mails: { de: 'Postausgang', en: 'Outbox' },
  search: { de: 'Suche', en: 'Search' },
  news: { de: 'Meldungen', en: 'News' },
  events: { de: 'Veranstaltungen und Anmeldungen', en: 'Events and registrations' },
  newsletter: { de: 'Newsletter', en: 'Newsletter' },
  'retention-periods': { de: 'Aufbewahrungsfristen', en: 'Retention periods' },
  'audit-entries': { de: 'Vorgänge', en: 'Audit trail' },
  live: { de: 'Was gerade geschieht', en: 'What happens now' },
}

/** The alliance's time zone: by it a day begins. */
const ZONE = 'Europe/Berlin'
const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })
export const today = (): string => dayIn(Math.floor(now().getTime() / MINUTE_MS))

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

/** Where one signs in, and where one's own page is. */
export const PEOPLE_AT = { signIn: (language: Language): string => addressOf(PEOPLE_ADDRESSES.signIn, language), account: (language: Language): string => addressOf(PEOPLE_ADDRESSES.account, language) }

/** Where who is nobody yet becomes somebody: by signing in; in a demo, by choosing. */
export const enterIn = (isFree: boolean): NonNullable<SiteNeeds['enter']> => {
  const address = isFree ? ACTING_ADDRESS : PEOPLE_ADDRESSES.signIn
  return { says: isFree ? { de: 'Wählen, für wen Sie handeln', en: 'Choose who you act for' } : { de: 'Anmelden', en: 'Sign in' }, to: { de: addressOf(address, 'de'), en: addressOf(address, 'en') } }
}

type ReadingGround = Pick<Ground, 'db' | 'files' | 'engine' | 'extractor' | 'engineVersion' | 'contact'>

/** What an import waits for. */
export const readingJobs = (ground: ReadingGround): readonly Job[] =>
  topicsJobs({
    ...ground,
    placed: async (db, audience) => placedFor(await standings(db), audience),
    crawling: { contact: ground.contact },
  })

/** What runs beside requests. */
export const jobsOf = (ground: ReadingGround & Pick<Ground, 'mail' | 'accounts'>): readonly Job[] => [...readingJobs(ground), mailJob(ground.db, ground.mail), ...peopleJobs(ground.accounts), ...newsJobs({ db: ground.db, now, zone: ZONE, mail: mailOut }), ...privacyJobs({ db: ground.db, forgets: FORGETS, now }), ...noticesJobs(noticesWorld(ground, viewsOf(ground.db)))]

/** How everything is forgotten that has a period. */
const FORGETS: Forgets = { sessions: forgetSessions, tokens: forgetTokens, invitations: forgetInvitations, mails: forgetMails, audit: forgetEntries, registrations: forgetRegistrations, unconfirmed: forgetUnconfirmed, subscriptions: forgetSubscriptions, drafts: forgetDrafts }

/** Pages and jobs look at the same maps. */
const viewsOf = onceFor((db: Db): Views => openViews(db, { shipped: shippedVocabulary(), organisations: standings, day: today }))

/** What needs whom, and what is answered from a mail: a module that has something to say joins these lists. */
const noticesWorld = ({ db, files, mail: { secret, origin } }: Pick<Ground, 'db' | 'files' | 'mail'>, views: Views): NoticesWorld => {
  const topics = { db, views, files, zone: ZONE, organisationAt }
  return {
    db,
    today,
    secret,
    origin,
    sources: [competenceNotices(topics)],
    answers: { competences: competenceAnswers(topics) },
    peopleToNotify: (of) => peopleToNotify(of, today(), ZONE),
  }
}

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
  // A password is tried by hand, and an office of thirty begins its day at nine.
  { limit: { most: 40, ...MINUTE }, of: 'writes', paths: ['/de/anmelden/*', '/en/sign-in/*', '/de/passwort-vergessen', '/en/forgotten-password', '/de/passwort-waehlen', '/en/choose-password', '/de/einladung/*', '/en/invitation/*', '/de/konto/*', '/en/account/*', '/api/v1/passkeys/*'] },
  // A preview of 20,000 rows takes seconds.
  { limit: { most: 30, ...MINUTE }, of: 'all', paths: ['/de/mitglieder/import/*', '/en/members/import/*', '/api/v1/imports/*'] },
]

/** Hangs all doors in. */
export function hangDoors(app: App, site: Site, ground: Ground): void {
  const { db } = ground
  if (ground.isFree) refuseForwarded(app)
  const views = viewsOf(db)
  const acting: ActingNeeds = {
    db,
    today,
    isSecure: ground.isSecure,
    isFree: ground.isFree,
    known: async (door) => {
      const one = await whoAsks(door, people)
      const chosen = one?.token === undefined ? undefined : (door.req.header('acting') ?? one.token.acting ?? '')
      return one === undefined ? undefined : { id: one.person.id, name: one.person.name, offices: one.offices, acting: chosen }
    },
    ...PEOPLE_AT,
    ...(ground.isFree ? { beneath: (_: Door, language: Language) => peopleToBe(people, language) } : {}),
  }
  const doors = { db, today, zone: ZONE, actorOf: (door: Door) => actorOf(door, acting) }
  const people: SignInNeeds = {
    ...doors,
    accounts: ground.accounts,
    origin: ground.mail.origin,
    isSecure: ground.isSecure,
    proxies: ground.proxies ?? 0,
    mail: mailOut,
    organisationName: async (of, actor, id, language) => nameFor(of, actor, id, today(), language),
    organisationAt,
    keepFile: (bytes) => ground.files.keep(bytes),
    alliance: ground.alliance,
    apiGroups: API_GROUPS,
    actAs: (door, chosen) => actAs(door, chosen, acting),
    isFree: ground.isFree,
    actingAt: (language) => addressOf(ACTING_ADDRESS, language),
    passkeyScript: ground.assets.address('passkey.js'),
  }
  const topics = { ...doors, views, files: ground.files, bus: ground.bus, stopping: ground.stopping, organisationAt, readList }

  const members: MembersNeeds = {
    ...doors,
    parts: [organisationTopics(topics)],
    partsHear: ORGANISATION_HEARS,
    changed: organisationsChanged,
    listAt: memberListAt,
    importTexts: importing(db).importTexts,
  }

  const charter: CharterNeeds = { ...doors, files: ground.files, maySign: maySignIn(ground.isFree) }

  if (ground.proxies !== undefined) limitDoors(app, BOUNDS, ground.proxies, () => performance.now())
  const privacy: PrivacyNeeds = { ...doors, origin: ground.mail.origin, proxies: ground.proxies ?? 0, tokenOf: (door) => bearerOf(door)?.token.id, carrierAt: (language) => addressOf(CHARTER_ADDRESSES.alliance, language), members: async () => (await standings(db)).filter(({ standing }) => standing === 'member').map(({ organisation }) => nameIn(organisation, 'de')) }
  guardTokens(app, people)
  hangAuditTrail(app, privacy)
  // First: it finds out who acts, for every page.
  hangActing(app, site, acting)
  hangPeoplePages(app, site, people)
  hangPeopleApi(app, people)
  hangMembers(app, site, members)
  hangMembersApi(app, members)
  hangCharter(app, site, charter)
  hangCharterApi(app, charter)
  const notices = { ...doors, ...noticesWorld(ground, views), posting: ground.mail, hears: ['map.computed', 'word.said'] }
  hangNotices(app, site, notices)
  hangNoticesApi(app, notices)
  hangTopics(app, site, topics)
  hangTopicsApi(app, topics)
  const news: NewsNeeds = { ...doors, files: ground.files, now, origin: ground.contact, name: ground.alliance, mail: mailOut, organisationAt, blocks: { news: false, event: false }, words: HOUSE_WORDS }
  hangNews(app, site, news)
  hangNewsApi(app, news)
  hangPrivacy(app, site, privacy)
  hangPrivacyApi(app, privacy)
  // Last: it tells of all doors.
  hangApiPages(app, site, { title: 'Schnittmenge', version: ground.engineVersion, groups: API_GROUPS })
}

/** Whoever signs for an organisation has a Legitimation for it; who plays in a demo without being anybody is believed. */
const maySignIn = (isFree: boolean): CharterNeeds['maySign'] => async (db, actor, organisation): Promise<Result<{ person?: PersonId }>> => {
  if (actor.as !== 'organisation' || actor.organisation !== organisation) return refuse('forbidden', 'signature.mayNot')
  if (isFree && actor.person === undefined) return accept({})
  const legitimation = await representing(db, actor, 'signatures', today())
  return legitimation.ok ? accept({ person: legitimation.value.person }) : legitimation
}

/** Who comes through a proxy sits elsewhere: a demo, where one may be anybody, is for this machine. */
function refuseForwarded(app: App): void {
  app.use(async (door, next) => {
    if (FORWARDED.some((name) => door.req.header(name) !== undefined)) throw new Refused({ kind: 'forbidden', reason: 'demo.forwarded', facts: {} })
    return next()
  })
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

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
