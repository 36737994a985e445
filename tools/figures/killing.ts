/**
 * A house that is killed whole, Node and its database at once and without a word, at random moments while several write into it; started again on the same folder, and at last held against everything it had acknowledged.
 * **Shapes**: how often, and a seed for the moments; what was lost, what was done twice, where the map is not what all sources give. Nothing of it is allowed.
 */
import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import { signalAll, withDescendants } from '../../e2e/processes.ts'
import { seeded } from '../../engine/intersect/seeded.ts'
import { computeLater } from '../../modules/topics/jobs.ts'
import { transact, type Db } from '../../platform/database/index.ts'
import { asCsv, generatedAlliance } from '../generate/house.ts'
import { curator, finished, importList, startMeasured, type MeasuredHouse } from './house-child.ts'

export type Killed = {
  /** Writes that were answered with yes. */
  readonly acknowledged: number
  /** What of them is not there. */
  readonly lost: readonly string[]
  /** Sources whose text was not read exactly once. */
  readonly readTwice: readonly string[]
  /** Maps that computing anew changes. */
  readonly differs: readonly string[]
  /** The longest time until a job that was killed was begun again, in seconds from when the house was ready. */
  readonly slowest: number
}

type Written = { readonly organisations: string[]; readonly sources: string[]; readonly steps: string[] }

const LOADED = { least: 200, most: 2_500 }
const WRITERS = 4

/** Kills it so often. */
export async function killedOften(data: string, times: number, seed: number): Promise<Killed> {
  const draw = seeded(seed)
  const texts = generatedAlliance({ organisations: 200, clusters: 6, sentences: 6, seed }).map(({ text }) => text)
  const written: Written = { organisations: [], sources: [], steps: [] }
  let house = await startMeasured(data)
  try {
    await importList(house, 'liste.csv', asCsv(generatedAlliance({ organisations: 12, clusters: 6, sentences: 8, seed: seed + 1 })))
    await finished(house)
    let slowest = 0
    for (let kill = 0; kill < times; kill++) {
      const stop = new AbortController()
      const writers = Array.from({ length: WRITERS }, (_, at) => write(house, { written, texts, draw, stop: stop.signal }, at))
      await after(LOADED.least + draw() * (LOADED.most - LOADED.least))
      stop.abort()
      signalAll(withDescendants(house.child.pid ?? 0), 'SIGKILL')
      await Promise.all(writers)
      await house.database.close()
      house = await startMeasured(data)
      slowest = Math.max(slowest, await begunAgain(house.database.db))
    }
    await finished(house)
    const { db } = house.database
    return { acknowledged: written.organisations.length + written.sources.length + written.steps.length, lost: await lostOf(db, written), readTwice: await notReadOnce(db), differs: await changedAnew(house), slowest }
  } finally {
    await house.stop()
  }
}

type Load = { readonly written: Written; readonly texts: readonly string[]; readonly draw: () => number; readonly stop: AbortSignal }

/** Writes without a pause until the house is gone: organisations, sources, treatments of intersections in turn. */
async function write(house: MeasuredHouse, { written, texts, draw, stop }: Load, at: number): Promise<void> {
  const { db } = house.database
  const send = (path: string, body: object): Promise<Response> => fetch(house.url + path, { method: 'POST', headers: { ...curator(house), 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const pick = async (table: 'organisations' | 'intersections'): Promise<{ id: string; version: number } | undefined> => (await sql<{ id: string; version: number }>`select id, version from ${sql.table(table)} ${table === 'intersections' ? sql`where judged is not null` : sql``} order by random() limit 1`.execute(db)).rows[0]
  for (let turn = at; !stop.aborted; turn++) {
    try {
      if (turn % 3 === 0) {
        const answer = await send('/api/v1/organisations', { name: { de: `Nachzügler ${crypto.randomUUID()}` }, kind: 'company', fields: ['optics'] })
        if (answer.status === 201) written.organisations.push(((await answer.json()) as { id: string }).id) // as the API tells
      } else if (turn % 3 === 1) {
        const organisation = await pick('organisations')
        const answer = await send('/api/v1/sources', { organisation: organisation?.id, audience: turn % 2 === 0 ? 'public' : 'alliance', title: 'Profil', text: texts[Math.floor(draw() * texts.length)], rights: true })
        if (answer.status === 201) written.sources.push(((await answer.json()) as { id: string }).id) // as the API tells
      } else {
        const [intersection, owner] = await Promise.all([pick('intersections'), pick('organisations')])
        if (intersection === undefined) continue
        const nextStep = `Gespräch ${crypto.randomUUID()}`
        const answer = await send(`/api/v1/intersections/${intersection.id}/treatments`, { did: 'taken-up', version: intersection.version, owner: owner?.id, nextStep })
        if (answer.status === 201) written.steps.push(nextStep)
      }
    } catch {
      // The house is gone: whether this was written, nobody said.
    }
  }
}

/** Waits until no job is held by a worker that was there before; seconds. */
async function begunAgain(db: Db): Promise<number> {
  const started = performance.now()
  const held = async (): Promise<string[]> => (await sql<{ job: string }>`select id || ' ' || locked_by as job from graphile_worker._private_jobs where locked_by is not null`.execute(db)).rows.map(({ job }) => job)
  const before = new Set(await held())
  while ((await held()).some((job) => before.has(job) && performance.now() - started < 60_000)) await after(50)
  return (performance.now() - started) / 1_000
}

async function lostOf(db: Db, { organisations, sources, steps }: Written): Promise<string[]> {
  const { rows } = await sql<{ lost: string }>`
    select 'organisation ' || id as lost from unnest(${organisations}::uuid[]) as asked (id) where not exists (select from organisations where organisations.id = asked.id)
    union all select 'source ' || id from unnest(${sources}::text[]) as asked (id) where not exists (select from sources where sources.id::text = asked.id)
    union all select 'step ' || step from unnest(${steps}::text[]) as asked (step) where (select count(*) from intersection_treatments where treatment ->> 'nextStep' = step) <> 1
  `.execute(db)
  return rows.map(({ lost }) => lost)
}

/** Each source has one profile, and shows exactly what that says. */
async function notReadOnce(db: Db): Promise<string[]> {
  const { rows } = await sql<{ wrong: string }>`
    select 'source ' || s.id || ' ' || s.state as wrong from sources s
    where s.state <> 'profiled' or (select count(*) from profiles p where p.hash = s.hash) <> 1
      or (select coalesce(jsonb_agg(x order by x), '[]') from (select jsonb_build_array(topic, stance, weight) as x from showings sh where sh.source = s.id) a)
      is distinct from (select coalesce(jsonb_agg(x order by x), '[]') from (select jsonb_build_array(t ->> 'topic', t ->> 'stance', t -> 'weight') as x from profiles p, jsonb_array_elements(p.topics) t where p.hash = s.hash) b)
  `.execute(db)
  return rows.map(({ wrong }) => wrong)
}

/** Has all maps computed from nothing but sources and words, and tells which of them change. */
async function changedAnew(house: MeasuredHouse): Promise<string[]> {
  const { db } = house.database
  const maps = async (): Promise<Map<string, string>> => new Map((await sql<{ of: string; map: string }>`select audience || ' ' || level as of, map::text as map from computations`.execute(db)).rows.map(({ of, map }) => [of, map]))
  const before = await maps()
  await sql`update computations set made_from = null`.execute(db)
  await transact(db, computeLater)
  await finished(house)
  const anew = await maps()
  return [...before].flatMap(([of, map]) => (anew.get(of) === map ? [] : [of]))
}
