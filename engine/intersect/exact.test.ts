import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { exactTest, sizeDistribution } from './exact.ts'

const isNear = (actual: number, expected: number, relative = 1e-9): void => assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual} is not ${expected}`)

const sizeOf = (mask: number): number => mask.toString(2).replaceAll('0', '').length

/** True counting: how many ways to draw the sets leave which topics in common, each subset of the population a mask. */
function countedWays(population: number, sizes: readonly number[]): number[] {
  const masks = Array.from({ length: 2 ** population }, (_, mask) => mask)
  let ways: number[] = masks.map((mask) => (mask === masks.length - 1 ? 1 : 0))
  for (const size of sizes) {
    const next: number[] = masks.map(() => 0)
    for (const drawn of masks.filter((mask) => sizeOf(mask) === size)) ways.forEach((count, shared) => (next[shared & drawn] = (next[shared & drawn] ?? 0) + count))
    ways = next
  }
  const bySize = Array.from({ length: population + 1 }, () => 0)
  ways.forEach((count, mask) => (bySize[sizeOf(mask)] = (bySize[sizeOf(mask)] ?? 0) + count))
  return bySize
}

/** Every choice of two to four sizes, ascending. */
function sizesOf(population: number): number[][] {
  const more = (sizes: readonly number[]): number[][] => Array.from({ length: population + 1 - (sizes.at(-1) ?? 0) }, (_, step) => [...sizes, (sizes.at(-1) ?? 0) + step])
  const pairs = more([]).flatMap(more)
  const triples = pairs.flatMap(more)
  return [...pairs, ...triples, ...triples.flatMap(more)]
}

test('small cases agree with counting every draw: all sizes of two to four sets of up to seven topics', () => {
  let compared = 0
  for (const population of [1, 2, 3, 4, 5, 6, 7]) {
    for (const sizes of sizesOf(population)) {
      const ways = countedWays(population, sizes)
      const all = ways.reduce((sum, count) => sum + count, 0)
      const logs = sizeDistribution(population, sizes)
      for (let size = 0; size <= Math.min(...sizes); size++, compared++) {
        const exactly = (ways[size] ?? 0) / all
        const atLeast = ways.slice(size).reduce((sum, count) => sum + count, 0) / all
        isNear(Math.exp(logs[size] ?? 0), exactly)
        isNear(exactTest(population, sizes, size).atLeast, atLeast)
      }
    }
  }
  assert.ok(compared > 2000, `${compared}`)
})

// Known answers, each with its origin.

test('the lady tasting tea names four of four cups by chance once in 70', () => {
  // Fisher (1935), The Design of Experiments, chapter II: 8 cups, 4 with the milk first, 4 named. C(8, 4) = 70; all right: 1 way; three or more: 1 + C(4, 3) · C(4, 1) = 17.
  isNear(exactTest(8, [4, 4], 4).atLeast, 1 / 70)
  isNear(exactTest(8, [4, 4], 3).atLeast, 17 / 70)
})

test('three or more of six numbers out of 49 are right once in 54', () => {
  // By hand, C(49, 6) = 13,983,816: three 20 · 12,341 = 246,820; four 15 · 903 = 13,545; five 6 · 43 = 258; six 1; together 260,624.
  isNear(exactTest(49, [6, 6], 3).atLeast, 260_624 / 13_983_816)
  isNear(exactTest(49, [6, 6], 6).atLeast, 1 / 13_983_816)
})

test('ten drawn from an urn of 50 hold four or five of its five green balls once in 245', () => {
  // By hand: (C(5, 4) · C(45, 6) + C(5, 5) · C(45, 5)) / C(50, 10) = (5 · 8,145,060 + 1,221,759) / 10,272,278,170.
  isNear(exactTest(50, [5, 10], 4).atLeast, 41_947_059 / 10_272_278_170)
})

test('three sets of two out of four topics share one or more in 17 of 36 draws', () => {
  // By hand: the first is {1, 2}. Both others miss a given topic with chance 1 − (1/2)² = 3/4, and hold both with (1/6)² = 1/36.
  // P(at least one) = 2 · (1/2)² − 1/36 = 17/36; P(two) = 1/36.
  isNear(exactTest(4, [2, 2, 2], 1).atLeast, 17 / 36)
  isNear(exactTest(4, [2, 2, 2], 2).atLeast, 1 / 36)
})

test('sets that fill their population share what they must', () => {
  // By hand: 8 + 8 + 8 of 10 topics leave out at most 2 + 2 + 2, so 4 are shared in any case; exactly 4 where the three pairs left out are disjoint: C(8, 2) · C(6, 2) / C(10, 2)² = 28 · 15 / 2,025.
  assert.equal(exactTest(10, [8, 8, 8], 4).atLeast, 1)
  isNear(Math.exp(sizeDistribution(10, [8, 8, 8])[4] ?? 0), 420 / 2025)
  assert.equal(sizeDistribution(10, [8, 8, 8])[3], -Infinity)
})

// SuperExactTest 1.2.1 (github.com/mw201608/SuperExactTest, examples/set_html.Md): genes with cis-eQTLs in four regions of the brain (Gibbs et al. 2010), of 18,196 genes. Printed to seven digits.
const REGIONS = { CB: 147, FC: 164, TC: 137, PONS: 101 }
const GENES = 18_196
const ALL_REGIONS = Object.values(REGIONS)

test('four sets agree with the published distribution, from 0 shared to 101', () => {
  const logs = sizeDistribution(GENES, ALL_REGIONS)
  const published: readonly (readonly [size: number, chance: number])[] = [[0, 9.999446e-1], [1, 5.536713e-5], [2, 1.487462e-9], [3, 2.584596e-14], [9, 4.476026e-45], [20, 7.451607e-107], [50, 1.361041e-296]]
  for (const [size, chance] of published) isNear(Math.exp(logs[size] ?? 0), chance, 1e-6)
  const publishedLogs: readonly (readonly [size: number, log: number])[] = [[0, -5.537016e-5], [1, -9.801524], [10, -114.5011], [56, -776.1622], [100, -1572.283], [101, -1594.689]]
  for (const [size, log] of publishedLogs) isNear(logs[size] ?? 0, log, 1e-6)
})

test('every published intersection of two to four sets has its expected overlap and its chance', () => {
  const published: readonly (readonly [regions: string, observed: number, expected: number, p: number])[] = [
    ['TC PONS', 72, 0.7604418554, 2.102344e-138],
    ['FC PONS', 74, 0.9103099582, 3.399219e-136],
    ['FC TC', 108, 1.234776874, 2.081929e-212],
    ['FC TC PONS', 68, 0.0068538395, 2.400407e-273],
    ['CB PONS', 62, 0.8159485601, 6.348636e-109],
    ['CB TC', 72, 1.1067817103, 1.165928e-120],
    ['CB TC PONS', 56, 0.0061433806, 1.105986e-218],
    ['CB FC', 76, 1.3249065729, 2.768833e-122],
    ['CB FC PONS', 60, 0.0073541198, 6.827755e-232],
    ['CB FC TC', 67, 0.0099753902, 1.754835e-252],
  ]
  for (const [regions, observed, expected, p] of published) {
    const found = exactTest(GENES, regions.split(' ').map((region) => REGIONS[region as keyof typeof REGIONS]), observed)
    isNear(found.expected, expected, 1e-8)
    isNear(found.atLeast, p, 1e-6)
  }
  // The fourfold one is printed as its natural logarithm only.
  isNear(exactTest(GENES, ALL_REGIONS, 56).log10AtLeast * Math.LN10, -776.1622, 1e-7)
})

/** The same chance another way, in whole numbers: Σ_j≥k (−1)^(j−k) C(j−1, k−1) C(N, j) Π C(N−j, n−j) over Π C(N, n) (inclusion and exclusion). */
function wholeNumberTail(population: number, sizes: readonly number[], observed: number): { over: bigint; under: bigint } {
  let over = 0n
  for (let j = observed; j <= Math.min(...sizes); j++) {
    const ways = sizes.reduce((product, size) => product * choose(population - j, size - j), choose(j - 1, observed - 1) * choose(population, j))
    over += (j - observed) % 2 === 0 ? ways : -ways
  }
  return { over, under: sizes.reduce((product, size) => product * choose(population, size), 1n) }
}

function choose(n: number, k: number): bigint {
  let ways = 1n
  for (let i = 0; i < Math.min(k, n - k); i++) ways = (ways * BigInt(n - i)) / BigInt(i + 1)
  return ways
}

const log10Of = (whole: bigint): number => Math.log10(Number(`0.${whole.toString().slice(0, 30)}`)) + whole.toString().length

test('large cases agree with whole numbers to nine digits, far into the tail', () => {
  const cases: readonly (readonly [population: number, sizes: readonly number[], observed: number])[] = [
    [60, [20, 25, 30, 35, 40], 4],
    [200, Array.from({ length: 30 }, () => 190), 60],
    [1600, [150, 180, 200, 220, 240, 260], 5],
    [1600, [150, 180, 200], 150],
    [10_000, [100, 400, 900], 100],
    [10_000, [5_000, 5_000, 5_000], 5_000],
    [10_000, Array.from({ length: 30 }, () => 9_990), 9_850],
  ]
  for (const [population, sizes, observed] of cases) {
    const { over, under } = wholeNumberTail(population, sizes, observed)
    // A difference of logarithms is a relative error of the chance.
    const difference = exactTest(population, sizes, observed).log10AtLeast - (log10Of(over) - log10Of(under))
    assert.ok(Math.abs(difference) < 1e-9 / Math.LN10, `${population} ${sizes.length} ${observed}: ${difference}`)
  }
})

test('chances add up to one, fall with the overlap, and ask for no order of the sets', () => {
  const drawn = fc.integer({ min: 1, max: 300 }).chain((population) => fc.tuple(fc.constant(population), fc.array(fc.integer({ min: 0, max: population }), { minLength: 2, maxLength: 8 })))
  fc.assert(
    fc.property(drawn, ([population, sizes]) => {
      const logs = sizeDistribution(population, sizes)
      isNear(logs.reduce((sum, log) => sum + Math.exp(log), 0), 1, 1e-10)
      isNear(logs.reduce((sum, log, size) => sum + size * Math.exp(log), 0) + 1, exactTest(population, sizes, 0).expected + 1, 1e-9)
      let before = 1
      for (let size = 0; size < logs.length; size++) {
        const found = exactTest(population, sizes, size)
        assert.ok(found.atLeast <= before)
        before = found.atLeast
        assert.deepEqual(exactTest(population, sizes.toReversed(), size), found)
      }
    }),
    { seed: 15, numRuns: 60 },
  )
})

test('sizes that cannot be are a bug', () => {
  assert.throws(() => exactTest(10, [4], 1), RangeError)
  assert.throws(() => exactTest(10, [4, 11], 1), RangeError)
  assert.throws(() => exactTest(10, [4, 2.5], 1), RangeError)
  assert.throws(() => exactTest(10, [4, 3], 4), RangeError)
  assert.throws(() => exactTest(0, [0, 0], 0), RangeError)
})
