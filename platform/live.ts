// stand-in
import type { Database, Tx } from './database/index.ts'
import type { Log } from './log.ts'
import { newId } from './runtime.ts'
import { sql } from 'kysely'
export type Bus = { close(): Promise<void> }
export async function openBus(_database: Database, _log: Log): Promise<Bus> { return { close: async () => undefined } }
export async function record(tx: Tx, { kind, about, facts = {} }: { kind: string; about: string; facts?: object }): Promise<void> {
  await sql`insert into occurrences (id, kind, about, facts) values (${newId()}, ${kind}, ${about}, ${JSON.stringify(facts)})`.execute(tx)
}
