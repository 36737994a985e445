/**
 * Proposal (Vorlage): something is put to the members: one vote, in one way, until a day. What it is about its module knows: an application, a draft.
 * Without a quorum nothing is decided, and a second meeting may be called; only then.
 * **Errors**: `conflict` for a way that the rule does not allow, `invalid` for a day that is past, too soon for the period of notice, or too far off.
 * **Source**: § 32 (1) 2 BGB (the subject is named in the invitation); § 32 (3) BGB (without a meeting).
 */
import { accept, refuse, type Result } from '#platform/result'
import { dayAfter, type Instant } from '#platform/time'
import type { Day, majority } from '#modules/members'

export type Proposal = {
  readonly number: number
  readonly way: majority.Way
  /** The last day of a written vote, or the day of the meeting. */
  readonly until: Day
  readonly at: Instant
  readonly closedAt?: Instant
  readonly outcome?: majority.Outcome
}

/** The next proposal after those `known`, in a way that the rule in force allows. */
export function putToMembers(known: readonly Proposal[], { way, until }: Pick<Proposal, 'way' | 'until'>, { rule: { rule, sources }, today }: { readonly rule: majority.SourcedRule; readonly today: Day }, at: Instant): Result<Proposal> {
  if (way === 'written' && rule.written === 'not-allowed') return refuse('conflict', 'majority.noWritten', { de: sources.written.de, en: sources.written.en })
  if (way === 'second-meeting' && !known.some((one) => one.way === 'meeting' && one.outcome?.state === 'no-quorum')) return refuse('conflict', 'proposal.noFirst')
  const earliest = way === 'written' ? today : dayAfter(today, rule.notice)
  if (until < earliest) return refuse('invalid', 'http.fields', { until: way === 'written' ? 'proposal.past' : 'proposal.soon' })
  // What waits longer is forgotten, and a day that is far off is mostly mistyped.
  if (until > dayAfter(today, LONGEST_DAYS)) return refuse('invalid', 'http.fields', { until: 'proposal.late' })
  return accept({ number: known.length + 1, way, until, at })
}

const LONGEST_DAYS = 366
