/**
 * Early warning at its largest: a new plan against 100,000 (seeded, half of them variants of others), the memory these take, and 1,000 plans read and compared with each other. Then what two plans say alone, on research
 * projects of one call (shared/data/cordis-he), where that data is. Building the large index asks for the likeness of all pairs: half an hour of CPU and more.
 * **Units**: milliseconds and seconds of CPU of this process; megabytes are a million bytes, after a collection where node runs with --expose-gc.
 */
import { buildMatcher, near, profile, shippedVocabulary } from '#engine'
import { compareBags, lexiconOf } from '../../engine/match/lexicon.ts'
import { ALIKE } from '../../engine/match/pair.ts'
import { generatedPlans } from '../generate/plans.ts'
import { dataText, hasData } from './data.ts'
import { atLeast, atMost, reported, type Figure } from './figure.ts'

const PLANS = 100_000
const PUBLIC = 500
const ASKED = 25

/** In: how many plans the large index holds; fewer for a quick look. */
export function nearFigures(plans = PLANS): Figure[] {
  const matcher = buildMatcher(shippedVocabulary())
  const weights = near.termWeights(taken(generatedPlans(99), PUBLIC).map(near.readPlan))
  return [...together(matcher, weights), ...newcomers(plans, matcher, weights), ...pairFigures()]
}

type Matcher = ReturnType<typeof buildMatcher>

function together(matcher: Matcher, weights: near.TermWeights): Figure[] {
  const texts = taken(generatedPlans(7), 1000)
  const started = performance.now()
  const index = near.planIndex(weights, matcher)
  for (const [at, { has: _, seeks: __, ...text }] of texts.entries()) {
    const read = profile(text.text, matcher)
    index.add(String(at), near.readPlan(read.ok ? { ...text, has: read.value.topics, seeks: read.value.needs } : text))
  }
  const found = texts.reduce((count, _, at) => count + index.near(String(at)).length, 0)
  return [atMost('1,000 plans read and compared with each other', (performance.now() - started) / 1e3, 60, 's', `topics, readings, index and ${found} findings; wall`)]
}

function newcomers(plans: number, matcher: Matcher, weights: near.TermWeights): Figure[] {
  const coming = generatedPlans(1)
  const before = memory()
  const index = near.planIndex(weights, matcher)
  const building = cpuOf(() => {
    for (let at = 0; at < plans; at++) index.add(`p${at}`, near.readPlan(coming.next().value))
  })
  const took = memory() - before
  const runs = taken(coming, ASKED).map((plan, at) => {
    const started = performance.now()
    const cpu = cpuOf(() => {
      index.add(`new${at}`, near.readPlan(plan))
      index.near(`new${at}`)
    })
    return { cpu, wall: performance.now() - started }
  })
  const name = `a new plan against ${plans.toLocaleString('en')}`
  return [
    atMost(`${name}: read, added, findings told`, median(runs.map(({ cpu }) => cpu)), 300, 'CPU ms', `median of ${ASKED}; slowest ${Math.round(Math.max(...runs.map(({ cpu }) => cpu)))}`),
    atMost(`${name}: until told`, median(runs.map(({ wall }) => wall)), 1000, 'ms', 'wall'),
    atMost(`${name}: memory of the index`, took / 1e6, 1200, 'MB', 'heap and typed arrays'),
    reported(`${name}: time to build the index`, building / 1e3, 'CPU s', 'readings and the likeness of all pairs'),
  ]
}

/** Of pairs of one asked project with any other: how many that are called “same aim” are of one call, and how many of one call are called so. */
function pairFigures(): Figure[] {
  if (!hasData) {
    process.stderr.write('skipped: sealed pairs (shared/data is absent)\n')
    return []
  }
  const lexicon = lexiconOf(near.termWeights([]))
  return ['dev', 'test'].flatMap((split) => {
    const projects = dataText(`cordis-he/${split}.jsonl.gz`).trim().split('\n').map((line) => JSON.parse(line) as { readonly title: string; readonly objective: string; readonly topic: string }) // the shape shared/data/README.md tells
    // What comparePair looks at when nothing is copied, each plan read once.
    const bags = projects.map(({ title, objective }) => lexicon.bagsOf(lexicon.number(near.readPlan({ title, text: objective }))))
    const sizes = Map.groupBy(projects, ({ topic }) => topic)
    const asked = projects.map(({ topic }) => (sizes.get(topic)?.length ?? 0) >= 2 && (sizes.get(topic)?.length ?? 0) <= 8)
    let [found, right, all] = [0, 0, 0]
    projects.forEach(({ topic }, here) => {
      for (let there = 0; there < here; there++) {
        const [one, other] = [bags[here], bags[there]]
        const sides = Number(asked[here]) + Number(asked[there])
        if (sides === 0 || one === undefined || other === undefined) continue
        const isOfCall = topic === projects[there]?.topic
        const isSame = compareBags(one, other, lexicon.weightOf) >= ALIKE[0]
        if (isOfCall) all += sides
        if (isSame) found += sides
        if (isOfCall && isSame) right += sides
      }
    })
    const note = `${found} pairs called so, ${all} of one call; weights by our own texts`
    const precision = right / Math.max(1, found)
    return [split === 'dev' ? atLeast('two plans alone (dev): same aim, of one call', precision, 0.7, 'precision', note) : reported('two plans alone (test): same aim, of one call', precision, 'precision', note), reported(`two plans alone (${split}): same aim, found`, right / Math.max(1, all), 'recall', note)]
  })
}

function taken<One>(from: Iterator<One>, many: number): One[] {
  return Array.from({ length: many }, () => from.next().value as One) // generatedPlans never ends
}

function cpuOf(run: () => void): number {
  const started = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1e3
}

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
