/** `npm run bench:map [group …]`: what large alliances cost, one JSON line a figure. */
import type { Figure } from './figures/figure.ts'
import { searchFigures } from './figures/search.tsx'

const GROUPS: Readonly<Record<string, () => Promise<Figure[]>>> = { search: () => searchFigures() }

const asked = process.argv.slice(2)
for (const [name, measure] of Object.entries(GROUPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  for (const figure of await measure()) {
    process.stdout.write(`${JSON.stringify({ group: name, ...figure })}\n`)
    if (!figure.holds) process.exitCode = 1
  }
}
