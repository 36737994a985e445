import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planIndex, type Near, type PlanIndex } from './plan-index.ts'
import { readPlan } from './plan-reading.ts'
import { rarityAmong } from './term-weights.ts'

// A plan, one that shares two rare words with it, and a crowd that is alike in all and shares more words with it, common ones.
const READINGS = [
  'laser copper glass wood tree wind sand',
  'laser copper paper stone brick',
  'glass wood tree water wind',
  'glass wood tree water sand',
  'glass tree wood wind sand',
  'wood glass water wind sand',
].map((text) => readPlan({ text, language: 'en' }))

const indexOf = (neighbours?: number): PlanIndex => {
  const index = planIndex(rarityAmong(READINGS), { byId: new Map() }, neighbours === undefined ? {} : { neighbours })
  READINGS.forEach((reading, at) => index.add(`p${at}`, reading))
  return index
}

const nearest = (neighbours: number): Near | undefined => indexOf(neighbours).near('p0')[0]

test('a plan that is like many others is less near than one that is like this one only', () => {
  assert.equal(nearest(3)?.id, 'p1')
})

test('without its neighbourhood the crowd would come first: the finding rests on it', () => {
  // So many neighbours that none has enough of them: all neighbourhoods are ordinary.
  assert.notEqual(nearest(1000)?.id, 'p1')
})

test('a plan is not its own neighbour', () => {
  assert.ok(indexOf().near('p2').every(({ id }) => id !== 'p2'))
})

test('the words that speak most for a common aim are the rare ones', () => {
  assert.deepEqual(nearest(3)?.sameAim?.words, [{ here: 'copper', there: 'copper' }, { here: 'laser', there: 'laser' }])
})
