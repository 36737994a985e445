/**
 * Registrations in the database, and the private links that lead to them.
 * **Errors**: `missing` for a link that leads nowhere, whoever asks.
 */
import { sql, type Selectable } from 'kysely'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { PublicationId } from './publication.ts'
import type { Registration, RegistrationId, RegistrationState, Tally } from './registration.ts'

type RegistrationRow = {
  id: RegistrationId
  event: PublicationId
  name: string
  email: string
  organisation: string | null
  language: Language
  consent: number
  state: RegistrationState
  asked_at: Instant
  confirmed_at: Instant | null
  cancelled_at: Instant | null
  attended: boolean
  reminded_at: Instant | null
}

declare module '#platform/tables' {
  interface Tables {
    registrations: RegistrationRow
    registration_links: { hash: string; registration: RegistrationId }
  }
}

/** Where a link leads, by its hash. */
export async function registrationBehind(db: Db, hash: string): Promise<Result<Registration>> {
  const row = await db.selectFrom('registrations').selectAll().where('id', '=', (link) => link.selectFrom('registration_links').select('registration').where('hash', '=', hash)).executeTakeFirst()
  return row === undefined ? refuse('missing', 'registration.missing') : accept(registrationFrom(row))
}

/** All of an event, for rules that give places; they are read again if another transaction gives one meanwhile. */
export async function registrationsOf(db: Db, event: PublicationId): Promise<Registration[]> {
  return (await db.selectFrom('registrations').selectAll().where('event', '=', event).orderBy('id').execute()).map(registrationFrom)
}

export async function registrationBy(db: Db, event: PublicationId, email: string): Promise<Registration | undefined> {
  const row = await db.selectFrom('registrations').selectAll().where('event', '=', event).where(sql`lower(email)`, '=', email.toLowerCase()).executeTakeFirst()
  return row === undefined ? undefined : registrationFrom(row)
}

const count = (where: string) => sql<number>`(count(*) filter (where ${sql.raw(where)}))::int`

/** How many take part and wait, of each of these. */
export async function talliesOf(db: Db, events: readonly PublicationId[]): Promise<Map<PublicationId, Tally>> {
  if (events.length === 0) return new Map()
  const rows = await db.selectFrom('registrations').select(['event', count(`state = 'confirmed'`).as('confirmed'), count(`state = 'waiting'`).as('waiting'), count('attended').as('attended')]).where('event', 'in', events).groupBy('event').execute()
  return new Map(rows.map(({ event, ...tally }) => [event, tally]))
}

/** Writes these down as they are now. */
export async function keepRegistrations(tx: Tx, registrations: readonly Registration[]): Promise<void> {
  for (const { id, event, name, email, organisation, language, consent, state, askedAt, confirmedAt, cancelledAt, attended } of registrations) {
    const row = { name, email, organisation: organisation ?? null, language, consent, state, asked_at: askedAt, confirmed_at: confirmedAt ?? null, cancelled_at: cancelledAt ?? null, attended }
    await tx.insertInto('registrations').values({ id, event, ...row, reminded_at: null }).onConflict((known) => known.column('id').doUpdateSet(row)).execute()
  }
}

export async function addRegistrationLink(tx: Tx, hash: string, registration: RegistrationId): Promise<void> {
  await tx.insertInto('registration_links').values({ hash, registration }).execute()
}

/** Who takes part and was not reminded yet; from now on they were. */
export async function takeToRemind(tx: Tx, event: PublicationId, now: Instant, limit: number): Promise<Registration[]> {
  const due = tx.selectFrom('registrations').select('id').where('event', '=', event).where('state', '=', 'confirmed').where('reminded_at', 'is', null).orderBy('id').limit(limit)
  return (await tx.updateTable('registrations').set({ reminded_at: now }).where('id', 'in', due).returningAll().execute()).map(registrationFrom)
}

const registrationFrom = (row: Selectable<RegistrationRow>): Registration => ({
  id: row.id,
  event: row.event,
  name: row.name,
  email: row.email,
  ...(row.organisation === null ? {} : { organisation: row.organisation }),
  language: row.language,
  consent: row.consent,
  state: row.state,
  askedAt: row.asked_at,
  ...(row.confirmed_at === null ? {} : { confirmedAt: row.confirmed_at }),
  ...(row.cancelled_at === null ? {} : { cancelledAt: row.cancelled_at }),
  attended: row.attended,
})
