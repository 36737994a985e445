/**
 * Which topics are combined next: Horizon Europe projects (shared/data/cordis-he), the first 70 % by number to count, the last 30 % to see what came.
 * Asked are all pairs of topics with at least ten projects in the first part that no project of it combines; a pair came if a later project combines it.
 * AUC: the chance that a pair that came scores above one that did not, ties half; exact, over all pairs. Tuning looks at the first part only, parted again in the same way.
 * Popularity and the plain two-step walk are measured in the same run, written out here so that a better engine does not lift its own floor. The codes are silver: given half automatically.
 */
import { countTogether, timesTogether, type Cooccurrence } from '../../engine/intersect/cooccurrence.ts'
import { emergenceOf } from '../../engine/intersect/emergence.ts'
import { atLeast, reported, type Figure } from './figure.ts'
import { numberCodes, projectCodes } from './projects.ts'

type Split = 'tune' | 'reported'
type Pair = { readonly a: number; readonly b: number; readonly came: boolean }

const FIRST_PART = 0.7
const LEAST_PROJECTS = 10
const LIKELIEST = 100

/** The figures on later projects, or, for tuning, inside the first part. */
export function emergenceFigures(split: Split = 'reported'): Figure[] {
  const all = projectCodes()
  const projects = split === 'reported' ? all : firstOf(all)
  const { units, numbered } = numberCodes(firstOf(projects))
  const counted = countTogether(units)
  const later = countTogether(projects.slice(units.length).map(numbered))
  const pairs = pairsNeverCombined(counted, later)
  const came = pairs.filter((pair) => pair.came).length
  const started = process.cpuUsage()
  const emergence = emergenceOf(counted)
  const scores = Float64Array.from(pairs, ({ a, b }) => emergence(a, b) ?? 0)
  const { user, system } = process.cpuUsage(started)
  const walk = twoSteps(counted)
  const popularity = ({ a, b }: Pair): number => (counted.degrees[a] ?? 0) * (counted.degrees[b] ?? 0)
  const name = `topics combined next (${split === 'reported' ? 'later projects' : 'tuning'})`
  const likeliest = [...pairs.keys()].toSorted((left, right) => (scores[right] ?? 0) - (scores[left] ?? 0) || left - right).slice(0, LIKELIEST)
  return [
    atLeast(`${name}: AUC`, auc(pairs, scores), 0.85, 'AUC', `${pairs.length} pairs never combined in ${units.length} projects, ${came} of them in the next ${projects.length - units.length}`),
    reported(`${name}: AUC of popularity alone`, auc(pairs, Float64Array.from(pairs, popularity)), 'AUC', 'product of the numbers of projects'),
    reported(`${name}: AUC of a two-step walk alone`, auc(pairs, Float64Array.from(pairs, walk)), 'AUC', 'chances of the two directions added'),
    reported(`${name}: of the ${LIKELIEST} likeliest came`, likeliest.filter((at) => pairs[at]?.came).length / LIKELIEST, 'share', `of all pairs asked: ${((100 * came) / pairs.length).toFixed(1)} %`),
    reported(`${name}: time to score`, (user + system) / 1e6, 'CPU s', 'all pairs asked; the counts stand'),
  ]
}

function firstOf<T>(list: readonly T[]): readonly T[] {
  return list.slice(0, Math.floor(list.length * FIRST_PART))
}

function pairsNeverCombined(counted: Cooccurrence, later: Cooccurrence): Pair[] {
  const topics = [...counted.degrees.keys()].filter((topic) => (counted.degrees[topic] ?? 0) >= LEAST_PROJECTS)
  return topics.flatMap((a, at) =>
    topics
      .slice(at + 1)
      .filter((b) => timesTogether(counted, a, b) === 0)
      .map((b) => ({ a, b, came: timesTogether(later, a, b) > 0 })),
  )
}

/** Chance to get from one topic to the other in two steps, each to a topic met in a unit in proportion to how often; both directions added. */
function twoSteps({ rows }: Cooccurrence): (pair: Pair) => number {
  const steps = rows.map(({ topics, counts }, from) => {
    const others = [...topics].map((topic, at) => ({ topic, count: counts[at] ?? 0 })).filter(({ topic }) => topic !== from)
    const all = others.reduce((sum, { count }) => sum + count, 0)
    return new Map(others.map(({ topic, count }) => [topic, count / all]))
  })
  const oneWay = (a: number, b: number): number => {
    let chance = 0
    for (const [between, share] of steps[a] ?? []) chance += share * (steps[between]?.get(b) ?? 0)
    return chance
  }
  return ({ a, b }) => oneWay(a, b) + oneWay(b, a)
}

/** From the rank sum of the pairs that came (Mann and Whitney 1947), equal scores sharing the mean of their ranks. */
function auc(pairs: readonly Pair[], scores: Float64Array): number {
  const order = [...pairs.keys()].toSorted((left, right) => (scores[left] ?? 0) - (scores[right] ?? 0))
  let ranks = 0
  let came = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to++
    const here = order.slice(from, to).filter((at) => pairs[at]?.came).length
    ranks += (here * (from + 1 + to)) / 2
    came += here
    from = to
  }
  return (ranks - (came * (came + 1)) / 2) / (came * (pairs.length - came))
}
