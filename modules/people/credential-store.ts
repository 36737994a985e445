/** How people sign in, as far as their own page shows and changes it. */
import type { Db, Tx } from '#platform/database'
import type { Instant } from '#platform/time'
import type { PersonId } from '#modules/members'

declare module '#platform/tables' {
  interface Tables {
    sessions: { id: string; person: PersonId; token: string; expires_at: Instant; network: string | null; agent: string | null; strong: boolean; created_at: Instant; updated_at: Instant }
    credentials: { id: string; person: PersonId; provider: string; account: string; password: string | null; created_at: Instant; updated_at: Instant }
    passkeys: { id: string; person: PersonId; name: string | null; created_at: Instant | null }
    second_factors: { id: string; person: PersonId }
  }
}

const PASSWORD = 'credential'

export type SignInRow = { readonly id: string; readonly network: string; readonly agent: string; readonly since: Instant; readonly isStrong: boolean }

/** Where somebody is signed in; the latest first. */
export async function sessionsOf(db: Db, person: PersonId): Promise<SignInRow[]> {
  const rows = await db.selectFrom('sessions').select(['id', 'network', 'agent', 'strong', 'created_at']).where('person', '=', person).where('expires_at', '>', new Date()).orderBy('created_at', 'desc').execute()
  return rows.map(({ id, network, agent, strong, created_at }) => ({ id, network: network ?? '', agent: agent ?? '', since: created_at, isStrong: strong }))
}

/** Ends one of a person's sessions, or all but this one. */
export async function endSessions(db: Db | Tx, person: PersonId, which: { readonly only: string } | { readonly but: string }): Promise<void> {
  await db.deleteFrom('sessions').where('person', '=', person).where('id', 'only' in which ? '=' : '!=', 'only' in which ? which.only : which.but).execute()
}

export type WaysIn = { readonly password: string | undefined; readonly passkeys: readonly { readonly id: string; readonly name: string; readonly since: Instant | undefined }[]; readonly hasCodes: boolean }

export async function waysIn(db: Db, person: PersonId): Promise<WaysIn> {
  const [password, passkeys, factor] = await Promise.all([
    db.selectFrom('credentials').select('password').where('person', '=', person).where('provider', '=', PASSWORD).executeTakeFirst(),
    db.selectFrom('passkeys').select(['id', 'name', 'created_at']).where('person', '=', person).orderBy('created_at').execute(),
    db.selectFrom('people').select('second_factor').where('id', '=', person).executeTakeFirst(),
  ])
  return { password: password?.password ?? undefined, passkeys: passkeys.map(({ id, name, created_at }) => ({ id, name: name ?? '', since: created_at ?? undefined })), hasCodes: factor?.second_factor ?? false }
}

/** The first password, or another. */
export async function savePassword(tx: Tx, person: PersonId, hash: string, given: { readonly id: string; readonly at: Instant }): Promise<void> {
  await tx
    .insertInto('credentials')
    .values({ id: given.id, person, provider: PASSWORD, account: person, password: hash, created_at: given.at, updated_at: given.at })
    .onConflict((on) => on.columns(['provider', 'account']).doUpdateSet({ password: hash, updated_at: given.at }))
    .execute()
}

export async function removePasskey(db: Db, person: PersonId, id: string): Promise<void> {
  await db.deleteFrom('passkeys').where('person', '=', person).where('id', '=', id).execute()
}
