/** The bus against the real database: transactions that commit in another order, lost connections, readers that come back. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { transact } from './database/index.ts'
import { testDatabase } from './database/sample.ts'
import { feedOf } from './feed.ts'
import { lastSeen, listen, streamEvents } from './http/index.ts'
import { keptLog, sampleApp } from './http/sample.ts'
import { GAP, openBus, record, type Bus, type Filter, type Occurrence } from './live.ts'
import { silentLog } from './log.ts'
import { must } from './result.ts'

const database = await testDatabase()
const { db } = database
const opened: Bus[] = []
// What a failing test leaves open would keep this process from ending.
after(() => Promise.all(opened.map((bus) => bus.close())))

async function open(): Promise<Bus> {
  const bus = await openBus(database, silentLog)
  opened.push(bus)
  return bus
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_400; tries++) {
    if (await holds()) return
    await pause(25)
  }
  assert.fail('it did not come to pass')
}

const happens = (about: string, kind = 'amendment.proposed'): Promise<void> => record(db, { kind, about })

/** What a listener hears, by what it is about. */
function hear(bus: Bus, filter: Filter = {}, cursor?: string): { readonly heard: string[]; readonly all: Occurrence[]; leave(): void } {
  const heard: string[] = []
  const all: Occurrence[] = []
  const leave = bus.subscribe(filter, (occurrence) => {
    heard.push(occurrence.kind === GAP ? GAP : occurrence.about)
    all.push(occurrence)
  }, cursor)
  return { heard, all, leave }
}

test('what is recorded is told once it commits, with its facts; what is rolled back never', async () => {
  const bus = await open()
  const { heard, all } = hear(bus)
  await assert.rejects(
    transact(db, async (tx) => {
      await record(tx, { kind: 'amendment.proposed', about: 'rolled back' })
      throw new RangeError('no')
    }),
    RangeError,
  )
  await transact(db, async (tx) => {
    await record(tx, { kind: 'amendment.proposed', about: 'position', facts: { number: 3 } })
    await record(tx, { kind: 'position.adopted', about: 'position' })
    await pause(100)
    assert.deepEqual(heard, [])
  })
  await eventually(() => heard.length === 2)
  assert.deepEqual(all.map(({ kind, about, facts }) => ({ kind, about, facts })), [{ kind: 'amendment.proposed', about: 'position', facts: { number: 3 } }, { kind: 'position.adopted', about: 'position', facts: {} }])
  assert.ok(all[0]!.at instanceof Date)
  await bus.close()
})

test('a transaction that began first and commits last is neither missed nor waited for', async () => {
  const bus = await open()
  const { heard } = hear(bus)
  const slow = Promise.withResolvers<void>()
  const began = Promise.withResolvers<void>()
  const first = transact(db, async (tx) => {
    await record(tx, { kind: 'amendment.proposed', about: 'slow' })
    began.resolve()
    await slow.promise
  })
  await began.promise
  await happens('quick')
  await eventually(() => heard.includes('quick'))
  await happens('quicker')
  await eventually(() => heard.includes('quicker'))
  slow.resolve()
  await first
  await eventually(() => heard.includes('slow'))
  assert.deepEqual(heard, ['quick', 'quicker', 'slow'])
  await bus.close()
})

test('by kind and by what it is about; who left hears no more; who throws harms no other', async () => {
  const bus = await open()
  bus.subscribe({}, () => assert.fail('a listener that fails'))
  const kinds = hear(bus, { kinds: ['vote.opened'] })
  const about = hear(bus, { about: ['OptoNet'] })
  const left = hear(bus)
  left.leave()
  await happens('medways', 'vote.opened')
  await happens('OptoNet')
  await happens('OptoNet', 'vote.opened')
  await eventually(() => about.heard.length === 2 && kinds.heard.length === 2)
  assert.deepEqual(kinds.heard, ['medways', 'OptoNet'])
  assert.deepEqual(left.heard, [])
  await bus.close()
})

/** Eight writers at once, each with pauses, while every connection is cut again and again. Out: what committed. */
async function storm(): Promise<string[]> {
  const committed: string[] = []
  const calm = new AbortController()
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let at = 0; at < 60; at++) {
      const about = `${writer}-${at}`
      const done = transact(db, async (tx) => {
        await record(tx, { kind: 'text.changed', about })
        await pause(Math.random() * 20)
      })
      // A commit whose answer was lost may have happened: looked up below.
      await done.catch(() => undefined)
      committed.push(about)
    }
  })
  const cutting = (async () => {
    while (!calm.signal.aborted) {
      await pause(120)
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and (application_name like '%live' or random() < 0.2)`.execute(db).catch(() => undefined)
    }
  })()
  await Promise.all(writers)
  calm.abort()
  await cutting
  const { rows } = await sql<{ about: string }>`select about from occurrences where kind = 'text.changed'`.execute(db)
  return rows.map(({ about }) => about).toSorted()
}

test('with many writers and connections that are cut all the time, two buses tell each listener everything exactly once', async () => {
  const buses = [await open(), await open()]
  const listeners = buses.flatMap((bus) => [hear(bus, { kinds: ['text.changed'] }), hear(bus, { kinds: ['text.changed'] })])
  // One reader changes between the processes, with its cursor only.
  const told: string[] = []
  let cursor: string | undefined
  const still = new AbortController()
  const reader = (async () => {
    for (let turn = 0; !still.signal.aborted; turn++) {
      const leave = buses[turn % 2]!.subscribe({ kinds: ['text.changed'] }, (one) => {
        told.push(one.about)
        cursor = one.cursor
      }, cursor)
      await eventually(() => cursor !== undefined) // without one, it hears what happens from now on
      await pause(Math.random() * 40)
      leave()
    }
  })()
  const committed = await storm()
  assert.ok(committed.length > 100, 'most writers succeeded')
  await eventually(() => listeners.every(({ heard }) => heard.length >= committed.length))
  await pause(200)
  still.abort()
  await reader
  for (const { heard } of listeners) assert.deepEqual(heard.toSorted(), committed)
  const rest = (await buses[0]!.since(cursor!, { kinds: ['text.changed'] }))!.map(({ about }) => about)
  assert.deepEqual([...told, ...rest].toSorted(), committed)
  for (const bus of buses) await bus.close()
})

test('a cursor nobody wrote, or that is too old or too far behind, says that something may be missed', async () => {
  const bus = await open()
  const { all } = hear(bus)
  await happens('OptoNet')
  await eventually(() => all.length === 1)
  const { cursor } = all[0]!
  assert.deepEqual(await bus.since(cursor), [])
  const [before, at, id] = cursor.split('~')
  for (const bad of ['', 'yesterday', '5:3:~5:3:~'.concat(id!), `${before}~${at}~0190f0aa-0000-7000-8000-000000000001`, `${before}~999999999:999999999:~${id}`, `${'9'.repeat(18)}:1:~${at}~${id}`, "1:1:'~--"]) {
    assert.equal(await bus.since(bad), undefined, bad)
    const { heard, leave } = hear(bus, {}, bad)
    await eventually(() => heard.length > 0)
    await happens('medways')
    await eventually(() => heard.length > 1)
    assert.deepEqual(heard, [GAP, 'medways'])
    leave()
  }
  await sql`insert into occurrences (id, kind, about) select gen_random_uuid(), 'text.changed', 'many' from generate_series(1, 1001)`.execute(db)
  assert.equal(await bus.since(cursor), undefined)
  assert.ok(await bus.since(cursor, { about: ['medways'] }))
  await bus.close()
})

test('occurrences are forgotten after a week', async () => {
  await sql`delete from occurrences`.execute(db)
  await sql`insert into occurrences (id, kind, about, at) values (gen_random_uuid(), 'vote.opened', 'old', now() - interval '8 days'), (gen_random_uuid(), 'vote.opened', 'young', now() - interval '6 days')`.execute(db)
  const bus = await open()
  await eventually(async () => (await sql`select from occurrences`.execute(db)).rows.length === 1)
  assert.deepEqual((await sql`select about from occurrences`.execute(db)).rows, [{ about: 'young' }])
  await bus.close()
})

/** One thing that is not shown, one that is, one about something else. */
async function said(): Promise<void> {
  await record(db, { kind: 'vote.opened', about: 'position' })
  await record(db, { kind: 'amendment.proposed', about: 'position', facts: { number: 1 } })
  await happens('elsewhere')
}

test('a page hears it over HTTP, and after a break gets what it missed and nothing twice', async () => {
  const bus = await open()
  const stopping = new AbortController()
  const log = keptLog()
  const app = sampleApp({ log, stopping: stopping.signal })
  app.get('/de/live', (door) => streamEvents(door, feedOf(bus, { about: ['position'] }, ({ kind, facts }) => (kind === 'vote.opened' ? undefined : facts), lastSeen(door)), stopping.signal))
  const house = must(await listen(app, { host: '127.0.0.1', port: 0, log, stopping }))
  const page = async (count: number, seen?: string): Promise<string> => {
    const leaving = new AbortController()
    const answer = await fetch(`${house.url}/de/live`, { signal: leaving.signal, headers: seen === undefined ? {} : { 'Last-Event-ID': seen } })
    const reader = answer.body!.getReader()
    let text = ''
    for (let tick = 0; (text.match(/^id: /gm)?.length ?? 0) < count; tick++) {
      // The first page has no cursor: it hears what happens while it listens.
      if (seen === undefined && text.includes('retry') && tick === 1) await said()
      text += new TextDecoder().decode((await reader.read()).value)
    }
    leaving.abort()
    return text
  }
  const first = await page(1)
  const cursor = /^id: (.*)\nevent: amendment\.proposed\ndata: \{"number":1\}$/m.exec(first)?.[1]
  assert.ok(cursor !== undefined, first)
  for (const number of [2, 3]) await record(db, { kind: 'amendment.proposed', about: 'position', facts: { number } })
  const second = await page(2, cursor)
  assert.deepEqual([...second.matchAll(/^data: (.*)$/gm)].map((hit) => hit[1]), ['{"number":2}', '{"number":3}'])
  const listening = await fetch(`${house.url}/de/live`)
  await house.stop()
  await listening.text()
  await bus.close()
})
