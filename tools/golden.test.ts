/** The golden texts guard every change: what `npm run quality` reports may not fall unnoticed. The held quarter stays unseen here. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildMatcher, shippedVocabulary } from '#engine'
import { goldenFigures } from './figures/golden.ts'
import { languageFigures } from './figures/language.ts'

test('topics, needs and absences of the open golden texts are found as well as the plan demands', () => {
  for (const figure of goldenFigures(buildMatcher(shippedVocabulary()), false)) assert.ok(figure.holds, JSON.stringify(figure))
})

test('the language of golden sentences and labels is told as well as the plan demands', () => {
  for (const figure of languageFigures()) assert.ok(figure.holds, JSON.stringify(figure))
})
