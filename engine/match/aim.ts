/**
 * Same aim: which plans are after the same thing, in whatever words. Likeness (`bags.ts`) is seen against the neighbourhood of both plans: some texts are like everything
 * (long, general, full of the words of the field), and being like them says little. Copied text is no aim: what two plans share word for word is left out between them,
 * unless that is nearly all of the shorter one.
 *
 *   nearness(a, b) = likeness(a, b) / √(m(a) · m(b)),  m(a) = max(ORDINARY, mean likeness of a's twelve likest plans)
 *
 * **Shapes**: up to some thousand plans of a page. 1,000 English plans of 2,000 characters are read in 4 s; a plan's nearness to all others costs 2 ms.
 * **Units**: 1 = as like as the plans around both usually are. Compares within one set of plans; among two or three nothing is rare, and so little is near.
 * **Source**: local scaling: Zelnik-Manor & Perona (2004), Self-tuning spectral clustering; against hubs: Schnitzer, Flexer, Schedl, Widmer (2012), Local and global scaling reduce hubs in space.
 * Measured on research plans of one call (tools/figures/plans.ts). Tried and left out: bigrams (+.002), the vocabulary's topics in the score (−.005 to −.07), other weights
 * of the title (within .01), subtracting the neighbourhood instead of dividing (CSLS; alike) or the mean of all (−.01), expanding a plan by its neighbours (0 to −.2: most aims are shared
 * by two plans only), likeness of the second order (−.002 to −.03), idf on both sides (−.02), counting words once (−.1: a word said twice is what a plan is about).
 */
import { bagsIndex, bagsOf, writtenStems, type Bags, type LikenessText } from './bags.ts'
import type { CopiedText } from './copied.ts'

/** A word of one plan and the word of the other that means the same, as written. */
export type CommonWord = { readonly here: string; readonly there: string }

export type AimIndex = {
  /** The nearness of one plan to each; 0 at its own place. */
  nearness(plan: number): Float64Array
  /** The words that most speak for two plans' common aim, at most {@link MOST_WORDS}. */
  commonWords(here: number, there: number): CommonWord[]
}

/** From here on two plans have the same aim. Of the pairs so found among 505 research plans 72 % answer one call; of the pairs of one call 43 % are found. */
export const SAME_AIM = 1.2
/** How many of the likest make the neighbourhood. 8 to 20 measure alike. */
const NEIGHBOURS = 12
/** No neighbourhood counts as thinner, and plans that are missing for a full one count nothing: few plans are not all near. The least among 505 research plans is .12, half have .2. */
const ORDINARY = 0.14
/** Where more of the shorter text is copied, too little of its own is left to judge by: the copy is the plan. */
const MOSTLY = 0.8
const MOST_WORDS = 8
const NO_BAGS: Bags = { meaning: new Map(), spelling: new Map() }

/** In: the texts and, for each, what it shares word for word with others (offsets in the same text). */
export function aimIndex(texts: readonly LikenessText[], copied: readonly ReadonlyMap<number, CopiedText>[], neighbours = NEIGHBOURS): AimIndex {
  const bags = texts.map((text) => bagsOf(text))
  const index = bagsIndex(bags)

  /** The bags of two plans, without what is copied between them. */
  const ownBags = (here: number, there: number): [Bags, Bags] => [ownBag(here, there), ownBag(there, here)]

  function ownBag(here: number, there: number): Bags {
    const shared = copied[here]?.get(there)
    const whole = bags[here] ?? NO_BAGS
    return shared === undefined || shared.share > MOSTLY ? whole : bagsOf(texts[here] ?? { text: '' }, shared.stretches)
  }

  function likenessOf(plan: number): Float64Array {
    const scores = new Float64Array(texts.length)
    index.add(bags[plan] ?? NO_BAGS, 1, scores)
    scores[plan] = 0
    for (const [other, { share }] of copied[plan] ?? []) if (share <= MOSTLY) scores[other] = index.compare(...ownBags(plan, other))
    return scores
  }

  const around = texts.map((_, plan) => {
    const likest = likenessOf(plan).toSorted().toReversed().slice(0, neighbours)
    return Math.max(ORDINARY, likest.reduce((sum, likeness) => sum + likeness, 0) / neighbours)
  })

  return {
    nearness: (plan) => likenessOf(plan).map((likeness, other) => likeness / Math.sqrt((around[plan] ?? 1) * (around[other] ?? 1))),
    commonWords: (here, there) => {
      const [mine, theirs] = [texts[here], texts[there]].map((text) => (text === undefined ? new Map<string, string>() : writtenStems(text)))
      const words = new Map<string, CommonWord & { weight: number }>()
      for (const [stem, weight] of index.commonStems(...ownBags(here, there))) {
        const common = { here: mine?.get(stem) ?? stem, there: theirs?.get(stem) ?? stem }
        const key = `${common.here} ${common.there}`
        // A compound and its counterpart meet in several stems.
        words.set(key, { ...common, weight: (words.get(key)?.weight ?? 0) + weight })
      }
      return [...words]
        .toSorted(([a, left], [b, right]) => right.weight - left.weight || (a < b ? -1 : 1))
        .slice(0, MOST_WORDS)
        .map(([, word]) => ({ here: word.here, there: word.there }))
    },
  }
}
