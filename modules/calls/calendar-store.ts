/** Secret addresses of calendars: of each the hash, so that who reads the table can open none. */
import { sql } from 'kysely'
import type { OrganisationId } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import type { Instant } from '#platform/time'

/** The one before leads nowhere from now on. */
export const renewCalendar = async (tx: Tx, organisation: OrganisationId, hash: string, at: Instant): Promise<void> =>
  void (await sql`insert into call_calendars (organisation, hash, renewed_at) values (${organisation}, ${hash}, ${at}) on conflict (organisation) do update set hash = excluded.hash, renewed_at = excluded.renewed_at`.execute(tx))

export const calendarOwner = async (db: Db, hash: string): Promise<OrganisationId | undefined> => (await sql<{ organisation: OrganisationId }>`select organisation from call_calendars where hash = ${hash}`.execute(db)).rows[0]?.organisation

export const renewedAt = async (db: Db, organisation: OrganisationId): Promise<Instant | undefined> => (await sql<{ at: Instant }>`select renewed_at as at from call_calendars where organisation = ${organisation}`.execute(db)).rows[0]?.at
