/**
 * A live index of plans: they come, change and go one by one, and each is told what is near it, with the findings of `near.ts`.
 *
 * One index is one audience. Everybody who is told of a plan in it may know of all others in it: the neighbourhood of a plan (`aim.ts`) and the wording of forms (`copied.ts`) come from the plans
 * of the index, and an index that mixed audiences would give plans away by the ranks of others. What a word says comes from public texts alone (`term-weights.ts`).
 *
 * **Shapes**: up to 2²⁰ plans. The figures for 100,000 stand in docs/benchmarks.md. Adding a plan asks for its likeness to all others, and so does a neighbourhood that has to be read again
 * because a plan left it or a shared wording became a form.
 * **Errors**: throws a RangeError at the plan after the last place.
 * What is in the index says all: in which order plans came, and what was there before, changes nothing, to the last digit.
 */
import type { Matcher } from '../vocabulary/matcher.ts'
import { commonWords, hasOwn, NEIGHBOURS, nearnessOf, ownLikeness, SAME_AIM, type CommonWord, type Side } from './aim.ts'
import { answersTo, type Answer } from './complement.ts'
import { copiedBetween, shinglesOf, type CopiedText, type Shingles } from './copied.ts'
import { lexiconOf, likenessOf, type CodedBags, type Numbered } from './lexicon.ts'
import { needIndex } from './need-index.ts'
import { neighbourhoods } from './neighbourhood.ts'
import type { PlanReading } from './plan-reading.ts'
import { MOST_PLACES, postings } from './postings.ts'
import { sharedTopics, type Holding } from './shared.ts'
import { shingleIndex } from './shingle-index.ts'
import type { TermWeights } from './term-weights.ts'

/** What two plans have to do with each other, from the side of one. */
export type Findings = {
  /** How near the aims are: 1 = as plans of this neighbourhood usually are. */
  readonly nearness: number
  readonly copied?: CopiedText
  /** What speaks for a common aim: words as written here and there, topics as held here and there under a common one. */
  readonly sameAim?: { readonly words: readonly CommonWord[]; readonly topics: readonly { readonly concept: string; readonly here: string; readonly there: string }[] }
  /** What this plan gets from the other, and gives to it. */
  readonly complement?: { readonly gets: readonly Answer[]; readonly gives: readonly Answer[] }
}

export type Near = Findings & { readonly id: string }

export type PlanIndex = {
  /** Adds a plan, or puts another reading in the place of the one it has. */
  add(id: string, reading: PlanReading): void
  /** Is it gone? False where it was not there. */
  remove(id: string): boolean
  readonly size: number
  /** What is near a plan: the `most` nearest, the `most` with most copied, the `most` that answer most needs, together in the order of nearness, then of ids. Nothing for a plan that is not there. */
  near(id: string, most?: number): Near[]
}

type Held = { readonly id: string; readonly plan: Numbered; readonly has: readonly Holding[]; readonly seeks: readonly Holding[] }
/** How like all others are to one, and what is copied between them. */
type Seen = { readonly likenesses: Float64Array; readonly copied: ReadonlyMap<number, Pair> }
/** What is copied between two plans, from either side. */
type Pair = readonly [here: CopiedText, there: CopiedText]

const MOST = 20

/** An empty index. `neighbours` is for measuring. */
export function planIndex(weights: TermWeights, vocabulary: Pick<Matcher, 'byId'>, { neighbours = NEIGHBOURS }: { readonly neighbours?: number } = {}): PlanIndex {
  const lexicon = lexiconOf(weights)
  const features = postings()
  const shingles = shingleIndex()
  const needs = needIndex(vocabulary.byId)
  const around = neighbourhoods(neighbours)
  const places = new Map<string, number>()
  const held: (Held | undefined)[] = []
  const empty: number[] = []
  /** For each place: the sums of one comparison, and what brings its bags to length one. */
  let [meaning, spelling, meaningScales, spellingScales] = [new Float64Array(0), new Float64Array(0), new Float64Array(0), new Float64Array(0)]
  /** For each place the others with enough wording in common. */
  const partners: (readonly number[] | undefined)[] = []

  const shinglesAt = (place: number): Shingles => shinglesOf(lexicon.wordingOf(held[place]?.plan ?? NO_PLAN))
  const namesOf = (plan: Numbered): number[] => [...shinglesOf(lexicon.wordingOf(plan)).places.keys()]

  function* otherNames(): Iterable<readonly [number, Iterable<number>]> {
    for (const [place, other] of held.entries()) if (other !== undefined) yield [place, namesOf(other.plan)]
  }

  /** Sums over whole numbers: the same in any order, and from either side. */
  function see(place: number, bags: CodedBags): Seen {
    meaning.fill(0)
    spelling.fill(0)
    for (const [feature, code] of bags.meaning) features.score(feature, code * lexicon.weightOf(feature), meaning)
    for (const [feature, code] of bags.spelling) features.score(feature, code * lexicon.weightOf(feature), spelling)
    const likenesses = new Float64Array(held.length)
    for (let at = 0; at < likenesses.length; at++) likenesses[at] = likenessOf(meaning[at] ?? 0, bags.meaningScale * (meaningScales[at] ?? 0), spelling[at] ?? 0, bags.spellingScale * (spellingScales[at] ?? 0))
    likenesses[place] = 0
    const copied = new Map<number, Pair>()
    for (const other of partners[place] ?? []) {
      const pair = copiedOf(place, other)
      copied.set(other, pair)
      if (hasOwn(pair[0])) likenesses[other] = pairLikeness(place, other, pair)
    }
    return { likenesses, copied }
  }

  const seeAgain = (place: number, { plan }: Held): Seen => see(place, lexicon.bagsOf(plan))

  /** A shingle of theirs became a form by a new plan or is none any more: with whom do they share wording now? How they are to the new one is told later. */
  function meetAnew(touched: Iterable<number>, added?: number): void {
    for (const place of touched) {
      const before = new Set(partners[place])
      const now = shingles.sharing(place, namesOf(held[place]?.plan ?? NO_PLAN))
      partners[place] = now
      for (const other of before.symmetricDifference(new Set(now))) if (other !== added) around.change(place, other, pairLikeness(place, other, before.has(other) ? undefined : copiedOf(place, other)))
    }
  }

  const copiedOf = (here: number, there: number): Pair => {
    const [mine, theirs] = [shinglesAt(here), shinglesAt(there)]
    return [copiedBetween(mine, theirs), copiedBetween(theirs, mine)]
  }

  const pairLikeness = (here: number, there: number, copied: Pair | undefined): number => ownLikeness(...sides(here, there, copied), lexicon)

  function growTo(many: number): void {
    if (many <= meaning.length) return
    const longer = (row: Float64Array): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(Math.ceil(many * 1.5) + 16)
      grown.set(row)
      return grown
    }
    ;[meaning, spelling, meaningScales, spellingScales] = [longer(meaning), longer(spelling), longer(meaningScales), longer(spellingScales)]
  }

  const sides = (here: number, there: number, copied: Pair | undefined): [Side, Side] => [
    { plan: held[here]?.plan ?? NO_PLAN, copied: copied?.[0] },
    { plan: held[there]?.plan ?? NO_PLAN, copied: copied?.[1] },
  ]

  function remove(id: string): boolean {
    const place = places.get(id)
    const plan = place === undefined ? undefined : held[place]
    if (place === undefined || plan === undefined) return false
    places.delete(id)
    held[place] = undefined
    empty.push(place)
    const { meaning: stems, spelling: letters } = lexicon.bagsOf(plan.plan)
    features.remove(place, stems)
    features.remove(place, letters)
    needs.remove(place, plan)
    for (const other of partners[place] ?? []) partners[other] = partners[other]?.filter((one) => one !== place)
    partners[place] = undefined
    meetAnew(shingles.remove(place, namesOf(plan.plan), otherNames))
    around.forget(place)
    return true
  }

  function add(id: string, { has, seeks, ...reading }: PlanReading): void {
    remove(id)
    const place = empty.pop() ?? held.length
    if (place >= MOST_PLACES) throw new RangeError(`an index holds ${MOST_PLACES} plans`)
    const plan = lexicon.number({ ...reading, has, seeks })
    const bags = lexicon.bagsOf(plan)
    held[place] = { id, plan, has, seeks }
    places.set(id, place)
    growTo(held.length)
    meaningScales[place] = bags.meaningScale
    spellingScales[place] = bags.spellingScale
    features.add(place, bags.meaning)
    features.add(place, bags.spelling)
    needs.add(place, { has, seeks })
    const own = namesOf(plan)
    meetAnew(shingles.add(place, own), place)
    const sharing = shingles.sharing(place, own)
    partners[place] = sharing
    for (const other of sharing) if (partners[other]?.includes(place) !== true) partners[other] = [...(partners[other] ?? []), place]
    const { likenesses } = see(place, bags)
    around.read(place, likenesses)
    around.tell(place, likenesses)
  }

  /** The neighbourhood of a place, read again where it is in doubt. */
  function aroundOf(place: number): number {
    const plan = held[place]
    if (plan !== undefined && around.isDoubted(place)) around.read(place, seeAgain(place, plan).likenesses)
    return around.meanOf(place)
  }

  /** The nearness of all to one; 0 where it is surely not among the `most` nearest, unless it is asked for by `wanted`. */
  function nearnesses(place: number, likenesses: Float64Array, most: number, wanted: ReadonlySet<number>): Float64Array {
    const own = aroundOf(place)
    const exact = likenesses.map((likeness, other) => (likeness === 0 || around.isDoubted(other) ? 0 : rounded(nearnessOf(likeness, own, around.meanOf(other)))))
    const least = most >= exact.length ? 0 : (exact.toSorted().at(-most) ?? 0)
    likenesses.forEach((likeness, other) => {
      // A neighbourhood is at least ordinary: no need to read again what could not come so near.
      if (likeness > 0 && around.isDoubted(other) && (wanted.has(other) || rounded(nearnessOf(likeness, own, 0)) >= least)) exact[other] = rounded(nearnessOf(likeness, own, aroundOf(other)))
    })
    return exact
  }

  function nearest(scores: Float64Array, most: number): number[] {
    const least = most >= scores.length ? 0 : (scores.toSorted().at(-most) ?? 0)
    const found: number[] = []
    scores.forEach((score, place) => {
      if (score > 0 && score >= least) found.push(place)
    })
    return best(found, (place) => scores[place] ?? 0, most)
  }

  /** By what `of` tells, then by id. */
  const best = (candidates: readonly number[], of: (place: number) => number, most: number): number[] => candidates.toSorted((a, b) => of(b) - of(a) || (idAt(a) < idAt(b) ? -1 : 1)).slice(0, most)

  const idAt = (place: number): string => held[place]?.id ?? ''

  function answered(here: Held, there: Held | undefined): { gets: Answer[]; gives: Answer[] } {
    return { gets: answersTo(here.seeks, there?.has ?? [], vocabulary), gives: answersTo(there?.seeks ?? [], here.has, vocabulary) }
  }

  /** The plans that answer most: looked at in the order of how much they could, until none that is left could do better. */
  function complementing(place: number, here: Held, most: number): number[] {
    const atMost = needs.answering(here)
    atMost.delete(place)
    let [found, worst] = [new Map<number, number>(), 0]
    for (const [other, bound] of [...atMost].toSorted((a, b) => b[1] - a[1])) {
      if (found.size >= most && bound < worst) break
      const { gets, gives } = answered(here, held[other])
      const sum = [...gets, ...gives].reduce((total, { weight }) => total + weight, 0)
      if (sum === 0 || (found.size >= most && sum < worst)) continue
      found.set(other, sum)
      if (found.size < 2 * most) continue
      found = new Map(best([...found.keys()], (one) => found.get(one) ?? 0, most).map((one) => [one, found.get(one) ?? 0]))
      worst = Math.min(...found.values())
    }
    return best([...found.keys()], (other) => found.get(other) ?? 0, most)
  }

  function findings(place: number, here: Held, there: number, nearness: number, copied: Pair | undefined): Near {
    const { gets, gives } = answered(here, held[there])
    return {
      id: idAt(there),
      nearness,
      ...(copied === undefined ? {} : { copied: copied[0] }),
      ...(nearness < SAME_AIM ? {} : { sameAim: { words: commonWords(...sides(place, there, copied), lexicon), topics: topicsOf(here.has, held[there]?.has ?? []) } }),
      ...(gets.length + gives.length === 0 ? {} : { complement: { gets, gives } }),
    }
  }

  const topicsOf = (here: readonly Holding[], there: readonly Holding[]): { concept: string; here: string; there: string }[] =>
    sharedTopics([here, there], vocabulary).map(({ concept, holders }) => ({ concept, here: holders[0]?.by ?? concept, there: holders[1]?.by ?? concept }))

  return {
    add,
    remove,
    get size() {
      return places.size
    },
    near: (id, most = MOST) => {
      const place = places.get(id)
      const here = place === undefined ? undefined : held[place]
      if (place === undefined || here === undefined) return []
      const { likenesses, copied } = seeAgain(place, here)
      const wanted = new Set([...best([...copied.keys()], (other) => copied.get(other)?.[0].share ?? 0, most), ...complementing(place, here, most)])
      const scores = nearnesses(place, likenesses, most, wanted)
      return [...new Set([...nearest(scores, most), ...wanted])]
        .map((other) => findings(place, here, other, scores[other] ?? 0, copied.get(other)))
        .toSorted((a, b) => b.nearness - a.nearness || (a.id < b.id ? -1 : 1))
    },
  }
}

const NO_PLAN: Numbered = { words: new Uint32Array(0), starts: new Uint32Array(0), headline: 0, text: 0 }

const rounded = (nearness: number): number => Math.round(nearness * 1e4) / 1e4
