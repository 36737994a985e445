/** The face of reading the web: what a module may ask of it. */
export { crawl, type CrawlOptions, type CrawlProgress } from './crawl.ts'
export { hostIn, readAddress } from './address.ts'
export { fetchFeed, type ReadEntry } from './feed.ts'
export type { FetchOptions } from './fetch.ts'
export { readMemberList, type ListOptions, type ListProgress, type ProposedMember } from './members.ts'
export { WEB_WORDS } from './words.ts'
