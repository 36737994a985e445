/**
 * The database of a house: the embedded one in its data folder, or the server that DATABASE_URL names.
 * **Units**: a server is waited for {@link PATIENCE_MS}: services that start together need not be put in order.
 * **Errors**: not reachable, refused, too old, not UTF-8: a {@link Refused} with one sentence.
 */
import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import { codeOf } from '../disk.ts'
import type { Log } from '../log.ts'
import { Refused } from '../result.ts'
import { OWNER, type Durability } from './cluster.ts'
import { connect, unavailableOf, type Database } from './connect.ts'
import { socketOf, startServer } from './server.ts'

const PATIENCE_MS = 10_000
const OLDEST = 15

/** Starts the embedded server on this data folder and connects. Closing ends the server. */
export async function openEmbedded(data: string, log: Log, durability?: Durability): Promise<Database> {
  const server = await startServer(data, log, durability)
  const database = connect({ socket: server.socket, user: OWNER, database: 'postgres' }, log)
  return {
    ...database,
    async close() {
      await database.close()
      await server.stop()
    },
  }
}

/** Connects to the embedded server of a house that runs on this data folder, if one does. Closing leaves the server alone. */
export async function openRunning(data: string, log: Log): Promise<Database | undefined> {
  const socket = await socketOf(data)
  if (socket === undefined) return undefined
  const database = connect({ socket, user: OWNER, database: 'postgres' }, log)
  try {
    await sql`select 1`.execute(database.db)
    return database
  } catch (error) {
    await database.close()
    // A link that a killed house left leads nowhere.
    if (unavailableOf(error) === undefined) throw error
    return undefined
  }
}

/** Connects to a server. */
export async function openRemote(url: string, log: Log, patience = PATIENCE_MS): Promise<Database> {
  const database = connect({ url }, log)
  try {
    await reach(database, hostOf(url), patience)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function reach({ db }: Database, host: string, patience: number): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    try {
      const { rows } = await sql<{ version: string; encoding: string; german: boolean }>`
        select current_setting('server_version') as version, current_setting('server_encoding') as encoding, exists (select from pg_collation where collname = 'de-x-icu') as german
      `.execute(db)
      const [found] = rows
      if (found === undefined || Number.parseInt(found.version, 10) < OLDEST) throw new Refused({ kind: 'unsupported', reason: 'database.tooOld', facts: { found: found?.version ?? '?' } })
      if (found.encoding !== 'UTF8') throw new Refused({ kind: 'unsupported', reason: 'database.encoding', facts: { found: found.encoding } })
      if (!found.german) throw new Refused({ kind: 'unsupported', reason: 'database.collation', facts: {} })
      return
    } catch (error) {
      const code = codeOf(error instanceof Refused ? error.cause : error)
      if (unavailableOf(error) === undefined) throw error instanceof Refused ? error : new Refused({ kind: 'conflict', reason: 'database.refused', facts: { host, code } }, { cause: error })
      if (Date.now() > deadline) throw new Refused({ kind: 'unavailable', reason: 'database.unreachable', facts: { host, code } }, { cause: error })
      await after(500)
    }
  }
}

/** For sentences: without name and password. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host || 'localhost' : '')
