/** `npm run bench:pages`: how fast pages are made, one JSON line a figure, and the table in docs/benchmarks.md. */
import { pageFigures } from './figures/pages.tsx'
import { writeTable } from './figures/table.ts'

const figures = await pageFigures()
for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`)
writeTable('pages', figures)
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1
