/**
 * How many codes the tables of a PDF's fonts map by ranges. pdf.js writes out each code of a range: one line of 30 bytes can cost 18 seconds and 2 GB.
 * **Shapes**: what a stream holds, or the whole file, in; out, the codes. Cost: some 2 ms a megabyte.
 * **Source**: ISO 32000-2, 9.7.5.4 and 9.10.3 (a code has one or two bytes in nearly all fonts); Adobe Technical Note 5014.
 */
import { ascii, find, standsAt } from './bytes.ts'
import { readFrom, type Work } from './pdf-objects.ts'

const RANGE = ascii('range')
const BEGINNINGS = [ascii('beginbf'), ascii('begincid')]
/** One range covers at most all codes of two bytes. */
const WIDEST = 65_536
const WIDEST_READ = 0x1_000_000
/** All font tables of a file together: thirty fonts with all codes of two bytes. */
export const MOST_CODES = 2_000_000

/** Does this hold ranges at all? */
export function mentionsRanges(bytes: Uint8Array): boolean {
  return rangeAfter(bytes, 0) !== -1
}

/** The codes mapped; infinite where one range or all together are wider than honest ones. */
export function codesIn(bytes: Uint8Array, work: Work): number {
  let codes = 0
  for (let at = rangeAfter(bytes, 0); at !== -1; at = rangeAfter(bytes, at)) {
    codes += codesFrom(bytes, at, work)
    if (codes > MOST_CODES) return Infinity
  }
  return codes
}

/** Behind the next word that begins ranges; -1 where none follows. */
function rangeAfter(bytes: Uint8Array, from: number): number {
  for (let at = find(bytes, RANGE, from); at !== -1; at = find(bytes, RANGE, at + 1)) {
    if (BEGINNINGS.some((word) => at >= word.length && standsAt(bytes, word, at - word.length))) return at + RANGE.length
  }
  return -1
}

function codesFrom(bytes: Uint8Array, from: number, work: Work): number {
  const reader = readFrom(bytes, from, work)
  let codes = 0
  for (;;) {
    const low = reader.token()
    if (low.kind !== 'string') return reader.gaveUp() ? Infinity : codes
    const high = reader.token()
    if (high.kind !== 'string') return codes
    const width = codeOf(high.text) - codeOf(low.text) + 1
    // Of these pdf.js reads no further.
    if (width > WIDEST_READ) return codes
    let goal = reader.token()
    // A list names each of its codes, so it cannot be longer than the file.
    if (goal.text === '[') while (goal.kind !== 'end' && goal.text !== ']') goal = reader.token()
    else codes += Math.max(0, width)
    // Not a number: a bound that no writer writes so.
    if (!(width <= WIDEST)) return Infinity
  }
}

/** The number that pdf.js makes of a code: its last four bytes. */
function codeOf(written: string): number {
  if (written.includes('(')) return Number.NaN
  const digits = written.replace(/[^\da-fA-F]/g, '')
  return Number.parseInt((digits.length % 2 === 0 ? digits : `${digits}0`).slice(-8) || '0', 16)
}
