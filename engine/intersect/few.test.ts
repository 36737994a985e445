import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exactTest } from './exact.ts'
import { intersectionsOfFew } from './few.ts'
import { seeded } from './seeded.ts'

/** `count` topics of 0 … population − 1 at random, those of `certain` among them. */
function drawn(random: () => number, population: number, count: number, certain: readonly number[] = []): number[] {
  const topics = new Set(certain)
  while (topics.size < count) topics.add(Math.floor(random() * population))
  return [...topics]
}

const SIZES = [40, 60, 55, 30, 70, 45]
const six = (seed: number, planted: readonly number[] = [], topics: readonly number[] = []): number[][] => {
  const random = seeded(seed)
  return SIZES.map((size, organisation) => drawn(random, 400, size, planted.includes(organisation) ? topics : []))
}

test('six clusters give 57 tests, each the exact test of its organisations', () => {
  const clusters = six(1)
  const found = intersectionsOfFew(clusters, 400)
  assert.equal(found.length, 57)
  for (const { organisations, observed, expected, log10P } of found) {
    const [first = [], ...others] = organisations.map((organisation) => clusters[organisation] ?? [])
    assert.equal(observed, first.filter((topic) => others.every((topics) => topics.includes(topic))).length)
    const alone = exactTest(400, organisations.map((organisation) => SIZES[organisation] ?? 0), observed)
    assert.deepEqual({ expected, log10P }, { expected: alone.expected, log10P: alone.log10AtLeast })
  }
})

test('a planted intersection of three clusters is found first; a pair apart from it stays chance', () => {
  const [best, ...others] = intersectionsOfFew(six(2, [1, 3, 4], [7, 77, 107, 177, 207, 277, 307, 377, 17, 27]), 400)
  assert.deepEqual(best?.organisations, [1, 3, 4])
  assert.equal(best?.verdict, 'more-than-chance')
  assert.ok((best?.fold ?? 0) > 5 && (best?.q ?? 1) < 1e-6)
  assert.equal(others.find(({ organisations }) => organisations.join() === '0,5')?.verdict, 'chance')
})

test('where topics are drawn at random, hardly ever does a single one of 57 sets pass', () => {
  const seeds = Array.from({ length: 200 }, (_, seed) => seed + 1)
  const wrong = seeds.filter((seed) => intersectionsOfFew(six(seed), 400).some(({ verdict }) => verdict === 'more-than-chance'))
  assert.ok(wrong.length <= 10, `${wrong.length} of 200`)
})

const key = ({ organisations }: { organisations: readonly number[] }): string => organisations.join()

test('the order of organisations and of topics changes nothing but their numbers', () => {
  const clusters = six(3, [0, 5], [1, 2, 3, 4, 5])
  const turned = intersectionsOfFew(clusters.toReversed().map((topics) => topics.toReversed()), 400)
  const named = turned.map((found) => ({ ...found, organisations: found.organisations.map((organisation) => 5 - organisation).toReversed() }))
  assert.deepEqual(named.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)), intersectionsOfFew(clusters, 400).toSorted((a, b) => (key(a) < key(b) ? -1 : 1)))
})

test('only listed sets count as tests', () => {
  const clusters = six(4)
  const [listed] = intersectionsOfFew(clusters, 400, [[4, 2, 0]])
  assert.deepEqual(listed?.organisations, [0, 2, 4])
  assert.ok(Math.abs((listed?.log10Q ?? 1) - (listed?.log10P ?? 0)) < 1e-12)
  assert.deepEqual(intersectionsOfFew(clusters, 400, []), [])
  assert.equal(intersectionsOfFew(Array.from({ length: 30 }, () => [1, 2]), 400, [[0, 29], [3, 4, 5]]).length, 2)
})

test('an organisation without topics shares none, as expected', () => {
  assert.deepEqual(intersectionsOfFew([[], [1, 2]], 5).map(({ observed, expected, fold, log10P, verdict }) => ({ observed, expected, fold, log10P, verdict })), [
    { observed: 0, expected: 0, fold: 1, log10P: 0, verdict: 'chance' },
  ])
})

test('what cannot be asked is a bug', () => {
  assert.throws(() => intersectionsOfFew([[1], [5]], 5), RangeError)
  assert.throws(() => intersectionsOfFew([[1], [2]], 5, [[0, 0]]), RangeError)
  assert.throws(() => intersectionsOfFew([[1], [2]], 5, [[0, 2]]), RangeError)
  assert.throws(() => intersectionsOfFew([[1], [2]], 5, [[0]]), RangeError)
  assert.throws(() => intersectionsOfFew(Array.from({ length: 13 }, () => [1]), 5), RangeError)
})
