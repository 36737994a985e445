/** `npm run bench:projects [group …]`: how well and how fast projects are brought together, one JSON line a figure, and the tables in docs/benchmarks.md. */
import { consortiumFigures } from './figures/consortium.ts'
import type { Figure } from './figures/figure.ts'
import { partnerFigures } from './figures/partners.ts'
import { writeTable } from './figures/table.ts'

const GROUPS: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  partners: partnerFigures,
  consortium: consortiumFigures,
}

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
