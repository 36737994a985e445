/** Every statement about circulars, who got them, and what came back. **Errors**: `missing`; `conflict` where it was sent already. */
import { sql } from 'kysely'
import type { Author, Day, OrganisationId, OrganisationRole, PersonId } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Addressee, Circular, CircularId, CircularKind, RecipientId, Twins } from './circular.ts'
import type { Reply } from './reply.ts'

type Row = { readonly id: CircularId; readonly twins: Twins; readonly kinds: CircularKind[]; readonly roles: OrganisationRole[]; readonly by: Author; readonly sentAt: Instant; readonly recipients: number; readonly replies: number }

/** With how many got it and how many answered. */
export type SentCircular = Circular & { readonly recipients: number; readonly replies: number }

const WHOLE = sql`select c.id, c.twins, c.kinds, c.roles, c.author as by, c.sent_at as "sentAt",
  (select count(*)::int from circular_recipients r where r.circular = c.id) as recipients, (select count(*)::int from circular_recipients r join replies a on a.recipient = r.id where r.circular = c.id) as replies from circulars c`

export async function findCircular(db: Db, id: CircularId): Promise<Result<SentCircular>> {
  const { rows } = await sql<Row>`${WHOLE} where c.id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'circular.none') : accept(rows[0])
}

/** The latest first; `after` is the last one seen. */
export async function listCirculars(db: Db, most: number, after?: CircularId): Promise<SentCircular[]> {
  return (await sql<Row>`${WHOLE} where (${after ?? null}::uuid is null or c.id < ${after ?? null}::uuid) order by c.id desc limit ${most}`.execute(db)).rows
}

/** Everybody with an account who is something for an organisation today. */
export async function addressees(db: Db, day: Day): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select p.id as person, p.name, p.email, coalesce(s.language, p.language) as language, json_agg(json_build_object('organisation', r.organisation, 'role', r.role) order by r.organisation, r.role) as offices
    from people p join roles r on r.person = p.id and r.organisation is not null and r.from_day <= ${day}::date and (r.until_day is null or r.until_day >= ${day}::date) left join notice_settings s on s.person = p.id
    where p.erased_at is null group by p.id, s.language order by p.id`.execute(db)
  return rows
}

/** What each organisation is to the alliance on a day: its own membership before that of its cluster. */
export async function kindsOn(db: Db, day: Day): Promise<ReadonlyMap<OrganisationId, CircularKind>> {
  const holds = (table: string) => sql`(${sql.ref(`${table}.from_day`)} is null or ${sql.ref(`${table}.from_day`)} <= ${day}::date) and (${sql.ref(`${table}.until_day`)} is null or ${sql.ref(`${table}.until_day`)} >= ${day}::date)`
  const { rows } = await sql<{ organisation: OrganisationId; kind: CircularKind }>`
    select b.organisation, 'through' as kind, 0 as rank from belongings b join memberships m on m.organisation = b.cluster and m.kind in ('full', 'associated') and ${holds('m')} where ${holds('b')}
    union all select organisation, kind, 1 from memberships where ${holds('memberships')} order by rank`.execute(db)
  return new Map(rows.map(({ organisation, kind }) => [organisation, kind]))
}

export async function addCircular(tx: Tx, { id, twins, kinds, roles, by, sentAt }: Circular): Promise<Result<void>> {
  const { numAffectedRows } = await sql`insert into circulars (id, twins, kinds, roles, author, sent_at) values (${id}, ${JSON.stringify(twins)}::jsonb, ${[...kinds]}::text[], ${[...roles]}::text[], ${JSON.stringify(by)}::jsonb, ${sentAt}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('conflict', 'circular.sent')
}

export const addRecipient = async (tx: Tx, circular: CircularId, { id, person, language }: { readonly id: RecipientId; readonly person: PersonId; readonly language: Language }): Promise<void> =>
  void (await sql`insert into circular_recipients (id, circular, person, language) values (${id}, ${circular}, ${person}, ${language})`.execute(tx))

// ---- What comes back

/** Whose answer it should be. */
export async function recipientBehind(db: Db, id: RecipientId): Promise<{ readonly email: string } | undefined> {
  return (await sql<{ email: string }>`select p.email from circular_recipients r join people p on p.id = r.person where r.id = ${id} and p.erased_at is null`.execute(db)).rows[0]
}

/** Once, however often the mail server in front brings it. */
export const addReply = async (tx: Db | Tx, { id, recipient, fromEmail, unverified, subject, text, messageId, receivedAt }: Reply): Promise<void> =>
  void (await sql`insert into replies (id, recipient, from_email, unverified, subject, text, message_id, received_at) values (${id}, ${recipient}, ${fromEmail}, ${unverified ?? null}, ${subject}, ${text}, ${messageId}, ${receivedAt}) on conflict do nothing`.execute(tx))

export type ToldReply = Pick<Reply, 'fromEmail' | 'subject' | 'text' | 'receivedAt'> & { readonly id: string; readonly name: string; readonly unverified: Reply['unverified'] | null }

export async function repliesTo(db: Db, circular: CircularId): Promise<ToldReply[]> {
  return (await sql<ToldReply>`select a.id, p.name, a.from_email as "fromEmail", a.unverified, a.subject, a.text, a.received_at as "receivedAt" from replies a join circular_recipients r on r.id = a.recipient join people p on p.id = r.person where r.circular = ${circular} order by a.received_at`.execute(db)).rows
}
