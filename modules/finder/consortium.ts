/**
 * Consortium: which topics are asked for, as they were typed, and how well each member organisation holds them. Which sets are smallest computes the engine.
 * A narrower topic answers for a broader one: who welds by laser does laser technology. A cluster has what its members have; members of a consortium are those who do it.
 * **Shapes**: at most 30 topics, some thousand organisations of one audience's map.
 * **Errors**: `invalid` for more topics than can be covered at once, or none.
 */
import type { OrganisationId } from '#modules/members'
import type { Views } from '#modules/topics'
import { accept, refuse, type Result } from '#platform/result'
import type { Shown } from './partner.ts'

type MapView = Awaited<ReturnType<Views['of']>>

/** A member organisation that may join. */
export type Candidate = { readonly id: OrganisationId; readonly clusters: readonly OrganisationId[]; /** Of each topic asked, the best that shows it. */ readonly shown: ReadonlyMap<string, Shown> }

export type Wanted = { readonly topics: readonly string[]; readonly required: readonly string[]; readonly excluded: readonly string[]; /** Many clusters go before good evidence. */ readonly isBalanced: boolean }

export type Named = { readonly topics: readonly string[]; /** Names that no topic has. */ readonly unknown: readonly string[] }

/** One a line, or parted by commas; a name with a comma in it is known by its line. */
export function topicsNamed(text: string, topicCalled: (name: string) => string | undefined): Named {
  const topics = new Set<string>()
  const unknown = new Set<string>()
  for (const line of text.split(/[\r\n]+/)) {
    const whole = topicCalled(line)
    for (const name of whole === undefined ? line.split(/[,;]/) : [line]) {
      const topic = whole ?? topicCalled(name)
      if (topic !== undefined) topics.add(topic)
      else if (name.trim() !== '') unknown.add(name.trim())
    }
  }
  return { topics: [...topics], unknown: [...unknown] }
}

/** Before anything is computed. In: how many are asked for, known or not, and how many can be. */
export function mayBeCovered(count: number, limit: number): Result<void> {
  if (count === 0) return refuse('invalid', 'consortium.nothing')
  return count > limit ? refuse('invalid', 'consortium.manyTopics', { count, limit }) : accept(undefined)
}

export function candidatesFor({ organisations, competencesOf, below }: Pick<MapView, 'organisations' | 'competencesOf' | 'below'>, topics: readonly string[]): Candidate[] {
  const answersFor = Map.groupBy(topics.flatMap((topic) => below(topic).map((narrower) => ({ narrower, topic }))), ({ narrower }) => narrower)
  return [...organisations.values()].flatMap(({ organisation: { id, kind }, standing, clusters }): Candidate[] => {
    if (kind === 'cluster' || standing !== 'member') return []
    const shown = new Map<string, Shown>()
    for (const { topic: held, strength, units, word } of competencesOf.get(id) ?? []) {
      if (word === 'rejected') continue
      for (const { topic } of answersFor.get(held) ?? []) if ((shown.get(topic)?.strength ?? -1) < strength) shown.set(topic, { topic, strength, units: units.length })
    }
    return [{ id, clusters: clusters.filter((cluster) => organisations.has(cluster)), shown }]
  })
}
