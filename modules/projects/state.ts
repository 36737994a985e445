/**
 * The states of a project and the steps between them.
 *
 * ```
 * idea → outline → submitted → approved → running → completed
 *          │           └─────→ refused → outline
 *          └────────────────────────────→ running     at one's own expense
 * idea … running ─→ dropped → idea                     taken up again
 * ```
 */
export const STATES = ['idea', 'outline', 'submitted', 'approved', 'refused', 'running', 'completed', 'dropped'] as const
export type ProjectState = (typeof STATES)[number]

/** From where to where. */
export const STEPS: Readonly<Record<ProjectState, readonly ProjectState[]>> = {
  idea: ['outline', 'dropped'],
  outline: ['submitted', 'running', 'dropped'],
  submitted: ['approved', 'refused', 'dropped'],
  approved: ['running', 'dropped'],
  refused: ['outline', 'dropped'],
  running: ['completed', 'dropped'],
  completed: [],
  dropped: ['idea'],
}

/** What is over is not compared and sought for any longer. */
export const OVER: readonly ProjectState[] = ['refused', 'completed', 'dropped']

export const needsReason = (state: ProjectState): boolean => state === 'refused' || state === 'dropped'
