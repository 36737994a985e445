import { test } from 'node:test'
import assert from 'node:assert/strict'
import { partnerIndex, type OwnText } from './partners.ts'

// Written for this test.
const TEXTS: readonly OwnText[] = [
  { id: 'glass', organisations: ['Lumina'], text: 'We are a family firm.\nWe do laser micro-structuring of glass.', language: 'en' },
  { id: 'steel', organisations: ['Lumina', 'Rohr AG'], text: 'Roboter schweißen Rohre aus Stahl.', language: 'de' },
  { id: 'water', organisations: ['Aqua'], text: 'Sensors for drinking water.', language: 'en' },
]

test('a question finds whoever answers it in the other language, with the text, the sentence and the words', () => {
  const index = partnerIndex(TEXTS)
  const [hit] = index.find({ text: 'Wer kann Glas mikrostrukturieren?', language: 'de' }, { most: 1 })
  assert.equal(hit?.organisation, 'Lumina')
  const [because] = hit?.because ?? []
  assert.equal(because?.text, 'glass')
  assert.ok(because?.words.includes('glass'), because?.words.join())
  assert.equal(TEXTS[0]?.text.slice(because?.sentence.start, because?.sentence.end), 'We do laser micro-structuring of glass.')
  assert.equal(index.find({ text: 'Who welds pipes of steel?', language: 'en' }, { most: 1 })[0]?.organisation, 'Rohr AG')
})

test('the score is the sum of what it is said to be made of', () => {
  for (const hit of partnerIndex(TEXTS, new Map([['Rohr AG', 'Rohr und Stahl AG']])).find({ text: 'Rohre aus Stahl und Glas', language: 'de' }, { most: 9 })) {
    assert.ok(Math.abs(hit.score - hit.byName.adds - hit.because.reduce((sum, { adds }) => sum + adds, 0)) < 1e-12, hit.organisation)
  }
})

test('a text left out is nobody’s: neither is it a reason, nor does it lengthen a profile', () => {
  const query = { text: 'Rohre aus Stahl', language: 'de' } as const
  const index = partnerIndex(TEXTS)
  assert.deepEqual(index.rank(query, { without: new Set(['steel']) }).filter(({ organisation }) => organisation === 'Rohr AG'), [])
  const glass = index.rank({ text: 'laser glass', language: 'en' }, { without: new Set(['steel']) })[0]
  const alone = index.rank({ text: 'laser glass', language: 'en' })[0]
  assert.ok((glass?.score ?? 0) > (alone?.score ?? 0))
})

test('what an organisation is called counts, and is told apart', () => {
  const hit = partnerIndex(TEXTS, new Map([['Aqua', 'Glasbau Nord GmbH']])).find({ text: 'Who works with glass?', language: 'en' }, { most: 3 }).find(({ organisation }) => organisation === 'Aqua')
  assert.ok((hit?.byName.adds ?? 0) > 0)
  assert.deepEqual(hit?.byName.words, ['Glasbau'])
  assert.deepEqual(hit?.because.filter(({ words }) => words.includes('glass')), [])
})

test('having the same twice is no merit, and the order of the texts changes nothing', () => {
  const twice = [...TEXTS, { id: 'glass again', organisations: ['Copy'], text: TEXTS[0]?.text ?? '', language: 'en' } as const, { id: 'and again', organisations: ['Copy'], text: TEXTS[0]?.text ?? '', language: 'en' } as const]
  const [forwards, backwards] = [twice, twice.toReversed()].map((texts) => partnerIndex(texts).find({ text: 'structuring glass by laser', language: 'en' }, { most: 9 }))
  assert.deepEqual(backwards, forwards)
  const copies = partnerIndex([{ ...(TEXTS[0] ?? { id: '', text: '' }), organisations: ['Once'] }, ...twice.slice(1)]).rank({ text: 'structuring glass by laser', language: 'en' })
  const [once, copy] = ['Once', 'Copy'].map((name) => copies.find(({ organisation }) => organisation === name)?.score ?? Number.NaN)
  assert.ok(Math.abs((once ?? 0) - (copy ?? 1)) < 1e-12)
})

test('no words, no texts, nothing in common: nobody', () => {
  assert.deepEqual(partnerIndex(TEXTS).find({ text: '' }, { most: 3 }), [])
  assert.deepEqual(partnerIndex([]).find({ text: 'Glas' }, { most: 3 }), [])
  assert.deepEqual(partnerIndex(TEXTS).find({ text: '42', language: 'en' }, { most: 3 }), [])
})
