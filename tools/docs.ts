/** `npm run docs`: writes what is generated from the code. Tests fail where a page has drifted. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { settingsPage } from '#platform/settings'

const docs = resolve(import.meta.dirname, '../docs')

writeFileSync(join(docs, 'settings.md'), settingsPage())
