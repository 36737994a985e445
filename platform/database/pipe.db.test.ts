import assert from 'node:assert/strict'
import { Socket } from 'node:net'
import { mock, test } from 'node:test'
import { sql } from 'kysely'
import { Refused } from '../result.ts'
import { prepared, quickly, shaped } from './prepared.ts'
import { testDatabase } from './sample.ts'
import { transact } from './transact.ts'

const { db } = await testDatabase()
await sql`create table seats (organisation text primary key, votes bigint not null)`.execute(db)
await sql`insert into seats values ('OptoNet', 1), ('medways', 2)`.execute(db)

const one = prepared('pipe.one', (_, given: { number: number }) => sql<{ number: number }>`select ${given.number}::int as number`)

/** How often something is written to a socket while this runs. */
async function writesOf(work: () => Promise<unknown>): Promise<number> {
  let writes = 0
  for (const name of ['_write', '_writev'] as const) {
    const real = Socket.prototype[name] as (...args: unknown[]) => void // its overloads say no more
    function count(this: Socket, ...args: unknown[]): void {
      writes++
      real.apply(this, args)
    }
    mock.method(Socket.prototype, name, count as never) // its overloads know no socket
  }
  try {
    await work()
  } finally {
    mock.restoreAll()
  }
  return writes
}

test('reads that are asked at once leave in one write and are answered each on its own', async () => {
  const numbers = Array.from({ length: 20 }, (_, number) => number)
  await one(db, { number: 0 })
  let answers: number[] = []
  const writes = await writesOf(async () => {
    answers = (await Promise.all(numbers.map((number) => one(db, { number })))).map(([row]) => row?.number ?? -1)
  })
  assert.deepEqual(answers, numbers)
  assert.equal(writes, 1)
})

test('one that fails leaves its neighbours as they are', async () => {
  const [before, broken, after] = await Promise.allSettled([one(db, { number: 1 }), quickly(db, sql`select 1 / 0`), one(db, { number: 2 })])
  assert.deepEqual(before, { status: 'fulfilled', value: [{ number: 1 }] })
  assert.equal(broken.status, 'rejected')
  assert.deepEqual(after, { status: 'fulfilled', value: [{ number: 2 }] })
})

test('in a transaction a short read sees what the transaction wrote, and nobody else does', async () => {
  const votes = sql<{ votes: number }>`select votes from seats where organisation = 'OptoNet'`
  await transact(db, async (tx) => {
    await sql`update seats set votes = 5 where organisation = 'OptoNet'`.execute(tx)
    assert.deepEqual([await quickly(tx, votes), await quickly(db, votes)], [[{ votes: 5 }], [{ votes: 1 }]])
  })
  assert.deepEqual(await quickly(db, votes), [{ votes: 5 }])
})

test('a lost connection refuses what waits on it, and the next read makes another', async () => {
  const refused = assert.rejects(quickly(db, sql`select pg_sleep(4)`), (error) => error instanceof Refused && error.refusal.reason === 'database.unavailable')
  const { rows } = await sql<{ ended: boolean }>`select pg_terminate_backend(pid) as ended from pg_stat_activity where application_name = 'schnittmenge reads' and datname = current_database()`.execute(db)
  assert.deepEqual(rows, [{ ended: true }])
  await refused
  assert.deepEqual(await one(db, { number: 7 }), [{ number: 7 }])
})

test('who reads too long is stopped, and those behind are answered', async () => {
  const [slow, quick] = await Promise.allSettled([quickly(db, sql`select pg_sleep(30)`), one(db, { number: 3 })])
  assert.ok(slow.status === 'rejected' && slow.reason instanceof Refused && slow.reason.refusal.reason === 'database.slow')
  assert.deepEqual(quick, { status: 'fulfilled', value: [{ number: 3 }] })
})

test('a query of several shapes is built once for each, and takes its values anew each time', async () => {
  let built = 0
  const upTo = shaped('pipe.upTo', (_, given: { most: number; but: number }, shape: { leavesOut: boolean }) => {
    built++
    return sql<{ one: number }>`select one from generate_series(1, ${given.most}::int) as one ${shape.leavesOut ? sql`where one <> ${given.but}::int` : sql``} order by one`
  })
  const asked = async (most: number, but: number, leavesOut: boolean): Promise<number[]> => (await upTo(db, { most, but }, { leavesOut })).map(({ one: number }) => number)
  assert.deepEqual([await asked(3, 2, false), await asked(2, 2, false), await asked(3, 2, true), await asked(3, 1, true)], [[1, 2, 3], [1, 2], [1, 3], [2, 3]])
  assert.equal(built, 2)
})
