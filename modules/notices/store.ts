/** Every statement about how people are told and which digests they had, and what the house hands in: where notices come from. */
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database'
import type { Language } from '#platform/words'
import type { AllianceRole, Day, OrganisationId, PersonId } from '#modules/members'
import type { Frequency } from './digest-time.ts'
import { NOTICE_KINDS, type Notice } from './notice.ts'
import type { NoticeSettings } from './settings.ts'

/** For whom notices are asked: the organisations somebody acts for, what they are for the alliance, and themselves. */
export type Asked = { readonly organisations: readonly OrganisationId[]; /** Of these, for which they decide; known on the page. */ readonly decides?: readonly OrganisationId[]; readonly roles: readonly AllianceRole[]; readonly person?: PersonId; readonly today: Day }

/** A module says what is still open: worked out anew each time, and in the order in which it matters there. */
export type NoticeSource = (db: Db, asked: Asked) => Promise<readonly Notice[]>

type SettingsRow = { readonly person: PersonId; readonly frequency: Frequency; readonly silenced: readonly string[]; readonly language: Language; readonly zone: string }

/** What these people have said of how they are told; who is not in it never said anything. */
export async function settingsOf(db: Db, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, NoticeSettings>> {
  const { rows } = await sql<SettingsRow>`select person, frequency, silenced, language, zone from notice_settings where person = any(${people}::uuid[])`.execute(db)
  // A kind that is no longer told is no longer silenced.
  return new Map(rows.map(({ person, frequency, silenced, language, zone }) => [person, { frequency, silenced: NOTICE_KINDS.filter((kind) => silenced.includes(kind)), language, zone }]))
}

export async function saveSettings(tx: Tx, person: PersonId, { frequency, silenced, language, zone }: NoticeSettings, at: Date): Promise<void> {
  await sql`
    insert into notice_settings (person, frequency, silenced, language, zone, changed_at) values (${person}, ${frequency}, ${[...silenced]}::text[], ${language}, ${zone}, ${at})
    on conflict (person) do update set frequency = excluded.frequency, silenced = excluded.silenced, language = excluded.language, zone = excluded.zone, changed_at = excluded.changed_at`.execute(tx)
}

/** Who last took out a mail to this person with its links, since a day; whoever is this person need not be told. */
export async function lastHandover(db: Db, person: PersonId, since: Day): Promise<{ readonly name: string | null; readonly at: Date } | undefined> {
  const { rows } = await sql<{ name: string | null; at: Date }>`
    select by.name, handed_over_at as at from mails join people on people.email = to_email left join people as by on by.id = handed_over_by
    where people.id = ${person} and handed_over_at >= ${since}::date and handed_over_by is distinct from people.id
    order by handed_over_at desc limit 1`.execute(db)
  return rows[0]
}

/** A person and the period that is due. */
export type Due = { readonly person: PersonId; readonly period: Day }

/** Of these, those that were settled already. */
export async function settledAmong(db: Db, due: readonly Due[]): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ person: PersonId }>`select person from digests join unnest(${due.map(({ person }) => person)}::uuid[], ${due.map(({ period }) => period)}::date[]) as asked (person, period) using (person, period)`.execute(db)
  return new Set(rows.map(({ person }) => person))
}

/** True the first time for this person and period: in the transaction that writes the mail it makes the mail exactly once. */
export async function settleDigest(tx: Tx, { person, period }: Due, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into digests (person, period, at) values (${person}, ${period}, ${at}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export const noteMail = async (tx: Tx, { person, period }: Due, mail: string): Promise<void> => void (await sql`update digests set mail = ${mail} where person = ${person} and period = ${period}`.execute(tx))
