/** Every statement about computations and the intersections that are kept over time. */
import { sql } from 'kysely'
import { prepared, type Db, type Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { OrganisationId } from '#modules/members'
import type { ResultAudience } from './audience.ts'
import type { Level } from './level.ts'
import type { ComputedMap } from './computed-map.ts'
import type { IntersectionId, KeptIntersection, Treatment, Turn } from './intersection.ts'
import { authorFrom, authorText } from './store.ts'

declare module '#platform/tables' {
  interface Tables {
    computations: { audience: ResultAudience; level: Level; version: number; engine: string; computed_at: Date; map: ComputedMap; made_from: string | null; says: string | null }
    intersections: { id: string; version: number; audience: ResultAudience; level: Level; organisations: string[]; topics: string[]; judged: NonNullable<KeptIntersection['judged']> | null; engine: string }
    intersection_turns: { intersection: string; place: number; turn: Omit<Turn, 'at'>; at: Date }
    intersection_treatments: { intersection: string; place: number; treatment: object; done_by: string; done_at: Date }
  }
}

const stateOfMap = prepared('topics.state', (db, given: { audience: ResultAudience; level: Level }) =>
  db.selectNoFrom((of) => [
    of.selectFrom('computations').select('version').where('audience', '=', given.audience).where('level', '=', given.level).as('computation'),
    of.selectFrom('curation_acts').select((act) => act.fn.max('version').as('version')).as('acts'),
  ]),
)

/** Which computation and how many acts there are: by it a reader knows whether what it holds is still so. 0 where there is none. */
export async function mapState(db: Db, audience: ResultAudience, level: Level): Promise<{ readonly computation: number; readonly acts: number }> {
  const [row] = await stateOfMap(db, { audience, level })
  return { computation: row?.computation ?? 0, acts: row?.acts ?? 0 }
}

export type Computation = { readonly version: number; readonly engine: string; readonly at: Date; readonly map: ComputedMap }

export async function findComputation(db: Db, audience: ResultAudience, level: Level): Promise<Computation | undefined> {
  const row = await db.selectFrom('computations').select(['version', 'engine', 'computed_at', 'map']).where('audience', '=', audience).where('level', '=', level).executeTakeFirst()
  return row === undefined ? undefined : { version: row.version, engine: row.engine, at: row.computed_at, map: row.map }
}

/** What the kept computation was made from, by hash. */
export async function madeFrom(db: Db, audience: ResultAudience, level: Level): Promise<string | undefined> {
  const row = await db.selectFrom('computations').select('made_from').where('audience', '=', audience).where('level', '=', level).executeTakeFirst()
  return row?.made_from ?? undefined
}

/** With the hash of what it was made from, in place of the one before, whose time it keeps where it says the same: readers would learn that something happened which they may not read. Out: does it say something else? */
export async function keepComputation(tx: Tx, audience: ResultAudience, level: Level, { engine, at, map, from }: Omit<Computation, 'version'> & { readonly from: string }): Promise<boolean> {
  const { rows } = await sql<{ differs: boolean }>`
    with before as (select engine, says from computations where audience = ${audience} and level = ${level})
    insert into computations (audience, level, version, engine, computed_at, made_from, says, map)
      select ${audience}, ${level}, 1, ${engine}, ${at}, ${from}, md5(given.map), given.map::json from (select ${JSON.stringify(map)}::text as map) given
     on conflict (audience, level) do update set version = computations.version + 1, engine = excluded.engine, made_from = excluded.made_from, says = excluded.says, map = excluded.map,
       computed_at = case when computations.engine = excluded.engine and computations.says = excluded.says then computations.computed_at else excluded.computed_at end
     returning not exists (select from before where before.engine = computations.engine and before.says = computations.says) as differs
  `.execute(tx)
  return rows[0]?.differs ?? true
}

/** Computations stay and their readers look again: what they rest on besides has changed. */
export async function touchComputations(tx: Tx): Promise<void> {
  await tx.updateTable('computations').set((row) => ({ version: row('version', '+', 1) })).execute()
}

const turns = sql<(Omit<Turn, 'at'> & { at: string })[]>`coalesce((select jsonb_agg(t.turn || jsonb_build_object('at', t.at) order by t.place) from intersection_turns t where t.intersection = intersections.id), '[]')`
const treatments = sql<{ treatment: object; by: string; at: string }[]>`coalesce((select jsonb_agg(jsonb_build_object('treatment', t.treatment, 'by', t.done_by, 'at', t.done_at) order by t.place) from intersection_treatments t where t.intersection = intersections.id), '[]')`

/** All of an audience, on both levels or one. */
export async function listIntersections(db: Db, audience: ResultAudience, level?: Level): Promise<KeptIntersection[]> {
  let query = db.selectFrom('intersections').selectAll().select([turns.as('turns'), treatments.as('treatments')]).where('audience', '=', audience).orderBy('id')
  if (level !== undefined) query = query.where('level', '=', level)
  return (await query.execute()).map(keptOf)
}

export async function findIntersection(db: Db, id: string): Promise<Result<KeptIntersection>> {
  const row = await db.selectFrom('intersections').selectAll().select([turns.as('turns'), treatments.as('treatments')]).where('id', '=', id).executeTakeFirst()
  return row === undefined ? refuse('missing', 'intersection.none') : accept(keptOf(row))
}

type Row = { id: string; version: number; audience: ResultAudience; level: Level; organisations: string[]; topics: string[]; judged: NonNullable<KeptIntersection['judged']> | null; engine: string; turns: (Omit<Turn, 'at'> & { at: string })[]; treatments: { treatment: object; by: string; at: string }[] }

const keptOf = (row: Row): KeptIntersection => ({
  // What saveIntersections wrote.
  id: row.id as IntersectionId,
  version: row.version,
  audience: row.audience,
  level: row.level,
  organisations: row.organisations as OrganisationId[],
  topics: row.topics,
  judged: row.judged ?? undefined,
  engine: row.engine,
  turns: row.turns.map((turn) => ({ ...turn, at: new Date(turn.at) })),
  treatments: row.treatments.map(({ treatment, by, at }) => ({ ...treatment, by: authorFrom(by), at: new Date(at) }) as Treatment),
})

/** Writes what differs from before: new ones, new judgements, further turns and treatments. `stale` where a version is no longer what it was. */
export async function saveIntersections(tx: Tx, now: readonly KeptIntersection[], before: readonly KeptIntersection[]): Promise<Result<void>> {
  const known = new Map(before.map((one) => [one.id, one]))
  for (const one of now) {
    const old = known.get(one.id)
    if (old === one) continue
    const row = { version: one.version, audience: one.audience, level: one.level, organisations: [...one.organisations], topics: [...one.topics], judged: one.judged === undefined ? null : (JSON.stringify(one.judged) as never), engine: one.engine }
    if (old === undefined) await tx.insertInto('intersections').values({ id: one.id, ...row }).execute()
    else {
      const saved = await tx.updateTable('intersections').set(row).where('id', '=', one.id).where('version', '=', old.version).returning('id').execute()
      if (saved.length === 0) return refuse('stale', 'intersection.changed')
    }
    const newTurns = one.turns.slice(old?.turns.length ?? 0).map(({ at, ...turn }, place) => ({ intersection: one.id, place: (old?.turns.length ?? 0) + place, turn: JSON.stringify(turn) as never, at }))
    if (newTurns.length > 0) await tx.insertInto('intersection_turns').values(newTurns).execute()
    const newTreatments = one.treatments.slice(old?.treatments.length ?? 0).map(({ by, at, ...treatment }, place) => ({ intersection: one.id, place: (old?.treatments.length ?? 0) + place, treatment: JSON.stringify(treatment) as never, done_by: authorText(by), done_at: at }))
    if (newTreatments.length > 0) await tx.insertInto('intersection_treatments').values(newTreatments).execute()
  }
  return accept(undefined)
}
