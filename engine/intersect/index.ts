/** The entry `#engine/intersect`: what needs neither texts nor a vocabulary, and runs in a browser as it does here. */
export { closedSets, type ClosedCount, type ClosedOptions } from './closed.ts'
export { recognise, type Outline } from './identity.ts'
export { generalityOf, type Generality } from './generality.ts'
export { intersections } from './intersections.ts'
export { LiveRelation, type Touched } from './live.ts'
export { rowsOf, type Rows } from './rows.ts'
