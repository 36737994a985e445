import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plantedAlliance } from '../../tools/generate/planted.ts'
import { shuffledWithin } from '../../tools/generate/shuffle.ts'
import { findIntersections } from './find.ts'
import { rowsOf } from './rows.ts'
import { seeded } from './seeded.ts'

const alliance = plantedAlliance({ organisations: 600, topics: 300, fields: 6, planted: 12, mean: 8, noise: 0.1, seed: 5 })
const relation = { rows: rowsOf(alliance.rows, alliance.width), fieldOf: alliance.fields }

test('what is called more than chance was planted, and most of what was planted is found', () => {
  const sure = findIntersections(relation, { most: 12 }).found.filter((one) => one.surprise >= 0)
  const isPlanted = (one: (typeof sure)[number]): boolean =>
    alliance.planted.some(({ topics, organisations }) => one.whole.topics.filter((topic) => topics.includes(topic)).length * 2 >= topics.length && one.whole.organisations.filter((member) => organisations.includes(member)).length * 2 >= organisations.length)
  assert.ok(sure.length >= 8, `${sure.length} found`)
  assert.ok(sure.every(isPlanted))
})

test('shuffled inside the fields, nothing is more than chance', () => {
  for (const seed of [1, 2, 3]) {
    const rows = shuffledWithin(alliance.rows, alliance.fields, seeded(seed))
    assert.deepEqual(findIntersections({ ...relation, rows: rowsOf(rows, alliance.width) }, { most: 12 }).found.filter((one) => one.surprise >= 0), [])
  }
})

test('each found one is closed: all its holders, and all they hold', () => {
  for (const { topics, organisations } of findIntersections(relation, { most: 20 }).found) {
    assert.deepEqual(organisations, alliance.rows.flatMap((row, member) => (topics.every((topic) => row.includes(topic)) ? [member] : [])))
    assert.deepEqual(topics, [...Array(alliance.width).keys()].filter((topic) => organisations.every((member) => alliance.rows[member]?.includes(topic))))
  }
})

test('where there are more closed sets than the budget, those of more organisations are looked at, and it is said', () => {
  const { found, minSupport, tested } = findIntersections(relation, { most: 5, budget: 300 })
  assert.ok(minSupport > 2)
  assert.ok(tested <= 300)
  assert.ok(found.every((one) => one.organisations.length >= minSupport))
})

test('the dense worst case ends: 40 members, each with all topics but one of its own', () => {
  const rows = Array.from({ length: 40 }, (_, member) => Array.from({ length: 40 }, (__, topic) => topic).filter((topic) => topic !== member))
  const { tested, minSupport } = findIntersections({ rows: rowsOf(rows, 40), fieldOf: rows.map(() => 0) }, { most: 5, budget: 20_000 })
  assert.ok(tested > 0 && tested <= 20_000 && minSupport > 30)
})

const first = (candidates: number): unknown => findIntersections(relation, { most: 2, candidates }).found.map(({ topics, surprise }) => ({ topics, surprise }))

test('keeping few candidates changes nothing among the first', () => {
  assert.deepEqual(first(40), first(20_000))
})
