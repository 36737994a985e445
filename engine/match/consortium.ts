/**
 * Consortium finder: the smallest sets of organisations that together hold all competences of a list, and among these the ones that a call prefers.
 * A set is worth, wish by wish in the order asked: *evidence* (for each competence the best strength among its members, in thousandths, summed), *balance* (clusters that at least one member
 * belongs to), *small firms* (how many members are). The best set comes first; each further one is the best of those that differ in at least a third of the free members from every one before.
 *
 * **Shapes**: at most {@link MOST_COMPETENCES} competences, some thousand organisations. Covering sets are looked for member by member, always for the rarest competence that is still open (`cover.ts`
 * knows where that cannot end), with bounds for what a set can still come to. Smallest covers are hard (Karp 1972): the search has a number of steps, never a time, and tells whether it was exact.
 * **Units**: strengths over 0 to 1; evidence 0 to the number of covered competences.
 * Errors: throws a RangeError for more competences than it can hold: ask before. Deterministic; the order of the input changes nothing.
 * **Source**: branch and bound on set covering: Balas & Ho (1980), Set covering algorithms using cutting planes, heuristics, and subgradient optimization; Knuth (2000) for the rarest first.
 */
import { bits, coverOf, lowest, type Cover } from './cover.ts'

export type Able = {
  readonly id: string
  /** Strength over 0 to 1 by competence. */
  readonly holds: ReadonlyMap<string, number>
  readonly clusters: readonly string[]
  readonly isSmallFirm: boolean
}

export type Wish = 'evidence' | 'balance' | 'smallFirms'

export type Sought = {
  readonly competences: readonly string[]
  /** Members in any case, such as the lead; one who is not among the organisations is passed over. */
  readonly required?: readonly string[]
  /** Never members, unless required. */
  readonly excluded?: readonly string[]
  /** What a call prefers among sets of one size, the most important first. */
  readonly wishes?: readonly Wish[]
  /** How many sets at most. */
  readonly most?: number
  /** How long to look at most: 1 is less than half a second. */
  readonly effort?: number
}

export type Consortium = {
  /** By name. */
  readonly members: readonly string[]
  /** For each covered competence its members that hold it, strongest first. */
  readonly covers: readonly { readonly competence: string; readonly by: readonly { readonly id: string; readonly strength: number }[] }[]
  readonly evidence: number
  readonly clusters: number
  readonly smallFirms: number
}

export type Consortia = {
  readonly sets: readonly Consortium[]
  /** What none of the organisations holds; the sets cover the rest. */
  readonly uncovered: readonly string[]
  /** No smaller set exists. */
  readonly isSmallest: boolean
  /** Nor a better one of this size. Else these are the best that the steps allowed, improved by single exchanges. */
  readonly isExact: boolean
}

export const MOST_COMPETENCES = 30
const WISHES: readonly Wish[] = ['evidence', 'balance', 'smallFirms']
const MOST_SETS = 5
/** Organisations looked at for each set; masks looked at for all. Some 100 ms together. */
const STEPS = 100_000
const COVER_STEPS = 6_000_000
/** Two sets are a choice when they differ in this share of their free members. */
const DIFFERENT = 1 / 3

type Member = { readonly able: Able; readonly mask: number; readonly strengths: readonly number[]; readonly total: number; readonly clusters: readonly number[] }
/** Fewer members first, then the wishes' values in their order, whole numbers. */
type Worth = readonly number[]
type Found = { readonly members: readonly Member[]; readonly worth: Worth }

export function consortia(organisations: readonly Able[], sought: Sought): Consortia {
  const asked = [...new Set(sought.competences)].toSorted()
  if (asked.length > MOST_COMPETENCES) throw new RangeError(`at most ${MOST_COMPETENCES} competences`)
  const required = new Set(sought.required)
  const excluded = new Set((sought.excluded ?? []).filter((id) => !required.has(id)))
  const allowed = [...new Map(organisations.map((able) => [able.id, able])).values()].filter(({ id }) => !excluded.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const covered = rarestFirst(asked, allowed)
  const members = membersOf(allowed, covered)
  const fixed = members.filter(({ able }) => required.has(able.id))
  const free = members.filter(({ able, mask }) => mask !== 0 && !required.has(able.id))
  const uncovered = asked.filter((competence) => !covered.includes(competence))
  const open = fixed.reduce((rest, { mask }) => rest & ~mask, 2 ** covered.length - 1)
  if (fixed.length === 0 && open === 0) return { sets: [], uncovered, isSmallest: true, isExact: true }

  const { wishes = WISHES, effort = 1 } = sought
  const cover = coverOf(free.map(({ mask }) => mask), effort * COVER_STEPS)
  const least = cover.least(open)
  const start = quickly(open, free)
  const search = { free: free.toSorted(widestFirst), fixed, open, number: least ?? start.length, leastSize: fixed.length + (least ?? 0), cover, wishes: [...new Set(wishes)], steps: effort * STEPS }
  const found: Found[] = []
  let isExact = least !== undefined
  while (found.length < (sought.most ?? MOST_SETS)) {
    const next = bestBut(found, search, start)
    isExact &&= next.isExact
    if (next.found === undefined) break
    found.push(next.found)
  }
  // An unfinished search may find the better one later.
  const bestFirst = found.toSorted((a, b) => compare(b.worth, a.worth))
  return { sets: bestFirst.map(({ members: all }) => shown(all, covered)), uncovered, isSmallest: least !== undefined, isExact }
}

/** What anybody holds, rarest first: the lowest bit of what is open is the competence that fewest can cover. */
function rarestFirst(asked: readonly string[], allowed: readonly Able[]): string[] {
  const holders = new Map(asked.map((competence) => [competence, allowed.filter(({ holds }) => (holds.get(competence) ?? 0) > 0).length]))
  const held = (competence: string): number => holders.get(competence) ?? 0
  return asked.filter((competence) => held(competence) > 0).toSorted((a, b) => held(a) - held(b) || (a < b ? -1 : 1))
}

function membersOf(allowed: readonly Able[], covered: readonly string[]): Member[] {
  const numbers = new Map([...new Set(allowed.flatMap(({ clusters }) => clusters))].toSorted().map((cluster, at) => [cluster, at]))
  return allowed.map((able) => {
    // Whole thousandths: sums are the same in every order. However weak, what is held is held.
    const strengths = covered.map((competence) => Math.round(Math.max(0, able.holds.get(competence) ?? 0) * 1000))
    const mask = covered.reduce((held, competence, bit) => ((able.holds.get(competence) ?? 0) > 0 ? held | (1 << bit) : held), 0)
    return { able, mask, strengths, total: strengths.reduce((sum, value) => sum + value, 0), clusters: [...new Set(able.clusters)].map((cluster) => numbers.get(cluster) ?? 0) }
  })
}

/** A set that covers, by always taking whoever covers most of the rest. */
function quickly(open: number, free: readonly Member[]): Member[] {
  const taken: Member[] = []
  for (let rest = open; rest !== 0; rest &= ~(taken.at(-1)?.mask ?? 0)) {
    const gain = ({ mask }: Member): number => bits(mask & rest)
    taken.push(free.reduce((best, member) => (gain(member) > gain(best) ? member : best)))
  }
  return taken
}

const widestFirst = (a: Member, b: Member): number => bits(b.mask) - bits(a.mask) || b.total - a.total || (a.able.id < b.able.id ? -1 : 1)

type Search = { readonly free: readonly Member[]; readonly fixed: readonly Member[]; readonly open: number; readonly number: number; readonly leastSize: number; readonly cover: Cover; readonly wishes: readonly Wish[]; readonly steps: number }

/** The best covering set of the given number of free members that differs enough from those found. */
function bestBut(found: readonly Found[], { free, fixed, open, number, leastSize, cover, wishes, steps }: Search, start: readonly Member[]): { found?: Found; isExact: boolean } {
  const shared = found.map(({ members }) => new Set(members))
  const common = number - Math.max(1, Math.ceil(number * DIFFERENT))
  const isOther = (members: readonly Member[]): boolean => shared.every((set) => members.filter((member) => set.has(member)).length - fixed.length <= common)
  const holders = Array.from({ length: MOST_COMPETENCES + 1 }, (_, bit) => free.filter(({ mask }) => ((mask >>> bit) & 1) === 1))
  const mayBeat = boundOf(free, [...free, ...fixed], wishes, leastSize)
  const passed = new Set<Member>()
  const chosen = [...fixed]
  let left = steps
  let best: Found | undefined = isOther([...fixed, ...start]) && start.length <= number ? foundOf([...fixed, ...start], wishes) : undefined

  function extend(rest: number, more: number): void {
    if (rest === 0) {
      const set = foundOf(chosen, wishes)
      if (isOther(chosen) && (best === undefined || compare(set.worth, best.worth) > 0)) best = set
      return
    }
    if (more === 0 || (best !== undefined && !mayBeat(best, chosen, more))) return
    const tried: Member[] = []
    for (const member of holders[lowest(rest)] ?? []) {
      if (left-- <= 0) break
      // Sets with one tried before were all looked at there.
      if (passed.has(member) || !cover.allows(rest & ~member.mask, more - 1)) continue
      chosen.push(member)
      if (isOther(chosen)) extend(rest & ~member.mask, more - 1)
      chosen.pop()
      passed.add(member)
      tried.push(member)
    }
    for (const member of tried) passed.delete(member)
  }

  extend(open, number)
  const isExact = left >= 0
  const improved = best === undefined || isExact ? best : exchanged(best, { free, fixed, open, wishes }, isOther)
  return { ...(improved === undefined ? {} : { found: improved }), isExact }
}

const foundOf = (members: readonly Member[], wishes: readonly Wish[]): Found => ({ members: [...members], worth: [-members.length, ...wishesOf(members, wishes)] })

const wishesOf = (members: readonly Member[], wishes: readonly Wish[]): number[] => wishes.map((wish) => valueOf(members, wish))

function valueOf(members: readonly Member[], wish: Wish): number {
  if (wish === 'smallFirms') return members.filter(({ able }) => able.isSmallFirm).length
  if (wish === 'balance') return new Set(members.flatMap(({ clusters }) => clusters)).size
  let evidence = 0
  for (let bit = 0; bit < MOST_COMPETENCES; bit++) {
    let best = 0
    for (const { strengths } of members) best = Math.max(best, strengths[bit] ?? 0)
    evidence += best
  }
  return evidence
}

/** May a set still become better than the best, with so many more members? No is never wrong. */
function boundOf(free: readonly Member[], everybody: readonly Member[], wishes: readonly Wish[], leastSize: number): (best: Found, chosen: readonly Member[], more: number) => boolean {
  const highest = valueOf(everybody, 'evidence')
  const [widest, most] = [free.reduce((top, { total }) => Math.max(top, total), 0), free.reduce((top, { clusters }) => Math.max(top, clusters.length), 0)]
  const perMember: Readonly<Record<Wish, number>> = { evidence: widest, balance: most, smallFirms: 1 }
  return ({ members, worth }, chosen, more) => {
    const size = Math.max(chosen.length + 1, leastSize)
    if (size !== members.length) return size < members.length
    for (const [at, wish] of wishes.entries()) {
      const reach = Math.min(valueOf(chosen, wish) + more * perMember[wish], wish === 'evidence' ? highest : Infinity)
      const least = worth[at + 1] ?? 0
      if (reach !== least) return reach > least
    }
    return false
  }
}

/** Better sets by changing one free member at a time, as long as any is better. */
function exchanged(from: Found, { free, fixed, open, wishes }: Pick<Search, 'free' | 'fixed' | 'open' | 'wishes'>, isOther: (members: readonly Member[]) => boolean): Found {
  let best = from
  for (let before: Found | undefined; before !== best; ) {
    before = best
    for (const out of before.members.filter((member) => !fixed.includes(member))) {
      const kept = before.members.filter((member) => member !== out)
      const needed = kept.reduce((rest, { mask }) => rest & ~mask, open)
      for (const member of free) {
        if ((needed & ~member.mask) !== 0 || kept.includes(member)) continue
        const set = foundOf([...kept, member], wishes)
        if (compare(set.worth, best.worth) > 0 && isOther(set.members)) best = set
      }
    }
  }
  return best
}

/** By the first value that differs. */
function compare(a: Worth, b: Worth): number {
  const at = a.findIndex((value, place) => value !== b[place])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function shown(members: readonly Member[], covered: readonly string[]): Consortium {
  const byName = members.map(({ able }) => able).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const covers = covered.toSorted().map((competence) => ({
    competence,
    by: byName.map(({ id, holds }) => ({ id, strength: holds.get(competence) ?? 0 })).filter(({ strength }) => strength > 0).toSorted((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1)),
  }))
  const [evidence = 0, clusters = 0, smallFirms = 0] = wishesOf(members, WISHES)
  return { members: byName.map(({ id }) => id), covers, evidence: evidence / 1000, clusters, smallFirms }
}
