/** The version of code by its content: what was made by other code is made anew, and nobody has to remember a number. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from './hash.ts'

/** Of all sources below a folder but tests: twelve signs. Some hundred files take some ten milliseconds. */
export function versionOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).toSorted()
  return hashOf(files.map((file) => `${file}\n${hashOf(readFileSync(join(folder, file)))}`).join('\n')).slice(0, 12)
}
