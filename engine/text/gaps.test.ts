import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholeCompound } from './gaps.ts'
import { plainReader } from './reading.ts'
import { createSplitter } from './compounds.ts'

const { keysOf, readWords } = plainReader()
const SPLITTER = createSplitter()

/** A phrase read in German, small words left out: `reads('Mess- und Prüftechnik') = 'mess+technik pruef+technik'`. */
const reads = (phrase: string): string => readWords(phrase, 0, phrase.length, 'de').filter(({ small }) => !small).map(({ keys }) => keys.join('+')).join(' ')

/** The gapped phrase reads like the words written out. */
const like = (gapped: string, whole: string): void => assert.equal(reads(gapped), whole.split(' ').map((word) => keysOf(word, 'de').join('+')).join(' '), gapped)

test('the partner lends the head that is missing', () => {
  like('Mess- und Gerätetechnik', 'Messtechnik Gerätetechnik')
  like('Steuerungs- und Regelungstechnik', 'Steuerungstechnik Regelungstechnik')
  like('Maschinen- und Anlagenbau', 'Maschinenbau Anlagenbau')
  like('Oberflächen- oder Dünnschichttechnik', 'Oberflächentechnik Dünnschichttechnik')
  like('Werkzeug- bzw. Formenbau', 'Werkzeugbau Formenbau')
  like('Mess-/Prüftechnik', 'Messtechnik Prüftechnik')
})

test('several gapped words share one partner', () => {
  like('Fein-, Mikro- und Nanotechnik', 'Feintechnik Mikrotechnik Nanotechnik')
  like('Mess-, Steuer- und Regelungstechnik', 'Messtechnik Steuertechnik Regelungstechnik')
  like('CNC-Dreh- und Frästeile', 'CNC-Drehteile Frästeile')
})

test('a head of two parts is lent whole', () => {
  like('Mikro- und Nanosystemtechnik', 'Mikrosystemtechnik Nanosystemtechnik')
  like('Kunststoff- und Metallspritzguss', 'Kunststoffspritzguss Metallspritzguss')
  like('Luft- und Raumfahrttechnik', 'Luftfahrttechnik Raumfahrttechnik')
})

test('a derived word lends what its own particle leaves', () => {
  like('Ein- und Ausgang', 'Eingang Ausgang')
  like('Be- und Entladen', 'Beladen Entladen')
  like('Vor- und Nachteile', 'Vorteile Nachteile')
  like('Ver- und Entsorgung', 'Versorgung Entsorgung')
  like('Aus- und Weiterbildung', 'Ausbildung Weiterbildung')
  like('Hard- und Software', 'Hardware Software')
})

test('the missing beginning is lent as well', () => {
  like('Produktentwicklung und -fertigung', 'Produktentwicklung Produktfertigung')
  like('Metallbearbeitung, -verarbeitung und -recycling', 'Metallbearbeitung Metallverarbeitung Metallrecycling')
  like('Sensordatenerfassung und -auswertung', 'Sensordatenerfassung Sensordatenauswertung')
  like('CAD-Konstruktion und -Simulation', 'CAD-Konstruktion CAD-Simulation')
  like('Laserschweiß- und -schneidanlagen', 'Laserschweißanlagen Laserschneidanlagen')
})

test('a hyphen of the partner is its cut', () => {
  like('CAD- und CAM-Software', 'CAD-Software CAM-Software')
  like('2K- und 3K-Spritzguss', '2K-Spritzguss 3K-Spritzguss')
})

test('an adjective is lent in small letters', () => {
  assert.equal(wholeCompound('Wärme-', 'kältetechnische', SPLITTER), 'waermetechnische')
})

test('a word without a partner is read as it stands', () => {
  assert.equal(reads('Mess- und'), reads('Mess'))
  assert.equal(reads('Optik- und Laser'), 'optik laser')
  assert.equal(reads('Auf- und davon'), '')
  assert.equal(wholeCompound('-fertigung', 'Laser', SPLITTER), undefined)
})

test('a partner lends no piece that makes another word by chance', () => {
  assert.equal(wholeCompound('Mess-', 'Prüfung', SPLITTER), undefined)
})
