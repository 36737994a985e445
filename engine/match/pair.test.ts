import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildMatcher } from '../vocabulary/matcher.ts'
import { shippedVocabulary } from '../vocabulary/shipped.ts'
import { profile } from '../profile/profile.ts'
import { comparePair, type PairFinding } from './pair.ts'
import { readPlan, type Plan } from './plan-reading.ts'
import { termWeights } from './term-weights.ts'

// Written for this test.
const HOUSINGS = 'Dünne Gehäuse für Messgeräte sollen leichter werden. Wir spritzen sie im Spritzguss aus einem Kunststoff mit kurzen Fasern, entwerfen das Werkzeug dafür und prüfen, ob Festigkeit und Dichtheit der Gehäuse bei Wärme halten.'
const HOUSINGS_EN = 'Measuring instruments need lighter housings. We injection mould thin housings from a plastic with short fibres, design the mould and test whether the housings keep their strength and stay tight in heat.'
const BLOOD = 'Ein optischer Sensor bestimmt den Zucker im Blut durch die Haut, ohne Stich. Ärzte erproben ihn an Patienten einer Klinik und vergleichen seine Werte mit denen des Labors.'
const ROBOT = 'Ein Roboter schweißt Rohre verschiedener Durchmesser. Seine Steuerung lernt aus den Bildern einer Kamera, wie die Naht verläuft, und regelt den Abstand des Brenners selbst.'
const PARTNERS = 'Das Vorhaben tragen drei Betriebe und ein Institut aus Thüringen gemeinsam; die Leitung hat das Institut, das seit zwanzig Jahren Verbünde dieser Art führt und dafür zwei Stellen vorhält.'

const matcher = buildMatcher(shippedVocabulary())
const weights = termWeights([])

const planOf = (text: string): Plan => {
  const read = profile(text, matcher)
  return read.ok ? { text, has: read.value.topics, seeks: read.value.needs } : assert.fail()
}
const hold = (concept: string, weight: number): { concept: string; weight: number }[] => [{ concept, weight }]
/** From either side the same. */
const between = (a: Plan, b: Plan): PairFinding | undefined => {
  const found = comparePair(readPlan(a), readPlan(b), weights, matcher)
  assert.deepEqual(comparePair(readPlan(b), readPlan(a), weights, matcher), found)
  return found
}

test('a plan told anew in the other language has the same aim, with topics and the field they lie in', () => {
  const found = between(planOf(HOUSINGS), planOf(HOUSINGS_EN))
  assert.equal(found?.kind, 'same-aim')
  assert.ok(found.topics.includes('injection-moulding'))
  assert.equal(matcher.byId.get(found.field ?? '')?.broader?.length ?? 0, 0)
  assert.notEqual(found.field, undefined)
})

test('what is copied is told first, and how much of it', () => {
  assert.deepEqual([between({ text: HOUSINGS }, { text: HOUSINGS })].map((found) => [found?.kind, found?.strength, found?.field]), [['copied', 'strong', undefined]])
  const found = between({ text: `${BLOOD} ${HOUSINGS_EN} ${PARTNERS}` }, { text: `${ROBOT} ${HOUSINGS} ${PARTNERS}` })
  assert.deepEqual([found?.kind, found?.strength], ['copied', 'clear'])
})

test('plans of other aims have nothing in particular in common', () => {
  for (const other of [BLOOD, ROBOT]) assert.equal(between({ text: HOUSINGS }, { text: other }), undefined)
  assert.equal(between({ text: '' }, { text: HOUSINGS }), undefined)
  assert.equal(between({ text: '' }, { text: '' }), undefined)
})

test('what one seeks and the other has is complementary, the weaker of both says how much', () => {
  const pair = (sought: number, held: number): PairFinding | undefined => between({ text: BLOOD, seeks: hold('injection-moulding', sought) }, { text: ROBOT, has: hold('injection-moulding', held) })
  assert.equal(pair(1, 0.39), undefined)
  assert.deepEqual(
    [pair(0.4, 1), pair(1, 0.6), pair(0.9, 0.8)].map((found) => [found?.kind, found?.strength, found?.topics]),
    [
      ['complementary', 'slight', ['injection-moulding']],
      ['complementary', 'clear', ['injection-moulding']],
      ['complementary', 'strong', ['injection-moulding']],
    ],
  )
})
