/**
 * What office and members do with a change of rules, whole, for pages and API alike: put it to the members, vote, take it back, close.
 * **Errors**: every refusal of policy, rule and store, thrown; where one is refused nothing was written. Two who close at once: the second finds what the first left.
 */
import { transact, type Db, type Tx } from '#platform/database'
import { must, type Result } from '#platform/result'
import { newId, now } from '#platform/runtime'
import type { Actor, Author, Day, OrganisationId } from '#modules/members'
import type { Proposal, Said, Tally } from './ballot.ts'
import { addChangeBallot, changeBallotsOf, changesOf, saveChange, type ChangeBallot } from './change-store.ts'
import { bind, charterNow, documentFor, textHashOf, type CharterNeeds } from './doing.part.ts'
import type { CharterDocument, DocumentId } from './document.ts'
import { recordOfVersion } from './enforcement.ts'
import { may } from './policy.ts'
import { closeChange, openChange, putDraft, recordOfChange, withdrawChange, type RuleChange, type SaidOfChange } from './rule-change.ts'
import { ruleInForce } from './rule-store.ts'
import { castingOf, isSaid, tallyOf } from './tally-store.ts'

export type Changes = { readonly document: CharterDocument; readonly changes: readonly RuleChange[] }

/** A document with all changes that were put to the members, for those inside. */
export async function changesFor(db: Db, actor: Actor, id: DocumentId): Promise<Changes> {
  const document = await documentFor(db, actor, id)
  must(may.readInside(actor))
  return { document, changes: await changesOf(db, id) }
}

const conducting = <T>({ db }: CharterNeeds, actor: Actor, id: DocumentId, work: (tx: Tx, found: Changes, by: Author) => Promise<T>): Promise<T> =>
  transact(db, async (tx) => {
    const found = await changesFor(tx, actor, id)
    return work(tx, found, must(may.conduct(actor)))
  })

export const putNow = (needs: CharterNeeds, actor: Actor, id: DocumentId, said: SaidOfChange): Promise<void> =>
  conducting(needs, actor, id, async (tx, { document, changes }, by) => {
    const [charter, rule] = [await charterNow(tx), must(await ruleInForce(tx, said.kind))]
    await saveChange(tx, must(putDraft(document, changes, said, { charter, rule, today: needs.today() }, { by, at: now() })))
  })

export const withdrawNow = (needs: CharterNeeds, actor: Actor, id: DocumentId): Promise<void> =>
  conducting(needs, actor, id, async (tx, { document, changes }) => saveChange(tx, must(withdrawChange(document, openChange(changes), now()))))

// ---- The vote

/** By which rule it is decided: that before the change. */
const matterOf = (change: RuleChange | undefined) => ({ kind: change?.kind ?? 'rule-change', proposal: change }) as const

/** The vote in which this organisation may say something today. */
export const castingOn = (db: Db, { changes }: Changes, organisation: OrganisationId, today: Day): Promise<Result<Proposal>> => castingOf(db, matterOf(openChange(changes)), organisation, today)

/** The vote as it stands. */
export const tallyOn = (db: Db, { changes }: Pick<Changes, 'changes'>, ballots: readonly ChangeBallot[], today: Day, attended?: readonly string[]): Promise<Result<Tally>> => tallyOf(db, matterOf(openChange(changes)), ballots, today, attended)

/** Votes for the organisation that the actor acts for. The same said again is no change. */
export const castNow = (needs: CharterNeeds, actor: Actor, id: DocumentId, voice: Said): Promise<void> =>
  transact(needs.db, async (tx) => {
    const found = await changesFor(tx, actor, id)
    const organisation = must(may.vote(actor))
    const { number } = must(await castingOn(tx, found, organisation, needs.today()))
    const representing = must(await needs.mayVote(tx, actor, organisation))
    const ballot: ChangeBallot = { id: newId(), document: id, proposal: number, organisation, voice, at: now(), ...representing }
    if (!isSaid(await changeBallotsOf(tx, [id]), ballot)) await addChangeBallot(tx, ballot)
  })

/** Declares what the members decided; what they carried is in force at once. */
export const closeNow = (needs: CharterNeeds, actor: Actor, id: DocumentId, attended: readonly string[]): Promise<void> =>
  conducting(needs, actor, id, async (tx, found) => {
    const tally = must(await tallyOn(tx, found, await changeBallotsOf(tx, [id]), needs.today(), attended))
    must(tally.mayClose)
    const [outcome, at] = [must(tally.outcome), now()]
    const closed = must(closeChange(found.document, openChange(found.changes), outcome, await charterNow(tx), at))
    await saveChange(tx, closed)
    const binding = { textHash: textHashOf(closed.version), at }
    await bind(tx, recordOfChange(found.document, closed.version, closed.change, outcome, tally, binding), at)
    if (closed.version.state === 'in-force') await bind(tx, recordOfVersion(found.document, closed.version, binding), at)
  })
