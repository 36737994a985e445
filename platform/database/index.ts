/** The face of the database: what stores, the house and its tools may use. */
export { connect, type Database, type Db, type Tx } from './connect.ts'
export { migrate, pending, ranSteps, readMigrations } from './migrate.ts'
export { openEmbedded, openRemote } from './open.ts'
export { prepared } from './prepared.ts'
export { socketOf } from './server.ts'
export { transact } from './transact.ts'
