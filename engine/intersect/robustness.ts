/**
 * How robust an intersection is: how many members would have to leave before the others share a further topic, so that it became another intersection.
 * **Formula**: Δ(A, B) = |A| − max over topics t outside B of the members that hold t. Large: it does not hang on single members.
 * **Source**: Δ-measure, Buzmakov, Kuznetsov, Napoli (2014), Scalable estimates of concept stability; stability: Kuznetsov (1990, 2007).
 */
import type { Reading } from './relation.ts'

/** Δ of a closed pair of organisations and topics; all members where they hold nothing else. */
export function robustness(reading: Reading, organisations: readonly number[], topics: readonly number[]): number {
  const inside = new Set(topics)
  const count = new Map<number, number>()
  let most = 0
  for (const organisation of organisations) {
    for (const topic of reading.topicsOf(organisation)) {
      if (inside.has(topic)) continue
      const many = (count.get(topic) ?? 0) + 1
      count.set(topic, many)
      most = Math.max(most, many)
    }
  }
  return organisations.length - most
}
