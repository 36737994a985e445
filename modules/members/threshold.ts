/**
 * Threshold (Schwelle): a value and a comparator, since “at least 1/2” and “more than 1/2” differ for even numbers. Exact fractions, never floats: 3/4 of 4 is 3.
 * **Units**: numerator and denominator up to {@link FINEST}; taken of whole numbers that JavaScript keeps exactly, multiplied as bigint.
 * **Errors**: `invalid` for 0, more than all, more than 1, and for what is no fraction.
 */
import { accept, refuse, type Result } from '#platform/result'

export const COMPARATORS = ['at-least', 'more-than'] as const
export type Comparator = (typeof COMPARATORS)[number]

/** `{ comparator: 'at-least', part: 3, of: 4 }`: at least three quarters. */
export type Threshold = { readonly comparator: Comparator; readonly part: number; readonly of: number }

export const MAJORITY: Threshold = { comparator: 'more-than', part: 1, of: 2 }
export const THREE_QUARTERS: Threshold = { comparator: 'at-least', part: 3, of: 4 }
export const ALL: Threshold = { comparator: 'at-least', part: 1, of: 1 }

export const FINEST = 1_000_000

/** The threshold in lowest terms, if it can be reached and can be missed. */
export function checkThreshold({ comparator, part, of }: Threshold): Result<Threshold> {
  const text = `${part}/${of}`
  if (![part, of].every((one) => Number.isInteger(one) && one >= 0 && one <= FINEST) || of === 0) return refuse('invalid', 'majority.noFraction', { text, finest: FINEST })
  if (part === 0) return refuse('invalid', 'majority.zero')
  if (part > of) return refuse('invalid', 'majority.aboveAll', { text })
  if (part === of && comparator === 'more-than') return refuse('invalid', 'majority.moreThanAll')
  const divisor = commonDivisor(part, of)
  return accept({ comparator, part: part / divisor, of: of / divisor })
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))

/** The least whole number that reaches the threshold of this whole. */
export function leastOf({ comparator, part, of }: Threshold, whole: number): number {
  const product = BigInt(part) * BigInt(whole)
  const below = product / BigInt(of)
  return Number(comparator === 'more-than' || product % BigInt(of) > 0n ? below + 1n : below)
}

/** Is one reached more easily than the other? */
export function isWeaker(one: Threshold, other: Threshold): boolean {
  const [a, b] = [one.part * other.of, other.part * one.of]
  return a < b || (a === b && one.comparator === 'at-least' && other.comparator === 'more-than')
}

export const isAll = ({ part, of }: Threshold): boolean => part === of

const BEFORE: readonly (readonly [pattern: RegExp, comparator: Comparator])[] = [
  [/^(?:mindestens|wenigstens|at least|≥|>=)\s*/i, 'at-least'],
  [/^(?:mehr als|über|more than|>)\s*/i, 'more-than'],
]

/** Fractions that people write as a word. */
const NAMED: Readonly<Record<string, readonly [part: number, of: number]>> = {
  'die hälfte': [1, 2], hälfte: [1, 2], half: [1, 2], 'ein drittel': [1, 3], 'a third': [1, 3], 'one third': [1, 3], 'zwei drittel': [2, 3], 'two thirds': [2, 3],
  'drei viertel': [3, 4], 'three quarters': [3, 4], 'neun zehntel': [9, 10], 'nine tenths': [9, 10], alle: [1, 1], all: [1, 1], einstimmig: [1, 1], unanimous: [1, 1],
}

/** A threshold as it is typed: “3/4”, “mehr als 1/2”, “at least 2/3”, “75 %”, “alle”. Half alone is asked for: whether it carries at a tie must be said. */
export function readThreshold(typed: string): Result<Threshold> {
  const text = typed.trim().replace(/\s+/g, ' ')
  const said = BEFORE.find(([pattern]) => pattern.test(text))
  const value = fractionIn(said === undefined ? text : text.replace(said[0], ''))
  if (value === undefined) return refuse('invalid', 'majority.unreadable', { text: text.slice(0, 40) })
  const checked = checkThreshold({ comparator: said?.[1] ?? 'at-least', part: value[0], of: value[1] })
  return checked.ok && said === undefined && checked.value.part * 2 === checked.value.of ? refuse('invalid', 'majority.halfAlone', { text: text.slice(0, 40) }) : checked
}

function fractionIn(text: string): readonly [part: number, of: number] | undefined {
  const [, part, of, percent] = /^(?:(\d{1,9})(?: ?\/ ?(\d{1,9}))?|(\d{1,3}) ?(?:%|Prozent|per cent|percent))$/i.exec(text) ?? []
  if (percent !== undefined) return [Number(percent), 100]
  return part === undefined ? NAMED[text.toLowerCase()] : [Number(part), Number(of ?? 1)]
}
