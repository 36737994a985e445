import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { germanKeys, looseGerman } from './german.ts'
import { createSplitter } from './compounds.ts'

const SPLITTER = createSplitter()

/** The keys of a word in one line: `keys('Messtechnik') = 'mess technik'`. */
const keys = (word: string): string => germanKeys(word, SPLITTER).join(' ')

/** Each line: forms or spellings of one word. */
const same = (...lines: string[]): void => {
  for (const line of lines) assert.deepEqual([...new Set(line.split(' ').map(keys))], [keys(line.split(' ')[0]!)], line)
}

test('a compound is its parts, and only its last part is inflected', () => {
  assert.equal(keys('Kunststoffspritzgusswerkzeuge'), 'kunststoff spritz guss werkzeug')
  assert.equal(keys('Messtechnik'), 'mess technik')
  assert.equal(keys('Kunststoffverarbeitung'), 'kunststoff verarbeitung')
  assert.equal(keys('Metallbearbeitungsmaschinen'), 'metall bearbeitung maschine')
  assert.equal(keys('Laserschweißanlage'), 'laser schweiss anlage')
  assert.equal(keys('Dünnschichttechnik'), 'duenn schicht technik')
})

test('plural, genitive and dative are the noun itself', () => {
  same('Sensor Sensoren Sensors', 'Haus Häuser Häusern Hauses', 'Maschine Maschinen', 'Werkzeug Werkzeuge Werkzeugen Werkzeugs', 'Projekt Projekte Projekts Projektes', 'Material Materialien', 'Beschichtung Beschichtungen', 'Wärmepumpe Wärmepumpen')
})

test('umlauts and their spellings with e are one, in every part', () => {
  same('Fräsmaschine Fraesmaschine', 'Gerätetechnik Geraetetechnik', 'Straße Strasse', 'Prüfstände Pruefstaende', 'Oberflächentechnik Oberflaechentechnik')
})

test('an adjective has one key in all its forms', () => {
  same('optisch optische optischer optischen optisches optischem', 'additiv additive additiver additiven', 'medizinisch medizinische medizinischen')
  assert.equal(keys('additiver'), 'additiv')
})

test('a hyphen parts what would be one compound', () => {
  same('Laserschneiden Laser-Schneiden')
  assert.equal(keys('CNC-Drehteile'), 'CNC dreh teil')
  assert.equal(keys('3D-Druck'), '3D druck')
})

test('an abbreviation keeps its capitals, alone and in a compound', () => {
  assert.equal(keys('KMU'), 'KMU')
  assert.equal(keys('LEDs'), 'LED')
  assert.equal(keys('CO₂-Laser'), 'CO2 laser')
})

test('a nominalised verb matches like its stem in a compound', () => {
  assert.equal(keys('Fräsen'), 'fraes')
  assert.equal(keys('Frästeil').split(' ')[0], 'fraes')
})

test('a verb in use is marked, so that it means no more than somebody wrote as a label', () => {
  assert.equal(keys('fräsen'), '~fraesen')
  assert.equal(looseGerman('~fraesen'), looseGerman('fraes'))
  assert.equal(looseGerman('pruefung'), 'pruef')
})

test('any word has keys, whatever its characters, and none is empty', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (word) => {
    const found = germanKeys(word, SPLITTER)
    assert.ok(found.length > 0 || /^-+$/.test(word), word)
    for (const key of found) assert.ok(key !== '' || !/[\p{L}\p{N}]/u.test(word), word)
  }))
})

test('an adjective has one key in every form, alone and at the end of a compound', () => {
  for (const stem of ['optisch', 'verstärkt', 'kohlenstofffaserverstärkt', 'elektrisch', 'additiv', 'mikrooptisch', 'hart']) {
    const keysOfForms = new Set(['e', 'er', 'es', 'en', 'em'].map((ending) => keys(stem + ending)))
    assert.deepEqual([...keysOfForms], [keys(`${stem}e`)], [...keysOfForms].join(' | '))
  }
})
