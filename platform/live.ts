/**
 * What happens, told to open pages: an outbox in the database and a bus in each process. What is recorded in a transaction is told everywhere once it commits; the only place that notifies and listens.
 * **Shapes**: the bus keeps the snapshot of PostgreSQL it last looked with; each look finds what is visible now and was not then. So nothing is missed or told twice, in whatever order transactions commit, and however long the connection was away.
 * A cursor says the same for one reader: the snapshots before and at a look, and the last occurrence seen of it.
 * **Units**: a notice takes some milliseconds; without one, looked for every 5 s. Occurrences are kept a week.
 * **Errors**: a cursor that is unreadable, older than what is kept or too far behind: its reader is told {@link GAP} first and reads anew. A listener that throws is logged and harms no other.
 * **Source**: PostgreSQL 18, 9.27.9 (transaction ids and snapshots).
 */
import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database, Db, Tx } from './database/index.ts'
import { lastingConnection } from './database/lasting.ts'
import { every } from './every.ts'
import type { Log } from './log.ts'
import { cursorOf, KEPT_DAYS, missed, newSince, snapshotNow, type Facts, type Filter, type Occurrence } from './occurrences.ts'
import { newId, now } from './runtime.ts'

export type { Facts, Filter, Occurrence } from './occurrences.ts'

type Listener = (occurrence: Occurrence) => void
type Subscription = { readonly filter: Filter; readonly listener: Listener }

export type Bus = {
  /** Tells the listener what happens from now on, or first what happened since the cursor. Out: the end of it. */
  subscribe(filter: Filter, listener: Listener, cursor?: string): () => void
  /** What happened since the cursor; `undefined` where a reader had better read anew. */
  since(cursor: string, filter?: Filter): Promise<Occurrence[] | undefined>
  /** Where the bus is now: whoever is given it before they read hears all that happens after. */
  cursor(): string
  close(): Promise<void>
}

/** The kind of the occurrence that says: something may have been missed. */
export const GAP = 'live.gap'

const CHANNEL = 'occurrences'
const CLEAN_MS = 3_600_000
const AGAIN_MS = 1_000

/** Records, in the transaction in which it happens. */
export async function record(tx: Db | Tx, { kind, about, facts = {} }: { readonly kind: string; readonly about: string; readonly facts?: Facts }): Promise<void> {
  await sql`with recorded as (insert into occurrences (id, kind, about, facts) values (${newId()}, ${kind}, ${about}, ${JSON.stringify(facts)}::jsonb)) select pg_notify(${CHANNEL}, '')`.execute(tx)
}

/** Starts to listen. */
export async function openBus(database: Database, log: Log): Promise<Bus> {
  const { db } = database
  const stopping = new AbortController()
  const subscriptions = new Set<Subscription>()
  let seen = await snapshotNow(db)
  const look = oneByOne(async () => {
    const { rows, snapshot } = await newSince(db, seen)
    const before = seen
    seen = snapshot
    for (const row of rows) {
      const occurrence = { ...row, cursor: cursorOf(before, snapshot, row.id) }
      for (const one of subscriptions) if (passes(one.filter, occurrence)) tell(one, occurrence, log)
    }
  })
  const lookQuietly = (): void => void look().catch((error: unknown) => log.debug({ err: error }, 'the bus looks again soon'))
  const connection = await lastingConnection(database, 'live', {
    async ready(client) {
      client.on('notification', lookQuietly)
      await client.query(`listen ${CHANNEL}`)
      lookQuietly()
    },
    beat(client) {
      lookQuietly()
      return client.query('select 1')
    },
  })
  const cleaning = every(CLEAN_MS, stopping.signal, log, () => sql`delete from occurrences where at < now() - make_interval(days => ${KEPT_DAYS})`.execute(db))

  /** Tells what was missed up to where the bus has looked, then joins what it tells from there: nothing falls between, nothing comes twice. */
  const catchUp = async (subscription: Subscription, cursor: string, over: AbortSignal): Promise<void> => {
    await look() // at least as far as whoever gave the cursor
    const waiting: Occurrence[] = []
    const meanwhile = { filter: subscription.filter, listener: (occurrence: Occurrence) => void waiting.push(occurrence) }
    const upTo = seen
    subscriptions.add(meanwhile)
    try {
      const before = (await missed(db, cursor, upTo, subscription.filter)) ?? [gapAt(upTo)]
      for (const occurrence of [...before, ...waiting]) if (!over.aborted) tell(subscription, occurrence, log)
      if (!over.aborted) subscriptions.add(subscription)
    } finally {
      subscriptions.delete(meanwhile)
    }
  }
  return {
    cursor: () => cursorOf(seen, seen, newId()),
    since: async (cursor, filter = {}) => missed(db, cursor, await snapshotNow(db), filter),
    subscribe(filter, listener, cursor) {
      const subscription = { filter, listener }
      const left = new AbortController()
      const over = AbortSignal.any([left.signal, stopping.signal])
      if (cursor === undefined) subscriptions.add(subscription)
      else void untilDone(over, () => catchUp(subscription, cursor, over))
      return () => {
        left.abort()
        subscriptions.delete(subscription)
      }
    },
    async close() {
      stopping.abort()
      subscriptions.clear()
      await Promise.all([connection.close(), cleaning])
      await look().catch(() => undefined) // whatever look is under way
    },
  }
}

const passes = ({ kinds, about }: Filter, occurrence: Occurrence): boolean => (kinds?.includes(occurrence.kind) ?? true) && (about?.includes(occurrence.about) ?? true)

function tell({ listener }: Subscription, occurrence: Occurrence, log: Log): void {
  try {
    listener(occurrence)
  } catch (error) {
    log.error({ err: error, kind: occurrence.kind }, 'a listener failed')
  }
}

/** One run at a time; who asks while one is under way shares the next, which begins after they asked. */
function oneByOne(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  return () =>
    (next ??= running.catch(() => undefined).then(() => {
      next = undefined
      return (running = work())
    }))
}

async function untilDone(over: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!over.aborted) {
    try {
      return await work()
    } catch {
      await after(AGAIN_MS, undefined, { signal: over, ref: false }).catch(() => undefined)
    }
  }
}

const gapAt = (snapshot: string): Occurrence => {
  const id = newId()
  return { id, kind: GAP, about: '', facts: {}, at: now(), cursor: cursorOf(snapshot, snapshot, id) }
}
