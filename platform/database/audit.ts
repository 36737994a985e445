/**
 * The audit trail: who did what, for whom, when and from where. A request that may write says who asks ({@link audited}); the transaction that writes something keeps an entry with it, so that no act is without one and no entry without an act.
 * **Shapes**: an entry names the door and the ids of what it touched (those in the address, and that of what came out), never what was sent. One entry a request, however many transactions it needs and however often one is done again. What jobs do belongs to whoever ordered it.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'
import { isId } from '../ids.ts'
import type { Tx } from './connect.ts'

export type Audited = {
  /** Of the request. */
  readonly id: string
  readonly method: string
  /** The door as it is hung; known once the request has found it. */
  readonly route: () => string
  readonly things: () => readonly string[]
  /** Shortened. */
  readonly network: () => string
  readonly at: Date
  readonly person?: string | undefined
  readonly acting?: string | undefined
  readonly token?: string | undefined
}

const asking = new AsyncLocalStorage<Audited>()

/** Whatever this does is done by whoever asks. */
export const audited = <T>(by: Audited, work: () => T): T => asking.run(by, work)

/** What this writes leaves no entry: for acts whose mere existence is nobody else's to know. Whoever uses it keeps a record of its own that those concerned may read. */
export const unaudited = <T>(work: () => T): T => asking.exit(work)

/** At the end of a transaction: keeps the entry, where somebody asked for it and something was written. In: what the transaction answers with. */
export async function keepEntry(tx: Tx, outcome: unknown): Promise<void> {
  const by = asking.getStore()
  if (by === undefined) return
  const things = [...new Set([...by.things(), ...thingIn(outcome)])]
  await sql`
    insert into audit_entries (id, at, person, acting, token, method, route, things, network)
    select ${by.id}::uuid, ${by.at}::timestamptz, ${by.person ?? null}::uuid, ${by.acting ?? null}::text, ${by.token ?? null}::uuid, ${by.method}::text, ${by.route()}::text, ${things}::uuid[], ${by.network()}::text
    where pg_current_xact_id_if_assigned() is not null
    on conflict do nothing`.execute(tx)
}

/** The id of what came out, where one thing did. */
function thingIn(outcome: unknown): readonly string[] {
  const id: unknown = typeof outcome === 'object' && outcome !== null && 'id' in outcome ? outcome.id : outcome
  return typeof id === 'string' && isId(id) ? [id] : []
}

export async function forgetEntries(tx: Tx, before: Date): Promise<void> {
  await sql`delete from audit_entries where at < ${before}`.execute(tx)
}
