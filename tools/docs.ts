/** `npm run docs`: writes what is generated from the code: settings, API, permissions, tables. A test fails where a page has drifted. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { generatedPages } from './docs/pages.ts'

const docs = resolve(import.meta.dirname, '../docs')

for (const [name, page] of await generatedPages()) writeFileSync(join(docs, name), page)
process.exit(0)
