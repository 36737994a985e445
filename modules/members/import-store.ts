/** Imports in the database: what is known, a plan that is kept whole, and files whose preview waits to be confirmed. */
import type { ColumnType, Generated } from 'kysely'
import type { Db, Tx } from '#platform/database'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Author } from './actor.ts'
import type { ImportPlan } from './import-plan.ts'
import type { Known } from './import-said.ts'
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

/** False where somebody confirmed it meanwhile. */
export const takeDraft = async (tx: Tx, id: DraftId): Promise<boolean> => (await tx.deleteFrom('import_drafts').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n

/** Forgets files that nobody confirmed. */
export const forgetDrafts = async (db: Db, before: Instant): Promise<void> => void (await db.deleteFrom('import_drafts').where('created_at', '<', before).execute())
