import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { allianceOf } from './alliance.ts'
import { independentSupport, matching } from './independent.ts'
import { Reading } from './relation.ts'

/** By trying everything. */
function most(edges: readonly (readonly number[])[], used: ReadonlySet<number> = new Set()): number {
  const [first, ...rest] = edges
  if (first === undefined) return 0
  return Math.max(most(rest, used), ...first.filter((right) => !used.has(right)).map((right) => 1 + most(rest, new Set([...used, right]))))
}

test('no more pairs can be made than are made', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 4 }), { maxLength: 6 }), (edges) => assert.equal(matching(edges), most(edges))),
    { seed: 7, numRuns: 500 },
  )
})

/** k_eff of members that all name one topic, each with these units. */
function support(...units: string[][]): number {
  const members = units.map((list, at) => ({ name: `m${at}`, holds: [{ topic: 'laser', units: list }] }))
  return independentSupport(new Reading(allianceOf(members).relation), [...units.keys()], [0])
}

test('three members of one consortium count once, with a document of its own each counts', () => {
  assert.equal(support(['project'], ['project'], ['project']), 1)
  assert.equal(support(['project', 'a'], ['project'], ['project', 'c']), 3)
  assert.equal(support([], [], []), 3)
})
