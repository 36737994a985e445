/** Days without a time: “2011-06-10”. Compared as text. Which day it is comes from the door, in the alliance's zone. */

export type Day = string

export const isDay = (text: string): text is Day => {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const longest = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1]
  // No calendar and no database has a year 0.
  return year !== '0000' && longest !== undefined && Number(day) >= 1 && Number(day) <= longest
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** A time with open ends; `until` is its last day. */
export type Span = { readonly from?: Day; readonly until?: Day }

export const holdsOn = ({ from, until }: Span, day: Day): boolean => (from === undefined || from <= day) && (until === undefined || day <= until)

/** Do two spans share a day? */
export const overlap = (one: Span, other: Span): boolean => (one.from === undefined || other.until === undefined || one.from <= other.until) && (other.from === undefined || one.until === undefined || other.from <= one.until)

/** The same day of the month, so many months later; of a shorter month the last. Source: § 188 (2), (3) BGB. */
export function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const at = year * 12 + month - 1 + months
  const start = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
  const last = [31, 30, 29, 28].find((one) => isDay(`${start}-${one}`)) ?? 28
  return `${start}-${String(Math.min(date, last)).padStart(2, '0')}`
}
