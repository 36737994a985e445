/** All pages of this module, what the house puts on pages of others, and the words by which it refuses. */
import type { App } from '#platform/http'
import { addressOf, type Site } from '#platform/page'
import { hangCirculars } from './circular-pages.tsx'
import { hangContacts } from './contact-pages.tsx'
import { hangDiscussions } from './discussion-pages.tsx'
import type { GroupsNeeds } from './frame.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { hangReports } from './report-pages.tsx'
import { ADDRESSES, WORDS } from './words.ts'

export { takeReply } from './circular-doing.part.ts'
export { commentNotices } from './comment-doing.part.ts'
export { DISCUSSION_HEARS, discussionsPart } from './comment.part.tsx'
export { outreachPart } from './contact-pages.tsx'
export type { GroupsNeeds } from './frame.part.tsx'
export { indicatorsOf } from './indicator.part.ts'

/** What this module refuses, in both languages. */
export const GROUPS_WORDS = WORDS

/** What stands beneath the menu on the pages of the overview. */
export const GROUPS_AROUND = [{ says: PAGE_WORDS.discussions, to: { de: addressOf(ADDRESSES.discussions, 'de'), en: addressOf(ADDRESSES.discussions, 'en') } }]

export function hangGroups(app: App, site: Site, needs: GroupsNeeds): void {
  hangDiscussions(app, site, needs)
  hangCirculars(app, site, needs)
  hangContacts(app, site, needs)
  hangReports(app, site, needs)
}
