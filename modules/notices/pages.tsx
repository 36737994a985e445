/** All pages of this module. */
import type { App } from '#platform/http'
import { addressOf, type Neighbour, type Site } from '#platform/page'
import { hangAnswers } from './answer-pages.tsx'
import type { NoticesNeeds } from './frame.part.ts'
import { hangNoticeList } from './notices-pages.tsx'
import { hangOutbox } from './outbox-pages.tsx'
import { hangSettings } from './settings-pages.tsx'
import { ADDRESSES, PAGE_WORDS, WORDS } from './words.ts'

export const NOTICES_WORDS = WORDS
export const NOTICES_STYLES: readonly URL[] = [new URL('notices.css', import.meta.url)]
/** What stands beneath the menu on the overview. */
export const NOTICES_AROUND: readonly Neighbour[] = [{ says: PAGE_WORDS.title, to: { de: addressOf(ADDRESSES.notices, 'de'), en: addressOf(ADDRESSES.notices, 'en') } }]

export function hangNotices(app: App, site: Site, needs: NoticesNeeds): void {
  hangNoticeList(app, site, needs)
  hangSettings(app, site, needs)
  hangAnswers(app, site, needs)
  hangOutbox(app, site, needs)
}
