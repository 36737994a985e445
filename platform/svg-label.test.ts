import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { clipped, fittingName, linesOf, softened, widthOf } from './svg-label.ts'

test('a text that fits stays whole, a longer one ends in three dots and fits', () => {
  assert.equal(clipped('Sensorik', 100, 13), 'Sensorik')
  const cut = clipped('Wissenschaftliche Instrumente', 100, 13)
  assert.match(cut, /^Wissensch\p{L}+…$/u)
  assert.ok(widthOf(cut, 13) <= 100)
})

test('whatever the text, it fits, and no letter loses its accent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 20, max: 200 }), (text, most) => {
      const cut = clipped(text, most, 13)
      assert.ok(widthOf(cut, 13) <= most || widthOf(text, 13) <= most, cut)
      assert.ok(cut.isWellFormed())
    }),
    { seed: 11, numRuns: 300 },
  )
  assert.equal(clipped('e\u0301'.repeat(20), widthOf('eee…', 13) + 1, 13), `${'e\u0301'.repeat(3)}…`)
})

test('letters are as wide as Inter draws them, to some percent', () => {
  // Measured in Chromium at 13 px.
  const measured: readonly (readonly [text: string, weight: 400 | 600, width: number])[] = [
    ['Oberflächenbeschichtung', 400, 159.6],
    ['Wissenschaftliche Instrumente', 400, 188.7],
    ['MNT Mikro- und Nanotechnik', 600, 185.6],
    ['Kunststoffverarbeitung', 600, 146.1],
  ]
  for (const [text, weight, width] of measured) assert.ok(Math.abs(widthOf(text, 13, weight) / width - 1) < 0.03, `${text} ${widthOf(text, 13, weight)}`)
  assert.ok(widthOf('光学', 13) === 26)
})

test('a name is whole where it fits, else its short form stands for it', () => {
  const member = { name: 'MNT Mikro- und Nanotechnik Thüringen', short: 'MNT' }
  assert.equal(fittingName(member, 400, 14), member.name)
  assert.equal(fittingName(member, 120, 14), 'MNT')
  assert.match(fittingName({ name: member.name }, 120, 14), /…$/)
})

test('lines break at spaces, hyphens and soft hyphens, and the last one is cut', () => {
  assert.deepEqual(linesOf('Mess- und Gerätetechnik', 100, 2, 14, 600), ['Mess- und', 'Gerätetechnik'])
  assert.deepEqual(linesOf('Oberflächen\u00ADbeschichtung', 110, 2, 13), ['Oberflächen-', 'beschichtung'])
  assert.deepEqual(linesOf('Kurz', 110, 2, 13), ['Kurz'])
  assert.equal(linesOf('ein sehr langer Name der nirgends hinpasst', 80, 2, 13).length, 2)
})

test('long compounds may break before their head, short words and what is broken already stay', () => {
  assert.equal(softened('Oberflächenbeschichtung'), 'Oberflächen\u00ADbeschichtung')
  assert.equal(softened('Kunststoffverarbeitung und Messtechnik'), 'Kunststoff\u00ADverarbeitung und Messtechnik')
  assert.equal(softened('Medizintechnik'), 'Medizin\u00ADtechnik')
  assert.equal(softened('Faser\u00ADverbundwerkstoffe'), 'Faser\u00ADverbundwerkstoffe')
  assert.equal(softened('Sensorik'), 'Sensorik')
})
