import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aimIndex } from './aim.ts'
import type { LikenessText } from './bags.ts'

// A plan, one that shares two rare words with it, and a crowd that is alike in all and shares more words with it, common ones.
const TEXTS: readonly LikenessText[] = [
  'laser copper glass wood tree wind sand',
  'laser copper paper stone brick',
  'glass wood tree water wind',
  'glass wood tree water sand',
  'glass tree wood wind sand',
  'wood glass water wind sand',
].map((text) => ({ text, language: 'en' }))
const NOTHING_COPIED = TEXTS.map(() => new Map<number, never>())

const order = (neighbours: number): number[] => {
  const nearness = aimIndex(TEXTS, NOTHING_COPIED, neighbours).nearness(0)
  return [...TEXTS.keys()].slice(1).toSorted((a, b) => (nearness[b] ?? 0) - (nearness[a] ?? 0))
}

test('a plan that is like many others is less near than one that is like this one only', () => {
  assert.equal(order(3)[0], 1)
})

test('without its neighbourhood the crowd would come first: the finding rests on it', () => {
  // So many neighbours that none has enough of them: all neighbourhoods are ordinary.
  assert.notEqual(order(1000)[0], 1)
})

test('a plan is not its own neighbour', () => {
  assert.equal(aimIndex(TEXTS, NOTHING_COPIED).nearness(2)[2], 0)
})

test('the words that speak most for a common aim are the rare ones', () => {
  assert.deepEqual(aimIndex(TEXTS, NOTHING_COPIED).commonWords(0, 1), [{ here: 'copper', there: 'copper' }, { here: 'laser', there: 'laser' }])
})
