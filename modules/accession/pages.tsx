/** All pages of admission: for applicants, and for office and members. */
import type { App } from '#platform/http'
import { addressOf, type Site } from '#platform/page'
import type { Language } from '#platform/words'
import { hangApplicant } from './applicant-pages.tsx'
import { hangApplication, hangList } from './application-pages.tsx'
import { hangApplying } from './apply-pages.tsx'
import { hangCriteria } from './criteria-pages.tsx'
import type { AccessionNeeds } from './frame.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { ADDRESSES } from './words.ts'

export type { AccessionNeeds } from './frame.part.tsx'
export { WORDS as ACCESSION_WORDS } from './words.ts'

/** What stands beneath the menu on the pages of members. */
export const ACCESSION_AROUND = [
  { says: PAGE_WORDS.aroundApplications, to: { de: addressOf(ADDRESSES.applications, 'de'), en: addressOf(ADDRESSES.applications, 'en') } },
  { says: PAGE_WORDS.aroundApply, to: { de: addressOf(ADDRESSES.apply, 'de'), en: addressOf(ADDRESSES.apply, 'en') } },
]

/** Where one applies. */
export const applyAt = (language: Language): string => addressOf(ADDRESSES.apply, language)

export function hangAccession(app: App, site: Site, needs: AccessionNeeds): void {
  hangApplying(app, site, needs)
  hangApplicant(app, site, needs)
  hangList(app, site, needs)
  // Before the pages of one application: its address would be one's id.
  hangCriteria(app, site, needs)
  hangApplication(app, site, needs)
}
