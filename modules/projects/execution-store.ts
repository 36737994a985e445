/** Every statement about what is reported of milestones, and of what leads were reminded. Who may read a report is who may read the milestones of its plan: whoever reads here has asked that. */
import { sql } from 'kysely'
import type { Author, Day, OrganisationId, PersonId } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import type { Instant } from '#platform/time'
import type { MilestoneReport, MilestoneState, Slip } from './execution.ts'
import type { Milestone, ProjectId } from './project.ts'

type Row = { readonly project: ProjectId; readonly milestone: string; readonly says: MilestoneState; readonly day: Day | null; readonly why: string | null; readonly is_slip: boolean; readonly by: Author; readonly at: Instant }

/** With whether it moved what others may wait for. */
export type KeptReport = MilestoneReport & { readonly isSlip: boolean }

/** Of each of these plans, the earliest first. */
export async function reportsOf(db: Db, projects: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, readonly KeptReport[]>> {
  if (projects.length === 0) return new Map()
  const { rows } = await sql<Row>`select project, milestone, says, day::text as day, why, is_slip, author as by, at from milestone_reports where project = any(${projects}::uuid[]) order by at, id`.execute(db)
  const found = new Map<ProjectId, KeptReport[]>()
  for (const { project, milestone, says, day, why, is_slip: isSlip, by, at } of rows) {
    const list = found.get(project) ?? []
    list.push({ milestone, says, ...(day === null ? {} : { day }), ...(why === null ? {} : { why }), isSlip, by, at })
    found.set(project, list)
  }
  return found
}

/** Reports of one plan follow each other: whoever holds this has seen all that came before. */
export const lockReports = async (tx: Tx, project: ProjectId): Promise<void> => void (await sql`select 1 from projects where id = ${project} for update`.execute(tx))

export async function addReports(tx: Tx, project: ProjectId, reports: readonly MilestoneReport[], slips: readonly Slip[], newId: () => string): Promise<void> {
  const slipped = new Set(slips.map((slip) => slip.milestone))
  const rows = reports.map(({ milestone, says, day, why, by, at }) => ({ id: newId(), project, milestone, says, day, why, is_slip: slipped.has(milestone), author: by, at }))
  if (rows.length > 0) await sql`insert into milestone_reports select * from jsonb_populate_recordset(null::milestone_reports, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

/** A plan that is carried out, as far as its milestones go. */
export type Running = { readonly id: ProjectId; readonly lead: OrganisationId; readonly leader?: PersonId; readonly milestones: readonly Milestone[] }

/** All plans that are carried out and have milestones. For the house itself, which tells nobody of them but their leads. */
export async function runningPlans(db: Db): Promise<readonly Running[]> {
  const { rows } = await sql<Running & { readonly leader: PersonId | null }>`select id, lead, leader, milestones from projects where state in ('approved', 'running') and became is null and jsonb_array_length(milestones) > 0 order by id`.execute(db)
  return rows.map(({ leader, ...rest }) => ({ ...rest, ...(leader === null ? {} : { leader }) }))
}

/** Of these, what nobody was reminded of yet; from now on somebody was. */
export async function takeToRemind(tx: Tx, project: ProjectId, awaited: readonly { readonly milestone: string; readonly expected: Day }[], at: Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into milestone_reminders (project, milestone, expected, at) select ${project}, milestone, expected, ${at} from jsonb_to_recordset(${JSON.stringify(awaited)}::jsonb) as given (milestone text, expected date) on conflict do nothing`.execute(tx)
  return Number(numAffectedRows)
}
