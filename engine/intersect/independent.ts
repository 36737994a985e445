/**
 * How many organisations of an intersection stand on evidence of their own: two that owe it to the same document or consortium count once.
 * **Formula**: k_eff is the size of a maximum matching between organisations and evidence units, an organisation joined to the units that show a topic of B for it.
 * **Source**: augmenting paths (Kuhn 1955; Berge 1957). Cost: organisations × their units.
 */
import type { Reading } from './relation.ts'

/** k_eff of these organisations for these topics; without evidence units all of them. */
export function independentSupport(reading: Reading, organisations: readonly number[], topics: readonly number[]): number {
  if (reading.relation.evidence === undefined) return organisations.length
  const units = organisations.map((organisation) => [...new Set(topics.flatMap((topic) => [...reading.unitsOf(organisation, topic)]))].toSorted((a, b) => a - b))
  return matching(units)
}

/** The most pairs of a left thing with one of its right things, each right thing used once. */
export function matching(edges: readonly (readonly number[])[]): number {
  const takenBy = new Map<number, number>()
  const tryFor = (left: number, seen: Set<number>): boolean => {
    // A free one first: most are.
    for (const right of edges[left] ?? []) {
      if (takenBy.has(right)) continue
      takenBy.set(right, left)
      return true
    }
    for (const right of edges[left] ?? []) {
      if (seen.has(right)) continue
      seen.add(right)
      const holder = takenBy.get(right)
      if (holder !== undefined && tryFor(holder, seen)) {
        takenBy.set(right, left)
        return true
      }
    }
    return false
  }
  let pairs = 0
  for (let left = 0; left < edges.length; left++) if (tryFor(left, new Set())) pairs++
  return pairs
}
