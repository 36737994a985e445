/** Criteria of admission in the database. None is ever erased: applications made while it held are measured by it. */
import type { Selectable } from 'kysely'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Criterion, CriterionId } from './criterion.ts'

type CriterionRow = { id: CriterionId; place: number; text_de: string; text_en: string; document: NonNullable<Criterion['document']> | null; clause: string; from_at: Date; until_at: Date | null }

declare module '#platform/tables' {
  interface Tables {
    admission_criteria: CriterionRow
  }
}

/** All there ever were, in order; which hold says `heldAt`. */
export const allCriteria = async (db: Db): Promise<Criterion[]> => (await db.selectFrom('admission_criteria').selectAll().orderBy('place').orderBy('id').execute()).map(criterionFrom)

export async function findCriterion(db: Db, id: CriterionId): Promise<Result<Criterion>> {
  const row = await db.selectFrom('admission_criteria').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? refuse('missing', 'criterion.none') : accept(criterionFrom(row))
}

/** Writes these down as they are now. */
export async function keepCriteria(tx: Tx, criteria: readonly Criterion[]): Promise<void> {
  for (const { id, place, text, document, clause, from, until } of criteria) {
    const row = { place, text_de: text.de, text_en: text.en, document: document ?? null, clause, from_at: from, until_at: until ?? null }
    await tx.insertInto('admission_criteria').values({ id, ...row }).onConflict((known) => known.column('id').doUpdateSet(row)).execute()
  }
}

const criterionFrom = ({ id, place, text_de, text_en, document, clause, from_at, until_at }: Selectable<CriterionRow>): Criterion => ({
  id, place, text: { de: text_de, en: text_en }, clause, from: from_at, ...(document === null ? {} : { document }), ...(until_at === null ? {} : { until: until_at }),
})
