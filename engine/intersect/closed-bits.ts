/**
 * The part of the search for closed sets where rows are bits: bit r of a topic's column says that row r holds it. `BitSearch` has one word a column (at most 32 rows), `ColumnSearch` several.
 *
 * **Shapes**: a node is a span of topics ascending in rank: those in [from, middle) came earlier and only tell what is reached elsewhere, those in [middle, end) are tried.
 * Columns hold the rows of the node's set only; topics that all of them hold are in the set already, topics of too few are gone.
 */
/* oxlint-disable typescript/no-non-null-assertion -- typed arrays are read only between bounds that the code around has just set; a check at each read costs a fifth of the time */
import type { Telling } from './telling.ts'

/** How many bits are set. */
export function ones(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The word whose lowest `rows` bits are set. */
export const allOnes = (rows: number): number => (rows === 32 ? -1 : ((1 << rows) - 1) | 0)

/** At most 32 rows. Callers push a node's topics from `top` on, raise `top`, and search. */
export class BitSearch {
  topic = new Int32Array(512)
  word = new Int32Array(512)
  top = 0
  readonly #telling: Telling
  readonly #minSupport: number

  constructor(telling: Telling, minSupport: number) {
    this.#telling = telling
    this.#minSupport = minSupport
  }

  reserve(wanted: number): void {
    if (this.top + wanted <= this.topic.length) return
    const length = Math.max(this.topic.length * 2, this.top + wanted)
    this.topic = grown(this.topic, length)
    this.word = grown(this.word, length)
  }

  /** Tells every set below the node, not the node's own. */
  search(from: number, middle: number, end: number): void {
    const telling = this.#telling
    const minSupport = this.#minSupport
    for (let at = middle; at < end; at++) {
      const { topic, word } = this
      const rows = word[at]!
      // The nearest first: topics that are alike stand together.
      let before = at - 1
      while (before >= from && (word[before]! & rows) !== rows) before--
      if (before >= from) continue
      const support = ones(rows)
      if (support === minSupport && !telling.needsTopics) {
        telling.tell(support)
        if (telling.ended) return
        continue
      }
      const start = telling.depth
      telling.path[telling.depth++] = topic[at]!
      const grows = support > minSupport
      const base = this.top
      let half = base
      let open = base
      this.reserve(end - from)
      const topics = this.topic
      const words = this.word
      if (grows) {
        for (let other = from; other < at; other++) {
          const shared = words[other]! & rows
          if (ones(shared) >= minSupport) {
            topics[open] = topics[other]!
            words[open++] = shared
          }
        }
        half = open
      }
      for (let other = at + 1; other < end; other++) {
        const shared = words[other]! & rows
        if (shared === rows) telling.path[telling.depth++] = topics[other]!
        else if (grows && ones(shared) >= minSupport) {
          topics[open] = topics[other]!
          words[open++] = shared
        }
      }
      telling.tell(support)
      if (open > half && !telling.ended) {
        this.top = open
        this.search(base, half, open)
        this.top = base
      }
      telling.depth = start
      if (telling.ended) return
    }
  }
}

/** More than 32 rows where topics are dense. Entry e of a node has its column at `base + (e − from) · words`. */
export class ColumnSearch {
  topic = new Int32Array(1024)
  support = new Int32Array(1024)
  top = 0
  cells = new Int32Array(1 << 10)
  cellTop = 0
  readonly #telling: Telling
  readonly #minSupport: number
  readonly #bits: BitSearch
  readonly #bitRows: number
  #rowOf = new Int32Array(1024)

  constructor(telling: Telling, minSupport: number, bits: BitSearch, bitRows: number) {
    this.#telling = telling
    this.#minSupport = minSupport
    this.#bits = bits
    this.#bitRows = bitRows
  }

  reserve(topics: number, words: number): void {
    if (this.top + topics > this.topic.length) {
      const length = Math.max(this.topic.length * 2, this.top + topics)
      this.topic = grown(this.topic, length)
      this.support = grown(this.support, length)
    }
    if (this.cellTop + topics * words > this.cells.length) this.cells = grown(this.cells, Math.max(this.cells.length * 2, this.cellTop + topics * words))
  }

  /** Tells every set below the node, not the node's own. `base` is where the columns begin, `words` how long each is. */
  search(from: number, middle: number, end: number, base: number, words: number): void {
    const telling = this.#telling
    for (let at = middle; at < end; at++) {
      const support = this.support[at]!
      const column = base + (at - from) * words
      if (this.#isReachedElsewhere(from, at, base, words)) continue
      const start = telling.depth
      telling.path[telling.depth++] = this.topic[at]!
      if (support <= this.#bitRows) this.#enterBits(from, at, end, base, words)
      else {
        const rows = Math.ceil(support / 32)
        if (rows * 4 <= words) this.#enterNarrower(from, at, end, base, words, rows)
        else this.#enter(from, at, end, base, words, column)
      }
      telling.depth = start
      if (telling.ended) return
    }
  }

  /** Does a topic before hold all rows of this one? */
  #isReachedElsewhere(from: number, at: number, base: number, words: number): boolean {
    const { cells, support } = this
    const own = base + (at - from) * words
    const least = support[at]!
    for (let before = at - 1; before >= from; before--) {
      if (support[before]! < least) continue
      const other = base + (before - from) * words
      let word = 0
      while (word < words && (cells[own + word]! & ~cells[other + word]!) === 0) word++
      if (word === words) return true
    }
    return false
  }

  #enter(from: number, at: number, end: number, base: number, words: number, column: number): void {
    this.reserve(end - from, words)
    const { topic, support, cells } = this
    const telling = this.#telling
    const own = support[at]!
    const below = this.top
    const belowCells = this.cellTop
    let open = below
    let cell = belowCells
    let half = below
    for (let other = from; other < end; other++) {
      if (other === at) {
        half = open
        continue
      }
      const theirs = base + (other - from) * words
      let many = 0
      for (let word = 0; word < words; word++) {
        const shared = cells[column + word]! & cells[theirs + word]!
        cells[cell + word] = shared
        many += ones(shared)
      }
      if (many === own) telling.path[telling.depth++] = topic[other]!
      else if (many >= this.#minSupport) {
        topic[open] = topic[other]!
        support[open++] = many
        cell += words
      }
    }
    telling.tell(own)
    if (open > half && !telling.ended) this.#below(below, half, open, belowCells, cell, words)
  }

  #below(from: number, middle: number, end: number, base: number, cellEnd: number, words: number): void {
    this.top = end
    this.cellTop = cellEnd
    this.search(from, middle, end, base, words)
    this.top = from
    this.cellTop = base
  }

  /** The rows of a column, in order. */
  #listRows(column: number, words: number): number {
    let many = 0
    if (this.#rowOf.length < words * 32) this.#rowOf = new Int32Array(words * 32)
    for (let word = 0; word < words; word++) {
      for (let left = this.cells[column + word]!; left !== 0; left &= left - 1) this.#rowOf[many++] = word * 32 + 31 - Math.clz32(left & -left)
    }
    return many
  }

  /** Packs the rows of one topic into fewer words. */
  #enterNarrower(from: number, at: number, end: number, base: number, words: number, fewer: number): void {
    this.reserve(end - from, fewer)
    const own = this.#listRows(base + (at - from) * words, words)
    const { topic, support, cells } = this
    const rowOf = this.#rowOf
    const telling = this.#telling
    const below = this.top
    const belowCells = this.cellTop
    let open = below
    let cell = belowCells
    let half = below
    for (let other = from; other < end; other++) {
      if (other === at) {
        half = open
        continue
      }
      const theirs = base + (other - from) * words
      let many = 0
      for (let word = 0, row = 0; word < fewer; word++) {
        let packed = 0
        for (const last = Math.min(own, row + 32); row < last; row++) packed |= ((cells[theirs + (rowOf[row]! >> 5)]! >>> (rowOf[row]! & 31)) & 1) << (row & 31)
        cells[cell + word] = packed
        many += ones(packed)
      }
      if (many === own) telling.path[telling.depth++] = topic[other]!
      else if (many >= this.#minSupport) {
        topic[open] = topic[other]!
        support[open++] = many
        cell += fewer
      }
    }
    telling.tell(own)
    if (open > half && !telling.ended) this.#below(below, half, open, belowCells, cell, fewer)
  }

  /** Packs the rows of one topic into a word. */
  #enterBits(from: number, at: number, end: number, base: number, words: number): void {
    const own = this.#listRows(base + (at - from) * words, words)
    const telling = this.#telling
    if (own === this.#minSupport && !telling.needsTopics) return telling.tell(own)
    const bits = this.#bits
    bits.reserve(end - from)
    const { cells, topic } = this
    const rowOf = this.#rowOf
    const below = bits.top
    let open = below
    let half = below
    for (let other = from; other < end; other++) {
      if (other === at) {
        half = open
        continue
      }
      const theirs = base + (other - from) * words
      let packed = 0
      for (let row = 0; row < own; row++) packed |= ((cells[theirs + (rowOf[row]! >> 5)]! >>> (rowOf[row]! & 31)) & 1) << row
      const many = ones(packed)
      if (many === own) telling.path[telling.depth++] = topic[other]!
      else if (many >= this.#minSupport) {
        bits.topic[open] = topic[other]!
        bits.word[open++] = packed
      }
    }
    telling.tell(own)
    if (open > half && !telling.ended) {
      bits.top = open
      bits.search(below, half, open)
      bits.top = below
    }
  }
}

export function grown(old: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(length)
  next.set(old)
  return next
}
