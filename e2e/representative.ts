/** Somebody who votes and signs for an organisation, signed in: a delegate, and why they may. */
import { transact, type Db } from '#platform/database'
import { must } from '#platform/result'
import { newId, now } from '#platform/runtime'
import type { OrganisationId, PersonId } from '#modules/members'
import { addLegitimation } from '../modules/people/legitimation-store.ts'
import { addPeople, addRole } from '../modules/people/store.ts'
import type { WholeHouse } from './whole-house.ts'

const author = { as: 'curator' } as const

/** Writes them down and signs them in. Out: who it is, and what their browser sends. */
export async function representative({ accounts }: Pick<WholeHouse, 'accounts'>, db: Db, organisation: OrganisationId, name: string, { isJoint }: { readonly isJoint: boolean }): Promise<{ readonly id: PersonId; readonly cookie: string }> {
  const id = newId<'person'>()
  await transact(db, async (tx) => {
    must(await addPeople(tx, [{ id, name, email: `${id}@spieldaten.example`, language: 'de', invented: true }], { isVerified: true }))
    await addRole(tx, { person: id, organisation, role: 'delegate', from: '2020-01-01' }, { id: newId(), author })
    await addLegitimation(tx, { id: newId(), person: id, organisation, basis: 'statutory', clause: '§ 26 BGB, Vorstand', scope: 'all', isJoint, from: '2020-01-01' }, { author, at: now() })
  })
  const { cookies: [cookie = ''] } = await accounts.signInAs(id, { cookie: undefined, agent: 'test', network: '127.0.0.0' })
  return { id, cookie: cookie.split(';')[0] ?? '' }
}
