import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { wordsOf } from './words.ts'

/** The words of a text in one line, what stands between them in braces: `Mess- {,}Prüf-`. */
const words = (text: string): string => wordsOf(text, 0, text.length).map(({ before, text: word }) => (before === '' ? word : `{${before}}${word}`)).join(' ')

/** What the source may have that the word has not: invisible characters, and the hyphen at a line's end. */
const plain = (raw: string): string =>
  raw.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').replace(/[-‐‑\u00AD]+[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu, '').replace(/\u00AD/g, '').replace(/[ \t]*\r?\n[ \t]*/g, '').replace(/[‐‑–]/g, '-').replace(/’/g, "'")

const texts = fc.array(fc.constantFrom('Mess', 'Prüf', 'technik', 'und', 'a', '3', '-', '‑', '–', '/', '.', ',', ' ', '  ', '\n', '\r\n', '\u00AD', '\u200B', '’', '+', '&', '👍', 'ä', 'a\u0308', '₂', '\u0301', '(', '@'), { maxLength: 30 }).map((pieces) => pieces.join(''))

test('the offsets of a word cut it out of the source', () => {
  fc.assert(fc.property(texts, (text) => {
    for (const word of wordsOf(text, 0, text.length)) assert.equal(plain(text.slice(word.start, word.end)), word.text)
  }))
})

test('words stand in order, apart, and inside the stretch that was asked for', () => {
  fc.assert(fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), fc.nat(20), (text, skip) => {
    const from = Math.min(skip, text.length)
    let last = from
    for (const word of wordsOf(text, from, text.length)) {
      assert.ok(word.start >= last && word.end > word.start && word.end <= text.length)
      assert.match(word.text, /[\p{L}\p{N}]/u)
      last = word.end
    }
  }))
})

test('every letter and digit belongs to a word', () => {
  fc.assert(fc.property(texts, (text) => {
    const rest = wordsOf(text, 0, text.length).reduceRight((left, word) => left.slice(0, word.start) + left.slice(word.end), text)
    assert.doesNotMatch(rest, /[\p{L}\p{N}]/u)
  }))
})

test('a hyphened word is one, a slash parts two', () => {
  assert.equal(words('3D-Druck, CNC-Fräsen'), '3D-Druck {,}CNC-Fräsen')
  assert.equal(words('CAD/CAM und ISO/IEC 17025'), 'CAD {/}CAM und ISO {/}IEC 17025')
  assert.equal(words('eine λ/4-Platte'), 'eine λ/4-Platte')
  assert.equal(words('Röntgen‑CT, Jena–Erfurt'), 'Röntgen-CT {,}Jena-Erfurt')
  assert.equal(words('Wort – Wort'), 'Wort {–}Wort')
})

test('a gapped compound keeps its hyphen on the side of the gap', () => {
  assert.equal(words('Mess- und Gerätetechnik'), 'Mess- und Gerätetechnik')
  assert.equal(words('Fein-, Mikro- und Nanotechnik'), 'Fein- {,}Mikro- und Nanotechnik')
  assert.equal(words('CNC-Dreh- und Frästeile'), 'CNC-Dreh- und Frästeile')
  assert.equal(words('Be-/Entladen'), 'Be- {/}Entladen')
  assert.equal(words('Produktentwicklung und -fertigung'), 'Produktentwicklung und -fertigung')
  assert.equal(words('CAD-Konstruktion und -Simulation'), 'CAD-Konstruktion und -Simulation')
  assert.equal(words('Mess-und Prüftechnik'), 'Mess- und Prüftechnik')
})

test('a dash, a bullet and a minus sign are no part of the word after them', () => {
  assert.equal(words('- Fräsen\n-Drehen'), '{-}Fräsen {-}Drehen')
  assert.equal(words('bei -20 °C'), 'bei {-}20 {°}C')
})

test('a word hyphenated at a line’s end is joined, one that has its own hyphen keeps it', () => {
  assert.equal(words('Kunst-\nstoff'), 'Kunststoff')
  assert.equal(words('Kunst-\r\n  stoff'), 'Kunststoff')
  assert.equal(words('Kunst\u00AD\nstoff'), 'Kunststoff')
  assert.equal(words('CNC-\nFräsen'), 'CNC-Fräsen')
  assert.equal(words('Mess-\nund Gerätetechnik'), 'Mess- und Gerätetechnik')
  assert.equal(words('Kunst-\n\nstoff'), 'Kunst- stoff')
})

test('invisible characters are no part of a word and part none', () => {
  assert.equal(words('Kunst\u00ADstoff Laser\u200Btechnik'), 'Kunststoff Lasertechnik')
  assert.equal(words('\u00AD \u200B'), '')
})

test('formulas, units and numbers are words as written', () => {
  assert.equal(words('CO₂ und Al₂O₃-Schichten ab 5 µm'), 'CO₂ und Al₂O₃-Schichten ab 5 µm')
  assert.equal(words('Industrie 4.0, 1.234,56 €'), 'Industrie 4.0 {,}1.234 {,}56')
  assert.equal(words('2-Komponenten-Spritzguss, 50–100 µm'), '2-Komponenten-Spritzguss {,}50-100 µm')
})

test('an apostrophe belongs to its word, quotation marks do not', () => {
  assert.equal(words('the firm’s “laser” it\'s'), "the firm's {“}laser {”}it's")
})

test('emoji part words and combining marks do not', () => {
  assert.equal(words('👍gut 👩‍🔬Labor'), '{👍}gut {👩🔬}Labor')
  assert.equal(words('A\u0308pfel'), 'A\u0308pfel')
})

test('an address is read in its words', () => {
  assert.equal(words('info@laser-jena.de'), 'info {@}laser-jena {/}de')
  assert.equal(words('https://www.example.de/pfad'), 'https {://}www {/}example {/}de {/}pfad')
})

test('a full stop without a space is still a stop, inside a name it is none', () => {
  assert.equal(words('Ende.Anfang'), 'Ende {.}Anfang')
  assert.equal(words('Node.js'), 'Node {/}js')
})

test('lines may end as on any system', () => {
  assert.equal(words('Laser\r\nOptik\rMess-\r\ntechnik'), 'Laser Optik Messtechnik')
})
