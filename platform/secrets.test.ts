import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Refused } from './result.ts'
import { openSecrets } from './secrets.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schnittmenge-secrets-'))
})
after(() => rm(folder, { recursive: true }))

test('secrets are made at first start and stay; only their owner may read them', async () => {
  const first = await openSecrets(folder)
  assert.equal(first.session.length, 32)
  assert.notDeepEqual(first.session, first.link)
  await chmod(join(folder, 'secrets/session'), 0o644)
  assert.deepEqual(await openSecrets(folder), first)
  for (const name of await readdir(join(folder, 'secrets'))) assert.equal((await stat(join(folder, 'secrets', name))).mode & 0o777, 0o600)
  assert.equal((await stat(join(folder, 'secrets'))).mode & 0o777, 0o700)
})

test('ten first starts at once agree on the secrets', async () => {
  const fresh = await mkdtemp(join(folder, 'fresh-'))
  const all = await Promise.all(Array.from({ length: 10 }, () => openSecrets(fresh)))
  for (const one of all) assert.deepEqual(one, all[0])
  assert.deepEqual((await readdir(join(fresh, 'secrets'))).toSorted(), ['link', 'session'])
})

test('a damaged secret is not replaced by chance', async () => {
  const broken = await mkdtemp(join(folder, 'broken-'))
  await openSecrets(broken)
  await writeFile(join(broken, 'secrets/session'), 'short')
  await assert.rejects(openSecrets(broken), (error) => error instanceof Refused && error.refusal.reason === 'folder.broken')
})
