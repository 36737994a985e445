/** Tables of people in the database: what is known, a plan that is kept whole, and files whose preview waits to be confirmed. 50,000 people are written in some statements. */
import { sql, type ColumnType, type Generated } from 'kysely'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import { organisationsById, type Author, type OrganisationId, type PersonId } from '#modules/members'
import { keyOf, type PeopleKnown, type PeoplePlan } from './people-table.ts'
import type { HeldRole } from './held-role.ts'
import { addPeople, peopleByEmail, rolesOfAll } from './store.ts'

export type PeopleDraft = { readonly id: string; readonly name: string; readonly bytes: Uint8Array; readonly planHash: string; readonly author: Author }

declare module '#platform/tables' {
  interface Tables {
    people_drafts: { id: string; name: string; bytes: ColumnType<Buffer, Uint8Array, never>; plan_hash: string; author: ColumnType<Author, string, never>; created_at: Generated<Date> }
  }
}

/** All that a table with these addresses is held against. */
export async function knownFor(db: Db, addresses: readonly string[]): Promise<PeopleKnown> {
  const people = await peopleByEmail(db, addresses)
  const roles = Map.groupBy(await rolesOfAll(db, people.map(({ id }) => id)), ({ person }) => person)
  const organisations = new Map<string, OrganisationId[]>()
  for (const { id, name, shortName, otherNames } of (await organisationsById(db)).values()) {
    const keys = new Set([name.de, name.en, shortName, ...otherNames].flatMap((one) => (one === undefined ? [] : [keyOf(one)])))
    for (const key of keys) organisations.set(key, [...(organisations.get(key) ?? []), id])
  }
  return { people: new Map(people.map((person) => [person.email, person])), roles, organisations }
}

/** Does what the plan says, in one transaction with whatever belongs to it. Who is new is told by a mail in the same one. */
export async function keepPeople(tx: Tx, { people, roles }: Pick<PeoplePlan, 'people' | 'roles'>, given: { readonly newId: () => string; readonly author: Author; readonly at: Instant }): Promise<Result<void>> {
  const added = await addPeople(tx, people, { isVerified: false })
  if (!added.ok) return added
  await sql`update people set informed_at = ${given.at} where id = any(${people.map(({ id }) => id)}::uuid[])`.execute(tx)
  const rows = roles.map(({ person, organisation, role, from }: HeldRole) => ({ id: given.newId(), person, organisation: organisation ?? null, role, from_day: from, author: given.author }))
  await sql`insert into roles (id, person, organisation, role, from_day, author) select id, person, organisation, role, from_day, author from json_to_recordset(${JSON.stringify(rows)}::json) as (id uuid, person uuid, organisation uuid, role text, from_day date, author jsonb)`.execute(tx)
  return accept(undefined)
}

// ---- Files that wait

export const addDraft = async (db: Db, { planHash, author, ...draft }: PeopleDraft): Promise<void> => void (await db.insertInto('people_drafts').values({ ...draft, plan_hash: planHash, author: JSON.stringify(author) }).execute())

export async function findDraft(db: Db, id: string): Promise<Result<PeopleDraft>> {
  const row = await db.selectFrom('people_drafts').select(['id', 'name', 'bytes', 'plan_hash', 'author']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return refuse('missing', 'people.noDraft')
  const { plan_hash: planHash, ...draft } = row
  return accept({ ...draft, planHash })
}

/** False where somebody confirmed it meanwhile. */
export const takeDraft = async (tx: Tx, id: string): Promise<boolean> => (await tx.deleteFrom('people_drafts').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n

/** Forgets files that nobody confirmed. */
export const forgetDrafts = async (db: Db, before: Instant): Promise<void> => void (await db.deleteFrom('people_drafts').where('created_at', '<', before).execute())

/** Was somebody written down by others and has not come yet? */
export async function isWaiting(db: Db | Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from people where id = ${person} and informed_at is not null and not email_verified and erased_at is null
      and not exists (select from credentials where person = people.id) and not exists (select from passkeys where person = people.id) and not exists (select from sessions where person = people.id)`.execute(db)
  return rows.length > 0
}

/** Came by the link in the mail: the address is theirs. */
export const verify = async (tx: Tx, person: PersonId): Promise<void> => void (await tx.updateTable('people').set({ email_verified: true }).where('id', '=', person).execute())
