/** Jobs against the real database: added in transactions, failing, killed with their process, losing the database. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { transact } from './database/index.ts'
import { testDatabase } from './database/sample.ts'
import { addJob, firstEffect, job, jobsNow, openJobs, prepareJobs, type Doing, type Job } from './jobs.ts'
import { openLog, silentLog } from './log.ts'
import { Refused } from './result.ts'

const database = await testDatabase()
const { db } = database
await sql`create table readings (organisation text not null, attempt int not null)`.execute(db)

const Reading = z.object({ organisation: z.string() })
type Reading = z.infer<typeof Reading>

const reading = (run: (payload: Reading, doing: Doing) => Promise<void>): Job => job('sources.read', Reading, run)

const opened: { close(): Promise<void> }[] = []
// What a failing test leaves open would keep this process from ending.
after(() => Promise.all(opened.map((jobs) => jobs.close())))

async function openOne(one: Job, log = silentLog): Promise<{ close(): Promise<void> }> {
  const jobs = await openJobs(database, log, [one], { concurrency: 2 })
  opened.push(jobs)
  return jobs
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_400; tries++) {
    if (await holds()) return
    await pause(25)
  }
  assert.fail('it did not come to pass')
}

const read = async (): Promise<string[]> => (await sql<{ organisation: string }>`select organisation from readings order by organisation`.execute(db)).rows.map(({ organisation }) => organisation)

const standing = async (): Promise<{ waiting: number; running: number; failed: number; lastError: string | null } | undefined> => (await jobsNow(db)).map(({ waiting, running, failed, lastError }) => ({ waiting, running, failed, lastError }))[0]

/** Keeps that the organisation was read, once. */
const keep = ({ organisation }: Reading, doing: Doing): Promise<void> =>
  transact(db, async (tx) => {
    if (await firstEffect(tx, doing)) await sql`insert into readings values (${organisation}, ${doing.attempt})`.execute(tx)
  })

async function emptied(): Promise<void> {
  await sql`delete from graphile_worker._private_jobs`.execute(db)
  await sql`delete from readings`.execute(db)
}

test('several starts at once make the tables of the jobs once', async () => {
  await sql`drop schema graphile_worker cascade`.execute(db)
  await Promise.all(Array.from({ length: 5 }, () => prepareJobs(database)))
  assert.deepEqual(await jobsNow(db), [])
})

test('a job exists only if its transaction commits, and then it is done', async () => {
  await transact(db, (tx) => addJob(tx, 'sources.read', { organisation: 'OptoNet' }))
  await assert.rejects(
    transact(db, async (tx) => {
      await addJob(tx, 'sources.read', { organisation: 'medways' })
      throw new RangeError('no')
    }),
    RangeError,
  )
  const jobs = await openOne(reading(keep))
  await eventually(async () => (await standing()) === undefined)
  await jobs.close()
  assert.deepEqual(await read(), ['OptoNet'])
  await emptied()
})

test('of a key there is one waiting job, the newer; it has its effect although the replaced one had its own', async () => {
  for (const organisation of ['OptoNet', 'medways']) await addJob(db, 'sources.read', { organisation }, { key: 'read' })
  assert.equal((await standing())?.waiting, 1)
  // The first attempt has its effect, then fails; before the second, a newer job takes its place.
  const seen: string[] = []
  const jobs = await openOne(
    reading(async (payload, doing) => {
      seen.push(`${payload.organisation} ${doing.id}`)
      await keep(payload, doing)
      if (payload.organisation === 'medways') throw new Error('after the effect')
    }),
  )
  await eventually(async () => (await read()).includes('medways') && (await standing())?.running === 0)
  await addJob(db, 'sources.read', { organisation: 'PolymerMat' }, { key: 'read' })
  await eventually(async () => (await standing()) === undefined)
  await jobs.close()
  assert.deepEqual(await read(), ['PolymerMat', 'medways'])
  assert.equal(new Set(seen.map((one) => one.split(' ')[1])).size, 1, 'it kept the number, so only the revision tells them apart')
  await emptied()
})

test('the jobs of one queue come one after another, in order of priority; a job of tomorrow waits', async () => {
  for (const [organisation, priority] of [['medways', 2], ['OptoNet', 1], ['PolymerMat', 3]] as const) await addJob(db, 'sources.read', { organisation }, { queue: 'web', priority })
  await addJob(db, 'sources.read', { organisation: 'automotive thüringen' }, { at: new Date(Date.now() + 86_400_000) })
  const seen: string[] = []
  const jobs = await openOne(
    reading(async ({ organisation }) => {
      seen.push(`${organisation} begins`)
      await pause(30)
      seen.push(`${organisation} ends`)
    }),
  )
  await eventually(async () => (await standing())?.waiting === 1 && (await standing())?.running === 0)
  await jobs.close()
  assert.deepEqual(seen, ['OptoNet', 'medways', 'PolymerMat'].flatMap((one) => [`${one} begins`, `${one} ends`]))
  await emptied()
})

test('where the clock was put back, a job does not wait until that time comes again', async () => {
  await emptied()
  await transact(db, async (tx) => {
    await addJob(tx, 'sources.read', { organisation: 'OptoNet' })
    await addJob(tx, 'sources.read', { organisation: 'medways' }, { at: new Date(Date.now() + 3_600_000) })
  })
  // As if both had been ordered when the clock stood a day ahead.
  await sql`update graphile_worker._private_jobs set run_at = run_at + interval '1 day', created_at = created_at + interval '1 day', updated_at = updated_at + interval '1 day'`.execute(db)
  const jobs = await openOne(reading(keep))
  await eventually(async () => (await read()).length > 0)
  assert.deepEqual(await read(), ['OptoNet'])
  const { rows } = await sql<{ minutes: number }>`select (extract(epoch from run_at - now()) / 60)::int as minutes from graphile_worker._private_jobs`.execute(db)
  assert.ok(rows[0] !== undefined && rows[0].minutes > 55 && rows[0].minutes <= 60, 'one that had to wait an hour waits an hour')
  await jobs.close()
  await emptied()
})

test('a job that used its attempts stays visible with a code; what it was about is in no log and no row', async () => {
  const lines: string[] = []
  const log = openLog('debug', (line) => lines.push(line))
  await addJob(db, 'sources.read', { organisation: 'OptoNet' }, { attempts: 1 })
  const jobs = await openOne(reading(({ organisation }) => Promise.reject(new TypeError(`Frau Müller of ${organisation} cannot be read`))), log)
  await eventually(async () => (await standing())?.failed === 1)
  assert.deepEqual(await standing(), { waiting: 0, running: 0, failed: 1, lastError: 'TypeError' })
  await addJob(db, 'sources.read', { organisation: 'medways' })
  await addJob(db, 'sources.read', { organisation: 7 }, { attempts: 1 })
  await eventually(async () => (await standing())?.failed === 2)
  assert.equal((await standing())?.lastError, 'jobs.payload')
  await jobs.close()
  const told = lines.join('')
  assert.match(told, /"task":"sources\.read","attempt":1,"err":\{"type":"TypeError".*jobs\.db\.test\.ts.*given up/)
  assert.doesNotMatch(told, /Müller|medways|OptoNet/)
  const { rows } = await sql<{ last_error: string }>`select last_error from graphile_worker.jobs`.execute(db)
  assert.doesNotMatch(JSON.stringify(rows), /Müller/)
  await emptied()
})

test('a refusal fails with its reason', async () => {
  await addJob(db, 'sources.read', { organisation: 'OptoNet' }, { attempts: 1 })
  const jobs = await openOne(reading(() => Promise.reject(new Refused({ kind: 'unavailable', reason: 'web.unreachable', facts: {} }))))
  await eventually(async () => (await standing())?.lastError === 'web.unreachable')
  await jobs.close()
  await emptied()
})

test('stopping interrupts what listens, and gives it back at once and without losing an attempt', async () => {
  await addJob(db, 'sources.read', { organisation: 'OptoNet' }, { attempts: 1 })
  let begun = false
  const jobs = await openOne(
    reading(async (_, { signal }) => {
      begun = true
      await pause(600_000, undefined, { signal })
    }),
  )
  await eventually(() => begun)
  await jobs.close()
  assert.deepEqual(await standing(), { waiting: 1, running: 0, failed: 0, lastError: null })
  const again = await openOne(reading(keep))
  await eventually(async () => (await standing()) === undefined)
  await again.close()
  assert.deepEqual(await read(), ['OptoNet'])
  await emptied()
})

const from = (file: string): string => JSON.stringify(join(import.meta.dirname, file))

/** A process of its own that takes the job, has its effect or not, says so and goes on forever. */
function takeElsewhere(effect: boolean): ReturnType<typeof spawn> {
  const script = `
    const { connect, transact } = await import(${from('database/index.ts')})
    const { silentLog } = await import(${from('log.ts')})
    const { job, firstEffect, openJobs } = await import(${from('jobs.ts')})
    const { sql } = await import('kysely')
    const { z } = await import('zod')
    const database = connect(${JSON.stringify(database.address)}, silentLog)
    await openJobs(database, silentLog, [job('sources.read', z.object({ organisation: z.string() }), async ({ organisation }, doing) => {
      if (${effect}) await transact(database.db, async (tx) => {
        if (await firstEffect(tx, doing)) await sql\`insert into readings values (\${organisation}, \${doing.attempt})\`.execute(tx)
      })
      console.log('taken')
      await new Promise(() => {})
    })], { concurrency: 1 })`
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'], cwd: join(import.meta.dirname, '..') })
}

for (const effect of [false, true]) {
  test(`a job killed with its process in its only attempt, ${effect ? 'after' : 'before'} its effect, is resumed by another, and the effect is there exactly once`, async () => {
    await addJob(db, 'sources.read', { organisation: 'OptoNet' }, { queue: 'web', attempts: 1 })
    const child = takeElsewhere(effect)
    await once(child.stdout!, 'data')
    const jobs = await openOne(reading(keep))
    await pause(6_000)
    assert.equal((await standing())?.running, 1, 'nobody takes it while its worker lives')
    child.kill('SIGKILL')
    const killedAt = performance.now()
    await eventually(async () => (await standing()) === undefined)
    const ms = performance.now() - killedAt
    await jobs.close()
    const { rows } = await sql`select organisation, attempt from readings`.execute(db)
    assert.deepEqual(rows, [{ organisation: 'OptoNet', attempt: effect ? 1 : 2 }])
    assert.ok(ms < 30_000, `two looks and a poll: 7 s on an idle machine, here ${ms}`)
    await emptied()
  })
}

test('workers whose connections are all cut go on, with what ran meanwhile done once', async () => {
  await addJob(db, 'sources.read', { organisation: 'OptoNet' })
  const cut = Promise.withResolvers<void>()
  let runs = 0
  const jobs = await openOne(
    reading(async (payload, doing) => {
      runs++
      if (payload.organisation === 'OptoNet') await cut.promise
      await keep(payload, doing)
    }),
  )
  await eventually(() => runs === 1)
  for (let times = 0; times < 3; times++) {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(db).catch(() => undefined)
    await pause(300)
  }
  cut.resolve()
  await addJob(db, 'sources.read', { organisation: 'medways' })
  await eventually(async () => (await standing()) === undefined)
  await jobs.close()
  assert.deepEqual(await read(), ['OptoNet', 'medways'])
  await emptied()
})
