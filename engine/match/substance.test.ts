import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataText, hasData } from '../../tools/figures/data.ts'
import golden from '../golden/texts.json' with { type: 'json' }
import { seeded } from '../intersect/seeded.ts'
import { sureLabelsOf } from '../vocabulary/concept.ts'
import { buildMatcher } from '../vocabulary/matcher.ts'
import { shippedVocabulary } from '../vocabulary/shipped.ts'
import { substanceOf } from './substance.ts'

const vocabulary = shippedVocabulary()
const matcher = buildMatcher(vocabulary)
const verdict = (text: string): string => substanceOf(text, matcher).verdict
const refused = (texts: readonly string[]): number => texts.filter((text) => verdict(text) !== 'enough').length

test('a word, a title and nothing at all are too short', () => {
  for (const text of ['', '   ', 'Laser', 'Laserschweißen von Kupfer für die Elektromobilität', '\u200b\u200b']) assert.equal(verdict(text), 'too-short')
})

test('one sentence again and again says no more than once', () => {
  assert.notEqual(verdict('Wir prüfen dünne Gehäuse. '.repeat(40)), 'enough')
})

test('none of our golden texts is refused', () => {
  assert.equal(refused(golden.map(({ text }) => text)), 0)
})

test('none of 693 research plans is refused', { skip: hasData ? false : 'shared/data is absent' }, () => {
  const texts = ['dev', 'test'].flatMap((split) => dataText(`cordis-he/${split}.jsonl.gz`).trim().split('\n').map((line) => (JSON.parse(line) as { objective: string }).objective))
  assert.equal(texts.length, 693)
  assert.equal(refused(texts), 0)
})

test('lists of labels are refused, at least 95 in 100 of each kind', () => {
  const draw = seeded(5)
  const labels = { de: vocabulary.concepts.flatMap((concept) => sureLabelsOf(concept, 'de')), en: vocabulary.concepts.flatMap((concept) => sureLabelsOf(concept, 'en')) }
  const listed = (language: 'de' | 'en' | 'both'): string[] =>
    Array.from({ length: 20 + Math.floor(draw() * 281) }, () => {
      const some = labels[language === 'both' ? (draw() < 0.5 ? 'de' : 'en') : language]
      return some[Math.floor(draw() * some.length)] ?? ''
    })
  const kinds: Record<string, () => string> = {
    'German, commas': () => listed('de').join(', '),
    'English, commas': () => listed('en').join(', '),
    'both, commas': () => listed('both').join(', '),
    'German, lines': () => listed('de').join('\n'),
    'both, lines': () => listed('both').join('\n'),
    'German sentences': () => listed('de').map((label) => `Wir arbeiten an ${label}.`).join(' '),
    'English sentences': () => listed('en').map((label) => `We work on ${label}.`).join(' '),
  }
  for (const [kind, made] of Object.entries(kinds)) assert.ok(refused(Array.from({ length: 40 }, made)) >= 38, kind)
})
