/** The face of reading the web: what a module may ask of it. */
export { crawl, type CrawlOptions, type CrawlProgress } from './crawl.ts'
export { WEB_WORDS, webSentence } from './words.ts'
export { findMembers, readMemberList, type ListOptions, type ListProgress, type ProposedMember, type ReadMembers } from './members.ts'
