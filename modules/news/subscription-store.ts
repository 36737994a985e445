/** Subscriptions of the newsletter in the database, and the private links that lead to them. **Errors**: `missing` for a link that leads nowhere. */
import { sql, type Selectable } from 'kysely'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Subscription, SubscriptionId } from './subscription.ts'

type SubscriptionRow = {
  id: SubscriptionId
  email: string
  language: Language
  state: Subscription['state']
  consent: number
  asked_at: Instant
  asked_from: string | null
  confirmed_at: Instant | null
  confirmed_from: string | null
  ended_at: Instant | null
}

declare module '#platform/tables' {
  interface Tables {
    subscriptions: SubscriptionRow
    subscription_links: { hash: string; subscription: SubscriptionId }
  }
}

export async function subscriptionBehind(db: Db, hash: string): Promise<Result<Subscription>> {
  const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', (link) => link.selectFrom('subscription_links').select('subscription').where('hash', '=', hash)).executeTakeFirst()
  return row === undefined ? refuse('missing', 'newsletter.missing') : accept(subscriptionFrom(row))
}

export async function subscriptionBy(db: Db, email: string): Promise<Subscription | undefined> {
  const row = await db.selectFrom('subscriptions').selectAll().where(sql`lower(email)`, '=', email.toLowerCase()).executeTakeFirst()
  return row === undefined ? undefined : subscriptionFrom(row)
}

/** Who receives the newsletter now. */
export async function listSubscribed(db: Db): Promise<Subscription[]> {
  return (await db.selectFrom('subscriptions').selectAll().where('state', '=', 'confirmed').orderBy(sql`lower(email)`).execute()).map(subscriptionFrom)
}

export async function countSubscribed(db: Db): Promise<number> {
  return (await db.selectFrom('subscriptions').select(sql<number>`count(*)::int`.as('count')).where('state', '=', 'confirmed').executeTakeFirstOrThrow()).count
}

export async function keepSubscription(tx: Tx, { id, email, language, state, consent, askedAt, askedFrom, confirmedAt, confirmedFrom, endedAt }: Subscription): Promise<void> {
  const row = { email, language, state, consent, asked_at: askedAt, asked_from: askedFrom ?? null, confirmed_at: confirmedAt ?? null, confirmed_from: confirmedFrom ?? null, ended_at: endedAt ?? null }
  await tx.insertInto('subscriptions').values({ id, ...row }).onConflict((known) => known.column('id').doUpdateSet(row)).execute()
}

export async function addSubscriptionLink(tx: Tx, hash: string, subscription: SubscriptionId): Promise<void> {
  await tx.insertInto('subscription_links').values({ hash, subscription }).execute()
}

const subscriptionFrom = (row: Selectable<SubscriptionRow>): Subscription => ({
  id: row.id,
  email: row.email,
  language: row.language,
  state: row.state,
  consent: row.consent,
  askedAt: row.asked_at,
  ...(row.asked_from === null ? {} : { askedFrom: row.asked_from }),
  ...(row.confirmed_at === null ? {} : { confirmedAt: row.confirmed_at }),
  ...(row.confirmed_from === null ? {} : { confirmedFrom: row.confirmed_from }),
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
})
