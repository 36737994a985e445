/** All pages of this module, and what it puts on others'. */
import type { App } from '#platform/http'
import type { Site } from '#platform/page'
import type { TopicsNeeds } from './frame.part.tsx'
import { hangExports } from './export-pages.tsx'
import { hangIntersection } from './intersection-pages.tsx'
import { hangMap } from './map-pages.tsx'
import { FINDING, hangSearch } from './search-pages.tsx'
import { WORDS } from './words.ts'

export { FINDING }
export { organisationTopics } from './organisation.part.tsx'

export const TOPICS_WORDS = WORDS
export const TOPICS_STYLES: readonly URL[] = [new URL('pictures/pictures.css', import.meta.url), new URL('topics.css', import.meta.url)]

export function hangTopics(app: App, site: Site, needs: TopicsNeeds): void {
  hangMap(app, site, needs)
  // Before one intersection: its address would take theirs.
  hangExports(app, site, needs)
  hangIntersection(app, site, needs)
  hangSearch(app, site, needs)
}
