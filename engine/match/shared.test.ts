import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Concept } from '../vocabulary/concept.ts'
import { sharedTopics, type SharedTopic } from './shared.ts'

const CONCEPTS: Concept[] = [
  ['field', []],
  ['laser', ['field']],
  ['laser-welding', ['laser']],
  ['laser-cutting', ['laser']],
  ['optics', ['field']],
  ['fibre-laser-welding', ['laser-welding']],
].map(([id, broader]) => ({ id: id as string, prefLabel: {}, broader: broader as string[] }))
const hierarchy = { byId: new Map(CONCEPTS.map((concept) => [concept.id, concept])) }

/** “laser-welding .5, optics” are the topics of an organisation; weight 1 where none is given. */
const topics = (line: string): { concept: string; weight: number }[] =>
  line
    .split(', ')
    .filter((entry) => entry !== '')
    .map((entry) => ({ concept: entry.split(' ')[0] ?? '', weight: Number(entry.split(' ')[1] ?? 1) }))

const share = (...lines: string[]): string[] => sharedTopics(lines.map(topics), hierarchy).map(({ concept, holders }) => `${concept}: ${holders.map((holder) => holder.organisation).join(' ')}`)

test('a topic of two organisations is shared, of one is not', () => {
  assert.deepEqual(share('optics', 'optics', 'laser'), ['optics: 0 1'])
})

test('one names the broader, the other the narrower: the broader is shared', () => {
  const [shared] = sharedTopics([topics('laser'), topics('laser-welding')], hierarchy)
  assert.equal(shared?.concept, 'laser')
  assert.deepEqual(shared?.holders.map((holder) => holder.by), ['laser', 'laser-welding'])
})

test('the narrower may be two levels below', () => {
  assert.deepEqual(share('laser', 'fibre-laser-welding'), ['laser: 0 1'])
})

test('two narrower topics do not share a broader one that nobody named', () => {
  assert.deepEqual(share('laser-welding', 'laser-cutting'), [])
})

test('a broader topic shared by the same organisations is counted once, in the narrower', () => {
  assert.deepEqual(share('laser, laser-welding', 'laser, laser-welding'), ['laser-welding: 0 1'])
})

test('a broader topic that more organisations share stays', () => {
  assert.deepEqual(share('laser, laser-welding', 'laser-welding', 'laser'), ['laser: 0 1 2', 'laser-welding: 0 1'])
})

test('a whole field is only shared by those who name it', () => {
  assert.deepEqual(share('field', 'optics', 'laser'), [])
  assert.deepEqual(share('field', 'field'), ['field: 0 1'])
})

test('more organisations come first, then the stronger weakest holder', () => {
  assert.deepEqual(share('laser .9, optics .2', 'laser .9, optics .9'), ['laser: 0 1', 'optics: 0 1'])
})

/** Topics with the names of their holders, whatever their numbers. */
const named = (shared: SharedTopic[], order: readonly number[]): string[] => shared.map(({ concept, holders }) => `${concept}: ${holders.map((holder) => order[holder.organisation] ?? -1).toSorted((a, b) => a - b).join(' ')}`).toSorted()

test('the order of organisations changes nothing but their numbers', () => {
  const organisation = fc.uniqueArray(fc.constantFrom('field', 'laser', 'laser-welding', 'laser-cutting', 'optics'), { maxLength: 5 })
  fc.assert(
    fc.property(fc.array(organisation, { minLength: 2, maxLength: 6 }), (list) => {
      const weighted = list.map((entries) => entries.map((concept) => ({ concept, weight: 0.5 })))
      const forwards = list.map((_, index) => index)
      assert.deepEqual(named(sharedTopics(weighted, hierarchy), forwards), named(sharedTopics(weighted.toReversed(), hierarchy), forwards.toReversed()))
    }),
    { seed: 3 },
  )
})
