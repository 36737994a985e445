/** People and what they are for whom, in the database. */
import { sql } from 'kysely'
import { prepared, type Db, type Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { AllianceRole, Author, Day, OrganisationId, OrganisationRole, PersonId } from '#modules/members'
import type { HeldRole, Office } from './held-role.ts'
import type { Person } from './person.ts'

declare module '#platform/tables' {
  interface Tables {
    people: { id: PersonId; name: string; email: string; email_verified: boolean; second_factor: boolean; language: Language; zone: string | null; invented: boolean; informed_at: Instant | null; erased_at: Instant | null; created_at: Instant }
    roles: { id: string; person: PersonId; organisation: OrganisationId | null; role: OrganisationRole | AllianceRole; from_day: Day; until_day: Day | null; author: string }
  }
}

const COLUMNS = ['people.id', 'people.name', 'people.email', 'people.language', 'people.zone', 'people.invented', 'people.erased_at'] as const

export type PersonRow = { readonly id: PersonId; readonly name: string; readonly email: string; readonly language: Language; readonly zone: string | null; readonly invented: boolean; readonly erased_at: Instant | null }

export const personFrom = ({ id, name, email, language, zone, invented, erased_at }: PersonRow): Person => ({ id, name, email, language, invented, ...(zone === null ? {} : { zone }), ...(erased_at === null ? {} : { erasedAt: erased_at }) })

export async function findPerson(db: Db | Tx, id: PersonId): Promise<Result<Person>> {
  const row = await db.selectFrom('people').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? refuse('missing', 'person.none') : accept(personFrom(row))
}

export async function personByEmail(db: Db | Tx, email: string): Promise<Person | undefined> {
  const row = await db.selectFrom('people').select(COLUMNS).where('email', '=', email).executeTakeFirst()
  return row === undefined ? undefined : personFrom(row)
}

/** Those whom these addresses belong to. */
export async function peopleByEmail(db: Db | Tx, emails: readonly string[]): Promise<Person[]> {
  return (await db.selectFrom('people').select(COLUMNS).where('email', '=', sql<string>`any(${emails}::text[])`).execute()).map(personFrom)
}

export async function anyPerson(db: Db): Promise<boolean> {
  return (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Writes people down. An address that somebody has already refuses all of it. */
export async function addPeople(tx: Tx, people: readonly Person[], told: { readonly isVerified: boolean }): Promise<Result<void>> {
  if (people.length === 0) return accept(undefined)
  const rows = people.map(({ id, name, email, language, zone, invented }) => ({ id, name, email, language, zone: zone ?? null, invented, email_verified: told.isVerified }))
  const { numInsertedOrUpdatedRows: added } = await tx.insertInto('people').columns(['id', 'name', 'email', 'language', 'zone', 'invented', 'email_verified']).expression(sql`select * from json_to_recordset(${JSON.stringify(rows)}) as (id uuid, name text, email text, language text, zone text, invented boolean, email_verified boolean)`).onConflict((on) => on.column('email').doNothing()).executeTakeFirst()
  return Number(added ?? 0) === people.length ? accept(undefined) : refuse('conflict', 'person.emailTaken')
}

/** Name, language and zone as said anew. */
export async function savePerson(tx: Tx, { id, name, language, zone }: Person): Promise<void> {
  await tx.updateTable('people').set({ name, language, zone: zone ?? null }).where('id', '=', id).execute()
}

// ---- Roles

type RoleRow = { readonly person: PersonId; readonly organisation: OrganisationId | null; readonly role: OrganisationRole | AllianceRole; readonly from_day: Day; readonly until_day: Day | null }

const ROLE = ['person', 'organisation', 'role', 'from_day', 'until_day'] as const

const roleFrom = ({ person, organisation, role, from_day, until_day }: RoleRow): HeldRole => ({ person, ...officeFrom(organisation, role), from: from_day, ...(until_day === null ? {} : { until: until_day }) })

/** The table says that roles of the alliance have no organisation, and the others one. */
export const officeFrom = (organisation: OrganisationId | null, role: OrganisationRole | AllianceRole): Office => (organisation === null ? { role: role as AllianceRole } : { organisation, role: role as OrganisationRole })

/** All roles that these people hold or held. */
export async function rolesOfAll(db: Db | Tx, people: readonly PersonId[]): Promise<HeldRole[]> {
  return (await db.selectFrom('roles').select(ROLE).where('person', '=', sql<PersonId>`any(${people}::uuid[])`).execute()).map(roleFrom)
}

/** All roles that a person holds or held. */
export async function rolesOf(db: Db | Tx, person: PersonId): Promise<HeldRole[]> {
  return (await db.selectFrom('roles').select(ROLE).where('person', '=', person).orderBy('from_day').execute()).map(roleFrom)
}

export type Holder = { readonly person: Person; readonly role: HeldRole; readonly hasSignedIn: boolean }

/** Who is or was what for an organisation, or for the alliance; by name. */
export async function holdersFor(db: Db | Tx, organisation: OrganisationId | undefined): Promise<Holder[]> {
  const rows = await db
    .selectFrom('roles')
    .innerJoin('people', 'people.id', 'roles.person')
    .select([...COLUMNS, 'roles.person', 'roles.organisation', 'roles.role', 'roles.from_day', 'roles.until_day'])
    .select(sql<boolean>`people.email_verified or exists (select from credentials where credentials.person = people.id)`.as('hasSignedIn'))
    .where('roles.organisation', organisation === undefined ? 'is' : '=', organisation ?? null)
    .orderBy(sql`people.name collate "de-x-icu"`)
    .orderBy('roles.from_day')
    .execute()
  return rows.map((row) => ({ person: personFrom(row), role: roleFrom(row), hasSignedIn: row.hasSignedIn }))
}

/** Does the role `r` hold on this day? */
export const isHeld = (day: Day) => sql<boolean>`(r.from_day <= ${day}::date and (r.until_day is null or r.until_day >= ${day}::date))`

const current = prepared('people.holders', (_, given: { organisation: OrganisationId; day: Day }) => sql<{ name: string; held: OrganisationRole[] }>`
  select p.name, array_agg(r.role order by r.role) as held from roles r join people p on p.id = r.person
  where r.organisation = ${given.organisation} and ${isHeld(given.day)} group by p.id, p.name order by p.name collate "de-x-icu"`)

/** Who acts for an organisation today, with their roles; by name. */
export const currentHolders = (db: Db, given: { readonly organisation: OrganisationId; readonly day: Day }): Promise<{ readonly name: string; readonly held: readonly OrganisationRole[] }[]> => current(db, given)

export async function addRole(tx: Tx, { person, organisation, role, from, until }: HeldRole, given: { readonly id: string; readonly author: Author }): Promise<void> {
  await tx.insertInto('roles').values({ id: given.id, person, organisation: organisation ?? null, role, from_day: from, until_day: until ?? null, author: JSON.stringify(given.author) }).execute()
}

/** Writes down when it ends. */
export async function saveRole(tx: Tx, { person, organisation, role, from, until }: HeldRole): Promise<void> {
  await tx.updateTable('roles').set({ until_day: until ?? null }).where('person', '=', person).where('organisation', organisation === undefined ? 'is' : '=', organisation ?? null).where('role', '=', role).where('from_day', '=', from).where('until_day', 'is', null).execute()
}

/** The people of a demo, with what they are, by name. */
export async function inventedPeople(db: Db): Promise<{ readonly person: Person; readonly offices: readonly Office[] }[]> {
  const people = await db.selectFrom('people').select(COLUMNS).where('invented', '=', true).where('erased_at', 'is', null).orderBy(sql`name collate "de-x-icu"`).execute()
  const held = await db.selectFrom('roles').select(ROLE).where('until_day', 'is', null).orderBy('from_day').execute()
  return people.map((row) => ({ person: personFrom(row), offices: held.filter(({ person }) => person === row.id).map(({ organisation, role }) => officeFrom(organisation, role)) }))
}

/** Everybody who is something today, whom the house may write to. The zone is theirs, or this one. */
export async function peopleToNotify(db: Db | Tx, day: Day, zone: string) {
  const { rows } = await sql<PersonRow & { readonly organisations: readonly OrganisationId[]; readonly alliance: readonly AllianceRole[] }>`
    select p.id, p.name, p.email, p.language, p.zone, p.invented, p.erased_at,
      array_remove(array_agg(distinct r.organisation::text), null) as organisations, array_remove(array_agg(distinct case when r.organisation is null then r.role end), null) as alliance
    from people p join roles r on r.person = p.id and ${isHeld(day)}
    where p.erased_at is null group by p.id order by p.id`.execute(db)
  return rows.map((row) => ({ person: row.id, name: row.name, email: row.email, language: row.language, zone: row.zone ?? zone, organisations: row.organisations, roles: row.alliance }))
}

type Few = { readonly person: PersonId; readonly name: string; readonly organisations: readonly OrganisationId[]; readonly roles: readonly AllianceRole[] }

const few = prepared('people.few', (_, given: { day: Day; isOfAlliance: boolean; most: number }) => sql<Few>`
  select p.id as person, p.name, coalesce(json_agg(distinct r.organisation) filter (where r.organisation is not null), '[]') as organisations, coalesce(json_agg(distinct r.role) filter (where r.organisation is null), '[]') as roles
  from (
    select distinct r.person from roles r join people p on p.id = r.person and p.erased_at is null
    where ${isHeld(given.day)} and (not ${given.isOfAlliance}::boolean or r.organisation is null) limit ${given.most}
  ) as held join people p on p.id = held.person join roles r on r.person = p.id and ${isHeld(given.day)}
  group by p.id order by p.name, p.id`)

/** Some of those who are something today, by name: all, where they are fewer than `most`; or of those only who are something for the alliance. */
export const fewPeople = (db: Db, day: Day, most: number, isOfAlliance = false): Promise<Few[]> => few(db, { day, most, isOfAlliance })

// ---- Who is signed in

export type SignedIn = { readonly session: string; readonly person: Person; readonly offices: readonly Office[] }

type SessionRow = PersonRow & { readonly session: string; readonly offices: readonly { readonly o: OrganisationId | null; readonly r: OrganisationRole | AllianceRole }[] }

const session = prepared('people.session', (_, given: { token: string; day: Day }) => sql<SessionRow>`
  select s.id as session, p.id, p.name, p.email, p.language, p.zone, p.invented, p.erased_at,
    coalesce((select json_agg(json_build_object('o', r.organisation, 'r', r.role)) from roles r where r.person = p.id and ${isHeld(given.day)}), '[]') as offices
  from sessions s join people p on p.id = s.person where s.token = ${given.token} and s.expires_at > now()`)

/** Whose session this is, and what they are today. Asked on every page: one read. */
export async function signedInBy(db: Db, token: string, day: Day): Promise<SignedIn | undefined> {
  const [row] = await session(db, { token, day })
  return row === undefined ? undefined : { session: row.session, person: personFrom(row), offices: row.offices.map(({ o, r }) => officeFrom(o, r)) }
}
