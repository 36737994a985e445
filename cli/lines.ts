/**
 * Lines of numbers as bytes, in large pieces: `3 17 40 (12)`. A string for each of fifty million lines would take longer than the search that finds them.
 * **Errors**: what the system says of the target is thrown as it comes.
 */
/* oxlint-disable typescript/no-non-null-assertion -- typed arrays are read only between bounds that the code around has just set */
import { writeSync } from 'node:fs'

const PIECE = 1 << 20
/** The digits of a whole number that a double holds, and what stands around it. */
const LONGEST_NUMBER = 20
const [LINE_FEED, SPACE, OPEN, CLOSE, ZERO] = [10, 32, 40, 41, 48]
const FEW = 32

export class LineWriter {
  readonly #target: number
  readonly #bytes = new Uint8Array(PIECE)
  #end = 0

  /** In: a file descriptor. */
  constructor(target: number) {
    this.#target = target
  }

  /** A set, ascending; `topics` is reordered. `items` are the numbers behind the topics where these are not the same. */
  set(topics: Int32Array, size: number, support: number, items?: Int32Array): void {
    sortFirst(topics, size)
    for (let at = 0; at < size; at++) {
      this.#digits(items === undefined ? topics[at]! : items[topics[at]!]!)
      this.#bytes[this.#end++] = SPACE
    }
    this.#bytes[this.#end++] = OPEN
    this.#digits(support)
    this.#bytes[this.#end++] = CLOSE
    this.#bytes[this.#end++] = LINE_FEED
  }

  /** A line of one number. */
  number(value: number): void {
    this.#digits(value)
    this.#bytes[this.#end++] = LINE_FEED
  }

  /** Writes what is not yet written. */
  end(): void {
    writeAll(this.#target, this.#bytes.subarray(0, this.#end))
    this.#end = 0
  }

  #digits(value: number): void {
    if (this.#end + LONGEST_NUMBER > PIECE) this.end()
    const bytes = this.#bytes
    let width = 1
    for (let bound = 10; value >= bound; bound *= 10) width++
    let left = value
    for (let at = this.#end + width - 1; at >= this.#end; at--) {
      const rest = Math.floor(left / 10)
      bytes[at] = ZERO + left - rest * 10
      left = rest
    }
    this.#end += width
  }
}

/** Few numbers are sorted best by insertion. */
function sortFirst(numbers: Int32Array, size: number): void {
  if (size > FEW) {
    numbers.set(numbers.subarray(0, size).toSorted())
    return
  }
  for (let from = 1; from < size; from++) {
    const number = numbers[from]!
    let at = from
    for (; at > 0 && numbers[at - 1]! > number; at--) numbers[at] = numbers[at - 1]!
    numbers[at] = number
  }
}

/** All of it, even where a pipe takes a part only or its reader needs a while. */
function writeAll(target: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(target, bytes, at)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
