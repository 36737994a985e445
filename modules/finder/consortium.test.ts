import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganisationId } from '#modules/members'
import type { Result } from '#platform/result'
import { setsOf } from './consortium-finding.part.ts'
import { candidatesFor, mayBeCovered, topicsNamed, type Candidate, type Wanted } from './consortium.ts'

const org = (n: number): OrganisationId => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}` as OrganisationId

const reasonOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.reason)
const held = (topic: string, strength: number, units: number, word = 'found') => ({ topic, strength, units: Array.from({ length: units }, (_, at) => String(at)), word })

test('topics are named one a line or parted by commas; a name with a comma is known by its line, and what is unknown is told once', () => {
  const known = new Map([['glas', 'glass'], ['mess- und regeltechnik, optisch', 'metrology'], ['laser', 'laser']])
  const called = (name: string): string | undefined => known.get(name.trim().toLowerCase())
  assert.deepEqual(topicsNamed('Glas, Laser; Zebra\r\nMess- und Regeltechnik, optisch\n\n ,,; Zebra, glas', called), { topics: ['glass', 'laser', 'metrology'], unknown: ['Zebra'] })
  assert.deepEqual(topicsNamed('', called), { topics: [], unknown: [] })
})

test('thirty topics can be covered at once, no more and not none', () => {
  assert.deepEqual([30, 31, 0].map((count) => reasonOf(mayBeCovered(count, 30))), ['accepted', 'consortium.manyTopics', 'consortium.nothing'])
})

test('members hold what they do and what stands above it, by the best that shows it; no clusters, guests or rejected topics', () => {
  const standed = (n: number, kind: string, standing: string) => [org(n), { organisation: { id: org(n), kind }, standing, clusters: [org(9), org(8)] }] as const
  const view = {
    organisations: new Map([standed(1, 'company', 'member'), standed(2, 'company', 'guest'), standed(9, 'cluster', 'member')]),
    competencesOf: new Map([[org(1), [held('laser', 0.4, 1), held('laser-welding', 0.9, 2), held('glass', 0.9, 2, 'rejected')]], [org(2), [held('laser', 0.9, 2)]], [org(9), [held('laser', 0.9, 2)]]]),
    below: (topic: string) => (topic === 'laser' ? ['laser', 'laser-welding'] : [topic]),
  } as unknown as Parameters<typeof candidatesFor>[0]
  assert.deepEqual(candidatesFor(view, ['laser', 'glass']), [{ id: org(1), clusters: [org(9)], shown: new Map([['laser', { topic: 'laser', strength: 0.9, units: 2 }]]) }])
})

test('the own word alone covers; required and excluded ones hold, and balance goes before evidence only where it is wanted', () => {
  const able = (n: number, topics: Readonly<Record<string, number>>, clusters: readonly number[]): Candidate => ({ id: org(n), clusters: clusters.map(org), shown: new Map(Object.entries(topics).map(([topic, strength]) => [topic, { topic, strength, units: strength > 0 ? 1 : 0 }])) })
  const all = [able(1, { glass: 0.9 }, [91]), able(2, { laser: 0.9 }, [91]), able(3, { laser: 0.5 }, [92]), able(4, { word: 0 }, [])]
  const sought: Wanted = { topics: ['glass', 'laser'], required: [], excluded: [], isBalanced: false }
  const first = (more: Partial<Wanted>) => setsOf(all, { ...sought, ...more }).sets[0]?.members
  assert.deepEqual(first({}), [org(1), org(2)])
  assert.deepEqual(first({ isBalanced: true }), [org(1), org(3)])
  assert.deepEqual(first({ excluded: [org(2)] }), [org(1), org(3)])
  assert.deepEqual(first({ required: [org(4)] }), [org(1), org(2), org(4)])
  assert.deepEqual(setsOf(all, { ...sought, topics: ['zebra'], required: [org(4)] }).sets, [])
  assert.deepEqual([first({ topics: ['word'] }), setsOf(all, { ...sought, topics: ['word', 'zebra'] }).uncovered], [[org(4)], ['zebra']])
})
