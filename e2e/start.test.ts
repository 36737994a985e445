/** How the house starts, is refused, loses its database and ends: real processes on real folders, in both languages. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as later } from 'node:timers/promises'
import { assertSentence, command, type Ended } from '../cli/sample.ts'
import { startHouse, type RunningHouse } from './house.ts'

const home = await mkdtemp(join(tmpdir(), 'schnittmenge-start-'))
const data = join(home, 'house')
let house: RunningHouse

before(async () => {
  house = await startHouse({ data, real: true, environment: { LOG_LEVEL: 'silent' } })
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
