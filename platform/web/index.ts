/** The face of reading the web: what a module may ask of it. */
export { crawl, type CrawlOptions, type CrawlProgress } from './crawl.ts'
export { webSentence } from './words.ts'
