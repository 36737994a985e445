/**
 * Hierarchical clustering by average linkage, as the ground of an order of leaves.
 * **Shapes**: n × n symmetric distances in; n − 1 merges out, of nodes: below n a leaf, n + k the k-th merge. Cost n².
 * Average linkage is reducible, so nearest neighbours may be merged as a chain finds them. Ties go to the lower number, so the tree depends on the numbering alone.
 * **Source**: Sokal & Michener (1958); nearest-neighbour chain: Murtagh (1983), A survey of recent advances in hierarchical clustering algorithms, Comput. J. 26:354–359.
 */

export type Merge = readonly [left: number, right: number]

export function averageLinkage(distances: Float64Array, n: number): Merge[] {
  const between = Float64Array.from(distances)
  const size = Array.from({ length: n }, () => 1)
  const node = Array.from({ length: n }, (_, at) => at)
  const alive = Array.from({ length: n }, (_, at) => at)
  const merges: Merge[] = []
  const chain: number[] = []
  while (merges.length < n - 1) {
    const tip = chain.at(-1) ?? alive[0] ?? 0
    if (chain.length === 0) chain.push(tip)
    const before = chain.at(-2)
    const next = nearest(tip, before, between, alive, n)
    if (next !== before) {
      chain.push(next)
      continue
    }
    chain.length -= 2
    const kept = Math.min(tip, next)
    const gone = Math.max(tip, next)
    merges.push([node[kept] ?? 0, node[gone] ?? 0])
    node[kept] = n + merges.length - 1
    const a = size[kept] ?? 1
    const b = size[gone] ?? 1
    size[kept] = a + b
    alive.splice(alive.indexOf(gone), 1)
    for (const other of alive) {
      if (other === kept) continue
      // Mean of means, weighted: exactly 1 between those that share nothing.
      const mean = (a * (between[kept * n + other] ?? 0) + b * (between[gone * n + other] ?? 0)) / (a + b)
      between[kept * n + other] = mean
      between[other * n + kept] = mean
    }
  }
  return merges
}

/** Where the one before is as near as any, it is the one: so the chain ends. */
function nearest(tip: number, before: number | undefined, between: Float64Array, alive: readonly number[], n: number): number {
  let found = before ?? -1
  let least = before === undefined ? Infinity : (between[tip * n + before] ?? Infinity)
  for (const other of alive) {
    const distance = between[tip * n + other] ?? Infinity
    if (other === tip || distance >= least) continue
    found = other
    least = distance
  }
  return found
}
