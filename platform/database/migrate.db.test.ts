import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Refused } from '../result.ts'
import { migrate, pending, ranSteps, readMigrations, type Migration } from './migrate.ts'
import { testDatabase } from './sample.ts'

const database = await testDatabase()
const { db } = database
const ground = await readMigrations(resolve(import.meta.dirname, '../../migrations'))

const seats: Migration = { name: '9001_seats', up: 'create table seats (id int); insert into seats values (1);' }
const votes: Migration = { name: '9002_votes', up: 'alter table seats add votes int not null default 1;' }

const reasonOf = (result: ReturnType<typeof pending>): string => (result.ok ? result.value.map(({ name }) => name).join() : result.refusal.reason)

test('the template has every step, and nothing runs twice', async () => {
  assert.deepEqual(await migrate(db, ground), [])
  assert.deepEqual((await ranSteps(db)).map(({ name }) => name), ground.map(({ name }) => name))
})

test('five starts at once run each step once', async () => {
  const ran = await Promise.all(Array.from({ length: 5 }, () => migrate(db, [...ground, seats, votes])))
  assert.deepEqual(ran.toSorted((a, b) => b.length - a.length), [['9001_seats', '9002_votes'], [], [], [], []])
  assert.deepEqual((await sql`select id, votes from seats`.execute(db)).rows, [{ id: 1, votes: 1 }])
})

test('a step that fails leaves the database as before, with the steps before it undone too', async () => {
  const before = await ranSteps(db)
  const good: Migration = { name: '9003_good', up: 'create table good (id int)' }
  const bad: Migration = { name: '9004_bad', up: 'alter table nowhere add x int' }
  await assert.rejects(migrate(db, [...ground, seats, votes, good, bad]), (error) => error instanceof Refused && error.refusal.reason === 'migrations.failed' && error.refusal.facts['name'] === '9004_bad')
  assert.deepEqual(await ranSteps(db), before)
  assert.deepEqual((await sql`select to_regclass('good') as there`.execute(db)).rows, [{ there: null }])
})

test('a database of a newer version, a changed step and a gap are refused', async () => {
  const ran = await ranSteps(db)
  assert.equal(reasonOf(pending(ran, ground)), 'migrations.newer')
  await assert.rejects(migrate(db, ground), (error) => error instanceof Refused && error.refusal.reason === 'migrations.newer')
  assert.equal(reasonOf(pending(ran, [...ground, { ...seats, up: 'create table seats (id bigint)' }, votes])), 'migrations.changed')
  assert.equal(reasonOf(pending(ran, [...ground, seats, { name: '9001_zz_late', up: '' }, votes])), 'migrations.gap')
  assert.equal(reasonOf(pending(ran, [...ground, seats, votes, { name: '9003_more', up: '' }])), '9003_more')
})
