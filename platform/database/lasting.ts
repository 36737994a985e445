/** A connection that lasts: for listening, and for being present. When it is lost, or falls silent, it is made anew, as long as nobody closes it. */
import { setTimeout as after } from 'node:timers/promises'
import type pg from 'pg'
import type { Database } from './connect.ts'

export type Lasting = { close(): Promise<void> }

type Doing = {
  /** On each new connection. */
  ready(client: pg.Client): Promise<void>
  /** Every {@link BEAT_MS}; no answer until the next counts as lost. */
  beat?(client: pg.Client): Promise<unknown>
}

const SHORTEST_MS = 100
const LONGEST_MS = 2_000
const BEAT_MS = 5_000

/** Connects; returns when the first connection is ready. What fails the first time is thrown, later it is tried again. */
export async function lastingConnection(database: Database, purpose: string, { ready, beat = (client) => client.query('select 1') }: Doing): Promise<Lasting> {
  const closing = new AbortController()
  const enter = async (): Promise<{ readonly client: pg.Client; readonly lost: Promise<void> }> => {
    const client = database.client(purpose)
    client.on('error', () => undefined)
    // Not `once` of node:events, which fails on the error that announces the end.
    const lost = new Promise<void>((done) => client.once('end', () => done()))
    try {
      await client.connect()
      await ready(client)
    } catch (error) {
      client.connection.stream.destroy()
      throw error
    }
    let answered = true
    const beating = setInterval(() => {
      if (!answered) client.connection.stream.destroy()
      answered = false
      beat(client).then(() => (answered = true), () => undefined)
    }, BEAT_MS)
    return { client, lost: lost.finally(() => clearInterval(beating)) }
  }
  let present = await enter()
  const stay = async (): Promise<void> => {
    let pause = SHORTEST_MS
    await present.lost
    while (!closing.signal.aborted) {
      try {
        present = await enter()
        if (closing.signal.aborted) await present.client.end()
        pause = SHORTEST_MS
        await present.lost
      } catch {
        await after(pause, undefined, { signal: closing.signal }).catch(() => undefined)
        pause = Math.min(2 * pause, LONGEST_MS)
      }
    }
  }
  const staying = stay()
  return {
    async close() {
      closing.abort()
      await present.client.end().catch(() => undefined)
      await staying
    },
  }
}
