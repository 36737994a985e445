import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hitsOf, readTable } from './frames.ts'

const lexicon = readTable({
  classes: { MAKER: 'smith *wright', NEG: 'not' },
  frames: [['seeks', 'object', 'want MAKER\nwant + iron\nkeen =on + !coal'], ['not', 'clause', 'NEG + want']],
})

/** The frames that a clause of these lemmas fills. */
function found(clause: string): string[] {
  const places = new Map<string, number[]>()
  clause.split(' ').forEach((word, place) => {
    for (const tag of lexicon.tags.get(word) ?? []) places.set(tag, [...(places.get(tag) ?? []), place])
  })
  return hitsOf(places, lexicon).map((hit) => hit.frame.written).toSorted()
}

test('A class stands for its members, a star for the end of a compound', () => {
  assert.deepEqual(found('want a smith'), ['want MAKER'])
  assert.ok(lexicon.ends.has('wright'))
})

test('Words of one group follow each other closely, words joined by + stand anywhere', () => {
  assert.deepEqual(found('smith want'), [])
  assert.deepEqual(found('want one two three four five smith'), [])
  assert.deepEqual(found('iron is what they want'), ['want + iron'])
})

test('= asks for the very next word, ! for its absence', () => {
  assert.deepEqual(found('keen on iron'), ['keen =on + !coal'])
  assert.deepEqual(found('keen and on iron'), [])
  assert.deepEqual(found('keen on coal'), [])
})

test('A frame that names a negation is known as such', () => {
  const frames = [...new Set(lexicon.frames.values().toArray().flat())]
  assert.deepEqual(frames.filter((frame) => frame.namesNegation).map((frame) => frame.written), ['NEG + want'])
})

test('A frame that names an unknown class is refused', () => {
  assert.throws(() => readTable({ classes: {}, frames: [['seeks', 'clause', 'want NOBODYKNOWS']] }), /NOBODYKNOWS/)
})
