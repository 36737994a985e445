import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { collectLosses, sayLoss, type LossKind } from './loss.ts'

test('every loss is one line in both languages', () => {
  const loss = { what: 'other-language', name: 'fr', count: 3, examples: ['brasage'] } as const
  assert.equal(sayLoss(loss, 'de'), '3 Bezeichnungen in einer anderen Sprache (fr), etwa brasage')
  assert.equal(sayLoss({ ...loss, examples: [] }, 'en'), '3 labels in another language (fr)')
})

const kind = fc.constantFrom<LossKind>('property', 'other-language', 'deprecated', 'mapping')
const one = fc.tuple(kind, fc.string({ maxLength: 2 }), fc.option(fc.constantFrom('fr', 'it', 'pl'), { nil: undefined }))

const told = (losses: readonly (readonly [LossKind, string, string | undefined])[]) => {
  const { lose, lost } = collectLosses()
  for (const loss of losses) lose(...loss)
  return lost()
}

const counts = (losses: Parameters<typeof told>[0]) => told(losses).map(({ what, name = '', count }) => `${count} ${what} ${name}`.trimEnd())

test('losses are told in one order: by kind, then the most frequent, then by name', () => {
  assert.deepEqual(counts([['property', 'a', 'x'], ['deprecated', 'b', undefined], ['property', 'c', 'y'], ['property', 'c', 'y'], ['other-language', 'd', 'it'], ['other-language', 'e', 'fr']]), ['1 other-language fr', '1 other-language it', '1 deprecated', '2 property y', '1 property x'])
  const twoOrders = fc.array(one, { maxLength: 30 }).chain((losses) => fc.tuple(fc.constant(losses), fc.shuffledSubarray(losses, { minLength: losses.length })))
  fc.assert(fc.property(twoOrders, ([losses, shuffled]) => assert.deepEqual(told(shuffled), told(losses))))
})
