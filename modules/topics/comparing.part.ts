/** Two organisations beside each other, with what the page and the API say of both: their sides, who is cross-cutting for whom, where they stand together, and a sentence for each topic. */
import { ancestorsOf } from '#engine'
import type { Actor, Organisation, OrganisationId } from '#modules/members'
import type { TopicId } from './act.ts'
import { comparisonOf, type Comparison, type Side } from './comparison.ts'
import { organisationIn, type TopicsNeeds } from './frame.part.tsx'
import { roleAt } from './kept-roles.ts'
import { shownIntersections } from './map-drawn.part.tsx'
import { resultAudienceOf } from './policy.ts'
import type { MapView } from './view-store.ts'

export type Compared = { readonly organisation: Organisation; /** Of clusters what their members do; of others what they do themselves. */ readonly view: MapView; readonly side: Side }

export type Comparing = {
  /** All that this actor may know of. */
  readonly view: MapView
  /** One side, where the actor may know of it. */
  readonly sideOf: (id: string | undefined) => Compared | undefined
}

export async function comparingFor({ views }: Pick<TopicsNeeds, 'views'>, actor: Actor): Promise<Comparing> {
  const audience = resultAudienceOf(actor)
  const [clusters, organisations] = await Promise.all([views.of(audience, 'clusters'), views.of(audience, 'organisations')])
  const sideOf: Comparing['sideOf'] = (id) => {
    const organisation = id === undefined ? undefined : organisationIn(organisations, id)
    if (organisation === undefined) return undefined
    const view = organisation.kind === 'cluster' && clusters.competencesOf.has(organisation.id) ? clusters : organisations
    return { organisation, view, side: sideIn(view, organisation.id) }
  }
  return { view: organisations, sideOf }
}

const sideIn = (view: MapView, id: OrganisationId): Side => ({
  has: (view.competencesOf.get(id) ?? []).filter(({ topic, word }) => word !== 'rejected' && view.isTrade(topic)).toSorted((x, y) => y.strength - x.strength || (x.topic < y.topic ? -1 : 1)).map(({ topic }) => topic),
  seeks: (view.needsOf.get(id) ?? []).filter(({ topic }) => view.isTrade(topic)).map(({ topic }) => topic),
})

/** Who is cross-cutting for whom; a cluster and an organisation are on different levels. */
export function roleBetween(a: Compared, b: Compared): NonNullable<ReturnType<typeof roleAt>> | 'levels' {
  if ((a.organisation.kind === 'cluster') !== (b.organisation.kind === 'cluster')) return 'levels'
  const { map } = a.view
  return roleAt(map.roles, map.members.indexOf(a.organisation.id), map.members.indexOf(b.organisation.id)) ?? 'too-little-evidence'
}

/** The intersections that both belong to. */
export const together = (a: Compared, b: Compared): ReturnType<typeof shownIntersections> =>
  a.view !== b.view ? [] : shownIntersections(a.view, {}).filter(({ kept }) => kept.organisations.includes(a.organisation.id) && kept.organisations.includes(b.organisation.id))

type Wanted = readonly TopicId[]
type Quoting<Quote> = (of: Compared, topics: Wanted, stance: 'has' | 'seeks') => Promise<readonly Quote[]>

/** Which sentence stands for a topic, on each side. */
export type ComparedQuotes<Quote> = Readonly<Record<'aHas' | 'bHas' | 'aSeeks' | 'bSeeks', ReadonlyMap<TopicId, Quote>>>

/** A sentence of either side for the first topics of what is told. */
export async function quotesBeside<Quote extends { readonly topics: readonly string[] }>(a: Compared, b: Compared, { shared, aAnswers, bAnswers }: Pick<Comparison, 'shared' | 'aAnswers' | 'bAnswers'>, quoting: Quoting<Quote>): Promise<ComparedQuotes<Quote>> {
  const quote = async (of: Compared, topics: Wanted, stance: 'has' | 'seeks') => byTopic(of.view, topics, topics.length === 0 ? [] : await quoting(of, topics, stance))
  const [aHas, bHas, aSeeks, bSeeks] = await Promise.all([quote(a, [...shared, ...aAnswers], 'has'), quote(b, [...shared, ...bAnswers], 'has'), quote(a, bAnswers, 'seeks'), quote(b, aAnswers, 'seeks')])
  return { aHas, bHas, aSeeks, bSeeks }
}

/** One sentence for each topic, none twice where another says it too. */
function byTopic<Quote extends { readonly topics: readonly string[] }>({ concepts }: MapView, topics: Wanted, quotes: readonly Quote[]): Map<TopicId, Quote> {
  const said = new Set<Quote>()
  return new Map([...new Set(topics)].flatMap((topic) => {
    const fitting = quotes.filter((quote) => quote.topics.some((one) => one === topic || ancestorsOf(one, concepts).includes(topic)))
    const quote = fitting.find((one) => !said.has(one)) ?? fitting[0]
    if (quote === undefined) return []
    said.add(quote)
    return [[topic, quote] as const]
  }))
}

export const compared = (a: Compared, b: Compared): Comparison => comparisonOf(a.side, b.side, a.view.concepts)
