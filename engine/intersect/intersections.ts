/**
 * Which topics are shared, by whom, and is it more than chance: the whole answer for an alliance, in names.
 *
 * Up to twelve organisations are asked set by set: do they share more topics than draws of their sizes would (few.ts, false discovery rate .05)? More are asked topic set by topic set: do more organisations share it than
 * the null model of each field gives (find.ts, layered correction at .05)? Both count independent evidence only. Fields of fewer than eight organisations are one field together: alone they would explain everything.
 * **Shapes**: members with some hundred topics each in; intersections, the most surprising first, out. Six members take some ten milliseconds, two thousand a second.
 * Deterministic to the byte, independent of the order of members and topics.
 */
import type { Axis } from '../vocabulary/concept.ts'
import { allianceOf, type Alliance, type Member } from './alliance.ts'
import { closedSets } from './closed.ts'
import { Coverage } from './coverage.ts'
import { exactTest } from './exact.ts'
import { intersectionsOfFew } from './few.ts'
import { findIntersections } from './find.ts'
import { evidenceOf, matching } from './independent.ts'
import { potentialsOf, type Potential, type Promising } from './potential.ts'
import type { Block } from './refine.ts'
import { Reading } from './relation.ts'
import { robustness } from './robustness.ts'
import { technologyRoles, type TechnologyRoles } from './role.ts'
import { ALPHA } from './surprise.ts'

/** `one-source`: more than chance only if organisations that owe it to the same document or consortium counted each for itself. */
type Verdict = 'more-than-chance' | 'one-source' | 'chance'

export type Intersection = {
  /** All who hold all of `topics`, in order of name. */
  readonly organisations: readonly string[]
  /** Broader topics that another of them implies are left out. */
  readonly topics: readonly string[]
  readonly verdict: Verdict
  /** What was counted: the organisations that share these topics, or the topics that these organisations share. */
  readonly counted: 'organisations' | 'topics'
  readonly observed: number
  /** Observed with evidence of their own. */
  readonly independent: number
  /** By chance. */
  readonly expected: number
  /** Powers of ten beyond the threshold; 0 or more is more than chance. */
  readonly surprise: number
  /** Who holds most of it, and what most of them hold: the whole intersection where texts are incomplete. */
  readonly near: { readonly organisations: readonly string[]; readonly topics: readonly string[] }
  /** So many members would have to leave before the others share a further topic. */
  readonly robustness: number
  readonly potential: Potential
}

export type Intersections = {
  readonly found: readonly Intersection[]
  /** Sets that were tested. */
  readonly tested: number
  /** Intersections of fewer organisations were left out: 2 among up to twelve organisations, 3 among more, more still where there were too many to look at. */
  readonly fromOrganisations: number
  /** In order of name; those without topics are none. */
  readonly organisations: readonly string[]
  /** Who is whose cross-cutting side: organisations by their place in `organisations`. */
  readonly roles: TechnologyRoles
}

export type IntersectionOptions = {
  /** At most so many; 50 where absent. */
  readonly most?: number
  /** The broader topics of one, all levels. */
  readonly impliedBy?: (topic: string) => readonly string[]
  /** The default axis of a topic, for roles. */
  readonly axisOf?: (topic: string) => Axis | undefined
}

const FEW = 12
const LEAST_IN_FIELD = 8
/** Among many, overlaps of two are compared in pairs; what is searched for is what three and more share. Asking less finds more: every set that is asked for raises the threshold of all. */
const LEAST_OF_MANY = 3
/** Few organisations have few sets; one that is mostly new is still told. */
const COVERED_OF_FEW = 0.5

/** The intersections of these members, and their roles towards each other. */
export function intersections(given: readonly Member[], { most = 50, impliedBy, axisOf = () => undefined }: IntersectionOptions = {}): Intersections {
  const members = given.filter((member) => member.holds.length > 0)
  const alliance = allianceOf(members, impliedBy)
  const reading = new Reading({ ...alliance.relation, fieldOf: largeFields(alliance.relation.fieldOf) })
  const { judged, tested, fromOrganisations } = alliance.names.length <= FEW ? judgeFew(reading) : judgeMany(reading, most)
  const shown = judged.slice(0, most)
  const potentials = potentialsOf(reading, shown, alliance.seeks)
  return { found: shown.flatMap((one, at) => (potentials[at] === undefined ? [] : [inNames(one, potentials[at], reading, alliance)])), tested, fromOrganisations, organisations: alliance.names, roles: rolesOf(members, alliance, axisOf) }
}

/** Roles from what was said itself: what is only implied says nothing of anybody's home. Who has no field is at home with itself. */
function rolesOf(members: readonly Member[], { names, topics, fields, relation }: Alliance, axisOf: (topic: string) => Axis | undefined): TechnologyRoles {
  const homes = Array.from(relation.fieldOf, (field, organisation) => (field < 0 ? fields.length + organisation : field))
  const placeOf = new Map(names.map((name, organisation) => [name, organisation]))
  const numberOf = new Map(topics.map((topic, number) => [topic, number]))
  const showings = members.flatMap(({ name, holds }) => {
    const organisation = placeOf.get(name) ?? 0
    return holds.flatMap(({ topic, units = [] }) => Array.from({ length: Math.max(1, new Set(units).size) }, () => ({ organisation, topic: numberOf.get(topic) ?? 0, field: homes[organisation] ?? 0 })))
  })
  return technologyRoles(showings, homes, topics.map(axisOf))
}

type Judged = Promising & Pick<Intersection, 'counted' | 'observed' | 'independent' | 'expected' | 'surprise'> & { readonly surpriseAsSaid: number; readonly whole: Block }

type Judgement = { readonly judged: readonly Judged[]; readonly tested: number; readonly fromOrganisations: number }

/** Small fields are joined. */
function largeFields(fieldOf: ArrayLike<number>): number[] {
  const size = new Map<number, number>()
  const fields = Array.from(fieldOf)
  for (const field of fields) size.set(field, (size.get(field) ?? 0) + 1)
  return fields.map((field) => ((size.get(field) ?? 0) < LEAST_IN_FIELD ? -1 : field))
}

function judgeMany(reading: Reading, most: number): Judgement {
  const { found, tested, minSupport } = findIntersections(reading.relation, { most, minSupport: LEAST_OF_MANY })
  return {
    judged: found.map((one): Judged => {
      const evidence = evidenceOf(reading, one.organisations, one.topics)
      return { ...one, counted: 'organisations', observed: one.organisations.length, surpriseWith: (isThere) => one.surpriseAt(matching(evidence, isThere)) }
    }),
    tested,
    fromOrganisations: minSupport,
  }
}

/**
 * Every closed set of organisations, judged by the topics they name in the same words: an organisation's own topics without those that narrower ones of it imply, since implied ones are no draws of their own.
 * A topic counts where each of them has evidence of its own for it.
 */
function judgeFew(reading: Reading): Judgement {
  const own = Array.from({ length: reading.height }, (_, organisation) => reading.withoutImplied([...reading.topicsOf(organisation)]))
  const population = [...new Set(own.flat())].toSorted((a, b) => a - b)
  if (own.length < 2 || population.length === 0) return { judged: [], tested: 0, fromOrganisations: 2 }
  const numbered = own.map((topics) => topics.map((topic) => population.indexOf(topic)))
  const evidenceFor = (members: readonly number[], topics: readonly number[]): number[][][] => topics.map((topic) => evidenceOf(reading, members, [topic]))
  const asSaid = byOrganisations(intersectionsOfFew(numbered, population.length))
  const tests = byOrganisations(intersectionsOfFew(numbered, population.length, undefined, (shared, members) => fullMatches(evidenceFor(members, shared.map((at) => population[at] ?? 0)))))
  const judged: Judged[] = []
  closedSets(reading.relation.rows, {
    minSupport: 2,
    visit: (numbers, size) => {
      const topics = [...numbers.subarray(0, size)].toSorted((a, b) => a - b)
      const members = reading.sharing(topics)
      const test = tests.get(members.join(' '))
      const said = asSaid.get(members.join(' '))
      if (test === undefined || said === undefined) return
      const evidence = evidenceFor(members, topics.filter((topic) => members.every((member) => own[member]?.includes(topic))))
      // What the false discovery rate adds to a test stays with it when evidence is drawn anew.
      const cost = test.log10Q - test.log10P
      const known = new Map<number, number>()
      const surpriseAt = (many: number): number => {
        const value = known.get(many) ?? Math.log10(ALPHA) - cost - exactTest(population.length, members.map((member) => own[member]?.length ?? 0), many).log10AtLeast
        known.set(many, value)
        return value
      }
      judged.push({
        organisations: members,
        topics,
        whole: { organisations: members, topics },
        counted: 'topics',
        observed: said.observed,
        independent: test.observed,
        expected: test.expected,
        surprise: Math.log10(ALPHA) - test.log10Q,
        surpriseAsSaid: Math.log10(ALPHA) - said.log10Q,
        surpriseWith: (isThere) => surpriseAt(fullMatches(evidence, isThere)),
      })
    },
  })
  // The search tells them in no order that a reader could know.
  const ranked = judged.toSorted((a, b) => b.surprise - a.surprise || b.organisations.length - a.organisations.length || compareLists(a.topics, b.topics))
  const told = new Coverage(reading.width, COVERED_OF_FEW)
  return {
    judged: ranked.filter((one) => {
      if (told.has(one)) return false
      told.add(one)
      return true
    }),
    tested: tests.size,
    fromOrganisations: 2,
  }
}

/** How many topics each member has evidence of its own for. In: for each topic the units of each member. */
const fullMatches = (evidence: readonly (readonly (readonly number[])[])[], isThere?: (unit: number) => boolean): number => evidence.filter((edges) => matching(edges, isThere) === edges.length).length

const byOrganisations = <T extends { readonly organisations: readonly number[] }>(tests: readonly T[]): Map<string, T> => new Map(tests.map((test) => [test.organisations.join(' '), test]))

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, place) => value !== b[place])
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1)
}

function inNames(one: Judged, potential: Potential, reading: Reading, { names, topics }: Alliance): Intersection {
  const nameOf = (organisation: number): string => names[organisation] ?? ''
  const topicOf = (topic: number): string => topics[topic] ?? ''
  const members = new Set(one.organisations)
  const inside = new Set(one.topics)
  const { counted, observed, independent, expected, surprise, surpriseAsSaid } = one
  return {
    organisations: one.organisations.map(nameOf),
    topics: reading.withoutImplied(one.topics).map(topicOf),
    verdict: surprise >= 0 ? 'more-than-chance' : surpriseAsSaid >= 0 ? 'one-source' : 'chance',
    counted,
    observed,
    independent,
    expected,
    surprise,
    near: {
      organisations: one.whole.organisations.filter((organisation) => !members.has(organisation)).map(nameOf),
      topics: one.whole.topics.filter((topic) => !inside.has(topic)).map(topicOf),
    },
    robustness: robustness(reading, one.organisations, one.topics),
    potential,
  }
}
