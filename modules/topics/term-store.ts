/** What texts say and no topic names yet, with whose texts they are. Sealed ones offer nothing. */
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { OrganisationId } from '#modules/members'
import type { Audience } from './audience.ts'
import type { KeptProfile } from './kept-profile.ts'
import type { SourceId } from './source.ts'

export type TermSource = { readonly source: SourceId; readonly hash: string; readonly title: string; readonly audience: Audience; readonly organisations: readonly OrganisationId[]; readonly terms: KeptProfile['terms'] }

/** Every profiled source with its found terms. */
export async function listTermSources(db: Db): Promise<TermSource[]> {
  const { rows } = await sql<TermSource>`
    select s.id as source, s.hash, s.title, s.audience, p.terms, array(select so.organisation::text from source_organisations so where so.source = s.id order by so.place) as organisations
    from sources s join profiles p on p.hash = s.hash and p.made_with = s.profiled_with
    where s.audience <> 'sealed' order by s.id
  `.execute(db)
  return rows
}
