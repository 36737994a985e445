/**
 * Who may have what one seeks, or seek what one has: found by concept, without looking at every plan. `complement.ts` then tells what answers what.
 * **Shapes**: eight bytes a holding; asking walks the holders of the concepts above and below those of one plan.
 */
import { ancestorsOf, type Concept } from '../vocabulary/concept.ts'
import { BROADER } from './complement.ts'
import { HIGHEST_CODE } from './lexicon.ts'
import { postings, type Postings } from './postings.ts'
import type { Holding } from './shared.ts'

type Holdings = { readonly has: readonly Holding[]; readonly seeks: readonly Holding[] }

export type NeedIndex = {
  add(place: number, holdings: Holdings): void
  remove(place: number, holdings: Holdings): void
  /** The places that answer a need of these holdings or have one answered, each with at most how much in all: never less than what `answersTo` tells. */
  answering(holdings: Holdings): Map<number, number>
}

export function needIndex(byId: ReadonlyMap<string, Concept>): NeedIndex {
  const numbers = new Map<string, number>()
  const [has, seeks] = [postings(), postings()]
  let below: ReadonlyMap<string, readonly string[]> | undefined

  const isField = (concept: string): boolean => (byId.get(concept)?.broader ?? []).length === 0
  const aboveOf = (concept: string): string[] => ancestorsOf(concept, byId).filter((above) => !isField(above))
  const belowOf = (concept: string): readonly string[] => (isField(concept) ? [] : ((below ??= descendants(byId)).get(concept) ?? []))

  function bagOf(holdings: readonly Holding[]): Map<number, number> {
    const bag = new Map<number, number>()
    for (const { concept, weight } of holdings) {
      const number = numbers.get(concept) ?? numbers.size
      numbers.set(concept, number)
      bag.set(number, Math.max(bag.get(number) ?? 0, Math.min(HIGHEST_CODE, Math.ceil(weight * HIGHEST_CODE))))
    }
    return bag
  }

  const holdersOf = (list: Postings, concept: string): ReturnType<Postings['of']> => {
    const number = numbers.get(concept)
    return number === undefined ? [] : list.of(number)
  }

  return {
    add: (place, holdings) => {
      has.add(place, bagOf(holdings.has))
      seeks.add(place, bagOf(holdings.seeks))
    },
    remove: (place, holdings) => {
      has.remove(place, bagOf(holdings.has))
      seeks.remove(place, bagOf(holdings.seeks))
    },
    answering: (holdings) => {
      const most = new Map<number, number>()
      const raise = (place: number, by: number): void => void most.set(place, (most.get(place) ?? 0) + by)
      for (const need of holdings.seeks) {
        const best = new Map<number, number>()
        for (const [concept, fit] of fitting(need.concept, belowOf(need.concept), aboveOf(need.concept))) {
          for (const [place, code] of holdersOf(has, concept)) best.set(place, Math.max(best.get(place) ?? 0, fit * Math.min(need.weight, code / HIGHEST_CODE)))
        }
        for (const [place, weight] of best) raise(place, weight)
      }
      const offered = new Map<string, { readonly fit: number; readonly weight: number }[]>()
      for (const { concept, weight } of holdings.has) {
        for (const [sought, fit] of fitting(concept, aboveOf(concept), belowOf(concept))) offered.set(sought, [...(offered.get(sought) ?? []), { fit, weight }])
      }
      for (const [sought, offers] of offered) {
        for (const [place, code] of holdersOf(seeks, sought)) raise(place, Math.max(...offers.map(({ fit, weight }) => fit * Math.min(weight, code / HIGHEST_CODE))))
      }
      return most
    },
  }
}

/** The concept itself and what answers in full, then what does by half. */
function fitting(concept: string, full: readonly string[], half: readonly string[]): Map<string, number> {
  return new Map([...half.map((one): [string, number] => [one, BROADER]), ...full.map((one): [string, number] => [one, 1]), [concept, 1]])
}

function descendants(byId: ReadonlyMap<string, Concept>): Map<string, string[]> {
  const below = new Map<string, string[]>()
  for (const concept of byId.keys()) {
    for (const above of ancestorsOf(concept, byId)) {
      const list = below.get(above) ?? []
      below.set(above, list)
      list.push(concept)
    }
  }
  return below
}
