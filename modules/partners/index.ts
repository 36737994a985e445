/** What other modules and the house may use of partners: at most twelve names, and types. */
export { seedPartners } from './seed-store.ts'
