/**
 * From names to numbers: organisations with the topics they hold become a relation, numbered in the order of their names, so that the order in which they come changes nothing.
 * A topic implies its broader ones: who welds by laser works laser material. A broader topic is held where somebody named it for himself; what nobody named, nobody shares.
 */
import type { Relation } from './relation.ts'
import { rowsOf } from './rows.ts'

/** A topic an organisation holds. */
type Held = {
  readonly topic: string
  /** What counts once: documents, or a consortium's project that several organisations share. Without any the organisation's word is a unit of its own. */
  readonly units?: readonly string[]
}

export type Member = {
  /** Unique among the members. */
  readonly name: string
  /** The field (plastics, photonics …); members without one form a field of their own. */
  readonly field?: string
  readonly holds: readonly Held[]
  /** Topics it seeks. */
  readonly seeks?: readonly string[]
}

export type Alliance = {
  readonly names: readonly string[]
  readonly topics: readonly string[]
  readonly fields: readonly string[]
  readonly relation: Required<Relation>
  readonly unitCount: number
  readonly seeks: readonly ReadonlySet<number>[]
}

/** Numbers everything. `impliedBy` names the broader topics of one (all levels). A topic named twice by a member is one cell with the units of both; two members of one name are a bug of the caller. */
export function allianceOf(members: readonly Member[], impliedBy: (topic: string) => readonly string[] = () => []): Alliance {
  const sorted = members.toSorted((a, b) => compare(a.name, b.name))
  const twice = sorted.find((member, at) => member.name === sorted[at + 1]?.name)
  if (twice !== undefined) throw new RangeError(`two organisations are named ${twice.name}`)
  const named = numbering(sorted.flatMap((member) => member.holds.map((held) => held.topic)))
  const fields = numbering(sorted.flatMap((member) => (member.field === undefined ? [] : [member.field])))
  const implied = named.names.map((topic) => new Set(impliedBy(topic).flatMap((above) => named.numberOf.get(above) ?? [])))
  // A unit of its own carries a sign that no name of a document begins with.
  const unitsOf = (member: Member, { units = [] }: Held): readonly string[] => (units.length === 0 ? [`\u0000${member.name}`] : units)
  const units = numbering(sorted.flatMap((member) => member.holds.flatMap((held) => unitsOf(member, held))))
  const cells = sorted.map((member) => {
    const row = new Map<number, Set<number>>()
    for (const held of member.holds) {
      const topic = named.numberOf.get(held.topic) ?? 0
      for (const one of [topic, ...(implied[topic] ?? [])]) {
        const here = row.get(one) ?? new Set<number>()
        row.set(one, here)
        for (const unit of unitsOf(member, held)) here.add(units.numberOf.get(unit) ?? 0)
      }
    }
    return [...row].toSorted(([a], [b]) => a - b)
  })
  const evidence = rowsOf(
    cells.flatMap((row) => row.map(([, list]) => [...list])),
    units.names.length,
  )
  return {
    names: sorted.map((member) => member.name),
    topics: named.names,
    fields: fields.names,
    relation: {
      rows: rowsOf(
        cells.map((row) => row.map(([topic]) => topic)),
        named.names.length,
      ),
      fieldOf: sorted.map((member) => (member.field === undefined ? -1 : (fields.numberOf.get(member.field) ?? -1))),
      evidence: { starts: evidence.starts, units: evidence.topics },
      implied,
    },
    unitCount: units.names.length,
    seeks: sorted.map((member) => new Set((member.seeks ?? []).flatMap((topic) => named.numberOf.get(topic) ?? []))),
  }
}

/** By code units, as everywhere: no locale changes an order. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function numbering(names: readonly string[]): { readonly names: readonly string[]; readonly numberOf: ReadonlyMap<string, number> } {
  const sorted = [...new Set(names)].toSorted(compare)
  return { names: sorted, numberOf: new Map(sorted.map((name, at) => [name, at])) }
}
