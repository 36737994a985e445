/**
 * Which two topics, never combined so far, are combined next: three steps of a walk over topics that met in evidence units.
 *
 * A step goes from topic a to topic b with weight √n_ab, where n_ab is the number of units holding both (n_aa: those holding a, so the walk may stay). With s_a = Σ_b √n_ab and
 *   N_ab = √n_ab / √(s_a s_b),
 * the score of a pair is (N³)_ab: the geometric mean of the chances that three steps from a end at b and three from b end at a. Staying counts, so two steps are in it too.
 * The root keeps a pair met a hundred times from outweighing a hundred pairs met once; dividing by both strengths keeps topics that everybody names from being everybody's next.
 *
 * **Shapes**: counts of some 10⁴ topics in. The first question about a topic costs the pairs within two steps of it; the next with the same lower topic only the row of the other, so ask in order.
 * **Units**: 0 (no way) to below 1; it orders pairs and is no probability. Rounded to twelve digits, so that renumbered topics score the same but for a last digit.
 * **Source**: paths of three steps divided by degrees predict links better than common neighbours: Kovács et al. (2019), Network-based prediction of protein interactions, Nature Communications 10, 1240;
 * dividing by the degree of what lies between: Zhou, Lü, Zhang (2009), Predicting missing links via local information, European Physical Journal B 71, 623.
 * The root of counts as weight and the walk that may stay are chosen by measurement (tools/figures/emergence.ts).
 */
import { timesTogether, type Cooccurrence } from './cooccurrence.ts'

const DIGITS = 12

/** The score of a pair; undefined for topics that some unit holds together already, and for a topic with itself. The order of the two does not matter. */
export type Emergence = (a: number, b: number) => number | undefined

/** Makes ready to score pairs. */
export function emergenceOf(cooccurrence: Cooccurrence): Emergence {
  const { rows } = cooccurrence
  const strengths = Float64Array.from(rows, ({ counts }) => counts.reduce((sum, count) => sum + Math.sqrt(count), 0))
  const weights = rows.map(({ topics, counts }, from) => Float64Array.from(counts, (count, at) => Math.sqrt(count / ((strengths[from] ?? 1) * (strengths[topics[at] ?? 0] ?? 1)))))

  /** What the walk brings to each topic in two steps from `start`; kept until another start is asked for. */
  const reached = new Float64Array(rows.length)
  let start = -1
  const walkFrom = (topic: number): void => {
    start = topic
    reached.fill(0)
    rows[topic]?.topics.forEach((between, at) => {
      const first = weights[topic]?.[at] ?? 0
      const second = weights[between]
      rows[between]?.topics.forEach((end, step) => (reached[end] = (reached[end] ?? 0) + first * (second?.[step] ?? 0)))
    })
  }

  return (a, b) => {
    if (a === b || timesTogether(cooccurrence, a, b) > 0) return undefined
    const [low, high] = a < b ? [a, b] : [b, a]
    if (start !== low) walkFrom(low)
    const last = weights[high]
    const score = rows[high]?.topics.reduce((sum, topic, at) => sum + (reached[topic] ?? 0) * (last?.[at] ?? 0), 0) ?? 0
    return Number(score.toPrecision(DIGITS))
  }
}
