/** Legitimations in the database. */
import type { Db, Tx } from '#platform/database'
import type { Instant } from '#platform/time'
import type { Author, Day, OrganisationId, PersonId } from '#modules/members'
import type { Legitimation } from './legitimation.ts'

declare module '#platform/tables' {
  interface Tables {
    legitimations: { id: string; person: PersonId; organisation: OrganisationId; basis: Legitimation['basis']; clause: string; scope: Legitimation['scope']; joint: boolean; document: string | null; from_day: Day; until_day: Day | null; author: string; at: Instant }
  }
}

/** All of an organisation, also those that are over; oldest first. */
export async function legitimationsFor(db: Db | Tx, organisation: OrganisationId, person?: PersonId): Promise<Legitimation[]> {
  const rows = await db
    .selectFrom('legitimations')
    .select(['id', 'person', 'organisation', 'basis', 'clause', 'scope', 'joint', 'document', 'from_day', 'until_day'])
    .where('organisation', '=', organisation)
    .$if(person !== undefined, (query) => query.where('person', '=', person as PersonId)) // asked in this branch only
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  return rows.map(({ joint, document, from_day, until_day, ...one }) => ({ ...one, isJoint: joint, from: from_day, ...(document === null ? {} : { document }), ...(until_day === null ? {} : { until: until_day }) }))
}

export async function addLegitimation(tx: Tx, { isJoint, from, until, document, ...one }: Legitimation, given: { readonly author: Author; readonly at: Instant }): Promise<void> {
  await tx.insertInto('legitimations').values({ ...one, joint: isJoint, from_day: from, until_day: until ?? null, document: document ?? null, author: JSON.stringify(given.author), at: given.at }).execute()
}

/** Writes down when it ends. */
export async function saveLegitimation(tx: Tx, { id, until }: Legitimation): Promise<void> {
  await tx.updateTable('legitimations').set({ until_day: until ?? null }).where('id', '=', id).execute()
}
