/** Seeking consortia for a call or for topics: read from the map of the reader's audience alone. */
import { consortia, MOST_COMPETENCES, type Consortia } from '#engine/consortium'
import type { Actor } from '#modules/members'
import { resultAudienceOf } from '#modules/topics'
import { onceFor } from '#platform/once'
import { accept, must, type Result } from '#platform/result'
import { plainWords } from '#platform/words'
import { candidatesFor, mayBeCovered, topicsNamed, type Candidate, type Wanted } from './consortium.ts'
import type { CallSought, FinderNeeds, MapView } from './frame.part.tsx'
import type { ConsortiumQuery } from './schema.ts'

export type Sought = {
  readonly view: MapView
  readonly call: CallSought | undefined
  readonly wanted: Wanted
  /** Names that no topic has. */
  readonly unknown: readonly string[]
  /** Somebody was to be in or out who is no organisation of the alliance. */
  readonly isPassedOver: boolean
  readonly candidates: readonly Candidate[]
  readonly found: Result<Consortia>
}

/** A call that the actor may not read is missing; what else cannot be sought stands in `found`. */
export async function seekConsortia(needs: FinderNeeds, actor: Actor, query: ReturnType<typeof ConsortiumQuery.parse>): Promise<Sought> {
  const [view, call] = await Promise.all([needs.views.of(resultAudienceOf(actor), 'organisations'), query.call === undefined ? undefined : needs.callFor(actor, query.call).then(must)])
  const { topics: named, unknown } = topicsNamed(query.topics ?? '', (name) => namesOf(view).get(keyOf(name)))
  const ofCall = (call?.topics ?? []).flatMap((topic) => view.vocabulary.topicNow(topic) ?? []).filter((topic) => view.concepts.has(topic))
  const topics = [...new Set([...ofCall, ...named])]
  const [required, excluded] = [chosenIn(query.with), chosenIn(query.without)]
  const sought = { view, call, unknown, wanted: { topics, required, excluded, isBalanced: query.balance !== undefined } }
  // A tender is refused before anything is looked at.
  const allowed = call?.mayBeSought.ok === false ? call.mayBeSought : mayBeCovered(topics.length + unknown.length, MOST_COMPETENCES)
  // Nothing is held against anything, but what was chosen stays in the form.
  if (!allowed.ok) return { ...sought, isPassedOver: false, candidates: candidatesFor(view, []).filter(({ id }) => required.includes(id) || excluded.includes(id)), found: allowed }
  const candidates = candidatesFor(view, topics)
  const known = new Set<string>(candidates.map(({ id }) => id))
  return { ...sought, isPassedOver: [...required, ...excluded].some((id) => !known.has(id)), candidates, found: accept(setsOf(candidates, sought.wanted)) }
}

/** The own word alone has no strength, and yet is held. */
const LEAST_STRENGTH = 0.001

/** Of the engine's steps: others wait while it looks. */
const EFFORT = 0.5

export function setsOf(candidates: readonly Candidate[], { topics, required, excluded, isBalanced }: Wanted): Consortia {
  const able = candidates.map(({ id, clusters, shown }) => ({ id, clusters, holds: new Map([...shown].map(([topic, { strength }]) => [topic, Math.max(strength, LEAST_STRENGTH)])), isSmallFirm: false }))
  const found = consortia(able, { competences: topics, required, excluded, wishes: isBalanced ? ['balance', 'evidence'] : ['evidence', 'balance'], effort: EFFORT })
  // Required ones that cover nothing are no answer.
  return found.uncovered.length === new Set(topics).size ? { ...found, sets: [] } : found
}

/** Where a form leaves a choice open, an empty one is sent. */
const chosenIn = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => id !== '')

const keyOf = (name: string): string => plainWords(name).join(' ')

/** Topics by what they are called in either language, and by their ids; names go before other labels. */
const namesOf = onceFor(({ concepts }: MapView): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  const add = (topic: string, label: string | undefined): void => {
    const key = keyOf(label ?? '')
    if (key !== '' && !names.has(key)) names.set(key, topic)
  }
  for (const { id, prefLabel } of concepts.values()) for (const label of [prefLabel.de, prefLabel.en]) add(id, label)
  for (const { id, altLabel = {} } of concepts.values()) for (const label of [id, ...(altLabel.de ?? []), ...(altLabel.en ?? [])]) add(id, label)
  return names
})
