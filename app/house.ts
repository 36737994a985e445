/**
 * The house, composed: data folder, database, threads, jobs, doors. What runs is opened here in order and closed in the opposite one.
 * **Units**: ready in some seconds on an empty folder, in one where all is there.
 * **Errors**: what cannot be opened is a `Refused` with one sentence, and what was opened before is closed again.
 */
import { join } from 'node:path'
import { copy, migrate, openEmbedded, openRemote, transact, type Database } from '#platform/database'
import { every } from '#platform/every'
import { openFiles } from '#platform/files'
import { openFolder, type HouseKind } from '#platform/folder'
import { createApp, listen, loadAssets } from '#platform/http'
import { jobsNow, openJobs, prepareJobs } from '#platform/jobs'
import { openInbox } from '#platform/inbox'
import { openBus } from '#platform/live'
import type { Log } from '#platform/log'
import { senderOf } from '#platform/mail'
import { createSite, hangFrame, hangStyle, PAGE_ASSETS } from '#platform/page'
import { must, Refused } from '#platform/result'
import { newId } from '#platform/runtime'
import { openSecrets } from '#platform/secrets'
import type { Settings } from '#platform/settings'
import { FEEDS_MS, feedsLater } from '../modules/calls/jobs.ts'
import { actingIn } from '../modules/members/acting.tsx'
import { firstInvitation } from '../modules/people/first-jobs.ts'
import { PEOPLE_ASSETS } from '../modules/people/pages.tsx'
import { FORGET_MS, forgetLater } from '../modules/privacy/jobs.ts'
import { openReaders } from '../modules/topics/jobs.ts'
import { REMIND_MS, remindersLater } from '../modules/projects/execution-jobs.ts'
import { digestsLater, LOOK_MS } from '../modules/notices/digest-jobs.ts'
import { findAllLater } from '../modules/topics/search-jobs.ts'
import { DEMO_BANNER, DEMO_NAME, seedDemo } from './demo.ts'
import { history } from './keeping.ts'
import { HOUSE_AROUND, HOUSE_FOOT, HOUSE_STYLES, HOUSE_WORDS } from './said.ts'
import { accountsOf, engineVersion, enterIn, FINDING, compareLater, hangDoors, hearingOf, jobsOf, openComparer, PEOPLE_AT } from './wiring.ts'

export type House = {
  /** The address on this machine. */
  readonly url: string
  readonly kind: HouseKind
  /** A real house that nobody has joined yet: the private address by which its first person does. */
  readonly firstLink: string | undefined
  readonly database: Database
  close(): Promise<void>
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/

/** How many jobs run beside each other: one may wait for a website while others read and compute. */
const JOBS = 6

/** Opens a house on these settings. `asked` is the kind that is wanted; a folder that has one keeps it. */
export async function openHouse(settings: Settings, asked: HouseKind | undefined, log: Log): Promise<House> {
  const parts: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const end of parts.splice(0).toReversed()) await end().catch((error: unknown) => log.error({ err: error }, 'a part of the house did not close'))
  }
  const kept = <Part extends { close(): Promise<unknown> }>(part: Part): Part => {
    parts.push(() => part.close())
    return part
  }
  try {
    const { kind } = await openFolder(settings.data, settings.databaseUrl === undefined ? asked : 'real')
    const isFree = kind === 'demo'
    if (isFree && !LOOPBACK.test(settings.host)) throw new Refused({ kind: 'invalid', reason: 'demo.host', facts: { host: settings.host } })
    // What takes long begins first: the dictionaries load while the database starts.
    const readers = openReaders()
    kept(readers.engine)
    kept(readers.extractor)
    const comparer = kept(openComparer())
    const database = kept(settings.databaseUrl === undefined ? await openEmbedded(settings.data, log) : await openRemote(settings.databaseUrl, log))
    const { db } = database
    await migrate(db, await history())
    await prepareJobs(database)
    const { session, link: secret } = await openSecrets(settings.data)
    const stopping = new AbortController()
    const { publicUrl, oidcIssuer, oidcClientId, oidcClientSecret, oidcName } = settings
    const isSecure = settings.publicUrl?.startsWith('https:') ?? false
    const bus = kept(await openBus(database, log))
    const alliance = isFree ? DEMO_NAME : { de: 'Schnittmenge', en: 'Schnittmenge' }
    const served = { url: '' }
    const origin = (): string => publicUrl ?? served.url
    const provider = oidcIssuer === undefined || oidcClientId === undefined || oidcClientSecret === undefined || oidcName === undefined ? undefined : { issuer: oidcIssuer, clientId: oidcClientId, clientSecret: oidcClientSecret, name: oidcName }
    const accounts = accountsOf({ db, secret: session, origin, publicUrl, alliance, provider })
    const assets = loadAssets([...PAGE_ASSETS.map((asset) => (asset.name === 'page.css' ? { ...asset, files: [...asset.files, ...HOUSE_STYLES] } : asset)), ...PEOPLE_ASSETS])
    // Invented people are written no mail, whatever is set up.
    const mail = { smtpUrl: isFree ? undefined : settings.smtpUrl, from: { name: alliance.de, address: senderOf(settings) }, isDemo: isFree, secret, origin, ...(isFree || settings.replyPort === undefined ? {} : { replyDomain: senderOf(settings).split('@').at(-1) ?? '' }) }
    const ground = { db, snapshot: () => copy.snapshot(database), files: await openFiles(join(settings.data, 'files')), bus, assets, stopping: stopping.signal, contact: publicUrl, proxies: settings.trustProxy, isSecure, engineVersion: engineVersion(), mail, accounts, alliance, isFree, comparer, ...readers }

    const site = createSite({ name: alliance, menu: ['overview', 'members', 'intersections', 'projects', 'news'], assets, ...(publicUrl === undefined ? {} : { origin: publicUrl }), acting: actingIn({ isFree, ...PEOPLE_AT }), around: HOUSE_AROUND, cursor: bus.cursor, foot: HOUSE_FOOT, finding: FINDING, enter: enterIn(isFree), ...(isFree ? { banner: DEMO_BANNER } : {}) })
    const isReady = async () => ({ database: await jobsNow(db).then(() => true, () => false) })
    const app = createApp({ ...(publicUrl === undefined || isFree ? {} : { publicUrl: new URL(publicUrl) }), language: 'de', words: HOUSE_WORDS, newId, log, tellPage: site.tellPage, assets, isReady, stopping: stopping.signal })
    hangFrame(app, site, isSecure)
    hangStyle(app, site)
    hangDoors(app, site, ground)
    if (isFree) await seedDemo(db)
    await transact(db, findAllLater)
    kept(await openJobs(database, log, jobsOf(ground), { concurrency: JOBS }))
    const digests = every(LOOK_MS, stopping.signal, log, () => digestsLater(db))
    const reminders = every(REMIND_MS, stopping.signal, log, () => remindersLater(db))
    const comparing = every(LOOK_MS, stopping.signal, log, () => compareLater(db))
    const forgetting = every(FORGET_MS, stopping.signal, log, () => forgetLater(db))
    const feeds = every(FEEDS_MS, stopping.signal, log, () => feedsLater(db))
    parts.push(() => {
      stopping.abort()
      return Promise.all([digests, reminders, comparing, forgetting, feeds])
    })
    const server = must(await listen(app, { host: settings.host, port: settings.port, log, stopping }))
    parts.push(() => server.stop())
    served.url = server.url
    const hearing = hearingOf(ground)
    if (hearing !== undefined) kept(await openInbox({ port: settings.replyPort ?? 0, log, ...hearing }))
    const firstLink = isFree ? undefined : await firstInvitation(db, origin)
    return { url: server.url, kind, firstLink, database, close }
  } catch (error) {
    await close()
    throw error
  }
}
