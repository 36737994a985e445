/** `npm run bench`: how fast the engine reads and finds, one JSON line a figure, and the table in docs/benchmarks.md. CPU seconds, because machines are noisy. */
import { hasData } from './figures/data.ts'
import type { Figure } from './figures/figure.ts'
import { miningFigures } from './figures/mining.ts'
import { rankingFigures } from './figures/ranking.ts'
import { speedFigures } from './figures/speed.ts'
import { writeTable } from './figures/table.ts'

// Reading comes first: its start is only a start in a process that has read nothing yet.
const figures: Figure[] = []
for (const measure of [speedFigures, miningFigures, rankingFigures]) {
  for (const figure of measure()) {
    figures.push(figure)
    process.stdout.write(`${JSON.stringify(figure)}\n`)
  }
}
if (hasData) writeTable('bench', figures)
process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1
