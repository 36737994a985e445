/** What every door of this module is handed, and the pieces that its pages share: names, hues, lenses, lists of names, links. */
import type { Db } from '#platform/database'
import type { Files } from '#platform/files'
import type { Door } from '#platform/http'
import type { Bus } from '#platform/live'
import { addressOf, type Hue } from '#platform/page'
import { speaker, type Language } from '#platform/words'
import type { ComponentChildren } from 'preact'
import { nameOf } from '#engine'
import { fieldHue, shortNameIn, type Actor, type Day, type Organisation, type OrganisationId } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import type { Level } from './level.ts'
import type { ListEntry } from './member-list.ts'
import { PAGE_WORDS } from './page-words.ts'
import { resultAudienceOf } from './policy.ts'
import type { MapView, Views } from './view-store.ts'

export type TopicsNeeds = {
  readonly db: Db
  readonly views: Views
  readonly files: Files
  readonly bus: Bus
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly today: () => Day
  /** The alliance's time zone. */
  readonly zone: string
  readonly stopping: AbortSignal
  /** Where the page of an organisation is. */
  readonly organisationAt: (id: OrganisationId, language: Language) => string
  /** What another module puts beneath a topic or an intersection. */
  readonly beneath?: (asked: { readonly kind: 'topic' | 'intersection'; readonly id: string; readonly actor: Actor; readonly language: Language }) => Promise<ComponentChildren>
  /** What stands on the start page of who only looks in: the alliance's own words, its way in, news and events. */
  readonly welcome?: (language: Language) => Promise<Welcome>
  /** What other modules put on the start page of who acts for somebody. */
  readonly onOverview?: readonly ((asked: { readonly actor: Actor; readonly language: Language }) => Promise<ComponentChildren>)[]
  /** What happens that changes it. */
  readonly beneathHears?: readonly string[]
  /** Reads a file that lists organisations; the readers of tables are members'. */
  readonly readList: (bytes: Uint8Array, name: string) => Promise<{ readonly entries: readonly ListEntry[] } | { readonly refused: Readonly<Record<Language, string>> }>
}

/** `about`: paragraphs, in the language they are written in. */
export type Welcome = { readonly name: string; readonly about: { readonly text: string; readonly language: Language }; readonly joinAt: string; readonly beneath: ComponentChildren }

/** What this actor sees of a level; without one, the clusters' where there are any. */
export async function viewFor(needs: TopicsNeeds, actor: Actor, level?: Level): Promise<MapView> {
  const audience = resultAudienceOf(actor)
  if (level !== undefined) return needs.views.of(audience, level)
  const clusters = await needs.views.of(audience, 'clusters')
  return clusters.map.members.length > 1 ? clusters : needs.views.of(audience, 'organisations')
}

/** Beside a map of clusters, that of all organisations: the finer grain. Of organisations it is the same. */
export const finerThan = async ({ views }: Pick<TopicsNeeds, 'views'>, view: MapView): Promise<MapView> => (view.level === 'organisations' ? view : views.of(view.audience, 'organisations'))

/** The hue of its main field. */
export const hueOf = (organisation: Organisation | undefined): Hue | undefined => (organisation?.fields[0] === undefined ? undefined : fieldHue(organisation.fields[0]))

export const huesOf = (organisations: readonly (Organisation | undefined)[]): Hue[] => organisations.flatMap((one) => hueOf(one) ?? [])

/** The name by which all know it. */
export const shortName = (organisation: Organisation | undefined, language: Language): string => (organisation === undefined ? '–' : shortNameIn(organisation, language))

export function topicName({ vocabulary }: MapView, topic: string, language: Language): string {
  const concept = vocabulary.topic(topic)
  return concept === undefined ? topic : nameOf(concept, language)
}

export const organisationIn = ({ organisations }: MapView, id: string): Organisation | undefined => organisations.get(id as OrganisationId)?.organisation // members of a map are named by their ids

/** “A, B und C”; of many the first, and how many more. */
export function listed(names: readonly string[], language: Language, most = 5, more: 'andMore' | 'andMoreTopics' = 'andMore'): string {
  const word = speaker(PAGE_WORDS, language)
  // “and one more” takes as much room as its name.
  if (names.length > most + 1) return word(more, { names: names.slice(0, most).join(', '), count: names.length - most })
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${word('and')}${names.at(-1) ?? ''}`
}

/** “Mikrooptik, Sensorik, Spritzgießen und 14 weitere Themen”. */
export const listedTopics = (names: readonly string[], language: Language, most?: number): string => listed(names, language, most, 'andMoreTopics')

/** The most telling first: those that fewest hold. */
export const byRarity = ({ holdersOf }: MapView, topics: readonly string[]): string[] => topics.toSorted((a, b) => (holdersOf.get(a)?.length ?? 0) - (holdersOf.get(b)?.length ?? 0) || (a < b ? -1 : 1))

export const intersectionAt = (id: string, language: Language): string => addressOf(ADDRESSES.intersection, language, { id })
export const topicAt = (id: string, language: Language): string => addressOf(ADDRESSES.topic, language, { id })
