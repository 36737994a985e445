/** Tables of plans in the database: by what rows are known again, and files whose preview waits to be confirmed. **Errors**: `missing` where a file was confirmed or forgotten. */
import { sql } from 'kysely'
import type { Author } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Disclosure } from './disclosure.ts'
import type { PlanTable } from './plan-table.ts'
import type { Protection } from './project.ts'
import { addProjects } from './store.ts'

export type PlanDraftId = Id<'plan-draft'>
export type PlanDraft = { readonly id: PlanDraftId; readonly name: string; readonly bytes: Uint8Array; readonly planHash: string; readonly disclosure: Disclosure; readonly protection?: Protection['answer'] | undefined; readonly author: Author }

/** Which of these are here already. */
export async function originsAmong(db: Db, origins: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ origin: string }>`select origin from project_origins where origin = any(${origins}::text[])`.execute(db)
  return new Set(rows.map(({ origin }) => origin))
}

/** **Errors**: `stale` where another table brought one of them meanwhile. */
export async function keepPlans(tx: Tx, { created }: Pick<PlanTable, 'created'>): Promise<Result<void>> {
  await addProjects(tx, created.map(({ project }) => project))
  const { numAffectedRows } = await sql`insert into project_origins (origin, project) select origin, project from jsonb_to_recordset(${JSON.stringify(created.map(({ origin, project }) => ({ origin, project: project.id })))}::jsonb) as given (origin text, project uuid) on conflict do nothing`.execute(tx)
  return numAffectedRows === BigInt(created.length) ? accept(undefined) : refuse('stale', 'planTable.otherNow')
}

export const addDraft = async (db: Db, { id, name, bytes, planHash, disclosure, protection, author }: PlanDraft, at: Instant): Promise<void> =>
  void (await sql`insert into project_drafts (id, name, bytes, plan_hash, disclosure, protection, author, created_at) values (${id}, ${name}, ${Buffer.from(bytes)}, ${planHash}, ${disclosure}, ${protection ?? null}, ${JSON.stringify(author)}::jsonb, ${at})`.execute(db))

export async function findDraft(db: Db, id: PlanDraftId): Promise<Result<PlanDraft>> {
  const { rows: [row] } = await sql<Omit<PlanDraft, 'protection'> & { readonly protection: Protection['answer'] | null }>`select id, name, bytes, plan_hash as "planHash", disclosure, protection, author from project_drafts where id = ${id}`.execute(db)
  return row === undefined ? refuse('missing', 'planTable.noDraft') : accept({ ...row, protection: row.protection ?? undefined })
}

/** False where somebody confirmed it meanwhile. */
export const takeDraft = async (tx: Tx, id: PlanDraftId): Promise<boolean> => (await sql`delete from project_drafts where id = ${id}`.execute(tx)).numAffectedRows === 1n

/** Forgets files that nobody confirmed. */
export const forgetPlanDrafts = async (db: Db, before: Instant): Promise<void> => void (await sql`delete from project_drafts where created_at < ${before}`.execute(db))
