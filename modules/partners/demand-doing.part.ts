/** What the doors do with demands, whole: load, may, rule, keep; each in one transaction. */
import type { Actor } from '#modules/members'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import type { Language } from '#platform/words'
import { amend, capture, settle, type Demand, type DemandId, type DemandSaid, type Outcome } from './demand.ts'
import { addDemand, findDemand, saveDemand } from './demand-store.ts'
import type { PartnersNeeds } from './frame.part.tsx'
import { may } from './policy.ts'

type Doing = Pick<PartnersNeeds, 'db' | 'now' | 'today'>

/** One that this actor may read. */
export async function readableDemand({ db }: Pick<Doing, 'db'>, actor: Actor, id: DemandId): Promise<Demand> {
  const demand = must(await findDemand(db, id))
  must(may.readDemand(actor, demand))
  return demand
}

export async function captureDemand(needs: Doing, actor: Actor, said: DemandSaid, language: Language): Promise<Demand> {
  const { by, organisation } = must(may.keepDemands(actor))
  const demand = must(capture(said, { id: newId(), organisation, language, today: needs.today(), by, at: needs.now() }))
  await transact(needs.db, (tx) => addDemand(tx, demand))
  return demand
}

export const amendDemand = (needs: Doing, actor: Actor, id: DemandId, said: DemandSaid, seen: number): Promise<Demand> =>
  transact(needs.db, async (tx) => {
    const known = must(await findDemand(tx, id))
    const { by } = must(may.readDemand(actor, known))
    const next = must(amend(known, said, seen, { today: needs.today(), by, at: needs.now() }))
    must(await saveDemand(tx, next))
    return next
  })

export const settleDemand = (needs: Doing, actor: Actor, id: DemandId, outcome: Outcome): Promise<Demand> =>
  transact(needs.db, async (tx) => {
    const known = must(await findDemand(tx, id))
    const { by } = must(may.readDemand(actor, known))
    const next = must(settle(known, outcome, { by, at: needs.now() }))
    must(await saveDemand(tx, next))
    return next
  })
