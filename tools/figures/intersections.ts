/** Are planted intersections found, and does nothing appear where nothing is? One code, α and settings for both. */
import { findIntersections, type Found } from '../../engine/intersect/find.ts'
import { rowsOf } from '../../engine/intersect/rows.ts'
import { seeded } from '../../engine/intersect/seeded.ts'
import { plantedAlliance, type Planted } from '../generate/planted.ts'
import { shuffledWithin } from '../generate/shuffle.ts'
import { atLeast, reported, type Figure } from './figure.ts'

const PLANTED = 60
const SEEDS = 10
const SHUFFLES = 20

const allianceOf = (noise: number, seed: number): Planted => plantedAlliance({ organisations: 2000, topics: 1000, fields: 12, planted: PLANTED, mean: 10, noise, seed })

const foundIn = (rows: readonly number[][], { width, fields }: Planted, refined = true): readonly Found[] => findIntersections({ rows: rowsOf(rows, width), fieldOf: fields }, { most: PLANTED, refined }).found

export function intersectionFigures(): Figure[] {
  const reaches = [
    { noise: 0, reach: 0.95 },
    { noise: 0.1, reach: 0.88 },
    { noise: 0.2, reach: 0.8 },
  ]
  const planted = reaches.flatMap(({ noise, reach }): Figure[] => {
    const runs = Array.from({ length: SEEDS }, (_, index) => {
      const alliance = allianceOf(noise, index + 1)
      const found = foundIn(alliance.rows, alliance)
      const surprising = found.filter((one) => one.surprise >= 0)
      return { hits: hitsAmong(found, alliance), exact: hitsAmong(foundIn(alliance.rows, alliance, false), alliance), sure: surprising.length, right: rightAmong(surprising, alliance) }
    })
    const shares = runs.map(({ hits }) => hits / PLANTED)
    return [
      atLeast(`planted intersections found, noise ${noise}`, mean(shares), reach, 'share', `${PLANTED} among the first ${PLANTED}, mean of ${SEEDS} seeds, from ${Math.min(...shares).toFixed(2)} to ${Math.max(...shares).toFixed(2)}`),
      reported(`planted intersections found, noise ${noise}: exact sets without refinement`, mean(runs.map(({ exact }) => exact / PLANTED))),
      reported(`planted intersections, noise ${noise}: called more than chance`, mean(runs.map(({ sure }) => sure)), 'of 60', `${((100 * mean(runs.map(({ right }) => right))) / mean(runs.map(({ sure }) => sure))).toFixed(1)} % of them planted`),
    ]
  })
  const clean = Array.from({ length: SHUFFLES }, (_, index) => {
    const alliance = allianceOf(0, (index % SEEDS) + 1)
    return foundIn(shuffledWithin(alliance.rows, alliance.fields, seeded(1000 + index)), alliance).filter((one) => one.surprise >= 0).length
  })
  return [...planted, atLeast('shuffled inside the fields: seeds without a false intersection', clean.filter((many) => many === 0).length, 19, `of ${SHUFFLES}`, `${clean.reduce((sum, many) => sum + many, 0)} false in all`)]
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** A hit has half of the topics and two fifths of the organisations in common (Jaccard). */
function isHit(one: Found, planted: Planted['planted'][number]): boolean {
  return jaccard(one.whole.topics, planted.topics) >= 0.5 && jaccard(one.whole.organisations, planted.organisations) >= 0.4
}

/** Planted intersections that one of the found ones hits, each counted once. */
const hitsAmong = (found: readonly Found[], { planted }: Planted): number => planted.filter((set) => found.some((one) => isHit(one, set))).length

const rightAmong = (found: readonly Found[], { planted }: Planted): number => found.filter((one) => planted.some((set) => isHit(one, set))).length

function jaccard(a: readonly number[], b: readonly number[]): number {
  const common = new Set(b)
  const both = a.filter((one) => common.has(one)).length
  return both / (a.length + b.length - both)
}
