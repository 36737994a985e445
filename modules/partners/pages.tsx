/** All pages of this module, what the house puts on pages of others, and the words by which it refuses. */
import type { App } from '#platform/http'
import { addressOf, type Site } from '#platform/page'
import { inBoth } from '#platform/words'
import { hangDemands } from './demand-pages.tsx'
import type { PartnersNeeds } from './frame.part.tsx'
import { hangIntroductions } from './introduction-pages.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { hangRequestForms } from './request-form-pages.tsx'
import { hangRequestList } from './request-list-pages.tsx'
import { hangRequest } from './request-pages.tsx'
import { ADDRESSES, WORDS } from './words.ts'

export { capturePart } from './demand-pages.tsx'
export { newRequestAt, type PartnersNeeds } from './frame.part.tsx'
export { partnerIndicators } from './indicator.part.ts'
export { endingAnswers, partnerNotices } from './notices.part.ts'

/** What this module refuses, in both languages. */
export const PARTNERS_WORDS = WORDS

/** What stands beneath the menu on the pages of projects. */
export const PARTNERS_AROUND = (['requests', 'introductions'] as const).map((key) => ({ says: PAGE_WORDS[key], to: inBoth((language) => addressOf(ADDRESSES[key], language)) }))

export function hangPartners(app: App, site: Site, needs: PartnersNeeds): void {
  hangRequestList(app, site, needs)
  hangRequestForms(app, site, needs)
  hangRequest(app, site, needs)
  hangDemands(app, site, needs)
  hangIntroductions(app, site, needs)
}
