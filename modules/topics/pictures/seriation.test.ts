import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { leafOrder } from './leaf-order.ts'
import { seriate, type Grid, type Order } from './seriation.ts'

/** One row a line, `x` a cell. */
function grid(...lines: readonly string[]): Grid {
  return {
    rows: lines.map((_, at) => `r${String(at).padStart(4, '0')}`),
    columns: Array.from({ length: lines[0]?.length ?? 0 }, (_, at) => `c${String(at).padStart(4, '0')}`),
    cells: lines.flatMap((line, row) => line.split('').flatMap((sign, column) => (sign === 'x' ? [{ row, column, weight: 1 }] : []))),
  }
}

function seen(given: Grid): string[] {
  const { rows, columns } = seriate(given)
  const filled = new Set(given.cells.map(({ row, column }) => `${row} ${column}`))
  return rows.map((row) => columns.map((column) => (filled.has(`${row} ${column}`) ? 'x' : '.')).join(''))
}

test('three mixed blocks come out as blocks along the diagonal', () => {
  assert.deepEqual(seen(grid('x..x..x', '.x..x..', '..x..x.', 'x..x..x', '.x..x..')), ['xxx....', 'xxx....', '...xx..', '...xx..', '.....xx'])
})

test('a chain of overlaps comes out as a staircase', () => {
  assert.deepEqual(seen(grid('..xx..', 'xx....', '....xx', '...xx.', '.xx...')), ['xx....', '.xx...', '..xx..', '...xx.', '....xx'])
})

test('who has nothing stands last', () => {
  const { rows, columns } = seriate(grid('...', 'x.x', '...', 'x..'))
  assert.deepEqual(rows, [1, 3, 0, 2])
  assert.equal(columns.at(-1), 1)
})

test('an empty matrix and a single cell have an order', () => {
  assert.deepEqual(seriate({ rows: [], columns: [], cells: [] }), { rows: [], columns: [] })
  assert.deepEqual(seriate(grid('x')), { rows: [0], columns: [0] })
  assert.deepEqual(seriate(grid('xxx', 'xxx')), { rows: [0, 1], columns: [0, 1, 2] })
})

test('two rows of one key are refused as a bug', () => {
  assert.throws(() => seriate({ rows: ['a', 'a'], columns: [], cells: [] }), RangeError)
})

const anyGrid = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 10 })).chain(([height, width]) => fc.array(fc.array(fc.constantFrom('x', '.', '.'), { minLength: width, maxLength: width }).map((signs) => signs.join('')), { minLength: height, maxLength: height }))

test('the order depends on keys and cells, not on the order in which they come', () => {
  fc.assert(
    fc.property(anyGrid, fc.integer(), (lines, turn) => {
      const given = grid(...lines)
      const rowAt = given.rows.map((_, at) => at).toSorted((a, b) => ((a * 7 + turn) % 5) - ((b * 7 + turn) % 5))
      const columnAt = given.columns.map((_, at) => at).toReversed()
      const mixed: Grid = {
        rows: rowAt.map((at) => given.rows[at]!),
        columns: columnAt.map((at) => given.columns[at]!),
        cells: given.cells.map(({ row, column, weight }) => ({ row: rowAt.indexOf(row), column: columnAt.indexOf(column), weight })).toReversed(),
      }
      assert.deepEqual(byKey(seriate(mixed), mixed), byKey(seriate(given), given))
    }),
    { seed: 2001, numRuns: 300 },
  )
})

const byKey = ({ rows, columns }: Order, { rows: r, columns: c }: Grid): unknown => [rows.map((at) => r[at]), columns.map((at) => c[at])]

test('parts that do not touch never mix, in rows and in columns', () => {
  fc.assert(
    fc.property(anyGrid, (lines) => {
      const given = grid(...lines)
      const { rows, columns } = seriate(given)
      const part = partsOf(given)
      for (const side of [rows.map((row) => part.row(row)), columns.map((column) => part.column(column))]) {
        const changes = side.filter((one, at) => one !== side[at - 1])
        const parts = changes.filter((one) => one >= 0)
        assert.equal(new Set(parts).size, parts.length, side.join(' '))
      }
    }),
    { seed: 2002, numRuns: 500 },
  )
})

/** Connected parts; −1 for the empty. */
function partsOf({ rows, columns, cells }: Grid): { row: (at: number) => number; column: (at: number) => number } {
  const part = Array.from({ length: rows.length + columns.length }, (_, at) => at)
  for (let round = 0; round < part.length; round++) {
    for (const { row, column } of cells) {
      const least = Math.min(part[row]!, part[rows.length + column]!)
      part[row] = least
      part[rows.length + column] = least
    }
  }
  const filled = new Set(cells.flatMap(({ row, column }) => [row, rows.length + column]))
  const of = (at: number): number => (filled.has(at) ? part[at]! : -1)
  return { row: of, column: (at) => of(rows.length + at) }
}

test('no turning of branches makes the way along the leaves shorter: checked against all of them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), { minLength: 3, maxLength: 7 }), (points) => {
      const n = points.length
      const d = Float64Array.from({ length: n * n }, (_, at) => Math.hypot(points[Math.floor(at / n)]![0] - points[at % n]![0], points[Math.floor(at / n)]![1] - points[at % n]![1]))
      const way = (order: readonly number[]): number => order.slice(1).reduce((sum, leaf, at) => sum + d[order[at]! * n + leaf]!, 0)
      const order = leafOrder(d, n)
      assert.deepEqual(order.toSorted((a, b) => a - b), points.map((_, at) => at))
      // Every order that keeps all clusters of the found order's tree whole is one the search could have had: flipping any contiguous cluster must not help.
      const found = way(order)
      for (const flipped of turnings(order, d, n)) assert.ok(way(flipped) >= found - 1e-9, `${way(flipped)} < ${found}`)
    }),
    { seed: 2003, numRuns: 200 },
  )
})

/** All orders that turning branches of the average-linkage tree gives, the tree built plainly by its definition. Ties of the tree are avoided by skipping such inputs. */
function turnings(order: readonly number[], d: Float64Array, n: number): number[][] {
  type Node = { readonly leaves: readonly number[]; readonly orders: readonly (readonly number[])[] }
  let nodes: Node[] = order.toSorted((a, b) => a - b).map((leaf) => ({ leaves: [leaf], orders: [[leaf]] }))
  while (nodes.length > 1) {
    const pairs = nodes.flatMap((a, i) => nodes.slice(i + 1).map((b) => ({ a, b, mean: a.leaves.reduce((sum, x) => sum + b.leaves.reduce((inner, y) => inner + d[x * n + y]!, 0), 0) / a.leaves.length / b.leaves.length })))
    const least = Math.min(...pairs.map(({ mean }) => mean))
    const nearest = pairs.filter(({ mean }) => mean < least + 1e-9)
    if (nearest.length > 1) return []
    const { a, b } = nearest[0]!
    const orders = a.orders.flatMap((x) => b.orders.flatMap((y) => [[...x, ...y], [...y, ...x]]))
    nodes = [...nodes.filter((node) => node !== a && node !== b), { leaves: [...a.leaves, ...b.leaves], orders }]
  }
  return nodes[0]!.orders.map((one) => [...one])
}

test('above two hundred different columns the cheaper order still keeps blocks whole', () => {
  const lines = Array.from({ length: 60 }, (_, row) => Array.from({ length: 600 }, (__, column) => (column % 3 === row % 3 && (column * 7 + row * row) % 5 > 1 ? 'x' : '.')).join(''))
  const { columns } = seriate(grid(...lines))
  const blocks = columns.map((column) => column % 3)
  assert.equal(blocks.filter((block, at) => block !== blocks[at - 1]).length, 3)
})

test('60 × 200 is ordered within 50 ms', () => {
  const lines = Array.from({ length: 60 }, (_, row) => Array.from({ length: 200 }, (__, column) => (Math.imul(row * 977 + column * 131 + 7, 2654435761) >>> 0) % 100 < 15 ? 'x' : '.').join(''))
  const given = grid(...lines)
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage()
    seriate(given)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  assert.ok(Math.min(...times) < 50, times.join(' '))
})
