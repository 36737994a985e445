/** What other modules may use of calls: at most twelve names, and types. */
export type { Call, CallId, CallKind } from './call.ts'
export { isOpen, mayCompare, topicsOf } from './call.ts'
export { may as mayWithCalls } from './policy.ts'
export { findCall, listCalls, listOpenCalls } from './store.ts'
export { readIn as callIn } from './twin.ts'
