/** What other modules and the house may use of members: at most twelve names, and types. */
export type { Actor, Author, PersonId } from './actor.ts'
export type { Belonging } from './belonging.ts'
export type { Day } from './day.ts'
export type { ImportedText, ImportPlan } from './import-plan.ts'
export type { Membership, MembershipKind, Standing } from './membership.ts'
export type { Names, Organisation, OrganisationId, PublicFact, Said } from './organisation.ts'
export type { Placement } from './placing-store.ts'
export type { AllianceRole, OrganisationRole } from './role.ts'
export type { Recognition } from './recognition-store.ts'
/** What an actor is: `actors.isInside`, `actors.isForAlliance`, `actors.authorOf` … for policies. */
export * as actors from './actor.ts'
export { fieldHue, fieldName } from './field.ts'
export { keepImport } from './import-store.ts'
/** Voting rules, what comes of voices by them, and both in words: `majority.decide`, `majority.tellOutcome`, `majority.VotingRule`. */
export * as majority from './majority-words.ts'
export { describe, nameIn, shortNameIn } from './organisation.ts'
export { placements } from './placing-store.ts'
export { recognise } from './recognition-store.ts'
/** `roles.ORGANISATION_ROLES`, `roles.roleName` … */
export * as roles from './role.ts'
export { findOrganisation, organisationsById } from './store.ts'
