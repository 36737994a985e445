/** All pages of this module. */
import type { App } from '#platform/http'
import { addressOf, type Site } from '#platform/page'
import { inBoth } from '#platform/words'
import { hangConsortia } from './consortium-pages.tsx'
import { CONSORTIUM_WORDS } from './consortium-words.ts'
import type { FinderNeeds } from './frame.part.tsx'
import { hangPartnerSearch } from './partner-pages.tsx'
import { ADDRESSES, PAGE_WORDS } from './words.ts'

export type { CallSought, FinderNeeds } from './frame.part.tsx'
export { FINDER_WORDS } from './words.ts'

/** What stands beneath the menu on the pages of projects. */
export const FINDER_AROUND = [{ says: PAGE_WORDS.partnerSearch, to: inBoth((language) => addressOf(ADDRESSES.partnerSearch, language)) }, { says: CONSORTIUM_WORDS.consortium, to: inBoth((language) => addressOf(ADDRESSES.consortium, language)) }]

export function hangFinder(app: App, site: Site, needs: FinderNeeds): void {
  hangPartnerSearch(app, site, needs)
  hangConsortia(app, site, needs)
}
