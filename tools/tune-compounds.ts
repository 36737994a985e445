/**
 * How the splitter's costs were found: each is varied in turn over GermaNet entries that are not measured, and the best sum of *head* and *exact* is kept.
 * `bin/node tools/tune-compounds.ts '{"cut":[0.1,0.3],"link.s":[0.2,0.3]}'`: the costs to vary, with the values to try.
 */
import { COSTS, createSplitter, relearn } from '../engine/text/compounds.ts'
import { readCompounds, scoreCompounds } from './figures/compounds.ts'

/** Behind the entries that are measured. */
const TUNED_ON = readCompounds().slice(20_000, 24_000)

const grid = JSON.parse(process.argv[2] ?? '{}') as Readonly<Record<string, readonly number[]>> // the caller's own words; a mistake shows at once

function score(): { head: number; exact: number } {
  relearn()
  return scoreCompounds(TUNED_ON, createSplitter())
}

function set(name: string, value: number): void {
  if (name.startsWith('link.')) COSTS.link[name.slice(5)] = value
  else Object.assign(COSTS, { [name]: value })
}

for (let round = 1; round <= 2; round++) {
  for (const [name, values] of Object.entries(grid)) {
    let best = { value: Number.NaN, sum: -1 }
    for (const value of values) {
      set(name, value)
      const { head, exact } = score()
      process.stdout.write(`${name} ${value}: head ${head.toFixed(4)} exact ${exact.toFixed(4)}\n`)
      if (head + exact > best.sum) best = { value, sum: head + exact }
    }
    set(name, best.value)
    process.stdout.write(`${name} = ${best.value}\n`)
  }
}
