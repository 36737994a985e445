/** `npm run bench:projects [group …]`: what projects and their early coordination cost, one JSON line a figure, and the tables in docs/benchmarks.md. */
import { consortiumFigures } from './figures/consortium.ts'
import type { Figure } from './figures/figure.ts'
import { comparingFigures, portfolioFigures } from './figures/house-projects.ts'
import { nearFigures } from './figures/near.ts'
import { partnerFigures } from './figures/partners.ts'
import { releaseFigures } from './figures/release.ts'
import { writeTable } from './figures/table.ts'

const GROUPS: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = { near: () => nearFigures(), portfolio: portfolioFigures, comparing: comparingFigures, release: releaseFigures, partners: partnerFigures, consortium: consortiumFigures }

const asked = process.argv.slice(2)
for (const [name, measure] of Object.entries(GROUPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const figures = await measure()
  writeTable(`projects ${name}`, figures)
  for (const figure of figures) {
    process.stdout.write(`${JSON.stringify({ group: name, ...figure })}\n`)
    if (!figure.holds) process.exitCode = 1
  }
}
