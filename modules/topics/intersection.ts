/**
 * Intersections kept over time. Each computation is held against what is known: an intersection that grew or shrank is still the one somebody noted; its history says what changed and who did what.
 *
 * ```
 * open ──► noted ──► taken-up          (owner, next step, until when)
 *   │        │          │
 *   └────────┴──────────┴──► set-aside (why)          reopened: open again
 * ```
 * Levels never mix: one of clusters and one of organisations are two. Nor do audiences: an intersection for everybody and one for the alliance are two, with two identities and two histories, even where they look alike. One told to everybody would else tell of the other.
 * **Errors**: `conflict` where the treatment does not fit, `stale` where it changed meanwhile.
 */
import { recognise } from '#engine/identity'
import type { Intersection } from '#engine'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Day, OrganisationId } from '#modules/members'
import type { TopicId } from './act.ts'
import type { ResultAudience } from './audience.ts'
import type { Level } from './level.ts'
import type { Signed } from './source.ts'

export type IntersectionId = Id<'intersection'>

/** What a computation changed. */
export type Turn = {
  readonly did: 'appeared' | 'changed' | 'vanished' | 'returned'
  readonly at: Instant
  readonly engine: string
  readonly joined: readonly OrganisationId[]
  readonly left: readonly OrganisationId[]
  readonly topicsIn: readonly TopicId[]
  readonly topicsOut: readonly TopicId[]
}

/** What the alliance makes of it. */
export type Treatment = Signed &
  (
    | { readonly did: 'noted' }
    | { readonly did: 'set-aside'; readonly reason: string }
    | { readonly did: 'taken-up'; readonly owner: OrganisationId; readonly nextStep: string; readonly until?: Day }
    | { readonly did: 'reopened' }
  )

/** A treatment as it is asked for: everything but who and when. */
export type Treating = Treatment extends infer Each ? (Each extends Treatment ? Omit<Each, 'by' | 'at'> : never) : never

export type KeptIntersection = {
  readonly id: IntersectionId
  /** Counts the changes. */
  readonly version: number
  readonly audience: ResultAudience
  readonly level: Level
  readonly organisations: readonly OrganisationId[]
  readonly topics: readonly TopicId[]
  /** As the engine judged it last; undefined where it is no more. */
  readonly judged: Intersection | undefined
  /** The engine and vocabulary that computed it last. */
  readonly engine: string
  /** In order of time. */
  readonly turns: readonly Turn[]
  readonly treatments: readonly Treatment[]
}

export type Computed = { readonly found: readonly Intersection[]; readonly audience: ResultAudience; readonly level: Level; readonly engine: string; readonly at: Instant; readonly newId: () => IntersectionId }

/**
 * What is kept after a computation: all of this audience, present ones in the order of the engine, then those that are no more. Others are passed through untouched.
 * What is still there is recognised first; what is left may be one that was gone and has come back.
 */
export function recompute(kept: readonly KeptIntersection[], { found, audience, level, engine, at, newId }: Computed): KeptIntersection[] {
  const isOwn = (one: KeptIntersection): boolean => one.audience === audience && one.level === level
  const own = kept.filter(isOwn)
  const present = own.filter(({ judged }) => judged !== undefined)
  const gone = own.filter(({ judged }) => judged === undefined)
  const stillThere = recognise(present, found)
  const unknown = found.filter((_, place) => stillThere[place] === -1)
  const cameBack = recognise(gone, unknown)
  const now = found.map((one, place): KeptIntersection => {
    const before = present[stillThere[place] ?? -1] ?? gone[cameBack[unknown.indexOf(one)] ?? -1]
    // The members of the map are named by their ids.
    const outline = { organisations: one.organisations as readonly OrganisationId[], topics: one.topics }
    if (before === undefined) return { id: newId(), version: 1, audience, level, ...outline, judged: one, engine, turns: [{ did: 'appeared', at, engine, ...differences(NOTHING, outline) }], treatments: [] }
    const turn: Turn = { did: before.judged === undefined ? 'returned' : 'changed', at, engine, ...differences(before, outline) }
    const isTurn = turn.did === 'returned' || turn.joined.length + turn.left.length + turn.topicsIn.length + turn.topicsOut.length > 0
    if (!isTurn && before.engine === engine && written(before.judged) === written(one)) return before
    return { ...before, version: before.version + 1, ...outline, judged: one, engine, turns: isTurn ? [...before.turns, turn] : before.turns }
  })
  const still = new Set(now.map(({ id }) => id))
  const no = own.filter(({ id }) => !still.has(id)).map((one): KeptIntersection => (one.judged === undefined ? one : { ...one, version: one.version + 1, judged: undefined, engine, turns: [...one.turns, { did: 'vanished', at, engine, joined: [], left: [], topicsIn: [], topicsOut: [] }] }))
  return [...now, ...no, ...kept.filter((one) => !isOwn(one))]
}

/** With its keys in order: what was kept comes back in another. */
const written = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner))

type Outline = Pick<KeptIntersection, 'organisations' | 'topics'>

const NOTHING: Outline = { organisations: [], topics: [] }

const differences = (before: Outline, now: Outline): Pick<Turn, 'joined' | 'left' | 'topicsIn' | 'topicsOut'> => ({
  joined: now.organisations.filter((one) => !before.organisations.includes(one)),
  left: before.organisations.filter((one) => !now.organisations.includes(one)),
  topicsIn: now.topics.filter((one) => !before.topics.includes(one)),
  topicsOut: before.topics.filter((one) => !now.topics.includes(one)),
})

export type TreatmentState = 'open' | 'noted' | 'set-aside' | 'taken-up'

export function stateOf({ treatments }: Pick<KeptIntersection, 'treatments'>): TreatmentState {
  const last = treatments.at(-1)?.did ?? 'reopened'
  return last === 'reopened' ? 'open' : last
}

/** Taken up again is a new owner or next step. */
const FITS: Readonly<Record<TreatmentState, readonly Treatment['did'][]>> = {
  open: ['noted', 'set-aside', 'taken-up'],
  noted: ['set-aside', 'taken-up', 'reopened'],
  'set-aside': ['noted', 'taken-up', 'reopened'],
  'taken-up': ['set-aside', 'taken-up', 'reopened'],
}

const TEXT_LIMIT = 500

/** Which treatments fit now: for buttons, and for {@link treat}. */
export const treatmentsFor = (kept: KeptIntersection): readonly Treatment['did'][] => FITS[stateOf(kept)]

/** It is noted, set aside, taken up, or reopened. `version` is the one the author saw. */
export function treat(kept: KeptIntersection, treating: Treating, signed: Signed, version: number): Result<KeptIntersection> {
  if (version !== kept.version) return refuse('stale', 'intersection.changed')
  if (!treatmentsFor(kept).includes(treating.did)) return refuse('conflict', 'intersection.doesNotFit', { state: stateOf(kept) })
  const text = treating.did === 'set-aside' ? treating.reason : treating.did === 'taken-up' ? treating.nextStep : undefined
  if (text !== undefined && text.trim() === '') return refuse('invalid', treating.did === 'taken-up' ? 'intersection.noNextStep' : 'intersection.noReason')
  if (text !== undefined && text.length > TEXT_LIMIT) return refuse('invalid', 'intersection.longText', { limit: TEXT_LIMIT })
  return accept({ ...kept, version: version + 1, treatments: [...kept.treatments, { ...treating, ...signed }] })
}

/** Did it appear, change or come back after this moment? Set aside and grown since, it deserves another look. */
export const isNewSince = ({ turns, judged }: KeptIntersection, moment: Instant): boolean => judged !== undefined && turns.some(({ did, at }) => did !== 'vanished' && at > moment)
