/** All pages of this module, what the house puts on pages of others, and the words by which it refuses. */
import type { App } from '#platform/http'
import { addressOf, type Site } from '#platform/page'
import { hangCalendars } from './calendar-pages.tsx'
import { hangOne } from './call-pages.tsx'
import { hangEditing } from './editor-pages.tsx'
import { hangFeedPages } from './feed-pages.tsx'
import type { CallsNeeds } from './frame.part.tsx'
import { hangImport } from './import-pages.tsx'
import { hangList } from './list-pages.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { ADDRESSES, WORDS } from './words.ts'

export type { CallsNeeds } from './frame.part.tsx'

/** What this module refuses, in both languages. */
export const CALLS_WORDS = WORDS

/** What stands beneath the menu on the pages of projects. */
export const CALLS_AROUND = [{ says: PAGE_WORDS.calls, to: { de: addressOf(ADDRESSES.calls, 'de'), en: addressOf(ADDRESSES.calls, 'en') } }]

export function hangCalls(app: App, site: Site, needs: CallsNeeds): void {
  hangList(app, site, needs)
  hangEditing(app, site, needs)
  hangImport(app, site, needs)
  hangFeedPages(app, site, needs)
  hangCalendars(app, site, needs)
  // Last: its address would take theirs.
  hangOne(app, site, needs)
}
