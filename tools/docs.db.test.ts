import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { generatedPages } from './docs/pages.ts'

test('generated documents say what the code says: otherwise run `npm run docs`', async () => {
  for (const [name, page] of await generatedPages()) assert.equal(readFileSync(resolve(import.meta.dirname, '../docs', name), 'utf8'), page, name)
})
