import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readLink, signLink } from './links.ts'

const secret = randomBytes(32)
const NOW = new Date('2026-11-30T06:00:00Z')
const until = new Date('2026-12-14T06:00:00Z')
const facts = { organisation: '01900000-0000-7000-8000-000000000001', topics: ['laser-welding', 'micro-optics'] }
const token = signLink(secret, { purpose: 'answer', facts, until })
const reasonOf = (text: string, purpose = 'answer', at = NOW, by: Uint8Array = secret): string => {
  const read = readLink(by, purpose, text, at)
  return read.ok ? 'read' : read.refusal.reason
}

test('what was signed is read as it was, by this house and for this purpose', () => {
  assert.deepEqual(readLink(secret, 'answer', token, NOW), { ok: true, value: facts })
  assert.match(token, /^[\w-]+\.[\w-]{22}$/)
  assert.equal(reasonOf(token, 'unsubscribe'), 'link.foreign')
  assert.equal(reasonOf(token, 'answer', NOW, randomBytes(32)), 'link.foreign')
})

test('a link ends at its moment; a forged one is foreign, ended or not', () => {
  assert.equal(reasonOf(token, 'answer', new Date(until.getTime() - 1)), 'read')
  assert.equal(reasonOf(token, 'answer', until), 'link.ended')
  assert.equal(reasonOf(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 'answer', until), 'link.foreign')
})

test('any changed, lost or added character makes it foreign', () => {
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.string({ unit: 'binary', maxLength: 2 }), (at, put) => {
      const changed = token.slice(0, at) + put + token.slice(at + 1)
      fc.pre(changed !== token)
      assert.equal(reasonOf(changed), 'link.foreign')
    }),
    { numRuns: 2_000 },
  )
  for (const other of ['', '.', '..', `${token}.`, `.${token}`, `${token}=`, token.split('.')[0] ?? '', 'x'.repeat(1_000_000)]) assert.equal(reasonOf(other), 'link.foreign')
})

test('whatever is signed comes back, and another purpose is refused', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 40 })
  fc.assert(
    fc.property(fc.dictionary(words.filter((key) => key !== '__proto__'), fc.oneof(words, fc.array(words, { maxLength: 4 })), { maxKeys: 4, noNullPrototype: true }), words, words, (given, purpose, other) => {
      const made = signLink(secret, { purpose, facts: given, until })
      fc.pre(made.length <= 2_000)
      assert.deepEqual(readLink(secret, purpose, made, NOW), { ok: true, value: given })
      if (other !== purpose) assert.equal(reasonOf(made, other), 'link.foreign')
    }),
  )
})
