import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Forms } from './forms.ts'

const hashOf = (word: string): number => Array.from({ length: word.length }, (_, at) => word.charCodeAt(at)).reduce(Forms.next, Forms.start)

test('a word that was added is never denied, nor is any of its beginnings, in a copy neither', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 })), fc.string({ minLength: 1 }), (words, later) => {
      const forms = new Forms()
      for (const word of words) forms.add(word)
      const copy = new Forms(forms)
      copy.add(later)
      for (const word of words) {
        assert.ok(forms.mayBeWord(hashOf(word)) && copy.mayBeWord(hashOf(word)))
        for (let end = 1; end <= word.length; end++) assert.ok(forms.mayBegin(hashOf(word.slice(0, end))))
      }
      assert.ok(copy.mayBeWord(hashOf(later)))
    }),
    { seed: 9 },
  )
})

test('what was not added is mostly denied', () => {
  const forms = new Forms()
  for (let number = 0; number < 300_000; number++) forms.add(`wort${number}`)
  const wrong = Array.from({ length: 10_000 }, (_, number) => forms.mayBeWord(hashOf(`anders${number}`))).filter(Boolean).length
  assert.ok(wrong < 600, `${wrong} of 10,000`)
})
