/** Plans that a demo begins with: entered and led on as their people would have, by the same rules, in the caller's transaction. */
import type { Tx } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { dayAfter, daysLater, type Instant } from '#platform/time'
import type { Day, OrganisationId } from '#modules/members'
import { advance } from './advancing.ts'
import { AGREEMENT } from './agreement.ts'
import type { Disclosed } from './disclosure.ts'
import { readLater } from './jobs.ts'
import { keepAcceptance } from './opening-store.ts'
import { begin, type Project, type Protection, type Said } from './project.ts'
import { needsReason, type ProjectState } from './state.ts'
import { addProjects, saveProject } from './store.ts'

export type SeededPlan = { readonly said: Said; readonly disclosed: Disclosed; readonly protection?: Protection['answer']; /** The states after the idea, in order. */ readonly steps: readonly ProjectState[]; readonly reason: string }

/** Between two steps of a seeded plan. */
const STEP_DAYS = 40
/** Since the last. */
const REST_DAYS = 20

const daysAgo = (steps: number): number => STEP_DAYS * steps + REST_DAYS

/** Whoever leads or takes part has accepted confidentiality, and so have those who tend the alliance. */
export async function seedProjects(tx: Tx, plans: readonly SeededPlan[], { today, at }: { readonly today: Day; readonly at: Instant }): Promise<void> {
  const bound = new Set<OrganisationId>(plans.flatMap(({ said }) => [said.lead, ...said.partners.map(({ organisation }) => organisation)]))
  for (const organisation of bound) await keepAcceptance(tx, organisation, { version: AGREEMENT.version, by: { as: 'organisation', organisation }, at })
  await keepAcceptance(tx, 'alliance', { version: AGREEMENT.version, by: { as: 'curator' }, at })
  for (const { said, disclosed, protection, steps, reason } of plans) {
    const by = { as: 'organisation', organisation: said.lead } as const
    const ago = (step: number): { readonly on: Day; readonly at: Instant } => ({ on: dayAfter(today, -daysAgo(steps.length - step)), at: daysLater(at, -daysAgo(steps.length - step)) })
    const begun = must(begin(said, disclosed, { id: newId(), by, at: ago(0).at, today: ago(0).on }))
    let project: Project = { ...begun, ...(protection === undefined ? {} : { protection: { answer: protection, at: ago(0).at } }) }
    await addProjects(tx, [project])
    for (const [step, to] of steps.entries()) {
      const { on, at: then } = ago(step + 1)
      project = must(advance(project, { to, on, reason: needsReason(to) ? reason : '' }, project.version, today, { by, at: then }))
      must(await saveProject(tx, project))
    }
    await readLater(tx, project.id)
  }
}
