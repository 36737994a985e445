/**
 * A project goes on: each step with its day, and its reason where that must be told.
 * **Errors**: `conflict` where there is no such step, or the plan went on in others; `stale`; `invalid` for a day to come, one before the last step, or a reason that is lacking.
 */
import type { Day } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import type { Project, Signed } from './project.ts'
import { lines } from './spelling.ts'
import { needsReason, STEPS, type ProjectState } from './state.ts'

const REASON = 2_000

/** It goes on. Approval and submission are funding dates too, where none is written down yet. */
export function advance(project: Project, step: { readonly to: ProjectState; readonly on: Day; readonly reason: string }, seen: number, today: Day, { by, at }: Signed): Result<Project> {
  if (project.became !== undefined) return refuse('conflict', 'project.became')
  if (seen !== project.version) return refuse('stale', 'project.changed')
  const { to, on } = step
  const reason = lines(step.reason)
  if (!STEPS[project.state].includes(to)) return refuse('conflict', 'state.noStep')
  if (on > today) return refuse('invalid', 'state.future', { on })
  if (on < project.stateOn) return refuse('invalid', 'state.before', { on, since: project.stateOn })
  if (needsReason(to) && reason === '') return refuse('invalid', to === 'refused' ? 'state.whyRefused' : 'state.whyDropped')
  if (reason.length > REASON) return refuse('invalid', 'state.long', { limit: REASON })
  const { stateReason: _, ...rest } = project
  const funding = { ...project.funding, ...(to === 'submitted' && project.funding.applied === undefined ? { applied: on } : {}), ...(to === 'approved' && project.funding.approved === undefined ? { approved: on } : {}) }
  return accept({ ...rest, version: project.version + 1, state: to, stateOn: on, ...(reason === '' ? {} : { stateReason: reason }), funding, by, changedAt: at })
}
