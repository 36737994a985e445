/**
 * The worst case that docs/method/confidential-plans.md tells of, computed by playing it: a member enters plan after plan, as many as the week allows, and asks of each only whether it touches a sealed one.
 * The attacker goes through the vocabulary, field by field, eight topics a plan in whole sentences, for a year; once something touches, they leave topics out by halves to see which it was.
 * The sealed plan and the probes name the very same topics by the same words, which is more than a real attacker knows; their sentences are not the same, or every probe would touch by those alone.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildMatcher, near, shippedVocabulary, type Concept } from '#engine'
import { seeded } from '../../engine/intersect/seeded.ts'
import { ancestorsOf, nameOf } from '../../engine/vocabulary/concept.ts'
import { generatedPlans } from '../../tools/generate/plans.ts'
import { CHANGES_A_WEEK, dueOf, weekOf } from './limit.ts'
import { MEASURED } from './method-words.ts'
import { touchesIn } from './touching.ts'

const WEEKS = 52
const TOPICS = 8
const PLANS = 20
const SEALED_FRAMES = [
  'Wir wollen zeigen, dass {a} zusammen mit {b} den Ausschuss senkt und ohne Nacharbeit auskommt.',
  'Bislang scheitert {a} daran, dass niemand {b} unter echter Last beobachtet hat.',
  'Ein Modell sagt vorher, wie sich {a} verhält, sobald {b} wärmer wird.',
  'Am Ende steht eine Anlage, an der Studierende {a} und {b} nebeneinander erproben.',
]
const PROBE_FRAMES = [
  'Für {a} fehlt bisher ein Weg, der auch in der Serie trägt und sich mit {b} verbinden lässt.',
  'Die Partner bauen {a} in drei Schritten auf und prüfen nach jedem, was {b} dazu beiträgt.',
  'Gemessen wird an vielen Proben, ob {a} die Ausbeute hebt, ohne dass {b} darunter leidet.',
  'Im zweiten Jahr kommt {a} hinzu, damit {b} unter wechselnden Bedingungen zuverlässig bleibt.',
]

const vocabulary = shippedVocabulary()
const matcher = buildMatcher(vocabulary)
const fields = [...Map.groupBy(vocabulary.concepts, ({ id }) => ancestorsOf(id, matcher.byId).at(-1) ?? id).values()]
const publicPlans = generatedPlans(11)
const weights = near.termWeights(Array.from({ length: 150 }, () => near.readPlan(publicPlans.next().value ?? assert.fail())))

const written = (topics: readonly Concept[], frames: readonly string[]) => ({ language: 'de' as const, title: `Vorhaben zu ${nameOf(topics[0] ?? assert.fail(), 'de')}`, text: topics.map((topic, at) => (frames[at % frames.length] ?? '').replace('{a}', nameOf(topic, 'de')).replace('{b}', nameOf(topics[(at + 1) % topics.length] ?? topic, 'de'))).join(' ') })

const touches = (probe: readonly Concept[], sealed: ReturnType<typeof written>): boolean => touchesIn([written(probe, PROBE_FRAMES)], [sealed], weights, matcher) !== undefined

const inEights = (topics: readonly Concept[]): Concept[][] => Array.from({ length: Math.ceil(topics.length / TOPICS) }, (_, at) => topics.slice(at * TOPICS, (at + 1) * TOPICS))

/** One attack on one plan: after how many comparisons it was hit, and how many of its topics are known once it is over. */
function attack(seed: number): { readonly hitAfter: number | undefined; readonly known: number; readonly of: number } {
  const draw = seeded(seed)
  const pick = <One,>(list: readonly One[]): One => list[Math.floor(draw() * list.length)] ?? assert.fail()
  const own = pick(fields)
  const topics = [...new Set(Array.from({ length: 6 }, () => pick(own)))]
  const sealed = written(topics, SEALED_FRAMES)
  let asked = 0
  const ask = (probe: readonly Concept[]): boolean => {
    asked++
    return touches(probe, sealed)
  }
  const isOver = (): boolean => asked >= WEEKS * CHANGES_A_WEEK
  for (const field of fields.toSorted(() => draw() - 0.5)) for (const probe of inEights(field)) {
    if (isOver()) return { hitAfter: undefined, known: 0, of: topics.length }
    if (!ask(probe)) continue
    const hitAfter = asked
    // Which topic was it? Without those that are not needed it still touches.
    let left = probe
    for (let size = Math.floor(left.length / 2); size >= 1 && !isOver(); size = Math.floor(size / 2)) for (let at = 0; at < left.length && !isOver(); at += size) {
      const less = [...left.slice(0, at), ...left.slice(at + size)]
      if (less.length > 0 && ask(less)) left = less
    }
    return { hitAfter, known: left.filter((topic) => topics.includes(topic)).length, of: topics.length }
  }
  return { hitAfter: undefined, known: 0, of: topics.length }
}

test('a year of probing by one member tells what the document says, and no more', () => {
  const attacks = Array.from({ length: PLANS }, (_, at) => attack(at + 1))
  const hit = attacks.filter(({ hitAfter }) => hitAfter !== undefined)
  const measured = { changes: CHANGES_A_WEEK, bits: CHANGES_A_WEEK, fields: fields.length, plans: PLANS, hit: hit.length, topics: hit.reduce((sum, { known }) => sum + known, 0), weeks: Math.ceil(hit.map(({ hitAfter = 0 }) => hitAfter / CHANGES_A_WEEK).toSorted((a, b) => a - b)[Math.floor(hit.length / 2)] ?? 0) }
  assert.deepEqual(MEASURED, measured)
  const document = readFileSync(join(import.meta.dirname, '../../docs/method/confidential-plans.md'), 'utf8')
  for (const said of [`at most ${measured.bits} bits a week`, `${measured.hit} of ${measured.plans} sealed plans`, `${measured.topics} topics in all`, `after ${measured.weeks} weeks`]) assert.ok(document.includes(said), `the document does not say “${said}”`)
})

test('each comparison is one answer, and the week has no more of them, however many plans are entered', () => {
  const now = Date.parse('2026-12-02T10:00:00Z')
  const waiting = Array.from({ length: 100 }, (_, at) => ({ plan: at, organisation: 'one', since: now - at }))
  assert.equal(dueOf(waiting, new Map(), CHANGES_A_WEEK).length, CHANGES_A_WEEK)
  assert.equal(dueOf(waiting, new Map([['one', 3]]), CHANGES_A_WEEK).length, CHANGES_A_WEEK - 3)
  assert.deepEqual(dueOf(waiting, new Map(), 2), [99, 98], 'the longest waiting first')
  assert.equal(new Date(weekOf(now)).toISOString(), '2026-11-30T00:00:00.000Z')
})

test('a plan that lists the vocabulary is not compared', () => {
  assert.equal(near.substanceOf(fields[0]?.slice(0, 40).map((topic) => nameOf(topic, 'de')).join(', ') ?? '', matcher).verdict, 'copies-vocabulary')
  assert.notEqual(near.substanceOf('Laser', matcher).verdict, 'enough')
})
