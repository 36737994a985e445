import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { abbreviationKey, fold, isAbbreviation } from './fold.ts'

test('a folded word folds to itself', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (word) => assert.equal(fold(fold(word)), fold(word))))
})

test('capitals, composed and decomposed letters fold to the same', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-zäöüßéà]{1,12}$/), (word) => {
    assert.equal(fold(word.toUpperCase()), fold(word))
    assert.equal(fold(word.normalize('NFD')), fold(word))
  }))
})

test('umlauts and their spellings with e are one word', () => {
  for (const spelling of ['Fräsen', 'FRÄSEN', 'fraesen', 'FRAESEN', 'Fra\u0308sen']) assert.equal(fold(spelling), 'fraesen')
  assert.equal(fold('Größe'), 'groesse')
})

test('sharp s is written ss, small and capital', () => {
  for (const spelling of ['Straße', 'STRASSE', 'STRAẞE', 'Strasse']) assert.equal(fold(spelling), 'strasse')
})

test('accents of other languages are dropped, ligatures written out', () => {
  assert.equal(fold('Café'), 'cafe')
  assert.equal(fold('naïve'), 'naive')
  assert.equal(fold('Œuvre'), 'oeuvre')
  assert.equal(fold('ﬁlter'), 'filter')
})

test('raised and lowered digits and both signs for micro are one', () => {
  assert.equal(fold('CO₂'), fold('CO2'))
  assert.equal(fold('cm³'), 'cm3')
  assert.equal(fold('\u00B5m'), fold('\u03BCm'))
})

test('short words in capitals or with a digit are abbreviations', () => {
  for (const word of ['MID', 'MEMS', 'LEDs', 'CNC', '5G', '3D', '2K', 'R&D', 'CO2', 'CO₂', 'H₂O', 'ÄÖ']) assert.ok(isAbbreviation(word), word)
  for (const word of ['Laser', 'A', 'Is', '99', '9001', '4.0', '&&', 'GaN', 'OPTICS', 'm²', '']) assert.ok(!isAbbreviation(word), word)
})

test('an abbreviation matches without its plural s and with its digits on the line', () => {
  assert.equal(abbreviationKey('LEDs'), 'LED')
  assert.equal(abbreviationKey('MEMS'), 'MEMS')
  assert.equal(abbreviationKey('CO₂'), 'CO2')
})
