// stand-in
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashOf } from './hash.ts'
export type Files = { keep(bytes: Uint8Array): Promise<string>; read(hash: string): Promise<Uint8Array> }
export async function openFiles(folder: string): Promise<Files> {
  await mkdir(folder, { recursive: true })
  return { keep: async (bytes) => { const h = hashOf(bytes); await writeFile(join(folder, h), bytes); return h }, read: (hash) => readFile(join(folder, hash)) }
}
