/**
 * How sure a mean of differences is: interval by paired bootstrap, percentiles of 10,000 resamples. Seeded: the same every time.
 * **Source**: Efron and Tibshirani (1993), An introduction to the bootstrap, ch. 13.
 */
import { seeded } from '../../engine/intersect/seeded.ts'

const RESAMPLES = 10_000

/** The 95 % interval of the mean. In: one difference for each thing measured twice. */
export function bootstrap(differences: readonly number[]): { low: number; high: number } {
  const next = seeded(2026)
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let total = 0
    for (let draw = 0; draw < differences.length; draw++) total += differences[Math.floor(next() * differences.length)] ?? 0
    return total / differences.length
  }).toSorted()
  return { low: means[Math.floor(RESAMPLES * 0.025)] ?? 0, high: means[Math.floor(RESAMPLES * 0.975)] ?? 0 }
}
