import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import golden from '../golden/texts.json' with { type: 'json' }
import { createReader, plainReader } from './reading.ts'

const { keysOf, readText, readWords } = plainReader()

const open = golden.filter(({ held }) => !held).map(({ text }) => text)

/** The words of a phrase with their keys, small ones left out. */
const reads = (phrase: string, language: 'de' | 'en'): string => readWords(phrase, 0, phrase.length, language).filter(({ small }) => !small).map(({ keys }) => keys.join('+')).join(' ')

test('a text reads the same each time, whatever was read in between', () => {
  fc.assert(fc.property(fc.constantFrom(...open), fc.array(fc.constantFrom(...open), { maxLength: 3 }), (text, between) => {
    const first = JSON.stringify(readText(text))
    const other = createReader()
    for (const before of between) other.readText(before)
    assert.equal(JSON.stringify(other.readText(text)), first)
  }), { numRuns: 40 })
})

test('words and sentences stand in the text where their offsets say', () => {
  for (const text of open) {
    for (const sentence of readText(text).sentences) {
      assert.equal(text.slice(sentence.start, sentence.end).trim().length, sentence.end - sentence.start)
      for (const word of sentence.words) {
        assert.ok(word.start >= sentence.start && word.end <= sentence.end)
        assert.equal(text.slice(word.start, word.end).replace(/[‐‑–]/g, '-').replace(/’/g, "'"), word.text)
      }
    }
  }
})

test('a text in neither language has no sentences, unless its reader is told how to read it', () => {
  const text = 'Nous concevons des machines spéciales.'
  assert.deepEqual(readText(text), { language: 'other', sentences: [] })
  assert.equal(readText(text, 'en').sentences.length, 1)
})

test('each sentence of a mixed text is read in its own language', () => {
  const { sentences } = readText('Wir fertigen Linsen und Prismen für die Medizintechnik.\n\nWe also make mirrors for the semiconductor industry.')
  assert.deepEqual(sentences.map(({ language }) => language), ['de', 'en'])
})

test('small words have no keys, abbreviations that look like them do', () => {
  assert.equal(reads('Die IT und der Laser', 'de'), 'IT laser')
  assert.equal(reads('the laser of an IT firm', 'en'), 'laser IT firm')
})

test('a heading in capitals reads like its words, and keeps its abbreviations', () => {
  assert.equal(reads('FRÄSEN UND DREHEN VON METALL', 'de'), reads('Fräsen und Drehen von Metall', 'de'))
  assert.equal(reads('CNC-FRÄSEN UND LED-MESSTECHNIK FÜR GLAS', 'de'), reads('CNC-Fräsen und LED-Messtechnik für Glas', 'de'))
  assert.equal(reads('OUR LASER TEST SYSTEMS', 'en'), 'laser test system')
})

test('an English prefix means the same apart, with a hyphen and together', () => {
  for (const spelling of ['micro optics', 'micro-optics', 'microoptics']) assert.equal(reads(spelling, 'en'), 'microoptics')
  assert.equal(reads('non destructive testing', 'en'), reads('non-destructive testing', 'en'))
  assert.equal(reads('macro, micro and nano', 'en'), 'macro micro nano')
})

test('gapped compounds are filled in German sentences only', () => {
  assert.equal(reads('Mess- und Prüftechnik', 'de'), 'mess+technik pruef+technik')
  assert.equal(reads('long- and short-term tests', 'en'), 'long short+term test')
})

test('composed and decomposed letters have the same keys', () => {
  for (const word of ['Gerätetechnik', 'Oberflächenprüfung', 'schöne', 'für']) assert.deepEqual(keysOf(word.normalize('NFD'), 'de'), keysOf(word, 'de'), word)
})

test('any text can be read', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('de' as const, 'en' as const), (text, language) => {
    for (const { words } of readText(text, language).sentences) for (const word of words) assert.equal(word.small, word.keys.length === 0)
  }))
})
