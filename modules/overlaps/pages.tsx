/** All pages of this module, what the house puts on pages of others, and the words by which it refuses. */
import type { App } from '#platform/http'
import { addressOf, type Site } from '#platform/page'
import { hangFindings } from './finding-pages.tsx'
import type { OverlapsNeeds } from './frame.part.tsx'
import { hangMethod } from './method-pages.tsx'
import { hangNotices } from './notice-pages.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { ADDRESSES, WORDS } from './words.ts'

export { coordinationPart } from './finding-pages.tsx'
export type { OverlapsNeeds } from './frame.part.tsx'
export { CHANGES_A_WEEK } from './limit.ts'

/** What this module refuses, in both languages. */
export const OVERLAPS_WORDS = WORDS

/** What stands beneath the menu on the pages of the overview. */
export const OVERLAPS_AROUND = [{ says: PAGE_WORDS.coordination, to: { de: addressOf(ADDRESSES.findings, 'de'), en: addressOf(ADDRESSES.findings, 'en') } }]

export function hangOverlaps(app: App, site: Site, needs: OverlapsNeeds): void {
  hangMethod(app, site, needs)
  hangNotices(app, site, needs)
  hangFindings(app, site, needs)
}
