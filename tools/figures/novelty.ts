/**
 * The closed form of chance behind novelty against what it stands for: Horizon Europe projects (shared/data/cordis-he) shuffled,
 * so that every project keeps its number of topics and every topic its number of projects. Compared are all pairs of topics that are expected together at least once by the closed form, as those are judged.
 */
import { countTogether, timesTogether } from '../../engine/intersect/cooccurrence.ts'
import { chanceOf, LEAST_EXPECTED } from '../../engine/intersect/novelty.ts'
import { reported, type Figure } from './figure.ts'
import { numberCodes, projectCodes } from './projects.ts'
import { seeded } from '../../engine/intersect/seeded.ts'
import { shuffledWithin } from '../generate/shuffle.ts'

const SHUFFLES = 60
/** Shuffles that are not counted: each goes on from the one before, and the first still know the real order. */
const FIRST = 4

type Pair = { readonly a: number; readonly b: number; readonly expected: number; readonly variance: number; sum: number; squares: number }

export function noveltyFigures(): Figure[] {
  const { units } = numberCodes(projectCodes())
  const real = countTogether(units)
  const byChance = chanceOf(real)
  const topics = [...real.degrees.keys()]
  const pairs = topics.flatMap((a) =>
    topics.slice(a + 1).flatMap((b): Pair[] => {
      const { mean, variance } = byChance(a, b)
      return mean < LEAST_EXPECTED ? [] : [{ a, b, expected: mean, variance, sum: 0, squares: 0 }]
    }),
  )
  const next = seeded(2013)
  const oneField = units.map(() => 0)
  let current = units
  for (let round = -FIRST; round < SHUFFLES; round++) {
    current = shuffledWithin(current, oneField, next)
    if (round < 0) continue
    const counted = countTogether(current)
    for (const pair of pairs) {
      const together = timesTogether(counted, pair.a, pair.b)
      pair.sum += together
      pair.squares += together * together
    }
  }
  const compared = pairs.map(({ a, b, expected, variance, sum, squares }) => {
    const together = timesTogether(real, a, b)
    const ofShuffles = { mean: sum / SHUFFLES, variance: (squares - sum ** 2 / SHUFFLES) / (SHUFFLES - 1) }
    return {
      mean: expected / ofShuffles.mean,
      variance: variance / ofShuffles.variance,
      z: { ours: (together - expected) / Math.sqrt(variance), ofShuffles: (together - ofShuffles.mean) / Math.sqrt(ofShuffles.variance) },
    }
  })
  const name = 'novelty: chance by the closed form'
  const note = `${pairs.length} pairs expected at least once together in ${units.length} projects, ${SHUFFLES} shuffles`
  return [
    reported(`${name}: correlation of z with shuffles`, correlation(compared.map(({ z }) => [z.ours, z.ofShuffles])), 'r', note),
    reported(`${name}: mean to that of shuffles`, median(compared.map(({ mean }) => mean)), 'ratio', 'median over the pairs'),
    reported(`${name}: variance to that of shuffles`, median(compared.map(({ variance }) => variance)), 'ratio', 'median over the pairs'),
  ]
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** Pearson's. */
function correlation(points: readonly (readonly [number, number])[]): number {
  const mean = (of: (x: number, y: number) => number): number => points.reduce((sum, [x, y]) => sum + of(x, y), 0) / points.length
  const [meanX, meanY] = [mean((x) => x), mean((_, y) => y)]
  return mean((x, y) => (x - meanX) * (y - meanY)) / Math.sqrt(mean((x) => (x - meanX) ** 2) * mean((_, y) => (y - meanY) ** 2))
}
