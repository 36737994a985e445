import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openFolder } from './folder.ts'
import { Refused } from './result.ts'
import { groundSentence } from './sentences.ts'

let home: string
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'schnittmenge-folder-'))
})
after(() => rm(home, { recursive: true }))

/** The sentence of its refusal. */
async function refused(opening: Promise<unknown>): Promise<string> {
  const error = await opening.then(() => assert.fail('it was opened'), (thrown: unknown) => thrown)
  assert.ok(error instanceof Refused, String(error))
  return groundSentence(error.refusal, 'de')
}

test('a new folder holds the demo unless a real house is asked for, and is its owner’s only', async () => {
  assert.equal((await openFolder(join(home, 'a/b'))).kind, 'demo')
  assert.equal((await openFolder(join(home, 'real'), 'real')).kind, 'real')
  assert.equal((await stat(join(home, 'real'))).mode & 0o777, 0o700)
})

test('a folder never changes kind', async () => {
  assert.equal((await openFolder(join(home, 'real'))).kind, 'real')
  assert.match(await refused(openFolder(join(home, 'real'), 'demo')), /enthält eine echte Plattform und bleibt dabei/)
  assert.match(await refused(openFolder(join(home, 'a/b'), 'real')), /enthält die Spieldaten und bleibt dabei/)
})

test('a folder with something else in it is left alone', async () => {
  await mkdir(join(home, 'foreign'))
  await writeFile(join(home, 'foreign/photo.jpg'), '')
  assert.match(await refused(openFolder(join(home, 'foreign'))), /nicht leer/)
  assert.deepEqual(await readdir(join(home, 'foreign')), ['photo.jpg'])
})

test('a folder of a newer version is refused and stays as it is', async () => {
  await mkdir(join(home, 'newer'))
  const record = '{"kind":"hologram","version":2}'
  await writeFile(join(home, 'newer/house.json'), record)
  assert.match(await refused(openFolder(join(home, 'newer'))), /neueren Version/)
  assert.equal(await readFile(join(home, 'newer/house.json'), 'utf8'), record)
})

test('a damaged record is told, not overwritten', async () => {
  await mkdir(join(home, 'damaged'))
  for (const record of ['', '{', '{"kind":"other","version":1}', '{"version":"1"}']) {
    await writeFile(join(home, 'damaged/house.json'), record)
    assert.match(await refused(openFolder(join(home, 'damaged'))), /beschädigt/)
  }
})

test('a path that cannot be a folder is one sentence', async () => {
  await writeFile(join(home, 'file'), '')
  assert.match(await refused(openFolder(join(home, 'file'))), /lässt sich nicht anlegen oder beschreiben \(EEXIST\)/)
  assert.match(await refused(openFolder(join(home, 'file/below'))), /ENOTDIR/)
})
