/** Every statement about acts of curation. */
import type { Db, Tx } from '#platform/database'
import { refuse, accept, type Result } from '#platform/result'
import type { Act } from './act.ts'
import type { Curated } from './curation.ts'
import { authorFrom, authorText } from './store.ts'

declare module '#platform/tables' {
  interface Tables {
    curation_acts: { version: number; act: Act; done_by: string; done_at: Date }
  }
}

/** All acts in order. */
export async function listActs(db: Db): Promise<Curated[]> {
  const rows = await db.selectFrom('curation_acts').selectAll().orderBy('version').execute()
  return rows.map(({ version, act, done_by: by, done_at: at }) => ({ version, act, by: authorFrom(by), at }))
}

/** Versions are unique: who comes second is `stale` and asks the rule again. */
export async function addAct(tx: Tx, { version, act, by, at }: Curated): Promise<Result<void>> {
  const added = await tx.insertInto('curation_acts').values({ version, act: JSON.stringify(act) as never, done_by: authorText(by), done_at: at }).onConflict((on) => on.doNothing()).returning('version').execute()
  return added.length === 0 ? refuse('stale', 'curation.changed', { version }) : accept(undefined)
}
