/**
 * Transaction files (FIMI): a row a line, whole numbers parted by spaces or tabs. Bytes go straight into flat arrays; nothing is made for each number or line.
 * **Shapes**: up to 250 MB and 25 million numbers, which bounds what a search of them takes to some 2 GB. Numbers from 0 to 2^31 − 1, in any order, repeats dropped. Rows without numbers hold nothing and are passed over.
 * **Errors**: the first thing that is no such number, what is packed, too large or empty: one sentence each.
 * **Source**: Goethals & Zaki (2003), FIMI '03: Workshop on frequent itemset mining implementations.
 */
/* oxlint-disable typescript/no-non-null-assertion -- typed arrays are read only between bounds that the code around has just set */
import { open } from 'node:fs/promises'
import type { Rows } from '#engine/intersect'
import { refused, type Refused } from './exit.ts'
import { asRefusal, sizeOf } from './files.ts'
import type { Language } from './words.ts'

/** `items` are the numbers of the file behind those of the rows, ascending too; absent where they are the same. */
export type Transactions = { readonly rows: Rows; readonly items?: Int32Array }

const MOST_BYTES = 250_000_000
const MOST_NUMBERS = 25_000_000
const HIGHEST = 0x7fffffff
const PIECE = 1 << 20
/** So much of a word that is no number is shown to either side. */
const WORD = 16

const TAB = 9
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const SPACE = 32
const ZERO = 48

/** Reads a file, or standard input for “-”, piece by piece. */
export async function readTransactions(path: string, language: Language): Promise<Transactions> {
  const size = path === '-' ? 0 : await sizeOf(path, language)
  const reader = new TransactionReader(path, size, language)
  try {
    const pieces = path === '-' ? (process.stdin as AsyncIterable<Buffer>) : piecesOf(path) // standard input without an encoding yields buffers
    for await (const piece of pieces) reader.take(piece)
  } catch (error) {
    throw asRefusal(error, path, language)
  }
  return reader.end()
}

/** One buffer, filled again and again. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  await using file = await open(path)
  const buffer = new Uint8Array(PIECE)
  for (;;) {
    const { bytesRead } = await file.read(buffer)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}

class TransactionReader {
  readonly #path: string
  readonly #language: Language
  /** Memory that is never touched is never taken, so a generous guess costs nothing. */
  #topics: Int32Array
  #cells = 0
  #starts = new Int32Array(1 << 12)
  #rows = 0
  #bytes = 0
  #line = 1
  #highest = -1
  /** The number under way, −1 between numbers: it may go on in the next piece. */
  #number = -1
  /** The number before it in its row, −1 at the start. */
  #last = -1
  #ascending = true

  constructor(path: string, size: number, language: Language) {
    this.#path = path
    this.#language = language
    this.#expect(size)
    this.#topics = new Int32Array(Math.min(MOST_NUMBERS, (size >> 1) + 1))
  }

  take(piece: Uint8Array): void {
    this.#expect(this.#bytes + piece.length)
    let at = this.#bytes === 0 ? this.#begin(piece) : 0
    let number = this.#number
    for (; at < piece.length; at++) {
      const byte = piece[at]!
      const digit = byte - ZERO
      if (digit >= 0 && digit <= 9) {
        number = number < 0 ? digit : number * 10 + digit
        if (number > HIGHEST) throw this.#notNumber(piece, at, number)
      } else if (byte === SPACE || byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        if (number >= 0) this.#add(number)
        number = -1
        if (byte === SPACE || byte === TAB) continue
        this.#endRow()
        if (byte === LINE_FEED) this.#line++
      } else throw this.#notNumber(piece, at, number)
    }
    this.#number = number
    this.#bytes += piece.length
  }

  end(): Transactions {
    if (this.#number >= 0) this.#add(this.#number)
    this.#endRow()
    if (this.#cells === 0) throw this.#refused('mine.empty')
    const topics = this.#topics.subarray(0, this.#cells)
    const starts = this.#starts.subarray(0, this.#rows + 1)
    // A table by number is fine unless numbers are few and far between.
    if (this.#highest < topics.length * 4 + 65_536) return { rows: { starts, topics, width: this.#highest + 1 } }
    const items = distinct(topics.toSorted())
    for (let at = 0; at < topics.length; at++) topics[at] = placeIn(items, topics[at]!)
    return { rows: { starts, topics, width: items.length }, items }
  }

  #expect(bytes: number): void {
    if (bytes > MOST_BYTES) throw this.#refused('mine.tooLarge', { size: Math.ceil(bytes / 1e6), limit: MOST_BYTES / 1e6 })
  }

  /** Where the numbers begin: after a mark of UTF-8. */
  #begin(piece: Uint8Array): number {
    if (piece[0] === 0x1f && piece[1] === 0x8b) throw this.#refused('mine.packed')
    return piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf ? 3 : 0
  }

  #add(number: number): void {
    if (this.#cells === this.#topics.length) {
      if (this.#cells === MOST_NUMBERS) throw this.#refused('mine.tooMany', { limit: MOST_NUMBERS })
      this.#topics = longer(this.#topics, Math.min(MOST_NUMBERS, this.#cells * 2 + PIECE))
    }
    if (number <= this.#last) this.#ascending = false
    if (number > this.#highest) this.#highest = number
    this.#topics[this.#cells++] = number
    this.#last = number
  }

  #endRow(): void {
    const start = this.#starts[this.#rows]!
    if (this.#cells === start) return
    if (!this.#ascending) {
      const sorted = distinct(this.#topics.subarray(start, this.#cells).toSorted())
      this.#topics.set(sorted, start)
      this.#cells = start + sorted.length
    }
    this.#rows++
    if (this.#rows === this.#starts.length) this.#starts = longer(this.#starts, this.#rows * 2)
    this.#starts[this.#rows] = this.#cells
    this.#last = -1
    this.#ascending = true
  }

  /** The word around a byte that belongs to no number, as far as it is at hand and fits a sentence. */
  #notNumber(piece: Uint8Array, at: number, number: number): Refused {
    let begin = at
    while (begin > Math.max(0, at - WORD) && piece[begin - 1]! > SPACE) begin--
    let end = at + 1
    while (end < Math.min(piece.length, at + WORD) && piece[end]! > SPACE) end++
    const before = at === 0 && number >= 0 ? String(number) : ''
    return this.#refused('mine.notNumber', { line: this.#line, word: before + new TextDecoder().decode(piece.subarray(begin, end)), highest: HIGHEST })
  }

  #refused(key: 'mine.tooLarge' | 'mine.tooMany' | 'mine.empty' | 'mine.packed' | 'mine.notNumber', facts: Readonly<Record<string, string | number>> = {}): Refused {
    return refused(this.#language, key, { path: this.#path, ...facts })
  }
}

/** Drops repeats from ascending numbers, in their place. */
function distinct(sorted: Int32Array): Int32Array {
  let kept = 0
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[kept - 1]) sorted[kept++] = sorted[at]!
  return sorted.subarray(0, kept)
}

/** Where a number stands among ascending ones, all of which it is one of. */
function placeIn(sorted: Int32Array, number: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < number) low = middle + 1
    else high = middle
  }
  return low
}

function longer(old: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(length)
  next.set(old)
  return next
}
