import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { checkVocabulary, sayFinding } from './check.ts'
import { importVocabulary } from './import.ts'
import { shippedVocabulary } from './shipped.ts'

const folder = new URL('./shipped/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json')).toSorted()
const graphs = files.map((name): { '@context': unknown; '@graph': unknown[] } => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))

test('the shipped vocabulary is every file of its folder, and is read once', () => {
  assert.equal(shippedVocabulary().concepts.length, graphs.reduce((sum, graph) => sum + graph['@graph'].length, 0))
  assert.equal(shippedVocabulary(), shippedVocabulary())
})

test('read as JSON-LD the shipped files give the same concepts and lose nothing', () => {
  const read = importVocabulary(JSON.stringify({ '@context': graphs[0]?.['@context'], '@graph': graphs.flatMap((graph) => graph['@graph']) }), { name: 'Schnittmenge' })
  assert.ok(read.ok)
  assert.deepEqual(read.value.lost, [])
  const byId = (vocabulary: typeof read.value.vocabulary) => ({ ...vocabulary, concepts: vocabulary.concepts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) })
  assert.deepEqual(byId(read.value.vocabulary), byId(shippedVocabulary()))
})

test('every shipped file declares the same context', () => {
  for (const [at, graph] of graphs.entries()) assert.deepEqual(graph['@context'], graphs[0]?.['@context'], files[at])
})

test('the shipped vocabulary has no error, and no label of two concepts', () => {
  const findings = checkVocabulary(shippedVocabulary()).filter(({ severity, kind }) => severity === 'error' || kind === 'duplicate-label')
  assert.deepEqual(findings.map((finding) => sayFinding(finding, 'en')), [])
})
