/** All pages of this module. */
import type { App } from '#platform/http'
import { addressOf, type Site } from '#platform/page'
import { inBoth } from '#platform/words'
import type { FinderNeeds } from './frame.part.tsx'
import { hangPartnerSearch } from './partner-pages.tsx'
import { ADDRESSES, PAGE_WORDS } from './words.ts'

export type { FinderNeeds } from './frame.part.tsx'

/** What stands beneath the menu on the pages of projects. */
export const FINDER_AROUND = [{ says: PAGE_WORDS.partnerSearch, to: inBoth((language) => addressOf(ADDRESSES.partnerSearch, language)) }]

export function hangFinder(app: App, site: Site, needs: FinderNeeds): void {
  hangPartnerSearch(app, site, needs)
}
