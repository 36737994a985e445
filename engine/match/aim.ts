/**
 * Same aim: which plans are after the same thing, in whatever words. Likeness (`lexicon.ts`) is seen against the neighbourhood of both plans: some texts are like everything
 * (long, general, full of the words of the field), and being like them says little. Copied text is no aim: what two plans share word for word is left out between them,
 * unless that is nearly all of the shorter one.
 *
 *   nearness(a, b) = likeness(a, b) / √(m(a) · m(b)),  m(a) = max(ORDINARY, mean likeness of a's twelve likest plans)
 *
 * **Units**: 1 = as like as the plans around both usually are. Compares within one set of plans; among two or three nothing is rare, and so little is near.
 * **Source**: local scaling: Zelnik-Manor & Perona (2004), Self-tuning spectral clustering; against hubs: Schnitzer, Flexer, Schedl, Widmer (2012), Local and global scaling reduce hubs in space.
 * Measured on research plans of one call (tools/figures/plans.ts). Tried and left out: bigrams (+.002), the vocabulary's topics in the score (−.005 to −.07), other weights
 * of the title (within .01), subtracting the neighbourhood instead of dividing (CSLS; alike) or the mean of all (−.01), expanding a plan by its neighbours (0 to −.2: most aims are shared
 * by two plans only), likeness of the second order (−.002 to −.03), idf on both sides (−.02), counting words once (−.1: a word said twice is what a plan is about).
 */
import type { CopiedText } from './copied.ts'
import { compareBags, products, type CodedBags, type Lexicon, type Numbered } from './lexicon.ts'

/** A word of one plan and the word of the other that means the same, as written. */
export type CommonWord = { readonly here: string; readonly there: string }

/** From here on two plans have the same aim. Of the pairs so found among 505 research plans 72 % answer one call; of the pairs of one call 43 % are found. */
export const SAME_AIM = 1.2
/** How many of the likest make the neighbourhood. 8 to 20 measure alike. */
export const NEIGHBOURS = 12
/** No neighbourhood counts as thinner, and plans that are missing for a full one count nothing: few plans are not all near. The least among 505 research plans is .12, half have .2. */
const ORDINARY = 0.14
/** Where more of the shorter text is copied, too little of its own is left to judge by: the copy is the plan. */
const MOSTLY = 0.8
const MOST_WORDS = 8

/** A plan with what it shares word for word with the other. */
export type Side = { readonly plan: Numbered; readonly copied?: CopiedText | undefined }

export function nearnessOf(likeness: number, around: number, aroundOther: number): number {
  return likeness / Math.sqrt(Math.max(ORDINARY, around) * Math.max(ORDINARY, aroundOther))
}

/** Is there enough of either plan's own besides what is copied? */
export const hasOwn = (copied: CopiedText): boolean => copied.share <= MOSTLY

/** The likeness of two plans by what is their own. */
export function ownLikeness(here: Side, there: Side, lexicon: Lexicon): number {
  return compareBags(ownBags(here, lexicon), ownBags(there, lexicon), lexicon.weightOf)
}

/** The words that most speak for two plans' common aim, at most {@link MOST_WORDS}. */
export function commonWords(here: Side, there: Side, lexicon: Lexicon): CommonWord[] {
  const [mine, theirs] = [lexicon.writtenStems(here.plan), lexicon.writtenStems(there.plan)]
  const words = new Map<string, CommonWord & { weight: number }>()
  for (const [stem, weight] of products(ownBags(here, lexicon).meaning, ownBags(there, lexicon).meaning, lexicon.weightOf)) {
    const common = { here: mine.get(stem) ?? '', there: theirs.get(stem) ?? '' }
    const key = `${common.here} ${common.there}`
    // A compound and its counterpart meet in several stems.
    words.set(key, { ...common, weight: (words.get(key)?.weight ?? 0) + weight })
  }
  return [...words]
    .toSorted(([a, left], [b, right]) => right.weight - left.weight || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([, word]) => ({ here: word.here, there: word.there }))
}

function ownBags({ plan, copied }: Side, lexicon: Lexicon): CodedBags {
  return lexicon.bagsOf(plan, copied === undefined || !hasOwn(copied) ? [] : copied.stretches)
}
