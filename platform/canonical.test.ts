import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { canonical, commitTo, type Json } from './canonical.ts'

test('the sample of RFC 8785, 3.2.2 and 3.2.3, comes out as it stands there', () => {
  const sample = JSON.parse(String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`) as Json
  assert.equal(canonical(sample), String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`)
})

test('keys are in the order of RFC 8785, 3.2.3: by UTF-16 code units', () => {
  const sample = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' }
  assert.deepEqual(Object.values(JSON.parse(`[${[...canonical(sample).matchAll(/:("[^"]*")/g)].map((hit) => hit[1]).join()}]`) as string[]), ['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh'])
})

test('numbers are written as in RFC 8785, appendix B', () => {
  const doubles: Readonly<Record<string, string>> = { '0000000000000000': '0', '8000000000000000': '0', '0000000000000001': '5e-324', '7fefffffffffffff': '1.7976931348623157e+308', '4340000000000000': '9007199254740992', c340000000000000: '-9007199254740992', '4430000000000000': '295147905179352830000', '44b52d02c7e14af5': '9.999999999999997e+22', '44b52d02c7e14af6': '1e+23', '444b1ae4d6e2ef4e': '999999999999999700000', '444b1ae4d6e2ef50': '1e+21', '3eb0c6f7a0b5ed8d': '0.000001', '3eb0c6f7a0b5ed8c': '9.999999999999997e-7', '41b3de4355555555': '333333333.3333333', '43143ff3c1cb0959': '1424953923781206.2' }
  for (const [bits, expected] of Object.entries(doubles)) {
    const view = new DataView(new ArrayBuffer(8))
    view.setBigUint64(0, BigInt(`0x${bits}`))
    assert.equal(canonical(view.getFloat64(0)), expected, bits)
  }
  for (const none of [Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => canonical(none))
  assert.throws(() => canonical('\ud83d'))
})

test('what says the same has the same form, and is read back as itself', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = canonical(value as Json)
    assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
    assert.equal(canonical(JSON.parse(text) as Json), text)
  }))
})

test('a commitment names nobody without its salt, and two of one person are not alike', () => {
  const [one, other] = [commitTo('0190-person'), commitTo('0190-person')]
  assert.notEqual(one.commitment, other.commitment)
  assert.equal(commitTo('0190-person', one.salt).commitment, one.commitment)
})
