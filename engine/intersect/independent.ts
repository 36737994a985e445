/**
 * How many organisations of an intersection stand on evidence of their own: two that owe it to the same document or consortium count once.
 * **Formula**: k_eff is the size of a maximum matching between organisations and evidence units, an organisation joined to the units that show a topic of B for it.
 * **Source**: augmenting paths (Kuhn 1955; Berge 1957). Cost: organisations × their units.
 */
import type { Reading } from './relation.ts'

/** k_eff of these organisations for these topics; without evidence units all of them. */
export function independentSupport(reading: Reading, organisations: readonly number[], topics: readonly number[]): number {
  return reading.relation.evidence === undefined ? organisations.length : matching(evidenceOf(reading, organisations, topics))
}

/** The units that show one of these topics, for each organisation, ascending. */
export function evidenceOf(reading: Reading, organisations: readonly number[], topics: readonly number[]): number[][] {
  return organisations.map((organisation) => {
    const units = new Set<number>()
    for (const topic of topics) for (const unit of reading.unitsOf(organisation, topic)) units.add(unit)
    return [...units].toSorted((a, b) => a - b)
  })
}

/** The most pairs of a left thing with one of its right things that is there, each right thing used once. */
export function matching(edges: readonly (readonly number[])[], isThere: (right: number) => boolean = () => true): number {
  const takenBy = new Map<number, number>()
  const tryFor = (left: number, seen: Set<number>): boolean => {
    const rights = edges[left] ?? []
    // A free one first: most are.
    const free = rights.find((right) => isThere(right) && !takenBy.has(right))
    if (free !== undefined) {
      takenBy.set(free, left)
      return true
    }
    for (const right of rights) {
      if (seen.has(right) || !isThere(right)) continue
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
