import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Member } from './alliance.ts'
import { intersections } from './intersections.ts'
import { seeded } from './seeded.ts'

/** “OptoNet photonics: laser optics” a member with its field and topics. */
const member = (line: string): Member => {
  const [head = '', topics = ''] = line.split(': ')
  const [name = '', field] = head.split(' ')
  return { name, ...(field === undefined ? {} : { field }), holds: topics.split(' ').flatMap((topic) => (topic === '' ? [] : [{ topic }])) }
}

/** Members of two fields with topics of their own; six of them, three of either field, share four topics. */
function crowd(seed: number, units: (name: string, topic: string) => string[] = () => []): Member[] {
  const draw = seeded(seed)
  return Array.from({ length: 40 }, (_, at): Member => {
    const name = `m${String(at).padStart(2, '0')}`
    const field = at % 2 === 0 ? 'optics' : 'metal'
    const drawn = Array.from({ length: 60 }, (__, topic) => `${topic < 30 ? 'optics' : 'metal'}-${topic}`).filter((topic) => draw() < (topic.startsWith(field) ? 0.2 : 0.04))
    const shared = at < 6 ? ['bio-1', 'bio-2', 'bio-3', 'bio-4'] : draw() < 0.1 ? ['bio-1'] : []
    return { name, field, holds: [...drawn, ...shared].map((topic) => ({ topic, units: units(name, topic) })) }
  })
}

test('what six members of two fields share beyond chance is found first, with its parts', () => {
  const [first] = intersections(crowd(1)).found
  assert.deepEqual(first?.organisations, ['m00', 'm01', 'm02', 'm03', 'm04', 'm05'])
  assert.deepEqual(first?.topics, ['bio-1', 'bio-2', 'bio-3', 'bio-4'])
  assert.equal(first?.verdict, 'more-than-chance')
  assert.equal(first?.independent, 6)
  assert.ok((first?.expected ?? 1) < 0.1)
})

test('one project seen through its six members is no intersection of six', () => {
  const bio = intersections(crowd(1, (name, topic) => (topic.startsWith('bio') ? ['project'] : [name]))).found.filter((one) => one.topics.filter((topic) => topic.startsWith('bio')).length > 1)
  assert.ok(bio.every((one) => one.verdict !== 'more-than-chance'))
})

/** Three topics that all name, the others its own. */
const own = (name: string, many: number): Member['holds'] => Array.from({ length: many }, (_, topic) => ({ topic: topic < 3 ? `all-${topic}` : `${name}-${topic}` }))

test('two that owe what they share to one project stand on one source', () => {
  const joint = Array.from({ length: 20 }, (_, topic) => ({ topic: `joint-${topic}`, units: ['project'] }))
  const members = [...['a', 'b'].map((name): Member => ({ name, holds: [...joint, ...own(name, 8)] })), ...['c', 'd', 'e'].map((name): Member => ({ name, holds: own(name, 30) }))]
  const pair = intersections(members).found.find((one) => one.organisations.join(' ') === 'a b')
  assert.equal(pair?.observed, 23)
  assert.equal(pair?.independent, 3)
  assert.equal(pair?.verdict, 'one-source')
})

test('the order of members and topics changes not a byte', () => {
  const members = crowd(2)
  const expected = JSON.stringify(intersections(members))
  fc.assert(
    fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (shuffled) => {
      assert.equal(JSON.stringify(intersections(shuffled.map((one) => ({ ...one, holds: one.holds.toReversed() })))), expected)
    }),
    { seed: 8, numRuns: 5 },
  )
})

test('few members are asked set by set: three of six that share ten topics do so beyond chance', () => {
  const draw = seeded(4)
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const members = names.map((name, at) => member(`${name}: ${Array.from({ length: 150 }, (_, topic) => topic).filter((topic) => draw() < 0.15 || (at < 3 && topic < 10)).map((topic) => `t${topic}`).join(' ')}`))
  const [first] = intersections(members).found
  assert.deepEqual(first?.organisations, ['a', 'b', 'c'])
  assert.equal(first?.counted, 'topics')
  assert.equal(first?.verdict, 'more-than-chance')
})

const impliedBy = (topic: string): string[] => (topic === 'laser-welding' ? ['laser'] : [])
const share = (...lines: string[]): string[] => intersections(lines.map(member), { impliedBy }).found.map((one) => `${one.organisations.join(' ')}: ${one.topics.join(' ')}`)

test('a broader topic is shared where one names it and the other something narrower, and told once', () => {
  assert.deepEqual(share('a: laser', 'b: laser-welding'), ['a b: laser'])
  assert.deepEqual(share('a: laser laser-welding', 'b: laser-welding'), ['a b: laser-welding'])
  assert.deepEqual(share('a: laser-welding', 'b: laser-cutting'), [])
})

test('one member, one topic, no topic, all the same: nothing beyond chance, and no fall', () => {
  assert.deepEqual(intersections([]).found, [])
  assert.deepEqual(intersections([member('a: x')]).found, [])
  assert.deepEqual(intersections([member('a: '), member('b: ')]).found, [])
  for (const many of [2, 12, 13, 40]) {
    const [only, ...others] = intersections(Array.from({ length: many }, (_, at) => member(`m${at}: x y z`))).found
    assert.equal(only?.verdict, 'chance', `${many} members`)
    assert.deepEqual(others, [])
  }
  assert.ok(intersections(Array.from({ length: 40 }, (_, at) => member(`m${at}: x`))).found.every((one) => one.verdict === 'chance'))
})

test('two members of one name are a bug of the caller', () => {
  assert.throws(() => intersections([member('a: x'), member('a: y')]), RangeError)
})

test('a place among potentials comes with an interval that holds it, and the same again', () => {
  const found = intersections(crowd(3)).found
  for (const { potential } of found) assert.ok(potential.from <= potential.place && potential.place <= potential.to && potential.to <= found.length)
  assert.deepEqual(found.map((one) => one.potential.place).toSorted((a, b) => a - b), found.map((_, at) => at + 1))
  assert.equal(JSON.stringify(intersections(crowd(3)).found), JSON.stringify(found))
})
