/** A vote as it stands by the rule in force and the members of the day, whatever it is about: for this module and those that put something to the members. */
import type { Db } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import { majority, votersOn, type Day, type OrganisationId } from '#modules/members'
import { counted, lastVoices, mayCast, mayClose, votersOf, type Ballot, type Proposal, type Tally } from './ballot.ts'
import type { DecisionKind } from './document.ts'
import { ruleInForce } from './rule-store.ts'

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
  const voices = lastVoices(ballots, proposal.number)
  const voters = votersOf(voting, rule.value.rule.electorate, barred)
  const awaited = voters.filter(({ organisation }) => !voices.has(organisation)).length
  return accept({ proposal, voters, voices, outcome: majority.decide(rule.value, proposal.way, counted(voting, voices, barred, new Set(attended))), mayClose: mayClose(proposal, today, awaited) })
}
