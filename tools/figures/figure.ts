/** One measured figure: a line of JSON on standard output, and a row of docs/benchmarks.md. */

export type Figure = {
  readonly figure: string
  readonly value: number
  readonly unit: string
  /** What is to be reached, as written in the plan: “≥ 0.45”; “report” where nothing is demanded. */
  readonly reach: string
  readonly holds: boolean
  /** How it was measured, in a few words. */
  readonly note?: string
}

/** A figure that must be at least `least`. */
export function atLeast(figure: string, value: number, least: number, unit = 'share', note?: string): Figure {
  return { figure, value: round(value), unit, reach: `≥ ${least}`, holds: value >= least, ...(note === undefined ? {} : { note }) }
}

/** A figure that may be at most `most`. */
export function atMost(figure: string, value: number, most: number, unit: string, note?: string): Figure {
  return { figure, value: round(value), unit, reach: `≤ ${most}`, holds: value <= most, ...(note === undefined ? {} : { note }) }
}

/** A figure that is told, nothing demanded. */
export function reported(figure: string, value: number, unit = 'share', note?: string): Figure {
  return { figure, value: round(value), unit, reach: 'report', holds: true, ...(note === undefined ? {} : { note }) }
}

export const round = (value: number): number => Math.round(value * 1e4) / 1e4
