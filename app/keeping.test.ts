/** Houses that are backed up, restored, upgraded and looked at: real data folders, the real embedded database, killed and broken. */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, before as first, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { assertSentence, runIn, type Ended } from '../cli/sample.ts'
import { archiveOf } from '#platform/archive'
import { migrate, openEmbedded, type Database, type Migration } from '#platform/database'
import { openFolder } from '#platform/folder'
import { silentLog } from '#platform/log'
import { Refused } from '#platform/result'
import { openSecrets } from '#platform/secrets'
import { readSettings } from '#platform/settings'
import { backup, type BackupMade } from './backup.ts'
import { clockFindings, doctor, nodeFindings } from './doctor.ts'
import { history } from './keeping.ts'
import { keepingSentence } from './keeping-words.ts'
import { restore } from './restore.ts'
import { upgrade } from './upgrade.ts'

/** Two tables that are always written together. */
const pairs: Migration = { name: '9001_pairs', up: 'create table lefts (id int primary key, note text); create table rights (id int primary key references lefts, note text)' }
const steps = [...(await history()), pairs]

let home: string
let data: string
let made: BackupMade
const place = (name: string): string => join(home, name)

first(async () => {
  home = await mkdtemp(join(tmpdir(), 'schnittmenge-keeping-'))
  data = place('house')
  await openFolder(data, 'real')
  await openSecrets(data)
  await using house = await open(data)
  await migrate(house.db, steps)
  for (const content of ['Faserlaser', 'Laserschweißen', '']) await addFile(data, content)
  await writeFile(join(data, 'files/half.new'), 'half writ')
  await add(house, 1)
  made = await backup({ data, databaseUrl: undefined }, place('first.tar.gz'))
})
after(() => rm(home, { recursive: true }))

async function open(folder: string): Promise<Database & AsyncDisposable> {
  const database = await openEmbedded(folder, silentLog)
  return { ...database, [Symbol.asyncDispose]: () => database.close() }
}

async function addFile(folder: string, content: string): Promise<string> {
  const name = createHash('sha256').update(content).digest('hex')
  const path = join(folder, 'files', name.slice(0, 2), name.slice(2))
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}

const add = ({ db }: Database, id: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`insert into lefts values (${id}, ${`Träger ${id}`})`.execute(tx)
    await sql`insert into rights values (${id}, ${`Träger ${id}`})`.execute(tx)
  })

async function pairsIn(folder: string): Promise<{ lefts: number; rights: number; unlike: number }> {
  await using house = await open(folder)
  const { rows } = await sql<{ lefts: number; rights: number; unlike: number }>`select count(l)::int as lefts, count(r)::int as rights, (count(*) filter (where l.note is distinct from r.note))::int as unlike from lefts l full join rights r on r.id = l.id`.execute(house.db)
  return rows[0] ?? { lefts: 0, rights: 0, unlike: 0 }
}

async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(() => assert.fail('it was done'), (thrown: unknown) => thrown)
  assert.ok(error instanceof Refused, error instanceof Error ? error.stack : String(error))
  const sentence = keepingSentence(error.refusal, 'de')
  assert.match(sentence, /^\S+ .*[.)]$/, 'a sentence')
  assert.doesNotMatch(sentence, /\{/, 'with all its facts')
  return sentence
}

/** All files below, with their content, but for the database's own. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !`${entry.parentPath}/`.includes('/postgres/')).map((entry) => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.toSorted().map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'latin1')] as const)))
}

test('a backup and its restore give the same house: rows, files, secrets, kind; for its owner alone', async () => {
  assert.deepEqual({ ...made.counts, tables: { lefts: made.counts.tables['lefts'], rights: made.counts.tables['rights'] } }, { tables: { lefts: 1, rights: 1 }, jobs: 0, files: 3 })
  assert.equal((await stat(made.path)).mode & 0o777, 0o600)
  assert.equal((await stat(made.path)).size, made.bytes)
  const other = place('other')
  const told: number[] = []
  const { manifest } = await restore({ data: other, databaseUrl: undefined }, made.path, { told: (share) => told.push(share) }, steps)
  assert.equal(manifest.kind, 'real')
  assert.deepEqual(told, told.toSorted((a, b) => a - b))
  assert.ok(told.at(-1)! > 0.9 && told.at(-1)! <= 1)
  const [before, now] = [await filesOf(data), await filesOf(other)]
  before.delete('files/half.new')
  assert.deepEqual(now, before)
  for (const name of ['secrets', 'secrets/session', 'files']) assert.equal((await stat(join(other, name))).mode & 0o077, 0, name)
  assert.deepEqual((await readdir(other)).toSorted(), ['files', 'house.json', 'postgres', 'secrets'])
  assert.deepEqual(await pairsIn(other), { lefts: 1, rights: 1, unlike: 0 })
})

test('a backup while others write is one moment: what was written together is there together', async () => {
  const busy = place('busy')
  await restore({ data: busy, databaseUrl: undefined }, made.path, {}, steps)
  const target = place('busy.tar.gz')
  {
    await using house = await open(busy)
    const written = { count: 1 }
    const enough = new AbortController()
    const many = Promise.withResolvers<void>()
    const writing = (async () => {
      while (!enough.signal.aborted) {
        await add(house, ++written.count)
        if (written.count === 50) many.resolve()
      }
    })()
    await many.promise
    const { count } = written
    await backup({ data: busy, databaseUrl: undefined }, target)
    enough.abort()
    await writing
    assert.ok(written.count > count, 'the house went on')
    const other = place('moment')
    await restore({ data: other, databaseUrl: undefined }, target, {}, steps)
    const { lefts, rights, unlike } = await pairsIn(other)
    assert.ok(lefts >= count && lefts <= written.count, String(lefts))
    assert.equal(rights, lefts)
    assert.equal(unlike, 0)
  }
})

test('a restore never touches a house, or a folder of somebody else', async () => {
  const before = await filesOf(data)
  assert.match(await refused(restore({ data, databaseUrl: undefined }, made.path, {}, steps)), /schon eine Plattform; es wurde nichts verändert/)
  assert.deepEqual(await filesOf(data), before)
  const foreign = place('foreign')
  await mkdir(foreign)
  await writeFile(join(foreign, 'letter.txt'), 'Laserschweißen')
  assert.match(await refused(restore({ data: foreign, databaseUrl: undefined }, made.path, {}, steps)), /nicht leer und gehört nicht zu Schnittmenge/)
  assert.deepEqual(await readdir(foreign), ['letter.txt'])
})

/** A backup that is whole but says something else. */
const packed = async (content: readonly (readonly [string, string])[]): Promise<Buffer> => {
  const entries = async function* () {
    for (const [name, text] of content) yield { name, size: Buffer.byteLength(text), bytes: [Buffer.from(text)] }
  }
  return gzipSync(Buffer.concat(await Array.fromAsync(archiveOf(entries()))))
}
const manifest = (facts: object): string => JSON.stringify({ format: 1, version: '0.1.0', madeAt: '2026-11-30T09:00:00.000Z', kind: 'real', contents: { steps: [], tables: [], sequences: [] }, ...facts })

test('what is damaged, cut short, newer, or no backup is one sentence, and nothing is left behind', async () => {
  const whole = await readFile(made.path)
  const changed = Buffer.from(whole)
  changed.writeUInt8(changed.readUInt8(whole.length >> 1) ^ 0xff, whole.length >> 1)
  const cases: readonly (readonly [RegExp, Buffer])[] = [
    [/beschädigt oder unvollständig/, changed],
    [/beschädigt oder unvollständig/, whole.subarray(0, -20)],
    [/beschädigt oder unvollständig/, whole.subarray(0, whole.length - 2_000)],
    [/beschädigt oder unvollständig/, await packed([['backup.json', manifest({ kind: 'something' })]])],
    [/beschädigt oder unvollständig/, await packed([['backup.json', 'no json']])],
    [/beschädigt oder unvollständig/, await packed([['backup.json', manifest({})]])],
    [/neueren Version/, await packed([['backup.json', manifest({ format: 2, contents: 'otherwise' })]])],
    [/neueren Version/, await packed([['backup.json', manifest({ contents: { steps: [{ name: '9999_future', checksum: '' }], tables: [], sequences: [] } })]])],
    [/keine Sicherung/, await packed([['letter.txt', 'Laserschweißen']])],
    [/keine Sicherung/, Buffer.from('Wir entwickeln Faserlaser.')],
    [/keine Sicherung/, Buffer.alloc(0)],
    [/beschädigt oder unvollständig/, gzipSync('Wir entwickeln Faserlaser.')],
  ]
  const path = place('broken.tar.gz')
  const other = place('nowhere/house')
  for (const [sentence, bytes] of cases) {
    await writeFile(path, bytes)
    assert.match(await refused(restore({ data: other, databaseUrl: undefined }, path, {}, steps)), sentence)
    await assert.rejects(stat(place('nowhere')), 'no folder was made')
  }
  assert.match(await refused(restore({ data: other, databaseUrl: undefined }, place('none.tar.gz'), {}, steps)), /gibt es nicht/)
  assert.match(await refused(restore({ data: other, databaseUrl: undefined }, home, {}, steps)), /keine Sicherung/)
})

test('a backup overwrites nothing and says where it cannot be', async () => {
  assert.match(await refused(backup({ data, databaseUrl: undefined }, made.path)), /gibt es schon/)
  assert.match(await refused(backup({ data, databaseUrl: undefined }, place('none/x.tar.gz'))), /lässt sich nicht schreiben \(ENOENT\)/)
  assert.match(await refused(backup({ data, databaseUrl: undefined }, join(made.path, 'x.tar.gz'))), /lässt sich nicht schreiben \(ENOTDIR\)/)
  assert.match(await refused(backup({ data: place('none'), databaseUrl: undefined }, place('x.tar.gz'))), /noch keine Plattform/)
  assert.equal((await readdir(home)).filter((name) => name.endsWith('.new')).length, 0)
})

test('a file whose content is not what its name says is kept and named', async () => {
  const other = place('rotten')
  await restore({ data: other, databaseUrl: undefined }, made.path, {}, steps)
  const path = await addFile(other, 'Mikrofluidik')
  await chmod(path, 0o600)
  await writeFile(path, 'Mikrofluidjk')
  const { damaged } = await backup({ data: other, databaseUrl: undefined }, place('rotten.tar.gz'))
  assert.deepEqual(damaged, [path.slice(other.length + 1)])
  assert.ok((await doctor(settingsOf(other))).some(({ grade, reason }) => grade === 'wrong' && reason === 'doctor.damagedFile'))
})

test('a step that fails after it changed data, and one whose outcome is not sound, are put back; a good one stays; each time a backup was made first', async () => {
  const other = place('old')
  await restore({ data: other, databaseUrl: undefined }, made.path, {}, steps)
  const house = { data: other, databaseUrl: undefined }
  const failing = { name: '9002_failing', up: "update lefts set note = 'lost'; delete from rights; alter table nowhere add x int" }
  const unsound = { name: '9002_unsound', up: "update lefts set note = 'lost'; alter table lefts add constraint short check (length(note) < 3) not valid" }
  const sound = { name: '9002_sound', up: "alter table lefts add short text; update lefts set short = left(note, 3)" }
  assert.match(await refused(upgrade(house, {}, [...steps, failing])), /9002_failing ist gescheitert \(42P01\); die Datenbank ist wie zuvor/)
  assert.deepEqual(await pairsIn(other), { lefts: 1, rights: 1, unlike: 0 })
  assert.match(await refused(upgrade(house, {}, [...steps, unsound])), /„short“ in der Tabelle lefts nicht in Ordnung; alles ist wieder wie zuvor/)
  assert.deepEqual(await pairsIn(other), { lefts: 1, rights: 1, unlike: 0 })
  const { steps: ran, backup: before } = await upgrade(house, {}, [...steps, sound])
  assert.deepEqual(ran, ['9002_sound'])
  {
    await using database = await open(other)
    assert.deepEqual((await sql`select short from lefts`.execute(database.db)).rows, [{ short: 'Trä' }])
    assert.match(await refused(upgrade(house, {}, [...steps, sound])), /läuft mit dem Datenordner/)
  }
  assert.equal((await readdir(join(other, 'backups'))).length, 3)
  assert.deepEqual(await upgrade(house, {}, [...steps, sound]), { steps: [], backup: undefined })
  assert.match(await refused(upgrade(house, {}, steps)), /neueren Version/)
  await restore({ data: place('former'), databaseUrl: undefined }, before!.path, {}, steps)
  assert.deepEqual(await pairsIn(place('former')), { lefts: 1, rights: 1, unlike: 0 })
})

test('a house of every version there has been can be upgraded', async (context) => {
  const houses = resolve(import.meta.dirname, '../e2e/houses')
  const tags = await readdir(houses).catch(() => [])
  if (tags.length === 0) return context.skip('no version has been tagged yet: e2e/houses/<tag>/ is to hold its data folder')
  for (const tag of tags) {
    const other = place(`tag-${tag}`)
    await cp(join(houses, tag), other, { recursive: true })
    await upgrade({ data: other, databaseUrl: undefined })
    assert.deepEqual((await doctor(settingsOf(other))).filter(({ grade }) => grade === 'wrong'), [], tag)
  }
})

const settingsOf = (folder: string, more: Readonly<Record<string, string>> = {}): ReturnType<typeof readSettings> => readSettings({ SCHNITTMENGE_DATA: folder, PORT: '0', ...more })

const wrongIn = async (settings: ReturnType<typeof readSettings>): Promise<string[]> =>
  (await doctor(settings)).filter(({ grade }) => grade === 'wrong').map((finding) => {
    for (const language of ['de', 'en'] as const) assert.match(keepingSentence(finding, language), /^\S+ .*\S [^{]*\.$/, finding.reason)
    return finding.reason
  })

test('a doctor finds nothing wrong with a healthy house, and changes nothing', async () => {
  const other = place('healthy')
  await restore({ data: other, databaseUrl: undefined }, await ofThisVersion(), {})
  const before = await filesOf(other)
  assert.deepEqual(await wrongIn(settingsOf(other)), [])
  assert.deepEqual(await filesOf(other), before)
  await using _ = await open(other)
  assert.deepEqual(await wrongIn(settingsOf(other)), [], 'the same while it runs')
})

test('a doctor says what is wrong, one sentence each', async () => {
  const other = place('ill')
  await restore({ data: other, databaseUrl: undefined }, await ofThisVersion(), {})
  await chmod(join(other, 'secrets/link'), 0o644)
  {
    await using house = await open(other)
    await sql`alter table job_effects add constraint positive check (job > 0) not valid`.execute(house.db)
  }
  await using taken = await listener()
  assert.deepEqual(await wrongIn(settingsOf(other, { PORT: String(taken.port) })), ['doctor.openSecret', 'inspect.constraint', 'doctor.portTaken'])
  assert.deepEqual(await wrongIn(settingsOf(data, { HOST: '192.0.2.1' })), ['migrations.newer', 'doctor.host'])
  assert.deepEqual(await wrongIn(settingsOf(other, { PORT: 'drei', HOST: 'a b' })), ['settings.number', 'settings.host'])
  assert.deepEqual(await wrongIn(settingsOf(other, { DATABASE_URL: 'postgres://haus:geheim@127.0.0.1:1/haus' })), ['doctor.openSecret', 'database.unreachable'])
  await rm(join(other, 'postgres'), { recursive: true })
  assert.deepEqual(await wrongIn(settingsOf(other)), ['doctor.openSecret', 'doctor.noDatabase'])
  await assert.rejects(stat(join(other, 'postgres')), 'looking makes nothing')
  await writeFile(join(other, 'house.json'), '{')
  assert.deepEqual(await wrongIn(settingsOf(other)), ['folder.broken'])
  assert.deepEqual(await wrongIn(settingsOf(place('nobody'))), [], 'no house yet is no fault')
  assert.deepEqual(nodeFindings('20.19.0').map(({ reason }) => reason), ['doctor.oldNode'])
  assert.deepEqual(clockFindings(new Date('1970-01-01')).map(({ reason }) => reason), ['doctor.clock'])
  assert.deepEqual(clockFindings(new Date('2027-01-01T00:00:10Z'), new Date('2027-01-01')).map(({ reason }) => reason), ['doctor.clocks'])
})

test('a house that lacks steps is told to be upgraded', async () => {
  const other = place('behind')
  await openFolder(other, 'demo')
  await using _ = await open(other)
  assert.deepEqual(await wrongIn(settingsOf(other)), ['doctor.pending'])
})

/** A backup of an empty house with the history as it is, without the tables of these tests. */
async function ofThisVersion(): Promise<string> {
  const path = place('this.tar.gz')
  if (await stat(path).then(() => true, () => false)) return path
  const fresh = place('fresh')
  await openFolder(fresh, 'demo')
  await openSecrets(fresh)
  await using house = await open(fresh)
  await migrate(house.db, await history())
  await backup({ data: fresh, databaseUrl: undefined }, path)
  return path
}

async function listener(): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer((socket) => socket.on('error', () => undefined).resume().end('220 mail.invalid\r\n'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { port: (server.address() as { port: number }).port, [Symbol.asyncDispose]: () => new Promise((done) => server.close(() => done())) }
}

/** The command line on one of these houses. */
const run = (folder: string, words: readonly string[]): Promise<Ended> => {
  process.env['SCHNITTMENGE_DATA'] = folder
  return runIn(() => home)(words)
}

test('the command line backs up, restores and looks, in sentences', async () => {
  const other = place('by-hand')
  const file = await ofThisVersion()
  const restored = await run(other, ['restore', file])
  assert.equal(restored.code, 0, restored.err)
  assert.match(restored.out, /^Wiederhergestellt: .* \(Version 0\.\d+\.\d+\)\.\n$/)
  const backedUp = await run(other, ['backup', 'by-hand.tar.gz'])
  assert.match(backedUp.out, /^Gesichert: .*by-hand\.tar\.gz \(0\.1 MB\)/, backedUp.err)
  assertSentence(await run(other, ['backup', 'by-hand.tar.gz']), 1, /gibt es schon/)
  assertSentence(await run(other, ['restore', 'by-hand.tar.gz']), 1, /schon eine Plattform/)
  assert.equal((await run(other, ['upgrade'])).out, 'Die Datenbank ist schon auf dem Stand dieser Version.\n')
  const looked = await run(other, ['doctor'])
  assert.match(looked.out, /✓ Die Datenbank antwortet[^]*Es ist alles in Ordnung\.\n$/, looked.err)
  assert.equal(looked.code, 0)
  await chmod(join(other, 'secrets'), 0o755)
  const ill = await run(other, ['doctor'])
  assert.equal(ill.code, 1)
  assert.match(ill.out, /✗ Das Geheimnis .*\n[^]*1 Fehler gefunden\.\n$/)
  for (const words of [['backup'], ['restore'], ['backup', 'a', 'b'], ['upgrade', 'now'], ['doctor', '--please']]) assertSentence(await run(other, words), 2, /Falscher Aufruf/)
})

test('a house with a server of its own is backed up from it and restored into an empty database, all or nothing', async () => {
  await using server = await open(data)
  for (const name of ['haus', 'zweites']) await sql`create database ${sql.id(name)} template template0`.execute(server.db)
  const urlOf = (name: string): string => `postgres://schnittmenge@localhost/${name}?host=${'socket' in server.address ? server.address.socket : ''}`
  const house = { data: place('served'), databaseUrl: urlOf('haus') }
  await restore(house, made.path, {}, steps)
  assert.deepEqual((await readdir(house.data)).toSorted(), ['files', 'house.json', 'secrets'])
  const { counts } = await backup(house, place('served.tar.gz'))
  assert.deepEqual(counts, made.counts)
  const second = { data: place('second'), databaseUrl: urlOf('zweites') }
  assert.match(await refused(restore({ ...second, databaseUrl: house.databaseUrl }, made.path, {}, steps)), /Datenbank ist nicht leer; es wurde nichts verändert/)
  assert.match(await refused(restore({ ...second, data: house.data }, made.path, {}, steps)), /schon eine Plattform/)
  assert.match(await refused(restore(second, await ofThisVersion(), {}, steps)), /DATABASE_URL läuft aber immer eine echte Plattform/)
  const stopping = new AbortController()
  await assert.rejects(restore(second, made.path, { signal: stopping.signal, told: (share) => share > 0.9 && stopping.abort() }, steps), { name: 'AbortError' })
  await assert.rejects(stat(second.data))
  await restore(second, made.path, {}, steps)
  assert.deepEqual(await filesOf(second.data), await filesOf(house.data))
})

test('a doctor knows the house on its port from another program', async () => {
  const server = createHttpServer((request, response) => response.end(request.url === '/healthz' ? 'ok' : 'Schnittmenge'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as { port: number }
  const findings = await doctor(settingsOf(place('nobody'), { PORT: String(port) }))
  assert.equal(findings.at(-1)?.reason, 'doctor.running')
  server.closeAllConnections()
  server.close()
})

/** A house with enough in it that a backup takes a moment. */
async function largeHouse(): Promise<string> {
  const large = place('large')
  if (await stat(large).then(() => true, () => false)) return large
  await restore({ data: large, databaseUrl: undefined }, await ofThisVersion(), {})
  await using house = await open(large)
  await sql`insert into occurrences (id, kind, about, facts) select gen_random_uuid(), 'test', number::text, jsonb_build_object('sum', sha512(number::text::bytea)::text) from generate_series(1, 200000) as number`.execute(house.db)
  return large
}

/** Runs a command and sends it this signal as soon as it has something written. */
async function ended(folder: string, words: readonly string[], signal: 'SIGKILL' | 'SIGINT', isUnderWay: () => Promise<boolean>): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--import', resolve(import.meta.dirname, '../bin/tsx.ts'), resolve(import.meta.dirname, '../cli/main.ts'), ...words], { cwd: home, env: { ...process.env, SCHNITTMENGE_DATA: folder, LC_ALL: 'de_DE.UTF-8' }, stdio: 'ignore' })
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  while (child.exitCode === null && !(await isUnderWay())) await new Promise((done) => setTimeout(done, 5))
  child.kill(signal)
  const [code, by] = await closed
  assert.equal(code, null, 'it was over too soon for this test')
  return by
}

const drafts = async (folder: string): Promise<string[]> => (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.new'))

const isLarge = (folder: string) => async (): Promise<boolean> => {
  for (const name of await drafts(folder)) if ((await stat(join(folder, name)).catch(() => undefined))?.size) return true
  return false
}

test('a backup that is killed leaves no backup and an unharmed house, and what it left is cleared away by the next', async () => {
  const large = await largeHouse()
  assert.equal(await ended(large, ['backup', 'large.tar.gz'], 'SIGKILL', isLarge(home)), 'SIGKILL')
  await assert.rejects(stat(place('large.tar.gz')))
  assert.equal((await drafts(home)).length, 1)
  const { counts } = await backup({ data: large, databaseUrl: undefined }, place('large.tar.gz'))
  assert.equal(counts.tables['occurrences'], 200_000)
  assert.deepEqual(await drafts(home), [])
})

test('Ctrl-C in the middle leaves nothing: no half backup, no half house, no server', async () => {
  const large = await largeHouse()
  assert.equal(await ended(large, ['backup', 'stopped.tar.gz'], 'SIGINT', isLarge(home)), 'SIGINT')
  assert.deepEqual((await readdir(home)).filter((name) => name.startsWith('stopped')), [])
  await assert.rejects(stat(join(large, 'socket')))
  const file = place('large2.tar.gz')
  await backup({ data: large, databaseUrl: undefined }, file)
  const other = place('stopped')
  assert.equal(await ended(other, ['restore', file], 'SIGINT', async () => (await drafts(other)).length > 0), 'SIGINT')
  await assert.rejects(stat(other))
})

test('a restore that is killed leaves an empty place, in which the next succeeds', async () => {
  const file = place('large3.tar.gz')
  await backup({ data: await largeHouse(), databaseUrl: undefined }, file)
  const other = place('killed')
  assert.equal(await ended(other, ['restore', file], 'SIGKILL', async () => (await drafts(other)).length > 0), 'SIGKILL')
  assert.deepEqual((await readdir(other)).map((name) => name.replace(/\d+/, 'N')), ['restore.N.new'])
  const { counts } = await restore({ data: other, databaseUrl: undefined }, file)
  assert.equal(counts.tables['occurrences'], 200_000)
  assert.deepEqual(await drafts(other), [])
})

test('a full disk is one sentence, and nothing half is left', { skip: spawnSync('sh', ['-c', 'unshare --mount true']).status !== 0 }, async () => {
  const small = place('small')
  await mkdir(small)
  const onSmallDisk = (words: string, folder: string): ReturnType<typeof spawnSync> =>
    spawnSync('sh', ['-c', 'exec unshare --mount sh -c "$0"', `mount -t tmpfs -o size=3m none ${small} && ${resolve(import.meta.dirname, '../bin/schnittmenge')} ${words}; code=$?; ls -A ${small}; exit $code`], { cwd: home, env: { ...process.env, SCHNITTMENGE_DATA: folder, LC_ALL: 'de_DE.UTF-8' }, encoding: 'utf8' })
  const backedUp = onSmallDisk(`backup ${small}/x.tar.gz`, await largeHouse())
  assert.deepEqual([backedUp.status, backedUp.stdout], [1, ''])
  assert.match(String(backedUp.stderr), /^Für die Sicherung \S+ reicht der Platz auf dem Datenträger nicht; sie wurde nicht angelegt\.[^\n]*\n$/)
  const restored = onSmallDisk(`restore ${await ofThisVersion()}`, join(small, 'house'))
  assert.deepEqual([restored.status, restored.stdout], [1, ''])
  assert.match(String(restored.stderr), /^(?:Der Platz im Datenordner|Der Datenträger ist voll)[^\n]*\n$/)
})
