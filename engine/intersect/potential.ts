/**
 * Innovation potential: which intersections promise most, from parts that stay visible. No magic number: each part ranks the intersections for itself, the potential is the mean of the ranks, and how sure the place is, is said.
 *
 * | part | what | standing |
 * |---|---|---|
 * | surprise | powers of ten beyond the threshold, with independent evidence | validated: planted intersections are found, shuffled ones are not |
 * | emergence | how soon pairs of its topics that no unit combines yet will be combined, the mean | validated: predicts later pairs of Horizon Europe |
 * | novelty | how atypical its combinations are (minus the 10th percentile of z) | literature: Uzzi et al. 2013; not validated for clusters |
 * | fit | 4 · s · (1 − s), s the likeness of the members' other topics: neither strangers nor twins | literature: Nooteboom et al. 2007; the curve is opinion |
 * | complementarity | share of ordered pairs of members where one seeks what the other has | opinion |
 * | evidence | evidence units that show it, as log | opinion: more is better |
 *
 * A place is told with an interval: evidence units are drawn anew (bootstrap), and surprise, novelty and evidence with them; 90 % of the places lie inside.
 * A fatal weakness cannot be averaged away: what stands on one source comes after all that does not.
 * **Shapes**: some dozens of intersections; cost is resamples × their cells. Chance is seeded: the same input gives the same interval.
 * **Source**: rank aggregation by mean rank (Borda); bootstrap of ranks: Goldstein & Spiegelhalter (1996), Hall & Miller (2009).
 */
import { countTogether } from './cooccurrence.ts'
import { emergenceOf } from './emergence.ts'
import { chanceOf, noveltyOf } from './novelty.ts'
import { evidenceOf } from './independent.ts'
import type { Reading } from './relation.ts'
import { seeded } from './seeded.ts'

type PartName = 'surprise' | 'emergence' | 'novelty' | 'fit' | 'complementarity' | 'evidence'

type Standing = 'validated' | 'literature' | 'opinion'

const STANDING: Record<PartName, Standing> = { surprise: 'validated', emergence: 'validated', novelty: 'literature', fit: 'literature', complementarity: 'opinion', evidence: 'opinion' }

export type Part = {
  readonly name: PartName
  /** Whether it was validated on data, is taken from literature, or is opinion. */
  readonly standing: Standing
  /** In its own unit; undefined where there was too little to judge: it then counts as the middle. */
  readonly value: number | undefined
  /** Share of the other intersections that it is above, ties half: 0 to 1. */
  readonly above: number
}

export type Potential = {
  readonly parts: readonly Part[]
  /** Mean of `above` over the parts. */
  readonly mean: number
  /** 1 is first; and where 90 % of the resampled places lie. */
  readonly place: number
  readonly from: number
  readonly to: number
  /** Parts that could be judged, of all. */
  readonly judged: number
  readonly weakness?: 'one-source'
}

export type Promising = {
  readonly organisations: readonly number[]
  readonly topics: readonly number[]
  /** Its surprise if only these evidence units were there. */
  readonly surpriseWith: (isThere: (unit: number) => boolean) => number
}

const RESAMPLES = 40
const SEED = 20110610
const PARTS: readonly PartName[] = ['surprise', 'emergence', 'novelty', 'fit', 'complementarity', 'evidence']

/** The potential of each intersection among the others, in their order. `seeks`: the topics each organisation seeks. */
export function potentialsOf(reading: Reading, intersections: readonly Promising[], seeks: readonly ReadonlySet<number>[]): Potential[] {
  const units = unitsOf(reading)
  const cooccurrence = countTogether(units.map((unit) => [...unit]))
  const emergence = emergenceOf(cooccurrence)
  const novelty = noveltyOf(cooccurrence)
  const chance = chanceOf(cooccurrence)
  /** The pair that shows how atypical a set is: the units that hold both, and what chance would do. */
  const pairAt = (pair: { readonly a: number; readonly b: number; readonly expected: number } | undefined): { units: number[]; expected: number; deviation: number } | undefined =>
    pair && { units: units.flatMap((unit, at) => (unit.has(pair.a) && unit.has(pair.b) ? [at] : [])), expected: pair.expected, deviation: Math.sqrt(chance(pair.a, pair.b).variance) }
  const grounds = intersections.map((one) => {
    const topics = reading.withoutImplied(one.topics)
    const fresh = pairsOf(topics).flatMap(([a, b]) => emergence(a, b) ?? [])
    return {
      one,
      evidence: [...new Set(evidenceOf(reading, one.organisations, topics).flat())],
      atypical: pairAt(novelty(topics).atypical),
      fixed: { emergence: fresh.length === 0 ? undefined : mean(fresh), fit: fitOf(reading, one), complementarity: complementarityOf(reading, one, seeks) },
    }
  })
  /** All parts where each unit stands there so many times. */
  const partsWith = (times: (unit: number) => number): Record<PartName, number | undefined>[] => {
    const total = (list: readonly number[]): number => list.reduce((sum, unit) => sum + times(unit), 0)
    return grounds.map(({ one, evidence, atypical, fixed }) => ({
      ...fixed,
      surprise: one.surpriseWith((unit) => times(unit) > 0),
      novelty: atypical === undefined ? undefined : (atypical.expected - total(atypical.units)) / atypical.deviation,
      evidence: Math.log2(1 + total(evidence)),
    }))
  }
  const weak = grounds.map(({ evidence }) => evidence.length < 2)
  const found = partsWith(() => 1)
  const above = abovesOf(found)
  const places = placesOf(above, weak)
  const draw = seeded(SEED)
  const drawn = grounds.map((): number[] => [])
  for (let sample = 0; sample < RESAMPLES; sample++) {
    const times = new Uint16Array(units.length)
    for (let unit = 0; unit < units.length; unit++) {
      const one = Math.floor(draw() * units.length)
      times[one] = (times[one] ?? 0) + 1
    }
    placesOf(abovesOf(partsWith((unit) => times[unit] ?? 0)), weak).forEach((place, at) => drawn[at]?.push(place))
  }
  return grounds.map((_, at): Potential => {
    const list = (drawn[at] ?? []).toSorted((a, b) => a - b)
    const place = places[at] ?? 0
    const parts = PARTS.map((name): Part => ({ name, standing: STANDING[name], value: found[at]?.[name], above: above[at]?.[name] ?? 0.5 }))
    return {
      parts,
      mean: mean(parts.map((part) => part.above)),
      place,
      from: Math.min(place, list[Math.floor(RESAMPLES * 0.05)] ?? place),
      to: Math.max(place, list[Math.ceil(RESAMPLES * 0.95) - 1] ?? place),
      judged: parts.filter((part) => part.value !== undefined).length,
      ...(weak[at] === true ? { weakness: 'one-source' as const } : {}),
    }
  })
}

/** The topics each evidence unit shows, whoever owes it to it. */
function unitsOf(reading: Reading): Set<number>[] {
  const units: Set<number>[] = []
  for (let organisation = 0; organisation < reading.height; organisation++) {
    for (const topic of reading.topicsOf(organisation)) for (const unit of reading.unitsOf(organisation, topic)) (units[unit] ??= new Set()).add(topic)
  }
  return units
}

/** 4 · s · (1 − s), s the mean likeness (Jaccard) of the members' topics outside the intersection. */
function fitOf(reading: Reading, { organisations, topics }: Promising): number {
  const inside = new Set(topics)
  const others = organisations.map((organisation) => new Set([...reading.topicsOf(organisation)].filter((topic) => !inside.has(topic))))
  const likeness = mean(
    pairsOf(others).map(([a, b]) => {
      const common = [...a].filter((topic) => b.has(topic)).length
      return common / Math.max(1, a.size + b.size - common)
    }),
  )
  return 4 * likeness * (1 - likeness)
}

/** Undefined where no member says what it seeks. */
function complementarityOf(reading: Reading, { organisations }: Promising, seeks: readonly ReadonlySet<number>[]): number | undefined {
  if (organisations.every((organisation) => (seeks[organisation]?.size ?? 0) === 0)) return undefined
  const answers = (seeker: number, other: number): boolean => [...(seeks[seeker] ?? [])].some((topic) => !reading.holds(seeker, topic) && reading.holds(other, topic))
  return mean(pairsOf(organisations).flatMap(([a, b]) => [answers(a, b) ? 1 : 0, answers(b, a) ? 1 : 0]))
}

/** For each intersection and part the share of the others below it; what is unknown counts as the middle, and among others not at all. */
function abovesOf(rows: readonly Record<PartName, number | undefined>[]): Record<PartName, number>[] {
  const columns = PARTS.map((name) => {
    const values = rows.map((row) => row[name])
    const known = values.filter((value) => value !== undefined).toSorted((a, b) => a - b)
    return values.map((value) => {
      if (value === undefined || known.length < 2) return 0.5
      return ((firstAbove(known, value, false) + firstAbove(known, value, true) - 1) / 2) / (known.length - 1)
    })
  })
  return rows.map((_, at) => Object.fromEntries(PARTS.map((name, part) => [name, columns[part]?.[at] ?? 0.5])) as Record<PartName, number>) // every part is a key
}

/** How many of ascending numbers are below (or, with `including`, not above) a value. */
function firstAbove(ascending: readonly number[], value: number, including: boolean): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    const here = ascending[middle] ?? 0
    if (here < value || (including && here === value)) low = middle + 1
    else high = middle
  }
  return low
}

/** Places from 1: the sound before the weak, then by mean; equals in the order they came. */
function placesOf(above: readonly Record<PartName, number>[], weak: readonly boolean[]): number[] {
  const score = above.map((row) => mean(PARTS.map((name) => row[name])))
  const order = above.map((_, at) => at).toSorted((a, b) => Number(weak[a] ?? false) - Number(weak[b] ?? false) || (score[b] ?? 0) - (score[a] ?? 0) || a - b)
  const places = order.map(() => 0)
  order.forEach((at, place) => (places[at] = place + 1))
  return places
}

const pairsOf = <T>(list: readonly T[]): [T, T][] => list.flatMap((one, at) => list.slice(at + 1).map((other): [T, T] => [one, other]))

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length)
