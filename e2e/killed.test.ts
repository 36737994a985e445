/**
 * The whole house is killed at random moments under load, Node and its database together, and started again on the same folder: what was acknowledged is there, every text has been read once, and the map is what it would have been.
 * Six times; `KILLS=50` for the figure of docs/benchmarks.md.
 */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { killedOften } from '../tools/figures/killing.ts'

const data = await mkdtemp(join(tmpdir(), 'schnittmenge-killed-'))
after(() => rm(data, { recursive: true, force: true }))

test('killed again and again under load, the house loses nothing that it acknowledged, and does nothing twice', async () => {
  const { acknowledged, lost, readTwice, differs, slowest } = await killedOften(data, Number(process.env['KILLS'] ?? 6), 7)
  assert.ok(acknowledged > 0, 'something was written')
  assert.deepEqual({ lost, readTwice, differs }, { lost: [], readTwice: [], differs: [] })
  assert.ok(Number.isFinite(slowest))
})
