/**
 * Topics that two or more texts or organisations share: plain counting, for evidence beside a likeness. Whether it is more than chance is asked in engine/intersect.
 * A topic is also shared where one organisation names it and another something narrower; a broader topic that the very same organisations already share in a narrower one is counted once, there.
 *
 * **Shapes**: organisations × their topics in (up to thousands × hundreds); the shared topics out, most organisations first.
 */
import { ancestorsOf } from '../vocabulary/concept.ts'
import type { Matcher } from '../vocabulary/matcher.ts'

/** What is held only through something narrower counts half: enough to be shared, never before what was named. */
const LIFTED = 0.5

export type Holding = { readonly concept: string; readonly weight: number }

export type SharedTopic = {
  readonly concept: string
  /** Indices of the organisations, ascending, each with the concept that shows it: the topic itself or a narrower one. */
  readonly holders: readonly { readonly organisation: number; readonly by: string; readonly weight: number }[]
}

/** The shared topics. In: for each organisation its topics. A concept at the top of the vocabulary (a whole field) is only shared where it was named itself. */
export function sharedTopics(organisations: readonly (readonly Holding[])[], matcher: Pick<Matcher, 'byId'>): SharedTopic[] {
  const holders = new Map<string, Map<number, { by: string; weight: number }>>()
  const hold = (concept: string, organisation: number, by: string, weight: number): void => {
    const here = holders.get(concept) ?? new Map<number, { by: string; weight: number }>()
    holders.set(concept, here)
    const known = here.get(organisation)
    if (known === undefined || (known.by !== concept && (by === concept || weight > known.weight))) here.set(organisation, { by, weight })
  }
  organisations.forEach((topics, organisation) => {
    for (const { concept, weight } of topics) {
      hold(concept, organisation, concept, weight)
      for (const above of ancestorsOf(concept, matcher.byId)) {
        if ((matcher.byId.get(above)?.broader ?? []).length > 0) hold(above, organisation, concept, weight * LIFTED)
      }
    }
  })
  const shared: SharedTopic[] = []
  for (const [concept, by] of holders) {
    if (by.size < 2 || ![...by.values()].some((holder) => holder.by === concept)) continue
    shared.push({ concept, holders: [...by].map(([organisation, holder]) => ({ organisation, ...holder })).toSorted((a, b) => a.organisation - b.organisation) })
  }
  return withoutRepeats(shared, matcher).toSorted((a, b) => b.holders.length - a.holders.length || strength(b) - strength(a) || (a.concept < b.concept ? -1 : 1))
}

/** Drops a broader topic when one below it is shared by the same organisations. */
function withoutRepeats(shared: readonly SharedTopic[], matcher: Pick<Matcher, 'byId'>): SharedTopic[] {
  const groups = new Set(shared.flatMap(({ concept, holders }) => ancestorsOf(concept, matcher.byId).map((above) => groupKey(above, holders))))
  return shared.filter(({ concept, holders }) => !groups.has(groupKey(concept, holders)))
}

function groupKey(concept: string, holders: SharedTopic['holders']): string {
  return `${concept} ${holders.map((holder) => holder.organisation).join(',')}`
}

/** The weakest holder decides how well a topic is shared. */
function strength(topic: SharedTopic): number {
  return Math.min(...topic.holders.map((holder) => holder.weight))
}
