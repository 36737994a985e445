/** What every door of this module is handed by the house, and what its pages share: words, refusals above a form, names of topics, how a call is told in a line. */
import { nameOf } from '#engine'
import type { Db } from '#platform/database'
import { sayFields, type Door, type FormValues } from '#platform/http'
import { addressOf, Notice, type Entered } from '#platform/page'
import { attempt, isOneOf, type Refusal, type Result } from '#platform/result'
import { tellDay, type Instant } from '#platform/time'
import { say, type Language } from '#platform/words'
import type { Actor, Day, Organisation, OrganisationId } from '#modules/members'
import type { IntersectionId, TopicId, Views } from '#modules/topics'
import type { FetchOptions } from '#platform/web'
import { daysLeft, stateOf, type Call } from './call.ts'
import type { CellRow } from './call-table.ts'
import { PAGE_WORDS } from './page-words.ts'
import { readIn } from './twin.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** What runs beside requests. */
export type CallsWorld = {
  readonly db: Db
  readonly now: () => Instant
  /** Of each text, the topics that the engine finds in it, the weightiest first; none where it cannot be read. */
  readonly topicsIn: (texts: readonly { readonly text: string; readonly language: Language }[]) => Promise<readonly (readonly TopicId[])[]>
  /** How feeds are fetched: whom their websites may complain to; for tests, which machines may be asked. */
  readonly fetching: FetchOptions
}

export type CallsNeeds = {
  readonly db: Db
  readonly views: Views
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly now: () => Instant
  readonly today: () => Day
  /** The alliance's time zone. */
  readonly zone: string
  /** Where the house is reached, for addresses in calendars. */
  readonly origin: () => string
  /** What the alliance is called. */
  readonly alliance: Readonly<Record<Language, string>>
  readonly organisationAt: (id: OrganisationId, language: Language) => string
  readonly intersectionAt: (id: IntersectionId, language: Language) => string
  readonly topicAt: (id: TopicId, language: Language) => string
  /** All topics, to look one up. */
  readonly topicsAt: (language: Language) => string
  /** Any table, row by row; its reader is members'. */
  readonly readTable: (bytes: Uint8Array, name: string) => Promise<Result<readonly CellRow[]>>
  /** Why something was refused, whoever refused it. */
  readonly sentence: (refusal: Pick<Refusal, 'reason' | 'facts'>, language: Language) => string
}

export type MapView = Awaited<ReturnType<Views['of']>>

export type Word = keyof typeof PAGE_WORDS

export const speaker = (language: Language) => (key: Word, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)

export const told = (key: keyof typeof WORDS, language: Language): string => say(WORDS, language, key)

/** Why not, or undefined where it may be done. */
export const because = ({ sentence }: Pick<CallsNeeds, 'sentence'>, result: Result<unknown>, language: Language): string | undefined => (result.ok ? undefined : sentence(result.refusal, language))

export const RefusedNotice = ({ needs, refusal, language }: { readonly needs: CallsNeeds; readonly refusal: Refusal | undefined; readonly language: Language }) =>
  refusal === undefined ? null : <Notice kind="wrong" title={speaker(language)('refused')}><p>{needs.sentence(refusal, language)}</p></Notice>

/** Runs it; what a form may be shown again for comes back, everything else is a page of its own. */
export const attempted = <T,>(work: () => Promise<T>): Promise<Result<T>> => attempt(work, isOneOf('invalid', 'conflict', 'stale', 'too-large', 'unsupported', 'unavailable', 'too-many'))

/** What was sent stands in the form again: what is wrong with a field beside it, all else above. */
export function again(needs: CallsNeeds, values: FormValues, refusal: Refusal | undefined, language: Language, fieldOf: (refusal: Refusal) => string | undefined): { readonly entered: Entered; readonly above: Refusal | undefined } {
  if (refusal === undefined) return { entered: { values }, above: undefined }
  if (refusal.reason === 'http.fields') return { entered: { values, errors: sayFields(refusal, language, WORDS) }, above: undefined }
  const field = fieldOf(refusal)
  return field === undefined ? { entered: { values }, above: refusal } : { entered: { values, errors: { [field]: needs.sentence(refusal, language) } }, above: undefined }
}

export const callAt = (id: Call['id'], language: Language): string => addressOf(ADDRESSES.call, language, { id })

/** What it is called for a reader of this language, and in which language that is. */
export const titleIn = ({ twins }: Pick<Call, 'twins'>, language: Language): { readonly title: string; readonly language: Language } => {
  const { twin, language: spoken } = readIn(twins, language)
  return { title: twin.title, language: spoken }
}

export const topicName = ({ vocabulary }: MapView, topic: TopicId, language: Language): string => {
  const concept = vocabulary.topic(topic)
  return concept === undefined ? topic : nameOf(concept, language)
}

/** As curation has them now: merged ones once, those that are no more not at all. */
export const topicsNow = ({ vocabulary }: MapView, topics: readonly TopicId[]): TopicId[] => [...new Set(topics.flatMap((topic) => vocabulary.topicNow(topic) ?? []))].filter((topic) => vocabulary.topic(topic) !== undefined)

/** “noch 19 Tage”, “seit gestern abgelaufen”, “keine Frist”: how long one may still apply. */
export function tellTime(call: Pick<Call, 'opens' | 'closes' | 'withdrawnAt'>, today: Day, language: Language): string {
  const word = speaker(language)
  const left = daysLeft(call, today)
  const closes = call.closes === undefined ? undefined : tellDay(call.closes, language)
  switch (stateOf(call, today)) {
    case 'withdrawn':
      return told('state.withdrawn', language)
    case 'closed':
      return word('closedOn', { day: closes ?? '' })
    case 'coming':
      return [word('opensOn', { day: call.opens === undefined ? '' : tellDay(call.opens, language) }), ...(closes === undefined ? [] : [word('until', { day: closes })])].join(', ')
    case 'open':
      return left === undefined || closes === undefined ? word('noDeadline') : left === 0 ? word('lastDay') : word('daysLeft', { count: left, day: closes })
  }
}

/** The name by which all know it, where this reader may know of it. */
export const organisationIn = ({ organisations }: MapView, id: OrganisationId): Organisation | undefined => organisations.get(id)?.organisation
