/** Every statement about demands. Only their own organisation is ever asked for. **Errors**: `missing`, and `stale` where somebody saved meanwhile. */
import { sql } from 'kysely'
import type { Author, Day, OrganisationId } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Demand, DemandId, DemandState } from './demand.ts'
import type { RequestId } from './request.ts'

type Row = { readonly id: DemandId; readonly version: number; readonly organisation: OrganisationId; readonly text: string; readonly language: Language; readonly asker: string | null; readonly followUp: Day; readonly state: DemandState; readonly reason: string | null; readonly request: RequestId | null; readonly by: Author; readonly capturedAt: Instant; readonly changedAt: Instant }

const demandFrom = ({ asker, reason, request, ...row }: Row): Demand => ({ ...row, ...(asker === null ? {} : { asker }), ...(reason === null ? {} : { reason }), ...(request === null ? {} : { request }) })

const WHOLE = sql`select id, version, organisation, text, language, asker, follow_up::text as "followUp", state, reason, request, author as by, captured_at as "capturedAt", changed_at as "changedAt" from demands`

export async function findDemand(db: Db | Tx, id: DemandId): Promise<Result<Demand>> {
  const { rows } = await sql<Row>`${WHOLE} where id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'demand.none') : accept(demandFrom(rows[0]))
}

export type DemandFilter = { readonly state?: DemandState | undefined; readonly text?: string | undefined }

/** What one comes back to soonest first, then what was settled last. */
export async function listDemands(db: Db, organisation: OrganisationId, { state, text = '' }: DemandFilter, most: number): Promise<Demand[]> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Row>`${WHOLE} where organisation = ${organisation} and (${state ?? null}::text is null or state = ${state ?? null}) and (${text} = '' or concat_ws(' ', text, asker) ilike ${like}) order by state <> 'open', case when state = 'open' then follow_up end, changed_at desc, id limit ${most}`.execute(db)
  return rows.map(demandFrom)
}

/** Open ones of these organisations whose day has come. */
export async function dueDemands(db: Db, organisations: readonly OrganisationId[], today: Day): Promise<Demand[]> {
  const { rows } = await sql<Row>`${WHOLE} where organisation = any(${organisations}::uuid[]) and state = 'open' and follow_up <= ${today}::date order by follow_up, id`.execute(db)
  return rows.map(demandFrom)
}

export async function addDemand(tx: Tx, one: Demand): Promise<void> {
  await sql`insert into demands (id, version, organisation, text, language, asker, follow_up, state, author, captured_at, changed_at)
    values (${one.id}, ${one.version}, ${one.organisation}, ${one.text}, ${one.language}, ${one.asker ?? null}, ${one.followUp}::date, ${one.state}, ${JSON.stringify(one.by)}::jsonb, ${one.capturedAt}, ${one.changedAt})`.execute(tx)
}

export async function saveDemand(tx: Tx, one: Demand): Promise<Result<void>> {
  const { numAffectedRows } = await sql`update demands set version = ${one.version}, text = ${one.text}, asker = ${one.asker ?? null}, follow_up = ${one.followUp}::date, state = ${one.state}, reason = ${one.reason ?? null}, request = ${one.request ?? null}, author = ${JSON.stringify(one.by)}::jsonb, changed_at = ${one.changedAt} where id = ${one.id} and version = ${one.version - 1}`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('stale', 'demand.changed')
}
