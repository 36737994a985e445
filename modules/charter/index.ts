/** What other modules and the house may use of the Regelwerk: at most twelve names, and types. */
export type { Alliance, Form } from './alliance.ts'
export type { CharterDocument, DecisionKind, DocumentKind } from './document.ts'
export type { Standing } from './rule-in-force.ts'
export type { Signature } from './signature.ts'
export type { BindingRecord } from './store.ts'
export { DECISION_KINDS } from './document.ts'
export { ruleFor, standingOf } from './rule-in-force.ts'
export { ruleInForce } from './rule-store.ts'
/** Putting something to the members and what they say to it, whatever it is about: `vote.putToMembers`, `vote.tallyOf`, `vote.Ballot` … */
export * as vote from './tally-store.ts'
/** May this actor vote at all? For policies of what is put to the members. */
export { mayVote } from './policy.ts'
export { addBindingRecord, allDocuments, findAlliance, saveAlliance, signaturesOf } from './store.ts'
