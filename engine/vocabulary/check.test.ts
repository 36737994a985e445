import { test } from 'node:test'
import assert from 'node:assert/strict'
import { checkVocabulary, sayFinding, SCOPE_NOTE_LIMIT } from './check.ts'
import type { Concept } from './concept.ts'

const kindsOf = (concepts: readonly Concept[]): string[] => checkVocabulary({ title: '', concepts }).map(({ kind, severity, concepts: ids }) => `${severity} ${kind} ${ids.join(' ')}`)
const said = (concepts: readonly Concept[], language: 'de' | 'en'): string[] => checkVocabulary({ title: '', concepts }).map((finding) => sayFinding(finding, language))

const WELDING: Concept = { id: 'welding', prefLabel: { de: 'Schweißen', en: 'welding' } }

test('a clean vocabulary has nothing to be said about it', () => {
  assert.deepEqual(kindsOf([WELDING, { id: 'laser-welding', prefLabel: { de: 'Laserschweißen', en: 'laser welding' }, broader: ['welding'] }]), [])
})

test('a label belongs to one concept, whatever its case and umlaut spelling', () => {
  const other: Concept = { id: 'joining', prefLabel: { de: 'Fügen', en: 'joining' }, hiddenLabel: { de: ['SCHWEISSEN'] } }
  assert.deepEqual(kindsOf([WELDING, other]), ['warning duplicate-label welding joining'])
  assert.deepEqual(said([WELDING, other], 'de'), ['Die Bezeichnung „Schweißen“ (Deutsch) gehört zu mehreren Begriffen: welding, joining.'])
})

test('one concept may write a label twice', () => {
  assert.deepEqual(kindsOf([{ ...WELDING, altLabel: { de: ['schweissen'] } }]), [])
})

test('a missing language is a warning, no name at all an error', () => {
  assert.deepEqual(kindsOf([{ id: 'a', prefLabel: { de: 'Fügen' } }]), ['warning missing-language a'])
  assert.deepEqual(kindsOf([{ id: 'b', prefLabel: {} }]), ['error missing-language b', 'error missing-language b'])
  assert.deepEqual(said([{ id: 'a', prefLabel: { de: 'Fügen' } }], 'en'), ['a has no preferred label in English.'])
})

test('ids, links and cycles are errors', () => {
  assert.deepEqual(kindsOf([WELDING, { ...WELDING, prefLabel: { de: 'Löten', en: 'soldering' } }]), ['error duplicate-id welding'])
  assert.deepEqual(kindsOf([{ ...WELDING, broader: ['joining'] }]), ['error unknown-broader welding joining'])
  assert.deepEqual(kindsOf([{ ...WELDING, broader: ['welding'] }]), ['error cycle welding welding'])
})

test('empty labels, function words and long scope notes are found', () => {
  const concept: Concept = { ...WELDING, altLabel: { de: [' ', 'Durch'], en: ['IT'] }, scopeNote: { en: 'x'.repeat(SCOPE_NOTE_LIMIT + 1) } }
  assert.deepEqual(kindsOf([concept]), ['error empty-label welding', 'warning label-equals-small-word welding', 'warning overlong-scope-note welding'])
})
