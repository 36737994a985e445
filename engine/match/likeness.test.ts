import { test } from 'node:test'
import assert from 'node:assert/strict'
import { cosineIndex } from './cosine.ts'
import { likenessIndex, type Embed } from './likeness.ts'

// Written for this test: four plans of the demo alliance, each told in both languages.
const PLANS = [
  { de: 'Leichte Gehäuse aus Kunststoff\nWir entwickeln ein Werkzeug für den Spritzguss dünner Gehäuse und prüfen die Festigkeit des Materials.', en: 'Light plastic housings\nWe develop a tool for injection moulding of thin housings and test the strength of the material.' },
  { de: 'Blut messen ohne Stich\nEin optischer Sensor bestimmt den Zucker im Blut durch die Haut; Ärzte erproben ihn an Patienten.', en: 'Measuring blood without a prick\nAn optical sensor determines the sugar in the blood through the skin; doctors try it on patients.' },
  { de: 'Roboter schweißt Rohre\nDie Steuerung lernt aus Daten, wie der Roboter die Naht zweier Rohre verfolgt.', en: 'Robot welds pipes\nThe control learns from data how the robot follows the seam of two pipes.' },
  { de: 'Wasser sparen in der Landwirtschaft\nSensoren im Boden melden Feuchte, damit Bauern weniger bewässern.', en: 'Saving water in agriculture\nSensors in the soil report moisture so that farmers irrigate less.' },
] as const

const english = likenessIndex(PLANS.map(({ en }) => ({ text: en })))

test('a German plan finds its English version first', () => {
  PLANS.forEach(({ de }, at) => assert.equal(english.nearest({ text: de }, 1)[0]?.index, at, de))
})

test('an English plan finds its German version first', () => {
  const german = likenessIndex(PLANS.map(({ de }) => ({ text: de })))
  PLANS.forEach(({ en }, at) => assert.equal(german.nearest({ text: en }, 1)[0]?.index, at, en))
})

test('a plan is the likest to itself, fully', () => {
  PLANS.forEach(({ en }, at) => {
    const first = english.nearest({ text: en }, 1)[0]
    assert.equal(first?.index, at)
    assert.ok(Math.abs((first?.score ?? 0) - 1) < 1e-9)
  })
})

test('both languages stand in one index: a plan finds itself, then its other version', () => {
  const both = likenessIndex(PLANS.flatMap(({ de, en }) => [{ text: de }, { text: en }]))
  PLANS.forEach(({ de }, at) => assert.deepEqual(both.nearest({ text: de }, 2).map(({ index }) => index), [2 * at, 2 * at + 1]))
})

test('the same question has the same answer to the last digit', () => {
  const again = likenessIndex(PLANS.map(({ en }) => ({ text: en })))
  assert.deepEqual(again.nearest({ text: PLANS[1].de }, 4), english.nearest({ text: PLANS[1].de }, 4))
})

test('nothing in common, no words, or no texts: nothing is near', () => {
  assert.deepEqual(english.nearest({ text: '' }, 3), [])
  assert.deepEqual(english.nearest({ text: '42', language: 'en' }, 3), [])
  assert.deepEqual(likenessIndex([]).nearest({ text: PLANS[0].de }, 3), [])
  assert.deepEqual(likenessIndex([{ text: '' }]).nearest({ text: PLANS[0].de }, 3), [])
})

test('words that are names in JavaScript are words', () => {
  const index = likenessIndex([{ text: 'The constructor has a prototype.', language: 'en' }, { text: 'The farmer has a field.', language: 'en' }])
  assert.equal(index.nearest({ text: 'Prototype of a constructor', language: 'en' }, 1)[0]?.index, 0)
})

test('equal scores keep the order of the texts, and no more than asked come back', () => {
  const index = likenessIndex([{ text: 'Laser welding', language: 'en' }, { text: 'Laser welding', language: 'en' }, { text: 'Soil', language: 'en' }])
  assert.deepEqual(index.nearest({ text: 'laser', language: 'en' }, 1).map(({ index: place }) => place), [0])
})

test('cosine stays between 0 and 1 and is 1 for the same bag', () => {
  const index = cosineIndex([new Map([['a', 2], ['b', 1]]), new Map([['c', 1]]), new Map()])
  const scores = new Float64Array(3)
  index.add(new Map([['a', 2], ['b', 1]]), 1, scores)
  assert.ok(Math.abs((scores[0] ?? 0) - 1) < 1e-12)
  assert.deepEqual(Array.from(scores.subarray(1)), [0, 0])
})

/** Stands for the operator's model: how often a text names light, how often metal, in whatever words. */
const lightAndMetal: Embed = (texts) => texts.map((text) => [/licht|photon|laser|optik/i.test(text) ? 1 : 0, /metall|stahl|iron|eisen/i.test(text) ? 1 : 0])

test('the operator’s own vectors bring texts together that share no word', () => {
  const texts = [{ text: 'Eisen wird gehämmert.' }, { text: 'Photonen in der Höhle.' }]
  const query = { text: 'Laser.' } as const
  assert.deepEqual(likenessIndex(texts).nearest(query, 2), [])
  assert.deepEqual(likenessIndex(texts, { embed: lightAndMetal }).nearest(query, 2).map(({ index }) => index), [1])
})

test('an embed that breaks its promise is told so, not believed', () => {
  for (const embed of [() => [], () => [[1, 2]], (texts: readonly string[]) => texts.map(() => [Number.NaN]), (texts: readonly string[]) => texts.map((_, at) => (at === 0 ? [1] : [1, 2]))] as Embed[]) {
    assert.throws(() => likenessIndex([{ text: 'a' }, { text: 'b' }], { embed }), RangeError)
  }
})
