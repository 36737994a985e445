/** What other modules and the house may use of people: at most twelve names, and types. */
export type { HeldRole, Office } from './held-role.ts'
export type { Legitimation, Purpose } from './legitimation.ts'
export type { Person } from './person.ts'
export { isHeldOn } from './held-role.ts'
export { representing } from './joining-store.ts'
export { seedPeople } from './seed-store.ts'
export { fewPeople, findPerson, holdersFor, peopleToNotify, personByEmail, rolesOf } from './store.ts'
