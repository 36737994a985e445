import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readJsonLd } from './json-ld.ts'

const SKOS = 'http://www.w3.org/2004/02/skos/core#'

/** Statements with SKOS shortened, sorted: “urn:laser prefLabel Laser@de”. */
function statements(document: unknown): string[] {
  const lines: string[] = []
  const read = readJsonLd(document, (subject, predicate, object, language) => lines.push(`${subject} ${predicate} ${object}${language === undefined ? '' : `@${language}`}`.replaceAll(SKOS, '').replace('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'a')) > 0)
  assert.ok(read.ok)
  return lines.toSorted()
}

const LASER = ['urn:laser a Concept', 'urn:laser broader urn:optics', 'urn:laser prefLabel Laser@de', 'urn:laser prefLabel laser@en']

test('expanded and compacted JSON-LD of many tools say the same', () => {
  const forms: unknown[] = [
    [{ '@id': 'urn:laser', '@type': [`${SKOS}Concept`], [`${SKOS}prefLabel`]: [{ '@value': 'Laser', '@language': 'de' }, { '@value': 'laser', '@language': 'en' }], [`${SKOS}broader`]: [{ '@id': 'urn:optics' }] }],
    { '@context': { skos: SKOS }, '@graph': [{ '@id': 'urn:laser', '@type': 'skos:Concept', 'skos:prefLabel': [{ '@value': 'Laser', '@language': 'DE' }, { '@value': 'laser', '@language': 'en' }], 'skos:broader': { '@id': 'urn:optics' } }] },
    { '@context': { '@vocab': SKOS, prefLabel: { '@container': '@language' }, broader: { '@type': '@id' } }, '@id': 'urn:laser', '@type': 'Concept', prefLabel: { de: 'Laser', en: ['laser'] }, broader: 'urn:optics' },
    { '@context': [{ s: SKOS }, { id: '@id', type: '@type', label: { '@id': 's:prefLabel', '@container': ['@language', '@set'] }, over: { '@id': 's:broader', '@type': '@id', '@container': '@set' } }], id: 'urn:laser', type: 's:Concept', label: { de: ['Laser'], en: 'laser' }, over: ['urn:optics'] },
    { '@context': { skos: SKOS, 'skos:broader': { '@type': '@id' }, de: { '@id': 'skos:prefLabel', '@language': 'de' }, '@language': 'en' }, '@id': 'urn:laser', '@type': 'skos:Concept', de: 'Laser', 'skos:prefLabel': 'laser', 'skos:broader': 'urn:optics' },
    { '@context': { '@base': 'http://a.eu/v/x', '@vocab': SKOS, under: { '@reverse': 'broader', '@type': '@id' }, prefLabel: { '@container': '@language' } }, '@graph': [{ '@id': 'urn:optics', under: 'urn:laser' }, { '@id': 'urn:laser', '@type': 'Concept', prefLabel: { de: 'Laser', en: 'laser' } }] },
    { '@context': { '@vocab': SKOS, prefLabel: { '@container': '@language' } }, '@id': 'urn:optics', '@reverse': { broader: { '@id': 'urn:laser', '@type': 'Concept', prefLabel: { de: 'Laser', en: 'laser' } } } },
  ]
  for (const form of forms) assert.deepEqual(statements(form), LASER)
})

test('relative names are resolved against the base of the file', () => {
  const document = (base: string) => ({ '@context': { '@base': base, '@vocab': SKOS, broader: { '@type': '@id' } }, '@id': 'laser', broader: '../optics' })
  assert.deepEqual(statements(document('http://a.eu/v/fields/')), ['http://a.eu/v/fields/laser broader http://a.eu/v/optics'])
  assert.deepEqual(statements({ '@context': { '@base': 'https://schnittmenge.example/concept/', '@vocab': SKOS, broader: { '@type': '@id' } }, '@id': 'laser', broader: ['optics'] }), ['https://schnittmenge.example/concept/laser broader https://schnittmenge.example/concept/optics'])
})

test('a context somewhere on the web is refused, because nothing is downloaded', () => {
  for (const context of ['https://example.org/skos.jsonld', [{ '@vocab': SKOS }, 'https://example.org/skos.jsonld'], { '@import': 'https://example.org/skos.jsonld' }]) {
    assert.deepEqual(readJsonLd({ '@context': context, '@id': 'urn:laser' }, () => true), { ok: false, refusal: { code: 'remote-context', facts: { address: 'https://example.org/skos.jsonld' } } })
  }
})

test('what the context does not explain says nothing', () => {
  assert.deepEqual(statements({ '@context': { note: null, '@vocab': SKOS }, '@id': 'urn:laser', note: 'x' }), [])
  assert.deepEqual(statements({ '@id': 'urn:laser', prefLabel: 'x', '@index': 'y', '@nonsense': 3 }), [])
})
