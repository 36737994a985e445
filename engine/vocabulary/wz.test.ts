import { test } from 'node:test'
import assert from 'node:assert/strict'
import { importVocabulary } from './import.ts'

test('in a classification of economic activities the code says what is above', () => {
  const rows = [['A', 1], ['01', 2], ['01.1', 3], ['01.11', 4], ['01.11.0', 5], ['B', 1], ['05', 2], ['05.2', 3]] as const
  const read = importVocabulary(JSON.stringify(rows.map(([code, level]) => ({ level, code, de: `Anbau ${code}`, en: `Growing ${code}` }))))
  assert.ok(read.ok)
  assert.equal(read.value.format, 'wz')
  assert.deepEqual(read.value.lost, [])
  const above = read.value.vocabulary.concepts.map(({ notation, broader }) => `${notation} < ${broader?.join() ?? '-'}`)
  assert.deepEqual(above, ['A < -', '01 < urn:wz2008:A', '01.1 < urn:wz2008:01', '01.11 < urn:wz2008:01.1', '01.11.0 < urn:wz2008:01.11', 'B < -', '05 < urn:wz2008:B', '05.2 < urn:wz2008:05'])
})
