/** All pages of this module, and what it puts on others'. */
import type { App } from '#platform/http'
import { addressOf, withQuery, type Neighbour, type Site } from '#platform/page'
import type { Language } from '#platform/words'
import type { OrganisationId } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { hangComparison } from './compare-pages.tsx'
import { hangCuration } from './curation-pages.tsx'
import type { TopicsNeeds } from './frame.part.tsx'
import { hangExports } from './export-pages.tsx'
import { hangIntersection } from './intersection-pages.tsx'
import { hangMap } from './map-pages.tsx'
import { hangMemberList } from './member-list-pages.tsx'
import { hangOverview } from './overview-pages.tsx'
import { hangMethod } from './method-pages.tsx'
import { hangTopicList } from './topic-list-pages.tsx'
import { hangTopic } from './topic-pages.tsx'
import { hangVocabulary } from './vocabulary-pages.tsx'
import { hangSaying } from './saying-pages.tsx'
import { hangSources } from './source-pages.tsx'
import { AROUND_WORDS } from './page-words.ts'
import { FINDING, hangSearch } from './search-pages.tsx'
import { WORDS } from './words.ts'

export { FINDING }
export { intersectionNamed, topicNamed, topicNames } from './naming.part.ts'
export { ORGANISATION_HEARS, organisationTopics } from './organisation.part.tsx'

type Behind = keyof typeof AROUND_WORDS
const neighbour = (key: Behind): Neighbour => ({ says: AROUND_WORDS[key], to: { de: addressOf(ADDRESSES[key], 'de'), en: addressOf(ADDRESSES[key], 'en') } })

/** What stands beneath the menu on the pages of the map, and of members. */
export const TOPICS_AROUND = { intersections: (['map', 'topics', 'compare', 'sources', 'curation', 'vocabulary', 'method'] as const).map(neighbour), members: [neighbour('memberLists')] }

/** Where the member list of a cluster is read in. */
export const memberListAt = (cluster: OrganisationId, language: Language): string => withQuery(addressOf(ADDRESSES.memberLists, language), { for: cluster })

export const TOPICS_WORDS = WORDS
const STYLES = ['pictures/pictures.css', 'topics.css', 'sources.css', 'curation.css'] as const
export const TOPICS_STYLES: readonly URL[] = STYLES.map((file) => new URL(file, import.meta.url))

export function hangTopics(app: App, site: Site, needs: TopicsNeeds): void {
  hangOverview(app, site, needs)
  hangMap(app, site, needs)
  // Before one intersection: its address would take theirs.
  hangExports(app, site, needs)
  hangIntersection(app, site, needs)
  hangTopicList(app, site, needs)
  hangTopic(app, site, needs)
  hangCuration(app, site, needs)
  hangVocabulary(app, site, needs)
  hangComparison(app, site, needs)
  hangMethod(app, site, needs)
  hangSources(app, site, needs)
  hangSaying(app, site, needs)
  hangMemberList(app, site, needs)
  hangSearch(app, site, needs)
}
