/**
 * `npm run quality [-- --closing] [--why] [name …]`: how well the engine reads, one JSON line a figure, and the table in docs/benchmarks.md.
 * `--closing` scores the held golden texts too; they are looked at in closing runs only. `--why` tells what the golden texts miss and which phrases are told wrong.
 */
import { buildMatcher, shippedVocabulary } from '#engine'
import { closedFigures } from './figures/closed.ts'
import { compoundFigures } from './figures/compounds.ts'
import { hasData } from './figures/data.ts'
import { emergenceFigures } from './figures/emergence.ts'
import type { Figure } from './figures/figure.ts'
import { everydayFigures, goldenFigures } from './figures/golden.ts'
import { acrossFigures } from './figures/across.ts'
import { labellingFigures } from './figures/labelling.ts'
import { languageFigures } from './figures/language.ts'
import { planFigures } from './figures/plans.ts'
import { intersectionFigures } from './figures/intersections.ts'
import { noveltyFigures } from './figures/novelty.ts'
import { stanceFigures } from './figures/stances.ts'
import { writeTable } from './figures/table.ts'

const why = process.argv.includes('--why')
const tell = (line: string): void => void (why && process.stderr.write(`${line}\n`))
const closing = process.argv.includes('--closing')
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))

const matcher = buildMatcher(shippedVocabulary())
const GROUPS: readonly { readonly name: string; readonly needsData: boolean; readonly measure: () => readonly Figure[] }[] = [
  { name: 'labelling', needsData: true, measure: labellingFigures },
  { name: 'across', needsData: true, measure: acrossFigures },
  { name: 'plans', needsData: true, measure: () => planFigures() },
  { name: 'closed', needsData: true, measure: closedFigures },
  { name: 'intersections', needsData: false, measure: intersectionFigures },
  { name: 'compounds', needsData: true, measure: compoundFigures },
  { name: 'emergence', needsData: true, measure: emergenceFigures },
  { name: 'novelty', needsData: true, measure: noveltyFigures },
  { name: 'language', needsData: false, measure: languageFigures },
  { name: 'golden', needsData: false, measure: () => goldenFigures(matcher, false, tell) },
  { name: 'held', needsData: false, measure: () => (closing ? goldenFigures(matcher, true, tell) : []) },
  { name: 'stances', needsData: false, measure: () => stanceFigures(tell) },
  { name: 'everyday', needsData: false, measure: () => everydayFigures(matcher) },
]

const figures: Figure[] = []
for (const { name, needsData, measure } of GROUPS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  if (needsData && !hasData) {
    process.stderr.write(`${name}: skipped, the data beside the project is absent\n`)
    continue
  }
  for (const figure of measure()) {
    figures.push(figure)
    process.stdout.write(`${JSON.stringify(figure)}\n`)
  }
}
if (wanted.length === 0) writeTable('quality', figures)
process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1
