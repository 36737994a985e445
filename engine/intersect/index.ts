/** The entry `#engine/intersect`: what needs neither texts nor a vocabulary, and runs in a browser as it does here. */
export { closedSets, type ClosedCount, type ClosedOptions } from './closed.ts'
export { rowsOf, type Rows } from './rows.ts'
