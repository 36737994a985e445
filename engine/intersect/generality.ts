/**
 * How widely is a topic used? Generality: the chance that two of its evidence units, drawn at random, come from different fields. 0: all from one field; towards 1: spread over many.
 * G = N/(N−1) · (1 − Σ_g (n_g/N)²), n_g units of field g, N in all. The factor is Hall's: without it few units look concentrated. With units drawn independently the mean of G is exact at any N ≥ 2 (Simpson 1949).
 *
 * **Shapes**: the units of one topic by field in (some dozens of fields); its generality with a 95 % interval out. Cost: 2,000 × N draws.
 * **Errors**: counts that are no whole numbers are the caller's bug: RangeError. Below ten units the answer is `too-little-evidence`.
 * **Limits**: it assumes that units are independent; a consortium's project must count once. Fields that mention everything make everything general.
 * **Source**: Trajtenberg, Henderson, Jaffe (1997), University versus corporate patents, Econ. Innov. New Techn. 5:19–50; correction: Hall (2005), A note on the bias in Herfindahl-type measures based on count data,
 * Rev. écon. ind. 110:149–156, and Hall, Jaffe, Trajtenberg (2001), NBER Working Paper 8498; Simpson (1949), Nature 163:688; bootstrap: Efron and Tibshirani (1993).
 */
import { seeded } from './seeded.ts'

export type Generality =
  | { readonly verdict: 'measured'; readonly units: number; readonly value: number; readonly low: number; readonly high: number }
  | { readonly verdict: 'too-little-evidence'; readonly units: number }

/** Below it the interval is as wide as the scale. */
const LEAST_UNITS = 10
/** So that the 2.5 and 97.5 percentiles are resamples themselves: the 50th from either end. */
const RESAMPLES = 1_999
const TAIL = 50
/** What one field alone cannot show by resampling: the share outside that would still be missed in one of twenty samples. */
const MISSED = 0.05

/** In: the number of evidence units a field. */
export function generalityOf(counts: readonly number[]): Generality {
  const units = totalOf(counts)
  const value = spreadOf(counts)
  if (value === undefined || units < LEAST_UNITS) return { verdict: 'too-little-evidence', units }
  return { verdict: 'measured', units, value, ...intervalOf(counts, units) }
}

/** Hall's corrected G alone; undefined below two units. Right on average however few they are, so it may be averaged over topics; a single one of few units says nothing. */
export function spreadOf(counts: readonly number[]): number | undefined {
  const units = totalOf(counts)
  if (units < 2) return undefined
  // 1 − Σ n(n − 1) / N(N − 1) is the same in whole numbers: exactly 0 for one field, exactly 1 where every unit is from another.
  return 1 - counts.reduce((sum, count) => sum + count * (count - 1), 0) / (units * (units - 1))
}

/** Percentiles of resampled G. Resampling narrows once more what sampling narrowed, so the factor is applied twice and the resamples centre on G: at ten units the interval then holds the truth in .93 to 1 of simulated cases, without it in .81 to .99. The order of fields must not matter: largest first. */
function intervalOf(counts: readonly number[], units: number): { readonly low: number; readonly high: number } {
  const fields = counts.filter((count) => count > 0).toSorted((a, b) => b - a)
  if (fields.length === 1) return { low: 0, high: 1 - MISSED ** (2 / units) }
  const random = seeded(1997)
  const fieldOf = fields.flatMap((count, field) => Array.from({ length: count }, () => field))
  const resampled = Float64Array.from({ length: RESAMPLES }, () => {
    const drawn = fields.map(() => 0)
    for (let draw = 0; draw < units; draw++) {
      const field = fieldOf[Math.floor(random() * units)] ?? 0
      drawn[field] = (drawn[field] ?? 0) + 1
    }
    return Math.min(1, ((spreadOf(drawn) ?? 0) * units) / (units - 1))
  }).toSorted()
  return { low: resampled[TAIL - 1] ?? 0, high: resampled[RESAMPLES - TAIL] ?? 1 }
}

function totalOf(counts: readonly number[]): number {
  const wrong = counts.find((count) => !Number.isInteger(count) || count < 0)
  if (wrong !== undefined) throw new RangeError(`${wrong} is no number of evidence units`)
  return counts.reduce((sum, count) => sum + count, 0)
}
