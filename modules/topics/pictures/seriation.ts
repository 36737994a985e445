/**
 * The order of rows and columns in which what belongs together stands together.
 *
 * Rows are as far apart as their sets of columns (Jaccard distance), columns as their sets of rows; each side is put into the optimal order of the leaves of its average-linkage tree. What shares nothing has distance 1, more than anything that
 * shares something, so parts of the matrix that do not touch come out as blocks. The same sets are one leaf. Empty rows and columns come last. Which end is first: the row with more cells; then columns so that cells follow the diagonal.
 * **Shapes**: rows and columns with keys, cells by their places; places in order out. 60 × 200 takes some ten milliseconds; above 200 different sets a cheaper order of the same tree (leaf-order.ts).
 * The order depends on keys and cells only, never on the order in which they come. Two rows of one key are a bug of the caller: RangeError.
 * **Source**: Hahsler, Hornik, Buchta (2008), Getting things in order: an introduction to the R package seriation, J. Stat. Softw. 25(3); Jaccard (1901); for the optimal order see leaf-order.ts.
 */
import { leafOrder } from './leaf-order.ts'

export type Grid = {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Weights order what is alike: the heavier first. */
  readonly cells: readonly { readonly row: number; readonly column: number; readonly weight: number }[]
}

export type Order = { readonly rows: readonly number[]; readonly columns: readonly number[] }

export function seriate({ rows, columns, cells }: Grid): Order {
  const rowSide = sideOf(rows, columns.length)
  const columnSide = sideOf(columns, rows.length)
  for (const { row, column, weight } of cells) {
    rowSide.add(row, columnSide.rankOf[column] ?? 0, weight)
    columnSide.add(column, rowSide.rankOf[row] ?? 0, weight)
  }
  const rowOrder = rowSide.inOrder()
  const first = rowOrder[0] ?? 0
  const last = rowOrder.findLast((row) => rowSide.count(row) > 0) ?? first
  const turned = rowSide.count(last) > rowSide.count(first) ? turnedRound(rowOrder, (row) => rowSide.count(row) > 0) : rowOrder
  const columnOrder = columnSide.inOrder()
  return { rows: turned, columns: againstDiagonal(turned, columnOrder, cells) ? turnedRound(columnOrder, (column) => columnSide.count(column) > 0) : columnOrder }
}

/** The empty ones stay last. */
const turnedRound = (order: readonly number[], isFilled: (one: number) => boolean): number[] => [...order.filter(isFilled).toReversed(), ...order.filter((one) => !isFilled(one))]

/** Do cells fall from the right to the left as rows go down? The sign of their covariance. */
function againstDiagonal(rows: readonly number[], columns: readonly number[], cells: Grid['cells']): boolean {
  const rowPlace = placesIn(rows)
  const columnPlace = placesIn(columns)
  let x = 0
  let y = 0
  let xy = 0
  for (const { row, column } of cells) {
    const down = rowPlace[row] ?? 0
    const right = columnPlace[column] ?? 0
    x += right
    y += down
    xy += right * down
  }
  return xy * cells.length < x * y
}

export function placesIn(order: readonly number[]): number[] {
  const places = Array.from({ length: order.length }, () => 0)
  for (const [place, one] of order.entries()) places[one] = place
  return places
}

type Side = {
  /** Place of each in the order of keys: what everything is computed in. */
  readonly rankOf: readonly number[]
  add(one: number, across: number, weight: number): void
  count(one: number): number
  inOrder(): number[]
}

/** Rows, or columns; `width` is the number of the others. */
function sideOf(keys: readonly string[], width: number): Side {
  const byKey = keys.map((_, at) => at).toSorted((a, b) => compare(keys[a] ?? '', keys[b] ?? ''))
  const twice = byKey.find((one, at) => at > 0 && keys[one] === keys[byKey[at - 1] ?? -1])
  if (twice !== undefined) throw new RangeError(`two rows or columns have the key ${keys[twice]}`)
  const rankOf = placesIn(byKey)
  const sets = keys.map(() => new Uint32Array(Math.ceil(width / 32)))
  const weights = keys.map(() => 0)
  const counts = keys.map(() => 0)
  const heavierFirst = (a: number, b: number): number => (weights[b] ?? 0) - (weights[a] ?? 0) || (rankOf[a] ?? 0) - (rankOf[b] ?? 0)
  return {
    rankOf,
    add(one, across, weight) {
      const set = sets[one]
      const bit = 1 << (across & 31)
      if (set === undefined) return
      if (((set[across >> 5] ?? 0) & bit) === 0) counts[one] = (counts[one] ?? 0) + 1
      set[across >> 5] = (set[across >> 5] ?? 0) | bit
      weights[one] = (weights[one] ?? 0) + weight
    },
    count: (one) => counts[one] ?? 0,
    inOrder() {
      const alike = new Map<string, { readonly set: Uint32Array; readonly members: number[] }>()
      for (const one of byKey) {
        const set = sets[one]
        if (set === undefined || (counts[one] ?? 0) === 0) continue
        const pattern = set.join()
        const group = alike.get(pattern) ?? { set, members: [] }
        alike.set(pattern, group)
        group.members.push(one)
      }
      const groups = [...alike.values()]
      const ordered = leafOrder(jaccardDistances(groups.map(({ set }) => set)), groups.length).flatMap((at) => (groups[at]?.members ?? []).toSorted(heavierFirst))
      return [...ordered, ...byKey.filter((one) => counts[one] === 0)]
    },
  }
}

/** By code units: no locale changes an order. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function jaccardDistances(sets: readonly Uint32Array[]): Float64Array {
  const n = sets.length
  const distances = new Float64Array(n * n)
  for (const [a, one] of sets.entries()) {
    for (let b = a + 1; b < n; b++) {
      const other = sets[b] ?? one
      let both = 0
      let either = 0
      for (let word = 0; word < one.length; word++) {
        const x = one[word] ?? 0
        const y = other[word] ?? 0
        both += ones(x & y)
        either += ones(x | y)
      }
      const distance = 1 - both / either
      distances[a * n + b] = distance
      distances[b * n + a] = distance
    }
  }
  return distances
}

/** How many bits are set. Source: Warren, Hacker's Delight, § 5–1. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
