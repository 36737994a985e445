/**
 * Closed sets by the definition, slowly: from the set that all rows share, every closed set is joined with every topic and closed again; what is known is kept, what is new goes on. No order, no branch that is skipped, no duplicate that is foreseen: nothing
 * of the search in engine/intersect/closed.ts is used.
 * **Cost**: sets × topics × rows.
 * **Source**: Ganter & Wille (1999), Formal Concept Analysis, ch. 2: every closed set is reached from a smaller one by one topic and the closure.
 */

/** `holds[row]` is 1 where the row holds the topic. */
type Column = { readonly topic: number; readonly holds: Uint8Array }

/** Tells every closed set of at least one topic and `minSupport` rows; its topics ascend. */
export function closedByDefinition(lists: readonly (readonly number[])[], minSupport: number, tell: (topics: readonly number[], support: number) => void): void {
  const columns = columnsOf(lists, minSupport)
  const known = new Set<string>()
  const open: { readonly topics: ReadonlySet<number>; readonly rows: Int32Array }[] = []
  const reach = (rows: Int32Array): void => {
    const topics = columns.flatMap(({ topic, holds }) => (rows.every((row) => holds[row] === 1) ? [topic] : []))
    const key = topics.join(' ')
    if (known.has(key)) return
    known.add(key)
    open.push({ topics: new Set(topics), rows })
    if (topics.length > 0) tell(topics, rows.length)
  }
  reach(Int32Array.from(lists.keys()))
  for (const { topics, rows } of open) {
    for (const { topic, holds } of columns) {
      if (topics.has(topic)) continue
      const shared = rows.filter((row) => holds[row] === 1)
      if (shared.length >= minSupport) reach(shared)
    }
  }
}

function columnsOf(lists: readonly (readonly number[])[], minSupport: number): Column[] {
  const support = new Map<number, number>()
  for (const topic of lists.flat()) support.set(topic, (support.get(topic) ?? 0) + 1)
  const topics = [...support].flatMap(([topic, many]) => (many >= minSupport ? [topic] : [])).toSorted((a, b) => a - b)
  const columns = new Map(topics.map((topic) => [topic, new Uint8Array(lists.length)]))
  for (const [row, list] of lists.entries()) for (const topic of list) columns.get(topic)?.fill(1, row, row + 1)
  return [...columns].map(([topic, holds]) => ({ topic, holds }))
}
