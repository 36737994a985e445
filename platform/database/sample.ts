/**
 * Databases for tests: one server a run, one template with all tables, those of the jobs too, a copy of it for each file that asks.
 * **Shapes**: `tools/check.ts` starts the server and says where in SCHNITTMENGE_TEST_DATABASE; a test that is run alone starts its own. DATABASE_URL_TEST names a server (not a database) to run on besides.
 * **Units**: a copy takes some 30 ms, a server of one's own 2 s.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after } from 'node:test'
import { sql } from 'kysely'
import { prepareJobs } from '../jobs.ts'
import { silentLog } from '../log.ts'
import { newId } from '../runtime.ts'
import { OWNER } from './cluster.ts'
import { connect, type Address, type Database } from './connect.ts'
import { migrate, readMigrations } from './migrate.ts'
import { openEmbedded, openRemote } from './open.ts'

export type TestServer = {
  /** For SCHNITTMENGE_TEST_DATABASE. */
  readonly name: string
  close(): Promise<void>
}

const MIGRATIONS = resolve(import.meta.dirname, '../../migrations')

/** Starts a server that forgets, or uses this one, and makes the template. */
export async function startTestServer(url?: string): Promise<TestServer> {
  const data = url === undefined ? await mkdtemp(join(tmpdir(), 'schnittmenge-test-')) : undefined
  const server = data === undefined ? await openRemote(url ?? '', silentLog) : await openEmbedded(data, silentLog, 'throwaway')
  const template = `template_${newId().slice(-12)}`
  await sql`create database ${sql.id(template)} encoding 'UTF8' template template0`.execute(server.db)
  const database = connect(within(server.address, template), silentLog)
  await migrate(database.db, await readMigrations(MIGRATIONS))
  await prepareJobs(database)
  await database.close()
  return {
    name: JSON.stringify({ address: server.address, template }),
    async close() {
      await sql`drop database ${sql.id(template)}`.execute(server.db)
      await server.close()
      if (data !== undefined) await rm(data, { recursive: true })
    },
  }
}

/** A database of this test file's own, with all tables and nothing in them. Gone when the file's tests have ended: so it is asked for at the file's top, `const database = await testDatabase()`. */
export async function testDatabase(): Promise<Database> {
  const named = process.env['SCHNITTMENGE_TEST_DATABASE']
  const own = named === undefined ? await startTestServer() : undefined
  const { address, template } = JSON.parse(named ?? own?.name ?? '') as { address: Address; template: string } // written by startTestServer
  const maintenance = connect(address, silentLog)
  const name = `test_${newId().replaceAll('-', '')}`
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(maintenance.db)
  const database = connect(within(address, name), silentLog)
  after(async () => {
    await database.close()
    await sql`drop database ${sql.id(name)} with (force)`.execute(maintenance.db)
    await maintenance.close()
    await own?.close()
  })
  return database
}

function within(address: Address, database: string): Address {
  if (!('url' in address)) return { socket: address.socket, user: OWNER, database }
  const url = new URL(address.url)
  url.pathname = `/${database}`
  return { url: url.href }
}
