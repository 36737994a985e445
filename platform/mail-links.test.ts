import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signLink } from './links.ts'
import { actsByLink, veiled } from './mail-links.ts'
import { newPrivateLink } from './private-link.ts'
import { newId } from './runtime.ts'

const HOUSE = 'https://allianz.example'
const until = new Date('2027-01-01T00:00:00Z')

test('links that act are veiled, whatever they are for; plain addresses stay', () => {
  const acting = [
    `${HOUSE}/de/einladung/${newPrivateLink().link}`,
    `${HOUSE}/de/anmelden/link?token=abc`,
    `${HOUSE}/en/choose-password?token=${'x'.repeat(32)}`,
    `${HOUSE}/de/antwort/${signLink(new Uint8Array(32), { purpose: 'answer', facts: { kind: 'event' }, until })}`,
    `${HOUSE}/de#${newPrivateLink().link}`,
    `https://kim:geheim@allianz.example/de`,
    'http://[keine',
  ]
  const plain = [HOUSE, `${HOUSE}/de/datenschutz`, `${HOUSE}/de/mitglieder/${newId()}/personen`, 'https://www.bund.example/foerderung/aufruf-7']
  for (const address of acting) assert.deepEqual([actsByLink(`Bitte: ${address}\n`), veiled(`Bitte: ${address}\nDanke`, '[Link]')], [true, 'Bitte: [Link]\nDanke'], address)
  for (const address of plain) assert.deepEqual([actsByLink(address), veiled(`(${address}) ${address}`, '[Link]')], [false, `(${address}) ${address}`], address)
})
