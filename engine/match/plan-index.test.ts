import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { nearPlans } from './near.ts'
import { planIndex, type PlanIndex } from './plan-index.ts'
import { readPlan, type Plan, type PlanReading } from './plan-reading.ts'
import { rarityAmong, termWeights } from './term-weights.ts'
import type { Concept } from '../vocabulary/concept.ts'

const CONCEPTS: Concept[] = [
  ['field', []],
  ['welding', ['field']],
  ['laser-welding', ['welding']],
  ['milling', ['field']],
  ['optics', []],
].map(([id, broader]) => ({ id: id as string, prefLabel: {}, broader: broader as string[] }))
const vocabulary = { byId: new Map(CONCEPTS.map((concept) => [concept.id, concept])) }

// Passages that recur word for word, and words that recur alone.
const PASSAGES = ['a', 'b', 'c'].map((letter) => Array.from({ length: 24 }, (_, at) => `wort${letter}${at}`).join(' '))
const WORDS = ['laser', 'copper', 'glass', 'housing', 'sensor', 'blood', 'robot', 'pipe', 'soil', 'water', 'plastic', 'fibre', 'heat', 'camera', 'tool']

const holding = fc.record({ concept: fc.constantFrom(...CONCEPTS.map(({ id }) => id), 'unknown'), weight: fc.constantFrom(0.25, 0.5, 1) })
const holdings = fc.uniqueArray(holding, { maxLength: 3, selector: ({ concept }) => concept })
const plan: fc.Arbitrary<Plan> = fc.record(
  {
    title: fc.constantFrom(...WORDS),
    text: fc.array(fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...PASSAGES) }, { weight: 4, arbitrary: fc.constantFrom(...WORDS) }), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' ')),
    language: fc.constant('en' as const),
    has: holdings,
    seeks: holdings,
  },
  { requiredKeys: ['text', 'language'] },
)
const many = fc.array(plan, { minLength: 2, maxLength: 26 })
const weights = rarityAmong([...WORDS, ...PASSAGES].map((text) => readPlan({ text, language: 'en' })))

const built = (readings: Iterable<readonly [string, PlanReading]>): PlanIndex => {
  const index = planIndex(weights, vocabulary, { neighbours: 3 })
  for (const [id, reading] of readings) index.add(id, reading)
  return index
}
const told = (index: PlanIndex, ids: Iterable<string>, most?: number): unknown => [...ids].map((id) => [id, index.near(id, most)])

test('after plans came, changed and went, the index tells what one built anew tells', () => {
  // Ids recur, so that plans change; more than ten hold a passage and then no longer, so that forms come and go.
  const step = fc.record({ id: fc.nat({ max: 24 }).map(String), plan: fc.option(plan, { freq: 4 }) })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 70 }), fc.constantFrom(2, 100), (steps, most) => {
      const [index, there] = [built([]), new Map<string, PlanReading>()]
      for (const [at, { id, plan: next }] of steps.entries()) {
        if (next === null) assert.equal(index.remove(id), there.delete(id))
        else {
          index.add(id, readPlan(next))
          there.set(id, readPlan(next))
        }
        if (at % 9 === 0) index.near(id, most)
      }
      assert.equal(index.size, there.size)
      assert.deepEqual(told(index, there.keys(), most), told(built(there), there.keys(), most))
    }),
    { seed: 11, numRuns: 120 },
  )
})

test('a passage that ten plans hold, then eleven, then ten again is copied, a form, and copied again', () => {
  const texts = Array.from({ length: 11 }, (_, at) => readPlan({ text: `${PASSAGES[0]} ${WORDS.slice(at, at + 3).join(' ')}`, language: 'en' }))
  const index = built(texts.slice(0, 10).map((reading, at) => [`p${at}`, reading]))
  const copies = (): number => index.near('p0').filter(({ copied }) => copied !== undefined).length
  assert.equal(copies(), 9)
  index.add('p10', texts[10] ?? assert.fail())
  assert.equal(copies(), 0)
  index.remove('p5')
  assert.equal(copies(), 9)
})

test('the order in which plans come changes nothing', () => {
  fc.assert(
    fc.property(many, fc.constantFrom(3, 100), (plans, most) => {
      const readings = plans.map((one, at): [string, PlanReading] => [`p${at}`, readPlan(one)])
      const ids = readings.map(([id]) => id)
      assert.deepEqual(told(built(readings), ids, most), told(built(readings.toReversed()), ids, most))
    }),
    { seed: 12, numRuns: 60 },
  )
})

test('where the weights are equal it finds what nearPlans finds', () => {
  fc.assert(
    fc.property(many, (plans) => {
      const readings = plans.map(readPlan)
      const index = planIndex(rarityAmong(readings), vocabulary)
      readings.forEach((reading, at) => index.add(`p${at}`, reading))
      const near = nearPlans(plans, vocabulary)
      for (const at of plans.keys()) assert.deepEqual(new Map(index.near(`p${at}`, plans.length).map(({ id, ...found }) => [id, found])), new Map(near(at).map(({ index: other, ...found }) => [`p${other}`, found])))
    }),
    { seed: 13, numRuns: 60 },
  )
})

test('bounded, it tells the nearest, those with most copied and those that answer most', () => {
  fc.assert(
    fc.property(many, (plans) => {
      const index = built(plans.map((one, at) => [`p${at}`, readPlan(one)]))
      const all = index.near('p0', plans.length)
      const some = index.near('p0', 2)
      const sum = ({ complement }: (typeof all)[number]): number => [...(complement?.gets ?? []), ...(complement?.gives ?? [])].reduce((total, { weight }) => total + weight, 0)
      const first = (of: (one: (typeof all)[number]) => number): string[] => all.filter((one) => of(one) > 0).toSorted((a, b) => of(b) - of(a) || (a.id < b.id ? -1 : 1)).slice(0, 2).map(({ id }) => id)
      const wanted = new Set([...first(({ nearness }) => nearness), ...first(({ copied }) => copied?.share ?? 0), ...first(sum)])
      assert.deepEqual(some, all.filter(({ id }) => wanted.has(id)))
    }),
    { seed: 14, numRuns: 100 },
  )
})

test('a reading is JSON: kept and read back it is the same plan', () => {
  fc.assert(fc.property(plan, (one) => assert.deepEqual(JSON.parse(JSON.stringify(readPlan(one))), readPlan(one))), { seed: 15, numRuns: 50 })
})

test('no plan changes what another plan weighs: weights come from the texts they were made of', () => {
  const [here, there] = ['laser copper glass', 'laser copper robot'].map((text) => readPlan({ text, language: 'en' }))
  const between = (others: readonly string[]): number | undefined => {
    // So many neighbours that all neighbourhoods are ordinary: what is left is the likeness of the pair.
    const index = planIndex(weights, vocabulary, { neighbours: 1000 })
    for (const [id, reading] of [['here', here], ['there', there], ...others.map((text) => [text, readPlan({ text, language: 'en' })] as const)] as const) index.add(id ?? '', reading ?? assert.fail())
    return index.near('here').find(({ id }) => id === 'there')?.nearness
  }
  assert.equal(between(['laser water', 'laser soil', 'copper heat']), between([]))
})

test('without any public text, and with a few, a rare word says more than one that is usual in our own texts', () => {
  for (const texts of [[], ['Wir fertigen Gehäuse aus Kunststoff.']]) {
    const { stem } = termWeights(texts.map((text) => readPlan({ text })))
    assert.ok(stem('hydrogel') > stem('develop'))
    assert.ok(stem('develop') > 0)
  }
})
