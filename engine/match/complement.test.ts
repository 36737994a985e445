import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Concept } from '../vocabulary/concept.ts'
import { answersTo } from './complement.ts'

const CONCEPTS: Concept[] = [
  ['field', []],
  ['welding', ['field']],
  ['laser-welding', ['welding']],
  ['fibre-laser-welding', ['laser-welding']],
  ['optics', []],
].map(([id, broader]) => ({ id: id as string, prefLabel: {}, broader: broader as string[] }))
const hierarchy = { byId: new Map(CONCEPTS.map((concept) => [concept.id, concept])) }

/** “laser-welding .5, optics” are topics; weight 1 where none is given. */
const topics = (line: string): { concept: string; weight: number }[] => line.split(', ').filter((entry) => entry !== '').map((entry) => ({ concept: entry.split(' ')[0] ?? '', weight: Number(entry.split(' ')[1] ?? 1) }))

const answers = (seeks: string, has: string): string[] => answersTo(topics(seeks), topics(has), hierarchy).map(({ sought, held, weight }) => `${sought} by ${held} ${weight}`)

test('who has what is sought answers the need, as surely as the weaker of both is', () => {
  assert.deepEqual(answers('welding .8', 'welding .6, optics'), ['welding by welding 0.6'])
  assert.deepEqual(answers('welding', 'optics'), [])
})

test('something narrower answers in full, something broader by half', () => {
  assert.deepEqual(answers('welding', 'fibre-laser-welding'), ['welding by fibre-laser-welding 1'])
  assert.deepEqual(answers('fibre-laser-welding', 'welding'), ['fibre-laser-welding by welding 0.5'])
})

test('a whole field answers only itself, and is answered only by itself', () => {
  assert.deepEqual(answers('laser-welding', 'field'), [])
  assert.deepEqual(answers('field', 'laser-welding'), [])
  assert.deepEqual(answers('field', 'field'), ['field by field 1'])
})

test('each need has its best answer: the exact one before the narrower of equal weight', () => {
  assert.deepEqual(answers('welding', 'laser-welding, welding'), ['welding by welding 1'])
  assert.deepEqual(answers('welding', 'welding .3, laser-welding .9'), ['welding by laser-welding 0.9'])
})

test('a broader need is counted once, in the narrower one that is answered too', () => {
  assert.deepEqual(answers('welding, laser-welding', 'laser-welding'), ['laser-welding by laser-welding 1'])
})

test('surer answers come first, whatever the order of needs', () => {
  assert.deepEqual(answers('optics .4, welding .9', 'welding, optics'), ['welding by welding 0.9', 'optics by optics 0.4'])
  assert.deepEqual(answers('welding .9, optics .4', 'optics, welding'), ['welding by welding 0.9', 'optics by optics 0.4'])
})
