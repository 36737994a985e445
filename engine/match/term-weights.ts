/**
 * How much a word says: the rarer, the more. Where some plans are confidential, weights come from public texts only, never from the plans that are compared by them, so that no plan changes another's rank.
 *
 * **Shapes**: weights are whole numbers from 0 (says nothing) to 4,095. Ten thousand public texts take some seconds to count.
 * Measured on research plans of one call (tools/figures/near.ts), each half weighed by itself and by the other: mean average precision .853 and .849 for one half, .791 and .798 for the other: foreign weights are as good.
 * Few are not: nine foreign texts come to .837, three to .813. With our own texts beside them nine come to .850, three to .840, none to .847: words that no text has are rare, and which are usual our own texts tell.
 * They are words of firms, not of plans, and weigh the more the fewer public texts there are: fewer pairs are then called the same aim (recall .40 instead of .57), and more of them rightly (precision .86 instead of .79).
 */
import golden from '../golden/texts.json' with { type: 'json' }
import { lettersOf } from './bags.ts'
import { readPlan, type PlanReading } from './plan-reading.ts'

export type TermWeights = { readonly stem: (stem: string) => number; readonly letters: (group: string) => number }

/** Parts of a natural logarithm. */
const STEPS = 256
const HIGHEST = 4095

/** Letters that more than a fifth of all texts have cost most of a comparison and say nothing: without them .7507 instead of .7508. */
const LETTERS_COUNT_FROM = Math.round(STEPS * Math.log(5))

let ours: readonly PlanReading[] | undefined

/** The weights of words by public texts and by our own, which are read at the first call (a second). In: readings of texts that everybody may read. */
export function termWeights(readings: readonly PlanReading[]): TermWeights {
  // The held texts are kept for closing measurements.
  ours ??= golden.filter(({ held }) => !held).map(({ text }) => readPlan({ text }))
  const { stem, letters } = rarityAmong([...ours, ...readings])
  return { stem, letters: (group) => (letters(group) < LETTERS_COUNT_FROM ? 0 : letters(group)) }
}

/** The weights of words by how rare they are among these texts alone. */
export function rarityAmong(readings: readonly PlanReading[]): TermWeights {
  const stems = new Map<string, number>()
  const groups = new Map<string, number>()
  for (const { types } of readings) {
    count(stems, new Set(types.flatMap(([, , , own]) => own)))
    count(groups, new Set(types.flatMap(([, , spelled]) => spelled.flatMap(lettersOf))))
  }
  const weigh = (holders: number): number => Math.min(HIGHEST, Math.max(0, Math.round(STEPS * Math.log((readings.length + 1) / (holders + 0.5)))))
  return { stem: (stem) => weigh(stems.get(stem) ?? 0), letters: (group) => weigh(groups.get(group) ?? 0) }
}

function count(holders: Map<string, number>, features: ReadonlySet<string>): void {
  for (const feature of features) holders.set(feature, (holders.get(feature) ?? 0) + 1)
}
