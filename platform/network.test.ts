import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf } from './network.ts'

test('an address is shortened to a network: what stays names no person', () => {
  assert.equal(networkOf('192.0.2.77'), '192.0.2.0')
  assert.equal(networkOf('::ffff:192.0.2.77'), '192.0.2.0')
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1::')
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0::')
  assert.equal(networkOf('::1'), '0:0:0::')
  for (const odd of ['', 'unbekannt', '<script>']) assert.equal(networkOf(odd), '')
})
