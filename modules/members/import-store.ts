/** Imports in the database: what is known, a plan that is kept whole, and files whose preview waits to be confirmed. */
import type { ColumnType, Generated } from 'kysely'
import type { Db, Tx } from '#platform/database'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Author } from './actor.ts'
import { planImport, type ImportPlan } from './import-plan.ts'
import type { ImportCircumstances, Known, ReadRows } from './import-said.ts'
import type { Organisation } from './organisation.ts'
import { allPlacings, keepBelongings, keepMemberships } from './placing-store.ts'
import { addOrganisations, allOrganisations, saveOrganisations } from './store.ts'

export type DraftId = Id<'import-draft'>

/** A file whose preview was shown. */
export type ImportDraft = { readonly id: DraftId; readonly name: string; readonly bytes: Uint8Array; readonly planHash: string; readonly audience: Organisation['audience']; readonly author: Author }

declare module '#platform/tables' {
  interface Tables {
    import_drafts: { id: DraftId; name: string; bytes: ColumnType<Buffer, Uint8Array, never>; plan_hash: string; audience: Organisation['audience']; author: ColumnType<Author, string, never>; created_at: Generated<Date> }
  }
}

/** All that an import is held against. */
export const allKnown = async (db: Db): Promise<Known> => ({ organisations: await allOrganisations(db), ...(await allPlacings(db)) })

/** What a file would do now, with a fingerprint: two plans that do the same have the same, whatever ids they give to what is new. */
export async function planNow(db: Db, read: ReadRows, circumstances: ImportCircumstances): Promise<{ readonly plan: ImportPlan; readonly hash: string; readonly known: Known }> {
  const known = await allKnown(db)
  const plan = planImport(read, known, circumstances)
  const places = new Map<string, string>(plan.created.map(({ id }, at) => [id, `new ${at}`]))
  const told = JSON.stringify([plan.rows, plan.created, plan.changed, plan.belongings, plan.memberships], (_, value: unknown) => (typeof value === 'string' ? (places.get(value) ?? value) : value))
  return { plan, known, hash: Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(told))).toString('hex') }
}

/** Does what the plan says, in one transaction with whatever belongs to it. */
export async function keepImport(tx: Tx, plan: Pick<ImportPlan, 'created' | 'changed' | 'belongings' | 'memberships'>): Promise<Result<void>> {
  const saved = await saveOrganisations(tx, plan.changed)
  if (!saved.ok) return saved
  const added = await addOrganisations(tx, plan.created)
  if (!added.ok) return added
  await keepBelongings(tx, plan.belongings)
  await keepMemberships(tx, plan.memberships)
  return accept(undefined)
}

export const addDraft = async (db: Db, { planHash, author, ...draft }: ImportDraft): Promise<void> =>
  void (await db.insertInto('import_drafts').values({ ...draft, plan_hash: planHash, author: JSON.stringify(author) }).execute())

export async function findDraft(db: Db, id: DraftId): Promise<Result<ImportDraft>> {
  const row = await db.selectFrom('import_drafts').select(['id', 'name', 'bytes', 'plan_hash', 'audience', 'author']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return refuse('missing', 'import.noDraft')
  const { plan_hash: planHash, ...draft } = row
  return accept({ ...draft, planHash })
}

/** Does what a draft's preview of this fingerprint showed, and forgets the draft; where it would do something else by now, it is refused. */
export async function confirmDraft(tx: Tx, id: DraftId, read: ReadRows, circumstances: ImportCircumstances, shown: string): Promise<Result<ImportPlan>> {
  if (!(await takeDraft(tx, id))) return refuse('missing', 'import.noDraft')
  const { plan, hash } = await planNow(tx, read, circumstances)
  if (hash !== shown) return refuse('stale', 'import.otherNow')
  const kept = await keepImport(tx, plan)
  return kept.ok ? accept(plan) : kept
}

/** False where somebody confirmed it meanwhile. */
export const takeDraft = async (tx: Tx, id: DraftId): Promise<boolean> => (await tx.deleteFrom('import_drafts').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n

/** Forgets files that nobody confirmed. */
export const forgetDrafts = async (db: Db, before: Instant): Promise<void> => void (await db.deleteFrom('import_drafts').where('created_at', '<', before).execute())
