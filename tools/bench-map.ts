/** `npm run bench:map [group …]`: what large alliances cost, one JSON line a figure, and the tables in docs/benchmarks.md. */
import type { Figure } from './figures/figure.ts'
import { pageRates } from './figures/house-pages.ts'
import { changeFigures, importFigures, killFigures, startFigures } from './figures/house-work.ts'
import { searchFigures } from './figures/search.tsx'
import { writeTable } from './figures/table.ts'

const GROUPS: Readonly<Record<string, () => Promise<Figure[]>>> = { pages: pageRates, search: () => searchFigures(), start: startFigures, change: changeFigures, import: importFigures, killed: killFigures }

const asked = process.argv.slice(2)
for (const [name, measure] of Object.entries(GROUPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const figures = await measure()
  writeTable(`map ${name}`, figures)
  for (const figure of figures) {
    process.stdout.write(`${JSON.stringify({ group: name, ...figure })}\n`)
    if (!figure.holds) process.exitCode = 1
  }
}
