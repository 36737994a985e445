import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { CopiedText } from './copied.ts'
import { nearPlans } from './near.ts'

/** For each text the copied text it has with others, by their index. */
const copiedTexts = (texts: readonly string[]): Map<number, CopiedText>[] => {
  const near = nearPlans(texts.map((one) => ({ text: one })), { byId: new Map() })
  return texts.map((_, at) => new Map(near(at).flatMap(({ index, copied }) => (copied === undefined ? [] : [[index, copied]]))))
}

/** “1-30 a 40-60” is a text of the words w1 … w30, a, w40 … w60. */
const text = (line: string): string =>
  line
    .split(' ')
    .flatMap((piece) => {
      const [from, to] = piece.split('-').map(Number)
      return from === undefined || to === undefined || Number.isNaN(from) ? [piece] : Array.from({ length: to - from + 1 }, (_, at) => `w${from + at}`)
    })
    .join(' ')

const between = (a: string, b: string): string => {
  const found = copiedTexts([a, b])[0]?.get(1)
  if (found === undefined) return 'nothing'
  const { here, there, words } = found.longest
  assert.equal(a.slice(here.start, here.end).split(/\s+/).length, words)
  return `${found.share.toFixed(2)}: ${a.slice(here.start, here.end).split(/\s+/)[0]} … ${b.slice(there.start, there.end).split(/\s+/).at(-1)}, ${words} words`
}

test('a whole text in another is copied in full, whatever stands around it', () => {
  assert.equal(between(text('1-40'), text('100-130 1-40 200-280')), '1.00: w1 … w40, 40 words')
})

test('the share is of the shorter text, from either side', () => {
  // 40 words have 33 runs of eight; 27 common words have 20.
  const [short, long] = [text('1-27 300-312'), text('500-560 1-27 600-640')]
  assert.equal(copiedTexts([short, long])[0]?.get(1)?.share, 20 / 33)
  assert.equal(copiedTexts([short, long])[1]?.get(0)?.share, 20 / 33)
})

test('nineteen words in a row are a set phrase, twenty are copied', () => {
  assert.equal(between(text('1-19 300-330'), text('400-430 1-19')), 'nothing')
  assert.equal(between(text('1-20 300-330'), text('400-430 1-20')), '0.30: w1 … w20, 20 words')
})

test('the longest of several passages is told, and every stretch of either text', () => {
  const [a, b] = [text('1-12 x 20-45 y 60-75'), text('60-75 q 1-12 r 20-45')]
  assert.equal(between(a, b), '0.67: w20 … w45, 26 words')
  const marked = copiedTexts([a, b]).map((found, at) => [...found.values()].flatMap(({ stretches }) => stretches.map(({ start, end }) => [a, b][at]?.slice(start, end))))
  assert.deepEqual(marked, [
    [text('1-12'), text('20-45'), text('60-75')],
    [text('60-75'), text('1-12'), text('20-45')],
  ])
})

test('letter case, umlaut spelling, punctuation and line ends do not hide a copy', () => {
  const written = 'Wir prüfen dünne Gehäuse aus Kunststoff, messen ihre Festigkeit bei großer Wärme und vergleichen sie mit Gehäusen aus Leichtmetall, die ein Partner gießt.'
  const altered = 'Zuerst: wir PRUEFEN duenne Gehäuse\naus Kunst-\nstoff; messen ihre Festigkeit (bei grosser Wärme) und vergleichen sie mit Gehäusen aus Leichtmetall - die ein Partner gießt'
  assert.equal(copiedTexts([written, altered])[0]?.get(1)?.share, 1)
})

test('the same words in another order are not copied', () => {
  assert.equal(between(text('1-60'), text('1-60').split(' ').toReversed().join(' ')), 'nothing')
})

test('a passage that the other text repeats is found whole', () => {
  assert.equal(between(text('1-30'), text('1-9 a 1-30 b 5-14')), '1.00: w1 … w30, 30 words')
})

test('what more than ten texts share is the wording of a form', () => {
  const texts = Array.from({ length: 11 }, (_, at) => text(`1-25 ${1000 * (at + 1)}-${1000 * (at + 1) + 40}`))
  assert.equal(copiedTexts(texts.slice(1))[0]?.size, 9)
  assert.equal(copiedTexts(texts)[0]?.size, 0)
})

test('a text that repeats itself three thousand times is compared in no more than its length', () => {
  const endless = text('1-30 ').repeat(3000)
  assert.equal(copiedTexts([endless, endless])[0]?.get(1)?.share, 1)
})

test('no texts and short ones: nothing is copied', () => {
  assert.deepEqual(copiedTexts([]), [])
  assert.equal(between('', ''), 'nothing')
  assert.equal(between('three words only', 'three words only'), 'nothing')
})

test('the order of texts changes nothing but their indices', () => {
  const pieces = fc.array(fc.constantFrom('1-20', '21-50', '60-70', '1-9', 'a', 'b', '100-125'), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 2, maxLength: 5 }), (plans) => {
      const texts = plans.map((plan) => text(plan.join(' ')))
      const last = texts.length - 1
      const turned = copiedTexts(texts.toReversed())
      copiedTexts(texts).forEach((found, at) => {
        const other = turned[last - at]
        assert.equal(found.size, other?.size)
        for (const [there, { share, longest, stretches }] of found) {
          const same = other?.get(last - there)
          assert.deepEqual([share, longest.words, stretches], [same?.share, same?.longest.words, same?.stretches])
        }
      })
    }),
    { seed: 7 },
  )
})
