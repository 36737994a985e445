/**
 * Closed sets by the definition, slowly: from the set that all rows share on, every closed set is joined with every topic and closed again; what is known is kept, what is new goes on. No order of topics, no branch that is skipped, no duplicate that is
 * foreseen: nothing of the search in engine/intersect/closed.ts is used.
 * **Source**: Ganter & Wille (1999), Formal Concept Analysis, ch. 2: every closed set is reached from a smaller one by one topic and the closure.
 */

/** By topic: 1 where a row holds it. */
type Columns = ReadonlyMap<number, Uint8Array>

/** Tells every closed set of at least one topic and `minSupport` rows. */
export function closedByDefinition(lists: readonly (readonly number[])[], minSupport: number, tell: (topics: readonly number[], support: number) => void): void {
  const columns = columnsOf(lists, minSupport)
  const known = new Set<string>()
  const open: { readonly topics: ReadonlySet<number>; readonly rows: Int32Array }[] = []
  const reach = (rows: Int32Array): void => {
    const topics = (lists[rows[0] ?? 0] ?? []).filter((topic) => holdAll(rows, columns.get(topic))).toSorted((a, b) => a - b)
    const key = topics.join(' ')
    if (known.has(key)) return
    known.add(key)
    open.push({ topics: new Set(topics), rows })
    if (topics.length > 0) tell(topics, rows.length)
  }
  reach(Int32Array.from(lists.keys()))
  for (const { topics, rows } of open) {
    for (const [topic, support] of supportsIn(rows, lists)) {
      if (support < minSupport || topics.has(topic)) continue
      const holds = columns.get(topic)
      reach(rows.filter((row) => holds?.[row] === 1))
    }
  }
}

/** How many of these rows hold each topic. */
function supportsIn(rows: Int32Array, lists: readonly (readonly number[])[]): Map<number, number> {
  const supports = new Map<number, number>()
  for (const row of rows) for (const topic of lists[row] ?? []) supports.set(topic, (supports.get(topic) ?? 0) + 1)
  return supports
}

/** Do all of these rows hold the topic of this column? A topic without one is too rare. */
function holdAll(rows: Int32Array, holds: Uint8Array | undefined): boolean {
  if (holds === undefined) return false
  for (const row of rows) if (holds[row] !== 1) return false
  return true
}

function columnsOf(lists: readonly (readonly number[])[], minSupport: number): Columns {
  const columns = new Map<number, Uint8Array>()
  for (const [topic, support] of supportsIn(Int32Array.from(lists.keys()), lists)) if (support >= minSupport) columns.set(topic, new Uint8Array(lists.length))
  for (const [row, list] of lists.entries()) for (const topic of list) columns.get(topic)?.fill(1, row, row + 1)
  return columns
}
