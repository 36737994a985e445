/** Retention periods in the database: what the alliance set, before what is proposed. */
import type { Db, Tx } from '#platform/database'
import { PERIOD_KINDS, PERIODS, type PeriodKind, type Periods } from './period.ts'

declare module '#platform/tables' {
  interface Tables {
    retentions: { kind: PeriodKind; days: number }
  }
}

export async function periodsNow(db: Db | Tx): Promise<Periods> {
  const rows = await db.selectFrom('retentions').select(['kind', 'days']).execute()
  return { ...PERIODS, ...Object.fromEntries(rows.filter(({ kind }) => PERIOD_KINDS.includes(kind)).map(({ kind, days }) => [kind, days])) }
}

export async function savePeriods(tx: Tx, periods: { readonly [Kind in PeriodKind]?: number | undefined }): Promise<void> {
  const rows = PERIOD_KINDS.flatMap((kind) => {
    const days = periods[kind]
    return days === undefined ? [] : [{ kind, days }]
  })
  if (rows.length > 0) await tx.insertInto('retentions').values(rows).onConflict((on) => on.column('kind').doUpdateSet((row) => ({ days: row.ref('excluded.days') }))).execute()
}
