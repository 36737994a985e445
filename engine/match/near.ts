/**
 * Near plans: for each plan the others, with three findings that are kept apart. Copied text says that wording stands in both (`copied.ts`), same aim that both are after the same
 * thing in their own words (`aim.ts`), complementarity that one seeks what the other has (`complement.ts`). For a set that is there at once; plans that come and go stand in `plan-index.ts`.
 *
 * **Shapes**: some thousand plans of a page in. Topics come from `profile`, as `topics` and `needs`.
 * **Units**: offsets in UTF-16 units of each plan's own text (the title is not in it).
 * Deterministic; the order of the plans changes nothing but the indices.
 */
import type { Matcher } from '../vocabulary/matcher.ts'
import { planIndex, type Findings } from './plan-index.ts'
import { readPlan, type Plan } from './plan-reading.ts'
import { rarityAmong } from './term-weights.ts'

export type NearPlan = Findings & {
  /** The other plan's place. */
  readonly index: number
}

/** Reads the plans once; what a word says is how rare it is among them. The answer gives, for the plan at an index, all others that have anything in common with it, nearest aim first, the earlier one first where two are equal. */
export function nearPlans(plans: readonly Plan[], vocabulary: Pick<Matcher, 'byId'>): (plan: number) => NearPlan[] {
  const readings = plans.map(readPlan)
  const index = planIndex(rarityAmong(readings), vocabulary)
  readings.forEach((reading, at) => index.add(String(at), reading))
  return (plan) =>
    index
      .near(String(plan), plans.length)
      .map(({ id, ...findings }) => ({ index: Number(id), ...findings }))
      .toSorted((a, b) => b.nearness - a.nearness || a.index - b.index)
}
