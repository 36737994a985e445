import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Intersection } from '#engine'
import { must, type Result } from '#platform/result'
import type { Actor } from '#modules/members'
import { isNewSince, recompute, stateOf, treat, treatmentsFor, type Computed, type IntersectionId, type KeptIntersection, type Treating } from './intersection.ts'
import { may } from './policy.ts'
import { OPTONET, UHU, signed } from './sample.ts'

const NOON = new Date('2026-11-30T12:00:00Z')
const later = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000)

/** `ab 12`: organisations a and b share topics 1 and 2. */
function sharing(notation: string): Intersection {
  const [organisations = '', topics = ''] = notation.split(' ')
  return { organisations: Array.from(organisations), topics: Array.from(topics), verdict: 'more-than-chance', counted: 'topics', observed: 2, independent: 2, expected: 1, surprise: 1, near: { organisations: [], topics: [] }, robustness: 1, potential: { parts: [], mean: 0.5, place: 1, from: 1, to: 1, judged: 0 } }
}

const as = (organisation: typeof UHU): Actor => ({ as: 'organisation', organisation, standing: 'member' })

let next = 0
const computed = (found: readonly string[], at = NOON, audience: Computed['audience'] = 'alliance'): Computed => ({ found: found.map(sharing), audience, level: 'organisations', engine: 'engine 1', at, newId: () => `i${next++}` as IntersectionId })
const outline = ({ organisations, topics, judged }: KeptIntersection): string => `${organisations.join('')} ${topics.join('')}${judged === undefined ? ' gone' : ''}`
const reasonOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.reason)
const only = (kept: readonly KeptIntersection[]): KeptIntersection => kept[0]!

test('an intersection that grows or shrinks is still the one that was noted, and its history says what changed', () => {
  const noted = must(treat(only(recompute([], computed(['ab 12']))), { did: 'noted' }, signed(NOON), 1))
  const [grown = noted, other] = recompute([noted], computed(['abc 12', 'de 78'], later(1)))
  assert.deepEqual([grown.id, stateOf(grown), other?.id === noted.id], [noted.id, 'noted', false])
  assert.deepEqual(grown.turns.map(({ did, joined, left, topicsIn }) => [did, joined.join(''), left.join(''), topicsIn.join('')]), [['appeared', 'ab', '', '12'], ['changed', 'c', '', '']])
  assert.deepEqual([isNewSince(grown, later(0.5)), isNewSince(grown, later(2))], [true, false])
})

test('what vanishes stays known, and is the same when it comes back', () => {
  const first = recompute([], computed(['ab 12']))
  const gone = recompute(first, computed([], later(1)))
  const back = recompute(gone, computed(['ab 12'], later(2)))
  assert.deepEqual([outline(only(gone)), only(back).id, only(back).turns.map(({ did }) => did)], ['ab 12 gone', only(first).id, ['appeared', 'vanished', 'returned']])
})

test('computed again with the same outcome nothing changes', () => {
  const kept = recompute([], computed(['ab 12', 'cd 34']))
  assert.deepEqual(recompute(kept, computed(['ab 12', 'cd 34'], later(1))), kept)
  // A database gives keys back in an order of its own.
  const turned = kept.map((one) => ({ ...one, judged: Object.fromEntries(Object.entries(one.judged!).toReversed()) as KeptIntersection['judged'] }))
  assert.deepEqual(recompute(turned, computed(['ab 12', 'cd 34'], later(1))).map(({ version }) => version), [1, 1])
})

test('audiences never mix: what the alliance sees has no identity in front of everybody', () => {
  const inside = recompute([], computed(['ab 12']))
  const both = recompute(inside, computed(['ab 12'], later(1), 'public'))
  assert.deepEqual(both.map(({ audience, turns }) => [audience, turns.length]), [['public', 1], ['alliance', 1]])
  assert.notEqual(both[0]?.id, both[1]?.id)
  assert.equal(reasonOf(may.readIntersection({ as: 'outside' }, both[1]!)), 'intersection.none')
})

test('noted, set aside, taken up, reopened: each fits where it fits, with what it needs', () => {
  const open = only(recompute([], computed(['ab 12'])))
  const done = (kept: KeptIntersection, treating: Treating): Result<KeptIntersection> => treat(kept, treating, signed(NOON), kept.version)
  assert.equal(reasonOf(done(open, { did: 'reopened' })), 'intersection.doesNotFit')
  assert.equal(reasonOf(done(open, { did: 'taken-up', owner: UHU, nextStep: ' ' })), 'intersection.noNextStep')
  assert.equal(reasonOf(done(open, { did: 'set-aside', reason: '' })), 'intersection.noReason')
  const taken = must(done(open, { did: 'taken-up', owner: UHU, nextStep: 'Gespräch im Januar', until: '2027-01-31' }))
  assert.deepEqual([stateOf(taken), treatmentsFor(taken)], ['taken-up', ['set-aside', 'taken-up', 'reopened']])
  assert.equal(stateOf(must(done(taken, { did: 'reopened' }))), 'open')
  assert.equal(reasonOf(treat(taken, { did: 'reopened' }, signed(NOON), 1)), 'intersection.changed')
})

test('those who take part decide, their clusters, and the curator', () => {
  const kept = { ...only(recompute([], computed(['ab 12']))), organisations: [UHU] }
  assert.deepEqual([may.treat(as(UHU), kept, []), may.treat(as(OPTONET), kept, [OPTONET]), may.treat(as(OPTONET), kept, []), may.treat({ as: 'curator' }, kept, [])].map(reasonOf), ['accepted', 'accepted', 'intersection.mayNot', 'accepted'])
})

const anySet = fc.tuple(fc.subarray(['a', 'b', 'c', 'd', 'e'], { minLength: 2 }), fc.subarray(['1', '2', '3', '4'], { minLength: 1 })).map(([organisations, topics]) => `${organisations.join('')} ${topics.join('')}`)
const anyMap = fc.uniqueArray(anySet, { maxLength: 6 })

test('however maps follow each other, every intersection found is kept once, nothing kept is lost, and treatments stay', () => {
  fc.assert(
    fc.property(fc.array(anyMap, { minLength: 1, maxLength: 6 }), (maps) => {
      let kept: KeptIntersection[] = []
      for (const [at, found] of maps.entries()) {
        const before = new Map(kept.map((one) => [one.id, one]))
        kept = recompute(kept, computed(found, later(at)))
        assert.deepEqual(kept.filter(({ judged }) => judged !== undefined).map(outline), found)
        assert.equal(new Set(kept.map(({ id }) => id)).size, kept.length)
        for (const [id, one] of before) assert.deepEqual(kept.find((other) => other.id === id)?.treatments, one.treatments)
        kept = kept.map((one, place) => (place % 2 === 0 && treatmentsFor(one).includes('noted') ? must(treat(one, { did: 'noted' }, signed(later(at)), one.version)) : one))
      }
    }),
    { seed: 10, numRuns: 300 },
  )
})
