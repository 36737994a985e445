/**
 * The same relation without any intersection of its own: within each field topics are traded between organisations until only the margins are left.
 * Every organisation keeps its number of topics and every topic its number of organisations in the field, exactly.
 * **Source**: Strona et al. (2014), A fast and unbiased procedure to randomize ecological binary matrices with fixed row and column totals (curveball); uniform by Carstens (2015).
 */

/** In: rows of topics, the field of each row. Out: new rows, ascending. Ten trades a row in the mean. */
export function shuffledWithin(rows: readonly (readonly number[])[], fields: readonly number[], draw: () => number): number[][] {
  const traded = rows.map((row) => [...row])
  for (const field of new Set(fields)) {
    const members = fields.flatMap((other, row) => (other === field ? [row] : []))
    if (members.length < 2) continue
    const pick = (): number => members[Math.floor(draw() * members.length)] ?? 0
    for (let trades = members.length * 5; trades > 0; trades--) {
      const a = pick()
      const b = pick()
      if (a !== b) trade(traded, a, b, draw)
    }
  }
  return traded.map((row) => row.toSorted((a, b) => a - b))
}

/** What only one of two rows holds is put in one hat and dealt anew, to each as many as it gave. */
function trade(rows: number[][], a: number, b: number, draw: () => number): void {
  const first = new Set(rows[a])
  const second = new Set(rows[b])
  const common = [...first].filter((topic) => second.has(topic))
  const hat = [...first, ...second].filter((topic) => !first.has(topic) || !second.has(topic))
  const many = first.size - common.length
  for (let at = 0; at < many; at++) {
    const other = at + Math.floor(draw() * (hat.length - at))
    const kept = hat[at] ?? 0
    hat[at] = hat[other] ?? 0
    hat[other] = kept
  }
  rows[a] = [...common, ...hat.slice(0, many)]
  rows[b] = [...common, ...hat.slice(many)]
}
