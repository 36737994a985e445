/**
 * The clock and chance of the house. Only doors ask; rules are handed what they need.
 * **Shapes**: {@link newId} makes a UUIDv7: 48 bits of milliseconds, a counter of 12 bits that starts low at random, 62 random bits; well below 1 µs.
 * **Source**: RFC 9562, sections 5.7 and 6.2 (method 1: a counter within the millisecond, so that ids of one process never run backwards).
 */
import { randomUUID } from 'node:crypto'
import type { Id } from './ids.ts'
import type { Instant } from './time.ts'

/** This moment. */
export const now = (): Instant => new Date()

/** A new id. In order of making, even within a millisecond and while the clock is put back a little. */
export const newId: <Kind extends string>() => Id<Kind> = idMaker(Date.now)

/** A clock that went back further than this is followed: otherwise one wrong hour would mark the ids of weeks. */
const PATIENCE_MS = 10_000

/** Ids by a given clock. For tests; everybody else calls {@link newId}. */
export function idMaker(clock: () => number): <Kind extends string>() => Id<Kind> {
  let last = 0
  let counter = 0
  return <Kind extends string>() => {
    const chance = randomUUID() // Node keeps chance in store for it: ten times as fast as asking for bytes
    const at = clock()
    if (at > last || at < last - PATIENCE_MS) {
      last = at
      counter = Number.parseInt(chance.slice(0, 3), 16) >> 1 // the upper half of the counter is room to count
    } else if (++counter > 0xfff) {
      last++
      counter = 0
    }
    const time = last.toString(16).padStart(12, '0')
    // The last two groups of a random UUID are what UUIDv7 wants there, variant included.
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${chance.slice(19)}` as Id<Kind> // written as RFC 9562 has it
  }
}
