import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, property, uuid } from 'fast-check'
import { replyAddressOf, replyIdIn } from './reply-address.ts'

test('a reply address fits in 64 characters, survives capitals, and cannot be made up', () => {
  const secret = Buffer.alloc(32, 7)
  check(property(uuid(), (one) => {
    const address = replyAddressOf(secret, one, 'allianz.example')
    assert.ok(address.indexOf('@') <= 64)
    assert.equal(replyIdIn(secret, address.toUpperCase(), 'allianz.example'), one)
    assert.equal(replyIdIn(Buffer.alloc(32, 8), address, 'allianz.example'), undefined)
    assert.equal(replyIdIn(secret, address.replace(/.@/, (end) => (end[0] === '0' ? '1@' : '0@')), 'allianz.example'), undefined)
    assert.equal(replyIdIn(secret, address, 'evil.example'), undefined)
  }))
  assert.equal(replyIdIn(secret, 'reply+x@allianz.example', 'allianz.example'), undefined)
})
