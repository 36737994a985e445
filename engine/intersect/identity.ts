/**
 * The same intersection after a change: it may have grown or shrunk by a member or a topic and is still the one that somebody noted, took up, or set aside.
 * **Formula**: two are the same where their cells (organisations × topics) overlap by more than .4 (Jaccard), the most alike first, each used once. 2 × 2 that grows by a member and a topic overlaps by 4/9.
 * **Shapes**: some hundreds before and now; cost is their product over what has an organisation in common.
 */

export type Outline = { readonly organisations: readonly string[]; readonly topics: readonly string[] }

const LEAST_ALIKE = 0.4

/** For each of `now` the place in `before` of what it was; −1 where it is new. The order of either list matters only between equals. */
export function recognise(before: readonly Outline[], now: readonly Outline[]): number[] {
  const old = before.map(asSets)
  const pairs = now.flatMap((one, at) => old.map((other, place) => ({ at, place, alike: alike(one, other) })).filter((pair) => pair.alike > LEAST_ALIKE))
  const found = now.map(() => -1)
  const taken = new Set<number>()
  for (const { at, place } of pairs.toSorted((a, b) => b.alike - a.alike || a.at - b.at || a.place - b.place)) {
    if (found[at] !== -1 || taken.has(place)) continue
    found[at] = place
    taken.add(place)
  }
  return found
}

type Sets = { readonly organisations: ReadonlySet<string>; readonly topics: ReadonlySet<string> }

const asSets = ({ organisations, topics }: Outline): Sets => ({ organisations: new Set(organisations), topics: new Set(topics) })

/** Jaccard of the cells. */
function alike(one: Outline, other: Sets): number {
  const common = one.organisations.filter((name) => other.organisations.has(name)).length * one.topics.filter((name) => other.topics.has(name)).length
  return common / Math.max(1, one.organisations.length * one.topics.length + other.organisations.size * other.topics.size - common)
}
