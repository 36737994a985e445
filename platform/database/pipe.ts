/**
 * One connection on which short reads travel together: all that are asked in one turn of the event loop leave in one write, whoever asks, and none waits for the answer of another before it is sent.
 * A page asks a handful of things; each on its own, 29 % of an organisation's page's CPU time were writes to sockets.
 * **Units**: a read may take {@link STATEMENT_MS}; where the server does not answer in {@link ANSWER_MS}, the connection is given up with all that waits on it.
 * **Errors**: as of the pool; one read that fails leaves the others as they are, for each ends with a sync of its own.
 */
import type { Writable } from 'node:stream'
import { Client, type ClientConfig, type QueryConfig, type QueryResult } from 'pg'
import { codeOf } from '../disk.ts'

/** Who reads longer asks the pool: here, others would wait behind. */
const STATEMENT_MS = 5_000
const ANSWER_MS = 8_000

export type Pipe = { query(config: QueryConfig): Promise<QueryResult>; close(): Promise<void> }

/** Connects when first asked, and again after it was lost. */
export function openPipe(config: ClientConfig): Pipe {
  let opened: Promise<Client> | undefined
  const forget = (lost: Promise<Client>): void => {
    if (opened === lost) opened = undefined
  }
  const open = (): Promise<Client> => {
    const client = new Client({ ...config, pipeline: true, statement_timeout: STATEMENT_MS, query_timeout: ANSWER_MS })
    const opening = client.connect().then(() => client)
    for (const lost of ['error', 'end'] as const) client.on(lost, () => forget(opening))
    opening.catch(() => forget(opening))
    return opening
  }
  return {
    async query(asked) {
      const using = (opened ??= open())
      const client = await using
      gather(client)
      try {
        return await client.query(asked)
      } catch (error) {
        // The server says that it ends the connection before it does.
        if (codeOf(error).startsWith('57P')) forget(using)
        throw error
      }
    },
    async close() {
      const last = await opened?.catch(() => undefined)
      await last?.end()
    },
  }
}

/** Holds back what is written until this turn of the event loop ends. */
function gather(client: Client): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection // not in its types
  // Between two queries nobody else holds it back.
  if (stream.writableCorked > 0) return
  stream.cork()
  setImmediate(() => stream.uncork())
}
