/** What is forgotten of those who took part and who subscribed when its period is over. In: the moment before which it must have ended. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Instant } from '#platform/time'

/** How many registered and came stays; who, not. */
export async function forgetRegistrations(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from registration_links where registration in (select r.id from registrations r join events e on e.publication = r.event where e.ends_at < ${before})`.execute(tx)
  await sql`update registrations r set name = '–', email = r.id || '@geloescht.invalid', organisation = null from events e where e.publication = r.event and e.ends_at < ${before} and r.email <> r.id || '@geloescht.invalid'`.execute(tx)
}

export async function forgetUnconfirmed(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from subscriptions where state = 'asked' and asked_at < ${before}`.execute(tx)
}

export async function forgetSubscriptions(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from subscriptions where state = 'ended' and ended_at < ${before}`.execute(tx)
}
