/**
 * Curating: whether an act may be added to those there are. Two curators at once: an act is `stale` where somebody else, since the author looked, touched the same topics or labels; acts on other topics go side by side.
 */
import type { Vocabulary } from '#engine'
import { accept, refuse, type Result } from '#platform/result'
import type { Act, Label, TopicId } from './act.ts'
import { inForce, replay, type Curated } from './curation.ts'
import type { Signed } from './source.ts'
import { labelKey } from './terminology.ts'

/** The next act, or why not. `seen` is the version of the vocabulary that the author saw. The store keeps versions unique: who comes second there asks here again. */
export function curate(shipped: Vocabulary, acts: readonly Curated[], act: Act, signed: Signed, seen: number): Result<Curated> {
  const touched = touchedBy(act, acts)
  const crossed = acts.slice(seen).find((other) => !touchedBy(other.act, acts).isDisjointFrom(touched))
  if (crossed !== undefined) return refuse('stale', 'curation.changed', { version: crossed.version })
  const next: Curated = { ...signed, version: acts.length + 1, act }
  const objected = act.did === 'undone' ? objectToUndoing(acts, act.version) : act.did === 'dismissed' ? objectToDismissing(act.term) : undefined
  if (objected !== undefined) return objected
  const replayed = replay(shipped, [...acts, next])
  if (!('objection' in replayed)) return accept(next)
  // Some later act needs what would be undone.
  if (replayed.at !== next) return refuse('conflict', 'curation.builtUpon', { version: replayed.at.version })
  return refuse('conflict', replayed.objection.reason, replayed.objection.facts)
}

function objectToUndoing(acts: readonly Curated[], version: number): Result<never> | undefined {
  if (acts[version - 1] === undefined) return refuse('missing', 'curation.noAct', { version })
  return inForce(acts).some((one) => one.version === version) ? undefined : refuse('conflict', 'curation.undoneAlready', { version })
}

const objectToDismissing = ({ text }: Label): Result<never> | undefined => (labelKey(text) === '' ? refuse('invalid', 'curation.noLabel', { limit: 120 }) : undefined)

/** Topics and labels an act is about. */
function touchedBy(act: Act, acts: readonly Curated[]): Set<string> {
  switch (act.did) {
    case 'adopted':
      return new Set([act.topic, ...act.broader, labelOf(act.term), ...namesOf(act.name)])
    case 'labelled':
      return new Set([act.topic, labelOf(act.label)])
    case 'merged':
      return new Set([...act.topics, act.into])
    case 'split':
      return new Set([act.topic, ...act.parts.flatMap((part) => [part.topic, ...namesOf(part.name), ...part.labels.map(labelOf)])])
    case 'rejected':
    case 'role-set':
      return new Set([act.topic])
    case 'dismissed':
      return new Set([labelOf(act.term)])
    case 'renamed':
      return new Set([act.topic, ...namesOf(act.name)])
    case 'undone': {
      const target = acts[act.version - 1]
      return target === undefined ? new Set() : touchedBy(target.act, acts.slice(0, act.version - 1))
    }
  }
}

const labelOf = ({ text, language }: Label): string => `${language} ${labelKey(text)}`

const namesOf = (name: { readonly de?: string; readonly en?: string }): string[] => (['de', 'en'] as const).flatMap((language) => (name[language] === undefined ? [] : [labelOf({ text: name[language], language })]))

/** The acts that concern a topic, the latest first: its history. */
export const historyOf = (topic: TopicId, acts: readonly Curated[]): Curated[] => acts.filter(({ act }) => touchedBy(act, acts).has(topic)).toReversed()
