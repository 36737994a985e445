import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Concept } from '../vocabulary/concept.ts'
import { buildMatcher } from '../vocabulary/matcher.ts'
import { candidatesOf, FEATURES } from './learn-features.ts'
import { looseKey } from './learn-lexicon.ts'
import { memoryOf } from './learn-memory.ts'
import { see } from './learn-sight.ts'
import { growTrees, oddsOf } from './learn-trees.ts'
import { learnRanking, type Example, type Ranking } from './learn.ts'
import { rankConcepts, rankPlainly } from './rank.ts'

const concept = (id: string, en: string, altEn: string[] = [], broader: string[] = []): Concept => ({ id, prefLabel: { en }, altLabel: { en: altEn }, broader })

const matcher = buildMatcher({
  title: 'A small vocabulary',
  concepts: [
    concept('photonics', 'photonics'),
    concept('lasers', 'lasers', ['laser welding'], ['photonics']),
    concept('sensors', 'sensors'),
    concept('plastics', 'plastics', ['polymer']),
    concept('recycling', 'recycling', [], ['plastics']),
    concept('chips', 'lab on a chip', ['labonachip']),
    concept('genomics', 'genomics'),
    concept('arts', 'arts'),
  ],
})

/** An alliance that means “photonics” wherever a text speaks of beams and mirrors, and never means the arts by the state of the art. */
const examples: Example[] = Array.from({ length: 60 }, (_, index): Example => {
  const odd = index % 2 === 1
  return {
    text: odd
      ? `We align mirrors and beams for customer ${index} at the state of the art. The beams are measured by sensors, and the mirrors are polished.`
      : `We collect granulate and flakes for customer ${index} at the state of the art. The flakes of the polymer are washed before recycling.`,
    concepts: odd ? ['photonics', 'sensors'] : ['plastics', 'recycling'],
    group: `customer ${index % 12}`,
  }
})

const ranking = learnRanking(examples, matcher)
const NEW = 'Our workshop grinds mirrors for narrow beams, and it is state of the art.'

const ids = (text: string, learned: Ranking, most?: number): string[] => rankConcepts(text, matcher, learned, most).map((ranked) => ranked.concept)

test('a topic whose words the text does not hold is ranked first where alike texts were given it', () => {
  assert.equal(see(NEW, matcher).found.has(matcher.indexOf.get('photonics')!), false)
  assert.equal(ids(NEW, ranking)[0], 'photonics')
})

test('a label that was found and never confirmed falls behind', () => {
  assert.equal(rankPlainly(NEW, matcher)[0]?.concept, 'arts')
  const chance = new Map(rankConcepts(NEW, matcher, ranking).map((ranked) => [ranked.concept, ranked.score]))
  assert.ok(chance.get('photonics')! > 0.5)
  assert.ok((chance.get('arts') ?? 0) < 0.5)
})

test('without examples, ranking is plain label matching', () => {
  const nothing = learnRanking([], matcher)
  const text = 'Lasers and sensors; a second laser. Recycling.'
  assert.deepEqual(rankConcepts(text, matcher, nothing), rankPlainly(text, matcher))
  assert.deepEqual(rankPlainly(text, matcher).map((ranked) => ranked.concept), ['lasers', 'sensors', 'recycling'])
})

test('a few examples teach nothing, and texts without confirmed topics teach nothing', () => {
  assert.equal(learnRanking(examples.slice(0, 5), matcher).trees, undefined)
  assert.equal(learnRanking(examples.map(({ text }) => ({ text, concepts: [] })), matcher).trees, undefined)
})

test('the same examples give the same ranking to the byte, and it survives being stored', () => {
  const again = learnRanking(examples, matcher)
  assert.equal(JSON.stringify(again), JSON.stringify(ranking))
  const stored = JSON.parse(JSON.stringify(ranking)) as Ranking
  assert.deepEqual(rankConcepts(NEW, matcher, stored), rankConcepts(NEW, matcher, ranking))
})

test('no more concepts than asked for, none twice, best first', () => {
  const ranked = rankConcepts(`${NEW} Polymer recycling with sensors and lasers.`, matcher, ranking, 3)
  assert.equal(ranked.length, 3)
  assert.equal(new Set(ranked.map((one) => one.concept)).size, 3)
  assert.deepEqual(ranked.map((one) => one.score), ranked.map((one) => one.score).toSorted((a, b) => b - a))
})

test('a text in no known language, an empty one, and confirmed concepts the vocabulary lacks do no harm', () => {
  assert.deepEqual(rankPlainly('', matcher), [])
  assert.ok(Array.isArray(rankConcepts('', matcher, ranking)))
  const strangers = learnRanking(examples.map((example) => ({ ...example, concepts: [...example.concepts, 'gone'] })), matcher)
  assert.equal(ids(NEW, strangers)[0], 'photonics')
})

test('the looser look joins derivations and hyphens and sees labels inside labels', () => {
  assert.equal(looseKey('genomics', 'en'), looseKey('genomic', 'en'))
  const found = new Set([...see('A genomic lab-on-a-chip. Laser welding with lasers.', matcher).found.keys()].map((index) => matcher.vocabulary.concepts[index]?.id))
  for (const id of ['genomics', 'chips', 'lasers']) assert.ok(found.has(id), id)
})

test('every candidate has one finite number for each feature', () => {
  for (const memory of [memoryOf([], matcher), memoryOf(ranking.remembered, matcher)]) {
    for (const { row } of candidatesOf(see(NEW, matcher), memory, matcher)) {
      assert.equal(row.length, FEATURES.length)
      assert.ok(row.every(Number.isFinite))
    }
  }
})

test('trees learn what a single question cannot tell: both, but not either', () => {
  const rows = Array.from({ length: 400 }, (_, index) => [index % 2, (index >> 1) % 2, (index * 7919) % 13])
  const trees = growTrees(rows, rows.map(([a, b]) => a === 1 && b === 1))
  assert.ok(oddsOf(trees, [1, 1, 5]) > 2)
  for (const row of [[0, 0, 5], [1, 0, 5], [0, 1, 5]]) assert.ok(oddsOf(trees, row) < -2)
})
