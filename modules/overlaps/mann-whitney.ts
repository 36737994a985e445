/**
 * Mann–Whitney U: do two samples come from one distribution? For tests of what must not show: whether a plan is there must not be told by how long an answer takes.
 * **Shapes**: two samples of some hundred. Out: the two-sided p, exact for small samples without ties, else by the normal distribution with corrections for ties and continuity.
 * **Source**: Mann & Whitney (1947); Lehmann, Nonparametrics (1975), 1.2; the normal distribution by Abramowitz & Stegun 26.2.17 (error below 7.5e-8).
 */

/** Up to here all orders are counted. */
const EXACT = 20

export function mannWhitney(one: readonly number[], other: readonly number[]): { readonly u: number; readonly p: number } {
  const all = [...one.map((value) => ({ value, first: true })), ...other.map((value) => ({ value, first: false }))].toSorted((a, b) => a.value - b.value)
  const [n, m] = [one.length, other.length]
  let [rankSum, tied] = [0, 0]
  for (let at = 0; at < all.length; ) {
    let end = at
    while (end < all.length && all[end]?.value === all[at]?.value) end++
    const size = end - at
    // Equal values share the mean of their ranks.
    rankSum += all.slice(at, end).filter(({ first }) => first).length * ((at + 1 + end) / 2)
    tied += size ** 3 - size
    at = end
  }
  const u = rankSum - (n * (n + 1)) / 2
  const least = Math.min(u, n * m - u)
  if (tied === 0 && Math.max(n, m) <= EXACT) return { u, p: Math.min(1, 2 * exactBelow(least, n, m)) }
  const total = n + m
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - tied / (total * (total - 1))))
  return { u, p: deviation === 0 ? 1 : Math.min(1, 2 * upperTail(Math.max(0, (n * m) / 2 - least - 0.5) / deviation)) }
}

const sum = (some: readonly number[]): number => some.reduce((total, count) => total + count, 0)

/** The chance that U is at most this: the orders of n and m with so few inversions, among all. */
function exactBelow(u: number, n: number, m: number): number {
  // ways[j][k]: orders of i of the one and j of the other with k inversions.
  let ways = Array.from({ length: m + 1 }, () => [1])
  for (let i = 1; i <= n; i++) {
    const before = ways
    ways = []
    for (let j = 0; j <= m; j++) {
      // Last comes one of the first, over j of the other; or one of the other.
      const over = before[j] ?? []
      const last = ways[j - 1] ?? []
      ways.push(Array.from({ length: i * j + 1 }, (_, k) => (over[k - j] ?? 0) + (last[k] ?? 0)))
    }
  }
  const counts = ways[m] ?? []
  return sum(counts.slice(0, Math.floor(u) + 1)) / sum(counts)
}

function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial
}
