/** What other modules and the house may use of news: at most twelve names, and types. */
export type { Publication, PublicationId } from './publication.ts'
export { listEvents, listNews } from './store.ts'
