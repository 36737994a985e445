/**
 * Connections: a pool for the house's queries, one for its jobs, one on which short reads travel together, single ones that listen.
 * **Shapes**: bigint comes as a number (and is refused beyond 2^53), a date as 'YYYY-MM-DD' (a day has no zone), an instant as a Date, numeric as text.
 * **Errors**: a database that is away, full or too slow is a {@link Refused} of kind `unavailable`, wherever it shows; all else the database says stays its own error.
 */
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, type Transaction } from 'kysely'
import { Client, Pool, types, type ClientConfig, type PoolClient, type PoolConfig } from 'pg'
import { codeOf } from '../disk.ts'
import type { Log } from '../log.ts'
import { Refused } from '../result.ts'
import type { Tables } from '../tables.ts'
import { openPipe } from './pipe.ts'
import { nameOf, readTogether } from './prepared.ts'

/** Where queries go: the pool, or a transaction. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** Where the database is. */
export type Address = { readonly url: string } | { readonly socket: string; readonly user: string; readonly database: string }

export type Database = {
  readonly db: Db
  readonly address: Address
  /** For graphile-worker: a pool of its own, so that jobs never wait for pages nor pages for jobs. */
  jobsPool(most: number): Pool
  /** A connection of its own, for listening and for locks that last; not yet connected. */
  client(purpose: string): Client
  close(): Promise<void>
}

const MOST = 12
/** How long a query may wait for a free connection, and a connection for the server. */
const CONNECT_MS = 5_000
/** No statement of a page or a job may hold a connection longer. */
const STATEMENT_MS = 60_000

const options = (address: Address, purpose: string): ClientConfig => ({
  ...('url' in address ? { connectionString: address.url } : { host: address.socket, user: address.user, database: address.database }),
  application_name: `schnittmenge ${purpose}`,
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
})

/** Opens the pools. Connects only when asked something. */
export function connect(address: Address, log: Log): Database {
  const pools: Pool[] = []
  const pool = (config: PoolConfig): Pool => {
    const made = new Pool(config)
    // Without listeners, a server that closes an idle connection would end the process.
    made.on('error', (error) => log.debug({ err: error }, 'an idle connection to the database was lost'))
    made.on('connect', (client) => client.on('error', () => undefined))
    pools.push(made)
    return made
  }
  const main = pool({ ...options(address, 'house'), max: MOST, statement_timeout: STATEMENT_MS, types: { getTypeParser } })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: translating(main) }) })
  const pipe = openPipe({ ...options(address, 'reads'), types: { getTypeParser } })
  readTogether(db, (text, values) => refusing(pipe.query(queryOf(text, values))))
  return {
    db,
    address,
    jobsPool: (most) => pool({ ...options(address, 'jobs'), max: most }),
    client: (purpose) => new Client({ ...options(address, purpose), types: { getTypeParser } }),
    async close() {
      await Promise.all([pipe.close(), ...pools.map((one) => one.end())])
    },
  }
}

const INT8 = 20
const DATE = 1082

const parsers: Readonly<Record<number, (value: string) => unknown>> = {
  [INT8](value) {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new RangeError('a bigint beyond 2^53 came from the database')
    return number
  },
  [DATE]: (value) => value,
}

const getTypeParser = ((oid: number, format?: 'text' | 'binary') => (format === 'binary' ? undefined : parsers[oid]) ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser // its overloads say no more than this

/** The pool as Kysely sees it: prepared statements go by their name, and a database that is away refuses. */
function translating(pool: Pool): PostgresPool {
  const known = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await refusing(pool.connect())
      let wrapped = known.get(client)
      if (wrapped === undefined) known.set(client, (wrapped = wrap(client)))
      return wrapped
    },
  }
}

/** Kysely asks by text and values only; cursors nobody uses. */
const wrap = (client: PoolClient): PostgresPoolClient => {
  const asked = { query: (text: string, values: readonly unknown[]) => refusing(client.query(queryOf(text, values))), release: (destroy?: boolean) => client.release(destroy) }
  return asked as unknown as PostgresPoolClient // its type also wants cursors
}

function queryOf(text: string, values: readonly unknown[]): { text: string; values: unknown[]; name?: string } {
  const name = nameOf(text)
  return { text, values: [...values], ...(name === undefined ? {} : { name }) }
}

async function refusing<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw unavailableOf(error) ?? error
  }
}

/** Reasons by class or code of SQLSTATE and by code of Node. Source: PostgreSQL 18, appendix A. */
const AWAY: Readonly<Record<string, string>> = {
  '08': 'database.unavailable', '57P': 'database.unavailable', '53300': 'database.unavailable', '25006': 'database.unavailable', '58030': 'database.unavailable', '53200': 'database.unavailable',
  '53100': 'database.full', '57014': 'database.slow',
  ECONNREFUSED: 'database.unavailable', ECONNRESET: 'database.unavailable', ENOENT: 'database.unavailable', EPIPE: 'database.unavailable', ETIMEDOUT: 'database.unavailable', EHOSTUNREACH: 'database.unavailable', ENETUNREACH: 'database.unavailable', ENOTFOUND: 'database.unavailable', EAI_AGAIN: 'database.unavailable',
}

/** What pg says without a code. */
const LOST = /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Query read timeout)/

/** The refusal behind an error, where the database is away, full or too slow. */
export function unavailableOf(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error.refusal.kind === 'unavailable' ? error : undefined
  const code = codeOf(error)
  const reason = AWAY[code] ?? AWAY[code.slice(0, 3)] ?? AWAY[code.slice(0, 2)] ?? (error instanceof Error && code === '' && LOST.test(error.message) ? 'database.unavailable' : undefined)
  return reason === undefined ? undefined : new Refused({ kind: 'unavailable', reason, facts: {} }, { cause: error })
}
