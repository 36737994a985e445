/** All pages of this module. */
import type { App } from '#platform/http'
import type { Site, SiteNeeds } from '#platform/page'
import { hangTrail } from './audit-pages.tsx'
import type { PrivacyNeeds } from './frame.part.ts'
import { hangOffice } from './office-pages.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { hangPublic } from './public-pages.tsx'
import { ADDRESSES, WORDS } from './words.ts'

export { hangAuditTrail } from './audit.part.ts'
export const PRIVACY_WORDS = WORDS

/** At the foot of every page. */
export const PRIVACY_FOOT: NonNullable<SiteNeeds['foot']> = (['contact', 'imprint', 'privacy', 'accessibility'] as const).map((key) => ({ label: PAGE_WORDS[key], address: ADDRESSES[key] }))

export function hangPrivacy(app: App, site: Site, needs: PrivacyNeeds): void {
  hangPublic(app, site, needs)
  hangOffice(app, site, needs)
  hangTrail(app, site, needs)
}
