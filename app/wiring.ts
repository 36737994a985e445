/** Which doors hang in the house, and what points upwards: the one readable list of what happens in one module because of another, in the same transaction. */
import { resolve } from 'node:path'
import { shippedVocabulary } from '#engine'
import { openAccounts, type Accounts, type Provider } from '#platform/accounts'
import { type copy, type Db, forgetEntries } from '#platform/database'
import type { Files } from '#platform/files'
import { HTTP_WORDS, limitDoors, type App, type Assets, type Bounded, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import type { openInbox } from '#platform/inbox'
import type { Job } from '#platform/jobs'
import type { Bus } from '#platform/live'
import { mailJob, queueMail, queueMails, type Posting, forgetMails } from '#platform/mail'
import { onceFor } from '#platform/once'
import { addressOf, hangApiPages, type Site, type SiteNeeds, API_FOOT } from '#platform/page'
import { replyAddressOf, replyIdIn } from '#platform/reply-address'
import { accept, must, refuse, Refused, type Refusal, type Result } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { GROUND_WORDS } from '#platform/sentences'
import { versionOf } from '#platform/version'
import { WEB_WORDS } from '#platform/web'
import { say, type Language, type Words } from '#platform/words'
import { findOrganisation, nameIn, organisationsById, placements, type Day, type PersonId } from '#modules/members'
import { peopleToNotify, representing } from '#modules/people'
import { openViews, type ResultAudience, type Standed, type Views } from '#modules/topics'
import { hangTakeAway, ownTakeAway, TAKE_AWAY_AROUND } from './take-away-pages.tsx'
import { TAKE_AWAY_WORDS } from './take-away-words.ts'
import { hangNewsApi } from '../modules/news/api.ts'
import { hangGroupsApi } from '../modules/groups/api.ts'
import { commentNotices, DISCUSSION_HEARS, discussionsPart, GROUPS_AROUND, GROUPS_WORDS, hangGroups, indicatorsOf, outreachPart, takeReply, type GroupsNeeds } from '../modules/groups/pages.tsx'
import { newsJobs, forgetRegistrations, forgetSubscriptions, forgetUnconfirmed } from '../modules/news/jobs.ts'
import { eventAt, hangNews, NEWS_AROUND, NEWS_WORDS, type NewsNeeds } from '../modules/news/pages.tsx'
import { ACTING_ADDRESS, actAs, actorOf, hangActing, type ActingNeeds } from '../modules/members/acting.tsx'
import { hangMembersApi } from '../modules/members/api.ts'
import { inviteAsGuest } from '../modules/members/guest.part.ts'
import { hangMembers, MEMBERS_AROUND, MEMBERS_WORDS, nameFor, organisationAt, type MembersNeeds } from '../modules/members/pages.tsx'
import { type Importing, forgetDrafts } from '../modules/members/import-jobs.ts'
import { fieldOptions } from '../modules/members/organisation.part.tsx'
import { takeIn } from '../modules/members/taking-in.part.ts'
import { readCellsOf, readUpload } from '../modules/members/import.thread.ts'
import { hangPeopleApi } from '../modules/people/api.ts'
import { mailLinks, peopleJobs, forgetInvitations, forgetSessions, forgetTokens } from '../modules/people/jobs.ts'
import { inviteIn } from '../modules/people/people-pages.tsx'
import { hangPeoplePages, organisationPeople, PEOPLE_ADDRESSES, PEOPLE_AROUND, PEOPLE_WORDS, peopleToBe, removeTokensOf, type MailOut, type SignInNeeds, bearerOf, guardTokens, whoAsks } from '../modules/people/pages.tsx'
import { hangNoticesApi } from '../modules/notices/api.ts'
import { noticesJobs } from '../modules/notices/digest-jobs.ts'
import type { NoticesWorld } from '../modules/notices/frame.part.ts'
import { hangNotices, NOTICES_AROUND, NOTICES_STYLES, NOTICES_WORDS } from '../modules/notices/pages.tsx'
import { competenceAnswers, competenceNotices } from '../modules/topics/answering.part.ts'
import { sealed } from '#platform/canonical'
import { addBindingRecord, findAlliance } from '#modules/charter'
import { hangCharterApi } from '../modules/charter/api.ts'
import type { CharterNeeds } from '../modules/charter/doing.part.ts'
import { CHARTER_AROUND, CHARTER_WORDS, hangCharter, CHARTER_ADDRESSES } from '../modules/charter/pages.tsx'
import { hangAccessionApi } from '../modules/accession/api.ts'
import { applicationNotices } from '../modules/accession/notices.part.ts'
import { ACCESSION_AROUND, ACCESSION_WORDS, hangAccession, type AccessionNeeds } from '../modules/accession/pages.tsx'
import type { PrivacyNeeds } from '../modules/privacy/frame.part.ts'
import { hangPrivacyApi } from '../modules/privacy/api.ts'
import { privacyJobs, type Forgets } from '../modules/privacy/jobs.ts'
import { hangAuditTrail, hangPrivacy, PRIVACY_FOOT, PRIVACY_WORDS } from '../modules/privacy/pages.tsx'
import { importTexts } from '../modules/topics/bring-jobs.ts'
import { organisationsChanged } from '../modules/topics/changed.part.ts'
import type { TopicsNeeds } from '../modules/topics/frame.part.tsx'
import { topicsJobs, type TopicsWorld } from '../modules/topics/jobs.ts'
import { hangTopicsApi } from '../modules/topics/api.ts'
import { FINDING, hangTopics, intersectionNamed, memberListAt, ORGANISATION_HEARS, organisationTopics, TOPICS_AROUND, TOPICS_STYLES, TOPICS_WORDS, topicNamed } from '../modules/topics/pages.tsx'

export type Ground = Pick<TopicsWorld, 'engine' | 'extractor' | 'engineVersion'> & {
  readonly db: Db
  /** The database as it is at one moment. */
  readonly snapshot: () => Promise<copy.Snapshot>
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
  readonly mail: Posting & { readonly isDemo: boolean; readonly secret: Uint8Array; readonly origin: () => string; /** The domain of reply addresses, where answers are heard. */ readonly replyDomain?: string }
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
  openAccounts({ ...needs, origin: needs.publicUrl ?? 'http://localhost', name: needs.alliance.de, mailLink: mailLinks({ ...needs, mail: mailOut }), passwordChosen: (person) => removeTokensOf(needs.db, person) })

export { FINDING }

export const HOUSE_WORDS: Words = { ...HTTP_WORDS, ...GROUND_WORDS, ...WEB_WORDS, ...MEMBERS_WORDS, ...PEOPLE_WORDS, ...CHARTER_WORDS, ...NOTICES_WORDS, ...ACCESSION_WORDS, ...TOPICS_WORDS, ...GROUPS_WORDS, ...NEWS_WORDS, ...PRIVACY_WORDS, ...TAKE_AWAY_WORDS }

/** Why something was refused, in a sentence. */
export const houseSentence = ({ reason, facts }: Pick<Refusal, 'reason' | 'facts'>, language: Language): string => say(HOUSE_WORDS, language, reason, facts)

/** By which profiles and maps are known to be made by this engine. */
export const engineVersion = (): string => versionOf(resolve(import.meta.dirname, '../engine'))

/** Pages behind the entries of the menu. */
export const HOUSE_AROUND = { ...TOPICS_AROUND, overview: [...NOTICES_AROUND, ...GROUPS_AROUND], members: [...MEMBERS_AROUND, ...CHARTER_AROUND, ...ACCESSION_AROUND, ...TOPICS_AROUND.members, ...PEOPLE_AROUND, ...TAKE_AWAY_AROUND], news: NEWS_AROUND }

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
  'people-imports': { de: 'Personen aus Tabellen', en: 'People from tables' },
  alliance: { de: 'Allianz', en: 'Alliance' },
  'charter-documents': { de: 'Regelwerk', en: 'Charter' },
  'voting-rules': { de: 'Abstimmungsregeln', en: 'Voting rules' },
  'application-form': { de: 'Mitglied werden', en: 'Becoming a member' },
  applications: { de: 'Aufnahmeanträge', en: 'Applications' },
  admissions: { de: 'Der eigene Aufnahmeantrag', en: 'One’s own application' },
  'admission-criteria': { de: 'Aufnahmekriterien', en: 'Admission criteria' },
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
  'take-away': { de: 'Mitnehmen', en: 'Take along' },
  comments: { de: 'Diskussionen', en: 'Discussions' },
  distancings: { de: 'Distanzierungen', en: 'Distancings' },
  circulars: { de: 'Rundmails', en: 'Circulars' },
  contacts: { de: 'Kontakte außerhalb', en: 'Contacts outside' },
  reports: { de: 'Nachweise', en: 'Reports' },
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
  const topics = { db, views, files, zone: ZONE, organisationAt, today }
  return {
    db,
    today,
    secret,
    origin,
    sources: [applicationNotices({ zone: ZONE }), competenceNotices(topics), commentNotices({ thing: thingOf(db, views) })],
    answers: { competences: competenceAnswers(topics) },
    peopleToNotify: (of) => peopleToNotify(of, today(), ZONE),
  }
}

/** What discussions hang on, as it is called and found today. */
const thingOf = (db: Db, views: Views): GroupsNeeds['thing'] => async (about) => {
  const { kind, id } = about
  if (kind === 'organisation') {
    const found = isId<'organisation'>(id) ? await findOrganisation(db, id) : refuse('missing', 'organisation.none')
    return found.ok ? accept({ about, ids: [id], name: { de: nameIn(found.value, 'de'), en: nameIn(found.value, 'en') }, to: { de: organisationAt(found.value.id, 'de'), en: organisationAt(found.value.id, 'en') } }) : found
  }
  const named = await (kind === 'topic' ? topicNamed({ views }, id) : intersectionNamed({ db, views }, id))
  return named.ok ? accept({ ...named.value, about: { kind, id: named.value.id } }) : named
}

/** What takes the mail that comes in, and for which addresses; nothing where no answers are heard. */
export function hearingOf({ db, mail: { secret, replyDomain } }: Pick<Ground, 'db' | 'mail'>): Pick<Parameters<typeof openInbox>[0], 'accepts' | 'take'> | undefined {
  if (replyDomain === undefined) return undefined
  return { accepts: (address) => replyIdIn(secret, address, replyDomain) !== undefined, take: takeReply({ db, now, recipientOf: (address) => replyIdIn(secret, address, replyDomain) }) }
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
  { limit: { most: 20, seconds: 600 }, of: 'writes', paths: ['/de/mitglied-werden', '/en/become-a-member', '/api/v1/applications'] },
  // Whoever has the link adds documents, and nobody guesses one.
  { limit: { most: 120, ...MINUTE }, of: 'all', paths: ['/de/aufnahme/*', '/en/admission/*', '/api/v1/admissions/*'] },
  // Each write begins reading: a file, a website, a list of members.
  { limit: { most: 120, ...MINUTE }, of: 'writes', paths: ['/de/quellen/*', '/en/sources/*', '/api/v1/sources/*', '/api/v1/member-lists/*', '/de/mitgliederliste/*', '/en/member-list/*'] },
  // A password is tried by hand, and an office of thirty begins its day at nine.
  { limit: { most: 40, ...MINUTE }, of: 'all', paths: ['/de/anmelden/extern', '/en/sign-in/external'] },
  { limit: { most: 40, ...MINUTE }, of: 'writes', paths: ['/de/anmelden/*', '/en/sign-in/*', '/de/passwort-vergessen', '/en/forgotten-password', '/de/passwort-waehlen', '/en/choose-password', '/de/einladung/*', '/en/invitation/*', '/de/eingetragen/*', '/en/entered/*', '/de/konto/*', '/en/account/*', '/api/v1/passkeys/*'] },
  // Each write sends a mail to an address that somebody typed.
  { limit: { most: 60, ...MINUTE }, of: 'writes', paths: ['/de/mitglieder/:id/personen', '/en/members/:id/people', '/api/v1/organisations/:id/people/*', '/de/allianz/personen', '/en/alliance/people', '/api/v1/alliance/people/*'] },
  // Reads everything there is.
  { limit: { most: 12, ...MINUTE }, of: 'reads', paths: ['/de/mitnahme/*', '/en/take-away/*', '/api/v1/take-away', '/de/mitglieder/:id/mitnahme/*', '/en/members/:id/take-away/*', '/api/v1/organisations/:id/take-away'] },
  // A preview of 20,000 rows takes seconds.
  { limit: { most: 30, ...MINUTE }, of: 'all', paths: ['/de/mitglieder/import/*', '/en/members/import/*', '/api/v1/imports/*', '/de/allianz/personen/import/*', '/en/alliance/people/import/*', '/api/v1/people-imports/*'] },
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
      const chosen = one?.token === undefined ? undefined : (one.token.acting ?? '')
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
    mails: async (tx, mails) => must(await queueMails(tx, mails.map(({ to, ...mail }) => ({ ...mail, to: { email: to } })))),
    secret: ground.mail.secret,
    readTable: readCellsOf,
    sentence: houseSentence,
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
  const thing = thingOf(db, views)
  const { secret, origin, replyDomain } = ground.mail
  const groups: GroupsNeeds = {
    ...doors,
    now,
    origin,
    alliance: ground.alliance,
    thing,
    organisationAt,
    mail: async (tx, mail) => void must(await queueMail(tx, mail)),
    replyAddress: (recipient) => (replyDomain === undefined ? undefined : replyAddressOf(secret, recipient, replyDomain)),
    inviteAsGuest: inviteAsGuest({ today, changed: organisationsChanged }),
    indicators: indicatorsOf({ db, zone: ZONE, thing, organisationAt, eventAt }),
  }
  const discussions = discussionsPart(groups)
  const topics = { ...doors, beneath: discussions, beneathHears: DISCUSSION_HEARS, views, files: ground.files, bus: ground.bus, stopping: ground.stopping, organisationAt, readList }

  const members: MembersNeeds = {
    ...doors,
    parts: [organisationPeople(doors), organisationTopics(topics), ({ organisation: { id }, actor, language }) => discussions({ kind: 'organisation', id, actor, language }), outreachPart(groups), ownTakeAway],
    partsHear: [...ORGANISATION_HEARS, ...DISCUSSION_HEARS],
    changed: organisationsChanged,
    listAt: memberListAt,
    binds,
    leavingNotice: async (of) => (await findAlliance(of)).leaving,
    maySign: mayRepresentIn(ground.isFree, 'signatures'),
    importTexts: importing(db).importTexts,
  }

  const charter: CharterNeeds = { ...doors, files: ground.files, maySign: mayRepresentIn(ground.isFree, 'signatures') }

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
  const notices = { ...doors, ...noticesWorld(ground, views), posting: ground.mail, hears: ['map.computed', 'word.said', ...DISCUSSION_HEARS] }
  hangNotices(app, site, notices)
  hangNoticesApi(app, notices)
  const accession: AccessionNeeds = {
    ...doors,
    files: ground.files,
    now,
    origin: ground.mail.origin,
    secret: ground.mail.secret,
    proxies: ground.proxies ?? 0,
    alliance: ground.alliance,
    mail: mailOut,
    words: HOUSE_WORDS,
    organisationAt,
    fields: fieldOptions,
    mayVote: mayRepresentIn(ground.isFree, 'votes'),
    takeIn: (tx, said, given) => takeIn(tx, said, { ...given, invented: ground.isFree }),
    changed: organisationsChanged,
    inviteManager: async (tx, { name, email }, organisation, language) => void (await inviteIn(tx, people, { as: 'curator' }, { name, email, language, organisation, offices: [{ organisation, role: 'manager' }] })),
  }
  hangAccession(app, site, accession)
  hangAccessionApi(app, accession)
  hangTopics(app, site, topics)
  hangTopicsApi(app, topics)
  hangGroups(app, site, groups)
  hangGroupsApi(app, groups)
  const news: NewsNeeds = { ...doors, files: ground.files, now, origin: ground.contact, name: ground.alliance, mail: mailOut, organisationAt, blocks: { news: false, event: false }, words: HOUSE_WORDS }
  hangNews(app, site, news)
  hangNewsApi(app, news)
  hangTakeAway(app, site, { ...doors, snapshot: ground.snapshot, files: ground.files, organisationAt, nameFor: (actor, id, language) => nameFor(db, actor, id, today(), language) })
  hangPrivacy(app, site, privacy)
  hangPrivacyApi(app, privacy)
  // Last: it tells of all doors.
  hangApiPages(app, site, { title: 'Schnittmenge', version: ground.engineVersion, groups: API_GROUPS })
}

/** What binds is written down once, for good. */
const binds: MembersNeeds['binds'] = (tx, record) => addBindingRecord(tx, { id: newId(), kind: record.type, ...sealed(record), at: now() })

/** Whoever signs or votes for an organisation has a Legitimation for it; who plays in a demo without being anybody is believed. */
const mayRepresentIn = (isFree: boolean, purpose: 'votes' | 'signatures'): CharterNeeds['maySign'] => async (db, actor, organisation): Promise<Result<{ person?: PersonId }>> => {
  if (actor.as !== 'organisation' || actor.organisation !== organisation) return refuse('forbidden', purpose === 'votes' ? 'ballot.noMember' : 'signature.mayNot')
  if (isFree && actor.person === undefined) return accept({})
  const legitimation = await representing(db, actor, purpose, today())
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
