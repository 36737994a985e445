/**
 * Which of many texts share wording: every shingle of every text with those that hold it. What more than ten texts hold is the wording of a form and brings nobody together; it is only counted.
 *
 * **Shapes**: 16 bytes a shingle, in pages, so that growing copies nothing: 400 MB for 100,000 texts of 250 words. Adding, taking away and asking walk the shingles of one text.
 * A form that falls back to ten holders is looked for in all texts again: rare, some .1 s for each 10,000 texts.
 */
import { FEWEST, FORM } from './copied.ts'

/** A text's shingles, each once. */
type Names = Iterable<number>

export type ShingleIndex = {
  /** Whose other pairs are no longer what they were: a shingle of theirs became a form by this text, or is none without it. */
  add(text: number, names: Names): ReadonlySet<number>
  /** `all` tells the other texts' shingles, where a form has to be looked for. */
  remove(text: number, names: Names, all: () => Iterable<readonly [number, Names]>): ReadonlySet<number>
  /** The other texts that share at least thirteen shingles with this one. */
  sharing(text: number, names: Names): number[]
}

const PAGE_BITS = 16
const PAGE = 2 ** PAGE_BITS
const FIRST_BITS = 10
const NONE = -1

/** Puts a value in its page. */
function put(pages: readonly (Float64Array | Int32Array)[], entry: number, value: number): void {
  const page = pages[entry >>> PAGE_BITS]
  if (page !== undefined) page[entry % PAGE] = value
}

export function shingleIndex(): ShingleIndex {
  /** Entries are chained by their bucket: the shingle, its text, the next entry. */
  const [shingles, texts, nexts] = [[] as Float64Array[], [] as Int32Array[], [] as Int32Array[]]
  let heads = new Int32Array(2 ** FIRST_BITS).fill(NONE)
  let [entries, used, free] = [0, 0, NONE]
  const forms = new Map<number, number>()

  const bucketOf = (name: number): number => name % heads.length
  const shingleAt = (entry: number): number => shingles[entry >>> PAGE_BITS]?.[entry % PAGE] ?? 0
  const textAt = (entry: number): number => texts[entry >>> PAGE_BITS]?.[entry % PAGE] ?? NONE
  const nextOf = (entry: number): number => nexts[entry >>> PAGE_BITS]?.[entry % PAGE] ?? NONE

  function enter(name: number, text: number): void {
    let entry = free
    if (entry === NONE) {
      entry = entries++
      if (entry % PAGE === 0) {
        shingles.push(new Float64Array(PAGE))
        texts.push(new Int32Array(PAGE))
        nexts.push(new Int32Array(PAGE))
      }
    } else free = nextOf(entry)
    put(shingles, entry, name)
    put(texts, entry, text)
    chain(entry)
    if (++used > heads.length * 2) widen()
  }

  function chain(entry: number): void {
    const bucket = bucketOf(shingleAt(entry))
    put(nexts, entry, heads[bucket] ?? NONE)
    heads[bucket] = entry
  }

  function widen(): void {
    const before = heads
    heads = new Int32Array(before.length * 4).fill(NONE)
    for (const head of before) {
      for (let entry = head; entry !== NONE; ) {
        const next = nextOf(entry)
        chain(entry)
        entry = next
      }
    }
  }

  /** Takes out the entries of a shingle, of one text or of all. */
  function leave(name: number, text?: number): void {
    const bucket = bucketOf(name)
    let before = NONE
    for (let entry = heads[bucket] ?? NONE; entry !== NONE; ) {
      const next = nextOf(entry)
      if (shingleAt(entry) === name && (text === undefined || textAt(entry) === text)) {
        if (before === NONE) heads[bucket] = next
        else put(nexts, before, next)
        put(nexts, entry, free)
        free = entry
        used--
      } else before = entry
      entry = next
    }
  }

  function holdersOf(name: number): number[] {
    const holders: number[] = []
    for (let entry = heads[bucketOf(name)] ?? NONE; entry !== NONE; entry = nextOf(entry)) if (shingleAt(entry) === name) holders.push(textAt(entry))
    return holders
  }

  return {
    add: (text, names) => {
      const touched = new Set<number>()
      for (const name of names) {
        const many = forms.get(name)
        if (many !== undefined) {
          forms.set(name, many + 1)
          continue
        }
        const holders = holdersOf(name)
        if (holders.length < FORM) {
          enter(name, text)
          continue
        }
        leave(name)
        forms.set(name, holders.length + 1)
        for (const holder of holders) touched.add(holder)
      }
      return touched
    },
    remove: (text, names, all) => {
      const fallen = new Set<number>()
      for (const name of names) {
        const many = forms.get(name)
        if (many === undefined) leave(name, text)
        else if (many - 1 > FORM) forms.set(name, many - 1)
        else {
          forms.delete(name)
          fallen.add(name)
        }
      }
      const touched = new Set<number>()
      if (fallen.size === 0) return touched
      for (const [other, theirs] of all()) {
        for (const name of theirs) {
          if (!fallen.has(name)) continue
          enter(name, other)
          touched.add(other)
        }
      }
      return touched
    },
    sharing: (text, names) => {
      const shared = new Map<number, number>()
      for (const name of names) for (const other of holdersOf(name)) if (other !== text) shared.set(other, (shared.get(other) ?? 0) + 1)
      return [...shared].filter(([, count]) => count >= FEWEST).map(([other]) => other)
    },
  }
}
