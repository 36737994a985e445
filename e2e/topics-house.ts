/** A house of topics for tests: real doors, database, files and jobs; who acts says the cookie; websites are those of a test's small web. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { shippedVocabulary } from '#engine'
import { transact, type Database, type Db } from '#platform/database'
import { openFiles } from '#platform/files'
import { createApp, loadAssets, type App } from '#platform/http'
import { openJobs } from '#platform/jobs'
import { silentLog } from '#platform/log'
import { createSite, PAGE_ASSETS } from '#platform/page'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import type { CrawlOptions } from '#platform/web'
import { findOrganisation, keepImport, placements, type Actor, type Belonging, type Membership, type Organisation, type OrganisationId } from '#modules/members'
import { openViews, type Standed } from '#modules/topics'
import { placedFor, standingsOn } from '../app/wiring.ts'
import type { TopicsNeeds } from '../modules/topics/frame.part.tsx'
import { openReaders, topicsJobs, type TopicsWorld } from '../modules/topics/jobs.ts'
import { hangTopics, organisationTopics, TOPICS_WORDS } from '../modules/topics/pages.tsx'
import { jobsDone, keepingLog } from './test-house.ts'

const TODAY = '2026-11-30'

export type TopicsHouse = {
  readonly app: App
  readonly needs: TopicsNeeds
  /** What broke behind a door. */
  readonly broken: string[]
  send(acting: string, path: string, init?: { readonly form?: Values; readonly data?: FormData; readonly headers?: Readonly<Record<string, string>> }): Promise<Response>
  /** The page's text; its status must be this. */
  page(acting: string, path: string, status?: number): Promise<string>
  /** Waits until no job waits or runs. */
  settled(): Promise<void>
}

type Values = Readonly<Record<string, string | readonly string[]>>
type Peopled = { readonly organisations: readonly Organisation[]; readonly belongings?: readonly Belonging[]; readonly memberships?: readonly Membership[] }

/** Opens it; everything closes with the test file. `works: false`: nothing is done, so that pages of waiting can be looked at. `engine`: put around the real one. */
export async function openTopicsHouse(database: Database, { organisations, belongings = [], memberships = [] }: Peopled, { crawling = {}, works = true, engine = (real) => real }: { readonly crawling?: CrawlOptions; readonly works?: boolean; readonly engine?: (real: TopicsWorld['engine']) => TopicsWorld['engine'] } = {}): Promise<TopicsHouse> {
  const { db } = database
  const folder = await mkdtemp(join(tmpdir(), 'schnittmenge-files-'))
  const files = await openFiles(folder)
  await transact(db, async (tx) => must(await keepImport(tx, { created: organisations, changed: [], belongings, memberships })))
  const broken: string[] = []
  const assets = loadAssets(PAGE_ASSETS)
  const site = createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu: ['overview', 'members', 'intersections'], assets })
  const app = createApp({ language: 'de', words: TOPICS_WORDS, newId, log: keepingLog(broken), tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: new AbortController().signal })
  const needs: TopicsNeeds = {
    db,
    files,
    views: openViews(db, { shipped: shippedVocabulary(), organisations: standed, day: () => TODAY }),
    bus: { close: async () => undefined } as TopicsNeeds['bus'], // nobody listens in these tests
    actorOf: async (door) => actorFrom(db, /acting=([\w-]*)/.exec(door.req.header('cookie') ?? '')?.[1] ?? ''),
    today: () => TODAY,
    zone: 'Europe/Berlin',
    stopping: new AbortController().signal,
    readList: async (bytes, name) => (name.endsWith('.csv') ? { entries: new TextDecoder().decode(bytes).split('\n').filter((line) => line !== '').map((line) => ({ name: line.split(';')[0] ?? '', ...(line.includes(';') ? { website: line.split(';')[1] ?? '' } : {}) })) } : { refused: { de: `„${name}“ lässt sich nicht lesen.`, en: `“${name}” cannot be read.` } }),
    organisationAt: (id, language) => `/${language}/${language === 'de' ? 'mitglieder' : 'members'}/${id}`,
  }
  hangTopics(app, site, needs)
  const part = organisationTopics(needs)
  site.pages(app, { member: { de: 'mitglieder/:id', en: 'members/:id' } }).get('member', async (door, { language, show }) => {
    const organisation = must(await findOrganisation(db, door.req.param('id') as OrganisationId))
    return show({ title: 'Organisation' }, await part({ organisation, actor: await needs.actorOf(door), language, door }))
  })
  const readers = works ? openReaders() : undefined
  const jobs = readers === undefined ? undefined : await openJobs(database, silentLog, topicsJobs({ db, files, ...readers, engine: engine(readers.engine), engineVersion: 'test', crawling: { contact: 'https://allianz.example', ...crawling }, placed: async (of, audience) => placedFor(await standed(of), audience) }), { concurrency: 3 })
  after(async () => {
    await jobs?.close()
    await readers?.engine.close()
    await readers?.extractor.close()
    await rm(folder, { recursive: true })
  })
  const send: TopicsHouse['send'] = async (acting, path, { form, data, headers = {} } = {}) => {
    const body = data ?? (form === undefined ? undefined : new URLSearchParams(Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one])))))
    return app.request(`http://localhost${path}`, { method: body === undefined ? 'GET' : 'POST', ...(body === undefined ? {} : { body }), headers: { host: 'localhost', origin: 'http://localhost', cookie: `acting=${acting}`, ...headers } })
  }
  return {
    app,
    needs,
    broken,
    send,
    async page(acting, path, status = 200) {
      const answer = await send(acting, path)
      const text = await answer.text()
      if (answer.status !== status) throw new Error(`${path} answers ${answer.status}: ${/<h1>(.*?)<\/h1>/.exec(text)?.[1] ?? ''} ${broken.join('\n')}`)
      return text
    },
    settled: () => jobsDone(db),
  }
}

const standed = (db: Db): Promise<Standed[]> => standingsOn(db, TODAY)

async function actorFrom(db: Db, said: string): Promise<Actor> {
  if (said === 'curator') return { as: 'curator' }
  const standing = said === '' ? undefined : (await placements(db, TODAY, [said as OrganisationId])).get(said as OrganisationId)?.standing
  return standing === undefined ? { as: 'outside' } : { as: 'organisation', organisation: said as OrganisationId, standing }
}
