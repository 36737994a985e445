/**
 * What office and members do with an application, whole, for pages and API alike: check, ask, put to the members, vote, close.
 * **Errors**: every refusal of policy, rule and store, thrown; where one is refused nothing was written. Two who decide at once: the second finds the state that the first left.
 */
import { transact, type Db, type Tx } from '#platform/database'
import type { Json } from '#platform/canonical'
import { must, refuse, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { ruleInForce } from '#modules/charter'
import { findOrganisation, majority, recognise, votersOn, type Actor, type Author, type Day, type Organisation, type OrganisationId, type Voting } from '#modules/members'
import { together, type Declared } from '#modules/people'
import { beginCheck, close, openProposal, propose, recogniseAs, type Application, type ApplicationId, type Proposal } from './application.ts'
import { bind, tell } from './applying.part.ts'
import { counted, mayCast, mayClose, votersOf, type Ballot, type Said } from './ballot.ts'
import { allCriteria } from './criterion-store.ts'
import { heldAt, judge, type CriterionId, type Verdict } from './criterion.ts'
import type { AccessionNeeds } from './frame.part.tsx'
import { write } from './message.ts'
import { may } from './policy.ts'
import { addBallot, addMessage, ballotsOf, findApplication, findingsOf, keepFinding, messagesOf, saveApplication } from './store.ts'

/** An application that this actor may read. */
export const applicationFor = async (db: Db, actor: Actor, id: ApplicationId): Promise<Application> => must(may.read(actor, must(await findApplication(db, id))))

/** One that this actor conducts, and who signs for it. */
async function conducted(tx: Tx, actor: Actor, id: ApplicationId): Promise<{ readonly application: Application; readonly by: Author }> {
  const application = await applicationFor(tx, actor, id)
  return { application, by: must(may.conduct(actor)) }
}

const conducting = <T>({ db }: AccessionNeeds, actor: Actor, id: ApplicationId, work: (tx: Tx, application: Application, by: Author) => Promise<T>): Promise<T> =>
  transact(db, async (tx) => {
    const { application, by } = await conducted(tx, actor, id)
    return work(tx, application, by)
  })

export const beginCheckNow = (needs: AccessionNeeds, actor: Actor, id: ApplicationId): Promise<void> => conducting(needs, actor, id, async (tx, application, by) => saveApplication(tx, must(beginCheck(application, { by, at: needs.now() }))))

export const judgeNow = (needs: AccessionNeeds, actor: Actor, id: ApplicationId, findings: readonly { readonly criterion: CriterionId; readonly verdict: Verdict; readonly remark: string }[]): Promise<void> =>
  conducting(needs, actor, id, async (tx, application, by) => {
    const criteria = await allCriteria(tx)
    for (const finding of findings) await keepFinding(tx, id, must(judge(application, criteria, { ...finding, at: needs.now(), by })))
  })

export const askNow = (needs: AccessionNeeds, actor: Actor, id: ApplicationId, text: string): Promise<void> =>
  conducting(needs, actor, id, async (tx, application, by) => {
    await addMessage(tx, id, must(write(application, { id: newId(), by, text, at: needs.now(), documents: [] }, await messagesOf(tx, id))))
    await tell(tx, needs, 'question', application, { text })
  })

/** The applicant is this organisation of the register. */
export const recogniseNow = (needs: AccessionNeeds, actor: Actor, id: ApplicationId, organisation: OrganisationId): Promise<void> =>
  conducting(needs, actor, id, async (tx, application) => {
    if (!(await findOrganisation(tx, organisation)).ok) must(refuse('invalid', 'http.fields', { organisation: 'recognition.none' }))
    await saveApplication(tx, must(recogniseAs(application, organisation)))
  })

/** Whom the register has already: recognised, or perhaps. */
export async function knownFor(db: Db, { organisation, said }: Application): Promise<{ readonly recognised?: Organisation; readonly perhaps?: Organisation }> {
  const recognised = await findOrganisation(db, organisation)
  if (recognised.ok) return { recognised: recognised.value }
  const [identity] = await recognise(db, [said])
  return identity?.verdict === 'same' || identity?.verdict === 'perhaps' ? { perhaps: identity.organisation } : {}
}

export const proposeNow = (needs: AccessionNeeds, actor: Actor, id: ApplicationId, said: Pick<Proposal, 'way' | 'until'>): Promise<void> =>
  conducting(needs, actor, id, async (tx, application, by) => {
    const [rule, criteria, findings] = [must(await ruleInForce(tx, 'admission')), await allCriteria(tx), await findingsOf(tx, id)]
    const proposed = must(propose(application, said, { rule, criteria, findings, today: needs.today() }, { by, at: needs.now() }))
    await saveApplication(tx, proposed)
    await tell(tx, needs, 'proposed', proposed)
  })

// ---- The vote

/** What each organisation has said in one vote by the ballots of its people: what counts, and what lacks a second person. */
export const voicesIn = (ballots: readonly Ballot[], number: number): ReadonlyMap<OrganisationId, Declared<Ballot>> => together.declared(ballots.filter(({ proposal }) => proposal === number), voiceOf)

const voiceOf = ({ voice }: Ballot): Said => voice

/** Votes for the organisation that the actor acts for. The same said again is no change. */
export const castNow = (needs: AccessionNeeds, actor: Actor, id: ApplicationId, voice: Said): Promise<void> =>
  transact(needs.db, async (tx) => {
    const application = await applicationFor(tx, actor, id)
    const organisation = must(may.vote(actor))
    const { number } = must(await castingOf(tx, application, organisation, needs.today()))
    const representing = must(await needs.mayVote(tx, actor, organisation))
    const ballot: Ballot = { id: newId(), application: id, proposal: number, organisation, voice, at: needs.now(), ...representing }
    if (!together.addsNothing((await ballotsOf(tx, [id])).filter((one) => one.proposal === number), ballot, voiceOf)) await addBallot(tx, ballot)
  })

/** The vote in which this organisation may say something today. */
export async function castingOf(db: Db, application: Application, organisation: OrganisationId, today: Day): Promise<Result<Proposal>> {
  const rule = await ruleInForce(db, 'admission')
  return rule.ok ? mayCast(application, organisation, { voting: await votersOn(db, today), electorate: rule.value.rule.electorate, today }) : rule
}

/** A vote as it stands: who votes, what each has said, whose voice counts, and what would come of it. */
export type Tally = { readonly proposal: Proposal; readonly voters: readonly Voting[]; readonly said: ReadonlyMap<OrganisationId, Declared<Ballot>>; readonly voices: ReadonlyMap<OrganisationId, Ballot>; readonly outcome: Result<majority.Outcome>; readonly mayClose: Result<void> }

/** Counted by the members of the last day of the vote, as long as that is not past by those of today. */
export async function tallyOf(db: Db, application: Application, today: Day, attended: readonly string[] = []): Promise<Result<Tally>> {
  const proposal = openProposal(application)
  if (proposal === undefined) return refuse('conflict', 'ballot.closed')
  const rule = await ruleInForce(db, 'admission')
  if (!rule.ok) return rule
  const voting = await votersOn(db, today < proposal.until ? today : proposal.until)
  const said = voicesIn(await ballotsOf(db, [application.id]), proposal.number)
  const voices = together.counting(said)
  const voters = votersOf(voting, rule.value.rule.electorate, application)
  const awaited = voters.filter(({ organisation }) => !voices.has(organisation)).length
  return { ok: true, value: { proposal, voters, said, voices, outcome: majority.decide(rule.value, proposal.way, counted(voting, voices, application, new Set(attended))), mayClose: mayClose(proposal, today, awaited) } }
}

/** Declares what the members decided. */
export const closeNow = (needs: AccessionNeeds, actor: Actor, id: ApplicationId, said: { readonly attended: readonly string[]; readonly unmet: readonly CriterionId[]; readonly reason: string }): Promise<Application> =>
  conducting(needs, actor, id, async (tx, application, by) => {
    const at = needs.now()
    const { proposal, voters, voices, outcome, mayClose: closing } = must(await tallyOf(tx, application, needs.today(), said.attended))
    must(closing)
    const criteria = await allCriteria(tx)
    const decided = must(outcome)
    const closed = must(close(application, decided, said, criteria, { by, at }))
    await saveApplication(tx, closed)
    await bind(tx, recordOf(closed, decided, proposal, voters, voices), at)
    if (closed.state === 'accepted') await tell(tx, needs, 'accepted', closed)
    if (closed.state === 'refused') await tell(tx, needs, 'refused', closed, { criteria: heldAt(criteria, closed.askedAt).filter((one) => closed.refusal?.unmet.includes(one.id)).map(({ text }) => `– ${text[closed.language]}`).join('\n'), reason: said.reason === '' ? '' : `\n${said.reason}\n` })
    return closed
  })

/** A decision as it binds: organisations, voices, numbers; no person and no free text. */
const recordOf = ({ id, organisation, membership, refusal }: Application, { state, way, approval, presence }: majority.Outcome, { number }: Proposal, voters: readonly Voting[], voices: ReadonlyMap<OrganisationId, Ballot>): { readonly [key: string]: Json; readonly type: string } => ({
  type: 'accession.decision', application: id, organisation, membership, proposal: number, way, result: state,
  voices: voters.map((one) => ({ organisation: one.organisation, voice: voices.get(one.organisation)?.voice ?? 'none' })),
  ...(presence === undefined ? {} : { presence: { present: presence.present, of: presence.of, needed: presence.needed, source: presence.source.en } }),
  ...(approval === undefined ? {} : { approval: { yes: approval.yes, of: approval.of, needed: approval.needed, source: approval.source.en } }),
  ...(refusal === undefined ? {} : { unmet: [...refusal.unmet] }),
})
