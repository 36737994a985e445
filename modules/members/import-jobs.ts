/** A file imported at once, without a preview: for the command line, whose user has read the file. */
import { transact, type Db, type Tx } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { CURATOR, type Author } from './actor.ts'
import type { Day } from './day.ts'
import { changedBy, countOutcomes, type ImportedText, type ImportPlan } from './import-plan.ts'
import { keepImport, planNow } from './import-store.ts'
import { tellIgnored, tellRow } from './import-told.ts'
import { readLong } from './import.thread.ts'
import type { Organisation, OrganisationId } from './organisation.ts'
import { may } from './policy.ts'

export { forgetDrafts } from './import-store.ts'

export { countOutcomes, tellIgnored, tellRow, type ImportPlan }

export type Importing = {
  readonly db: Db
  readonly today: () => Day
  readonly changed: (tx: Tx, organisations: readonly OrganisationId[]) => Promise<void>
  readonly importTexts: (tx: Tx, texts: readonly ImportedText[], author: Author, audience: Organisation['audience']) => Promise<void>
}

/** Reads the file and does what it says, in one transaction. Out: what was done, row by row. */
export async function importAtOnce({ db, today, changed, importTexts }: Importing, file: { readonly bytes: Uint8Array; readonly name: string }, audience: Organisation['audience']): Promise<ImportPlan> {
  const author = must(may.import(CURATOR))
  const read = must(await readLong(file.bytes, file.name))
  return transact(db, async (tx) => {
    const { plan } = await planNow(tx, read, { newId: () => newId<'organisation'>(), today: today(), audience })
    must(await keepImport(tx, plan))
    await importTexts(tx, plan.texts, author, audience)
    await changed(tx, changedBy(plan))
    return plan
  })
}
