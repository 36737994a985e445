/** The invented people of a demo, written down as they are. */
import type { Tx } from '#platform/database'
import { accept, type Result } from '#platform/result'
import type { Day } from '#modules/members'
import type { Office } from './held-role.ts'
import type { Person } from './person.ts'
import { addPeople, addRole } from './store.ts'

/** Writes people down with what they are from this day on. */
export async function seedPeople(tx: Tx, people: readonly { readonly person: Person; readonly offices: readonly Office[] }[], from: Day, newId: () => string): Promise<Result<void>> {
  const added = await addPeople(tx, people.map(({ person }) => person), { isVerified: true })
  if (!added.ok) return added
  for (const { person, offices } of people) for (const office of offices) await addRole(tx, { person: person.id, ...office, from }, { id: newId(), author: { as: 'curator' } })
  return accept(undefined)
}
