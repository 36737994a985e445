/**
 * The closed sets after one organisation changed its topics, without computing all of them again.
 *
 * **Method**: a closed set is touched only if it lies within the organisation's old or its new row. What all *others* share within these two rows is a small search; cut down to a row, their closed sets are those the organisation has a part in.
 * A set within both rows can only become closed or cease to be; a set within one gains or loses a holder, and is closed without the organisation if the others share nothing more.
 * **Shapes**: cost is the holders of the row's topics and the sets within it: about a millisecond for 20,000 × 3,000. Only rows and columns are kept, no lattice.
 */
/* oxlint-disable typescript/no-non-null-assertion -- arrays are read only between bounds that the code around has just set */
import { closedSets } from './closed.ts'

export type Touched = {
  /** Ascending. */
  readonly topics: readonly number[]
  /** Organisations that held them before and hold them now; 0 where the set was not closed, or of too few. */
  readonly before: number
  readonly now: number
}

type Counted = { readonly topics: readonly number[]; readonly support: number }

export class LiveRelation {
  readonly #rows: (readonly number[])[]
  /** Holders of each topic, in no order. */
  readonly #columns: number[][]
  /** How many topics of a row an organisation shares; zero between uses. */
  #shared: Int32Array

  /** In: the topics of each organisation, ascending, each once, below `width`. */
  constructor(rows: readonly (readonly number[])[], width: number) {
    this.#rows = [...rows]
    this.#columns = Array.from({ length: width }, () => [])
    this.#shared = new Int32Array(rows.length)
    rows.forEach((row, organisation) => row.forEach((topic) => this.#columns[topic]?.push(organisation)))
  }

  /** Gives an organisation new topics (ascending, each once, of known width; the number after the last is a new organisation). Out: every closed set of at least `minSupport` that is new, gone, or held by another number, in no order. */
  replace(organisation: number, topics: readonly number[], minSupport: number): Touched[] {
    const old = this.#rows[organisation] ?? []
    for (const topic of old) this.#leave(topic, organisation)
    const others = this.#sharedByOthers([...new Set([...old, ...topics])].toSorted((a, b) => a - b), minSupport - 1)
    const before = within(old, others, minSupport)
    const now = within(topics, others, minSupport)
    const touched: Touched[] = []
    const compare = (one: ReadonlyMap<string, Counted>, other: ReadonlyMap<string, Counted>, otherRow: readonly number[], put: (set: Counted, without: number) => void): void => {
      for (const [key, set] of one) if (!other.has(key)) put(set, set.topics.every((topic) => otherRow.includes(topic)) ? 0 : this.#closedSupport(set.topics, set.support - 1, minSupport))
    }
    compare(before, now, topics, (set, without) => touched.push({ topics: set.topics, before: set.support, now: without }))
    compare(now, before, old, (set, without) => touched.push({ topics: set.topics, before: without, now: set.support }))
    for (const topic of topics) this.#columns[topic]?.push(organisation)
    this.#rows[organisation] = topics
    return touched
  }

  #leave(topic: number, organisation: number): void {
    const column = this.#columns[topic] ?? []
    column[column.indexOf(organisation)] = column.at(-1) ?? 0
    column.pop()
  }

  /** The closed sets of all other rows cut down to these topics. */
  #sharedByOthers(topics: readonly number[], minSupport: number): Counted[] {
    if (this.#shared.length < this.#rows.length) this.#shared = new Int32Array(this.#rows.length * 2)
    const shared = this.#shared
    const columns = topics.map((topic) => this.#columns[topic] ?? [])
    for (const column of columns) for (const holder of column) shared[holder]!++
    // Who shares a single topic adds to the count of that topic only: most do, and none of them enters the search. The others get a number, kept below zero.
    const alone = new Set<number>()
    const ends = [0]
    columns.forEach((column, at) => {
      for (const holder of column) {
        if (shared[holder] === 1) alone.add(at)
        else if (shared[holder]! > 1) {
          ends.push(ends.at(-1)! + shared[holder]!)
          shared[holder] = 1 - ends.length
        }
      }
    })
    const starts = Int32Array.from(ends)
    const cut = new Int32Array(starts.at(-1)!)
    columns.forEach((column, at) => {
      for (const holder of column) if (shared[holder]! < 0) cut[ends[-shared[holder]! - 1]!++] = at
    })
    for (const column of columns) for (const holder of column) shared[holder] = 0
    const sets: Counted[] = []
    closedSets({ starts, topics: cut, width: topics.length }, {
      minSupport: Math.max(1, minSupport),
      visit: (places, size, support) => {
        if (size === 1) alone.add(places[0] ?? 0)
        else sets.push({ topics: Array.from(places.subarray(0, size), (at) => topics[at] ?? 0).toSorted((a, b) => a - b), support })
      },
    })
    for (const at of alone) sets.push({ topics: [topics[at] ?? 0], support: columns[at]?.length ?? 0 })
    return sets
  }

  /** `support` if the holders but the one that has left share exactly these topics and are enough; else 0. */
  #closedSupport(set: readonly number[], support: number, minSupport: number): number {
    if (support < minSupport) return 0
    const rarest = set.map((topic) => this.#columns[topic] ?? []).reduce((a, b) => (b.length < a.length ? b : a))
    let shared: readonly number[] | undefined
    for (const holder of rarest) {
      const row = this.#rows[holder] ?? []
      if (!set.every((topic) => row.includes(topic))) continue
      shared = shared === undefined ? row : shared.filter((topic) => row.includes(topic))
      if (shared.length === set.length) return support
    }
    return 0
  }
}

/** The closed sets that a holder of this row has a part in: what others share, cut down to it, and the row itself. */
function within(row: readonly number[], others: readonly Counted[], minSupport: number): Map<string, Counted> {
  const sets = new Map<string, Counted>()
  const put = (topics: readonly number[], support: number): void => {
    const key = topics.join(' ')
    if (topics.length > 0 && support >= minSupport && support > (sets.get(key)?.support ?? 0)) sets.set(key, { topics, support })
  }
  put(row, 1)
  for (const { topics, support } of others) put(topics.filter((topic) => row.includes(topic)), support + 1)
  return sets
}
