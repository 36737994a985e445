/** The whole house for tests, composed as the house itself is: all doors, all jobs, a real database; who acts says the cookie. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { copy, type Database, type Db } from '#platform/database'
import type { Accounts } from '#platform/accounts'
import { openFiles } from '#platform/files'
import { createApp, loadAssets, type App } from '#platform/http'
import { openJobs } from '#platform/jobs'
import { openBus } from '#platform/live'
import { silentLog } from '#platform/log'
import { createSite, hangFrame, hangStyle, PAGE_ASSETS } from '#platform/page'
import { newId } from '#platform/runtime'
import type { FetchOptions } from '#platform/web'
import { HOUSE_AROUND, HOUSE_FOOT, HOUSE_WORDS } from '../app/said.ts'
import { accountsOf, FINDING, hangDoors, hearingOf, jobsOf, openComparer } from '../app/wiring.ts'
import { actingIn } from '../modules/members/acting.tsx'
import { PEOPLE_ASSETS } from '../modules/people/pages.tsx'
import { openReaders } from '../modules/topics/jobs.ts'
import { jobsDone, keepingLog } from './test-house.ts'

export type WholeHouse = {
  readonly app: App
  readonly accounts: Accounts
  /** What broke behind a door. */
  readonly broken: string[]
  /** As a browser on a page of the house does it, at this machine unless a peer is given; headers come on top. */
  send(acting: string, method: string, path: string, body?: BodyInit, headers?: Readonly<Record<string, string>>, peer?: string): Promise<Response>
  /** A write by the API. Out: what it answers; it must have been done. */
  done(acting: string, path: string, content: object): Promise<Readonly<Record<string, unknown>>>
  /** What the links in its mails are signed with. */
  readonly secret: Uint8Array
  /** What takes answers to its mail. */
  readonly hearing: NonNullable<ReturnType<typeof hearingOf>>
  /** Waits until no job waits or runs. */
  settled(): Promise<void>
}

const origin = (): string => 'http://localhost'

/** Opens it; it closes with the test file. `isFree: false`: a real house, where one signs in; `isBounded: false`: callers are not held back, for tests that ask more than an office does. */
export async function openWholeHouse(database: Database, { isBounded = true, isFree = true, doors, reach }: { readonly isBounded?: boolean; readonly isFree?: boolean; /** What the doors see of the database. */ readonly doors?: Db; /** Which machines feeds may be read from. */ readonly reach?: FetchOptions['reach'] } = {}): Promise<WholeHouse> {
  const { db } = database
  const folder = await mkdtemp(join(tmpdir(), 'schnittmenge-whole-'))
  const readers = openReaders()
  const comparer = openComparer()
  const bus = await openBus(database, silentLog)
  const stopping = new AbortController()
  const broken: string[] = []
  const alliance = { de: 'Beispielallianz', en: 'Example alliance' }
  const assets = loadAssets([...PAGE_ASSETS, ...PEOPLE_ASSETS])
  const site = createSite({ name: alliance, menu: ['overview', 'members', 'intersections', 'projects', 'news'], assets, acting: actingIn({ isFree }), around: HOUSE_AROUND, cursor: bus.cursor, foot: HOUSE_FOOT, finding: FINDING })
  const app = createApp({ language: 'de', words: HOUSE_WORDS, newId, log: keepingLog(broken), tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: stopping.signal })
  hangFrame(app, site, false)
  hangStyle(app, site)
  const accounts = accountsOf({ db, secret: randomBytes(32), origin, publicUrl: undefined, alliance })
  const mail = { smtpUrl: undefined, from: { name: alliance.de, address: 'haus@allianz.example' }, isDemo: isFree, secret: randomBytes(32), origin, replyDomain: 'allianz.example' }
  const ground = { db, snapshot: () => copy.snapshot(database), assets, accounts, mail, alliance, isFree, files: await openFiles(join(folder, 'files')), bus, stopping: stopping.signal, isSecure: false, ...(isBounded ? { proxies: 0 } : {}), contact: 'http://localhost', engineVersion: 'test', reach, comparer, ...readers }
  hangDoors(app, site, doors === undefined ? ground : { ...ground, db: doors })
  const hearing = hearingOf(ground)
  if (hearing === undefined) throw new Error('a house with a reply domain hears')
  const worker = await openJobs(database, silentLog, jobsOf(ground), { concurrency: 3 })
  after(async () => {
    stopping.abort()
    await worker.close()
    await bus.close()
    await Promise.all([readers.engine.close(), readers.extractor.close(), comparer.close()])
    await rm(folder, { recursive: true })
  })
  const send: WholeHouse['send'] = async (acting, method, path, body, headers = {}, peer = '127.0.0.1') =>
    app.request(`http://localhost${path}`, { method, ...(body === undefined ? {} : { body }), headers: { host: 'localhost', origin: 'http://localhost', cookie: `acting=${acting}`, ...headers } }, { incoming: { socket: { remoteAddress: peer } } })
  return {
    app,
    accounts,
    broken,
    hearing,
    secret: mail.secret,
    send,
    async done(acting, path, content) {
      const answer = await send(acting, 'POST', path, JSON.stringify(content), { 'content-type': 'application/json' })
      if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()} ${broken.join('\n')}`)
      return (await answer.json()) as Readonly<Record<string, unknown>> // every write answers with an object
    },
    settled: () => jobsDone(db),
  }
}
