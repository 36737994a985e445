import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import type { Concept, Labels, Vocabulary } from './concept.ts'
import { exportVocabulary } from './export.ts'
import { importVocabulary } from './import.ts'
import { shippedVocabulary } from './shipped.ts'

const FORMATS = ['turtle', 'json-ld', 'jskos'] as const

const WELDING: Vocabulary = {
  title: 'Fügetechnik',
  concepts: [
    { id: 'welding', prefLabel: { de: 'Schweißen', en: 'welding' }, altLabel: { de: ['Schweißtechnik'], en: ['welds', 'fusion welding'] }, broader: ['http://a.eu/joining'], notation: '3"\\', axis: 'both', exactMatch: ['http://b.eu/1'] },
    { id: 'http://a.eu/joining', prefLabel: { de: 'Fügen' }, scopeNote: { de: 'Verbinden von Teilen.' } },
  ],
}

const list = (texts?: readonly string[]) => (texts === undefined ? {} : texts.toSorted())

const labels = (given?: Labels) => given && { ...(given.de ? { de: list(given.de) } : {}), ...(given.en ? { en: list(given.en) } : {}) }

/** Order of concepts, labels and links says nothing: sorted away before comparing. */
function sortedAway({ title, concepts }: Vocabulary): Vocabulary {
  const plain = concepts.map((concept) => JSON.parse(JSON.stringify({ ...concept, altLabel: labels(concept.altLabel), hiddenLabel: labels(concept.hiddenLabel), contextLabel: labels(concept.contextLabel), broader: concept.broader && list(concept.broader), related: concept.related && list(concept.related), exactMatch: concept.exactMatch && list(concept.exactMatch) })) as Concept)
  return { title, concepts: plain.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

function assertRoundTrip(vocabulary: Vocabulary): void {
  for (const format of FORMATS) {
    const text = exportVocabulary(vocabulary, format)
    const read = importVocabulary(text)
    assert.ok(read.ok, text)
    assert.deepEqual({ ...read.value, vocabulary: sortedAway(read.value.vocabulary) }, { vocabulary: sortedAway(vocabulary), format, lost: [] }, text)
    assert.equal(exportVocabulary(read.value.vocabulary, format), text)
  }
}

test('Turtle is written for people to read', () => {
  assert.equal(
    exportVocabulary(WELDING, 'turtle'),
    `@prefix : <https://schnittmenge.example/concept/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

<urn:schnittmenge:vocabulary>
    a skos:ConceptScheme ;
    dcterms:title "Fügetechnik" .

<http://a.eu/joining>
    a skos:Concept ;
    skos:prefLabel "Fügen"@de ;
    skos:scopeNote "Verbinden von Teilen."@de ;
    skos:inScheme <urn:schnittmenge:vocabulary> .

:welding
    a skos:Concept ;
    skos:prefLabel "Schweißen"@de, "welding"@en ;
    skos:altLabel "Schweißtechnik"@de, "fusion welding"@en, "welds"@en ;
    skos:notation "3\\"\\\\" ;
    skos:broader <http://a.eu/joining> ;
    skos:exactMatch <http://b.eu/1> ;
    <urn:schnittmenge:axis> "both" ;
    skos:inScheme <urn:schnittmenge:vocabulary> .
`,
  )
})

test('JSON-LD is written as the shipped files are: one concept a line, addresses beside plain names', () => {
  const lines = exportVocabulary(WELDING, 'json-ld').split('\n')
  assert.equal(lines.length, 9)
  assert.ok(lines[5]?.startsWith('{"@id":"welding","@type":"Concept","prefLabel":{"de":"Schweißen","en":"welding"},"altLabel":{"de":["Schweißtechnik"]'))
})

test('a vocabulary comes back from every format as it went', () => assertRoundTrip(WELDING))

test('the shipped vocabulary comes back from every format as it went', () => assertRoundTrip(shippedVocabulary()))

test('the same vocabulary in another order gives the same bytes', () => {
  for (const format of FORMATS) assert.equal(exportVocabulary({ ...WELDING, concepts: WELDING.concepts.toReversed() }, format), exportVocabulary(WELDING, format))
})

test('an id that no address could be is written so that the file stays readable', () => {
  const read = importVocabulary(exportVocabulary({ title: '', concepts: [{ id: 'http://a.eu/x y<z>', prefLabel: { de: 'Fügen' } }] }, 'turtle'))
  assert.equal(read.ok && read.value.vocabulary.concepts[0]?.id, 'http://a.eu/x%20y%3Cz%3E')
})

// ---- Any vocabulary

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((raw) => raw.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim())
  .filter((label) => label !== '')
const name = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), text.filter((id) => !/^[a-z][a-z\d+.-]*:/i.test(id)), fc.nat().map((n) => `http://a.eu/${n}#x`), fc.nat().map((n) => `urn:wz2008:${n}`))
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

type Shape = { id: string; labels: Record<'de' | 'en', string[]>; kinds: number[]; up: number[]; near: number[]; match: string[]; notation: string | undefined; axis: Concept['axis'] | undefined; note: string | undefined }

const shape: fc.Arbitrary<Shape> = fc.record({
  id: name,
  labels: fc.record({ de: fc.uniqueArray(text, { maxLength: 5 }), en: fc.uniqueArray(text, { maxLength: 5 }) }),
  kinds: fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: 10, maxLength: 10 }),
  up: fc.array(fc.nat(), { maxLength: 3 }),
  near: fc.array(fc.nat(), { maxLength: 3 }),
  match: fc.uniqueArray(fc.nat().map((n) => `http://b.eu/${n}`), { maxLength: 2 }),
  notation: optional(text),
  axis: optional(fc.constantFrom('application', 'cross-cutting', 'both')),
  note: optional(text),
})

const vocabulary = fc.tuple(fc.oneof(fc.constant(''), text), fc.uniqueArray(shape, { minLength: 1, maxLength: 8, selector: ({ id }) => id })).map(([title, shapes]): Vocabulary => ({ title, concepts: shapes.map((one, at) => build(one, at, shapes)) }))

/** Links go upwards only to earlier concepts, so that there are no cycles; the first concept always has a label. */
function build({ id, labels: given, kinds, up, near, match, notation, axis, note }: Shape, at: number, all: readonly Shape[]): Concept {
  const prefLabel: { de?: string; en?: string } = at === 0 ? { de: 'Anfang' } : {}
  const others: Record<'altLabel' | 'hiddenLabel' | 'contextLabel', { de?: string[]; en?: string[] }> = { altLabel: {}, hiddenLabel: {}, contextLabel: {} }
  for (const language of ['de', 'en'] as const) {
    given[language].forEach((label, index) => {
      const kind = (['prefLabel', 'altLabel', 'hiddenLabel', 'contextLabel'] as const)[kinds[index] ?? 1] ?? 'altLabel'
      if (label === prefLabel[language]) return
      if (kind === 'prefLabel' && prefLabel[language] === undefined) prefLabel[language] = label
      else (others[kind === 'prefLabel' ? 'altLabel' : kind][language] ??= []).push(label)
    })
  }
  // A concept without any label would be named as a loss, rightly.
  if (prefLabel.de === undefined && prefLabel.en === undefined && JSON.stringify(others) === '{"altLabel":{},"hiddenLabel":{},"contextLabel":{}}') prefLabel.en = id
  const idsAt = (places: readonly number[], size: number) => (size === 0 ? [] : [...new Set(places.map((place) => all[place % size]?.id ?? ''))].filter((other) => other !== id))
  const lists = { broader: idsAt(up, at), related: idsAt(near, all.length), exactMatch: match }
  return {
    id,
    prefLabel,
    ...(Object.keys(others.altLabel).length === 0 ? {} : { altLabel: others.altLabel }),
    ...(Object.keys(others.hiddenLabel).length === 0 ? {} : { hiddenLabel: others.hiddenLabel }),
    ...(Object.keys(others.contextLabel).length === 0 ? {} : { contextLabel: others.contextLabel }),
    ...Object.fromEntries(Object.entries(lists).filter(([, ids]) => ids.length > 0)),
    ...(notation === undefined ? {} : { notation }),
    ...(axis === undefined ? {} : { axis }),
    ...(note === undefined ? {} : { scopeNote: { en: note } }),
  }
}

test('any vocabulary comes back from every format as it went', () => {
  fc.assert(fc.property(vocabulary, (any) => assertRoundTrip(any)), { numRuns: 100_000, interruptAfterTimeLimit: Number(process.env['FUZZ_SECONDS'] ?? 3) * 1_000 })
})
