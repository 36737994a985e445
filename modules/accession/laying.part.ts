/** What the office does with criteria, whole: add, reword, remove. */
import { transact, type Tx } from '#platform/database'
import { must, refuse } from '#platform/result'
import { newId } from '#platform/runtime'
import { allDocuments } from '#modules/charter'
import type { Actor } from '#modules/members'
import { inForce } from './applying.part.ts'
import { allCriteria, findCriterion, keepCriteria } from './criterion-store.ts'
import { drop, lay, reword, type Criterion, type CriterionId, type SaidOfCriterion } from './criterion.ts'
import type { AccessionNeeds } from './frame.part.tsx'
import { may } from './policy.ts'

export const layNow = ({ db, now }: AccessionNeeds, actor: Actor, said: SaidOfCriterion): Promise<Criterion> =>
  transact(db, async (tx) => {
    must(may.conduct(actor))
    await mustBeInForce(tx, said)
    const laid = must(lay(said, await allCriteria(tx), { id: newId(), at: now() }))
    await keepCriteria(tx, [laid])
    return laid
  })

export const rewordNow = ({ db, now }: AccessionNeeds, actor: Actor, id: CriterionId, said: SaidOfCriterion): Promise<Criterion> =>
  transact(db, async (tx) => {
    must(may.conduct(actor))
    await mustBeInForce(tx, said)
    const { before, after } = must(reword(must(await findCriterion(tx, id)), said, { id: newId(), at: now() }))
    await keepCriteria(tx, [before, after])
    return after
  })

export const dropNow = ({ db, now }: AccessionNeeds, actor: Actor, id: CriterionId): Promise<void> =>
  transact(db, async (tx) => {
    must(may.conduct(actor))
    await keepCriteria(tx, [must(drop(must(await findCriterion(tx, id)), now()))])
  })

/** A criterion rests on what is in force. */
async function mustBeInForce(tx: Tx, { document }: SaidOfCriterion): Promise<void> {
  if (document !== undefined && !inForce(await allDocuments(tx)).some((one) => one.document === document)) must(refuse('invalid', 'http.fields', { document: 'criterion.noDocument' }))
}
