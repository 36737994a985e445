/**
 * All closed sets of a relation: every maximal set of topics with the maximal set of organisations that share it (formal concepts; closed itemsets).
 *
 * **Method**: prefix-preserving closure extension (LCM) with occurrence deliver, topics recoded rare-first; a branch of at most 32 rows is searched as bits, one word a topic.
 * No set is kept to find duplicates: each is reached on exactly one path. Few organisations need no transposition: they are bits from the start.
 * **Shapes**: rows of ascending topics in, up to 10^6 rows and 10^7 cells; sets go to `visit` one by one. Memory: some 16 bytes a cell.
 * **Cost**: about the number of closed sets times the cells of the rows that share them.
 * **Source**: Uno, Kiyomi, Arimura (2004), LCM ver. 2: Efficient mining algorithms for frequent/closed/maximal itemsets; Ganter & Wille (1999), Formal Concept Analysis.
 */
/* oxlint-disable typescript/no-non-null-assertion -- typed arrays are read only between bounds that the code around has just set; a check at each read costs a fifth of the time */
import { allOnes, BitSearch, ColumnSearch, grown, ones } from './closed-bits.ts'
import type { Rows } from './rows.ts'
import { Telling } from './telling.ts'

export type ClosedOptions = {
  /** At least so many organisations (1 or more). */
  readonly minSupport: number
  /** At least so many topics; 1 where absent. */
  readonly minSize?: number
  /** Ends the search after so many sets; all where absent. */
  readonly most?: number
  /** A branch of at most so many rows is searched as bits (0 to 32; 32 where absent): a switch for measuring, without effect on the answer. */
  readonly bitRows?: number
  /** A larger branch is searched as columns of bits where at least this share of its cells is filled (.1 where absent): a switch likewise. */
  readonly dense?: number
  /** Hears how far the search is: topics tried at the root, of how many; after each of them, and after each 2^18 sets. */
  readonly progress?: (tried: number, topics: number, sets: number) => void
  /** Hears each set: the first `size` of `topics` (in no order; to be read or sorted in place, valid during the call only) and how many rows hold them. */
  readonly visit?: (topics: Int32Array, size: number, support: number) => void
}

export type ClosedCount = {
  /** How many sets were told. */
  readonly sets: number
  /** False where `most` ended the search. */
  readonly complete: boolean
}

/** Tells every closed set of at least `minSize` topics and `minSupport` rows once; the empty set is none. */
export function closedSets(relation: Rows, { minSupport, bitRows = 32, dense = 0.1, ...tellingOptions }: ClosedOptions): ClosedCount {
  const { names, arena: begun, floor: firstBucket } = recode(relation, minSupport)
  const telling = new Telling(names, tellingOptions)
  const bits = new BitSearch(telling, minSupport)
  const columns = new ColumnSearch(telling, minSupport, bits, bitRows)
  const { path, needsTopics } = telling

  // A node of the search is a span of `arena`: its rows without the topics of its set, ascending, each ended by −1; before them its buckets (topic, how many, the places of that topic in the rows).
  let arena = begun
  let top = begun.length
  const reserve = (wanted: number): void => {
    if (top + wanted > arena.length) arena = grown(arena, Math.max(Math.ceil(arena.length * 1.5), top + wanted))
  }

  // By topic; all zero between uses but `place`.
  const count = new Int32Array(names.length)
  const place = new Int32Array(names.length)
  // One more than there are topics: counting writes a topic before it knows whether it is new, because a branch there is guessed wrong too often (a fifth of the time).
  const touched = new Int32Array(names.length + 1)
  // By row of the branch under way.
  const cursor = new Int32Array(relation.starts.length)

  /** Do all rows hold a topic before these places? Then their set is reached elsewhere. The nearest topics come first: rows that hold much in common answer at once. */
  const isReachedElsewhere = (first: number, last: number): boolean => {
    const cell = arena
    for (let bucket = first, row = 0; bucket < last; bucket++, row++) cursor[row] = cell[bucket]! - 1
    const rows = last - first
    for (let at = cursor[0]!, topic = cell[at]!; topic >= 0; topic = cell[--at]!) {
      let row = 1
      for (; row < rows; row++) {
        let other = cursor[row]!
        while (cell[other]! > topic) other--
        cursor[row] = other
        if (cell[other] !== topic) break
      }
      if (row === rows) return true
    }
    return false
  }

  /** Tries the sets that the topic of each bucket makes. */
  const expand = (floor: number, ceiling: number): void => {
    for (let head = floor; head < ceiling && !telling.ended; ) {
      const first = head + 2
      const last = first + arena[head + 1]!
      if (!isReachedElsewhere(first, last)) enter(arena[head]!, first, last)
      head = last
    }
  }

  /** The rows at the places [first, last) share `topic` and whatever else all of them hold: tells this set and searches below it. */
  const enter = (topic: number, first: number, last: number): void => {
    const support = last - first
    if (support === minSupport && !needsTopics) return telling.tell(support)
    const start = telling.depth
    path[telling.depth++] = topic
    if (support <= bitRows) enterBits(first, last)
    else enterRows(first, last)
    telling.depth = start
  }

  const enterRows = (first: number, last: number): void => {
    const support = last - first
    const cell = arena
    let kinds = 0
    for (let bucket = first; bucket < last; bucket++) {
      for (let at = cell[bucket]! + 1, topic = cell[at]!; topic >= 0; topic = cell[++at]!) {
        const before = count[topic]!
        touched[kinds] = topic
        kinds += (before - 1) >>> 31
        count[topic] = before + 1
      }
    }
    let later = 0
    let placed = 0
    for (let kind = 0; kind < kinds; kind++) {
      const topic = touched[kind]!
      if (count[topic]! >= minSupport && count[topic] !== support) {
        placed += count[topic]!
        touched[later++] = topic
        continue
      }
      if (count[topic] === support) path[telling.depth++] = topic
      count[topic] = 0
    }
    telling.tell(support)
    if (later === 0 || support === minSupport || telling.ended) return forget(later)
    kinds = later
    for (let bucket = first; bucket < last; bucket++) {
      for (let at = cell[bucket]! - 1, topic = cell[at]!; topic >= 0; topic = cell[--at]!) {
        const before = count[topic]!
        touched[kinds] = topic
        kinds += (before - 1) >>> 31
        count[topic] = before + 1
      }
    }
    let kept = later
    let earlier = 0
    for (let kind = later; kind < kinds; kind++) {
      const topic = touched[kind]!
      if (count[topic]! >= minSupport) {
        earlier += count[topic]!
        touched[kept++] = topic
      } else count[topic] = 0
    }
    if (placed + earlier >= dense * support * kept) expandColumns(first, last, later, kept)
    else expandRows(first, last, later, kept, placed * 2 + earlier)
  }

  const forget = (kinds: number): void => {
    for (let kind = 0; kind < kinds; kind++) count[touched[kind]!] = 0
  }

  const expandRows = (first: number, last: number, later: number, kept: number, cells: number): void => {
    const base = top
    reserve(cells + later * 2 + (last - first) + 1)
    const cell = arena
    let end = base
    for (let kind = 0; kind < later; kind++) {
      const topic = touched[kind]!
      cell[end] = topic
      cell[end + 1] = count[topic]!
      place[topic] = end + 2
      end += count[topic]! + 2
    }
    const ceiling = end
    cell[end++] = -1
    for (let bucket = first; bucket < last; bucket++) {
      let at = cell[bucket]!
      // A row without later topics belongs to no set below.
      let next = at + 1
      while (cell[next]! >= 0 && count[cell[next]!] === 0) next++
      if (cell[next]! < 0) continue
      while (cell[at - 1]! >= 0) at--
      for (const middle = cell[bucket]!; at < middle; at++) if (count[cell[at]!]! > 0) cell[end++] = cell[at]!
      for (let topic = cell[next]!; topic >= 0; topic = cell[++next]!) {
        if (count[topic] === 0) continue
        cell[place[topic]!++] = end
        cell[end++] = topic
      }
      cell[end++] = -1
    }
    forget(kept)
    top = end
    expand(base, ceiling)
    top = base
  }

  const expandColumns = (first: number, last: number, later: number, kept: number): void => {
    const words = (last - first + 31) >> 5
    columns.reserve(kept, words)
    const from = columns.top
    const base = columns.cellTop
    const inOrder = touched.subarray(0, kept).toSorted()
    const target = columns.cells
    target.fill(0, base, base + kept * words)
    for (let kind = 0; kind < kept; kind++) {
      const topic = inOrder[kind]!
      columns.topic[from + kind] = topic
      columns.support[from + kind] = count[topic]!
      place[topic] = base + kind * words
    }
    for (let bucket = first, row = 0; bucket < last; bucket++, row++) {
      const word = row >> 5
      const bit = 1 << (row & 31)
      let at = arena[bucket]!
      while (arena[at - 1]! >= 0) at--
      for (let topic = arena[at]!; topic >= 0; topic = arena[++at]!) if (count[topic]! > 0) target[place[topic]! + word]! |= bit
    }
    forget(kept)
    columns.top += kept
    columns.cellTop += kept * words
    columns.search(from, from + kept - later, from + kept, base, words)
    columns.top = from
    columns.cellTop = base
  }

  const enterBits = (first: number, last: number): void => {
    const support = last - first
    const full = allOnes(support)
    const cell = arena
    let kinds = 0
    for (let bucket = first, bit = 1; bucket < last; bucket++, bit <<= 1) {
      for (let at = cell[bucket]! + 1, topic = cell[at]!; topic >= 0; topic = cell[++at]!) {
        const before = count[topic]!
        touched[kinds] = topic
        kinds += ((before | -before) >>> 31) ^ 1
        count[topic] = before | bit
      }
    }
    let later = 0
    for (let kind = 0; kind < kinds; kind++) {
      const topic = touched[kind]!
      if (count[topic] === full) path[telling.depth++] = topic
      else if (ones(count[topic]!) >= minSupport) {
        touched[later++] = topic
        continue
      }
      count[topic] = 0
    }
    telling.tell(support)
    if (later === 0 || support === minSupport || telling.ended) return forget(later)
    kinds = later
    for (let bucket = first, bit = 1; bucket < last; bucket++, bit <<= 1) {
      for (let at = cell[bucket]! - 1, topic = cell[at]!; topic >= 0; topic = cell[--at]!) {
        const before = count[topic]!
        touched[kinds] = topic
        kinds += ((before | -before) >>> 31) ^ 1
        count[topic] = before | bit
      }
    }
    bits.reserve(kinds)
    const from = bits.top
    let end = from
    for (let kind = later; kind < kinds; kind++) {
      const topic = touched[kind]!
      if (ones(count[topic]!) >= minSupport) {
        bits.topic[end] = topic
        bits.word[end++] = count[topic]!
      }
      count[topic] = 0
    }
    const middle = end
    // Few are sorted best by insertion; many would take the square of their number.
    if (later > 64) touched.set(touched.subarray(0, later).toSorted())
    for (let kind = 0; kind < later; kind++) {
      const topic = touched[kind]!
      let at = end++
      for (; at > middle && bits.topic[at - 1]! > topic; at--) {
        bits.topic[at] = bits.topic[at - 1]!
        bits.word[at] = bits.word[at - 1]!
      }
      bits.topic[at] = topic
      bits.word[at] = count[topic]!
      count[topic] = 0
    }
    bits.top = end
    bits.search(from, middle, end)
    bits.top = from
  }

  for (let topic = 0, head = firstBucket; topic < names.length && !telling.ended; topic++) {
    telling.begin(topic)
    const next = head + 2 + arena[head + 1]!
    expand(head, next)
    head = next
  }
  return { sets: telling.sets, complete: !telling.ended }
}

/** The root: topics of enough rows, the rarest first; the rows in these numbers, then the buckets from `floor` on. */
function recode({ starts, topics, width }: Rows, minSupport: number): { names: Int32Array<ArrayBuffer>; arena: Int32Array<ArrayBuffer>; floor: number } {
  const degree = new Int32Array(width)
  for (let at = 0; at < topics.length; at++) degree[topics[at]!]!++
  const names = Int32Array.from(degree.keys()).filter((topic) => degree[topic]! >= minSupport).toSorted((a, b) => degree[a]! - degree[b]! || a - b)
  const rank = new Int32Array(width).fill(-1)
  names.forEach((topic, at) => (rank[topic] = at))
  const height = starts.length - 1
  const ends = new Int32Array(height)
  let floor = 1
  let kept = 0
  for (let row = 0; row < height; row++) {
    ends[row] = floor
    for (let at = starts[row]!; at < starts[row + 1]!; at++) if (rank[topics[at]!]! >= 0) floor++
    if (floor > ends[row]!) kept += floor++ - ends[row]!
  }
  const arena = new Int32Array(floor + kept + names.length * 2).fill(-1, 0, floor)
  // Holders of each topic first, in its bucket; then, walking the topics in order, each holder becomes the place it gets in its row.
  const place = new Int32Array(names.length)
  for (let topic = 0, at = floor; topic < names.length; topic++) {
    const many = degree[names[topic]!]!
    arena[at] = topic
    arena[at + 1] = many
    place[topic] = at + 2
    at += many + 2
  }
  for (let row = 0; row < height; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const topic = rank[topics[at]!]!
      if (topic >= 0) arena[place[topic]!++] = row
    }
  }
  for (let topic = 0, at = floor + 2; topic < names.length; topic++, at += 2) {
    for (; at < place[topic]!; at++) {
      const row = arena[at]!
      arena[at] = ends[row]!
      arena[ends[row]!++] = topic
    }
  }
  return { names, arena, floor }
}
