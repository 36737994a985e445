import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isId } from './ids.ts'
import { idMaker, newId } from './runtime.ts'

test('a new id is a UUIDv7 that carries its millisecond', () => {
  const before = Date.now()
  const id = newId()
  assert.ok(isId(id), id)
  const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  assert.ok(at >= before && at <= Date.now() + 1)
})

test('ids keep the order of their making, also 100,000 within one millisecond', () => {
  const make = idMaker(() => 1_800_000_000_000)
  const ids = Array.from({ length: 100_000 }, () => make())
  assert.deepEqual(ids, ids.toSorted())
  assert.equal(new Set(ids).size, ids.length)
})

test('a clock put back by a second does not turn the order, one put back by an hour is followed', () => {
  let clock = 1_800_000_000_000
  const make = idMaker(() => clock)
  const first = make()
  clock -= 1_000
  assert.ok(make() > first)
  clock -= 3_600_000
  assert.ok(make() < first)
})
