/**
 * The order of a tree's leaves in which neighbours are as alike as the tree allows: the least sum of distances between neighbours among all 2^(n−1) orders that turning branches gives.
 * Exact to two hundred leaves; above, each branch is turned once, when it is joined.
 * **Shapes**: n × n symmetric distances in, the leaves in order out. Cost n³ (200 leaves: some ten milliseconds), n² above.
 * **Source**: Bar-Joseph, Gifford, Jaakkola (2001), Fast optimal leaf ordering for hierarchical clustering, Bioinformatics 17 Suppl. 1:S22–S29; above: Gruvaeus & Wainer (1972), Two additions to hierarchical cluster analysis,
 * Brit. J. Math. Stat. Psychol. 25:200–206.
 */
import { averageLinkage, type Merge } from './tree.ts'

const EXACT = 200

export function leafOrder(distances: Float64Array, n: number): number[] {
  if (n < 3) return Array.from({ length: n }, (_, at) => at)
  const merges = averageLinkage(distances, n)
  return n > EXACT ? turnedOnce(distances, n, merges) : optimal(distances, n, merges)
}

/** A branch in tree order: leaves `from` to below `to`, its two parts meeting at `middle`. A leaf has no middle. */
type Branch = { readonly from: number; readonly to: number; readonly middle: number; readonly left?: Branch; readonly right?: Branch }

function optimal(distances: Float64Array, n: number, merges: readonly Merge[]): number[] {
  const leaves = leavesInTreeOrder(n, merges)
  // Numbered in tree order every branch is a range, and the inner loops run over neighbouring memory.
  const d = new Float64Array(n * n)
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) d[a * n + b] = distances[(leaves[a] ?? 0) * n + (leaves[b] ?? 0)] ?? 0
  // A pair of leaves is at the ends of one branch only, the lowest that holds both: one table for all.
  const best = new Float64Array(n * n)
  const through = new Float64Array(n)
  const branches = branchesOf(n, merges)
  for (const branch of branches) {
    const { left, right } = branch
    if (left === undefined || right === undefined) continue
    for (let u = left.from; u < left.to; u++) {
      const [kFrom, kTo] = acrossFrom(left, u)
      for (let l = right.from; l < right.to; l++) {
        let least = Infinity
        for (let k = kFrom; k < kTo; k++) {
          const cost = (best[u * n + k] ?? 0) + (d[l * n + k] ?? 0)
          if (cost < least) least = cost
        }
        through[l] = least
      }
      for (let w = right.from; w < right.to; w++) {
        const [lFrom, lTo] = acrossFrom(right, w)
        let least = Infinity
        for (let l = lFrom; l < lTo; l++) {
          const cost = (through[l] ?? 0) + (best[w * n + l] ?? 0)
          if (cost < least) least = cost
        }
        best[u * n + w] = least
        best[w * n + u] = least
      }
    }
  }
  const root = branches.at(-1)
  return root === undefined ? [] : traced(root, d, best, n).map((at) => leaves[at] ?? 0)
}

/** The leaves that may stand at the other end of a branch when `end` stands at one. */
function acrossFrom({ from, to, middle, left }: Branch, end: number): readonly [from: number, to: number] {
  if (left === undefined) return [from, to]
  return end < middle ? [middle, to] : [from, middle]
}

/** Which ends gave the least, from the root down; the first where several did. */
function traced(root: Branch, d: Float64Array, best: Float64Array, n: number): number[] {
  const placed: number[] = []
  const place = (branch: Branch, first: number, last: number): void => {
    const { left, right, middle } = branch
    if (left === undefined || right === undefined) {
      placed.push(first)
      return
    }
    const [near, far] = first < middle ? [left, right] : [right, left]
    const [kFrom, kTo] = acrossFrom(near, first)
    const [lFrom, lTo] = acrossFrom(far, last)
    let ends: readonly [number, number] = [kFrom, lFrom]
    let least = Infinity
    for (let k = kFrom; k < kTo; k++) {
      for (let l = lFrom; l < lTo; l++) {
        const cost = (best[first * n + k] ?? 0) + (d[k * n + l] ?? 0) + (best[l * n + last] ?? 0)
        if (cost >= least) continue
        least = cost
        ends = [k, l]
      }
    }
    place(near, first, ends[0])
    place(far, ends[1], last)
  }
  let ends: readonly [number, number] = [root.from, root.to - 1]
  let least = Infinity
  for (let u = root.from; u < root.middle; u++) {
    for (let w = root.middle; w < root.to; w++) {
      const cost = best[u * n + w] ?? Infinity
      if (cost >= least) continue
      least = cost
      ends = [u, w]
    }
  }
  place(root, ends[0], ends[1])
  return placed
}

/** The leaves of every node, lists joined as the tree joins. */
function leavesInTreeOrder(n: number, merges: readonly Merge[]): number[] {
  const below: number[][] = Array.from({ length: n }, (_, at) => [at])
  for (const [left, right] of merges) below.push([...(below[left] ?? []), ...(below[right] ?? [])])
  return below.at(-1) ?? []
}

/** Every branch, those below before those above. */
function branchesOf(n: number, merges: readonly Merge[]): Branch[] {
  const inOrder: Branch[] = []
  const build = (node: number, from: number): Branch => {
    const merge = merges[node - n]
    if (merge === undefined) return { from, to: from + 1, middle: from }
    const left = build(merge[0], from)
    const right = build(merge[1], left.to)
    const branch = { from, to: right.to, middle: left.to, left, right }
    inOrder.push(branch)
    return branch
  }
  build(n + merges.length - 1, 0)
  return inOrder
}

function turnedOnce(distances: Float64Array, n: number, merges: readonly Merge[]): number[] {
  const below: number[][] = Array.from({ length: n }, (_, at) => [at])
  const between = (a: number | undefined, b: number | undefined): number => distances[(a ?? 0) * n + (b ?? 0)] ?? 0
  for (const [left, right] of merges) {
    const a = below[left] ?? []
    const b = below[right] ?? []
    const joints: readonly (readonly [distance: number, join: () => number[]])[] = [
      [between(a.at(-1), b[0]), () => [...a, ...b]],
      [between(a.at(-1), b.at(-1)), () => [...a, ...b.toReversed()]],
      [between(a[0], b[0]), () => [...a.toReversed(), ...b]],
      [between(a[0], b.at(-1)), () => [...b, ...a]],
    ]
    const least = Math.min(...joints.map(([distance]) => distance))
    below.push(joints.find(([distance]) => distance === least)?.[1]() ?? [])
  }
  return below.at(-1) ?? []
}
