/** Every statement about introductions. **Errors**: `missing`. */
import { sql } from 'kysely'
import type { Author, Day, OrganisationId, PersonId } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Introduced, Introduction, IntroductionAnswer, IntroductionId } from './introduction.ts'

type PersonRow = { readonly person: PersonId; readonly organisation: OrganisationId; readonly answer: IntroductionAnswer | null; readonly answeredAt: string | null }
type Row = { readonly id: IntroductionId; readonly by: Author; readonly message: string; readonly createdAt: Instant; readonly expiresAt: Instant; readonly madeAt: Instant | null; readonly declinedAt: Instant | null; readonly people: readonly [PersonRow, PersonRow] }

const personFrom = ({ person, organisation, answer, answeredAt }: PersonRow): Introduced => ({ person, organisation, ...(answer === null || answeredAt === null ? {} : { answer, answeredAt: new Date(answeredAt) }) })

const introductionFrom = ({ people: [one, other], madeAt, declinedAt, ...row }: Row): Introduction => ({ ...row, people: [personFrom(one), personFrom(other)], ...(madeAt === null ? {} : { madeAt }), ...(declinedAt === null ? {} : { declinedAt }) })

const WHOLE = sql`select i.id, i.author as by, i.message, i.created_at as "createdAt", i.expires_at as "expiresAt", i.made_at as "madeAt", i.declined_at as "declinedAt",
  (select json_agg(json_build_object('person', p.person, 'organisation', p.organisation, 'answer', p.answer, 'answeredAt', p.answered_at) order by p.place) from introduced_people p where p.introduction = i.id) as people from introductions i`

export async function findIntroduction(db: Db | Tx, id: IntroductionId): Promise<Result<Introduction>> {
  const { rows } = await sql<Row>`${WHOLE} where i.id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'introduction.none') : accept(introductionFrom(rows[0]))
}

/** Those made in the name of an organisation, or of the alliance, and those that are about a person; the latest first. */
export async function listIntroductions(db: Db, { introducer, person }: { readonly introducer?: OrganisationId | 'alliance' | undefined; readonly person?: PersonId | undefined }, most: number): Promise<Introduction[]> {
  const named = introducer === undefined ? sql`false` : introducer === 'alliance' ? sql`i.introducer is null` : sql`i.introducer = ${introducer}`
  const { rows } = await sql<Row>`${WHOLE} where ${named} or exists (select from introduced_people p where p.introduction = i.id and p.person = ${person ?? null}::uuid) order by i.id desc limit ${most}`.execute(db)
  return rows.map(introductionFrom)
}

/** Is one open between these two? */
export async function waitsBetween(db: Db | Tx, [one, other]: readonly [PersonId, PersonId], now: Instant): Promise<boolean> {
  const { rows } = await sql`select from introductions i join introduced_people a on a.introduction = i.id and a.person = ${one} join introduced_people b on b.introduction = i.id and b.person = ${other} where i.made_at is null and i.declined_at is null and i.expires_at > ${now}`.execute(db)
  return rows.length > 0
}

/** What a person has not answered yet. */
export async function unansweredBy(db: Db, person: PersonId, now: Instant): Promise<Introduction[]> {
  const { rows } = await sql<Row>`${WHOLE} where i.made_at is null and i.declined_at is null and i.expires_at > ${now} and exists (select from introduced_people p where p.introduction = i.id and p.person = ${person} and p.answer is null) order by i.id`.execute(db)
  return rows.map(introductionFrom)
}

export async function addIntroduction(tx: Tx, { id, by, message, createdAt, expiresAt, people }: Introduction): Promise<void> {
  await sql`insert into introductions (id, introducer, author, message, created_at, expires_at) values (${id}, ${by.as === 'organisation' ? by.organisation : null}, ${JSON.stringify(by)}::jsonb, ${message}, ${createdAt}, ${expiresAt})`.execute(tx)
  for (const [at, { person, organisation }] of people.entries()) await sql`insert into introduced_people (introduction, place, person, organisation) values (${id}, ${at + 1}, ${person}, ${organisation})`.execute(tx)
}

/** What has been answered since. */
export async function saveIntroduction(tx: Tx, { id, people, madeAt, declinedAt }: Introduction): Promise<void> {
  await sql`update introductions set made_at = ${madeAt ?? null}, declined_at = ${declinedAt ?? null} where id = ${id}`.execute(tx)
  for (const { person, answer, answeredAt } of people) if (answer !== undefined) await sql`update introduced_people set answer = ${answer}, answered_at = ${answeredAt ?? null} where introduction = ${id} and person = ${person} and answer is null`.execute(tx)
}

export type Reachable = { readonly person: PersonId; readonly personName: string; readonly organisation: OrganisationId; readonly organisationName: string }

/** Everybody with an account who acts for an organisation that is part of the alliance today, as a guest or a member; by organisation and name. */
export async function reachablePeople(db: Db, among: readonly OrganisationId[], day: Day, language: Language, most: number): Promise<Reachable[]> {
  const name = language === 'de' ? sql`coalesce(o.short_name, o.name_de, o.name_en)` : sql`coalesce(o.short_name, o.name_en, o.name_de)`
  return (await sql<Reachable>`select distinct p.id as person, p.name as "personName", o.id as organisation, ${name} as "organisationName", ${name} collate "de-x-icu" as by_organisation, p.name collate "de-x-icu" as by_name
    from roles r join people p on p.id = r.person join organisations o on o.id = r.organisation
    where p.erased_at is null and r.from_day <= ${day}::date and (r.until_day is null or r.until_day >= ${day}::date) and o.id = any(${among}::uuid[]) order by by_organisation, by_name, p.id limit ${most}`.execute(db)).rows
}

/** What these people are called. */
export async function peopleNamed(db: Db, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map()
  return new Map((await sql<{ id: PersonId; name: string }>`select id, name from people where id = any(${people}::uuid[])`.execute(db)).rows.map(({ id, name }) => [id, name]))
}

/** Made in the period: between which organisations, and when. Names of people stand in no report. */
export async function madeIn(db: Db, { from, until, zone, language }: { readonly from: Day; readonly until: Day; readonly zone: string; readonly language: Language }): Promise<{ readonly day: Day; readonly names: readonly string[] }[]> {
  const name = language === 'de' ? sql`coalesce(o.name_de, o.name_en)` : sql`coalesce(o.name_en, o.name_de)`
  const day = sql`(i.made_at at time zone ${zone})::date`
  return (await sql<{ day: Day; names: string[] }>`select ${day}::text as day, array(select ${name} from introduced_people p join organisations o on o.id = p.organisation where p.introduction = i.id order by p.place) as names from introductions i where i.made_at is not null and ${day} between ${from}::date and ${until}::date order by i.made_at, i.id`.execute(db)).rows
}
