/** What the doors and links do with reports on milestones, whole: load, may, rule, keep; in one transaction. */
import type { Db } from '#platform/database'
import { readLink, signLink } from '#platform/links'
import { accept, must, refuse, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { daysLater, type Instant } from '#platform/time'
import { placements, type Actor, type Day, type OrganisationId, type PersonId } from '#modules/members'
import { isHeldOn, rolesOf } from '#modules/people'
import { reportOn, standingsOf, type MilestoneSaid, type MilestoneStanding, type Reported } from './execution.ts'
import { addReports, lockReports, reportsOf } from './execution-store.ts'
import { may, type Reader } from './policy.ts'
import type { Project, ProjectId } from './project.ts'
import { findProject, readerOf, transactPlans } from './store.ts'

export type ExecutionNeeds = { readonly db: Db; readonly now: () => Instant; readonly today: () => Day; readonly secret: Uint8Array }

/** Of a plan whose milestones the caller may read. */
export async function milestonesOf({ db, today }: Pick<ExecutionNeeds, 'db' | 'today'>, { id, milestones }: Pick<Project, 'id' | 'milestones'>): Promise<readonly MilestoneStanding[]> {
  return standingsOf(milestones, (await reportsOf(db, [id])).get(id) ?? [], today())
}

/** Whoever may change a plan reports on it. */
export async function reportMilestones(needs: ExecutionNeeds, reader: Reader, id: ProjectId, said: readonly MilestoneSaid[]): Promise<Reported> {
  return transactPlans(needs.db, async (tx) => {
    await lockReports(tx, id)
    const project = must(await findProject(tx, id))
    const by = must(may.change(reader, project))
    const earlier = (await reportsOf(tx, [id])).get(id) ?? []
    const reported = must(reportOn(project, earlier, said, needs.today(), { by, at: needs.now() }))
    await addReports(tx, id, reported.reports, reported.slips, newId)
    return reported
  })
}

// ---- By a link from a mail

const PURPOSE = 'milestones'
const LINK_DAYS = 30

export const milestoneLink = ({ secret, now }: Pick<ExecutionNeeds, 'secret' | 'now'>, project: ProjectId, person: PersonId): string => signLink(secret, { purpose: PURPOSE, facts: { project, person }, until: daysLater(now(), LINK_DAYS) })

/** As whom a link acts: its person, for the lead organisation, as far as they may today. */
export async function readMilestoneLink(needs: ExecutionNeeds, token: string, actor: Actor): Promise<Result<{ readonly project: Project; readonly reader: Reader }>> {
  const read = readLink(needs.secret, PURPOSE, token, needs.now())
  if (!read.ok) return read
  const { project: id, person } = read.value as { readonly project: ProjectId; readonly person: PersonId } // signed above
  if (actor.person !== undefined && actor.person !== person) return refuse('forbidden', 'execution.linkOfOther')
  const project = await findProject(needs.db, id)
  if (!project.ok) return refuse('missing', 'execution.linkGone')
  const reader = await readerOf(needs.db, await actorOfLink(needs, project.value.lead, person))
  return may.change(reader, project.value).ok ? accept({ project: project.value, reader }) : refuse('missing', 'execution.linkGone')
}

async function actorOfLink({ db, today }: ExecutionNeeds, organisation: OrganisationId, person: PersonId): Promise<Actor> {
  const [held, placed] = await Promise.all([rolesOf(db, person), placements(db, today(), [organisation])])
  const roles = held.flatMap((one) => (one.organisation === organisation && isHeldOn(one, today()) ? [one.role] : []))
  return roles.length === 0 ? { as: 'outside', person } : { as: 'organisation', organisation, standing: placed.get(organisation)?.standing ?? 'outside', person, roles }
}
