/** `npm run bench:pages [group …]`: how fast pages are made, of the kit alone and of the house for who is signed in; a flood of sign-ins; a crowd imported and asked. One JSON line a figure, and the tables in docs/benchmarks.md. */
import type { Figure } from './figures/figure.ts'
import { crowdFigures } from './figures/house-crowd.ts'
import { floodFigures, signedInRates } from './figures/house-people.ts'
import { pageFigures } from './figures/pages.tsx'
import { writeTable } from './figures/table.ts'

const GROUPS: Readonly<Record<string, () => Promise<Figure[]>>> = { kit: pageFigures, signed: signedInRates, flood: floodFigures, crowd: crowdFigures }

const asked = process.argv.slice(2)
for (const [name, measure] of Object.entries(GROUPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const figures = await measure()
  writeTable(name === 'kit' ? 'pages' : `pages ${name}`, figures)
  for (const figure of figures) {
    process.stdout.write(`${JSON.stringify({ group: name, ...figure })}\n`)
    if (!figure.holds) process.exitCode = 1
  }
}
