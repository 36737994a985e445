import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { checkVocabulary, sayFinding } from './check.ts'
import { ancestorsOf } from './concept.ts'
import { importVocabulary } from './import.ts'
import { profile } from '../profile/profile.ts'
import everyday from '../golden/everyday.json' with { type: 'json' }
import { buildMatcher } from './matcher.ts'
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

test('every concept has a name, a line of scope and a technology role, in both languages', () => {
  for (const { id, prefLabel, scopeNote, axis } of shippedVocabulary().concepts) {
    assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    assert.ok(prefLabel.de !== undefined && prefLabel.en !== undefined && scopeNote?.de !== undefined && scopeNote.en !== undefined && axis !== undefined, id)
  }
})

test('the vocabulary is deep in the six founding fields', () => {
  const { concepts } = shippedVocabulary()
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const under = (field: string): number => concepts.filter(({ id }) => id === field || ancestorsOf(id, byId).includes(field)).length
  assert.ok(concepts.length >= 1_200)
  for (const [field, least] of [['plastics', 90], ['measurement', 100], ['medical-technology', 80], ['biotechnology', 60], ['microtechnology', 60], ['nanotechnology', 30], ['photonics', 120], ['metalworking', 100]] as const) assert.ok(under(field) >= least, `${field}: ${under(field)}`)
})

test('300 everyday sentences set off at most three topics', () => {
  const matcher = buildMatcher(shippedVocabulary())
  const fired = everyday.flatMap(({ text, lang }) => {
    const found = profile(text, matcher, { language: lang === 'de' ? 'de' : 'en' })
    return found.ok ? [...found.value.topics, ...found.value.needs].map((topic) => `${topic.concept}: ${text}`) : []
  })
  assert.ok(everyday.length >= 300)
  assert.ok(fired.length <= 3, fired.join('\n'))
})
