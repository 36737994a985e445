/**
 * Curation (Themenpflege): the alliance's own vocabulary beside the shipped one, as acts (act.ts) that each have an author and an instant. The present vocabulary is a pure fold over them; nothing is ever edited.
 *
 * **Errors**: `conflict` where an act does not fit what the vocabulary is now; an act on which later ones build is undone after them; `stale` where somebody else changed the same topics meanwhile.
 * **Shapes**: some 1,800 concepts and some thousand acts fold in some 10 ms.
 */
import type { Concept, Vocabulary } from '#engine'
import type { Act, Label, TopicId } from './act.ts'
import { applyAct, type Objection } from './apply.ts'
import type { ResultAudience } from './audience.ts'
import type { Signed } from './source.ts'
import { labelKey, Terminology } from './terminology.ts'

/** The nth act has version n, beginning with 1. */
export type Curated = Signed & { readonly version: number; readonly act: Act }

/** The vocabulary as the acts have made it. */
export type CuratedVocabulary = {
  /** Acts so far. */
  readonly version: number
  /** For `buildMatcher`, and for `exportVocabulary` as SKOS. */
  readonly vocabulary: Vocabulary
  /** What a topic is now: itself, what it was merged into, undefined where it is none. */
  readonly topicNow: (topic: TopicId) => TopicId | undefined
  readonly topic: (topic: TopicId) => Concept | undefined
  /** Is this phrase a label already, or was it turned down? */
  readonly isSettled: (term: Label) => boolean
}

/** The present vocabulary. In: the shipped one, and all acts in order. */
export function curatedVocabulary(shipped: Vocabulary, acts: readonly Curated[]): CuratedVocabulary {
  const replayed = replay(shipped, acts)
  if ('objection' in replayed) throw new Error(`act ${replayed.at.version} does not fit: ${replayed.objection.reason}`)
  const { terminology, dismissed } = replayed
  return {
    version: acts.length,
    vocabulary: { title: shipped.title, concepts: terminology.all() },
    topicNow: (topic) => terminology.now(topic),
    topic: (topic) => terminology.get(topic),
    isSettled: ({ text, language }) => terminology.ownersOf(text).size > 0 || dismissed.has(`${language} ${labelKey(text)}`),
  }
}

export type Replayed = { readonly terminology: Terminology; readonly dismissed: ReadonlySet<string> } | { readonly objection: Objection; readonly at: Curated }

/** Applies the acts that count, in order, up to the first that does not fit. */
export function replay(shipped: Vocabulary, acts: readonly Curated[]): Replayed {
  const terminology = new Terminology(shipped.concepts)
  const dismissed = new Set<string>()
  for (const at of inForce(acts)) {
    const { act } = at
    if (act.did === 'dismissed') dismissed.add(`${act.term.language} ${labelKey(act.term.text)}`)
    else if (act.did !== 'undone') {
      const objection = applyAct(terminology, act)
      if (objection !== undefined) return { objection, at }
    }
  }
  return { terminology, dismissed }
}

/** The acts that count: those no counting `undone` names. Each names an earlier one, so the last is decided first. */
export function inForce(acts: readonly Curated[]): Curated[] {
  const undone = new Set<number>()
  for (const { version, act } of acts.toReversed()) if (act.did === 'undone' && !undone.has(version)) undone.add(act.version)
  return acts.filter(({ version }) => !undone.has(version))
}

/** Must the texts be profiled again after it? What only moves or takes topics away needs no new reading. */
export function asksReading(act: Act, acts: readonly Curated[]): boolean {
  if (act.did !== 'undone') return act.did === 'adopted' || act.did === 'labelled' || act.did === 'split' || act.did === 'renamed'
  const target = acts.find(({ version }) => version === act.version)
  return target !== undefined && (asksReading(target.act, acts) || target.act.did === 'merged' || target.act.did === 'rejected')
}

/** Acts that this audience may know of, of these or all: which found terms were turned down tells of texts inside the alliance, and so does that it was undone. */
export function actsFor({ audience, acts }: { readonly audience: ResultAudience; readonly acts: readonly Curated[] }, some = acts): readonly Curated[] {
  const tellsOfTexts = ({ act }: Curated): boolean => {
    const target = act.did === 'undone' ? acts[act.version - 1] : undefined
    return act.did === 'dismissed' || (target !== undefined && tellsOfTexts(target))
  }
  return audience === 'alliance' ? some : some.filter((one) => !tellsOfTexts(one))
}
