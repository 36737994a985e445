/**
 * Near plans: for each plan the others, with three findings that are kept apart. Copied text says that wording stands in both (`copied.ts`), same aim that both are after the same
 * thing in their own words (`aim.ts`), complementarity that one seeks what the other has (`complement.ts`).
 *
 * **Shapes**: some thousand plans of a page in. 1,000 English plans of 2,000 characters: 6 s to read, 6 ms for what is near one. Topics come from `profile`, as `topics` and `needs`.
 * **Units**: offsets in UTF-16 units of each plan's own text (the title is not in it).
 * Deterministic; the order of the plans changes nothing but the indices.
 */
import { sharedTopics, type Holding } from './shared.ts'
import type { Language } from '../text/language.ts'
import type { Matcher } from '../vocabulary/matcher.ts'
import { aimIndex, SAME_AIM, type CommonWord } from './aim.ts'
import type { LikenessText } from './bags.ts'
import { answersTo, type Answer } from './complement.ts'
import { copiedTexts, type CopiedText } from './copied.ts'

export type Plan = {
  readonly title?: string
  readonly text: string
  /** Overrules detection. */
  readonly language?: Language
  readonly has?: readonly Holding[]
  readonly seeks?: readonly Holding[]
}

export type NearPlan = {
  /** The other plan's place. */
  readonly index: number
  /** How near the aims are: 1 = as plans of this neighbourhood usually are. */
  readonly nearness: number
  readonly copied?: CopiedText
  /** What speaks for a common aim: words as written here and there, topics as held here and there under a common one. */
  readonly sameAim?: { readonly words: readonly CommonWord[]; readonly topics: readonly { readonly concept: string; readonly here: string; readonly there: string }[] }
  /** What this plan gets from the other, and gives to it. */
  readonly complement?: { readonly gets: readonly Answer[]; readonly gives: readonly Answer[] }
}

/** Reads the plans once. The answer gives, for the plan at an index, all others that have anything in common with it, nearest aim first, the earlier one first where two are equal. */
export function nearPlans(plans: readonly Plan[], vocabulary: Pick<Matcher, 'byId'>): (plan: number) => NearPlan[] {
  const copied = copiedTexts(plans.map(({ text }) => text))
  const aims = aimIndex(plans.map(headed), copied.map((found, at) => moved(found, plans[at])))

  function findings(here: number, there: number, exact: number): NearPlan {
    const [mine, theirs] = [plans[here], plans[there]]
    const nearness = Math.round(exact * 1e4) / 1e4
    const wording = copied[here]?.get(there)
    const gets = answersTo(mine?.seeks ?? [], theirs?.has ?? [], vocabulary)
    const gives = answersTo(theirs?.seeks ?? [], mine?.has ?? [], vocabulary)
    return {
      index: there,
      nearness,
      ...(wording === undefined ? {} : { copied: wording }),
      ...(nearness < SAME_AIM ? {} : { sameAim: { words: aims.commonWords(here, there), topics: topicsOf(mine?.has ?? [], theirs?.has ?? []) } }),
      ...(gets.length + gives.length === 0 ? {} : { complement: { gets, gives } }),
    }
  }

  const topicsOf = (here: readonly Holding[], there: readonly Holding[]): { concept: string; here: string; there: string }[] =>
    sharedTopics([here, there], vocabulary).map(({ concept, holders }) => ({ concept, here: holders[0]?.by ?? concept, there: holders[1]?.by ?? concept }))

  return (plan) => {
    if (plans[plan] === undefined) return []
    return [...aims.nearness(plan)]
      .flatMap((nearness, other) => (other === plan ? [] : findings(plan, other, nearness)))
      .filter(({ nearness, copied: wording, complement }) => nearness > 0 || wording !== undefined || complement !== undefined)
      .toSorted((a, b) => b.nearness - a.nearness || a.index - b.index)
  }
}

/** A plan as a text whose first line is its title. */
function headed({ title, text, language }: Plan): LikenessText {
  return { text: title === undefined ? text : `${title}\n${text}`, ...(language === undefined ? {} : { language }) }
}

/** Copied stretches by their place in the headed text. */
function moved(found: ReadonlyMap<number, CopiedText>, plan: Plan | undefined): Map<number, CopiedText> {
  const by = plan?.title === undefined ? 0 : plan.title.length + 1
  return new Map([...found].map(([other, shared]) => [other, { ...shared, stretches: shared.stretches.map(({ start, end }) => ({ start: start + by, end: end + by })) }]))
}
