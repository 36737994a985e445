/** The golden texts guard every change: what `npm run quality` reports may not fall unnoticed. Held texts stay unseen here. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildMatcher, shippedVocabulary } from '#engine'
import { goldenFigures } from './figures/golden.ts'
import { languageFigures } from './figures/language.ts'
import { stanceFigures } from './figures/stances.ts'

/** What was reached on the open texts, less a little; the plan's own reach stands in the figures. */
const REACHED = [0.85, 0.9]

test('topics, needs and absences of the open golden texts are found no worse than before', () => {
  goldenFigures(buildMatcher(shippedVocabulary()), false).forEach((figure, index) => assert.ok(figure.value >= (REACHED[index] ?? 1), JSON.stringify(figure)))
})

/** Seeks, not, has: what was reached on both sets of golden stances, less a little. */
const STANCES_REACHED = [0.89, 0.89, 0.91]

test('phrases of the golden stances are told as had, sought or denied no worse than before', () => {
  stanceFigures().forEach((figure, index) => assert.ok(figure.value >= (STANCES_REACHED[index] ?? 1), JSON.stringify(figure)))
})

test('the language of golden sentences and labels is told as well as the plan demands', () => {
  for (const figure of languageFigures()) assert.ok(figure.holds, JSON.stringify(figure))
})
