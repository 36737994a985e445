/**
 * Who is the cross-cutting side of a pair? Two organisations share topics; a topic is at home where it is named more often than chance would have it. Who is at home in the shared methods (default axis `cross-cutting`) lends them;
 * who is at home in the shared markets and uses (`application`) is served. The role is relative: the same organisation may lend to one and be served by another.
 *
 * For a shared topic t with n_a units in the home field of a and n_b in that of b, n = n_a + n_b, and π the share that a's field has of all units of both:
 *   lean λ = (n_a − E) / max(E − 1, n − 1 − E),  E = nπ(1 − π^(n−1)) / (1 − π^n − (1 − π)^n), the mean of a binomial count given that both name the topic at least once
 *   voice v = (n − 2) / (n + 2), times G_t (generality) where the axis is cross-cutting; side s = +1 where it is cross-cutting, −1 where it is application
 *   score(a, b) = Σ s v λ / Σ v, from −1 (b is the cross-cutting side) to 1 (a is); role(a, b) = −role(b, a)
 * A side is named where |score| ≥ .2 and |Σ s v λ| ≥ 1.96 · √Σ (v λ)², so never by one topic alone; `mutual` where single topics lean beyond chance to either side; else `undecided`.
 *
 * **Shapes**: evidence units (organisation, topic, field) by the ten thousand, some dozens of organisations; a role a pair. Cost: units once, then shared topics a pair.
 * **Errors**: an organisation without home field is the caller's bug: RangeError.
 * **Limits**: DESIGN.md says what is known of this definition and what is opinion. Fewer than six topics that speak are `too-little-evidence`: six coins fall all one way less than once in twenty times, five do not. Two organisations of one field have no home apart: `undecided`.
 * **Source**: the definition is ours; its test is the sign-flip test of Fisher (1935), The Design of Experiments, chapter III, with the normal law for the exact one.
 */
import type { Axis } from '../vocabulary/concept.ts'
import { spreadOf } from './generality.ts'

/** One evidence unit that shows a topic: whose it is, and the field of its source. A document or a consortium's project counts once. */
export type Showing = { readonly organisation: number; readonly topic: number; readonly field: number }

export type TechnologyRole = 'a-cross-cutting' | 'b-cross-cutting' | 'mutual' | 'undecided' | 'too-little-evidence'

type RoleTopic = {
  readonly topic: number
  readonly axis: 'application' | 'cross-cutting'
  /** Shares of all its units that lie in the home field of a and of b. */
  readonly shareA: number
  readonly shareB: number
  readonly generality: number
  /** −1 … 1: above 0 it is at home with a. */
  readonly lean: number
  /** The lean in standard deviations. */
  readonly deviation: number
  /** How much its lean counts. */
  readonly voice: number
  /** Voice times lean: above 0 it speaks for a as the cross-cutting side. */
  readonly contribution: number
}

/** `topics`: those that speak, loudest first. The score of `too-little-evidence` is 0. */
type PairRole = { readonly role: TechnologyRole; readonly score: number; readonly topics: readonly RoleTopic[] }
type RoleCell = { readonly role: TechnologyRole; readonly score: number }

export type TechnologyRoles = {
  between(a: number, b: number): PairRole
  /** Application × cross-cutting: the cell of row a and column b is their role; nothing on the diagonal. */
  matrix(): (RoleCell | undefined)[][]
}

/** As if of 100 mentions where 50 were due 60 were at one side's home. */
const LEAST_SCORE = 0.2
/** Two-sided 5 % of a normal deviate. */
const BEYOND_CHANCE = 1.96
const LEAST_TOPICS = 6
/** Topics that must lean for themselves to either side, and their share of all that speak: four times what chance gives. */
const LEAST_FIRM = 2
const LEAST_FIRM_SHARE = 0.1

/** In: the evidence units, each organisation's home field, each topic's default axis where the vocabulary has one. Topics without an axis, or with `both`, say nothing about roles. */
export function technologyRoles(showings: readonly Showing[], homes: readonly number[], axes: readonly (Axis | undefined)[]): TechnologyRoles {
  const ground = groundOf(showings, homes, axes)
  // One orientation is computed, the other mirrored: antisymmetric to the last digit.
  const between = (a: number, b: number): PairRole => (a <= b ? roleBetween(a, b, ground) : mirrored(roleBetween(b, a, ground)))
  return {
    between,
    matrix() {
      const rows = homes.map(() => homes.map((): RoleCell | undefined => undefined))
      const marked = new Uint8Array(Math.max(0, ...ground.unitsOf.keys()) + 1)
      for (let a = 0; a < homes.length; a++) {
        for (const topic of ground.topicsOf[a] ?? []) marked[topic] = 1
        for (let b = a + 1; b < homes.length; b++) {
          const { role, score } = isShort(ground.topicsOf[b] ?? [], marked) ? TOO_LITTLE : roleBetween(a, b, ground)
          const cell = role === TOO_LITTLE.role ? TOO_LITTLE : { role, score }
          const [row, column] = [rows[a], rows[b]]
          if (row !== undefined) row[b] = cell
          if (column !== undefined) column[a] = cell === TOO_LITTLE ? cell : { role: MIRROR[cell.role], score: 0 - cell.score }
        }
        for (const topic of ground.topicsOf[a] ?? []) marked[topic] = 0
      }
      return rows
    },
  }
}

/** Most pairs of a large alliance share too few topics for a role: that is counted before anything is weighed. */
function isShort(topics: readonly number[], marked: Uint8Array): boolean {
  let shared = 0
  for (const topic of topics) if (marked[topic] === 1 && ++shared === LEAST_TOPICS) return false
  return true
}

const TOO_LITTLE: RoleCell = { role: 'too-little-evidence', score: 0 }

type Ground = {
  readonly homes: readonly number[]
  readonly axes: readonly (Axis | undefined)[]
  /** Topics an organisation holds, ascending. */
  readonly topicsOf: readonly (readonly number[])[]
  /** Units a topic has in each field. */
  readonly unitsOf: ReadonlyMap<number, readonly number[]>
  /** Units a field has in all. */
  readonly fieldUnits: readonly number[]
  /** What a topic says between two fields: the same for all pairs of them. */
  readonly heard: (topic: number, homeA: number, homeB: number) => readonly RoleTopic[]
}

function groundOf(showings: readonly Showing[], homes: readonly number[], axes: readonly (Axis | undefined)[]): Ground {
  const held = homes.map(() => new Set<number>())
  const fields = Math.max(0, ...homes, ...new Set(showings.map(({ field }) => field))) + 1
  const fieldUnits = Array.from({ length: fields }, () => 0)
  const unitsOf = new Map<number, number[]>()
  for (const { organisation, topic, field } of showings) {
    const holds = held[organisation]
    if (holds === undefined) throw new RangeError(`organisation ${organisation} has no home field`)
    holds.add(topic)
    const units = unitsOf.get(topic) ?? Array.from({ length: fields }, () => 0)
    unitsOf.set(topic, units)
    units[field] = (units[field] ?? 0) + 1
    fieldUnits[field] = (fieldUnits[field] ?? 0) + 1
  }
  const known = new Map<number, readonly RoleTopic[]>()
  const heard = (topic: number, homeA: number, homeB: number): readonly RoleTopic[] => {
    const key = (topic * (fields + 1) + homeA + 1) * (fields + 1) + homeB + 1
    const says = known.get(key) ?? hear(topic, homeA, homeB, { axes, unitsOf, fieldUnits })
    known.set(key, says)
    return says
  }
  return { homes, axes, topicsOf: held.map((topics) => [...topics].toSorted((a, b) => a - b)), unitsOf, fieldUnits, heard }
}

function roleBetween(a: number, b: number, ground: Ground): PairRole {
  const holdsB = new Set(ground.topicsOf[b])
  const topics = (ground.topicsOf[a] ?? [])
    .filter((topic) => holdsB.has(topic))
    .flatMap((topic) => ground.heard(topic, ground.homes[a] ?? -1, ground.homes[b] ?? -1))
    .toSorted((x, y) => Math.abs(y.contribution) - Math.abs(x.contribution) || x.topic - y.topic)
  const voices = topics.reduce((total, { voice }) => total + voice, 0)
  const sum = topics.reduce((total, { contribution }) => total + contribution, 0)
  const score = voices === 0 ? 0 : sum / voices
  const role = verdictOf(topics, score, sum)
  return { role, score: role === 'too-little-evidence' ? 0 : score, topics }
}

function verdictOf(topics: readonly RoleTopic[], score: number, sum: number): TechnologyRole {
  if (topics.length < LEAST_TOPICS) return 'too-little-evidence'
  const noise = Math.sqrt(topics.reduce((total, { contribution }) => total + contribution ** 2, 0))
  if (Math.abs(score) >= LEAST_SCORE && Math.abs(sum) >= BEYOND_CHANCE * noise) return score > 0 ? 'a-cross-cutting' : 'b-cross-cutting'
  const firmly = (side: number): number => topics.filter(({ contribution, deviation }) => contribution * side > 0 && Math.abs(deviation) >= BEYOND_CHANCE).length
  return Math.min(firmly(1), firmly(-1)) >= Math.max(LEAST_FIRM, LEAST_FIRM_SHARE * topics.length) ? 'mutual' : 'undecided'
}

/** What a shared topic says of the pair; nothing where it has no axis of its own, or too few units: of two, one each, none can lean. */
function hear(topic: number, homeA: number, homeB: number, { axes, unitsOf, fieldUnits }: Pick<Ground, 'axes' | 'unitsOf' | 'fieldUnits'>): RoleTopic[] {
  const axis = axes[topic]
  const units = unitsOf.get(topic) ?? []
  const inA = units[homeA] ?? 0
  const inB = units[homeB] ?? 0
  if (axis === undefined || axis === 'both' || inA === 0 || inB === 0 || inA + inB < 3) return []
  const all = units.reduce((sum, count) => sum + count, 0)
  const generality = spreadOf(units) ?? 0
  const allA = fieldUnits[homeA] ?? 0
  const { lean, deviation } = homeA === homeB ? { lean: 0, deviation: 0 } : leanOf(inA, inB, allA / (allA + (fieldUnits[homeB] ?? 0)))
  // A narrow method lends little, so a cross-cutting topic speaks as loud as it is general; a market is one's own however many serve it.
  const voice = weightOf(inA + inB) * (axis === 'cross-cutting' ? generality : 1)
  return [{ topic, axis, shareA: inA / all, shareB: inB / all, generality, lean, deviation, voice, contribution: (axis === 'cross-cutting' ? voice : -voice) * lean }]
}

/** The two units that make a topic shared say nothing, the further ones count against four of doubt: of six units half a voice. */
const weightOf = (units: number): number => (units - 2) / (units + 2)

/** How far the units of a topic lean to a's home, against a binomial count of which neither side is nothing: on average 0 where nobody is at home. `deviation` in standard deviations. */
export function leanOf(inA: number, inB: number, share: number): { readonly lean: number; readonly deviation: number } {
  const n = inA + inB
  const rest = 1 - share
  const bothNamed = 1 - share ** n - rest ** n
  const mean = (n * share * (1 - share ** (n - 1))) / bothNamed
  const square = (n * share * rest + (n * share) ** 2 - n ** 2 * share ** n) / bothNamed
  return { lean: (inA - mean) / Math.max(mean - 1, n - 1 - mean), deviation: (inA - mean) / Math.sqrt(square - mean ** 2) }
}

const MIRROR: Record<TechnologyRole, TechnologyRole> = { 'a-cross-cutting': 'b-cross-cutting', 'b-cross-cutting': 'a-cross-cutting', mutual: 'mutual', undecided: 'undecided', 'too-little-evidence': 'too-little-evidence' }

/** 0 − x, so that no −0 is made. */
function mirrored({ role, score, topics }: PairRole): PairRole {
  return {
    role: MIRROR[role],
    score: 0 - score,
    topics: topics.map((topic) => ({ ...topic, shareA: topic.shareB, shareB: topic.shareA, lean: 0 - topic.lean, deviation: 0 - topic.deviation, contribution: 0 - topic.contribution })),
  }
}
