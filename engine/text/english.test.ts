import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { englishKey, englishKeys, looseEnglish } from './english.ts'

/** The keys of a word in one line. */
const keys = (word: string): string => englishKeys(word).join(' ')

/** Each line: spellings of one word. */
const same = (...lines: string[]): void => {
  for (const line of lines) assert.equal(new Set(line.split(' ').map(keys)).size, 1, line)
}

/** Each line: words that must stay apart. */
const apart = (...lines: string[]): void => {
  for (const line of lines) assert.equal(new Set(line.split(' ').map(keys)).size, line.split(' ').length, line)
}

test('plural and singular are one', () => {
  same('sensor sensors Sensors', 'company companies', 'lens lenses', 'axis axes', 'matrix matrices', 'analysis analyses', 'process processes', 'gas gases', 'knife knives')
  same('spectrum spectra', 'criterion criteria', 'vacuum vacua', 'radius radii', 'antenna antennae antennas', 'bacterium bacteria', 'mouse mice')
})

test('what only looks like a plural stays', () => {
  for (const word of ['optics', 'photonics', 'physics', 'series', 'glass', 'lens', 'gas', 'bus', 'data', 'alumina', 'silica']) assert.equal(keys(word), word)
})

test('British and American spellings are one', () => {
  same('colour color colours', 'behaviour behavior', 'odour odor', 'vapour vapor', 'fibre fiber fibres', 'centre center', 'micrometre micrometer', 'litre liter')
  same('organisation organization', 'polymerise polymerize', 'plasticiser plasticizer', 'analyse analyze', 'catalysed catalyzed', 'hydrolyse hydrolyze')
  same('modelling modeling', 'labelled labeled', 'travelling traveling', 'focussing focusing', 'moulding molding', 'mould mold', 'sulphate sulfate', 'aluminium aluminum')
  same('haemoglobin hemoglobin', 'paediatric pediatric', 'orthopaedics orthopedics', 'oesophagus esophagus', 'anaesthesia anesthesia', 'leukaemia leukemia', 'tyres tires', 'catalogues catalog')
})

test('no spelling rule touches a word that is spelled alike everywhere', () => {
  for (const word of ['noise', 'precise', 'exercise', 'enterprise', 'expertise', 'franchise', 'rise', 'rising', 'supervised', 'advertise', 'raised', 'cruise', 'wise', 'promising', 'merchandise']) assert.equal(keys(word), word)
  for (const word of ['hour', 'four', 'flour', 'contour', 'tour', 'pour', 'milling', 'drilling', 'rolling', 'controller', 'installed', 'smaller', 'anaerobic', 'aerospace', 'geyser']) assert.equal(keys(word), word)
})

test('words that differ by one doubled letter are not confused', () => {
  apart('filling filing', 'filler filer', 'polling poling', 'tilling tiling', 'milled miled')
})

test('an abbreviation keeps its capitals and loses its plural', () => {
  assert.equal(keys('PLCs'), 'PLC')
  assert.equal(keys('LED’s'), 'LED')
  assert.equal(keys('MEMS'), 'MEMS')
  assert.equal(keys('R&D'), 'R&D')
  assert.equal(keys('CO₂'), 'CO2')
  apart('AIDS aids', 'PET pet')
})

test('a hyphen parts words and joins prefixes', () => {
  assert.equal(keys('injection-moulding'), 'injection molding')
  assert.equal(keys('CO2-laser'), 'CO2 laser')
  same('micro-optics microoptics', 'opto-electronics optoelectronics', 'non-destructive nondestructive', 'e-mobility emobility', 're-use reuse')
})

test('a possessive is its owner', () => {
  same("firm firm's firms'")
})

test('no table’s own machinery is taken for a word', () => {
  for (const word of ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf']) for (const key of englishKeys(word)) assert.equal(typeof key, 'string')
})

test('a key is its own key', () => {
  fc.assert(fc.property(fc.constantFrom('colours', 'organisations', 'modelling', 'fibres', 'analyses', 'mice', 'leukaemia', 'moulds', 'centres', 'sulphates'), (word) => assert.equal(englishKey(englishKey(word)), englishKey(word))))
})

test('in labels of several words testing, tested and test are one', () => {
  for (const key of ['testing', 'tested']) assert.equal(looseEnglish(key), 'test')
  assert.equal(looseEnglish('milling'), 'mill')
  assert.equal(looseEnglish('drilling'), 'drill')
})
