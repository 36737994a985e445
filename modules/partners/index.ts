/** What other modules and the house may use of partners: types, and nothing else. */
export type { RequestId } from './request.ts'
