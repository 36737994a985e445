/** The face of reading the web: what a module may ask of it. */
export { crawl, type CrawlOptions, type CrawlProgress } from './crawl.ts'
export { WEB_WORDS, webSentence } from './words.ts'
