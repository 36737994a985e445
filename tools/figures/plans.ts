/**
 * Near plans: each research project (shared/data/cordis-he) asks for those of its own call among all others of its split. Asked are projects whose call has two to eight;
 * mean average precision and mean reciprocal rank. Two projects of one call answer one problem in their own words: that is “same aim”; the calls are silver, no one judged the pairs.
 * The size of the neighbourhood is chosen in five parts by call: for the projects of one part by the other four on `dev`, by all of `dev` for `test`. The floor is in the same run.
 */
import { SAME_AIM } from '../../engine/match/aim.ts'
import { nearPlans } from '../../engine/match/near.ts'
import { planIndex } from '../../engine/match/plan-index.ts'
import { readPlan } from '../../engine/match/plan-reading.ts'
import { rarityAmong } from '../../engine/match/term-weights.ts'
import { isSmall } from '../../engine/text/stopwords.ts'
import { bootstrap } from './bootstrap.ts'
import { dataText, hasData, hashOf } from './data.ts'
import { atLeast, reported, type Figure } from './figure.ts'

type Project = { readonly title: string; readonly objective: string; readonly topic: string }
type Split = 'dev' | 'test'
/** How near each project is to the one at a place. */
type Scorer = (place: number) => ArrayLike<number>
/** What one query came to. */
type Outcome = { readonly call: string; readonly precision: number; readonly reciprocal: number }

const FLOOR = 'TF-IDF cosine: words but small ones, 1 + ln tf on both sides, idf on the side that asks'
const SIZES = [4, 8, 12, 20, 30]
const PARTS = 5
const MOST_OF_A_CALL = 8

/** The figures on `dev` and on `test`, or on one of them; none, said on standard error, where the data is absent. */
export function planFigures(splits: readonly Split[] = ['dev', 'test']): Figure[] {
  if (!hasData) {
    process.stderr.write('skipped: near plans (shared/data is absent)\n')
    return []
  }
  const dev = projectsOf('dev')
  const bySize = new Map(SIZES.map((size) => [size, outcomesOf(dev, nearness(dev, size))]))
  return splits.flatMap((split) => (split === 'dev' ? devFigures(dev, bySize) : testFigures(projectsOf('test'), bestSize(bySize, () => true))))
}

function devFigures(dev: readonly Project[], bySize: ReadonlyMap<number, readonly Outcome[]>): Figure[] {
  const parts = Array.from({ length: PARTS }, (_, part) => {
    const size = bestSize(bySize, (outcome) => partOf(outcome) !== part)
    return { size, outcomes: (bySize.get(size) ?? []).map((outcome) => (partOf(outcome) === part ? outcome : undefined)) }
  })
  const outcomes = (bySize.get(SIZES[0] ?? 0) ?? []).map((first, at) => parts[partOf(first)]?.outcomes[at] ?? first)
  const name = 'near plans (dev, five parts)'
  return [
    ...compared(name, outcomes, outcomesOf(dev, floorOf(dev)), 0.02, `neighbourhoods chosen: ${parts.map(({ size }) => size).join(', ')}`),
    ...shippedFigures('near plans (dev), as it ships', dev),
    timeFigure(dev),
  ]
}

function testFigures(test: readonly Project[], size: number): Figure[] {
  return [...compared('near plans (test)', outcomesOf(test, nearness(test, size)), outcomesOf(test, floorOf(test)), 0, `neighbourhood chosen on dev: ${size}`), ...shippedFigures('near plans (test), as it ships', test)]
}

function compared(name: string, ours: readonly Outcome[], floor: readonly Outcome[], margin: number, note: string): Figure[] {
  const differences = ours.map(({ precision }, at) => precision - (floor[at]?.precision ?? 0))
  const { low, high } = bootstrap(differences)
  return [
    reported(`${name}: MAP`, mean(ours, precisionOf), 'MAP', `${ours.length} asked; ${note}`),
    reported(`${name}: MRR`, mean(ours, reciprocalOf), 'MRR'),
    reported(`${name}: floor MAP`, mean(floor, precisionOf), 'MAP', FLOOR),
    reported(`${name}: floor MRR`, mean(floor, reciprocalOf), 'MRR', FLOOR),
    atLeast(`${name}: MAP above the floor`, mean(differences, Number), margin, 'MAP', `95 % interval ${low.toFixed(3)} to ${high.toFixed(3)}, paired bootstrap, 10,000 resamples`),
    ...(margin > 0 ? [atLeast(`${name}: MAP above the floor, lower end`, low, 0.0001, 'MAP', 'above 0')] : []),
  ]
}

/** The constants that ship: the ranking, and what “same aim” is worth, by pairs of one of the asked projects with any other. */
function shippedFigures(name: string, projects: readonly Project[]): Figure[] {
  const score = nearness(projects)
  let [found, right, all] = [0, 0, 0]
  for (const place of asked(projects)) {
    const scores = score(place)
    projects.forEach((project, other) => {
      if (other === place) return
      const isOfCall = project.topic === projects[place]?.topic
      const isNear = (scores[other] ?? 0) >= SAME_AIM
      if (isOfCall) all++
      if (isNear) found++
      if (isOfCall && isNear) right++
    })
  }
  const note = `${found} pairs called “same aim”, ${all} of one call`
  return [
    reported(`${name}: MAP`, mean(outcomesOf(projects, score), precisionOf), 'MAP'),
    reported(`${name}: same aim, of one call`, right / Math.max(1, found), 'precision', note),
    reported(`${name}: same aim, found`, right / Math.max(1, all), 'recall', note),
  ]
}

function timeFigure(projects: readonly Project[]): Figure {
  const started = process.cpuUsage()
  const near = nearPlans(projects.map(({ title, objective }) => ({ title, text: objective })), { byId: new Map() })
  projects.forEach((_, place) => near(place))
  const { user, system } = process.cpuUsage(started)
  return reported('near plans: time to read all and tell what is near each', (user + system) / 1e6, 'CPU s', `${projects.length} plans of ${Math.round(mean(projects, ({ objective }) => objective.length))} characters, their words known`)
}

function projectsOf(split: Split): Project[] {
  return dataText(`cordis-he/${split}.jsonl.gz`).trim().split('\n').map((line) => JSON.parse(line) as Project) // the shape shared/data/README.md tells
}

const partOf = ({ call }: Outcome): number => hashOf(call) % PARTS

/** The neighbourhood with the best mean over the queries that count; the smaller where two are equal. */
function bestSize(bySize: ReadonlyMap<number, readonly Outcome[]>, counts: (outcome: Outcome) => boolean): number {
  const means = [...bySize].map(([size, outcomes]) => ({ size, value: mean(outcomes.filter(counts), precisionOf) }))
  return means.toSorted((a, b) => b.value - a.value || a.size - b.size)[0]?.size ?? 0
}

function nearness(projects: readonly Project[], size?: number): Scorer {
  const readings = projects.map(({ title, objective }) => readPlan({ title, text: objective }))
  const index = planIndex(rarityAmong(readings), { byId: new Map() }, size === undefined ? {} : { neighbours: size })
  readings.forEach((reading, at) => index.add(String(at), reading))
  return (place) => {
    const scores = new Float64Array(projects.length)
    for (const { id, nearness: score } of index.near(String(place), projects.length)) scores[Number(id)] = score
    return scores
  }
}

const weigh = (count: number): number => 1 + Math.log(count)

/** Written out here, so that a better engine does not lift its own floor. The strongest of some twenty usual weightings on `dev`. */
function floorOf(projects: readonly Project[]): Scorer {
  const bags = projects.map(({ title, objective }) => {
    const bag = new Map<string, number>()
    for (const word of `${title} ${objective}`.toLowerCase().match(/[\p{L}\p{N}-]{2,}/gu) ?? []) if (!isSmall(word, 'en')) bag.set(word, (bag.get(word) ?? 0) + 1)
    return bag
  })
  const holders = new Map<string, number>()
  for (const bag of bags) for (const word of bag.keys()) holders.set(word, (holders.get(word) ?? 0) + 1)
  const lengths = bags.map((bag) => Math.hypot(...[...bag.values()].map(weigh)))
  // The length of what asks divides all its scores alike: it changes no rank.
  return (place) =>
    bags.map((bag, other) => {
      let score = 0
      for (const [word, count] of bags[place] ?? []) score += bag.has(word) ? weigh(count) * weigh(bag.get(word) ?? 1) * Math.log(bags.length / (holders.get(word) ?? 1)) : 0
      return score / (lengths[other] ?? 1)
    })
}

function asked(projects: readonly Project[]): number[] {
  const sizes = new Map<string, number>()
  for (const { topic } of projects) sizes.set(topic, (sizes.get(topic) ?? 0) + 1)
  return projects.flatMap(({ topic }, place) => ((sizes.get(topic) ?? 0) >= 2 && (sizes.get(topic) ?? 0) <= MOST_OF_A_CALL ? [place] : []))
}

function outcomesOf(projects: readonly Project[], scorer: Scorer): Outcome[] {
  return asked(projects).map((place) => {
    const scores = scorer(place)
    const call = projects[place]?.topic ?? ''
    const others = [...projects.keys()].filter((other) => other !== place).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    const ranks = others.flatMap((other, at) => (projects[other]?.topic === call ? [at + 1] : []))
    return { call, precision: ranks.reduce((sum, rank, at) => sum + (at + 1) / rank, 0) / ranks.length, reciprocal: 1 / (ranks[0] ?? Infinity) }
  })
}

const precisionOf = ({ precision }: Outcome): number => precision
const reciprocalOf = ({ reciprocal }: Outcome): number => reciprocal

function mean<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((sum, value) => sum + of(value), 0) / values.length
}
