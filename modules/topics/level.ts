/**
 * The two levels (Ebenen) of a map: its clusters, each with what the organisations that belong to it do; and these organisations themselves.
 *
 * A cluster holds a topic that its own sources show or it has confirmed, and one that at least {@link LEAST_UNITS} evidence units of those that belong to it show: what one firm of eighty does is no mark of its cluster. Small clusters with few
 * sources would else have nothing; where all of it rests on fewer than {@link FEW_UNITS} evidence units, one is enough. What a cluster rejects it does not hold.
 * **Units**: strengths are the chance that at least one evidence unit means it, as for an organisation.
 */
import type { OrganisationId } from '#modules/members'
import type { Competence, Competences, NeedOf } from './competence.ts'

export const LEVELS = ['clusters', 'organisations'] as const
export type Level = (typeof LEVELS)[number]

/** Who belongs where, today. */
export type Belongs = { readonly id: OrganisationId; readonly kind: string; readonly clusters: readonly OrganisationId[] }

const LEAST_UNITS = 2
const FEW_UNITS = 12

/** What the clusters hold and need, by themselves and through those that belong to them. In: what all organisations do. */
export function gathered({ competences, needs }: Competences, organisations: readonly Belongs[]): Competences {
  const clusters = new Set(organisations.filter(({ kind }) => kind === 'cluster').map(({ id }) => id))
  const homes = new Map(organisations.map(({ id, kind, clusters: at }) => [id, kind === 'cluster' ? [id] : at.filter((one) => clusters.has(one))]))
  const behind = <One extends NeedOf>(all: readonly One[]): Map<OrganisationId, One[]> => {
    const of = new Map<OrganisationId, One[]>()
    for (const one of all) for (const cluster of homes.get(one.organisation) ?? []) append(of, cluster, one)
    return of
  }
  const held = [...behind(competences)].flatMap(([cluster, all]) => {
    const own = new Map(all.filter(({ organisation }) => organisation === cluster).map((one) => [one.topic, one]))
    const counted = all.filter(({ word, organisation }) => word !== 'rejected' || organisation === cluster)
    const least = new Set(counted.flatMap(({ units }) => units)).size < FEW_UNITS ? 1 : LEAST_UNITS
    return [...Map.groupBy(counted, ({ topic }) => topic)].flatMap(([topic, some]): Competence[] => {
      const word = own.get(topic)?.word
      const one = joined(cluster, topic, some)
      if (word === undefined && one.units.length < least && !some.some((each) => each.word === 'confirmed')) return []
      return [{ ...one, word: word === 'rejected' ? 'rejected' : some.some((each) => each.word === 'confirmed') ? 'confirmed' : 'found' }]
    })
  })
  const sought = [...behind(needs)].flatMap(([cluster, all]) => [...Map.groupBy(all, ({ topic }) => topic)].map(([topic, some]) => joined(cluster, topic, some)))
  return { competences: held.toSorted(inOrder), needs: sought.toSorted(inOrder) }
}

/** Each strength is already a chance for all units of its organisation; organisations are independent of each other. */
function joined(organisation: OrganisationId, topic: string, some: readonly NeedOf[]): NeedOf {
  const doubt = some.map(({ strength }) => strength).toSorted((a, b) => a - b).reduce((product, strength) => product * (1 - strength), 1)
  return { organisation, topic, strength: Math.round((1 - doubt) * 1e4) / 1e4, units: [...new Set(some.flatMap(({ units }) => units))].toSorted(), sources: [...new Set(some.flatMap(({ sources }) => sources))].toSorted() }
}

function append<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [one])
  else list.push(one)
}

const inOrder = (a: NeedOf, b: NeedOf): number => (a.organisation < b.organisation ? -1 : a.organisation > b.organisation ? 1 : a.topic < b.topic ? -1 : 1)
