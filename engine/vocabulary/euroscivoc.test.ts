import { test } from 'node:test'
import assert from 'node:assert/strict'
import { importVocabulary } from './import.ts'

test('the plain lists of EuroSciVoc name the same concepts as its Turtle', () => {
  const read = importVocabulary(JSON.stringify([{ id: 'c2a8', notation: ['12'], broader: [], pref: { de: 'Optik', fr: 'optique' }, alt: { en: ['optics'] }, dep: 'false', exact: [] }, { id: 'old', pref: { de: 'Alt' }, dep: 'true' }]))
  assert.ok(read.ok)
  assert.deepEqual(read.value.vocabulary.concepts, [{ id: 'http://data.europa.eu/8mn/euroscivoc/c2a8', prefLabel: { de: 'Optik' }, altLabel: { en: ['optics'] }, notation: '12' }])
  assert.deepEqual(read.value.lost.map(({ what, count }) => `${count} ${what}`), ['1 other-language', '1 deprecated'])
})
