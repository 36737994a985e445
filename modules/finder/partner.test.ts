import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganisationId } from '#modules/members'
import { chosen, facetsOf, strengthOf, strengthOfPartner, type Partner } from './partner.ts'

const org = (n: number): OrganisationId => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}` as OrganisationId
const [optonet, polymermat] = [org(91), org(92)]

/** `at('glass .9/2, optics .4/1')`: topics with strength and number of texts. */
const at = (shown: string): Partner['shown'] => (shown === '' ? [] : shown.split(', ').map((one) => { const [, topic = '', strength = '', units = ''] = /^(\S+) (\S+)\/(\d+)$/.exec(one) ?? []; return { topic, strength: Number(strength), units: Number(units) } }))
const partner = (n: number, shown: string, more: Partial<Partner> = {}): Partner => ({ organisation: org(n), kind: 'company', clusters: [optonet], shown: at(shown), roles: ['cross-cutting'], isByWord: false, ...more })
const names = (partners: readonly Partner[]): number[] => partners.map(({ organisation }) => Number(organisation.slice(-12)))

const all = [
  partner(1, 'glass .9/2'),
  partner(2, 'glass .6/1, optics .6/1', { place: 'Jena' }),
  partner(3, '', { isByWord: true, kind: 'research' }),
  partner(4, 'glass 0/0', { clusters: [polymermat], roles: ['application'] }),
]

test('who answers for more of what is asked comes first, then whose evidence is stronger, then whom only the words find', () => {
  assert.deepEqual(names(chosen(all, {})), [2, 1, 4, 3])
  assert.deepEqual(names(chosen(all.toReversed(), {})), [2, 1, 4, 3], 'in whatever order they come')
})

test('evidence is told in words: several texts, one, a hint, or the own word alone', () => {
  assert.deepEqual([at('a .9/2'), at('a .9/1'), at('a .4/1'), at('a 0/0')].map(([one]) => (one === undefined ? '' : strengthOf(one))), ['strong', 'some', 'weak', 'word'])
  assert.equal(strengthOfPartner(partner(1, 'a 0/0, b .9/3')), 'strong')
  assert.equal(strengthOfPartner(partner(1, '')), 'weak')
})

test('every choice narrows, and together they narrow more', () => {
  assert.deepEqual(names(chosen(all, { topic: 'optics' })), [2])
  assert.deepEqual(names(chosen(all, { role: 'application' })), [4])
  assert.deepEqual(names(chosen(all, { kind: 'research' })), [3])
  assert.deepEqual(names(chosen(all, { cluster: optonet, topic: 'glass' })), [2, 1])
  assert.deepEqual(names(chosen(all, { place: 'Jena', kind: 'research' })), [])
})

test('the number beside a value is what a click on it shows', () => {
  for (const choice of [{}, { topic: 'glass' }, { cluster: optonet, kind: 'company' }, { strength: 'word' as const }]) {
    for (const [facet, values] of Object.entries(facetsOf(all, choice))) for (const [value, count] of values) assert.equal(chosen(all, { ...choice, [facet]: value }).length, count, `${facet} ${value} beside ${JSON.stringify(choice)}`)
  }
})
