/**
 * How unusual a set of topics is: how much rarer its pairs stand together in evidence units than chance would have it, and which pair shows it.
 *
 * Chance keeps what every topic and every unit has: topic a stands in d_a units; unit u holds k_u topics; K = Σ_u k_u in all. Over the units then
 *   p_u = min(1, d_a k_u / K)   a in u,        q_u = min(1, d_b k_u / K)   b in u,
 *   w_u = p_u q_u · (k_u − 1)/k_u · 1/(1 − Σ_t (d_t/K)²)   both in u (at most p_u, at most q_u),
 *   mean = Σ w_u,
 *   variance = Σ w_u (1 − w_u) − (Σ w_u (1 − p_u))² / Σ p_u (1 − p_u) − (Σ w_u (1 − q_u))² / Σ q_u (1 − q_u).
 * The two factors of w say that b cannot take the place that a has, and that a topic does not pair with itself: with them all pairs together are expected as often as they are there.
 * The first sum of the variance is that of independent units; the other two take away what cannot vary because d_a and d_b are fixed (regression of the sum on both). Were N units alike, p = d_a/N, q = d_b/N,
 * w = p q, this would be the hypergeometric distribution: mean d_a d_b/N, variance N p q (1 − p) (1 − q), but for N/(N − 1). A pair's z is (units that hold both − mean) / √variance: low is atypical, so novel.
 *
 * A pair is judged where at least one unit is expected to hold both and chance has a choice; where fewer are expected, even a pair that never met says nothing.
 * A set's novelty is the 10th percentile of its judged pairs' z by nearest rank: the ⌈m/10⌉-th lowest of m, always a pair that can be shown. Up to ten pairs it is the lowest, so compare sets of like size.
 *
 * **Shapes**: counts in; a set of some dozen topics a question. A pair costs the number of different unit sizes. The same for any order of units and topics.
 * **Source**: Uzzi, Mukherjee, Stringer, Jones (2013), Atypical combinations and scientific impact, Science 342, 468: z against shuffles that keep degrees, 10th percentile.
 * Our closed form stands for the shuffles and is measured against them (tools/figures/novelty.ts). At least one expected: Cochran (1954), Some methods for strengthening the common χ² tests, Biometrics 10, 417.
 */
import { timesTogether, type Cooccurrence } from './cooccurrence.ts'

export const LEAST_EXPECTED = 1
/** One in ten: the 10th percentile. */
const TENTH = 10
/** A variance below is what rounding leaves of none. */
const ROUNDING = 1e-9

type JudgedPair = { readonly a: number; readonly b: number; readonly together: number; readonly expected: number; readonly z: number }

export type Novelty = {
  /** The pair at the 10th percentile; its z is the set's. Undefined where no pair could be judged. */
  readonly atypical: JudgedPair | undefined
  /** How many of the set's pairs were judged: the fewer, the less certain. */
  readonly judged: number
  readonly pairs: number
}

/** The number of units that hold both topics, by chance; variance 0 where the degrees leave no choice, as for a topic of every unit. */
export type Chance = { readonly mean: number; readonly variance: number }

/** Tells the novelty of a set of topics, each counted once. */
export function noveltyOf(cooccurrence: Cooccurrence): (topics: Iterable<number>) => Novelty {
  const byChance = chanceOf(cooccurrence)
  const judge = (a: number, b: number): JudgedPair[] => {
    const { mean, variance } = byChance(a, b)
    if (mean < LEAST_EXPECTED || variance === 0) return []
    const together = timesTogether(cooccurrence, a, b)
    return [{ a, b, together, expected: mean, z: (together - mean) / Math.sqrt(variance) }]
  }
  return (topics) => {
    const set = [...new Set(topics)].toSorted((a, b) => a - b)
    const judged = set.flatMap((a, at) => set.slice(at + 1).flatMap((b) => judge(a, b))).toSorted((left, right) => left.z - right.z || left.a - right.a || left.b - right.b)
    return { atypical: judged[Math.ceil(judged.length / TENTH) - 1], judged: judged.length, pairs: (set.length ** 2 - set.length) / 2 }
  }
}

/** Tells what chance would do to a pair of topics. The order of the two does not matter. */
export function chanceOf({ degrees, sizes }: Cooccurrence): (a: number, b: number) => Chance {
  const units = sizes.reduce((sum, count, size) => (size === 0 ? sum : sum + count), 0)
  const places = sizes.reduce((sum, count, size) => sum + count * size, 0)
  const otherTopic = 1 - degrees.reduce((sum, degree) => sum + degree * degree, 0) / places ** 2
  return (a, b) => {
    const [degreeOfA, degreeOfB] = [degrees[a] ?? 0, degrees[b] ?? 0]
    const [one, other] = [fixed(), fixed()]
    let mean = 0
    let variance = 0
    for (let size = 1; size < sizes.length; size++) {
      const count = sizes[size] ?? 0
      const p = Math.min(1, (degreeOfA * size) / places)
      const q = Math.min(1, (degreeOfB * size) / places)
      const both = otherTopic === 0 ? 0 : Math.min(p, q, (p * q * (size - 1)) / size / otherTopic)
      mean += count * both
      variance += count * both * (1 - both)
      one.add(count, p, both)
      other.add(count, q, both)
    }
    const hasChoice = [degreeOfA, degreeOfB].every((degree) => degree > 0 && degree < units)
    const free = variance - (one.share() + other.share())
    return { mean, variance: hasChoice && free > ROUNDING ? free : 0 }
  }
}

/** What a fixed degree takes from the variance: the squared covariance of topic and pair over the topic's variance. */
function fixed(): { add: (count: number, alone: number, both: number) => void; share: () => number } {
  let covariance = 0
  let variance = 0
  return {
    add: (count, alone, both) => {
      covariance += count * both * (1 - alone)
      variance += count * alone * (1 - alone)
    },
    share: () => (variance === 0 ? 0 : covariance ** 2 / variance),
  }
}
