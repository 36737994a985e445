/**
 * Secrets of the house: made by chance at first start, kept in the data folder, one file each, mode 0600 in a folder of mode 0700.
 * **Units**: 32 bytes each, enough for HMAC-SHA-256 and for AES-256. They are part of a backup.
 */
import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, syncFolder, writeDurably } from './disk.ts'
import { Refused } from './result.ts'
import { newId } from './runtime.ts'

/** `session` signs cookies; `link` signs addresses in mail. */
type SecretName = 'session' | 'link'

export type Secrets = Readonly<Record<SecretName, Buffer>>

const NAMES: readonly SecretName[] = ['session', 'link']
const BYTES = 32

/** The secrets of this data folder, made where they are lacking. Two that start at once get the same. */
export async function openSecrets(data: string): Promise<Secrets> {
  const folder = join(data, 'secrets')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const [session, linkSecret] = await Promise.all(NAMES.map((name) => secretIn(folder, name)))
  if (session === undefined || linkSecret === undefined) throw new Error('two names give two secrets')
  return { session, link: linkSecret }
}

async function secretIn(folder: string, name: SecretName): Promise<Buffer> {
  const path = join(folder, name)
  const draft = `${path}.${newId()}.new`
  try {
    return await readSecret(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  await writeDurably(draft, `${randomBytes(BYTES).toString('base64url')}\n`, 0o600)
  try {
    // A link, unlike a renaming, never replaces what another start has just made.
    await link(draft, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  await rm(draft)
  await syncFolder(folder)
  return readSecret(path)
}

async function readSecret(path: string): Promise<Buffer> {
  const bytes = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url')
  if (bytes.length !== BYTES) throw new Refused({ kind: 'conflict', reason: 'folder.broken', facts: { path } })
  await chmod(path, 0o600)
  return bytes
}
