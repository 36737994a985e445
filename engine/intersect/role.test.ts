import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Axis } from '../vocabulary/concept.ts'
import { leanOf, technologyRoles, type Showing, type TechnologyRole, type TechnologyRoles } from './role.ts'
import { seeded } from './seeded.ts'

const isNear = (actual: number | undefined, expected: number, within = 1e-12): void => assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= within, `${actual} is not ${expected}`)

const AXES: Record<string, Axis> = { x: 'cross-cutting', a: 'application', b: 'both' }

/** “6 x 3 1 4”: six cross-cutting topics of which organisation 0 has three evidence units, organisation 1 one, organisation 2 four; `a` is an application, `b` both. Each organisation is a field of its own. */
function rolesIn(...lines: string[]): TechnologyRoles {
  const topics = lines.flatMap((line) => {
    const [times, axis = '', ...counts] = line.split(' ')
    return Array.from({ length: Number(times) }, () => ({ axis: AXES[axis], counts: counts.map(Number) }))
  })
  const showings = topics.flatMap(({ counts }, topic) => counts.flatMap((count, organisation) => Array.from({ length: count }, (): Showing => ({ organisation, topic, field: organisation }))))
  return technologyRoles(showings, topics[0]?.counts.map((_, organisation) => organisation) ?? [], topics.map(({ axis }) => axis))
}

test('a topic leans against what chance gives when both sides name it', () => {
  // Four units, even fields: 1, 2, 3 of them in 4, 6, 4 of 14 ways; mean 2, variance 8/14.
  isNear(leanOf(3, 1, 0.5).lean, 1)
  isNear(leanOf(3, 1, 0.5).deviation, 1 / Math.sqrt(8 / 14))
  isNear(leanOf(2, 2, 0.5).lean, 0)
  // Five units, a field of a quarter: 1 … 4 of them in 405, 270, 90, 15 of 780 ways; mean 1275/780, mean square 2535/780.
  const mean = 1275 / 780
  isNear(leanOf(4, 1, 0.25).lean, 1)
  isNear(leanOf(1, 4, 0.25).lean, (1 - mean) / (4 - mean))
  isNear(leanOf(4, 1, 0.25).deviation, (4 - mean) / Math.sqrt(2535 / 780 - mean ** 2))
})

test('the score is what can be worked out by hand', () => {
  // The two fields are even: 24 units each. Methods: G = 1 − (3·2 + 1·0 + 4·3) / (8·7) = 38/56, weight 2/6, lean 1; markets: weight 2/6, lean 1, against.
  // Six methods 6 · 38/56 · 1/3 = 19/14, two markets 2/3: (19/14 − 2/3) / (19/14 + 2/3) = 29/85.
  const { score, topics, role } = rolesIn('6 x 3 1 4', '2 a 3 1 0', '1 b 0 16 0').between(0, 1)
  isNear(score, 29 / 85)
  assert.equal(topics.length, 8)
  const [loudest] = topics
  assert.deepEqual([loudest?.topic, loudest?.axis, loudest?.shareA, loudest?.shareB, loudest?.generality], [6, 'application', 3 / 4, 1 / 4, 0.5])
  isNear(loudest?.contribution, -1 / 3)
  isNear(topics[2]?.contribution, 38 / 56 / 3)
  // Sum 29/42 is below 1.96 · √(6 · (38/168)² + 2 · (1/3)²) = 1.43: eight coins fall like that too often.
  assert.equal(role, 'undecided')
})

const verdict = (...lines: string[]): TechnologyRole => rolesIn(...lines).between(0, 1).role

test('who is at home in the shared methods is the cross-cutting side', () => {
  assert.equal(verdict('8 x 6 2 3', '1 b 0 32 0'), 'a-cross-cutting')
})

test('who is at home in the shared markets is the application side', () => {
  assert.equal(verdict('8 a 6 2 3', '1 b 0 32 0'), 'b-cross-cutting')
})

test('methods of one and markets of the other speak for the same side', () => {
  assert.equal(verdict('4 x 6 2 3', '4 a 2 6 3'), 'a-cross-cutting')
})

test('either may be at home in some of the methods: mutual', () => {
  assert.equal(verdict('4 x 12 2 3', '4 x 2 12 3'), 'mutual')
})

test('where no topic leans, nothing is decided', () => {
  assert.equal(verdict('8 x 5 5 3'), 'undecided')
})

test('one loud topic decides nothing', () => {
  assert.equal(verdict('7 x 2 2 3', '1 x 90 2 3', '1 b 0 88 0'), 'undecided')
})

test('fewer than six topics that speak are too little evidence; topics that may be either, or with one unit each, do not speak', () => {
  assert.equal(verdict('5 x 6 2 3', '1 b 0 20 0'), 'too-little-evidence')
  assert.equal(verdict('5 x 6 2 3', '9 b 6 2 3'), 'too-little-evidence')
  assert.equal(verdict('5 x 6 2 3', '9 x 1 1 3'), 'too-little-evidence')
  assert.deepEqual(rolesIn('9 x 4 0 3', '9 x 0 4 3').between(0, 1), { role: 'too-little-evidence', score: 0, topics: [] })
})

test('a larger text is no home: with twice the units throughout nobody leans', () => {
  const { role, score } = rolesIn('8 x 8 4 3', '4 b 8 4 3').between(0, 1)
  assert.equal(role, 'undecided')
  assert.ok(Math.abs(score) < 0.02, `${score}`)
})

test('the role is relative: ELMUG is served by MNT and lends to medways', () => {
  const [elmug, mnt, medways] = [0, 1, 2]
  const roles = rolesIn('10 x 3 9 1', '5 x 9 1 2', '6 a 8 2 0', '8 a 2 1 9', '1 b 0 0 40')
  assert.equal(roles.between(mnt, elmug).role, 'a-cross-cutting')
  assert.equal(roles.between(elmug, medways).role, 'a-cross-cutting')
})

test('two organisations of one field have no home apart', () => {
  const showings = Array.from({ length: 8 }, (_, topic) => [0, 0, 0, 1].map((organisation): Showing => ({ organisation, topic, field: 0 }))).flat()
  const { role, score, topics } = technologyRoles(showings, [0, 0], showings.map((): Axis => 'cross-cutting')).between(0, 1)
  assert.deepEqual({ role, score, topics: topics.length }, { role: 'undecided', score: 0, topics: 8 })
})

/** Units of six organisations, a field each, of unlike volume: nobody is at home anywhere. */
function byChance(random: () => number): TechnologyRoles {
  const volumes = [0.3, 0.5, 1, 1, 2, 4]
  const popularity = Array.from({ length: 60 }, () => 1 + Math.floor(12 * random() ** 2))
  const showings = popularity.flatMap((most, topic) => volumes.flatMap((volume, organisation) => Array.from({ length: most * 4 }, () => random()).filter((chance) => chance < volume / 8).map((): Showing => ({ organisation, topic, field: organisation }))))
  return technologyRoles(showings, [0, 1, 2, 3, 4, 5], popularity.map((_, topic) => (topic % 3 === 0 ? 'application' : 'cross-cutting')))
}

test('where units fall by chance, hardly ever is a side named, nor a pair called mutual', () => {
  const random = seeded(12)
  const pairs = Array.from({ length: 60 }, () => byChance(random)).flatMap((roles) => roles.matrix().flatMap((row, a) => row.slice(0, a)))
  const wrong = pairs.filter((cell) => cell !== undefined && cell.role !== 'undecided' && cell.role !== 'too-little-evidence')
  assert.equal(pairs.length, 900)
  assert.ok(wrong.length <= 45, `${wrong.length} of 900`)
})

test('the matrix has a cell for every pair, each the mirror of the other', () => {
  const roles = byChance(seeded(13))
  const matrix = roles.matrix()
  const mirror: Partial<Record<TechnologyRole, TechnologyRole>> = { 'a-cross-cutting': 'b-cross-cutting', 'b-cross-cutting': 'a-cross-cutting' }
  matrix.forEach((row, a) =>
    row.forEach((cell, b) => {
      const opposite = matrix[b]?.[a]
      if (a === b || cell === undefined || opposite === undefined) return assert.ok(a === b && cell === undefined)
      assert.equal(cell.score, 0 - opposite.score)
      assert.equal(cell.role, mirror[opposite.role] ?? opposite.role)
      assert.ok(cell.score >= -1 && cell.score <= 1)
    }),
  )
  const [forwards, backwards] = [roles.between(1, 4), roles.between(4, 1)]
  assert.deepEqual(backwards.topics.map(({ topic, contribution }) => ({ topic, contribution: 0 - contribution })), forwards.topics.map(({ topic, contribution }) => ({ topic, contribution })))
})

test('the order of the units changes nothing', () => {
  const showings = Array.from({ length: 300 }, (_, unit): Showing => ({ organisation: unit % 3, topic: (unit * unit) % 17, field: unit % 3 }))
  const axes = Array.from({ length: 17 }, (_, topic): Axis => (topic % 2 === 0 ? 'application' : 'cross-cutting'))
  assert.deepEqual(technologyRoles(showings.toReversed(), [0, 1, 2], axes).between(0, 2), technologyRoles(showings, [0, 1, 2], axes).between(0, 2))
})

test('a unit of an unknown organisation is a bug', () => {
  assert.throws(() => technologyRoles([{ organisation: 2, topic: 0, field: 0 }], [0, 1], []), RangeError)
})

test('the matrix says of every pair what is said of it alone, also where few topics are shared', () => {
  const random = seeded(14)
  const few = technologyRoles(
    Array.from({ length: 12 }, (_, organisation) => Array.from({ length: 36 }, (): Showing => ({ organisation, topic: Math.floor(40 * random()), field: organisation % 3 }))).flat().filter(() => random() < 0.5),
    Array.from({ length: 12 }, (_, organisation) => organisation % 3),
    Array.from({ length: 40 }, (_, topic): Axis => (topic % 2 === 0 ? 'application' : 'cross-cutting')),
  )
  const said = few.matrix()
  for (const [a, row] of said.entries()) for (const [b, cell] of row.entries()) if (a !== b) assert.deepEqual(cell, (({ role, score }) => ({ role, score }))(few.between(a, b)))
  const roles = new Set(said.flat().flatMap((cell) => cell?.role ?? []))
  assert.ok(roles.has('too-little-evidence') && roles.size > 1, [...roles].join())
})
