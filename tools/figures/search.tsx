/**
 * How fast the search answers while somebody types: 20,000 organisations and 100,000 sources in a throwaway database, 200 questions letter by letter, each through the whole door frame as a member asks it.
 * **Units**: milliseconds on the wall from the request to the last byte of the answer, one client; kB as they come over the wire.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { migrate, openEmbedded, readMigrations, type Db } from '../../platform/database/index.ts'
import { createApp, loadAssets } from '../../platform/http/index.ts'
import { silentLog } from '../../platform/log.ts'
import { createSite, PAGE_ASSETS } from '../../platform/page/index.ts'
import { plainWords } from '../../platform/words.ts'
import type { Actor } from '../../modules/members/index.ts'
import type { TopicsNeeds } from '../../modules/topics/frame.part.tsx'
import { mapState } from '../../modules/topics/map-store.ts'
import { hangSearch } from '../../modules/topics/search-pages.tsx'
import { keepOrganisationTerms, keepSourceTerms } from '../../modules/topics/search-store.ts'
import type { MapView } from '../../modules/topics/view-store.ts'
import { searchedAlliance, type Made, type MadeSource } from '../generate/searched.ts'
import { atMost, reported, type Figure } from './figure.ts'

const SIZES = { organisations: 20_000, sources: 100_000, questions: 200, seed: 7 }
const MEMBER: Actor = { as: 'curator' }

export async function searchFigures(sizes: typeof SIZES = SIZES): Promise<Figure[]> {
  const data = await mkdtemp(join(tmpdir(), 'schnittmenge-search-'))
  const database = await openEmbedded(data, silentLog, 'throwaway')
  try {
    await migrate(database.db, await readMigrations(resolve(import.meta.dirname, '../../migrations')))
    const made = searchedAlliance(sizes)
    const holders = await fill(database.db, made)
    await sql`vacuum analyze`.execute(database.db)
    const ask = openDoor(database.db, made, holders)
    const typed = made.questions.flatMap((question) => Array.from({ length: question.length - 1 }, (_, at) => question.slice(0, at + 2)))
    for (const text of typed.slice(0, 60)) await ask(text)
    const times: number[] = []
    let slowest = { ms: 0, text: '' }
    for (const text of typed) {
      const started = performance.now()
      await ask(text)
      const ms = performance.now() - started
      times.push(ms)
      if (ms > slowest.ms) slowest = { ms, text }
    }
    const at = (share: number): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0
    const { rows } = await sql<{ bytes: number }>`select pg_total_relation_size('source_terms') + pg_total_relation_size('organisation_terms') as bytes`.execute(database.db)
    const how = `${times.length} requests: ${sizes.questions} questions letter by letter over ${sizes.organisations} organisations and ${sizes.sources} sources, one client`
    return [
      atMost('search as you type, p95', at(0.95), 60, 'ms', how),
      reported('search as you type, p50', at(0.5), 'ms'),
      reported('search as you type, slowest', slowest.ms, 'ms', `“${slowest.text}”`),
      reported('terms of the search in the database', (rows[0]?.bytes ?? 0) / 1e6, 'MB', 'tables and indexes'),
      atMost('script of the search field, compressed', (await scriptSize()) / 1000, 6, 'kB', 'brotli'),
    ]
  } finally {
    await database.close()
    await rm(data, { recursive: true })
  }
}

type Holders = ReadonlyMap<string, ReadonlySet<string>>

async function fill(db: Db, { organisations, sources }: Made): Promise<Holders> {
  for (const some of chunks(organisations, 2_000)) {
    const rows = some.map(({ id, name, place, field, isPublic }) => ({ id, version: 1, kind: 'company', name_de: name, other_names: [], fields: [field], place, facts: [], audience: isPublic ? 'public' : 'alliance', invented: true, found_by: plainWords(`${name} · ${place}`).join(' ') }))
    await sql`insert into organisations select * from jsonb_populate_recordset(null::organisations, ${JSON.stringify(rows)}::jsonb)`.execute(db)
    await db.transaction().execute((tx) =>
      keepOrganisationTerms(tx, some.map(({ id, name, place, field, insides }) => ({ id: id as never, madeOf: 'made', madeWith: 'made', names: { A: plainWords(name).slice(0, 1), B: plainWords(name), C: [...plainWords(place), field, ...insides] } }))),
    )
  }
  const holders = new Map<string, Set<string>>()
  for (const some of chunks(sources, 1_000)) {
    for (const { owner, topics } of some) for (const topic of topics) holders.set(topic, (holders.get(topic) ?? new Set()).add(owner))
    await keepSources(db, some)
  }
  return holders
}

const json = (rows: readonly object[]): string => JSON.stringify(rows)

async function keepSources(db: Db, some: readonly MadeSource[]): Promise<void> {
  await sql`insert into texts select * from jsonb_populate_recordset(null::texts, ${json(some.map(({ id, text }) => ({ hash: id, text, parts: [] })))}::jsonb)`.execute(db)
  await sql`insert into sources select * from jsonb_populate_recordset(null::sources, ${json(some.map(({ id, title, audience }) => ({ id, version: 1, kind: 'pasted', title, audience, unconfirmed: false, hash: id, state: 'profiled', profiled_with: 'made', language: 'de', brought_by: 'curator', brought_at: '2026-01-01' })))}::jsonb)`.execute(db)
  await sql`insert into source_organisations select * from jsonb_populate_recordset(null::source_organisations, ${json(some.map(({ id, owner }) => ({ source: id, organisation: owner, place: 0 })))}::jsonb)`.execute(db)
  await sql`insert into showings select * from jsonb_populate_recordset(null::showings, ${json(some.flatMap(({ id, topics }) => topics.map((topic) => ({ source: id, topic, stance: 'has', weight: 0.5, unit: id }))))}::jsonb)`.execute(db)
  await db.transaction().execute((tx) => keepSourceTerms(tx, some.map(({ id, title, insides, terms }) => ({ id: id as never, madeOf: 'made', madeWith: 'made', names: { B: plainWords(title), C: insides }, terms: [...new Set([...plainWords(title), ...insides, ...terms])] }))))
}

function* chunks<T>(from: Iterable<T>, size: number): Iterable<readonly T[]> {
  let some: T[] = []
  for (const one of from) {
    some.push(one)
    if (some.length === size) {
      yield some
      some = []
    }
  }
  if (some.length > 0) yield some
}

/** The door as the house hangs it; the map is made of what the sources show, without its computation. */
function openDoor(db: Db, { concepts }: Made, holders: Holders): (text: string) => Promise<void> {
  const holding = new Map([...holders].map(([topic, ids]) => [topic, [...ids].map((organisation) => ({ organisation, topic }))]))
  const view = { vocabulary: { version: 0, vocabulary: { title: '', concepts } }, concepts: new Map(concepts.map((concept) => [concept.id, concept])), holdersOf: holding, seekersOf: new Map(), competencesOf: new Map() } as unknown as MapView // what the search looks at
  const views = { of: async (audience: 'public' | 'alliance', level: 'clusters' | 'organisations') => mapState(db, audience, level).then(() => view) }
  const needs = { db, views, actorOf: async () => MEMBER, organisationAt: (id: string, language: string) => `/${language}/${id}` } as unknown as TopicsNeeds // likewise
  const assets = loadAssets(PAGE_ASSETS)
  const site = createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu: ['overview'], assets })
  const app = createApp({ language: 'de', words: {}, newId: () => '01900000-0000-7000-8000-000000000001', log: silentLog, tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: new AbortController().signal })
  hangSearch(app, site, needs)
  return async (text) => {
    const answer = await app.request(`http://localhost/api/v1/search?${new URLSearchParams({ q: text, most: '8', language: 'de' })}`, { headers: { 'accept-encoding': 'br' } })
    if (answer.status !== 200) throw new Error(`the search answers ${answer.status} to “${text}”`)
    await answer.arrayBuffer()
  }
}

async function scriptSize(): Promise<number> {
  const assets = loadAssets(PAGE_ASSETS)
  const app = createApp({ language: 'de', words: {}, newId: () => '01900000-0000-7000-8000-000000000001', log: silentLog, tellPage: () => new Response(), assets, isReady: async () => ({}), stopping: new AbortController().signal })
  return (await (await app.request(`http://localhost${assets.address('finder.js')}`, { headers: { 'accept-encoding': 'br' } })).arrayBuffer()).byteLength
}
