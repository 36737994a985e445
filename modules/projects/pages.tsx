/** The pages of plans, and what the house around them is lent. */
import type { App } from '#platform/http'
import { addressOf, type Site } from '#platform/page'
import { hangActs } from './act-pages.tsx'
import { hangEditing } from './edit-pages.tsx'
import { hangList } from './list-pages.tsx'
import type { ProjectsNeeds } from './needs.part.ts'
import { PAGE_WORDS } from './page-words.ts'
import { hangProject } from './project-pages.tsx'
import { ADDRESSES, WORDS } from './words.ts'

export type { ProjectsNeeds } from './needs.part.ts'

/** What this module refuses, in both languages. */
export const PROJECTS_WORDS = WORDS

/** Where the page of a plan is. */
export { projectAt } from './frame.part.tsx'

/** What stands beneath the menu on the pages of plans. */
export const PROJECTS_AROUND = ([['projects', PAGE_WORDS.projects], ['agreement', PAGE_WORDS.agreement]] as const).map(([page, says]) => ({ says, to: { de: addressOf(ADDRESSES[page], 'de'), en: addressOf(ADDRESSES[page], 'en') } }))

export function hangProjects(app: App, site: Site, needs: ProjectsNeeds): void {
  hangList(app, site, needs)
  hangEditing(app, site, needs)
  hangProject(app, site, needs)
  hangActs(app, site, needs)
}
