/** Copies of the database: out as it is at one moment, and in again. */
export { into, isEmpty, type Intake } from './copy-in.ts'
export { snapshot, type Contents, type Snapshot } from './copy-out.ts'
