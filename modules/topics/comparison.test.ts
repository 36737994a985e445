import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { comparisonOf, likenessOf } from './comparison.ts'
import { FIGURES } from './method-words.ts'
import { SMALL } from './sample.ts'
import { placesOf, sentenceAround } from './term-places.ts'
import { topicCalled, topicsCalled } from './topic-search.ts'
import { differenceOf, hierarchyOf } from './vocabulary.ts'

const concepts = new Map(SMALL.concepts.map((concept) => [concept.id, concept]))
const side = (has: readonly string[], seeks: readonly string[] = []) => ({ has, seeks })

test('what both have is told by the narrowest topic; who has a narrower one has the broader, tops aside', () => {
  const told = comparisonOf(side(['biopolymer', 'laser']), side(['polymer', 'glass'], ['laser']), concepts)
  assert.deepEqual(told.shared, ['polymer'])
  assert.deepEqual(told.aAnswers, ['laser'])
  assert.deepEqual([told.onlyA, told.onlyB], [['biopolymer', 'laser'], ['glass']])
  assert.deepEqual(told.alike, { shared: 1, all: 4 })
  assert.deepEqual(comparisonOf(side(['biopolymer']), side(['glass']), concepts).shared, [], 'a top says nothing')
})

test('compared the other way round everything changes places', () => {
  const [a, b] = [side(['laser-welding'], ['glass']), side(['glass', 'laser'], ['laser'])]
  const [one, other] = [comparisonOf(a, b, concepts), comparisonOf(b, a, concepts)]
  assert.deepEqual([one.aAnswers, one.bAnswers, one.onlyA, one.onlyB], [other.bAnswers, other.aAnswers, other.onlyB, other.onlyA])
  assert.deepEqual([one.shared, one.alike], [other.shared, other.alike])
})

const likeness = (shared: number, all: number) => likenessOf({ ...comparisonOf(side([]), side([]), concepts), alike: { shared, all } })

test('how alike two are, in a word', () => {
  assert.deepEqual([likeness(0, 0), likeness(0, 9), likeness(1, 20), likeness(3, 20), likeness(8, 20), likeness(14, 20)], ['unknown', 'none', 'little', 'some', 'much', 'very'])
})

test('topics are found by any label, the exact one first', () => {
  assert.deepEqual(topicsCalled('laser', concepts.values(), 'de').map(({ id }) => id), ['laser', 'laser-welding'])
  assert.deepEqual(topicsCalled('  PLASTIK ', concepts.values(), 'de').map(({ id }) => id), ['polymer'])
  assert.deepEqual(topicsCalled(' ', concepts.values(), 'de'), [])
  assert.equal(topicCalled('Biokunststoff', concepts.values()), 'biopolymer')
  assert.equal(topicCalled('Kunst', concepts.values()), undefined)
})

const term = (at: number, said: string) => ({ key: 'nanolins', text: said, language: 'de' as const, start: at, end: at + said.length, words: 1, stance: 'has' as const })

test('a found term is quoted with its sentence, whatever stands around it', () => {
  const text = 'Davor steht etwas.  Wir gießen\tNanolinsen seit 1999! Danach auch.'
  const start = text.indexOf('Nanolinsen')
  const { sentence, found } = sentenceAround(text, { start, end: start + 10 })
  assert.equal(sentence, 'Wir gießen Nanolinsen seit 1999!')
  assert.equal(sentence.slice(...found), 'Nanolinsen')
  const long = sentenceAround(`${'x'.repeat(10_000)} Nanolinsen ${'y'.repeat(10_000)}`, { start: 10_001, end: 10_011 })
  assert.ok(long.sentence.length < 500 && long.sentence.startsWith('…') && long.sentence.endsWith('…'))
  assert.equal(placesOf({ text: 'Nanolinse', language: 'de' }, [{ terms: [term(0, 'Nanolinse')] }, { terms: [term(4, 'Nanolinsen')] }, { terms: [] }]).length, 2)
})

test('what the alliance made of the vocabulary', () => {
  const now = { ...SMALL, concepts: [...SMALL.concepts.filter(({ id }) => id !== 'glass').map((one) => (one.id === 'laser' ? { ...one, axis: 'application' as const } : one)), { id: 'own', prefLabel: { de: 'Eigenes' }, broader: ['glass'] }] }
  const { added, changed, gone } = differenceOf(SMALL, now)
  assert.deepEqual([added, changed, gone].map((list) => list.map(({ id }) => id)), [['own'], ['laser'], ['glass']])
  assert.deepEqual(hierarchyOf(now, 'de').tops.map(({ id }) => id), ['own', 'light', 'material'], 'what stands below something gone is a top')
})

test('the figures that the page on the method shows are those that were measured', () => {
  const benchmarks = readFileSync(new URL('../../docs/benchmarks.md', import.meta.url), 'utf8')
  for (const { name, value } of FIGURES) assert.ok(benchmarks.includes(`| ${name} | ${value} `), `${name} is no longer ${value}`)
})
