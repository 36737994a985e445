import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readEmail } from './mail-address.ts'
import { GROUND_WORDS } from './sentences.ts'

const said = (text: string): string => {
  const read = readEmail(text)
  return read.ok ? read.value : read.refusal.reason
}

test('an address is taken as mail servers take it', () => {
  assert.equal(said(' Kim.Muster+karte@OptoNet.Example '), 'Kim.Muster+karte@optonet.example')
  assert.equal(said("o'neil@uhu.example"), "o'neil@uhu.example")
  assert.equal(said('post@müller-optik.example'), 'post@xn--mller-optik-thb.example')
  assert.equal(said('kim@пример.example'), 'kim@xn--e1afmkfd.example', 'a foreign alphabet is shown as what it is')
})

test('what is no address is refused in one sentence', () => {
  for (const text of ['', '@', 'kim', 'kim@', '@uhu.example', 'kim@localhost', 'kim@127.0.0.1', 'kim@[127.0.0.1]', 'kim.@uhu.example', '.kim@uhu.example', 'k..m@uhu.example', '"kim muster"@uhu.example', 'Kim <kim@uhu.example>', 'kim@-uhu.example', 'kim@uhu..example', 'kim@uhu_1.example', 'a@b@uhu.example', 'kim@uhu.example, lee@uhu.example']) {
    assert.equal(said(text), 'mail.noAddress', text)
  }
  assert.equal(said('käthe@uhu.example'), 'mail.foreignLetters')
})

test('nothing that could begin another header comes through, however it is written', () => {
  for (const sign of ['\r\n', '\n', '\r', '\0', '\t', '\u2028', '\u0085', '\u200B', '\u202E']) assert.equal(said(`kim@uhu.example${sign}Bcc: lee@uhu.example`), 'mail.noAddress')
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, domain) => {
    const read = readEmail(`${local}@${domain}.example`)
    if (read.ok) assert.match(read.value, /^[!-~]{1,64}@[a-z0-9.-]+$/)
    else assert.ok(read.refusal.reason in GROUND_WORDS)
  }))
})

const domainOf = (length: number): string => `${'uhu.'.repeat(80)}example`.slice(-length).replace(/^\./, 'u')

test('addresses are at most as long as mail servers take them', () => {
  assert.equal(said(`${'k'.repeat(64)}@uhu.example`), `${'k'.repeat(64)}@uhu.example`)
  assert.equal(said(`${'k'.repeat(65)}@uhu.example`), 'mail.longLocal')
  assert.equal(said(`kkk@${domainOf(250)}`).length, 254)
  assert.equal(said(`kkkk@${domainOf(250)}`), 'mail.longAddress')
  assert.equal(said(`kim@${'u'.repeat(64)}.example`), 'mail.noAddress')
  assert.equal(said(`kim@${'uhu.'.repeat(1_000_000)}example`), 'mail.longAddress')
})

test('a domain that mixes alphabets which look alike is refused, also in its disguise', () => {
  for (const domain of ['pаypal.example', 'optоnet.example', 'uhu.exаmple', 'xn--pypal-4ve.example', 'αbc.example']) assert.equal(said(`kim@${domain}`), 'mail.mixedAlphabets', domain)
  for (const domain of ['аррӏе.example', 'ドメインabc.example', '도메인.example']) assert.match(said(`kim@${domain}`), /^kim@xn--/, domain)
})
