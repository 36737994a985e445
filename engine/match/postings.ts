/**
 * Who has what, with how much: for each feature the places that have it, each with a code of twelve bits, four bytes a posting.
 * **Shapes**: up to 2²⁰ places; 100,000 plans of 650 features are 65 million postings, some 320 MB.
 */
import { HIGHEST_CODE } from './lexicon.ts'

const CODE_BITS = 12
/** A place and a code share 32 bits. */
export const MOST_PLACES = 2 ** 20

export type Postings = {
  add(place: number, bag: ReadonlyMap<number, number>): void
  remove(place: number, bag: ReadonlyMap<number, number>): void
  /** Adds `factor` × the code of each place that has the feature to `scores`. */
  score(feature: number, factor: number, scores: Float64Array): void
  /** Those that have the feature, each with its code. */
  of(feature: number): (readonly [place: number, code: number])[]
}

export function postings(): Postings {
  const lists: Uint32Array[] = []
  const lengths: number[] = []
  return {
    add: (place, bag) => {
      for (const [feature, code] of bag) {
        const length = lengths[feature] ?? 0
        let list = lists[feature]
        if (list === undefined || length === list.length) {
          const longer = new Uint32Array(Math.ceil(length * 1.3) + 2)
          if (list !== undefined) longer.set(list)
          lists[feature] = list = longer
        }
        list[length] = ((place << CODE_BITS) | code) >>> 0
        lengths[feature] = length + 1
      }
    },
    remove: (place, bag) => {
      for (const feature of bag.keys()) {
        const list = lists[feature]
        const last = (lengths[feature] ?? 0) - 1
        const at = list === undefined ? -1 : list.findIndex((posting) => posting >>> CODE_BITS === place)
        if (list === undefined || at < 0 || at > last) continue
        // Order says nothing here: the last one takes the empty place.
        list[at] = list[last] ?? 0
        lengths[feature] = last
      }
    },
    score: (feature, factor, scores) => {
      const list = lists[feature]
      const length = lengths[feature] ?? 0
      if (list === undefined) return
      for (let at = 0; at < length; at++) {
        const posting = list[at] ?? 0
        const place = posting >>> CODE_BITS
        scores[place] = (scores[place] ?? 0) + factor * (posting & HIGHEST_CODE)
      }
    },
    of: (feature) => Array.from(lists[feature]?.subarray(0, lengths[feature] ?? 0) ?? [], (posting) => [posting >>> CODE_BITS, posting & HIGHEST_CODE] as const),
  }
}
