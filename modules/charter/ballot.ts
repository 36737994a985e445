/**
 * Ballot (Stimmabgabe): what a person says to a proposal for a member organisation: yes, no or abstention. One voice an organisation; who represents it only jointly gives it with a second person. It may be changed until the vote is closed, and every ballot is kept.
 * In writing one answers until the last day; in a meeting on its day. The rule of the charter counts; here stands who is counted, and when a vote may be closed.
 * **Errors**: `forbidden` for who has no vote, `conflict` outside the time.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { Instant } from '#platform/time'
import type { Day, majority, OrganisationId, Voting } from '#modules/members'
import type { Declared, Representing } from '#modules/people'
import type { Proposal } from './proposal.ts'

export * from './proposal.ts'

export const VOICES = ['yes', 'no', 'abstain'] as const satisfies readonly majority.Voice[]
export type Said = (typeof VOICES)[number]

export type Ballot = Representing & {
  readonly id: Id<'ballot'>
  readonly proposal: number
  readonly organisation: OrganisationId
  readonly voice: Said
  readonly at: Instant
}

type Electorate = majority.VotingRule['electorate']
/** Whom it is about: it has no voice in its own matter (§ 34 BGB). */
type Barred = OrganisationId | undefined

/** Those who vote on it: their membership has votes, and it is not about themselves. */
export const votersOf = (voting: readonly Voting[], electorate: Electorate, barred: Barred): Voting[] => voting.filter((one) => electorate[one.kind] !== undefined && one.organisation !== barred)

/** May this organisation vote on it today? `proposal`: the one that is open, if any is. */
export function mayCast(proposal: Proposal | undefined, organisation: OrganisationId, { voting, electorate, barred, today }: { readonly voting: readonly Voting[]; readonly electorate: Electorate; readonly barred: Barred; readonly today: Day }): Result<Proposal> {
  if (proposal === undefined) return refuse('conflict', 'ballot.closed')
  if (organisation === barred) return refuse('forbidden', 'ballot.barred')
  if (!votersOf(voting, electorate, barred).some((one) => one.organisation === organisation)) return refuse('forbidden', 'ballot.noVote')
  if (today > proposal.until) return refuse('conflict', 'ballot.over', { until: proposal.until })
  if (proposal.way !== 'written' && today < proposal.until) return refuse('conflict', 'ballot.notYet', { until: proposal.until })
  return accept(proposal)
}

/** Those whose voice is still to come. */
export const silentIn = (voters: readonly Voting[], voices: Pick<ReadonlyMap<OrganisationId, unknown>, 'has'>): Voting[] => voters.filter(({ organisation }) => !voices.has(organisation))

/** As the rule counts them; `voices`: those that are whole. Whose voice counts is there; `attended` were there and said nothing that counts. */
export function counted(voting: readonly Voting[], voices: ReadonlyMap<OrganisationId, Pick<Ballot, 'voice'>>, barred: Barred, attended: ReadonlySet<string>): majority.Voter[] {
  return voting.map((one) => {
    const isBarred = one.organisation === barred
    const voice = isBarred ? undefined : voices.get(one.organisation)?.voice
    return { member: one.organisation, kind: one.kind, attends: voice !== undefined || attended.has(one.organisation), voice: voice ?? 'none', ...(isBarred ? { isBarred } : {}) }
  })
}

/** What somebody who speaks for it said last: themselves, or those by whom it counts. */
export const ownVoice = ({ by, waiting }: Declared<Ballot>, { person }: Pick<Representing, 'person'>): Said | undefined => (waiting.find((one) => one.person === person) ?? by[0])?.voice

/** Has this person still something to say? Who said the same as everybody of theirs so far waits for a second person, and has nothing to do. */
export const isAwaited = ({ by, waiting, differs }: Declared<Ballot>, { person }: Pick<Representing, 'person'>): boolean => by.length === 0 && (differs || !waiting.some((one) => one.person === person))

/** May it be closed? In writing when the last day is past or nobody is awaited; a meeting on its day. `awaited`: how many have no voice yet that counts. */
export function mayClose(proposal: Proposal, today: Day, awaited: number): Result<void> {
  if (proposal.way !== 'written') return today < proposal.until ? refuse('conflict', 'closing.notYet', { until: proposal.until }) : accept(undefined)
  return today <= proposal.until && awaited > 0 ? refuse('conflict', 'closing.awaited', { count: awaited, until: proposal.until }) : accept(undefined)
}

/** What each organisation has said in one vote, by the ballots of its people. */
export type SaidInVote = ReadonlyMap<OrganisationId, Declared<Ballot>>

/** A vote as it stands: who votes, what each has said, whose voice counts, and what would come of it. */
export type Tally = { readonly proposal: Proposal; readonly voters: readonly Voting[]; readonly said: SaidInVote; readonly voices: ReadonlyMap<OrganisationId, Ballot>; readonly outcome: Result<majority.Outcome>; readonly mayClose: Result<void> }

/** What was decided, as it binds: organisations, voices, numbers; no person and no free text. */
export const recordOfVote = ({ state, way, approval, presence }: majority.Outcome, { proposal: { number }, voters, voices }: Pick<Tally, 'proposal' | 'voters' | 'voices'>) => ({
  proposal: number, way, result: state,
  voices: voters.map((one) => ({ organisation: one.organisation, voice: voices.get(one.organisation)?.voice ?? 'none' })),
  ...(presence === undefined ? {} : { presence: { present: presence.present, of: presence.of, needed: presence.needed, source: presence.source.en } }),
  ...(approval === undefined ? {} : { approval: { yes: approval.yes, of: approval.of, needed: approval.needed, source: approval.source.en } }),
})
