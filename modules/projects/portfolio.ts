/**
 * The portfolio: what the projects come to that a reader may see, counted by state, field, cluster and topic, and who works with whom.
 * In: what the reader may read, and nothing else; counting comes after filtering. A project counts once in each of its clusters and topics, so those counts do not add up to all.
 * **Shapes**: some thousand projects with some ten organisations and topics each.
 */
import type { OrganisationId } from '#modules/members'

export type Counted = { readonly lead: OrganisationId; readonly partners: readonly OrganisationId[] }

export type Tally<Key extends string> = { readonly key: Key; readonly count: number }

/** How many projects have each key; the most first, then by key. */
export function tallied<Project, Key extends string>(projects: readonly Project[], keysOf: (project: Project) => Iterable<Key>): Tally<Key>[] {
  const counts = new Map<Key, number>()
  for (const project of projects) for (const key of new Set(keysOf(project))) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].map(([key, count]) => ({ key, count })).toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
}

export const organisationsIn = ({ lead, partners }: Counted): OrganisationId[] => [...new Set([lead, ...partners])]

export type Pair = { readonly organisations: readonly [OrganisationId, OrganisationId]; readonly count: number }

/** Who works with whom: pairs of organisations by how many projects they share, the most first, then by id. */
export function pairsIn(projects: readonly Counted[]): Pair[] {
  const pairs = new Map<string, { readonly organisations: readonly [OrganisationId, OrganisationId]; count: number }>()
  for (const project of projects) {
    const all = organisationsIn(project).toSorted()
    for (const [place, a] of all.entries()) for (const b of all.slice(place + 1)) {
      const pair = pairs.get(`${a} ${b}`)
      if (pair === undefined) pairs.set(`${a} ${b}`, { organisations: [a, b], count: 1 })
      else pair.count++
    }
  }
  return [...pairs].toSorted(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1)).map(([, pair]) => pair)
}
