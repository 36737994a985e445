/**
 * Finding (Befund): what the comparison found between two plans, of one kind, with its strength in words and what shows it. A human answers it, with a reason; it returns when either text has changed.
 *
 * ```
 * open ──► answered: to-be-coordinated | different | joined ──► open, once either text is another
 * ```
 * **Shapes**: at most one finding a pair and kind. **Errors**: `invalid` without a reason.
 */
import type { near } from '#engine'
import type { Author, Day, OrganisationId } from '#modules/members'
import type { CallId, PlanText, ProjectId } from '#modules/projects'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'

export type FindingId = Id<'plan-finding'>

export const KINDS = ['copied', 'same-aim', 'complementary', 'conflict-in-time'] as const
export type Kind = (typeof KINDS)[number]

/** From the weakest. */
export const STRENGTHS = ['some', 'clear', 'strong'] as const
export type Strength = (typeof STRENGTHS)[number]

/** Sentences or words that stand in each, topics in common, and for a conflict what is bound twice. */
type Evidence = {
  readonly passages?: readonly { readonly a: string; readonly b: string }[]
  readonly words?: readonly { readonly a: string; readonly b: string }[]
  readonly topics?: readonly string[]
  /** What `a` seeks and `b` has, and the other way round. */
  readonly needs?: readonly { readonly by: 'a' | 'b'; readonly sought: string; readonly held: string }[]
  readonly bound?: readonly OrganisationId[]
  readonly from?: Day
  readonly until?: Day
  readonly call?: CallId
  readonly closesOn?: Day
}

export type Found = { readonly kind: Kind; readonly strength: Strength; readonly evidence: Evidence }

export const ANSWERS = ['to-be-coordinated', 'different', 'joined'] as const
export type Answer = { readonly answer: (typeof ANSWERS)[number]; readonly reason: string; readonly by: Author; readonly at: Instant; readonly hashes: { readonly a: string; readonly b: string } }

export type Finding = Found & {
  readonly id: FindingId
  readonly audience: 'public' | 'alliance'
  readonly a: ProjectId
  readonly b: ProjectId
  readonly hashes: { readonly a: string; readonly b: string }
  readonly foundAt: Instant
  /** As long as both texts are as they were when it was given. */
  readonly answer?: Answer
}

const REASON = 2_000

export function answerOf(finding: Pick<Finding, 'hashes'>, said: { readonly answer: Answer['answer']; readonly reason: string }, { by, at }: Pick<Answer, 'by' | 'at'>): Result<Answer> {
  const reason = said.reason.trim()
  if (reason === '') return refuse('invalid', 'finding.noReason')
  return reason.length > REASON ? refuse('invalid', 'finding.long', { limit: REASON }) : accept({ answer: said.answer, reason, by, at, hashes: finding.hashes })
}

// ---- What the engine says, as findings

/** A place in a text, as words. */
type Cut = (span: { readonly start: number; readonly end: number }) => string

const step = (value: number, clear: number, strong: number): Strength => (value >= strong ? 'strong' : value >= clear ? 'clear' : 'some')

/** In: what is near `a`, and how to cut both texts. Copied text is strong from a third of the shorter text on; an aim from twice as near as is usual around both. */
export function foundIn({ nearness, copied, sameAim, complement }: Pick<near.NearPlan, 'nearness' | 'copied' | 'sameAim' | 'complement'>, cut: { readonly a: Cut; readonly b: Cut }): Found[] {
  const found: Found[] = []
  if (copied !== undefined) found.push({ kind: 'copied', strength: step(copied.share, 0.1, 1 / 3), evidence: { passages: [{ a: cut.a(copied.longest.here), b: cut.b(copied.longest.there) }] } })
  if (sameAim !== undefined) found.push({ kind: 'same-aim', strength: step(nearness, 1.5, 2), evidence: { words: sameAim.words.map(({ here, there }) => ({ a: here, b: there })), topics: [...new Set(sameAim.topics.map(({ concept }) => concept))] } })
  const needs = [...(complement?.gets ?? []).map(({ sought, held }) => ({ by: 'a' as const, sought, held })), ...(complement?.gives ?? []).map(({ sought, held }) => ({ by: 'b' as const, sought, held }))]
  if (needs.length > 0) found.push({ kind: 'complementary', strength: step(needs.length, 2, 4), evidence: { needs } })
  return found
}

// ---- Conflicts in time

type Timed = Pick<PlanText, 'lead' | 'partners' | 'from' | 'until' | 'call' | 'has'>

/** Fewer days than these side by side bind nobody. */
const FEWEST_DAYS = 90
/** A call that closes within these days leaves little time to agree who applies. */
const SOON_DAYS = 28

const daysBetween = (from: Day, until: Day): number => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)

/**
 * Two plans on a common topic stand in each other's way where an organisation takes part in both while they run side by side for three months or more, or where both are meant for one call that is still open.
 * Strong: several organisations, or a call that closes within four weeks. In: what each lets these readers see, and when the call closes.
 */
export function conflictInTime(a: Timed, b: Timed, today: Day, closesOn?: Day): Found | undefined {
  const topics = a.has.filter((topic) => b.has.includes(topic))
  if (topics.length === 0) return undefined
  const [from, until] = [later(a.from, b.from), earlier(a.until, b.until)]
  const ours = new Set([a.lead, ...a.partners])
  const bound = from !== undefined && until !== undefined && daysBetween(from, until) >= FEWEST_DAYS && until >= today ? [...new Set([b.lead, ...b.partners])].filter((one) => ours.has(one)) : []
  const call = a.call !== undefined && a.call === b.call && a.lead !== b.lead && (closesOn === undefined || closesOn >= today) ? a.call : undefined
  if (bound.length === 0 && call === undefined) return undefined
  const isSoon = call !== undefined && closesOn !== undefined && daysBetween(today, closesOn) <= SOON_DAYS
  return {
    kind: 'conflict-in-time',
    strength: bound.length > 1 || isSoon ? 'strong' : call === undefined ? 'some' : 'clear',
    evidence: { topics, ...(bound.length === 0 ? {} : { bound, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }), ...(call === undefined ? {} : { call, ...(closesOn === undefined ? {} : { closesOn }) }) },
  }
}

const later = (one: Day | undefined, other: Day | undefined): Day | undefined => (one === undefined || other === undefined ? undefined : one > other ? one : other)
const earlier = (one: Day | undefined, other: Day | undefined): Day | undefined => (one === undefined || other === undefined ? undefined : one < other ? one : other)
