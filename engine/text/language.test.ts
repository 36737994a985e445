import assert from 'node:assert/strict'
import { test } from 'node:test'
import everyday from '../golden/everyday.json' with { type: 'json' }
import labels from '../golden/labels.json' with { type: 'json' }
import sentences from '../golden/sentences.json' with { type: 'json' }
import { documentLanguage, labelLanguage, sentenceLanguage } from './language.ts'

/** Texts whose language is not the one they were written in. */
const wrong = (golden: readonly { readonly text: string; readonly lang: string }[], ask: (text: string) => string): string[] => golden.filter(({ text, lang }) => ask(text) !== lang).map(({ text }) => text)

test('every golden sentence is recognised as German, English or neither', () => {
  assert.deepEqual(wrong(sentences, documentLanguage), [])
})

test('every German or English golden sentence keeps its language in a document of the other', () => {
  const own = [...sentences, ...everyday].filter(({ lang }) => lang !== 'other')
  assert.deepEqual(wrong(own, (text) => sentenceLanguage(text, 'de')), [])
  assert.deepEqual(wrong(own, (text) => sentenceLanguage(text, 'en')), [])
})

test('of a hundred golden labels at least 88 are recognised', () => {
  assert.ok(wrong(labels, labelLanguage).length <= 12)
})

test('a list of terms is a document in their language', () => {
  for (const language of ['de', 'en'] as const) {
    const terms = labels.filter(({ lang }) => lang === language).map(({ text }) => text)
    for (let at = 0; at + 5 <= terms.length; at += 5) assert.equal(documentLanguage(terms.slice(at, at + 5).join(', ')), language)
  }
})

test('a text without words, or in another script, is in neither language', () => {
  for (const text of ['', ' \n', '12345', '!!!', 'Мы производим лазеры.', '我们生产激光', 'レーザー技術']) assert.equal(documentLanguage(text), 'other', text)
})

test('a short text in another language is not taken for German or English', () => {
  for (const text of ['Notre entreprise fabrique des lasers.', 'Naše firma vyrábí díly.', 'Empresa de tecnología', 'Onze firma', 'Vi utvikler programvare for industrien.']) assert.equal(documentLanguage(text), 'other', text)
})

test('foreign names and terms do not change the language of a text', () => {
  assert.equal(documentLanguage('Die La Optik GmbH in Łódź fertigt Linsen und Prismen.'), 'de')
  assert.equal(sentenceLanguage('Das Start-up bietet Predictive Maintenance as a Service für Windparks.', 'en'), 'de')
  assert.equal(sentenceLanguage('Our Fachkräfte programme trains young people.', 'de'), 'en')
})

test('umlauts count however they are composed', () => {
  assert.equal(labelLanguage('Gerätebau'.normalize('NFD')), 'de')
  assert.equal(documentLanguage('Wir liefern Geräte für Prüfstände.'.normalize('NFD')), 'de')
})
