/**
 * How often topics stand together in evidence units: counted once, read by emergence and novelty.
 * **Shapes**: 10² to 10⁵ units with their topics, numbered from 0, in; a row a topic out. Cost: Σ |unit|², some ten million steps for 10⁵ units of ten topics; memory: a pair that ever met costs 16 bytes.
 * A topic named twice in one unit counts once; a unit that comes twice counts twice, for it is the caller who says what one piece of evidence is. The order of units changes nothing: all is whole numbers.
 */

/** One topic's row: the topics met in its units, ascending, itself among them, and in how many units. */
type CooccurrenceRow = { readonly topics: Int32Array; readonly counts: Int32Array }

export type Cooccurrence = {
  /** In how many units each topic stands. */
  readonly degrees: Int32Array
  /** How many units have 0, 1, 2 … topics. */
  readonly sizes: Int32Array
  readonly rows: readonly CooccurrenceRow[]
}

/** Counts. In: for each unit its topics, whole numbers from 0 without large gaps. */
export function countTogether(units: readonly (readonly number[])[]): Cooccurrence {
  const distinct = units.map((unit) => [...new Set(unit)])
  const sizes = new Int32Array(1 + distinct.reduce((most, unit) => Math.max(most, unit.length), 0))
  for (const { length } of distinct) sizes[length] = (sizes[length] ?? 0) + 1
  const holders: number[][] = Array.from({ length: 1 + distinct.reduce((most, unit) => unit.reduce((high, topic) => Math.max(high, topic), most), -1) }, () => [])
  distinct.forEach((unit, at) => {
    for (const topic of unit) holders[topic]?.push(at)
  })
  const met = new Int32Array(holders.length)
  const rows = holders.map((unitsOfTopic) => {
    const seen: number[] = []
    for (const unit of unitsOfTopic) {
      for (const topic of distinct[unit] ?? []) {
        if (met[topic] === 0) seen.push(topic)
        met[topic] = (met[topic] ?? 0) + 1
      }
    }
    const topics = Int32Array.from(seen).toSorted()
    const counts = topics.map((topic) => met[topic] ?? 0)
    for (const topic of topics) met[topic] = 0
    return { topics, counts }
  })
  return { degrees: Int32Array.from(holders, ({ length }) => length), sizes, rows }
}

/** In how many units both topics stand; a topic with itself: its degree. */
export function timesTogether({ rows }: Cooccurrence, a: number, b: number): number {
  const row = rows[a]
  if (row === undefined) return 0
  let low = 0
  let high = row.topics.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((row.topics[middle] ?? 0) < b) low = middle + 1
    else high = middle
  }
  return row.topics[low] === b ? (row.counts[low] ?? 0) : 0
}
