/** The pages of plans, and what the house around them is lent. */
import type { App } from '#platform/http'
import { addressOf, withQuery, type Site } from '#platform/page'
import type { Language } from '#platform/words'
import { hangActs } from './act-pages.tsx'
import { hangEditing } from './edit-pages.tsx'
import { hangExecution } from './execution-pages.tsx'
import { hangList } from './list-pages.tsx'
import type { ProjectsNeeds } from './needs.part.ts'
import { PAGE_WORDS } from './page-words.ts'
import { hangPlanTable } from './plan-table-pages.tsx'
import { hangPortfolio } from './portfolio-pages.tsx'
import { PORTFOLIO_WORDS } from './portfolio-words.ts'
import { hangProject } from './project-pages.tsx'
import { ADDRESSES, WORDS } from './words.ts'

export { executionNotices } from './execution-notices.part.ts'
export type { ProjectsNeeds } from './needs.part.ts'

/** What this module refuses, in both languages. */
export const PROJECTS_WORDS = WORDS

/** Where the page of a plan is. */
export { projectAt } from './frame.part.tsx'

/** What stands beneath the menu on the pages of plans. */
export const PROJECTS_AROUND = ([['projects', PAGE_WORDS.projects], ['timeline', PORTFOLIO_WORDS.title], ['numbers', PORTFOLIO_WORDS.numbers], ['agreement', PAGE_WORDS.agreement]] as const).map(([page, says]) => ({ says, to: { de: addressOf(ADDRESSES[page], 'de'), en: addressOf(ADDRESSES[page], 'en') } }))

/** Where a plan is begun with what somebody needs. */
export const newProjectAt = (language: Language, title: string): string => withQuery(addressOf(ADDRESSES.newProject, language), { title, language })

export function hangProjects(app: App, site: Site, needs: ProjectsNeeds): void {
  hangList(app, site, needs)
  hangPortfolio(app, site, needs)
  hangPlanTable(app, site, needs)
  hangEditing(app, site, needs)
  hangProject(app, site, needs)
  hangActs(app, site, needs)
  hangExecution(app, site, needs)
}
