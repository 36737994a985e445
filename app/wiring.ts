/** Which doors hang in the house, and what points upwards: the one readable list of what happens in one module because of another, in the same transaction. */
import { resolve } from 'node:path'
import { shippedVocabulary } from '#engine'
import { openAccounts, type Accounts, type Provider } from '#platform/accounts'
import { sealed } from '#platform/canonical'
import { forgetEntries, type copy, type Db } from '#platform/database'
import type { Files } from '#platform/files'
import { limitDoors, type App, type Assets, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import type { openInbox } from '#platform/inbox'
import type { Job } from '#platform/jobs'
import type { Bus } from '#platform/live'
import { mailJob, queueMail, queueMails, forgetMails, type Posting } from '#platform/mail'
import { onceFor } from '#platform/once'
import { addressOf, hangApiPages, type Site, type SiteNeeds } from '#platform/page'
import { replyAddressOf, replyIdIn } from '#platform/reply-address'
import { accept, must, refuse, Refused, type Result } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { versionOf } from '#platform/version'
import type { FetchOptions } from '#platform/web'
import { inBoth, spokenIn, type Language } from '#platform/words'
import { callIn, findCall, isOpen, listCalls, listOpenCalls, mayCompare, mayWithCalls, topicsOf, type Call } from '#modules/calls'
import { addBindingRecord, findAlliance } from '#modules/charter'
import { findOrganisation, nameIn, organisationsById, placements, type Actor, type Day, type OrganisationId } from '#modules/members'
import { peopleToNotify, representing, type Representing } from '#modules/people'
import { openViews, type ResultAudience, type Standed, type Views } from '#modules/topics'
import { hangAccessionApi } from '../modules/accession/api.ts'
import { applicationNotices } from '../modules/accession/notices.part.ts'
import { applyAt, hangAccession, type AccessionNeeds } from '../modules/accession/pages.tsx'
import { hangCallsApi } from '../modules/calls/api.ts'
import { callsJobs } from '../modules/calls/jobs.ts'
import { feedNotices } from '../modules/calls/notices.part.ts'
import { fittingCalls } from '../modules/calls/overview.part.tsx'
import { callAt } from '../modules/calls/frame.part.tsx'
import { hangCalls, type CallsNeeds } from '../modules/calls/pages.tsx'
import { hangCharterApi } from '../modules/charter/api.ts'
import type { CharterNeeds } from '../modules/charter/doing.part.ts'
import { changeNotices, signatureNotices } from '../modules/charter/notices.part.ts'
import { hangCharter, CHARTER_ADDRESSES } from '../modules/charter/pages.tsx'
import { hangFinder, type CallSought, type FinderNeeds } from '../modules/finder/pages.tsx'
import { hangGroupsApi } from '../modules/groups/api.ts'
import { commentNotices, DISCUSSION_HEARS, discussionsPart, hangGroups, indicatorsOf, outreachPart, takeReply, type GroupsNeeds } from '../modules/groups/pages.tsx'
import { ACTING_ADDRESS, actAs, actorOf, hangActing, type ActingNeeds } from '../modules/members/acting.tsx'
import { hangMembersApi } from '../modules/members/api.ts'
import { inviteAsGuest } from '../modules/members/guest.part.ts'
import { forgetDrafts, type Importing } from '../modules/members/import-jobs.ts'
import { readCellsOf, readUpload } from '../modules/members/import.thread.ts'
import { fieldOptions } from '../modules/members/organisation.part.tsx'
import { hangMembers, nameFor, organisationAt, type MembersNeeds } from '../modules/members/pages.tsx'
import { takeIn } from '../modules/members/taking-in.part.ts'
import { hangNewsApi } from '../modules/news/api.ts'
import { newsJobs, forgetRegistrations, forgetSubscriptions, forgetUnconfirmed } from '../modules/news/jobs.ts'
import { newestPart } from '../modules/news/newest.part.tsx'
import { eventAt, hangNews, type NewsNeeds } from '../modules/news/pages.tsx'
import { hangNoticesApi } from '../modules/notices/api.ts'
import { handoverNotices } from '../modules/notices/mail-shown.part.ts'
import { noticesJobs } from '../modules/notices/digest-jobs.ts'
import type { NoticesWorld } from '../modules/notices/frame.part.ts'
import { hangNotices } from '../modules/notices/pages.tsx'
import { hangOverlapsApi } from '../modules/overlaps/api.ts'
import { compareLater, openComparer, overlapsJobs, planChanged, type OverlapsWorld } from '../modules/overlaps/jobs.ts'
import { overlapNotices } from '../modules/overlaps/notices.part.ts'
import { CHANGES_A_WEEK, coordinationPart, hangOverlaps, type OverlapsNeeds } from '../modules/overlaps/pages.tsx'
import { hangPartnersApi } from '../modules/partners/api.ts'
import { capturePart, endingAnswers, hangPartners, newRequestAt, partnerIndicators, partnerNotices, type PartnersNeeds } from '../modules/partners/pages.tsx'
import { hangPeopleApi } from '../modules/people/api.ts'
import { mailLinks, peopleJobs, forgetInvitations, forgetSessions, forgetTokens } from '../modules/people/jobs.ts'
import { hangPeoplePages, organisationPeople, PEOPLE_ADDRESSES, peopleToBe, removeTokensOf, bearerOf, guardTokens, whoAsks, type MailOut, type SignInNeeds } from '../modules/people/pages.tsx'
import { inviteIn } from '../modules/people/people-pages.tsx'
import { hangProjectsApi } from '../modules/projects/api.ts'
import { executionJobs } from '../modules/projects/execution-jobs.ts'
import { projectsJobs } from '../modules/projects/jobs.ts'
import { executionNotices, hangProjects, newProjectAt, projectAt, type ProjectsNeeds } from '../modules/projects/pages.tsx'
import { hangPrivacyApi } from '../modules/privacy/api.ts'
import type { PrivacyNeeds } from '../modules/privacy/frame.part.ts'
import { privacyJobs, type Forgets } from '../modules/privacy/jobs.ts'
import { hangAuditTrail, hangPrivacy } from '../modules/privacy/pages.tsx'
import { competenceAnswers, competenceNotices } from '../modules/topics/answering.part.ts'
import { hangTopicsApi } from '../modules/topics/api.ts'
import { importTexts } from '../modules/topics/bring-jobs.ts'
import { organisationsChanged } from '../modules/topics/changed.part.ts'
import { evidenceFor } from '../modules/topics/evidence.part.tsx'
import { foundInTexts } from '../modules/topics/found-in-text.part.ts'
import { intersectionAt, topicAt, type TopicsNeeds } from '../modules/topics/frame.part.tsx'
import { readTexts, topicsJobs, type TopicsWorld } from '../modules/topics/jobs.ts'
import { FINDING, hangTopics, intersectionNamed, memberListAt, ORGANISATION_HEARS, organisationTopics, topicNamed, topicNames, topicsAt } from '../modules/topics/pages.tsx'
import { topicsSpotted, wordsIn } from '../modules/topics/spotting.part.ts'
import { BOUNDS } from './bounds.ts'
import { API_GROUPS, HOUSE_WORDS, houseSentence } from './said.ts'
import { hangTakeAway, ownTakeAway } from './take-away-pages.tsx'

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
  /** For tests only: which machines feeds may be read from. */
  readonly reach?: FetchOptions['reach']
  /** How mail leaves the house, what its links are signed with, and where they lead. */
  readonly mail: Posting & { readonly isDemo: boolean; readonly secret: Uint8Array; readonly origin: () => string; /** The domain of reply addresses, where answers are heard. */ readonly replyDomain?: string }
  /** What people sign in with. */
  readonly accounts: Accounts
  /** What the alliance is called. */
  readonly alliance: Readonly<Record<Language, string>>
  /** A demo: one may be anybody. */
  readonly isFree: boolean
  /** Compares plans, in a thread of its own. */
  readonly comparer: OverlapsWorld['comparer']
}

const mailOut: MailOut = async (tx, { to, ...mail }) => void must(await queueMail(tx, { ...mail, to: { email: to } }))

/** What people sign in with, and the mails that belong to it. */
export const accountsOf = (needs: { readonly db: Db; readonly secret: Buffer; readonly origin: () => string; readonly publicUrl: string | undefined; readonly alliance: Ground['alliance']; readonly provider?: Provider | undefined }): Accounts =>
  openAccounts({ ...needs, origin: needs.publicUrl ?? 'http://localhost', name: needs.alliance.de, mailLink: mailLinks({ ...needs, mail: mailOut }), passwordChosen: (person) => removeTokensOf(needs.db, person) })

export { compareLater, FINDING, openComparer }

/** By which profiles and maps are known to be made by this engine. */
export const engineVersion = (): string => versionOf(resolve(import.meta.dirname, '../engine'))

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

type ReadingGround = Pick<Ground, 'db' | 'files' | 'engine' | 'extractor' | 'engineVersion' | 'contact' | 'reach'>

/** What an import waits for. */
export const readingJobs = (ground: ReadingGround): readonly Job[] =>
  topicsJobs({
    ...ground,
    placed: async (db, audience) => placedFor(await standings(db), audience),
    crawling: { contact: ground.contact },
  })

/** What runs beside requests. */
export const jobsOf = (ground: ReadingGround & Pick<Ground, 'isFree' | 'mail' | 'accounts' | 'comparer'>): readonly Job[] => [...readingJobs(ground), mailJob(ground.db, ground.mail), ...peopleJobs(ground.accounts), ...callsJobs({ db: ground.db, now, topicsIn: foundInTexts({ engine: ground.engine, views: viewsOf(ground.db) }), fetching: { contact: ground.contact, reach: ground.reach } }), ...newsJobs({ db: ground.db, now, zone: ZONE, mail: mailOut }), ...projectsJobs({ db: ground.db, changed: projectChanged, profiles: (texts) => profilesFor(ground, texts) }), ...executionJobs({ db: ground.db, now, today, zone: ZONE, secret: ground.mail.secret, origin: ground.mail.origin }), ...overlapsJobs({ db: ground.db, comparer: ground.comparer, now, today, changesAWeek: CHANGES_A_WEEK, calls: callsKnown }), ...privacyJobs({ db: ground.db, forgets: FORGETS, now }), ...noticesJobs(noticesWorld(ground, viewsOf(ground.db)))]

/** What follows from a plan that is new or changed. */
const projectChanged: ProjectsNeeds['changed'] = planChanged

/** Texts of plans, read by the engine: which topics stand in them. */
async function profilesFor(ground: ReadingGround, texts: Parameters<typeof readTexts>[1]) {
  const { madeWith, answers } = await readTexts(ground, texts)
  return { madeWith, answers: answers.map((answer) => ('refused' in answer ? answer : { topics: answer.profile.topics.map(({ topic, stance, weight }) => ({ topic, stance, weight })) })) }
}

/** How everything is forgotten that has a period. */
const FORGETS: Forgets = { sessions: forgetSessions, tokens: forgetTokens, invitations: forgetInvitations, mails: forgetMails, audit: forgetEntries, registrations: forgetRegistrations, unconfirmed: forgetUnconfirmed, subscriptions: forgetSubscriptions, drafts: forgetDrafts }

/** Pages and jobs look at the same maps. */
const viewsOf = onceFor((db: Db): Views => openViews(db, { shipped: shippedVocabulary(), organisations: standings, day: today }))

/** What needs whom, and what is answered from a mail: a module that has something to say joins these lists. */
const noticesWorld = ({ db, files, isFree, mail: { secret, origin } }: Pick<Ground, 'db' | 'files' | 'isFree' | 'mail'>, views: Views): NoticesWorld => {
  const topics = { db, views, files, zone: ZONE, organisationAt, today }
  return {
    db,
    today,
    secret,
    origin,
    sources: [applicationNotices({ zone: ZONE }), changeNotices({ zone: ZONE }), signatureNotices({ zone: ZONE, maySign: mayRepresentIn(isFree, 'signatures') }), competenceNotices(topics), executionNotices({ zone: ZONE }), commentNotices({ thing: thingOf(db, views) }), overlapNotices({ zone: ZONE, now, rolesAt: (language) => addressOf(PEOPLE_ADDRESSES.alliancePeople, language) }), feedNotices, partnerNotices, handoverNotices({ zone: ZONE, to: { de: PEOPLE_AT.account('de'), en: PEOPLE_AT.account('en') } })],
    answers: { competences: competenceAnswers(topics), 'request-ending': endingAnswers({ db, now, today }) },
    peopleToNotify: (of) => peopleToNotify(of, today(), ZONE),
  }
}

/** More nobody chooses from. */
const MOST_CALLS = 1_000

/** Calls, as the comparison needs them: for tenders nothing is compared. */
const callsKnown: OverlapsWorld['calls'] = async (db) => new Map((await listCalls(db, { isInside: true, today: today() }, { limit: MOST_CALLS })).map(({ id, kind, closes }) => [id, { isTender: !mayCompare({ kind }).ok, ...(closes === undefined ? {} : { closesOn: closes }) }]))

/** Of a call that only some read, a finding says that it is one. */
const publicCallNamed: OverlapsNeeds['callNamed'] = async (db, id) => {
  const found = await findCall(db, id)
  return found.ok && found.value.audience === 'public' ? inBoth((language) => callIn(found.value.twins, language).twin.title) : undefined
}

/** Calls to name in a plan: those that are open or announced, and what one is called that was chosen. */
const callsOf = (db: Db): NonNullable<ProjectsNeeds['calls']> => ({
  open: async () => (await listOpenCalls(db, { isInside: true, today: today(), limit: MOST_CALLS })).map(({ id, twins }) => ({ id, title: inBoth((language) => callIn(twins, language).twin.title) })),
  find: async (asked, id, actor) => {
    const found = await findCall(asked, id)
    return found.ok && mayWithCalls.read(actor, found.value).ok ? accept({ title: inBoth((language) => callIn(found.value.twins, language).twin.title), to: inBoth((language) => callAt(id, language)), isOpen: isOpen(found.value, today()).ok }) : refuse('missing', 'project.noCall')
  },
})

/** Calls, as consortia are sought for them. */
const callsToSeek = (db: Db): Pick<FinderNeeds, 'openCalls' | 'callFor'> => ({
  openCalls: async (actor) => (await listOpenCalls(db, { isInside: mayWithCalls.readInside(actor), today: today(), kind: 'funding', limit: MOST_CALLS })).map(soughtFor),
  callFor: async (actor, id) => {
    const found = isId<'call'>(id) ? await findCall(db, id) : refuse('missing', 'call.none')
    if (!found.ok) return found
    const read = mayWithCalls.read(actor, found.value)
    return read.ok ? accept(soughtFor(found.value)) : read
  },
})

const soughtFor = (call: Call): CallSought => ({ id: call.id, title: (language) => callIn(call.twins, language).twin.title, topics: topicsOf(call), mayBeSought: mayCompare(call) })

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
    indicators: [...indicatorsOf({ db, zone: ZONE, thing, organisationAt, eventAt }), ...partnerIndicators({ db, zone: ZONE })],
  }
  const partners: PartnersNeeds = { ...doors, newProjectAt, now, origin, alliance: ground.alliance, secret, mail: async (tx, mail) => void must(await queueMail(tx, mail)), organisationAt, topicAt, views, topicsIn: (text) => topicsSpotted({ views, engine: ground.engine }, text) }
  const discussions = discussionsPart(groups)
  const overlaps: OverlapsNeeds = { ...doors, now, origin, organisationAt, projectAt, topics: () => topicNames({ views }), callNamed: publicCallNamed, changesAWeek: CHANGES_A_WEEK }
  const news: NewsNeeds = { ...doors, files: ground.files, now, origin: ground.contact, name: ground.alliance, mail: mailOut, organisationAt, blocks, words: HOUSE_WORDS }
  const calls: CallsNeeds = { ...doors, views, now, origin, alliance: ground.alliance, organisationAt, intersectionAt, topicAt, topicsAt, readTable: readCellsOf, sentence: houseSentence }
  const topics = { ...doors, onOverview: [fittingCalls(calls), capturePart(partners)], beneath: discussions, welcome: welcomeTo(ground, news), beneathHears: DISCUSSION_HEARS, views, files: ground.files, bus: ground.bus, stopping: ground.stopping, organisationAt, readList }

  const members: MembersNeeds = {
    ...doors,
    parts: [organisationPeople(doors), organisationTopics(topics), ({ organisation: { id }, actor, language }) => discussions({ kind: 'organisation', id, actor, language }), outreachPart(groups), ownTakeAway],
    partsHear: [...ORGANISATION_HEARS, ...DISCUSSION_HEARS],
    changed: organisationsChanged,
    listAt: memberListAt,
    binds,
    leavingNotice: async (of) => (await findAlliance(of)).leaving,
    maySign: mayRepresentAlone(mayRepresentIn(ground.isFree, 'signatures')),
    importTexts: importing(db).importTexts,
  }

  const charter: CharterNeeds = { ...doors, files: ground.files, maySign: mayRepresentIn(ground.isFree, 'signatures'), mayVote: mayRepresentIn(ground.isFree, 'votes') }

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
  hangCalls(app, site, calls)
  hangCallsApi(app, calls)
  const projects: ProjectsNeeds = { ...doors, now, organisationAt, changed: projectChanged, calls: callsOf(db), topics: () => topicNames({ views }), secret, origin, readTable: readCellsOf, sentence: houseSentence, alliance: ground.alliance, parts: [coordinationPart(overlaps)] }
  hangProjects(app, site, projects)
  hangProjectsApi(app, projects)
  hangOverlaps(app, site, overlaps)
  hangOverlapsApi(app, overlaps)
  hangPartners(app, site, partners)
  hangPartnersApi(app, partners)
  hangFinder(app, site, { ...doors, views, organisationAt, topicAt, newRequestAt, topicsIn: partners.topicsIn, wordsIn: (...asked) => wordsIn(topics, ...asked), quotes: (...asked) => evidenceFor(topics, ...asked), ...callsToSeek(db), sentence: houseSentence } satisfies FinderNeeds)
  hangNews(app, site, news)
  hangNewsApi(app, news)
  hangTakeAway(app, site, { ...doors, snapshot: ground.snapshot, files: ground.files, organisationAt, nameFor: (actor, id, language) => nameFor(db, actor, id, today(), language) })
  hangPrivacy(app, site, privacy)
  hangPrivacyApi(app, privacy)
  // Last: it tells of all doors.
  hangApiPages(app, site, { title: 'Schnittmenge', version: ground.engineVersion, groups: API_GROUPS })
}

/** The office says with the alliance of what both language versions must be in step. */
const blocks: NewsNeeds['blocks'] = async (db) => {
  const { inStep } = await findAlliance(db)
  return { news: inStep.includes('news'), event: inStep.includes('events') }
}

/** What binds is written down once, for good. */
const binds: MembersNeeds['binds'] = (tx, record) => addBindingRecord(tx, { id: newId(), kind: record.type, ...sealed(record), at: now() })

type Represents = (db: Db, actor: Actor, organisation: OrganisationId) => Promise<Result<Representing>>

/** Whoever signs or votes for an organisation has a Legitimation for it, alone or jointly; who plays in a demo without being anybody is believed. */
const mayRepresentIn = (isFree: boolean, purpose: 'votes' | 'signatures'): Represents => async (db, actor, organisation) => {
  if (actor.as !== 'organisation' || actor.organisation !== organisation) return refuse('forbidden', purpose === 'votes' ? 'ballot.noMember' : 'signature.mayNot')
  if (isFree && actor.person === undefined) return accept({ isJoint: false })
  const legitimation = await representing(db, actor, purpose, today())
  return legitimation.ok ? accept({ person: legitimation.value.person, isJoint: legitimation.value.isJoint }) : legitimation
}

/** What is said once and at once takes somebody who represents alone. */
const mayRepresentAlone = (represents: Represents): Represents => async (...asked) => {
  const found = await represents(...asked)
  return found.ok && found.value.isJoint ? refuse('forbidden', 'legitimation.joint') : found
}

/** Who comes through a proxy sits elsewhere: a demo, where one may be anybody, is for this machine. */
function refuseForwarded(app: App): void {
  app.use(async (door, next) => {
    if (FORWARDED.some((name) => door.req.header(name) !== undefined)) throw new Refused({ kind: 'forbidden', reason: 'demo.forwarded', facts: {} })
    return next()
  })
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** What the start page says to who only looks in. In a language that is not written yet, the other stands. */
const welcomeTo = ({ db, alliance }: Pick<Ground, 'db' | 'alliance'>, news: NewsNeeds): NonNullable<TopicsNeeds['welcome']> => {
  const newest = newestPart(news)
  return async (language) => {
    const [{ name, about }, beneath] = await Promise.all([findAlliance(db), newest(language)])
    const spoken = spokenIn(about, language)
    return { name: name[spokenIn(name, language)] || alliance[language], about: { text: about[spoken], language: spoken }, joinAt: applyAt(language), beneath }
  }
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
