/**
 * Locks that the whole house shares, by name: the only place that knows PostgreSQL's advisory locks.
 * **Shapes**: a lock ends with its transaction, a presence with its connection; so nobody who died holds one. Two names that fall on one number only wait for each other.
 */
import { sql } from 'kysely'
import type { Database, Db, Tx } from './connect.ts'
import { lastingConnection, type Lasting } from './lasting.ts'

/** Waits for the lock, and holds it until the transaction ends. */
export async function lockIn(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('schnittmenge ' || ${name}::text, 0))`.execute(tx)
}

/** Is there from now on under this name, for {@link absentOf} to see; after a lost connection again as soon as the database is back. */
export async function bePresent(database: Database, name: string): Promise<Lasting> {
  return lastingConnection(database, 'presence', {
    async ready(client) {
      // A machine that vanished is noticed within half a minute, not after the hours that TCP waits by itself.
      await client.query('set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3')
      await client.query("select pg_advisory_lock(hashtextextended('schnittmenge ' || $1::text, 0))", [name])
    },
  })
}

/** Who of these is not present. */
export async function absentOf(db: Db, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from unnest(${names}::text[]) as name where pg_try_advisory_xact_lock(hashtextextended('schnittmenge ' || name, 0))`.execute(db)
  return rows.map(({ name }) => name)
}
