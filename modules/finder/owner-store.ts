/** Whose sources these are. */
import { sql } from 'kysely'
import type { OrganisationId } from '#modules/members'
import type { Db } from '#platform/database'

export async function ownersOf(db: Db, sources: readonly string[]): Promise<OrganisationId[]> {
  if (sources.length === 0) return []
  return (await sql<{ organisation: OrganisationId }>`select distinct organisation from source_organisations where source = any(${[...sources]}::uuid[])`.execute(db)).rows.map(({ organisation }) => organisation)
}
