/** Who has opened plans that others lead, and who accepted the confidentiality agreement. Both are only ever added to. */
import { sql } from 'kysely'
import type { Author, PersonId } from '#modules/members'
import { prepared, type Db, type Tx } from '#platform/database'
import { must } from '#platform/result'
import type { Instant } from '#platform/time'
import { AGREEMENT } from './agreement.ts'
import { mayReadProject, partyOf, type Reader } from './policy.ts'
import type { Project, ProjectId } from './project.ts'
import { findProject, transactPlans } from './store.ts'

/** Who does not act for anybody reads as the public. */
const partyReading = ({ actor }: Reader): string => partyOf(actor) ?? 'public'

const opened = prepared('projects.opened', (_, given: { id: ProjectId; party: string }) => sql<{ one: number }>`select 1 as one from project_openings where project = ${given.id} and party = ${given.party}`)

/**
 * Before a plan's content is shown beyond its lead: once it was read, it is not closed any longer. Asked again in the transaction that writes it down, so that nobody reads a plan that was closed meanwhile.
 */
export async function keepOpening(db: Db, reader: Reader, project: Project, at: Instant): Promise<Project> {
  const party = partyReading(reader)
  if (party === project.lead || (await opened(db, { id: project.id, party })).length > 0) return project
  return transactPlans(db, async (tx) => {
    const now = must(mayReadProject(reader, must(await findProject(tx, project.id))))
    await sql`insert into project_openings (project, party, person, at) values (${project.id}, ${party}, ${reader.actor.person ?? null}, ${at}) on conflict do nothing`.execute(tx)
    return now
  })
}

/** For whom a plan was opened beyond its lead. */
export const openingsOf = async (db: Db, id: ProjectId): Promise<readonly { readonly party: string; readonly person: PersonId | null; readonly at: Instant }[]> => (await sql<{ party: string; person: PersonId | null; at: Instant }>`select party, person, at from project_openings where project = ${id} order by at`.execute(db)).rows

export type Acceptance = { readonly version: string; readonly by: Author; readonly at: Instant }

export const acceptanceOf = async (db: Db, party: string): Promise<Acceptance | undefined> => (await sql<Acceptance>`select version, author as by, accepted_at as at from project_agreements where party = ${party} and version = ${AGREEMENT.version}`.execute(db)).rows[0]

/** Accepted twice, the first counts. */
export const keepAcceptance = async (tx: Tx, party: string, { version, by, at }: Acceptance): Promise<void> =>
  void (await sql`insert into project_agreements (party, version, author, accepted_at) values (${party}, ${version}, ${JSON.stringify(by)}::jsonb, ${at}) on conflict do nothing`.execute(tx))
