import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { must } from '#platform/result'
import { belong, clustersOf, leave } from './belonging.ts'
import { holdsOn, isDay, overlap } from './day.ts'
import { end, join, standingOf } from './membership.ts'
import { may } from './policy.ts'
import { CURATOR, OUTSIDE, type Actor } from './actor.ts'
import { organisationOf } from './sample.ts'

const polymermat = organisationOf('PolymerMat', 'cluster')
const optonet = organisationOf('OptoNet', 'cluster')
const uhu = organisationOf('Uhu Ophthalmik GmbH')
const full = must(join(polymermat, 'full', { founding: true, from: '2011-06-10' }, []))

test('a firm may belong to several clusters, and is inside the alliance through one that is a member', () => {
  const first = must(belong(uhu, polymermat, { from: '2020-01-01' }, []))
  const second = must(belong(uhu, optonet, { from: '2021-01-01' }, [first]))
  assert.deepEqual(clustersOf(uhu.id, [first, second], '2022-05-01'), [polymermat.id, optonet.id])
  assert.equal(standingOf(uhu.id, [full], [first], '2022-05-01'), 'member')
  assert.equal(standingOf(uhu.id, [full], [second], '2022-05-01'), 'outside')
})

test('who left a cluster stands outside from the next day, and may come back', () => {
  const belonging = must(leave(must(belong(uhu, polymermat, {}, [])), '2022-12-31'))
  assert.equal(standingOf(uhu.id, [full], [belonging], '2022-12-31'), 'member')
  assert.equal(standingOf(uhu.id, [full], [belonging], '2023-01-01'), 'outside')
  assert.ok(belong(uhu, polymermat, { from: '2024-01-01' }, [belonging]).ok)
  assert.equal(reasonOf(belong(uhu, polymermat, { from: '2022-06-01' }, [belonging])), 'belonging.twice')
})

test('guests and supporters are seen and stand beside, members through nobody but themselves or their clusters', () => {
  const guest = must(join(optonet, 'guest', { founding: false }, []))
  assert.equal(standingOf(optonet.id, [guest], [], '2022-01-01'), 'guest')
  assert.equal(standingOf(uhu.id, [guest], [must(belong(uhu, optonet, {}, []))], '2022-01-01'), 'outside')
})

test('a membership ends on a day, not before it began, and not later again', () => {
  const ended = must(end(full, '2026-12-31'))
  assert.equal(standingOf(polymermat.id, [ended], [], '2026-12-31'), 'member')
  assert.equal(standingOf(polymermat.id, [ended], [], '2027-01-01'), 'outside')
  assert.equal(reasonOf(end(ended, '2027-06-30')), 'membership.ended')
  assert.equal(reasonOf(end(full, '2011-06-09')), 'span.backwards')
})

test('nobody belongs to what is no cluster, no cluster belongs to another, and nobody joins twice', () => {
  assert.equal(reasonOf(belong(polymermat, uhu, {}, [])), 'belonging.noCluster')
  assert.equal(reasonOf(belong(polymermat, optonet, {}, [])), 'belonging.ofCluster')
  assert.equal(reasonOf(join(polymermat, 'guest', { founding: false, from: '2020-01-01' }, [full])), 'membership.twice')
  assert.equal(reasonOf(belong(uhu, polymermat, { from: '2022-01-01', until: '2021-01-01' }, [])), 'span.backwards')
})

test('what one may not read does not exist; what one may read but not change is refused with its reason', () => {
  const member: Actor = { as: 'organisation', organisation: optonet.id, standing: 'member' }
  const guest: Actor = { ...member, standing: 'guest' }
  assert.equal(reasonOf(may.read(OUTSIDE, uhu)), 'organisation.none')
  assert.equal(reasonOf(may.read(guest, uhu)), 'organisation.none')
  assert.equal(reasonOf(may.edit(guest, { organisation: uhu, clusters: [] })), 'organisation.none')
  assert.equal(reasonOf(may.edit(member, { organisation: uhu, clusters: [polymermat.id] })), 'organisation.mayNotEdit')
  assert.ok(may.edit(member, { organisation: uhu, clusters: [optonet.id] }).ok)
  assert.ok(may.edit(CURATOR, { organisation: uhu, clusters: [] }).ok)
  assert.equal(reasonOf(may.edit(OUTSIDE, { organisation: { ...uhu, audience: 'public' }, clusters: [] })), 'actor.outside')
  assert.equal(reasonOf(may.import(member)), 'import.mayNot')
})

test('days are days of the calendar', () => {
  assert.deepEqual(['2024-02-29', '2023-02-29', '2100-02-29', '2023-13-01', '2023-04-31', '23-04-01', '0000-01-01'].map(isDay), [true, false, false, false, false, false, false])
})

const day = fc.integer({ min: 1, max: 28 }).map((at) => `2024-02-${String(at).padStart(2, '0')}`)
const span = fc.record({ from: day, until: day }, { requiredKeys: [] }).filter(({ from, until }) => from === undefined || until === undefined || from <= until)

test('two spans overlap exactly where there is a day in both', () => {
  fc.assert(
    fc.property(span, span, (one, other) => {
      const days = Array.from({ length: 28 }, (_, at) => `2024-02-${String(at + 1).padStart(2, '0')}`)
      assert.equal(overlap(one, other), days.some((here) => holdsOn(one, here) && holdsOn(other, here)))
    }),
    { seed: 1, numRuns: 500 },
  )
})

function reasonOf(result: { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly reason: string } }): string {
  return result.ok ? 'accepted' : result.refusal.reason
}
