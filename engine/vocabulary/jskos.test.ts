import { test } from 'node:test'
import assert from 'node:assert/strict'
import { importVocabulary } from './import.ts'

const WELDING = { uri: 'http://a.eu/welding', prefLabel: { de: 'Schweißen', en: 'welding' }, altLabel: { de: ['Schweißtechnik'] }, notation: ['W1'], scopeNote: { en: ['Joining by fusion.'] }, broader: [{ uri: 'http://a.eu/joining' }, null] }
const JOINING = { uri: 'http://a.eu/joining', type: ['http://www.w3.org/2004/02/skos/core#Concept'], prefLabel: { de: 'Fügen' }, narrower: [{ uri: 'http://a.eu/welding' }], created: '2020', mappings: [{ type: ['http://www.w3.org/2004/02/skos/core#exactMatch'], to: { memberSet: [{ uri: 'http://b.eu/1' }] } }, { to: { memberSet: [{ uri: 'http://b.eu/2' }] } }] }

test('JSKOS is read as an array and as one object a line', () => {
  const array = importVocabulary(JSON.stringify([WELDING, JOINING]))
  const lines = importVocabulary(`${JSON.stringify(WELDING)}\r\n\n${JSON.stringify(JOINING)}\n`)
  assert.deepEqual(array, lines)
  assert.ok(array.ok)
  assert.equal(array.value.format, 'jskos')
  assert.deepEqual(array.value.vocabulary.concepts, [
    { id: 'http://a.eu/welding', prefLabel: { de: 'Schweißen', en: 'welding' }, altLabel: { de: ['Schweißtechnik'] }, notation: 'W1', scopeNote: { en: 'Joining by fusion.' }, broader: ['http://a.eu/joining'] },
    { id: 'http://a.eu/joining', prefLabel: { de: 'Fügen' }, exactMatch: ['http://b.eu/1'] },
  ])
  assert.deepEqual(array.value.lost, [
    { what: 'mapping', name: 'skos:mappingRelation', count: 1, examples: ['http://a.eu/joining → http://b.eu/2'] },
    { what: 'property', name: 'jskos:created', count: 1, examples: ['http://a.eu/joining'] },
  ])
})

test('a line that is no JSON is named by its number', () => {
  const read = importVocabulary(`${JSON.stringify(WELDING)}\n${JSON.stringify(JOINING)}\n{"uri": "http://a.eu/sol`)
  assert.deepEqual(read, { ok: false, refusal: { code: 'broken-vocabulary', facts: { format: 'JSON', line: 3 } } })
})
