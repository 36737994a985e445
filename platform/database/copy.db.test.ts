/** A copy out of one database and into another, with everything that columns can hold. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeWorkerUtils, Logger } from 'graphile-worker'
import { sql } from 'kysely'
import { silentLog } from '../log.ts'
import { Refused } from '../result.ts'
import { newId } from '../runtime.ts'
import { connect, type Address, type Database, type Db } from './connect.ts'
import { into, isEmpty, snapshot, type Contents } from './copy.ts'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { testDatabase } from './sample.ts'
import { gaveUp } from './inspect.ts'

const database = await testDatabase()
const { db } = database

/** Everything that could go wrong on the way: every type in use, references in a circle and to oneself, rows that the history itself makes, numbers that count on. */
const scratch: Migration = {
  name: '9001_scratch',
  up: `
    create table clusters (id uuid primary key, name text not null, words tsvector, head uuid);
    create table parts (
      id bigint generated always as identity primary key, cluster uuid not null references clusters, part_of bigint references parts,
      facts jsonb, plain json, content bytea, tags text[], numbers bigint[], holes text[][], at timestamptz, local timestamp, day date, time time, span interval,
      amount numeric, share double precision, small real, sure boolean, kind "char", address inet, mark xid8 not null default pg_current_xact_id(), lower_name text generated always as (lower(coalesce(tags[1], ''))) stored
    );
    alter table clusters add foreign key (head) references clusters (id) deferrable initially deferred;
  `,
}
const circle: Migration = { name: '9002_circle', up: `alter table clusters add first_part bigint references parts (id); create table "Odd ""name""/x" ("a ""b""" text, "order" int); create table kinds (name text primary key); insert into kinds values ('cluster'), ('company'); create sequence numbers start 7;` }
const steps = [...(await readMigrations(`${import.meta.dirname}/../../migrations`)), scratch, circle]
await migrate(db, steps)

const everyCharacter = Array.from({ length: 0x250 }, (_, code) => (code === 0 ? '' : String.fromCodePoint(code))).join('') + '\\N \\. \\n \\t \\\\ \u2028 😀 \u202E'

async function fillIn(): Promise<void> {
  const [optonet, medways] = [newId(), newId()]
  await sql`insert into clusters (id, name, words, head) values (${optonet}, ${everyCharacter}, 'faserlaser:1A laserschweißen:2,5', ${medways}), (${medways}, '', null, ${optonet})`.execute(db)
  await sql`insert into parts (cluster, part_of, facts, plain, content, tags, numbers, holes, at, local, day, time, span, amount, share, small, sure, kind, address) values
    (${optonet}, null, ${JSON.stringify({ text: everyCharacter, deep: [1e-7, null, { '': true }] })}, '{"b": 1,   "a": 1e400, "b": 2}', ${Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))}, ${['Laser', '', 'a,b', '{"x"}', 'NULL', '\\', '"']}, '{9223372036854775807,-9223372036854775808,null}', '{{a,b},{c,null}}', '2026-03-29 02:30:00.123456+02', 'infinity', '0044-03-15 BC', '24:00', '1 mon -3 days 04:05:06.7', 123456789012345678901234567890.123456789, 0.1::float8 + 0.2::float8, 'NaN', true, 'x', '2001:db8::1/64'),
    (${medways}, 1, 'null', null, '', '{}', null, null, '-infinity', null, 'infinity', null, null, 'NaN', '-0', '1e-45', null, null, null),
    (${medways}, 2, null, null, null, null, null, null, '4713-01-01 00:00+00 BC', null, null, null, null, '-Infinity', '5e-324', null, false, '\\', null)`.execute(db)
  await sql`update clusters set first_part = 1`.execute(db)
  await sql`insert into "Odd ""name""/x" values ('\\N', 1), (null, 2), (${'\r\n\t\b\f\v'}, 3)`.execute(db)
  await sql`delete from kinds where name = 'company'`.execute(db)
  await sql`insert into kinds values ('research')`.execute(db)
  await sql`select nextval('numbers'), nextval('numbers')`.execute(db)
  // More than one piece.
  await sql`insert into "Odd ""name""/x" select repeat(md5(number::text), 40) || E'\\n', number from generate_series(1, 10000) as number`.execute(db)
}
await fillIn()

const TABLES = ['clusters', 'parts', 'kinds', '"Odd ""name""/x"']

/** Every row as the server itself prints it, but for what only means something there. */
const printed = async (one: Db): Promise<unknown> => Promise.all(TABLES.map(async (table) => (await sql<{ row: string }>`select (to_jsonb(t) - 'mark' || jsonb_build_object('text', ${sql.raw(table === 'parts' ? "(id, facts::text, plain::text, content, tags, numbers, holes, at, local, day, time, span, amount, share, small, sure, kind, address, lower_name)::text" : 't::text')}))::text as row from ${sql.raw(table)} t order by 1`.execute(one)).rows))

async function empty(): Promise<Database & AsyncDisposable> {
  const name = `test_${newId().replaceAll('-', '')}`
  await sql`create database ${sql.id(name)} encoding 'UTF8' template template0`.execute(db)
  const made = connect(within(database.address, name), silentLog)
  return {
    ...made,
    async [Symbol.asyncDispose]() {
      await made.close()
      await sql`drop database ${sql.id(name)} with (force)`.execute(db)
    },
  }
}

function within(address: Address, name: string): Address {
  if (!('url' in address)) return { ...address, database: name }
  const url = new URL(address.url)
  url.pathname = `/${name}`
  return { url: url.href }
}

type Copied = { readonly contents: Contents; readonly tables: Map<string, Buffer[]>; readonly rows: Map<string, number>; readonly jobs: Buffer[] }

async function copied(from: Database): Promise<Copied> {
  await using shot = await snapshot(from)
  const tables = new Map<string, Buffer[]>()
  const rows = new Map<string, number>()
  const all = async (reading: AsyncGenerator<Buffer, number>, name: string): Promise<Buffer[]> => {
    const pieces: Buffer[] = []
    for (;;) {
      const piece = await reading.next()
      if (piece.done === true) {
        rows.set(name, piece.value)
        return pieces
      }
      pieces.push(piece.value)
    }
  }
  for (const table of shot.contents.tables) tables.set(table.name, await all(shot.table(table), table.name))
  return { contents: shot.contents, tables, rows, jobs: shot.contents.lastJob === undefined ? [] : await all(shot.jobs(), '') }
}

/** Tables in the worst order: those that are referred to last. */
const takeIn = (to: Database, { contents, tables, jobs }: Copied, known = steps): Promise<void> =>
  into(to, contents, known, async (intake) => {
    for (const [name, pieces] of [...tables].toReversed()) for (const piece of pieces) await intake.table(name, only(piece))
    for (const piece of jobs) await intake.jobs(only(piece))
  })

async function* only(piece: Buffer): AsyncGenerator<Buffer> {
  yield piece
}

test('every value of every type arrives as it was, in tables that refer to each other in a circle', async () => {
  const out = await copied(database)
  assert.ok((out.tables.get('Odd "name"/x')?.length ?? 0) > 2, 'a large table comes in pieces')
  for (const pieces of out.tables.values()) for (const piece of pieces) assert.equal(piece.at(-1), 0x0a)
  assert.equal(out.rows.get('Odd "name"/x'), 10_003)
  await using other = await empty()
  assert.equal(await isEmpty(other.db), true)
  await takeIn(other, out)
  assert.equal(await isEmpty(other.db), false)
  assert.deepEqual(await printed(other.db), await printed(db))
  const { rows } = await sql<{ next: number }>`select nextval('numbers')::int as next`.execute(other.db)
  assert.deepEqual(rows, [{ next: 9 }])
  const references = sql<{ count: number }>`select count(*)::int as count from pg_constraint where contype = 'f' and convalidated`
  assert.deepEqual((await references.execute(other.db)).rows, (await references.execute(db)).rows, 'and every reference holds')
  await sql`insert into parts (cluster) select id from clusters limit 1`.execute(other.db)
  await assert.rejects(sql`insert into parts (cluster) values (${newId()})`.execute(other.db), 'references hold again')
  assert.deepEqual(await migrate(other.db, steps), [])
})

test('numbers of transactions become those of the new database, where the old ones would lie in the future', async () => {
  await using other = await empty()
  await takeIn(other, await copied(database))
  const { rows } = await sql<{ past: boolean }>`select bool_and(mark < pg_snapshot_xmin(pg_current_snapshot())) as past from parts`.execute(other.db)
  assert.deepEqual(rows, [{ past: true }])
})

test('an older copy is brought up to now; rows are changed by the steps that came since', async () => {
  await using other = await empty()
  await takeIn(other, await copied(database), [...steps, { name: '9003_names', up: "alter table clusters add label text; update clusters set label = 'neu ' || length(name)" }])
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from clusters where label like 'neu %'`.execute(other.db)
  assert.deepEqual(rows, [{ count: 2 }])
})

test('what is seen is one moment, whatever is written meanwhile', async () => {
  await using shot = await snapshot(database)
  await sql`insert into kinds values ('university')`.execute(db)
  const pieces = await Array.fromAsync(shot.table({ name: 'kinds', columns: ['name'] }))
  await sql`delete from kinds where name = 'university'`.execute(db)
  assert.equal(Buffer.concat(pieces).toString(), 'cluster\nresearch\n')
})

test('a snapshot can be left in the middle of a table', async () => {
  const shot = await snapshot(database)
  const reading = shot.table(shot.contents.tables.find(({ name }) => name.startsWith('Odd'))!)
  await reading.next()
  await reading.return(0)
  await shot[Symbol.asyncDispose]()
  const { rows } = await sql<{ left: number }>`select count(*)::int as left from pg_stat_activity where application_name = 'schnittmenge backup' and datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`.execute(db)
  assert.ok((rows[0]?.left ?? 9) <= 1, 'at most one that is just ending')
})

test('a database that is not empty, and a table of somebody else, are refused; all stays as it was', async () => {
  const out = await copied(database)
  const before = await printed(db)
  await assert.rejects(takeIn(database, out), (error) => error instanceof Refused && error.refusal.reason === 'copy.notEmpty')
  assert.deepEqual(await printed(db), before)
  await using other = await empty()
  const foreign = { ...out.contents, tables: [...out.contents.tables, { name: 'somebody_elses', columns: ['id'] }] }
  await assert.rejects(takeIn(other, { ...out, contents: foreign }), (error) => error instanceof Refused && error.refusal.reason === 'copy.unknownTable')
  await assert.rejects(into(other, out.contents, steps, () => Promise.reject(new RangeError('no'))), RangeError)
  assert.equal(await isEmpty(other.db), true)
})

/** All that matters of the jobs that wait: their numbers are new. */
const jobs = (one: Db): Promise<unknown[]> => sql`select identifier, payload::text, queue_name, run_at, attempts, max_attempts, key, priority, flags, last_error from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = task_id left join graphile_worker._private_job_queues queues on queues.id = job_queue_id where not exists (select from job_effects where job = jobs.id) order by jobs.id`.execute(one).then(({ rows }) => rows)

test('jobs that wait are done later, those that had their effect are not done again, and no new number is an old one', async () => {
  const utils = await makeWorkerUtils({ pgPool: database.jobsPool(2), logger: new Logger(() => () => undefined) })
  await utils.addJob('profile', { source: 'OptoNet', text: everyCharacter }, { queueName: 'texts', priority: 5, maxAttempts: 3, jobKey: 'profile OptoNet', flags: ['slow'], runAt: new Date('2027-01-01T00:00:00Z') })
  const tried = await utils.addJob('mail', {}, { maxAttempts: 4 })
  await utils.rescheduleJobs([tried.id], { attempts: 2 })
  const hopeless = await utils.addJob('mail', { to: 'nobody' })
  await utils.permanentlyFailJobs([hopeless.id], 'no such address')
  const over = await utils.addJob('mail', { done: true })
  await sql`insert into job_effects values (${over.id})`.execute(db)
  await utils.release()

  const out = await copied(database)
  assert.equal(out.contents.lastJob, over.id)
  await using other = await empty()
  await takeIn(other, out)
  assert.deepEqual(await jobs(other.db), await jobs(db))
  assert.equal((await jobs(other.db)).length, 3)
  assert.deepEqual(await gaveUp(other.db), [{ task: 'mail', count: 1 }])
  const { rows } = await sql<{ least: number }>`select min(id) as least from graphile_worker._private_jobs`.execute(other.db)
  assert.ok((rows[0]?.least ?? 0) > Number(over.id))

  await using third = await empty()
  await assert.rejects(into(third, out.contents, steps, () => Promise.reject(new RangeError('no'))), RangeError)
  assert.equal(await isEmpty(third.db), true, 'the queue went too')
})
