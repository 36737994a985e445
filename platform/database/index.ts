/** The face of the database: what stores, the house and its tools may use. */
export { audited, forgetEntries, unaudited } from './audit.ts'
export { connect, type Database, type Db, type Tx } from './connect.ts'
/** `copy.snapshot`, `copy.into`, `copy.isEmpty`: for backups. */
export * as copy from './copy.ts'
/** `inspect.faults`, `inspect.gaveUp`, `inspect.instant`: for whoever looks after an installation. */
export * as inspect from './inspect.ts'
export { lockIn } from './locks.ts'
export { migrate, pending, ranSteps, readMigrations, type Migration } from './migrate.ts'
export { openEmbedded, openRemote, openRunning } from './open.ts'
export { prepared, quickly, shaped, type Asked } from './prepared.ts'
export { transact } from './transact.ts'
