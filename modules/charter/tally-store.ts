/** A vote as it stands by the rule in force, the members of the day and who speaks for them, whatever it is about: for this module and those that put something to the members. */
import type { Db } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import { majority, votersOn, type Day, type OrganisationId } from '#modules/members'
import { together, type Declared, type Representing } from '#modules/people'
import { counted, isAwaited, mayCast, mayClose, silentIn, votersOf, type Ballot, type Proposal, type Said, type SaidInVote, type Tally } from './ballot.ts'
import type { DecisionKind } from './document.ts'
import { ruleInForce } from './rule-store.ts'

export * from './ballot.ts'

const voiceOf = ({ voice }: Ballot): Said => voice

const inVote = (ballots: readonly Ballot[], number: number): Ballot[] => ballots.filter(({ proposal }) => proposal === number)

/** What each organisation has said in one vote by the ballots of its people: what counts, and what lacks a second person. */
export const voicesIn = (ballots: readonly Ballot[], number: number): SaidInVote => together.declared(inVote(ballots, number), voiceOf)

/** What one organisation has said. */
export const saidFor = ({ said }: Pick<Tally, 'said'>, organisation: OrganisationId): Declared<Ballot> => said.get(organisation) ?? together.UNDECLARED

/** Is it said already, by the same people? Then this ballot need not be kept. */
export const isSaid = (ballots: readonly Ballot[], next: Ballot): boolean => together.addsNothing(inVote(ballots, next.proposal), next, voiceOf)

type Awaited = { readonly mayClose: Result<void>; readonly from: readonly OrganisationId[] }
type Reader = Pick<Representing, 'person'> & { readonly organisations: readonly OrganisationId[] }

/** Whom a vote waits for: may it be closed, and for which of their organisations has this person still something to say? */
export function awaitedIn(proposal: Proposal, ballots: readonly Ballot[], reader: Reader, given: Parameters<typeof mayCast>[2]): Awaited {
  const said = voicesIn(ballots, proposal.number)
  const voices = together.counting(said)
  const from = reader.organisations.filter((organisation) => isAwaited(saidFor({ said }, organisation), reader) && mayCast(proposal, organisation, given).ok)
  return { mayClose: mayClose(proposal, given.today, silentIn(votersOf(given.voting, given.electorate, given.barred), voices).length), from }
}

/** What is voted on: the kind of decision, the proposal that is open, and whom it is about. */
type Matter = { readonly kind: DecisionKind; readonly proposal: Proposal | undefined; readonly barred?: OrganisationId }

/** The vote in which this organisation may say something today. */
export async function castingOf(db: Db, { kind, proposal, barred }: Matter, organisation: OrganisationId, today: Day): Promise<Result<Proposal>> {
  const rule = await ruleInForce(db, kind)
  return rule.ok ? mayCast(proposal, organisation, { voting: await votersOn(db, today), electorate: rule.value.rule.electorate, barred, today }) : rule
}

/** Counted by the members of the last day of the vote, as long as that is not past by those of today. `attended`: were there and said nothing. */
export async function tallyOf(db: Db, { kind, proposal, barred }: Matter, ballots: readonly Ballot[], today: Day, attended: readonly string[] = []): Promise<Result<Tally>> {
  if (proposal === undefined) return refuse('conflict', 'ballot.closed')
  const rule = await ruleInForce(db, kind)
  if (!rule.ok) return rule
  const voting = await votersOn(db, today < proposal.until ? today : proposal.until)
  const said = voicesIn(ballots, proposal.number)
  const voices = together.counting(said)
  const voters = votersOf(voting, rule.value.rule.electorate, barred)
  return accept({ proposal, voters, said, voices, outcome: majority.decide(rule.value, proposal.way, counted(voting, voices, barred, new Set(attended))), mayClose: mayClose(proposal, today, silentIn(voters, voices).length) })
}
