/**
 * What office and members do with an application, whole, for pages and API alike: check, ask, put to the members, vote, close.
 * **Errors**: every refusal of policy, rule and store, thrown; where one is refused nothing was written. Two who decide at once: the second finds the state that the first left.
 */
import { transact, type Db, type Tx } from '#platform/database'
import type { Json } from '#platform/canonical'
import { must, refuse, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { ruleInForce, vote } from '#modules/charter'
import { findOrganisation, recognise, type Actor, type Author, type Day, type majority, type Organisation, type OrganisationId } from '#modules/members'
import { beginCheck, close, openProposal, propose, recogniseAs, type Application, type ApplicationId } from './application.ts'
import { bind, tell } from './applying.part.ts'
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

export const proposeNow = (needs: AccessionNeeds, actor: Actor, id: ApplicationId, said: Pick<vote.Proposal, 'way' | 'until'>): Promise<void> =>
  conducting(needs, actor, id, async (tx, application, by) => {
    const [rule, criteria, findings] = [must(await ruleInForce(tx, 'admission')), await allCriteria(tx), await findingsOf(tx, id)]
    const at = needs.now()
    const proposed = must(propose(application, vote.putToMembers(application.proposals, said, { rule, today: needs.today() }, at), { criteria, findings }, { by, at }))
    await saveApplication(tx, proposed)
    await tell(tx, needs, 'proposed', proposed)
  })

// ---- The vote

/** Votes for the organisation that the actor acts for. The same said again is no change. */
export const castNow = (needs: AccessionNeeds, actor: Actor, id: ApplicationId, voice: vote.Said): Promise<void> =>
  transact(needs.db, async (tx) => {
    const application = await applicationFor(tx, actor, id)
    const organisation = must(may.vote(actor))
    const { number } = must(await castingOf(tx, application, organisation, needs.today()))
    const representing = must(await needs.mayVote(tx, actor, organisation))
    const ballot = { id: newId<'ballot'>(), application: id, proposal: number, organisation, voice, at: needs.now(), ...representing }
    if (!vote.isSaid(await ballotsOf(tx, [id]), ballot)) await addBallot(tx, ballot)
  })

/** The vote in which this organisation may say something today. */
export const castingOf = (db: Db, application: Application, organisation: OrganisationId, today: Day): Promise<Result<vote.Proposal>> => vote.castingOf(db, matterOf(application), organisation, today)

/** The vote as it stands. */
export const tallyOf = async (db: Db, application: Application, today: Day, attended?: readonly string[]): Promise<Result<vote.Tally>> => vote.tallyOf(db, matterOf(application), await ballotsOf(db, [application.id]), today, attended)

/** What is voted on; the applicant has no voice in it. */
const matterOf = (application: Application) => ({ kind: 'admission', proposal: openProposal(application), barred: application.organisation }) as const

/** Declares what the members decided. */
export const closeNow = (needs: AccessionNeeds, actor: Actor, id: ApplicationId, said: { readonly attended: readonly string[]; readonly unmet: readonly CriterionId[]; readonly reason: string }): Promise<Application> =>
  conducting(needs, actor, id, async (tx, application, by) => {
    const at = needs.now()
    const tally = must(await tallyOf(tx, application, needs.today(), said.attended))
    must(tally.mayClose)
    const criteria = await allCriteria(tx)
    const decided = must(tally.outcome)
    const closed = must(close(application, decided, said, criteria, { by, at }))
    await saveApplication(tx, closed)
    await bind(tx, recordOf(closed, decided, tally), at)
    if (closed.state === 'accepted') await tell(tx, needs, 'accepted', closed)
    if (closed.state === 'refused') await tell(tx, needs, 'refused', closed, { criteria: heldAt(criteria, closed.askedAt).filter((one) => closed.refusal?.unmet.includes(one.id)).map(({ text }) => `– ${text[closed.language]}`).join('\n'), reason: said.reason === '' ? '' : `\n${said.reason}\n` })
    return closed
  })

/** A decision as it binds: organisations, voices, numbers; no person and no free text. */
const recordOf = ({ id, organisation, membership, refusal }: Application, outcome: majority.Outcome, tally: vote.Tally): { readonly [key: string]: Json; readonly type: string } => ({
  type: 'accession.decision', application: id, organisation, membership, ...vote.recordOfVote(outcome, tally),
  ...(refusal === undefined ? {} : { unmet: [...refusal.unmet] }),
})
