/** `npm run bench`: how fast the engine reads, one JSON line a figure, and the table in docs/benchmarks.md. CPU seconds, because machines are noisy. */
import { hasData } from './figures/data.ts'
import { speedFigures } from './figures/speed.ts'
import { writeTable } from './figures/table.ts'

if (!hasData) {
  process.stderr.write('skipped: the data beside the project is absent\n')
} else {
  const figures = speedFigures()
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`)
  writeTable('bench', figures)
  process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1
}
