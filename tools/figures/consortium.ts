/** Consortium finder: against all sets tried on 200 random cases, and what 30 competences among 2,000 organisations cost, in three shapes. */
import { seeded } from '../../engine/intersect/seeded.ts'
import { consortia, type Able, type Consortia } from '../../engine/match/consortium.ts'
import { atLeast, atMost, type Figure } from './figure.ts'

const CASES = 200
const ORGANISATIONS = 2000
const COMPETENCES = 30
const RUNS = 5
/** Competences an organisation, from and to. The first is the hard one: millions of covers of eight members. */
const SHAPES: readonly (readonly [number, number])[] = [[2, 4], [2, 3], [1, 10]]

export function consortiumFigures(): Figure[] {
  const exact = Array.from({ length: CASES }, (_, at) => at + 1).filter(isAsTried).length
  return [atLeast('consortium finder: as all sets tried', exact, CASES, `of ${CASES}`, 'size of the smallest sets and evidence of the best one; up to 13 organisations and 8 competences'), ...SHAPES.map(timeFigure)]
}

function isAsTried(seed: number): boolean {
  const next = seeded(seed)
  const competences = named(3 + Math.floor(next() * 6))
  const organisations = drawn(next, 6 + Math.floor(next() * 8), competences, [1, 3])
  const coverable = competences.filter((competence) => organisations.some(({ holds }) => holds.has(competence)))
  let best = { size: Infinity, evidence: 0 }
  for (let chosen = 1; chosen < 2 ** organisations.length; chosen++) {
    const set = organisations.filter((_, at) => ((chosen >>> at) & 1) === 1)
    if (set.length > best.size || !coverable.every((competence) => set.some(({ holds }) => holds.has(competence)))) continue
    const evidence = coverable.reduce((sum, competence) => sum + Math.max(...set.map(({ holds }) => holds.get(competence) ?? 0)), 0)
    if (set.length < best.size || evidence > best.evidence) best = { size: set.length, evidence }
  }
  const { sets, isExact } = consortia(organisations, { competences })
  return isExact && sets[0]?.members.length === best.size && Math.abs(sets[0].evidence - best.evidence) < 1e-9
}

function timeFigure([from, to]: readonly [number, number]): Figure {
  const competences = named(COMPETENCES)
  const organisations = drawn(seeded(7), ORGANISATIONS, competences, [from, to])
  let answer: Consortia = { sets: [], uncovered: [], isSmallest: false, isExact: false }
  const times = Array.from({ length: RUNS }, () => {
    const started = process.cpuUsage()
    answer = consortia(organisations, { competences })
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1000
  })
  const told = `${answer.sets.length} sets of ${answer.sets[0]?.members.length ?? 0}; smallest: ${answer.isSmallest ? 'proven' : 'not proven'}; best of that size: ${answer.isExact ? 'proven' : 'not proven, and said'}`
  return atMost(`consortium finder: ${COMPETENCES} competences among ${ORGANISATIONS} organisations of ${from} to ${to}`, times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0, 500, 'CPU ms', `median of ${RUNS}; ${told}`)
}

const named = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${String(at).padStart(2, '0')}`)

function drawn(next: () => number, count: number, competences: readonly string[], [from, to]: readonly [number, number]): Able[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `o${String(at).padStart(4, '0')}`,
    holds: new Map(Array.from({ length: from + Math.floor(next() * (to - from + 1)) }, () => [competences[Math.floor(next() * competences.length)] ?? '', Math.ceil(next() * 100) / 100])),
    clusters: [`cluster ${Math.floor(next() * 6)}`],
    isSmallFirm: next() < 0.5,
  }))
}
