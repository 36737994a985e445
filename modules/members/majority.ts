/**
 * Majority, presence and approval: one pure rule for every decision of the alliance. It counts, compares exactly, and answers with every line it went by and where that line stands.
 *
 * | line | source |
 * |---|---|
 * | association: more than half of the yes and no cast, abstentions for neither side, no presence needed | § 32 (1) BGB; BGHZ 83, 35 |
 * | change of statutes, dissolution: 3/4 of the votes cast; purpose: all members, who is absent in writing | §§ 33, 41 BGB |
 * | cooperative: majority, some matters 3/4 of the votes cast | §§ 16, 43, 78 GenG |
 * | partnership: all who may vote must agree; abstaining refuses | § 714 BGB |
 * | barred: whom a contract or lawsuit concerns counts nowhere, neither as there nor as a vote | § 34 BGB; § 43 (6) GenG |
 * | without a meeting: all members consent in text form, silence or one abstention fails it, unless agreed otherwise | § 32 (3) BGB |
 *
 * A tie is no majority. Without a single yes nothing is carried, whatever the threshold.
 * **Shapes**: some to thousands of voters; the votes of all together stay exact (2⁵³ − 1).
 * **Errors**: `invalid` for voters that cannot be (twice, absent with a voice, weights that are none), `conflict` where the rule does not allow the way.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { MembershipKind } from './membership.ts'
import { ALL, leastOf, type Threshold } from './threshold.ts'
import { isUnanimous, type Abstention, type Approval, type Basis, type Measure, type Presence, type RuleSource, type SourcedRule } from './voting-rule.ts'

export * from './threshold.ts'
export * from './voting-rule.ts'

/** `none`: said nothing. */
export const VOICES = ['yes', 'no', 'abstain', 'none'] as const
export type Voice = (typeof VOICES)[number]

export const WAYS = ['meeting', 'second-meeting', 'written'] as const
export type Way = (typeof WAYS)[number]

export type Voter = {
  readonly member: string
  readonly kind: MembershipKind
  /** Votes of its own, where it has others than its kind of membership. */
  readonly weight?: number
  /** Present or represented. In writing, who answers is. */
  readonly attends: boolean
  readonly voice: Voice
  /** By a contract or lawsuit with the member itself. */
  readonly isBarred?: boolean
}

export type Count = { readonly heads: number; readonly votes: number }
type Line = { readonly source: RuleSource }
/** `needed`: the least number that suffices. */
type Compared = Line & { readonly of: number; readonly needed: number; readonly isMet: boolean }

export type Outcome = {
  readonly state: 'carried' | 'lost' | 'no-quorum'
  readonly way: Way
  readonly electorate: Line & Count
  readonly barred?: Line & Count
  /** Not asked where all must consent in writing. Without a threshold, whoever came suffices. */
  readonly presence?: Compared & { readonly present: number; readonly by: Measure; readonly threshold?: Threshold }
  readonly voices: Line & { readonly yes: number; readonly no: number; readonly abstained: number; readonly silent: number; readonly abstention: Abstention }
  /** Not asked where too few were there. */
  readonly approval?: Compared & { readonly yes: number; readonly basis: Basis; readonly threshold: Threshold }
}

type Weighed = Voter & { readonly votes: number }

/** What comes of these voices by this rule. */
export function decide({ rule, sources }: SourcedRule, way: Way, voters: readonly Voter[]): Result<Outcome> {
  if (way === 'written' && rule.written === 'not-allowed') return refuse('conflict', 'majority.noWritten', { de: sources.written.de, en: sources.written.en })
  const isByAll = way === 'written' && rule.written === 'all-consent'
  const approval: Approval = isByAll ? { ...ALL, basis: 'members' } : rule.approval
  const weighed = weigh(rule.electorate, voters)
  if (!weighed.ok) return weighed
  const [barred, entitled] = [weighed.value.filter(isBarred), weighed.value.filter((one) => !isBarred(one))]
  if (entitled.length === 0) return refuse('conflict', 'majority.nobody')
  const there = entitled.filter(({ attends, voice }) => (way === 'written' ? voice !== 'none' : attends))
  // Where all must agree, who stays away may still consent in writing: § 33 (1) 2 BGB.
  const heard = isUnanimous(approval) ? entitled : there
  const unheard = entitled.filter((one) => one.voice !== 'none' && !heard.includes(one)).length
  if (unheard > 0) return refuse('invalid', 'majority.absentVoice', { count: unheard })

  const electorate = { ...countOf(entitled), source: sources.electorate }
  const voices = { ...voicesOf(heard), abstention: rule.abstention, source: sources.abstention }
  const presence = isByAll ? undefined : presenceOf(way === 'second-meeting' && rule.secondMeeting !== 'as-first' ? { needs: rule.secondMeeting, source: sources.secondMeeting } : { needs: rule.presence, source: sources.presence }, there, electorate)
  const lines = { way, electorate, voices, ...(barred.length === 0 ? {} : { barred: { ...countOf(barred), source: sources.bar } }), ...(presence === undefined ? {} : { presence }) }
  if (presence?.isMet === false) return accept({ state: 'no-quorum', ...lines })

  const whole: Readonly<Record<Basis, number>> = { cast: voices.yes + voices.no + (rule.abstention === 'counts-as-no' ? voices.abstained : 0), present: countOf(there).votes, members: electorate.votes }
  const of = whole[approval.basis]
  const needed = Math.max(1, leastOf(approval, of))
  const isMet = voices.yes >= needed
  const { basis, ...threshold } = approval
  return accept({ state: isMet ? 'carried' : 'lost', ...lines, approval: { yes: voices.yes, of, needed, isMet, basis, threshold, source: isByAll ? sources.written : sources.approval } })
}

/** Those whose membership votes, each with its votes. */
function weigh(electorate: SourcedRule['rule']['electorate'], voters: readonly Voter[]): Result<readonly Weighed[]> {
  if (new Set(voters.map(({ member }) => member)).size < voters.length) return refuse('invalid', 'majority.twice')
  const weighed = voters.flatMap((voter): Weighed[] => {
    const votes = electorate[voter.kind]
    return votes === undefined ? [] : [{ ...voter, votes: voter.weight ?? votes }]
  })
  const all = weighed.reduce((sum, { votes }) => sum + BigInt(Number.isInteger(votes) ? votes : 0), 0n)
  return weighed.every(({ votes }) => Number.isSafeInteger(votes) && votes >= 1) && all <= BigInt(Number.MAX_SAFE_INTEGER) ? accept(weighed) : refuse('invalid', 'majority.weights')
}

const isBarred = (voter: Voter): boolean => voter.isBarred === true

const votesOf = (voters: readonly Weighed[]): number => voters.reduce((sum, { votes }) => sum + votes, 0)

const countOf = (voters: readonly Weighed[]): Count => ({ heads: voters.length, votes: votesOf(voters) })

function voicesOf(heard: readonly Weighed[]): Pick<Outcome['voices'], 'yes' | 'no' | 'abstained' | 'silent'> {
  const saying = (voice: Voice): number => votesOf(heard.filter((one) => one.voice === voice))
  return { yes: saying('yes'), no: saying('no'), abstained: saying('abstain'), silent: saying('none') }
}

function presenceOf({ needs, source }: { readonly needs: Presence | 'none' } & Line, there: readonly Weighed[], electorate: Count): NonNullable<Outcome['presence']> {
  const by = needs === 'none' ? 'votes' : needs.by
  const [present, of] = [countOf(there)[by], electorate[by]]
  if (needs === 'none') return { present, of, by, needed: 0, isMet: true, source }
  const { by: _, ...threshold } = needs
  const needed = leastOf(threshold, of)
  return { present, of, by, needed, isMet: present >= needed, threshold, source }
}
