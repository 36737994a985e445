import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { archiveOf, Damaged, entriesIn, isEntryName, type Entry } from './archive.ts'

let folder: string
let path: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schnittmenge-archive-'))
  path = join(folder, 'optonet.tar.gz')
  await writeFile(path, gzipSync(await packed(CONTENT)))
})
after(() => rm(folder, { recursive: true }))

const LONG = `files/${'ab/'.repeat(30)}${'c'.repeat(90)}`
const CONTENT = new Map([['backup.json', Buffer.from('{}')], ['files/ab/empty', Buffer.alloc(0)], [LONG, Buffer.from('Ä'.repeat(300))], ['files/block', Buffer.alloc(512, 'x')], ['files/large', Buffer.alloc(1_000_000, 'abc')]])

async function packed(content: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const entries = async function* (): AsyncGenerator<Entry> {
    for (const [name, bytes] of content) yield { name, size: bytes.length, bytes: [bytes] }
  }
  return Buffer.concat(await Array.fromAsync(archiveOf(entries())))
}

async function read(file: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  for await (const { name, bytes } of entriesIn(file)) found.set(name, Buffer.concat(await Array.fromAsync(bytes)))
  return found
}

test('what went in comes out, whatever its length and the length of its name', async () => {
  assert.deepEqual(await read(path), CONTENT)
})

test('entries that nobody looks at are passed by, and still checked', async () => {
  const names: string[] = []
  for await (const { name } of entriesIn(path)) names.push(name)
  assert.deepEqual(names, [...CONTENT.keys()])
})

test('common tools can open it and check the sums', { skip: spawnSync('sh', ['-c', 'tar --version && sha256sum --version']).status !== 0 }, async () => {
  const opened = spawnSync('sh', ['-c', 'tar -xzf "$0" && sha256sum --quiet --strict -c SHA256SUMS', path], { cwd: folder, encoding: 'utf8' })
  assert.deepEqual([opened.status, opened.stdout, opened.stderr], [0, '', ''])
  assert.deepEqual(await readFile(join(folder, LONG)), CONTENT.get(LONG))
})

test('one changed byte anywhere, or an end that is missing, is damage', async () => {
  const small = await packed(new Map([['backup.json', Buffer.from('{"kind":"real"}')], ['files/ab/cd', Buffer.from('Faserlaser')]]))
  const broken = join(folder, 'broken.tar.gz')
  for (let at = 0; at < small.length; at += 7) {
    const changed = Buffer.from(small)
    changed[at] = (changed[at] ?? 0) ^ 0x10
    await writeFile(broken, gzipSync(changed))
    // Of a head only what is used counts: padding of an entry is nobody's.
    const outcome = await read(broken).then((found) => [...found.values()].map(String).join(), (error: unknown) => error)
    assert.ok(outcome instanceof Damaged || outcome === '{"kind":"real"},Faserlaser', `byte ${at}: ${String(outcome)}`)
  }
  const whole = await readFile(path)
  for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 40)) {
    await writeFile(broken, whole.subarray(0, length))
    await assert.rejects(read(broken), Damaged, `${length} bytes`)
  }
  await writeFile(broken, gzipSync(small.subarray(0, small.length - 512)))
  await assert.rejects(read(broken), Damaged)
  await writeFile(broken, 'Wir entwickeln Faserlaser.')
  await assert.rejects(read(broken), Damaged)
})

test('an entry cannot name a place outside', async () => {
  for (const name of ['../x', '/etc/passwd', 'files/../../x', 'files//x', 'files/./x', 'files/a\\b', 'files/a\nb', '', `files/${'x'.repeat(101)}`]) assert.equal(isEntryName(name), false, name)
  for (const name of ['files/ab/cdef', 'tables/organisations/000001', LONG]) assert.equal(isEntryName(name), true, name)
  const outside = join(folder, 'outside.tar.gz')
  await writeFile(outside, gzipSync(await packed(new Map([['../x', Buffer.from('x')]]))))
  await assert.rejects(read(outside), Damaged)
})

test('an entry that is shorter or longer than was said is not written down as whole', async () => {
  for (const size of [9, 11]) {
    const lying = async function* (): AsyncGenerator<Entry> {
      yield { name: 'files/x', size, bytes: [Buffer.from('Faserlaser')] }
    }
    await assert.rejects(Array.fromAsync(archiveOf(lying())), /not as long as was said/)
  }
})

test('reading can be stopped', async () => {
  const stopping = new AbortController()
  const reading = (async () => {
    for await (const { name } of entriesIn(path, stopping.signal)) if (name === 'backup.json') stopping.abort()
  })()
  await assert.rejects(reading, { name: 'AbortError' })
})
