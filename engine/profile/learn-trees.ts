/**
 * A small learner: boosted regression trees of two questions for a yes-or-no answer, with logistic loss. Nothing in it is random.
 * **Shapes**: some ten thousand rows of some dozens of numbers in, some hundred trees out. Cost: 20,000 × 40 about one second.
 * **Source**: Friedman (2001), Greedy function approximation: a gradient boosting machine; Newton steps and the penalty λ as in Chen and Guestrin (2016), XGBoost, eq. 5–7.
 */

/** Flat: `[feature, threshold, left, right]` a question, `[value]` a leaf; the indices point into the tree. A row goes left where its value is at most the threshold. */
type Tree = readonly (readonly number[])[]
export type Trees = { readonly base: number; readonly trees: readonly Tree[] }

const ROUNDS = 120
const RATE = 0.08
const DEPTH = 2
const LEAST_ROWS = 20
const PENALTY = 5
const BINS = 32

/** The log odds the trees give a row. */
export function oddsOf({ base, trees }: Trees, row: readonly number[]): number {
  let odds = base
  for (const tree of trees) {
    let node = tree[0] ?? []
    while (node.length > 1) node = tree[((row[node[0] ?? 0] ?? 0) <= (node[1] ?? 0) ? node[2] : node[3]) ?? 0] ?? []
    odds += node[0] ?? 0
  }
  return odds
}

/** Learns from rows of equal length and their answers. At least one yes and one no. */
export function growTrees(rows: readonly (readonly number[])[], answers: readonly boolean[]): Trees {
  const columns = (rows[0] ?? []).map((_, feature) => binned(rows, feature))
  const share = answers.filter(Boolean).length / answers.length
  const base = Math.log(share / (1 - share))
  const odds = new Float64Array(rows.length).fill(base)
  const slope = new Float64Array(rows.length)
  const bend = new Float64Array(rows.length)
  const everyRow = Int32Array.from(rows.keys())
  const trees: Tree[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of everyRow) {
      const chance = 1 / (1 + Math.exp(-(odds[row] ?? 0)))
      slope[row] = (answers[row] === true ? 1 : 0) - chance
      bend[row] = Math.max(1e-6, chance * (1 - chance))
    }
    const tree: number[][] = []
    grow(tree, everyRow, 0, { columns, slope, bend, odds })
    trees.push(tree)
  }
  return { base, trees }
}

type Column = { readonly cuts: readonly number[]; readonly bins: Uint8Array }
type Ground = { readonly columns: readonly Column[]; readonly slope: Float64Array; readonly bend: Float64Array; readonly odds: Float64Array }

/** Thresholds: halfway between neighbouring values where there are few, else quantiles of all and, since most features are mostly zero, of the others. */
function binned(rows: readonly (readonly number[])[], feature: number): Column {
  const values = Float64Array.from(rows, (row) => row[feature] ?? 0)
  const sorted = values.toSorted()
  const distinct = [...new Set(sorted)]
  const others = sorted.filter((value) => value !== 0)
  const cuts =
    distinct.length <= BINS
      ? distinct.slice(1).map((value, index) => (value + (distinct[index] ?? value)) / 2)
      : [...new Set([...quantiles(sorted, BINS), ...quantiles(others, BINS / 2)])].toSorted((a, b) => a - b)
  return { cuts, bins: Uint8Array.from(values, (value) => binOf(cuts, value)) }
}

function quantiles(sorted: Float64Array, parts: number): number[] {
  return Array.from({ length: parts - 1 }, (_, part) => sorted[Math.floor((sorted.length * (part + 1)) / parts)] ?? 0)
}

function binOf(cuts: readonly number[], value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value > (cuts[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** Grows one node and what is under it; returns its index. A leaf moves the odds of its rows at once. */
function grow(tree: number[][], rows: Int32Array, depth: number, ground: Ground): number {
  const { columns, slope, bend, odds } = ground
  const node: number[] = []
  const index = tree.push(node) - 1
  const split = depth < DEPTH ? bestSplit(rows, ground) : undefined
  const column = split === undefined ? undefined : columns[split.feature]
  if (split === undefined || column === undefined) {
    const value = (RATE * sum(rows, slope)) / (sum(rows, bend) + PENALTY)
    node.push(value)
    for (const row of rows) odds[row] = (odds[row] ?? 0) + value
    return index
  }
  const isLeft = (row: number): boolean => (column.bins[row] ?? 0) <= split.bin
  const left = grow(tree, rows.filter(isLeft), depth + 1, ground)
  const right = grow(tree, rows.filter((row) => !isLeft(row)), depth + 1, ground)
  node.push(split.feature, column.cuts[split.bin] ?? 0, left, right)
  return index
}

function bestSplit(rows: Int32Array, { columns, slope, bend }: Ground): { feature: number; bin: number } | undefined {
  const slopes = sum(rows, slope)
  const bends = sum(rows, bend)
  let most = worth(slopes, bends) + 1e-6
  let best: { feature: number; bin: number } | undefined
  columns.forEach(({ cuts, bins }, feature) => {
    const size = cuts.length + 1
    const g = new Float64Array(size)
    const h = new Float64Array(size)
    const n = new Int32Array(size)
    for (const row of rows) {
      const bin = bins[row] ?? 0
      g[bin] = (g[bin] ?? 0) + (slope[row] ?? 0)
      h[bin] = (h[bin] ?? 0) + (bend[row] ?? 0)
      n[bin] = (n[bin] ?? 0) + 1
    }
    let [gLeft, hLeft, nLeft] = [0, 0, 0]
    for (let bin = 0; bin < cuts.length; bin++) {
      gLeft += g[bin] ?? 0
      hLeft += h[bin] ?? 0
      nLeft += n[bin] ?? 0
      if (nLeft < LEAST_ROWS || rows.length - nLeft < LEAST_ROWS) continue
      const gain = worth(gLeft, hLeft) + worth(slopes - gLeft, bends - hLeft)
      if (gain > most) {
        most = gain
        best = { feature, bin }
      }
    }
  })
  return best
}

/** What a leaf with this slope and bend wins (half of it, in the paper). */
function worth(slope: number, bend: number): number {
  return (slope * slope) / (bend + PENALTY)
}

function sum(rows: Int32Array, of: Float64Array): number {
  let total = 0
  for (const row of rows) total += of[row] ?? 0
  return total
}
