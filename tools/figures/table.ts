/** The tables of docs/benchmarks.md, written by the runs themselves between two marks each. */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Figure } from './figure.ts'

const file = resolve(import.meta.dirname, '../../docs/benchmarks.md')

/** Replaces the table of one run. Errors: throws where the marks are missing, so that a table is never lost unnoticed. */
export function writeTable(run: 'quality' | 'bench' | 'pages' | `pages ${string}` | `map ${string}` | `projects ${string}`, figures: readonly Figure[]): void {
  const before = readFileSync(file, 'utf8')
  const mark = { start: `<!-- ${run} -->`, end: `<!-- /${run} -->` }
  const from = before.indexOf(mark.start)
  const to = before.indexOf(mark.end)
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md lacks the marks of ${run}`)
  const rows = figures.map(({ figure, value, unit, reach, holds, note }) => `| ${figure} | ${value} ${unit} | ${reach} | ${reach === 'report' ? '–' : holds ? 'yes' : '**no**'} | ${note ?? ''} |`)
  const table = ['', '| figure | value | to reach | holds | how |', '|---|---|---|---|---|', ...rows, ''].join('\n')
  writeFileSync(file, before.slice(0, from + mark.start.length) + table + before.slice(to))
}
