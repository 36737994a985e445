/** What other modules and the house may use of people: at most twelve names, and types. */
export type { HeldRole, Office } from './held-role.ts'
export type { Legitimation, Purpose } from './legitimation.ts'
export type { Person } from './person.ts'
export type { Declared, Representing } from './together.ts'
export { isHeldOn } from './held-role.ts'
export { representing } from './joining-store.ts'
export { seedPeople } from './seed-store.ts'
export { fewPeople, findPerson, holdersFor, peopleToNotify, personByEmail, rolesOf } from './store.ts'
/** What an organisation declares by what its people say, alone or together: `together.declared`, `together.counting`, `together.tellWaiting` … */
export * as together from './together-words.ts'
