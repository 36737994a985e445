/**
 * Ballot (Stimmabgabe): what a person says to an application for a member organisation: yes, no or abstention. One voice an organisation; who represents it only jointly gives it with a second person. It may be changed until the vote is closed, and every ballot is kept.
 * In writing one answers until the last day; in a meeting on its day. The rule of the charter counts; here stands who is counted, and when a vote may be closed.
 * **Errors**: `forbidden` for who has no vote, `conflict` outside the time.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { Instant } from '#platform/time'
import type { Day, majority, OrganisationId, Voting } from '#modules/members'
import type { Representing } from '#modules/people'
import { openProposal, type Application, type ApplicationId, type Proposal } from './application.ts'

export const VOICES = ['yes', 'no', 'abstain'] as const satisfies readonly majority.Voice[]
export type Said = (typeof VOICES)[number]

export type Ballot = Representing & {
  readonly id: Id<'ballot'>
  readonly application: ApplicationId
  readonly proposal: number
  readonly organisation: OrganisationId
  readonly voice: Said
  readonly at: Instant
}

type Electorate = majority.VotingRule['electorate']

/** Those who vote on it: their membership has votes, and it is not about themselves (§ 34 BGB). */
export const votersOf = (voting: readonly Voting[], electorate: Electorate, { organisation }: Pick<Application, 'organisation'>): Voting[] => voting.filter((one) => electorate[one.kind] !== undefined && one.organisation !== organisation)

/** May this organisation vote on it today? */
export function mayCast(application: Application, organisation: OrganisationId, { voting, electorate, today }: { readonly voting: readonly Voting[]; readonly electorate: Electorate; readonly today: Day }): Result<Proposal> {
  const proposal = openProposal(application)
  if (proposal === undefined) return refuse('conflict', 'ballot.closed')
  if (organisation === application.organisation) return refuse('forbidden', 'ballot.barred')
  if (!votersOf(voting, electorate, application).some((one) => one.organisation === organisation)) return refuse('forbidden', 'ballot.noVote')
  if (today > proposal.until) return refuse('conflict', 'ballot.over', { until: proposal.until })
  if (proposal.way !== 'written' && today < proposal.until) return refuse('conflict', 'ballot.notYet', { until: proposal.until })
  return accept(proposal)
}

/** As the rule counts them; `voices`: those that are whole. Whose voice counts is there; `attended` were there and said nothing that counts. */
export function counted(voting: readonly Voting[], voices: ReadonlyMap<OrganisationId, Pick<Ballot, 'voice'>>, { organisation }: Pick<Application, 'organisation'>, attended: ReadonlySet<string>): majority.Voter[] {
  return voting.map((one) => {
    const isBarred = one.organisation === organisation
    const voice = isBarred ? undefined : voices.get(one.organisation)?.voice
    return { member: one.organisation, kind: one.kind, attends: voice !== undefined || attended.has(one.organisation), voice: voice ?? 'none', ...(isBarred ? { isBarred } : {}) }
  })
}

/** May it be closed? In writing when the last day is past or nobody is awaited; a meeting on its day. `awaited`: how many have no voice yet that counts. */
export function mayClose(proposal: Proposal, today: Day, awaited: number): Result<void> {
  if (proposal.way !== 'written') return today < proposal.until ? refuse('conflict', 'closing.notYet', { until: proposal.until }) : accept(undefined)
  return today <= proposal.until && awaited > 0 ? refuse('conflict', 'closing.awaited', { count: awaited, until: proposal.until }) : accept(undefined)
}
