/** How fast intersections are found: all of them in a large relation, after one change, and everything for six organisations. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Member } from '../../engine/intersect/alliance.ts'
import { findIntersections } from '../../engine/intersect/find.ts'
import { intersections } from '../../engine/intersect/intersections.ts'
import { LiveRelation } from '../../engine/intersect/live.ts'
import { rowsOf } from '../../engine/intersect/rows.ts'
import { seeded } from '../../engine/intersect/seeded.ts'
import { plantedAlliance } from '../generate/planted.ts'
import { medianRun, runMeasured } from './child.ts'
import { atMost, reported, type Figure } from './figure.ts'

export function rankingFigures(): Figure[] {
  return [...largeFigures(), ...changeFigures(), ...sixFigures()]
}

/** 200,000 organisations × 10,000 topics, 500 planted: mined from five organisations on, tested, ranked. */
function largeFigures(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'schnittmenge-'))
  try {
    const path = join(folder, 'relation')
    const { rows, width, fields } = plantedAlliance({ organisations: 200_000, topics: 10_000, fields: 12, planted: 500, mean: 10, noise: 0, seed: 1 })
    const { starts, topics } = rowsOf(rows, width)
    writeFileSync(path, Int32Array.of(rows.length, width))
    for (const part of [starts, topics, Int32Array.from(fields)]) writeFileSync(path, part, { flag: 'a' })
    const script = join(import.meta.dirname, 'ranking-child.ts')
    const plain = medianRun(3, () => runMeasured(script, [path]))
    const refined = medianRun(3, () => runMeasured(script, [path, 'refined']))
    const { tested, sure } = JSON.parse(refined.output) as { tested: number; sure: number } // what the child writes
    const name = 'intersections of 200,000 × 10,000, at least five organisations'
    return [
      atMost(`${name}: mined, tested, ranked`, plain.seconds, 12, 'CPU s', `${tested.toLocaleString('en')} sets tested; whole process, median of 3`),
      atMost(`${name}: memory`, plain.megabytes, 300, 'MB'),
      reported(`${name}: the same with refinement`, refined.seconds, 'CPU s', `${sure} of 500 more than chance; ${refined.megabytes.toFixed(0)} MB`),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const CHANGES = 1_000

/** 20,000 × 3,000: one organisation after the other gives up a topic and takes one from another. */
function changeFigures(): Figure[] {
  const { rows, width, fields } = plantedAlliance({ organisations: 20_000, topics: 3_000, fields: 12, planted: 200, mean: 10, noise: 0, seed: 1 })
  const live = new LiveRelation(rows, width)
  const draw = seeded(7)
  const pick = (): number => Math.floor(draw() * rows.length)
  const times = Array.from({ length: CHANGES }, () => {
    const organisation = pick()
    const topics = [...new Set([...(rows[organisation] ?? []).slice(1), ...(rows[pick()] ?? []).slice(0, 1)])].toSorted((a, b) => a - b)
    const before = process.cpuUsage()
    live.replace(organisation, topics, 2)
    const { user, system } = process.cpuUsage(before)
    rows[organisation] = topics
    return (user + system) / 1e3
  }).toSorted((a, b) => a - b)
  const relation = { rows: rowsOf(rows, width), fieldOf: fields }
  const refresh = [0, 1, 2].map(() => cpuSeconds(() => findIntersections(relation, { most: 200 }))).toSorted((a, b) => a - b)
  return [
    atMost('one profile of 20,000 × 3,000 changes: closed sets changed, new, gone (p50)', times[CHANGES / 2] ?? NaN, 2, 'CPU ms', `${CHANGES} changes`),
    atMost('one profile of 20,000 × 3,000 changes: closed sets changed, new, gone (p99)', times[CHANGES * 0.99] ?? NaN, 30, 'CPU ms'),
    atMost('one profile of 20,000 × 3,000 changes: null model, surprise and ranking anew', refresh[1] ?? NaN, 1.5, 'CPU s', 'all closed sets of two and more organisations, median of 3'),
  ]
}

/** Six organisations with some 75 of 300 topics each, five documents an organisation. */
function sixFigures(): Figure[] {
  const draw = seeded(3)
  const members = Array.from({ length: 6 }, (_, at): Member => ({
    name: `c${at}`,
    holds: Array.from({ length: 300 }, (__, topic) => topic).flatMap((topic) => (draw() < 0.25 ? [{ topic: `t${topic}`, units: [`u${at}-${topic % 5}`] }] : [])),
    seeks: [`t${at}`],
  }))
  const times = Array.from({ length: 9 }, () => {
    const before = performance.now()
    intersections(members)
    return performance.now() - before
  }).slice(2)
  return [atMost('six organisations × 300 topics, everything', times.toSorted((a, b) => a - b)[3] ?? NaN, 100, 'ms', 'wall, warm, median of 7')]
}

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
