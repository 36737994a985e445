/**
 * How surprising an intersection is: the chance that as many organisations share these topics by chance, corrected for how many topic sets could have been looked at.
 *
 * **Formula**: the number K of organisations holding all of B is a sum of independent trials with mean μ (null-model.ts); P(K ≥ k) ≤ P(Poisson(μ) ≥ k) for k ≥ μ + 1, otherwise P = 1.
 * Surprise S = −log10 P − log10 C(M, b) − log10(b_max / α): each size b of topic sets gets an equal part of α, and within it each of the C(M, b) sets of the M topics that enough organisations hold for a set to be found at all (layered Bonferroni over testable sets). S ≥ 0 says: more than chance at α, whatever was searched.
 * **Units**: S counts powers of ten beyond the threshold. α = .05 and b_max = 8 were fixed before looking.
 * **Source**: Hoeffding (1956), On the distribution of the number of successes in independent trials (Theorem 4 and the Poisson bound of Anderson & Samuels 1967); Webb (2007, 2008), Discovering significant patterns; Layered critical values; Tarone (1990), A modified Bonferroni method for discrete data, Biometrics 46:515–522.
 */

export const ALPHA = 0.05
/** Larger topic sets are judged by their eight rarest topics. */
export const MOST_JUDGED = 8

/** log10 of P(Poisson(mean) ≥ least), an upper bound for sums of independent trials where least ≥ mean + 1; 0 (that is P = 1) below. */
export function log10Tail(mean: number, least: number): number {
  if (least < mean + 1 || least < 1) return 0
  if (mean <= 0) return -Infinity
  // e^−μ μ^k / k! · (1 + μ/(k+1) + μ²/((k+1)(k+2)) + …): the terms fall at least like μ/(k+1) < 1.
  let term = 1
  let sum = 1
  for (let next = least + 1; term > sum * 1e-17; next++) {
    term *= mean / next
    sum += term
  }
  return (least * Math.log(mean) - mean - logFactorial(least) + Math.log(sum)) / Math.LN10
}

/** A mean from which on `least` cannot reach this many powers of ten: −log10 P is at most that of the single chance P(Poisson(μ) = least), which falls with μ. */
export function meanTooLarge(least: number, powers: number): number {
  if (powers <= 0) return Infinity
  let low = 0
  let high = least
  // Halving a whole number 40 times is exact enough: the upper end is always safe.
  for (let step = 0; step < 40; step++) {
    const mean = (low + high) / 2
    if ((mean - least * Math.log(mean) + logFactorial(least)) / Math.LN10 > powers) low = mean
    else high = mean
  }
  return high
}

/** What the search itself costs, in powers of ten: log10 C(M, b) + log10(b_max / α) for sets of `size` out of `topics`. */
export function correction(size: number, topics: number): number {
  return log10Choose(topics, size) + Math.log10(MOST_JUDGED / ALPHA)
}

/** S for `support` organisations sharing `size` topics where `mean` are expected and `topics` could have been chosen. */
export function surprise(mean: number, support: number, size: number, topics: number): number {
  return -log10Tail(mean, support) - correction(size, topics)
}

/** log10 of the number of ways to choose. */
export function log10Choose(from: number, many: number): number {
  return (logFactorial(from) - logFactorial(many) - logFactorial(from - many)) / Math.LN10
}

const LOG_FACTORIALS: number[] = [0, 0]

/** ln n!, summed up to 256, beyond by Stirling's series (error below 1e-13). */
export function logFactorial(n: number): number {
  if (n <= 256) {
    for (let at = LOG_FACTORIALS.length; at <= n; at++) LOG_FACTORIALS.push((LOG_FACTORIALS[at - 1] ?? 0) + Math.log(at))
    return LOG_FACTORIALS[n] ?? 0
  }
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3)
}
