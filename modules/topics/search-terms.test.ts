import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { buildMatcher, shippedVocabulary } from '#engine'
import { askedOf, excerptOf, insidesOf, isSlip, markedIn, termsOfText } from './search-terms.ts'
import { topicIndex, topicsFor, topicsMeant, wordsNear } from './search-topics.ts'

const { reader } = buildMatcher(shippedVocabulary())
const index = topicIndex(shippedVocabulary().concepts)

test('the parts of a compound stand beside it, and every run of them', () => {
  const terms = termsOfText('Wir fertigen Präzisionsspritzgussteile für Messgeräte.', reader, 'de')
  for (const term of ['prazisionsspritzgussteile', 'spritzguss', 'spritzgussteil', 'gussteil', 'messgerat', 'messgerate', 'mess']) assert.ok(terms.includes(term), `${term} in ${terms.join()}`)
  assert.ok(!terms.includes('wir') && !terms.includes('fur'), 'small words find nothing')
})

test('a gapped compound is found whole', () => {
  const terms = termsOfText('Mess- und Gerätetechnik aus einer Hand.', reader, 'de')
  assert.ok(terms.includes('messtechnik'), terms.join())
})

test('a name is found by what its compounds begin with inside', () => {
  assert.deepEqual(insidesOf('Präzisionsspritzguss Musterau GmbH', reader), ['spritzguss', 'guss'])
  assert.ok(insidesOf('KUNSTSTOFFOPTIK', reader).includes('optik'), 'shouted too')
  assert.deepEqual(insidesOf('', reader), [])
})

test('what a text is found by is bounded, and is letters and digits only, whatever it says', () => {
  const long = Array.from({ length: 20_000 }, (_, at) => `Wort${at.toString(36)}`).join(' ')
  assert.ok(termsOfText(long, reader, 'de').length <= 3_000)
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => [...termsOfText(text, reader, 'de'), ...insidesOf(text, reader)].every((term) => /^[\p{L}\p{N}]+$/u.test(term) && term.length <= 64)), { numRuns: 300 })
})

test('what is asked becomes plain words with the endings they may have; small words count only alone', () => {
  assert.deepEqual(askedOf('Messgeräte für die Medizin').words.map(({ typed }) => typed), ['messgerate', 'medizin'])
  assert.ok(askedOf('Häuser').words[0]!.forms.includes('haus'))
  assert.deepEqual(askedOf('der die das').words.map(({ typed }) => typed), ['der', 'die', 'das'])
  assert.equal(askedOf('Spritz\u00adguss\u200f').text, 'spritzguss', 'a soft hyphen and marks of direction are nobody’s letters')
  for (const nothing of ['', ' ', 'a', '%', "'", ':*', '🦄', '\u202e']) assert.ok(askedOf(nothing).isNothing, JSON.stringify(nothing))
})

test('a question is bounded, and nothing in it is a sign of the query language', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
    const { words } = askedOf(text)
    return words.length <= 8 && words.every(({ typed, forms }) => [typed, ...forms].every((word) => /^[\p{L}\p{N}]+$/u.test(word) && word.length <= 64))
  }), { numRuns: 1_000 })
  assert.equal(askedOf('x'.repeat(10_000)).words[0]!.typed.length, 64)
})

const found = (text: string, question: string): string => markedIn(text, askedOf(question)).map(({ text: piece, isFound }) => (isFound ? `[${piece}]` : piece)).join('')

test('found words are marked whole, and nothing of the text is lost', () => {
  assert.equal(found('Präzisionsspritzgussteile und Optik', 'spritzguss'), '[Präzisionsspritzgussteile] und Optik')
  assert.equal(found('Messgerät', 'messgeräte'), '[Messgerät]')
  assert.equal(found('Irrlicht Lasertechnik', 'ir'), '[Irrlicht] Lasertechnik')
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, question) => markedIn(text, askedOf(question)).map(({ text: piece }) => piece).join('') === text))
})

test('an excerpt is the place where it stands, cut between words', () => {
  const text = `${'Anfang '.repeat(60)}hier steht Spritzguss in der Mitte ${'Ende '.repeat(60)}`
  assert.match(excerptOf(text, askedOf('spritzguss')) ?? '', /^… (?:Anfang )+hier steht Spritzguss in der Mitte (?:Ende )+…$/)
  assert.equal(excerptOf(text, askedOf('Laser')), undefined)
})

test('a slip is one letter more, less or other, or two that changed places', () => {
  for (const slip of ['sprizguss', 'spritzgusss', 'spritzgoss', 'sprtizguss']) assert.ok(isSlip(slip, 'spritzguss'), slip)
  for (const other of ['spritzguss', 'spritguß', 'sprtzgoss', 'guss']) assert.ok(!isSlip(other, 'spritzguss'), other)
})

const names = (question: string): string[] => topicsFor(index, askedOf(question)).map(({ topic }) => topic)

test('topics answer in both languages, whole names first', () => {
  assert.equal(names('Spritzgießen')[0], 'injection-moulding')
  assert.equal(names('injection moulding')[0], 'injection-moulding')
  assert.equal(names('INJECTION mould')[0], 'injection-moulding')
  assert.ok(names('Messgerät').includes('measuring-instruments'))
  assert.deepEqual(names('Quastenflosser'), [])
})

test('a topic is meant by its name and not by a few letters', () => {
  assert.deepEqual(topicsMeant(index, askedOf('Spritzguss')), ['injection-moulding'])
  assert.deepEqual(topicsMeant(index, askedOf('spr')), [])
  assert.ok(wordsNear(index, 'spritzgus').some((word) => word === 'Spritzguss'))
})
