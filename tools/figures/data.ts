/** The data that figures are measured on: beside the project, never in it. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

const folder = resolve(import.meta.dirname, '../../../shared/data')

/** Is the data here? Tests that need it say plainly that they were skipped when it is not. */
export const hasData = existsSync(folder)

/** The text of a data file, unpacked where its name ends in .gz. */
export function dataText(path: string): string {
  const bytes = readFileSync(join(folder, path))
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** The first eight hexadecimal digits of SHA-256 as a number: splits and samples by it are the same everywhere. */
export function hashOf(text: string): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16)
}
