/**
 * Voting rule (Abstimmungsregel): who votes, who must be there, how many must agree, and by which ways. Rules are data; where each part of one stands is its source.
 *
 * - *Presence* (Beschlussfähigkeit) and *approval* (Zustimmung) are two rules: who must be there, and how many of what must say yes.
 * - All must agree: approval `ALL` of the members. Then abstaining and staying away refuse. Source: § 714 BGB; § 33 (1) 2 BGB.
 * - A second meeting that needs fewer has its own clause; without one it needs what the first did.
 * - What was not announced is dealt with only by an urgency clause. Source: § 32 (1) 2 BGB.
 * **Errors**: `invalid`, the part that cannot hold in one sentence.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Language } from '#platform/words'
import type { MembershipKind } from './membership.ts'
import { checkThreshold, isAll, type Threshold } from './threshold.ts'

export const BASES = ['cast', 'present', 'members'] as const
/** Of what: the votes cast (yes and no), all votes present, all votes there are. */
export type Basis = (typeof BASES)[number]

export const MEASURES = ['votes', 'heads'] as const
export type Measure = (typeof MEASURES)[number]

export const ABSTENTIONS = ['not-counted', 'counts-as-no'] as const
export type Abstention = (typeof ABSTENTIONS)[number]

export const WRITTEN = ['not-allowed', 'all-consent', 'as-in-meeting'] as const
/** Without a meeting (Umlaufverfahren): never, by consent of all in text form, or by the rule of a meeting, where who answers is there. */
export type Written = (typeof WRITTEN)[number]

export type Presence = Threshold & { readonly by: Measure }
export type Approval = Threshold & { readonly basis: Basis }

export type VotingRule = {
  /** The memberships that vote, with how many votes each. */
  readonly electorate: Partial<Readonly<Record<MembershipKind, number>>>
  /** `none`: whoever comes suffices. */
  readonly presence: Presence | 'none'
  readonly approval: Approval
  readonly abstention: Abstention
  /** What a second meeting on the same agenda needs instead. */
  readonly secondMeeting: Presence | 'none' | 'as-first'
  readonly written: Written
  /** Days between invitation and meeting; 0: no period. */
  readonly notice: number
  /** What must agree before a motion that was not announced is dealt with. */
  readonly urgency: Approval | 'none'
}

export const RULE_PARTS = ['electorate', 'presence', 'approval', 'abstention', 'secondMeeting', 'written', 'notice', 'urgency'] as const satisfies readonly (keyof VotingRule)[]
export type RulePart = (typeof RULE_PARTS)[number]

/** Where a line stands: in the law, in a document of the alliance, or nowhere, in words of both languages. */
export type RuleSource = { readonly by: 'law' | 'document' | 'nobody' } & Readonly<Record<Language, string>>

/** A rule with where each of its parts stands, and what bars members from voting. */
export type SourcedRule = { readonly rule: VotingRule; readonly sources: Readonly<Record<RulePart | 'bar', RuleSource>> }

export const isUnanimous = (approval: Approval): boolean => isAll(approval) && approval.basis === 'members'

const MOST_VOTES = 1_000_000
const LONGEST_NOTICE = 365

/** What is said of a rule, each part checked by itself; thresholds in lowest terms. */
export function checkParts<Said extends Partial<VotingRule>>(said: Said): Result<Said> {
  const { electorate, notice } = said
  if (electorate !== undefined) {
    const votes = Object.values(electorate)
    if (votes.length === 0) return refuse('invalid', 'majority.noElectorate')
    if (votes.some((one) => !isWeight(one))) return refuse('invalid', 'majority.votes', { most: MOST_VOTES })
  }
  if (notice !== undefined && !(Number.isInteger(notice) && notice >= 0 && notice <= LONGEST_NOTICE)) return refuse('invalid', 'majority.notice', { most: LONGEST_NOTICE })
  const reduced: Partial<Record<RulePart, unknown>> = {}
  for (const part of ['presence', 'approval', 'secondMeeting', 'urgency'] as const) {
    const value = said[part]
    if (value === undefined || typeof value === 'string') continue
    const checked = checkThreshold(value)
    if (!checked.ok) return checked
    reduced[part] = { ...value, ...checked.value }
  }
  return accept({ ...said, ...reduced })
}

const isWeight = (votes: number): boolean => Number.isInteger(votes) && votes >= 1 && votes <= MOST_VOTES
