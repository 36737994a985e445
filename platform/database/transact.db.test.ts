import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Refused } from '../result.ts'
import type { Db, Tx } from './connect.ts'
import { prepared } from './prepared.ts'
import { testDatabase } from './sample.ts'
import { transact } from './transact.ts'

const database = await testDatabase()
await sql`create table seats (organisation text primary key, votes bigint not null)`.execute(database.db)
await sql`insert into seats values ('OptoNet', 1), ('medways', 1)`.execute(database.db)

declare module '../tables.ts' {
  interface Tables {
    seats: { organisation: string; votes: number }
  }
}

const votesOf = (db: Db, organisation: string): Promise<number> => db.selectFrom('seats').select('votes').where('organisation', '=', organisation).executeTakeFirstOrThrow().then(({ votes }) => votes)

/** Gives one's vote away, if together there are still two: a rule over two rows. */
async function give(tx: Tx, from: string): Promise<void> {
  const all = await tx.selectFrom('seats').select((one) => one.fn.sum<string>('votes').as('votes')).executeTakeFirstOrThrow()
  if (Number(all.votes) < 2) throw new Error('one must stay')
  await tx.updateTable('seats').set({ votes: 0 }).where('organisation', '=', from).execute()
}

test('two transactions cannot both succeed on what only one of them saw: the second is done again and sees the first', async () => {
  const meet = Promise.withResolvers<void>()
  let read = 0
  let runs = 0
  const giving = ['OptoNet', 'medways'].map((from) =>
    transact(database.db, async (tx) => {
      runs++
      await tx.selectFrom('seats').selectAll().execute()
      if (++read === 2) meet.resolve()
      await meet.promise
      await give(tx, from)
    }),
  )
  const ended = await Promise.allSettled(giving)
  assert.deepEqual(ended.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  assert.equal((await votesOf(database.db, 'OptoNet')) + (await votesOf(database.db, 'medways')), 1)
  assert.equal(runs, 3, 'one of them ran twice')
})

test('twenty writers on one row all succeed, each on what the one before wrote', async () => {
  await sql`update seats set votes = 0`.execute(database.db)
  let runs = 0
  await Promise.all(
    Array.from({ length: 20 }, () =>
      transact(database.db, async (tx) => {
        runs++
        const votes = await votesOf(tx, 'medways')
        await tx.updateTable('seats').set({ votes: votes + 1 }).where('organisation', '=', 'medways').execute()
      }),
    ),
  )
  assert.equal(await votesOf(database.db, 'medways'), 20)
  assert.ok(runs > 20, 'somebody had to try again')
})

test('a conflict without end is refused, not tried forever', async () => {
  let runs = 0
  const endless = transact(database.db, async (tx) => {
    runs++
    await sql`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`.execute(tx)
  })
  await assert.rejects(endless, (error) => error instanceof Refused && error.refusal.reason === 'database.busy' && error.refusal.kind === 'unavailable')
  assert.equal(runs, 10)
})

test('what is thrown rolls back and is thrown on, once', async () => {
  let runs = 0
  const failing = transact(database.db, async (tx) => {
    runs++
    await tx.insertInto('seats').values({ organisation: 'PolymerMat', votes: 1 }).execute()
    throw new RangeError('no')
  })
  await assert.rejects(failing, RangeError)
  assert.equal(runs, 1)
  assert.equal(await database.db.selectFrom('seats').selectAll().where('organisation', '=', 'PolymerMat').executeTakeFirst(), undefined)
})

test('a bigint is a number, a day is a day, an instant is a Date', async () => {
  const { rows } = await sql<Record<string, unknown>>`select 9007199254740991::bigint as big, date '2026-05-03' as day, timestamptz '2026-05-03 12:00Z' as at, count(*) as count from seats`.execute(database.db)
  assert.deepEqual(rows[0], { big: Number.MAX_SAFE_INTEGER, day: '2026-05-03', at: new Date('2026-05-03T12:00:00Z'), count: 2 })
  await assert.rejects(sql`select 9007199254740993::bigint`.execute(database.db), RangeError)
})

test('a prepared query is built once, planned once by the server, and answers as any other, in and outside of transactions', async () => {
  let built = 0
  const seatOf = prepared('test.seat', (db, given: { organisation: string }) => {
    built++
    return db.selectFrom('seats').selectAll().where('organisation', '=', given.organisation).where('votes', '>=', 0)
  })
  await transact(database.db, async (tx) => {
    for (const organisation of ['OptoNet', 'medways', 'OptoNet']) assert.equal((await seatOf(tx, { organisation }))[0]?.organisation, organisation)
    const { rows } = await sql`select from pg_prepared_statements where name = 'test.seat'`.execute(tx)
    assert.equal(rows.length, 1)
  })
  assert.deepEqual(await seatOf(database.db, { organisation: 'nobody' }), [])
  assert.equal(built, 1)
  const again = prepared('test.seat', (db, _given: object) => db.selectFrom('seats').select('votes'))
  await assert.rejects(again(database.db, {}), /two prepared queries are called test\.seat/)
})
