/** The embedded server as the world treats it: killed, started twice, without room. One cluster serves all tests, one after the other. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { silentLog } from '../log.ts'
import { Refused } from '../result.ts'
import { groundSentence } from '../sentences.ts'
import type { Durability } from './cluster.ts'
import { unavailableOf, type Database } from './connect.ts'
import { openEmbedded, openRemote } from './open.ts'
import { socketOf } from './server.ts'

let home: string
let data: string
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'schnittmenge-server-'))
  data = join(home, 'data')
  await mkdir(data)
  await using database = await open()
  await sql`create table notes (text text not null)`.execute(database.db)
})
after(() => rm(home, { recursive: true }))

async function open(folder = data, durability: Durability = 'throwaway'): Promise<Database & AsyncDisposable> {
  const database = await openEmbedded(folder, silentLog, durability)
  return { ...database, [Symbol.asyncDispose]: () => database.close() }
}

async function refused(opening: Promise<unknown>, language: 'de' | 'en' = 'de'): Promise<string> {
  const error = await opening.then(() => assert.fail('it was opened'), (thrown: unknown) => thrown)
  assert.ok(error instanceof Refused, String(error))
  return groundSentence(error.refusal, language)
}

const postmaster = async (): Promise<number> => Number((await readFile(join(data, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])

/** A process that waits to be buried is dead. */
const isAlive = async (pid: number): Promise<boolean> => /\) [^ZX]/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))

/** Until this holds, or some seconds are over. */
async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await holds()) return
    await pause(25)
  }
  assert.fail('it did not come to pass')
}

test('it is reached through a private folder only, which goes when it ends', async () => {
  const database = await open(data, 'durable')
  const socket = await socketOf(data)
  assert.equal((await stat(socket!)).mode & 0o777, 0o700)
  const { rows } = await sql<{ addresses: string; order: string; durable: string }>`select current_setting('listen_addresses') as addresses, datlocale as order, current_setting('fsync') as durable from pg_database where datname = current_database()`.execute(database.db)
  assert.deepEqual(rows, [{ addresses: '', order: 'C.UTF-8', durable: 'on' }])
  await database.close()
  await assert.rejects(stat(socket!))
  assert.equal(await socketOf(data), undefined)
  assert.deepEqual((await readdir(data)).toSorted(), ['postgres'])
})

test('names can be put in German order where they are shown', async () => {
  await using database = await open()
  const { rows } = await sql<{ name: string }>`select name from (values ('Zeiss'), ('Ärzte'), ('Arnstadt')) as t (name) order by name collate "de-x-icu"`.execute(database.db)
  assert.deepEqual(rows.map(({ name }) => name), ['Arnstadt', 'Ärzte', 'Zeiss'])
})

test('a second start on the same data folder is one sentence, soon, and does the first no harm', async () => {
  await using database = await open()
  const started = performance.now()
  assert.match(await refused(open()), new RegExp(`^Schnittmenge läuft mit dem Datenordner ${data} schon \\(Datenbankprozess ${await postmaster()}\\)`))
  assert.ok(performance.now() - started < 5_000)
  await sql`insert into notes values ('still here')`.execute(database.db)
})

test('two first starts at once: one wins, the other is refused', async () => {
  const fresh = join(home, 'fresh')
  await mkdir(fresh)
  const both = await Promise.allSettled([open(fresh), open(fresh)])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  for (const one of both) if (one.status === 'fulfilled') await one.value.close()
  assert.deepEqual(await readdir(fresh), ['postgres'])
})

test('the server ends when its house is killed, and the next start gets the folder', async () => {
  const child = spawn(process.execPath, ['-e', `const { openEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'open.ts'))}); const { silentLog } = await import(${JSON.stringify(join(import.meta.dirname, '../log.ts'))}); await openEmbedded(${JSON.stringify(data)}, silentLog); console.log('open'); setInterval(() => {}, 1000)`], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const pid = await postmaster()
  const socket = await socketOf(data)
  child.kill('SIGKILL')
  await using database = await open()
  await sql`select 1`.execute(database.db)
  assert.equal(await isAlive(pid), false)
  await assert.rejects(stat(socket!), 'what the killed one left in the temporary folder is gone')
})

test('a server that dies comes back by itself; until then the database is unavailable, and nothing else', async () => {
  await using database = await open()
  const pid = await postmaster()
  process.kill(pid, 'SIGKILL')
  const refusals: unknown[] = []
  await eventually(async () => {
    try {
      await sql`insert into notes values ('back again')`.execute(database.db)
      return (await postmaster()) !== pid
    } catch (error) {
      refusals.push(error)
      return false
    }
  })
  assert.ok(refusals.length > 0)
  for (const error of refusals) assert.ok(error instanceof Refused && error.refusal.kind === 'unavailable', String(error))
})

test('a process number that now belongs to somebody else is no running server', async () => {
  await (await open()).close()
  await writeFile(join(data, 'postgres/postmaster.pid'), `${process.pid}\n${join(data, 'postgres')}\n1764486000\n5432\n/tmp/nowhere\n\n\nready\n`)
  await using database = await open()
  await sql`select 1`.execute(database.db)
})

test('a process that only waits to be buried is no running server, as in a container where nobody buries', { skip: process.platform !== 'linux' }, async () => {
  // The shell becomes a sleeper that never asks for its child's end.
  await cp('/bin/sleep', join(home, 'postgres'), { dereference: true })
  const shell = spawn('sh', ['-c', `${join(home, 'postgres')} 0 & echo $!; exec sleep 60`], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(shell.stdout, 'data')) as [Buffer]
  try {
    await writeFile(join(data, 'postgres/postmaster.pid'), `${said.toString().trim()}\n${join(data, 'postgres')}\n1764486000\n5432\n/tmp/nowhere\n\n\nready\n`)
    await using database = await open()
    await sql`select 1`.execute(database.db)
  } finally {
    shell.kill()
  }
})

test('the files of a newer or older PostgreSQL are refused and stay as they are', async () => {
  for (const [version, sentence] of [['19', /PostgreSQL 19, vorhanden ist 18.*neuere Version/], ['17', /PostgreSQL 17, vorhanden ist 18.*sichern/]] as const) {
    const other = join(home, `pg${version}`)
    await mkdir(join(other, 'postgres'), { recursive: true })
    await writeFile(join(other, 'postgres/PG_VERSION'), `${version}\n`)
    assert.match(await refused(open(other)), sentence)
    assert.equal(await readFile(join(other, 'postgres/PG_VERSION'), 'utf8'), `${version}\n`)
  }
})

test('a temporary folder whose path is too long, or that is not there, is gone around', async () => {
  const temporary = process.env['TMPDIR']
  try {
    for (const path of [`/tmp/${'long/'.repeat(30)}`, '/nowhere']) {
      process.env['TMPDIR'] = path
      await using database = await open()
      await sql`select 1`.execute(database.db)
      assert.match((await socketOf(data))!, /^\/tmp\/schnittmenge-/)
    }
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = temporary
  }
})

test('a server of DATABASE_URL that does not answer, or does not let us in, is one sentence without the password', async () => {
  assert.match(await refused(openRemote('postgres://haus:geheim@127.0.0.1:1/haus', silentLog, 0)), /^Der Datenbankserver 127\.0\.0\.1:1 ist nicht erreichbar \(ECONNREFUSED\)/)
  assert.match(await refused(openRemote('postgres://haus:geheim@nowhere.invalid/haus', silentLog, 0)), /^Der Datenbankserver nowhere\.invalid ist nicht erreichbar/)
  await using database = await open()
  assert.match(await refused(openRemote(`postgres://nobody:geheim@/postgres?host=${await socketOf(data)}`, silentLog, 0), 'en'), /refuses the login or the database \((?:28000|3D000)\)/)
  await sql`select 1`.execute(database.db)
})

const withCode = (code: string): Error => Object.assign(new Error('said by the database'), { code })

test('errors that mean the database is away are told from errors of ours', () => {
  for (const code of ['08006', '57P01', '57P03', '53300', 'ECONNREFUSED', 'ENOENT']) assert.equal(unavailableOf(withCode(code))?.refusal.reason, 'database.unavailable', code)
  assert.equal(unavailableOf(withCode('53100'))?.refusal.reason, 'database.full')
  assert.equal(unavailableOf(withCode('57014'))?.refusal.reason, 'database.slow')
  assert.equal(unavailableOf(new Error('Connection terminated unexpectedly'))?.refusal.reason, 'database.unavailable')
  for (const code of ['23505', '42P01', '22P02', '40001']) assert.equal(unavailableOf(withCode(code)), undefined, code)
})
