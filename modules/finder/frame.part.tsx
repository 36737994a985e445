/** What the doors of the partner search are handed by the house: the map by audience, and how texts are understood, searched and quoted. */
import { nameOf } from '#engine'
import type { ComponentChildren } from 'preact'
import type { Db } from '#platform/database'
import type { Door } from '#platform/http'
import { speaker as speakerOf, type Language } from '#platform/words'
import type { Actor, OrganisationId } from '#modules/members'
import type { Views } from '#modules/topics'
import { PAGE_WORDS } from './words.ts'

export type MapView = Awaited<ReturnType<Views['of']>>

/** A sentence that speaks for an organisation, and where it stands. */
export type Quoted = { readonly behind: OrganisationId; readonly sentence: string; readonly found: readonly (readonly [start: number, end: number])[]; readonly language: string; readonly told: ComponentChildren }

export type FinderNeeds = {
  readonly db: Db
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly views: Views
  /** The topics that a text names, the clearest first; undefined where nobody can say in time. */
  readonly topicsIn: (text: string) => Promise<readonly string[] | undefined>
  /** Organisations and sources that hold these words, as this actor may read them; by id. */
  readonly wordsIn: (actor: Actor, language: Language, text: string) => Promise<{ readonly organisations: readonly OrganisationId[]; readonly sources: readonly string[]; /** Topics that are called so. */ readonly topics: readonly string[] }>
  /** Sentences of these organisations on these topics, as this actor may read them. */
  readonly quotes: (view: MapView, asked: { readonly members: readonly OrganisationId[]; readonly topics: readonly string[]; readonly each: number }, actor: Actor, language: Language) => Promise<readonly Quoted[]>
  readonly organisationAt: (id: OrganisationId, language: Language) => string
  readonly topicAt: (id: string, language: Language) => string
  /** Where a request begins with these topics and this title. */
  readonly newRequestAt: (language: Language, asked: { readonly topics: readonly string[]; readonly title: string }) => string
}

export const speaker = (language: Language) => speakerOf(PAGE_WORDS, language)

export const topicName = ({ concepts }: MapView, topic: string, language: Language): string => {
  const concept = concepts.get(topic)
  return concept === undefined ? topic : nameOf(concept, language)
}
