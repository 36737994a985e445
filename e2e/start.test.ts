/** How the house starts, is refused, loses its database and ends: real processes on real folders, in both languages. */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as later } from 'node:timers/promises'
import { assertSentence, command, type Ended } from '../cli/sample.ts'
import { joinFirst, startHouse, type RunningHouse } from './house.ts'
import { signalAll, withDescendants } from './processes.ts'

const home = await mkdtemp(join(tmpdir(), 'schnittmenge-start-'))
const data = join(home, 'house')
let house: RunningHouse
let office = ''

before(async () => {
  house = await startHouse({ data, real: true, environment: { LOG_LEVEL: 'silent' } })
  office = await joinFirst(house)
})
after(async () => {
  await house.stop()
  await rm(home, { recursive: true, force: true })
})

/** `schnittmenge start` that must end by itself. */
function refusedStart(folder: string, lang: string, port = '0'): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(command, ['start', '--real'], { env: { ...process.env, SCHNITTMENGE_DATA: folder, PORT: port, LC_ALL: lang, LC_MESSAGES: '', LANG: '' } })
    let [out, err] = ['', '']
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
    child.on('close', (code) => done({ code, out, err }))
  })
}

const LANGUAGES = [['de_DE.UTF-8', 0], ['en_GB.UTF-8', 1]] as const

test('a second start on the same folder is refused in a sentence, and the first goes on', async () => {
  for (const [lang, at] of LANGUAGES) assertSentence(await refusedStart(data, lang), 1, [/läuft .* schon/, /already runs/][at]!)
  assert.equal((await fetch(`${house.url}/de`)).status, 200)
})

test('a port that is taken is named in a sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  try {
    for (const [lang, at] of LANGUAGES) assertSentence(await refusedStart(join(home, 'other'), lang, String(port)), 1, [new RegExp(`Port ${port} ist schon belegt`), new RegExp(`Port ${port} is already taken`)][at]!)
  } finally {
    other.close()
  }
})

test('the folder of a newer version is left as it is', async () => {
  const newer = join(home, 'newer')
  const first = await startHouse({ data: newer, real: true })
  await first.stop()
  const record = join(newer, 'house.json')
  await writeFile(record, JSON.stringify({ kind: 'real', version: 99 }))
  for (const [lang, at] of LANGUAGES) assertSentence(await refusedStart(newer, lang), 1, [/neueren Version/, /newer version/][at]!)
  assert.equal(await readFile(record, 'utf8'), JSON.stringify({ kind: 'real', version: 99 }))
})

const postmaster = async (folder: string): Promise<number> => Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n', 1)[0])

async function isRunning(pid: number): Promise<boolean> {
  return /\) [^ZX]/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))
}

test('without its database the house says so in a sentence, and works again by itself', async () => {
  const pid = await postmaster(data)
  process.kill(pid, 'SIGKILL')
  const answer = await Promise.any(Array.from({ length: 40 }, async (_, at) => {
    await later(at * 25)
    const page = await fetch(`${house.url}/de/mitglieder`)
    if (page.status !== 503) throw new Error(String(page.status))
    return page.text()
  })).catch(() => undefined)
  // The server may be back before anybody asks.
  if (answer !== undefined) assert.match(answer, /<h1>[^<]*Datenbank[^<]*<\/h1>/)
  for (;;) {
    if ((await fetch(`${house.url}/de/mitglieder`)).status === 200) break
    await later(100)
  }
  assert.notEqual(await postmaster(data), pid)
})

test('a database that stands still is one sentence, soon; nothing that was said is lost, and all goes on when it does', { timeout: 120_000 }, async () => {
  const said = `Lichthaus ${crypto.randomUUID()}`
  const stopped = withDescendants(await postmaster(data))
  signalAll(stopped, 'SIGSTOP')
  const started = performance.now()
  try {
    const writing = fetch(`${house.url}/api/v1/organisations`, { method: 'POST', headers: { cookie: office, origin: house.url, 'content-type': 'application/json' }, body: JSON.stringify({ name: { de: said }, kind: 'company', fields: ['optics'] }) })
    const page = await fetch(`${house.url}/de/mitglieder`)
    assert.equal(page.status, 503)
    assert.match(await page.text(), /<h1>[^<]*Datenbank[^<]*<\/h1>/)
    assert.ok(performance.now() - started < 12_000, 'nobody waits for twenty seconds')
    assert.equal((await fetch(`${house.url}/readyz`)).status, 503)
    assert.equal((await fetch(`${house.url}/healthz`)).status, 200)
    await later(Math.max(0, 20_000 - (performance.now() - started)))
    signalAll(stopped, 'SIGCONT')
    const { status } = await writing
    for (;;) {
      const again = await fetch(`${house.url}/api/v1/organisations?text=${encodeURIComponent(said)}`, { headers: { cookie: office } })
      if (again.status === 200) {
        assert.equal((await again.text()).includes(said), status === 201, 'what was acknowledged is there, what was refused is not')
        break
      }
      await later(100)
    }
  } finally {
    signalAll(stopped, 'SIGCONT')
  }
})

const run = (program: string, ...words: string[]): number | null => spawnSync(program, words).status
const isRoot = run('unshare', '--mount', 'true') === 0

test('on a full disk whoever uploads is told so, nothing half is kept, and with room it goes on', { skip: !isRoot, timeout: 120_000 }, async () => {
  const folder = join(home, 'small')
  await mkdir(folder)
  assert.equal(run('mount', '-t', 'tmpfs', '-o', 'size=250m', 'tmpfs', folder), 0)
  const small = await startHouse({ data: join(folder, 'house'), real: true, environment: { LOG_LEVEL: 'silent' } })
  try {
    const ours = { cookie: await joinFirst(small), origin: small.url }
    const made = await fetch(`${small.url}/api/v1/organisations`, { method: 'POST', headers: { ...ours, 'content-type': 'application/json' }, body: JSON.stringify({ name: { de: 'Lichthaus Musterau' }, kind: 'company', fields: ['optics'] }) })
    const { id } = (await made.json()) as { id: string }
    const upload = async (text: string): Promise<Response> => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ organisation: id, audience: 'alliance', rights: 'yes' })) form.set(name, value)
      form.set('file', new File([text], 'profil.txt', { type: 'text/plain' }))
      return fetch(`${small.url}/api/v1/sources/files`, { method: 'POST', headers: ours, body: form })
    }
    const filler = join(folder, 'filler')
    run('dd', 'if=/dev/zero', `of=${filler}`, 'bs=64k')
    const refused = await upload('Wir fertigen Mikrolinsen. '.repeat(40_000))
    assert.equal(refused.status, 503)
    assert.match(JSON.stringify(await refused.json()), /voll|Datenbank/)
    await rm(filler)
    for (;;) {
      const answer = await upload('Wir fertigen Mikrolinsen und Gitter.')
      if (answer.status === 201) break
      assert.equal(answer.status, 503, await answer.text())
      await later(200)
    }
    const { sources } = (await (await fetch(`${small.url}/api/v1/sources?organisation=${id}`, { headers: ours })).json()) as { sources: unknown[] }
    assert.equal(sources.length, 1, 'what was refused is not there')
  } finally {
    await small.stop()
    run('umount', folder)
  }
})

test('told to stop while jobs run, it ends with 0 and leaves no process behind', async () => {
  const demo = join(home, 'demo')
  const running = await startHouse({ data: demo, environment: { LOG_LEVEL: 'silent' } })
  const pid = await postmaster(demo)
  const ended = once(running.child, 'exit')
  running.child.kill('SIGTERM')
  assert.deepEqual(await ended, [0, null])
  assert.equal(await isRunning(pid), false)
  // What was interrupted is done when it starts again.
  const again = await startHouse({ data: demo, environment: { LOG_LEVEL: 'silent' } })
  assert.equal((await fetch(`${again.url}/de/schnittmengen`)).status, 200)
  await again.stop()
})
