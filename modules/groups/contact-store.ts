/** Every statement about contacts and their history. **Errors**: `missing`, and `stale` where somebody saved meanwhile. */
import { sql } from 'kysely'
import type { Author, Day, OrganisationId, PersonId, Standing } from '#modules/members'
import { prepared, type Db, type Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Contact, ContactEntry, ContactId } from './contact.ts'

type Row = {
  readonly id: ContactId
  readonly version: number
  readonly organisation: OrganisationId
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly speaker: PersonId | null
  readonly nextStep: string | null
  readonly nextOn: Day | null
  readonly invitedAt: Instant | null
  readonly by: Author
  readonly changedAt: Instant
  readonly speakerName: string | null
  readonly lastOn: Day | null
  readonly lastNote: string | null
}

/** With who speaks, and what was said last. */
export type ListedContact = Contact & { readonly speakerName?: string; readonly lastOn?: Day; readonly lastNote?: string }

const contactFrom = ({ id, version, organisation, by, changedAt, ...rest }: Row): ListedContact => ({ id, version, organisation, by, changedAt, ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)) as Partial<ListedContact>) }) // what is null is not said

const WHOLE = sql`
  select c.id, c.version, c.organisation, c.name, c.email, c.phone, c.speaker, c.next_step as "nextStep", c.next_on::text as "nextOn", c.invited_at as "invitedAt", c.author as by, c.changed_at as "changedAt", p.name as "speakerName", last.day::text as "lastOn", last.note as "lastNote"
  from contacts c left join people p on p.id = c.speaker left join lateral (select day, note from contact_entries e where e.contact = c.id order by e.day desc, e.id desc limit 1) as last on true`

export async function findContact(db: Db, id: ContactId): Promise<Result<ListedContact>> {
  const { rows } = await sql<Row>`${WHOLE} where c.id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'contact.none') : accept(contactFrom(rows[0]))
}

export type ContactFilter = { readonly state?: 'open' | 'due' | 'invited' | undefined; readonly speaker?: PersonId | undefined; readonly text?: string | undefined }

/** What is due soonest first, then what was changed last. */
export async function listContacts(db: Db, { state, speaker, text = '' }: ContactFilter, today: Day, most: number): Promise<ListedContact[]> {
  const stands = { open: sql`c.invited_at is null`, due: sql`c.invited_at is null and c.next_on <= ${today}::date`, invited: sql`c.invited_at is not null` }
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Row>`${WHOLE} join organisations o on o.id = c.organisation
    where ${state === undefined ? sql`true` : stands[state]} and (${speaker ?? null}::uuid is null or c.speaker = ${speaker ?? null}::uuid)
      and (${text} = '' or concat_ws(' ', o.name_de, o.name_en, o.short_name, c.name, c.next_step) ilike ${like})
    order by c.invited_at is not null, c.next_on nulls last, c.changed_at desc limit ${most}`.execute(db)
  return rows.map(contactFrom)
}

export async function historyOf(db: Db, id: ContactId): Promise<ContactEntry[]> {
  return (await sql<ContactEntry>`select day::text as day, way, note, author as by, at from contact_entries where contact = ${id} order by day desc, id desc`.execute(db)).rows
}

export async function addContact(tx: Tx, one: Contact): Promise<void> {
  await sql`insert into contacts (id, version, organisation, name, email, phone, speaker, next_step, next_on, author, changed_at)
    values (${one.id}, ${one.version}, ${one.organisation}, ${one.name ?? null}, ${one.email ?? null}, ${one.phone ?? null}, ${one.speaker ?? null}, ${one.nextStep ?? null}, ${one.nextOn ?? null}::date, ${JSON.stringify(one.by)}::jsonb, ${one.changedAt})`.execute(tx)
}

export async function saveContact(tx: Tx, one: Contact): Promise<Result<void>> {
  const { numAffectedRows } = await sql`update contacts set version = ${one.version}, name = ${one.name ?? null}, email = ${one.email ?? null}, phone = ${one.phone ?? null}, speaker = ${one.speaker ?? null}, next_step = ${one.nextStep ?? null}, next_on = ${one.nextOn ?? null}::date,
    invited_at = ${one.invitedAt ?? null}, author = ${JSON.stringify(one.by)}::jsonb, changed_at = ${one.changedAt} where id = ${one.id} and version = ${one.version - 1}`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('stale', 'contact.changed')
}

export const addEntry = async (tx: Tx, contact: ContactId, id: string, { day, way, note, by, at }: ContactEntry): Promise<void> =>
  void (await sql`insert into contact_entries (id, contact, day, way, note, author, at) values (${id}, ${contact}, ${day}::date, ${way}, ${note}, ${JSON.stringify(by)}::jsonb, ${at})`.execute(tx))

/** Organisations by name, for choosing one. */
export async function organisationsCalled(db: Db, standings: ReadonlyMap<OrganisationId, Standing>, most: number): Promise<{ readonly id: OrganisationId; readonly name: string }[]> {
  const ids = [...standings].flatMap(([id, standing]) => (standing === 'outside' ? [id] : []))
  return (await sql<{ id: OrganisationId; name: string }>`select id, coalesce(name_de, name_en) as name from organisations where id = any(${ids}::uuid[]) order by coalesce(name_de, name_en) collate "de-x-icu" limit ${most}`.execute(db)).rows
}

const ofOrganisation = prepared('groups.contacts', (_, given: { organisation: OrganisationId }) => sql<Row>`${WHOLE} where c.organisation = ${given.organisation} order by c.id desc`)

/** All with one organisation, the latest first. */
export const contactsWith = async (db: Db, organisation: OrganisationId): Promise<ListedContact[]> => (await ofOrganisation(db, { organisation })).map(contactFrom)
