/**
 * Rows of topics, and columns of organisations, as flat arrays.
 * **Shapes**: row r holds `topics[starts[r]] … topics[starts[r + 1] − 1]`, ascending, each once, all below `width`. 10^7 cells take 40 MB.
 */
/* oxlint-disable typescript/no-non-null-assertion -- typed arrays are read only between bounds that the code around has just set */

export type Rows = {
  readonly starts: Int32Array
  readonly topics: Int32Array
  readonly width: number
}

/** Rows from lists in any order, repeats dropped. In: topics from 0 to below `width`. */
export function rowsOf(lists: readonly (readonly number[])[], width: number): Rows {
  const rows = lists.map((list) => (list.every((topic, at) => at === 0 || topic > list[at - 1]!) ? list : [...new Set(list)].toSorted((a, b) => a - b)))
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, at) => (starts[at + 1] = starts[at]! + row.length))
  const topics = new Int32Array(starts[rows.length]!)
  rows.forEach((row, at) => topics.set(row, starts[at]))
  return { starts, topics, width }
}

/** The same cells read the other way: the holders of each topic, ascending. */
export function columnsOf({ starts, topics, width }: Rows): { readonly starts: Int32Array; readonly rows: Int32Array } {
  const begins = new Int32Array(width + 1)
  for (let at = 0; at < topics.length; at++) begins[topics[at]! + 1]!++
  for (let topic = 0; topic < width; topic++) begins[topic + 1]! += begins[topic]!
  const rows = new Int32Array(topics.length)
  const place = begins.slice()
  for (let row = 0; row + 1 < starts.length; row++) for (let at = starts[row]!; at < starts[row + 1]!; at++) rows[place[topics[at]!]!++] = row
  return { starts: begins, rows }
}
