import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openFiles, type Files } from './files.ts'
import { Refused, type RefusalKind } from './result.ts'
import { groundSentence } from './sentences.ts'

let home: string
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'schnittmenge-files-'))
})
after(() => rm(home, { recursive: true }))

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const listed = async (files: Files): Promise<string[]> => Array.fromAsync(files.list())

const placeOf = (folder: string, hash: string): string => join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)

async function refused(work: Promise<unknown>, kind: RefusalKind): Promise<string> {
  const error = await work.then(() => assert.fail('it was done'), (thrown: unknown) => thrown)
  assert.ok(error instanceof Refused, String(error))
  assert.equal(error.refusal.kind, kind)
  return groundSentence(error.refusal, 'de')
}

/** SHA-256 of “abc”. Source: FIPS 180-2, appendix B.1. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test('what is kept is found by the hash of its bytes, by its owner only', async () => {
  const folder = join(home, 'kept/files')
  const files = await openFiles(folder)
  assert.equal(await files.keep(bytesOf('abc')), ABC)
  assert.equal(textOf(await files.read(ABC)), 'abc')
  assert.equal(await files.has(ABC), true)
  assert.equal((await stat(placeOf(folder, ABC))).mode & 0o777, 0o600)
  assert.equal((await stat(join(folder, 'ba'))).mode & 0o777, 0o700)
  assert.equal(textOf(await (await openFiles(folder)).read(ABC)), 'abc', 'by the next opening too')
  assert.equal((await files.keep(new Uint8Array())).slice(0, 8), 'e3b0c442')
})

test('the same content is there once, whoever brings it, even at the same time', async () => {
  const folder = join(home, 'same')
  const [files, others] = [await openFiles(folder), await openFiles(folder)]
  const hashes = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? files : others).keep(bytesOf('Lichtleitertechnik'))))
  assert.equal(new Set(hashes).size, 1)
  assert.deepEqual(await listed(files), [hashes[0]])
  const written = (await stat(placeOf(folder, hashes[0]!))).ino
  await files.keep(bytesOf('Lichtleitertechnik'))
  assert.equal((await stat(placeOf(folder, hashes[0]!))).ino, written, 'what is there is not written again')
  assert.deepEqual((await readdir(folder)).filter((name) => name.endsWith('.new')), [])
})

test('all hashes are listed in order; what is removed is gone, and removing it again is nothing', async () => {
  const files = await openFiles(join(home, 'list'))
  const hashes = await Promise.all(['OptoNet', 'medways', 'PolymerMat'].map((name) => files.keep(bytesOf(name))))
  assert.deepEqual(await listed(files), hashes.toSorted())
  for (let times = 0; times < 2; times++) await files.remove(hashes[0]!)
  await files.remove(ABC)
  assert.deepEqual(await listed(files), hashes.slice(1).toSorted())
  assert.match(await refused(files.read(hashes[0]!), 'missing'), /gibt es nicht mehr/)
})

test('a hash that is none leads nowhere', async () => {
  await writeFile(join(home, 'secret'), 'geheim')
  const files = await openFiles(join(home, 'hostile'))
  for (const hash of ['', '..', '../secret', `../../../secret\0`, ABC.toUpperCase(), `${ABC}0`]) {
    await refused(files.read(hash), 'missing')
    assert.equal(await files.has(hash), false)
    await files.remove(hash)
  }
  assert.ok(await stat(join(home, 'secret')))
})

test('a damaged file is not handed out, and is healed by the same content', async () => {
  const folder = join(home, 'damaged')
  const files = await openFiles(folder)
  const hash = await files.keep(bytesOf('Mess- und Gerätetechnik'))
  for (const damage of ['', 'Mess- und Gerätetechnix']) {
    await writeFile(placeOf(folder, hash), damage)
    assert.match(await refused(files.read(hash), 'unavailable'), /beschädigt/)
    await files.keep(bytesOf('Mess- und Gerätetechnik'))
    assert.equal(textOf(await files.read(hash)), 'Mess- und Gerätetechnik')
  }
})

test('what a killed writer left is removed at the next opening; what a living one writes is not', async () => {
  const folder = join(home, 'killed')
  await mkdir(folder)
  const child = spawn(process.execPath, ['--input-type=module', '-e', `
    const { openFiles } = await import(${JSON.stringify(join(import.meta.dirname, 'files.ts'))})
    const files = await openFiles(${JSON.stringify(folder)})
    console.log('open')
    for (let at = 0; ; at++) await files.keep(new Uint8Array(4_000_000).fill(at))
  `], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  let left: string[] = []
  while (left.length === 0) left = (await readdir(folder)).filter((name) => name.endsWith('.new'))
  await openFiles(folder)
  assert.equal(child.exitCode, null)
  child.kill('SIGKILL')
  await once(child, 'exit')
  // Killed between two files it may have left nothing: one more, as it would have.
  await writeFile(join(folder, `${child.pid}.0190f0aa-0000-7000-8000-000000000001.new`), 'half')
  await writeFile(join(folder, `${process.pid}.0190f0aa-0000-7000-8000-000000000002.new`), 'half, by who had our number')
  await writeFile(join(folder, `1.0190f0aa-0000-7000-8000-000000000003.new`), 'of a process that lives')
  const files = await openFiles(folder)
  assert.deepEqual((await readdir(folder)).filter((name) => name.endsWith('.new')), ['1.0190f0aa-0000-7000-8000-000000000003.new'])
  for (const hash of await listed(files)) await files.read(hash)
})

test('a folder that cannot be written is one sentence', async () => {
  await writeFile(join(home, 'file'), '')
  assert.match(await refused(openFiles(join(home, 'file/files')), 'unavailable'), /lässt sich nicht speichern \(ENOTDIR\)/)
})

const run = (program: string, ...words: string[]): number | null => spawnSync(program, words).status

test('a full disk is refused, nothing half is left, and with room it goes on', async (context) => {
  const folder = join(home, 'small')
  await mkdir(folder)
  if (run('mount', '-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder) !== 0) return context.skip('a small disk cannot be mounted here')
  try {
    const files = await openFiles(folder)
    const first = await files.keep(new Uint8Array(300_000).fill(1))
    assert.match(await refused(files.keep(new Uint8Array(300_000).fill(2)), 'unavailable'), /Datenträger ist voll/)
    assert.deepEqual(await listed(files), [first])
    assert.deepEqual((await readdir(folder)).filter((name) => name.endsWith('.new')), [])
    await files.remove(first)
    const second = await files.keep(new Uint8Array(300_000).fill(2))
    assert.equal((await files.read(second)).length, 300_000)
  } finally {
    run('umount', folder)
  }
})
