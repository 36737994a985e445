/** What other modules and the house may use of projects: at most twelve names, and types. */
export type { Disclosed, Disclosure, Field } from './disclosure.ts'
export type { CallId, Project, ProjectId, Signed as ProjectSigned } from './project.ts'
export type { PlanFilter, PlanText } from './plan-store.ts'
export type { Reader, Redacted } from './policy.ts'
export type { ProjectState } from './state.ts'
/** How far things are disclosed: `disclosure.isWider`, `disclosure.levelOf`, `disclosure.FIELDS` … */
export * as disclosure from './disclosure.ts'
export { keepOpening } from './opening-store.ts'
export { planTextsOf, projectsFor } from './plan-store.ts'
export { mayReadProject, redacted } from './policy.ts'
export { titleIn } from './project.ts'
export { findProject, readerOf, visibleTo } from './store.ts'
