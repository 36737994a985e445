/** What the doors of the partner search are handed by the house: the map by audience, and how texts are understood, searched and quoted. */
import { nameOf } from '#engine'
import type { ComponentChildren } from 'preact'
import type { Db } from '#platform/database'
import type { Door } from '#platform/http'
import type { Refusal, Result } from '#platform/result'
import { speaker as speakerOf, type Language } from '#platform/words'
import type { Actor, OrganisationId } from '#modules/members'
import type { Views } from '#modules/topics'
import { PAGE_WORDS } from './words.ts'

export type MapView = Awaited<ReturnType<Views['of']>>

/** A sentence that speaks for an organisation, and where it stands. */
export type Quoted = { readonly behind: OrganisationId; readonly sentence: string; readonly found: readonly (readonly [start: number, end: number])[]; readonly language: string; readonly told: ComponentChildren }

/** A call as the consortium finder sees it. */
export type CallSought = { readonly id: string; readonly title: (language: Language) => string; readonly topics: readonly string[]; /** Not for a tender. */ readonly mayBeSought: Result<void> }

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
  /** Funding calls that are not over and that this actor may read, what closes first coming first. */
  readonly openCalls: (actor: Actor) => Promise<readonly CallSought[]>
  /** Any call that this actor may read. */
  readonly callFor: (actor: Actor, id: string) => Promise<Result<CallSought>>
  /** Why something was refused, whoever refused it. */
  readonly sentence: (refusal: Pick<Refusal, 'reason' | 'facts'>, language: Language) => string
}

export const speaker = (language: Language) => speakerOf(PAGE_WORDS, language)

export const topicName = ({ concepts }: MapView, topic: string, language: Language): string => {
  const concept = concepts.get(topic)
  return concept === undefined ? topic : nameOf(concept, language)
}
