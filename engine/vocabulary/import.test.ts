import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { importVocabulary, type Imported } from './import.ts'
import { exportVocabulary } from './export.ts'
import type { Concept } from './concept.ts'
import { sayRefusal } from '../words.ts'

const HEAD = `@prefix : <https://schnittmenge.example/concept/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix euvoc: <http://publications.europa.eu/ontology/euvoc#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
`
function imported(text: string): Imported {
  const read = importVocabulary(text)
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.refusal))
  return read.value
}
const turtle = (body: string): Imported => imported(HEAD + body)
const refusal = (text: string, limits?: { labels: number }): string => {
  const read = importVocabulary(text, limits === undefined ? {} : { limits })
  return read.ok ? 'read' : read.refusal.code
}
const lossesOf = ({ lost }: Imported): string[] => lost.map(({ what, name, count, examples }) => `${count} ${what}${name === undefined ? '' : ` ${name}`}: ${examples.join(', ')}`)
const conceptsOf = (text: string): readonly Concept[] => turtle(text).vocabulary.concepts

test('SKOS in Turtle becomes concepts', () => {
  const read = turtle(`
    <http://a.eu/s> a skos:ConceptScheme ; skos:prefLabel "Fertigung"@de, "Production"@en .
    :joining a skos:Concept ; skos:prefLabel "Fügen"@de, "joining"@en-GB ; skos:narrower :welding ; skos:topConceptOf <http://a.eu/s> .
    :welding a skos:Concept ; skos:prefLabel "Schweißen"@de ; skos:altLabel "Schweißtechnik"@de, "welding"@en ; skos:hiddenLabel "geschweißte Teile"@de ;
      skos:broader :joining ; skos:related :joining ; skos:exactMatch <http://b.eu/1> ; skos:notation "W1" ; <urn:schnittmenge:axis> "application" ; skos:definition "Verbinden durch Schmelzen."@de .`)
  assert.deepEqual(read, {
    vocabulary: {
      title: 'Fertigung',
      concepts: [
        { id: 'joining', prefLabel: { de: 'Fügen', en: 'joining' } },
        { id: 'welding', prefLabel: { de: 'Schweißen' }, altLabel: { de: ['Schweißtechnik'], en: ['welding'] }, hiddenLabel: { de: ['geschweißte Teile'] }, exactMatch: ['http://b.eu/1'], notation: 'W1', axis: 'application', scopeNote: { de: 'Verbinden durch Schmelzen.' }, broader: ['joining'], related: ['joining'] },
      ],
    },
    format: 'turtle',
    lost: [],
  })
})

test('labels that are resources of their own (SKOS-XL) are read, before and after their concepts', () => {
  const read = turtle(`:l1 a skosxl:Label ; skosxl:literalForm "Löten"@de .
    :soldering a skos:Concept ; skosxl:prefLabel :l1, :l2 ; skosxl:altLabel :l3, :l4 ; euvoc:xlNotation [ rdf:value "S1" ] .
    :l2 skosxl:literalForm "soldering"@en . :l3 skosxl:literalForm "brasage"@fr .`)
  assert.deepEqual(read.vocabulary.concepts, [{ id: 'soldering', prefLabel: { de: 'Löten', en: 'soldering' }, notation: 'S1' }])
  assert.deepEqual(lossesOf(read), ['1 other-language fr: brasage', '1 empty-label: soldering'])
})

test('what cannot be kept is named and counted', () => {
  const read = turtle(`
    :a a skos:Concept ; skos:prefLabel "A"@de, "Aa"@de, "a"@fr, "a"@it, "ohne" ; skos:altLabel "à"@fr ; skos:closeMatch <http://b.eu/1> ; skos:example "x", "y" ; skos:broader :gone, :nowhere ; skos:related :nowhere .
    :gone a skos:Concept ; skos:prefLabel "Alt"@de ; owl:deprecated true .
    :gone2 a skos:Concept ; skos:prefLabel "Alt"@de ; euvoc:status <http://publications.europa.eu/resource/authority/concept-status/DEPRECATED> .
    :b a skos:Concept ; skos:prefLabel "b"@fr ; skos:narrower :c, :lost . :c a skos:Concept ; skos:prefLabel "C"@en . :c a skos:Concept .
    :all a skos:Collection ; skos:member :a .`)
  assert.deepEqual(lossesOf(read).toSorted(), [
    '1 collection: all',
    '1 duplicate-concept: c',
    '1 mapping skos:closeMatch: a → http://b.eu/1',
    '1 no-label: b',
    '1 no-language: ohne',
    '1 other-language it: a',
    '1 second-preferred: Aa',
    '1 unknown-narrower: lost → b',
    '1 unknown-related: a → nowhere',
    '2 deprecated: gone, gone2',
    '2 property skos:example: a',
    '2 unknown-broader: a → gone, a → nowhere',
    '3 other-language fr: a, b, à',
  ])
  assert.deepEqual(read.vocabulary.concepts, [{ id: 'a', prefLabel: { de: 'A' }, altLabel: { de: ['Aa'] } }, { id: 'b', prefLabel: {} }, { id: 'c', prefLabel: { en: 'C' }, broader: ['b'] }])
})

test('cycles are opened at the same link, whatever the order of the file', () => {
  const lines = [':a a skos:Concept ; skos:prefLabel "A"@de ; skos:broader :b .', ':b a skos:Concept ; skos:prefLabel "B"@de ; skos:broader :c .', ':c a skos:Concept ; skos:prefLabel "C"@de ; skos:broader :a, :c .']
  for (const text of [lines.join('\n'), lines.toReversed().join('\n')]) {
    const read = turtle(text)
    assert.deepEqual(lossesOf(read), ['2 cycle: c → a, c → c'])
    assert.deepEqual(read.vocabulary.concepts.find(({ id }) => id === 'c'), { id: 'c', prefLabel: { de: 'C' } })
  }
})

test('what is lost is told the same, whatever the order of the file', () => {
  const lines = [
    ':a a skos:Concept ; skos:prefLabel "A"@de ; skos:altLabel "d"@fr, "z"@it ; skos:example "x" ; skos:closeMatch <urn:x> .',
    ':b a skos:Concept ; skos:prefLabel "B"@de ; skos:altLabel "c"@fr, "y"@it ; skos:changeNote "x" .',
    ':c a skos:Concept ; skos:prefLabel "C"@de ; skos:altLabel "b"@fr ; skos:example "x" ; skos:note "x" .',
    ':d a skos:Concept ; skos:altLabel "a"@fr ; skos:broader :gone .',
    ':e a skos:Concept ; owl:deprecated true .',
  ]
  const told = ['4 other-language fr: a, b, c', '2 other-language it: y, z', '1 no-label: d', '1 deprecated: e', '1 unknown-broader: d → gone', '1 mapping skos:closeMatch: a → urn:x', '2 property skos:example: a, c', '1 property skos:changeNote: b', '1 property skos:note: c']
  for (const [at] of lines.entries()) {
    const turned = [...lines.slice(at), ...lines.slice(0, at)]
    for (const order of [turned, turned.toReversed()]) assert.deepEqual(lossesOf(turtle(order.join('\n'))), told)
  }
})

test('a notation in front of a label is cut off, because no text holds it', () => {
  assert.deepEqual(conceptsOf(':a a skos:Concept ; skos:notation "N.03" ; skos:prefLabel "N.03  Völker"@de, "N.03 People"@en .'), [{ id: 'a', prefLabel: { de: 'Völker', en: 'N.03 People' }, notation: 'N.03' }])
})

test('labels are kept as one line of composed letters, each once a concept', () => {
  assert.deepEqual(conceptsOf(':a a skos:Concept ; skos:prefLabel " Fra\u0308sen\\n"@de ; skos:altLabel "Fräsen"@de, ""@de, "Fräs-\\tverfahren"@de .'), [{ id: 'a', prefLabel: { de: 'Fräsen' }, altLabel: { de: ['Fräs- verfahren'] } }])
})

test('the label without a region is the preferred one', () => {
  assert.deepEqual(conceptsOf(':a a skos:Concept ; skos:prefLabel "Karfiol"@de-AT, "Blumenkohl"@de .'), [{ id: 'a', prefLabel: { de: 'Blumenkohl' }, altLabel: { de: ['Karfiol'] } }])
})

test('a file that is no vocabulary is refused in one sentence of each language', () => {
  const cases: [string, string][] = [
    ['', 'empty-vocabulary'],
    ['\uFEFF \n\t', 'empty-vocabulary'],
    ['\0\x01\x02PDF\0', 'not-a-vocabulary'],
    ['%PDF-1.7\n\uFFFD\uFFFD\uFFFD\uFFFD obj', 'not-a-vocabulary'],
    ['<?xml version="1.0"?><rdf:RDF/>', 'not-a-vocabulary'],
    ['Am Montag: Sitzung der Clusterleitungen.', 'not-a-vocabulary'],
    ['42', 'not-a-vocabulary'],
    ['[]', 'not-a-vocabulary'],
    ['[1, 2, "x"]', 'not-a-vocabulary'],
    ['{"name": "schnittmenge", "version": "0.1.0"}', 'not-a-vocabulary'],
    ['[{"level": 1}]', 'not-a-vocabulary'],
    ['{"@context": "https://gbv.github.io/jskos/context.json", "@graph": []}', 'remote-context'],
    ['{"@context": {}, "@graph": [', 'broken-vocabulary'],
    [`${HEAD}:a a skos:Concept ; skos:prefLabel "souder"@fr .`, 'no-usable-labels'],
    [HEAD, 'not-a-vocabulary'],
    [`${HEAD}:a a skos:Concept ; skos:prefLabel "Löt`, 'broken-vocabulary'],
  ]
  for (const [text, code] of cases) {
    const read = importVocabulary(text)
    assert.equal(read.ok ? 'read' : read.refusal.code, code, text)
    if (!read.ok) for (const language of ['de', 'en'] as const) assert.match(sayRefusal(read.refusal, language), /^[^{}]+$/)
  }
})

test('where a file breaks off is said by line', () => {
  const read = importVocabulary(`${HEAD}:a a skos:Concept ;\n  skos:prefLabel "Löt`)
  assert.equal(read.ok ? '' : sayRefusal(read.refusal, 'de').split('.')[0], 'Die Datei ist beschädigt oder unvollständig: In Zeile 8 lässt sie sich nicht mehr als Turtle lesen')
})

const lineOf = (text: string): unknown => {
  const read = importVocabulary(text)
  return read.ok ? 'read' : read.refusal.facts['line']
}

test('broken JSON is refused with its line, also where no machine says where it is', () => {
  // V8: “Unexpected token 'x', "{ "a": x, "b": 1,"... is not valid JSON”
  assert.equal(lineOf('{\n"a": x,\n"b": 1,\n"c": 2\n}'), 2)
  // V8: “Expected ',' or '}' after property value in JSON at position 19 (line 3 column 8)”
  assert.equal(lineOf('{\n"a": 1,\n"b": 1 "x": 3,\n"c": 2\n}'), 3)
  assert.equal(lineOf(`{"uri": "urn:a", "prefLabel": {"de": "A"}}\n{"uri": x}\n{"uri": "urn:b"}`), 2)
})

test('a Turtle file may begin with a blank node, a comment or a byte order mark', () => {
  for (const start of ['[] a skos:Concept ; skos:prefLabel "Löten"@de .', '[ a skos:Concept ; skos:prefLabel "Löten"@de ] .']) {
    assert.equal(imported(HEAD + start).vocabulary.concepts.length, 1)
    assert.equal(imported(start.replaceAll('skos:', '<http://www.w3.org/2004/02/skos/core#').replaceAll('#Concept', '#Concept>').replaceAll('#prefLabel', '#prefLabel>')).vocabulary.concepts.length, 1)
  }
  assert.equal(imported(`\uFEFF# Vokabular\n${HEAD}:a skos:prefLabel "Löten"@de .`).vocabulary.concepts.length, 1)
})

/** The inside of a JSON-LD node. */
const node = (at: number): string => `"@id":"urn:c${at}","prefLabel":{"de":"Ebene ${at}"}`

test('JSON nested a million deep is refused, and as a hierarchy it is read', () => {
  const deep = 1_000_000
  assert.equal(refusal('['.repeat(deep) + ']'.repeat(deep)), 'not-a-vocabulary')
  assert.equal(refusal('{"a":'.repeat(deep) + '1' + '}'.repeat(deep)), 'not-a-vocabulary')
  assert.equal(refusal('{"a":'.repeat(deep)), 'broken-vocabulary')
  const levels = 100_000
  const tree = `{"@context":{"@vocab":"http://www.w3.org/2004/02/skos/core#","prefLabel":{"@container":"@language"}},${node(0)}${Array.from({ length: levels - 1 }, (_, at) => `,"narrower":{${node(at + 1)}`).join('')}${'}'.repeat(levels)}`
  const { concepts } = imported(tree).vocabulary
  assert.equal(concepts.length, levels)
  assert.deepEqual(concepts.find(({ id }) => id === 'urn:c99999')?.broader, ['urn:c99998'])
})

/** A vocabulary of so many labels in Turtle, ten a concept. */
const large = (labels: number): string =>
  `${HEAD}${Array.from({ length: labels / 10 }, (_, at) => `:c${at} a skos:Concept ; skos:prefLabel "Verfahren ${at}"@de, "process ${at}"@en ; skos:altLabel ${Array.from({ length: 8 }, (_unused, n) => `"Wort ${at} ${n}"@de`).join(', ')} ; skos:broader :c${at >> 3} .\n`).join('')}`

test('half a million labels are read in bounded time and memory', (t) => {
  const text = large(500_000)
  const before = process.memoryUsage().rss
  const started = performance.now()
  const read = imported(text)
  const seconds = (performance.now() - started) / 1_000
  t.diagnostic(`${(text.length / 1e6).toFixed(0)} MB of Turtle in ${seconds.toFixed(1)} s, ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB more memory`)
  assert.equal(read.vocabulary.concepts.length, 50_000)
  assert.deepEqual(lossesOf(read), ['1 cycle: c0 → c0'])
  assert.ok(seconds < 30)
})

test('more labels than the limit are refused in one sentence', () => {
  assert.equal(refusal(large(2_000), { labels: 2_000 }), 'read')
  assert.equal(refusal(large(2_000), { labels: 1_999 }), 'too-many-labels')
  assert.equal(refusal(JSON.stringify([{ uri: 'urn:a', prefLabel: { de: 'A', en: 'a' } }]), { labels: 1 }), 'too-many-labels')
})

// ---- Vocabularies of others, which are no part of the project

const DATA = new URL('../../../shared/data/vocabularies/', import.meta.url)

/** Counted without this importer: JSON by Python's `json`, Turtle by a tokenizer of its own and grep. EuroSciVoc has 3,875 English labels, two of them twice but for a blank at the end. */
const KNOWN: readonly (readonly [file: string, concepts: number, de: number, en: number, lost: readonly string[]])[] = [
  ['euroscivoc.ttl', 1_016, 1_016, 3_873, ['1016 other-language fr', '1016 other-language it', '1016 other-language pl', '1016 other-language es', '1016 property euvoc:startDate', '1016 property dc:identifier', '1016 property dcterms:created', '1016 property dcterms:modified', '1016 property owl:versionInfo']],
  ['euroscivoc.json', 1_016, 1_016, 3_873, ['1016 other-language fr', '1016 other-language it', '1016 other-language pl', '1016 other-language es']],
  ['oefos-2012.ndjson', 1_419, 1_419, 1_419, []],
  ['stw.ttl', 6_243, 20_437, 12_829, ['1151 deprecated', '994 notation-before-label', '18 unknown-broader', '5746 property http://purl.org/ontology/gbv/gvkppn', '994 property rdfs:label', '264 property http://zbw.eu/namespaces/zbw-extensions/useInsteadNote', '28 property skos:historyNote', '9 property skos:editorialNote']],
  ['wz2008.json', 1_835, 1_835, 1_835, []],
]

for (const [file, concepts, de, en, lost] of KNOWN) {
  test(`${file} loads completely, and what is lost is named`, (t) => {
    if (!existsSync(new URL(file, DATA))) return t.skip('needs ../shared/data/vocabularies, which is not part of the project')
    const read = imported(readFileSync(new URL(file, DATA), 'utf8'))
    const count = (language: 'de' | 'en'): number => read.vocabulary.concepts.reduce((sum, { prefLabel, altLabel, hiddenLabel }) => sum + Number(prefLabel[language] !== undefined) + (altLabel?.[language]?.length ?? 0) + (hiddenLabel?.[language]?.length ?? 0), 0)
    assert.deepEqual([read.vocabulary.concepts.length, count('de'), count('en')], [concepts, de, en])
    assert.deepEqual(read.lost.map(({ what, name, count: times }) => `${times} ${what}${name === undefined ? '' : ` ${name}`}`).toSorted(), lost.toSorted())
    for (const format of ['turtle', 'json-ld', 'jskos'] as const) assert.deepEqual(imported(exportVocabulary(read.vocabulary, format)).lost, [])
  })
}

const written = (concepts: readonly Concept[] = []): string => exportVocabulary({ title: '', concepts }, 'turtle')

test('the two files of EuroSciVoc give the same concepts', (t) => {
  if (!existsSync(DATA)) return t.skip('needs ../shared/data/vocabularies, which is not part of the project')
  const [one, other] = ['euroscivoc.ttl', 'euroscivoc.json'].map((file) => imported(readFileSync(new URL(file, DATA), 'utf8')).vocabulary.concepts)
  assert.equal(written(one), written(other))
})

// ---- Whatever the file holds, there is an answer

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 4)
const SAMPLES = [
  `${HEAD}:a a skos:Concept ; skos:prefLabel "A"@de, "a"@en ; skos:narrower :b ; skosxl:altLabel [ skosxl:literalForm "Ä"@de ] .\n:b a skos:Concept ; skos:broader :a, :b ; skos:notation "1.2"^^<urn:x> ; skos:scopeNote """x\ny"""@en .`,
  '{"@context":{"@vocab":"http://www.w3.org/2004/02/skos/core#","@base":"https://schnittmenge.example/concept/","prefLabel":{"@container":"@language"},"broader":{"@type":"@id"},"up":{"@reverse":"narrower"}},"@graph":[{"@id":"a","@type":"Concept","prefLabel":{"de":"A","en":["a",null]},"broader":["b"],"up":{"@id":"b","altLabel":{"@value":"x","@language":"de"}},"related":{"@list":[{"@id":"c"}]}}]}',
  '{"uri":"http://a.eu/1","prefLabel":{"de":"A"},"altLabel":{"en":["a","b"]},"broader":[{"uri":"http://a.eu/2"},null],"notation":["1"],"mappings":[{"to":{"memberSet":[{"uri":"x:y"}]}}]}\n{"uri":"http://a.eu/2","type":[],"deprecated":true}',
  '[{"level":1,"code":"A","de":"Land","en":"land"},{"level":2,"code":"01","de":"Anbau","en":"growing"}]',
  '[{"id":"a","notation":["1"],"broader":["b"],"pref":{"de":"A"},"alt":{"en":["x"]},"dep":"false","exact":[]}]',
]
const PIECES = ['"', "'", '{', '}', '[', ']', '<', '>', '@', ':', ';', '.', ',', '\\', '\\u12', '\0', '\n', '_:', '@de', 'null', '@context', '@id', '@graph', '"@reverse":', '__proto__', 'constructor', 'urn:x', '\uD800', '\uFEFF', '1e999', '"""', '^^', '<<', '{|']

const answers = (text: string): boolean => {
  const read = importVocabulary(text)
  if (read.ok) return read.value.vocabulary.concepts.every(({ id }) => typeof id === 'string')
  return sayRefusal(read.refusal, 'de').length > 20 && sayRefusal(read.refusal, 'en').length > 20
}

test(`random and damaged files always get an answer (${SECONDS} s)`, () => {
  const damaged = fc
    .tuple(fc.constantFrom(...SAMPLES), fc.array(fc.tuple(fc.nat(1_000), fc.nat(12), fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 }))), { minLength: 1, maxLength: 4 }))
    .map(([sample, edits]) => edits.reduce((text, [at, cut, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + cut), sample))
  const options = { numRuns: 1_000_000, interruptAfterTimeLimit: (SECONDS * 1_000) / 3 }
  fc.assert(fc.property(damaged, answers), options)
  fc.assert(fc.property(fc.json(), answers), options)
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 }))).map((pieces) => pieces.join('')), answers), options)
})
