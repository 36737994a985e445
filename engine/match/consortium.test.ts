import { test } from 'node:test'
import assert from 'node:assert/strict'
import { seeded } from '../intersect/seeded.ts'
import { consortia, MOST_COMPETENCES, type Able, type Consortium, type Wish } from './consortium.ts'

const able = (id: string, holds: Readonly<Record<string, number>>, clusters: readonly string[] = [], isSmallFirm = false): Able => ({ id, holds: new Map(Object.entries(holds)), clusters, isSmallFirm })
const WISHES: readonly Wish[] = ['evidence', 'balance', 'smallFirms']

/** Random organisations: `count` of them, each with some of the competences. */
function drawn(seed: number, count: number, competences: readonly string[], most: number): Able[] {
  const next = seeded(seed)
  return Array.from({ length: count }, (_, at) => {
    const holds = Object.fromEntries(Array.from({ length: 1 + Math.floor(next() * most) }, () => [competences[Math.floor(next() * competences.length)] ?? '', Math.ceil(next() * 20) / 20]))
    return able(`o${String(at).padStart(4, '0')}`, holds, [`cluster ${Math.floor(next() * 4)}`, ...(next() < 0.3 ? ['cluster 9'] : [])], next() < 0.5)
  })
}

const letters = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${String(at).padStart(2, '0')}`)

/** Every set of the smallest size that covers, by trying all. */
function allSmallest(organisations: readonly Able[], competences: readonly string[], required: readonly string[]): Able[][] {
  const fixed = organisations.filter(({ id }) => required.includes(id))
  const free = organisations.filter(({ id }) => !required.includes(id))
  const coverable = competences.filter((competence) => organisations.some(({ holds }) => holds.has(competence)))
  for (let size = 0; size <= free.length; size++) {
    const sets = combinations(free, size).map((chosen) => [...fixed, ...chosen]).filter((set) => coverable.every((competence) => set.some(({ holds }) => holds.has(competence))))
    if (sets.length > 0) return sets
  }
  return []
}

function combinations<T>(from: readonly T[], size: number): T[][] {
  if (size === 0) return [[]]
  return from.flatMap((first, at) => combinations(from.slice(at + 1), size - 1).map((rest) => [first, ...rest]))
}

/** As the file head of consortium.ts tells it. */
function worth(set: readonly Able[], competences: readonly string[], wishes: readonly Wish[]): number[] {
  const values = {
    evidence: Math.round(competences.reduce((sum, competence) => sum + Math.max(0, ...set.map(({ holds }) => holds.get(competence) ?? 0)), 0) * 1000),
    balance: new Set(set.flatMap(({ clusters }) => clusters)).size,
    smallFirms: set.filter(({ isSmallFirm }) => isSmallFirm).length,
  }
  return wishes.map((wish) => values[wish])
}

const better = (a: readonly number[], b: readonly number[]): number => a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0

const valuesOf = (set: Consortium, wishes: readonly Wish[]): number[] => wishes.map((wish) => ({ evidence: Math.round(set.evidence * 1000), balance: set.clusters, smallFirms: set.smallFirms })[wish])

test('200 random cases are as trying all sets says: the size, the best set, and each next one that differs enough', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const next = seeded(seed)
    const competences = letters(3 + Math.floor(next() * 6))
    const organisations = drawn(seed, 6 + Math.floor(next() * 8), competences, 3)
    const wishes = WISHES.toSorted(() => next() - 0.5).slice(0, 1 + Math.floor(next() * 3))
    const required = next() < 0.3 ? ['o0003'] : []
    const answer = consortia(organisations, { competences, required, wishes })
    assert.ok(answer.isExact && answer.isSmallest, `${seed}`)
    let rest = allSmallest(organisations, competences, required)
    const size = rest[0]?.length ?? 0
    const free = size - required.length
    for (const set of answer.sets) {
      assert.equal(set.members.length, size, `${seed}`)
      const ids = new Set(set.members)
      assert.ok(rest.some((one) => one.every(({ id }) => ids.has(id))), `${seed}: a set that covers and differs enough`)
      const best = rest.map((one) => worth(one, competences, wishes)).toSorted((a, b) => better(b, a))[0]
      assert.deepEqual(valuesOf(set, wishes), best, `${seed}`)
      const common = free - Math.max(1, Math.ceil(free / 3))
      rest = rest.filter((one) => one.filter(({ id }) => ids.has(id) && !required.includes(id)).length <= common)
    }
    assert.ok(answer.sets.length === 5 || rest.length === 0, `${seed}: no set is forgotten`)
  }
})

test('the order of organisations, competences and clusters changes nothing', () => {
  for (let seed = 300; seed < 320; seed++) {
    const competences = letters(8)
    const organisations = drawn(seed, 40, competences, 4)
    const next = seeded(seed)
    const shuffled = organisations.map((one) => ({ ...one, holds: new Map([...one.holds].toReversed()), clusters: one.clusters.toReversed() })).toSorted(() => next() - 0.5)
    assert.deepEqual(consortia(shuffled, { competences: competences.toReversed() }), consortia(organisations, { competences }))
  }
})

test('30 competences among 2,000 organisations of two to four, with 8 members and more: half a second, and what was not finished is said', () => {
  const competences = letters(30)
  const next = seeded(7)
  const organisations = drawn(7, 2000, competences, 1).map((one): Able => ({ ...one, holds: new Map(Array.from({ length: 2 + Math.floor(next() * 3) }, () => [competences[Math.floor(next() * 30)] ?? '', Math.ceil(next() * 100) / 100])) }))
  const started = process.cpuUsage()
  const answer = consortia(organisations, { competences })
  const { user } = process.cpuUsage(started)
  assert.ok(answer.isSmallest)
  assert.equal(answer.sets.length, 5)
  for (const set of answer.sets) assert.ok(set.members.length >= 8 && set.covers.length === 30 && set.covers.every(({ by }) => by.length > 0))
  // Ten times what is reached when nothing else runs: only a search that hangs fails here; the figure is in docs/benchmarks.md.
  assert.ok(user < 5e6, `${user / 1e3} ms`)
})

test('a search that may not look long says so, and covers all the same', () => {
  const competences = letters(24)
  const organisations = drawn(11, 400, competences, 4)
  const [whole, short] = [consortia(organisations, { competences, most: 1 }), consortia(organisations, { competences, effort: 1e-6 })]
  assert.ok(whole.isSmallest)
  assert.ok(!short.isSmallest && !short.isExact)
  assert.ok(short.sets.length > 0)
  for (const set of short.sets) {
    assert.deepEqual(set.covers.map(({ competence }) => competence), competences)
    assert.ok(set.members.length >= (whole.sets[0]?.members.length ?? Infinity))
  }
})

test('who covers what is told, strongest first; what nobody holds is uncovered, the rest is covered', () => {
  const answer = consortia([able('laser gmbh', { cut: 0.9, weld: 0.4 }, ['light']), able('naht ag', { weld: 0.8 }, ['metal'], true), able('other', { paint: 1 })], { competences: ['weld', 'cut', 'fly', 'weld'] })
  assert.deepEqual(answer.uncovered, ['fly'])
  assert.deepEqual(answer.sets.map(({ members }) => members), [['laser gmbh']])
  assert.deepEqual(consortia([able('a', { cut: 0.9, weld: 0.4 }), able('b', { weld: 0.8 })], { competences: ['cut', 'weld'], required: ['b'] }).sets[0], {
    members: ['a', 'b'],
    covers: [{ competence: 'cut', by: [{ id: 'a', strength: 0.9 }] }, { competence: 'weld', by: [{ id: 'b', strength: 0.8 }, { id: 'a', strength: 0.4 }] }],
    evidence: 1.7,
    clusters: 0,
    smallFirms: 0,
  })
})

test('the wish that comes first decides', () => {
  const organisations = [able('a', { x: 1, y: 1 }, ['one']), able('b', { x: 0.5, y: 0.5 }, ['one', 'two']), able('c', { x: 0.2, y: 0.2 }, ['one'], true)]
  const first = (wishes: readonly Wish[]): string | undefined => consortia(organisations, { competences: ['x', 'y'], wishes }).sets[0]?.members[0]
  assert.equal(first(['evidence']), 'a')
  assert.equal(first(['balance', 'evidence']), 'b')
  assert.equal(first(['smallFirms', 'evidence']), 'c')
})

test('the lead is in though it adds nothing, the excluded is out, the required stays though excluded', () => {
  const organisations = [able('lead', {}), able('a', { x: 1 }), able('b', { x: 0.5 })]
  assert.deepEqual(consortia(organisations, { competences: ['x'], required: ['lead'], excluded: ['a'] }).sets.map(({ members }) => members), [['b', 'lead']])
  assert.deepEqual(consortia(organisations, { competences: ['x'], required: ['a'], excluded: ['a'] }).sets.map(({ members }) => members), [['a']])
  assert.deepEqual(consortia(organisations, { competences: ['x'], required: ['nobody'], most: 1 }).sets.map(({ members }) => members), [['a']])
})

test('nothing asked, nobody there, nobody holds it: no set, and it is said', () => {
  assert.deepEqual(consortia([able('a', { x: 1 })], { competences: [] }), { sets: [], uncovered: [], isSmallest: true, isExact: true })
  assert.deepEqual(consortia([], { competences: ['x'] }), { sets: [], uncovered: ['x'], isSmallest: true, isExact: true })
  assert.deepEqual(consortia([able('a', { y: 1, x: 0 })], { competences: ['x'] }), { sets: [], uncovered: ['x'], isSmallest: true, isExact: true })
})

test('30 competences are bits, 31 are too many', () => {
  const all = letters(MOST_COMPETENCES)
  assert.deepEqual(consortia(all.map((one) => able(one, { [one]: 0.0001 })), { competences: all }).sets.map(({ members }) => members.length), [30])
  assert.throws(() => consortia([], { competences: letters(31) }), RangeError)
})
