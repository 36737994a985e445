/** The small shapes that carry meaning without colour: what a member says of a topic, how much shows it, and the overlap of shapes that stands for a set of members. */
import { fieldColour, number, PAPER } from '#platform/svg'
import type { MapCell } from './map.ts'

/** Radius as a share of the largest, by independent sources: 1, 2, 3–4, 5–8, 9 and more. Areas grow evenly. */
const SIZES = [0.46, 0.62, 0.76, 0.88, 1] as const

/** 1 to 5. */
const sizeOf = (sources: number): number => (sources >= 9 ? 5 : sources >= 5 ? 4 : sources >= 3 ? 3 : sources >= 2 ? 2 : 1)

/**
 * A cell's mark around (0, 0); fill and stroke are the row's. A circle is a competence, a diamond a need, a diamond in a circle both; filled is confirmed, hollow is found.
 * `colour`: of the diamond in a hollow circle.
 */
export function cellMark({ stance, confirmed, sources }: MapCell, largest: number, colour: string): string {
  const r = largest * (SIZES[sizeOf(sources) - 1] ?? 1)
  const hollow = confirmed ? '' : ` fill="${PAPER}"`
  if (stance === 'need') return `<path d="${diamond(r * 1.15)}"${hollow}/>`
  const circle = `<circle r="${number(r)}"${hollow}/>`
  return stance === 'competence' ? circle : `${circle}<path d="${diamond(r * 0.62)}" fill="${confirmed ? PAPER : colour}" stroke="none"/>`
}

function diamond(r: number): string {
  const half = number(r)
  return `M-${half} 0l${half}-${half} ${half} ${half}-${half} ${half}z`
}

/** Overlapping circles in a row, one a member, colours mixed where they overlap; from (x, y), the middle of the first's left side. */
export function lensMark(hues: readonly (number | undefined)[], x: number, y: number, size: number): string {
  const step = lensStep(size)
  return `<g class="mixing">${hues.map((hue, at) => `<circle cx="${number(x + size / 2 + at * step)}" cy="${number(y)}" r="${number(size / 2)}" fill="${fieldColour(hue)}"/>`).join('')}</g>`
}

const lensStep = (size: number): number => size * 0.58

export const lensWidth = (count: number, size: number): number => size + lensStep(size) * Math.max(0, count - 1)

/** What two circles share, standing upright around (x, y): an intersection's topic. */
export const sharedMark = (x: number, y: number, height: number): string =>
  `<path d="M${number(x)} ${number(y - height / 2)}q${number(height * 0.42)} ${number(height / 2)} 0 ${number(height)}q${number(-height * 0.42)} ${number(-height / 2)} 0 ${number(-height)}z"/>`
