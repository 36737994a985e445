/**
 * Ballot (Stimmabgabe): what a member organisation says to an application: yes, no or abstention. One voice an organisation; it may be changed until the vote is closed, and every change is kept.
 * In writing one answers until the last day; in a meeting on its day. The rule of the charter counts; here stands who is counted, and when a vote may be closed.
 * **Errors**: `forbidden` for who has no vote, `conflict` outside the time.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { Instant } from '#platform/time'
import type { Day, majority, OrganisationId, PersonId, Voting } from '#modules/members'
import { openProposal, type Application, type ApplicationId, type Proposal } from './application.ts'

export const VOICES = ['yes', 'no', 'abstain'] as const satisfies readonly majority.Voice[]
export type Said = (typeof VOICES)[number]

export type Ballot = {
  readonly id: Id<'ballot'>
  readonly application: ApplicationId
  readonly proposal: number
  readonly organisation: OrganisationId
  readonly person?: PersonId
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

/** What each said last in one vote. */
export function lastVoices(ballots: readonly Ballot[], number: number): ReadonlyMap<OrganisationId, Ballot> {
  const of = ballots.filter(({ proposal }) => proposal === number).toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
  return new Map(of.map((ballot) => [ballot.organisation, ballot]))
}

/** As the rule counts them. Who said something is there; `attended` were there and said nothing. */
export function counted(voting: readonly Voting[], voices: ReadonlyMap<OrganisationId, Pick<Ballot, 'voice'>>, { organisation }: Pick<Application, 'organisation'>, attended: ReadonlySet<string>): majority.Voter[] {
  return voting.map((one) => {
    const isBarred = one.organisation === organisation
    const voice = isBarred ? undefined : voices.get(one.organisation)?.voice
    return { member: one.organisation, kind: one.kind, attends: voice !== undefined || attended.has(one.organisation), voice: voice ?? 'none', ...(isBarred ? { isBarred } : {}) }
  })
}

/** May it be closed? In writing when the last day is past or nobody is awaited; a meeting on its day. `awaited`: how many have said nothing. */
export function mayClose(proposal: Proposal, today: Day, awaited: number): Result<void> {
  if (proposal.way !== 'written') return today < proposal.until ? refuse('conflict', 'closing.notYet', { until: proposal.until }) : accept(undefined)
  return today <= proposal.until && awaited > 0 ? refuse('conflict', 'closing.awaited', { count: awaited, until: proposal.until }) : accept(undefined)
}
