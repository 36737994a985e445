/**
 * Can these competences be covered by so few organisations? Sets of at most 30 competences are the bits of a number.
 * **Shapes**: 2,000 masks of two to ten bits are asked some hundred thousand times in 100 ms; what was answered is kept.
 * **Source**: exact cover by the rarest element first (Knuth 2000, Dancing links); a mask within another is never needed for the number (row dominance, Beasley 1987, An algorithm for set covering problem).
 */

export type Cover = {
  /** The least number of masks whose union holds `wanted`, which they must do together; unknown once the steps are used up. */
  least(wanted: number): number | undefined
  /** May `wanted` be covered by `most` masks? Never a wrong no; an unproven yes once the steps are used up. */
  allows(wanted: number, most: number): boolean
}

/** In: masks whose lowest bits are the rarest competences; `steps`: how many masks may be looked at. */
export function coverOf(masks: readonly number[], steps: number): Cover {
  const needed = undominated(masks)
  const byLowest = Array.from({ length: 31 }, (_, bit) => needed.filter((mask) => ((mask >>> bit) & 1) === 1))
  const answers = new Map<number, boolean>()
  let left = steps

  function allows(wanted: number, most: number): boolean {
    if (wanted === 0) return true
    if (most === 0) return false
    const key = wanted * 32 + most
    const known = answers.get(key)
    if (known !== undefined) return known
    if (left <= 0) return true
    const answer = most * widest(wanted) >= bits(wanted) && triesAll(wanted, most)
    // A yes for want of steps is no answer to keep.
    if (left > 0) answers.set(key, answer)
    return answer
  }

  /** Somebody must cover the rarest; who covers most of the rest comes first. */
  function triesAll(wanted: number, most: number): boolean {
    const holders = byLowest[lowest(wanted)] ?? []
    left -= holders.length
    if (most === 1) return holders.some((mask) => (wanted & ~mask) === 0)
    const rests = [...new Set(holders.map((mask) => wanted & ~mask))].toSorted((a, b) => bits(a) - bits(b) || a - b)
    return rests.some((rest) => allows(rest, most - 1))
  }

  function widest(wanted: number): number {
    left -= needed.length
    let most = 0
    for (const mask of needed) most = Math.max(most, bits(mask & wanted))
    return most
  }

  return {
    allows,
    least: (wanted) => {
      let number = 0
      while (!allows(wanted, number)) number++
      return left > 0 ? number : undefined
    },
  }
}

function undominated(masks: readonly number[]): number[] {
  const widestFirst = [...new Set(masks)].filter((mask) => mask !== 0).toSorted((a, b) => bits(b) - bits(a) || a - b)
  const kept: number[] = []
  for (const mask of widestFirst) if (!kept.some((wider) => (mask & ~wider) === 0)) kept.push(mask)
  return kept
}

export const lowest = (mask: number): number => 31 - Math.clz32(mask & -mask)

/** How many bits are set. Source: Warren (2012), Hacker's delight, 5–1. */
export function bits(mask: number): number {
  let sum = mask - ((mask >>> 1) & 0x55555555)
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333)
  return (((sum + (sum >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
