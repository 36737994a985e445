/** What the doors do with requests and offers, whole: load, may, rule, keep; each in one transaction. */
import type { Actor, Author, Day, OrganisationId } from '#modules/members'
import { transact, type Tx } from '#platform/database'
import { must, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { settle as settleDemand, type DemandId } from './demand.ts'
import { findDemand, saveDemand } from './demand-store.ts'
import type { PartnersNeeds } from './frame.part.tsx'
import { isTrusted, may, NO_REVIEWERS, type Acting, type Reviewers } from './policy.ts'
import { amend, answer, approve, distance, draft, extend, sendBack, settle, submit, withdraw, type PartnerRequest, type RequestAnswer, type RequestDistancing, type RequestId, type RequestSaid } from './request.ts'
import { addAnswer, addDistancing, addRequest, findRequest, follow, requestsInReview, reviewersOf, saveRequest, unfollow } from './request-store.ts'

type Doing = Pick<PartnersNeeds, 'db' | 'now' | 'today'>

export type Whole = { readonly request: PartnerRequest; readonly reviewers: Reviewers }

/** With who may review it. */
async function wholeRequest(db: Doing['db'] | Tx, id: RequestId, today: Day): Promise<Whole> {
  const request = must(await findRequest(db, id))
  return { request, reviewers: (await reviewersOf(db, [request.organisation], today)).get(request.organisation) ?? NO_REVIEWERS }
}

/** One that this actor may read. */
export async function readable({ db, today }: Doing, actor: Actor, id: RequestId): Promise<Whole> {
  const whole = await wholeRequest(db, id, today())
  must(may.read(actor, whole.request, whole.reviewers, today()))
  return whole
}

/** Those that wait for this actor's review. */
export async function toReview({ db, today }: Doing, actor: Actor): Promise<PartnerRequest[]> {
  if (actor.as === 'outside') return []
  const waiting = await requestsInReview(db)
  const reviewers = await reviewersOf(db, waiting.map(({ organisation }) => organisation), today())
  return waiting.filter((request) => may.review(actor, request, reviewers.get(request.organisation) ?? NO_REVIEWERS, today()).ok)
}

/** Does nobody else need to look at what this actor publishes? */
export const needsNoReview = async ({ db, today }: Doing, actor: Actor, organisation: OrganisationId): Promise<boolean> => isTrusted(actor, organisation, (await reviewersOf(db, [organisation], today())).get(organisation) ?? NO_REVIEWERS)

/** Writes one down, and out of which demand; where that is said, it goes out or to its reviewer at once. */
export async function draftRequest(needs: Doing, actor: Actor, said: RequestSaid, { isSubmitted = false, demand }: { readonly isSubmitted?: boolean; readonly demand?: DemandId | undefined } = {}): Promise<PartnerRequest> {
  const { by, organisation } = must(may.post(actor))
  const [at, today] = [needs.now(), needs.today()]
  return transact(needs.db, async (tx) => {
    const drafted = must(draft(said, { id: newId(), organisation, by, at, today }))
    const reviewers = (await reviewersOf(tx, [organisation], today)).get(organisation) ?? NO_REVIEWERS
    const request = isSubmitted ? must(submit(drafted, { by, at, today, isTrusted: isTrusted(actor, organisation, reviewers) })) : drafted
    await addRequest(tx, { ...request, version: 1 })
    if (demand !== undefined) {
      const known = must(await findDemand(tx, demand))
      must(may.readDemand(actor, known))
      must(await saveDemand(tx, must(settleDemand(known, { state: 'requested', request: request.id }, { by, at }))))
    }
    return { ...request, version: 1 }
  })
}

export const amendRequest = (needs: Doing, actor: Actor, id: RequestId, said: Omit<RequestSaid, 'kind'>, seen: number): Promise<PartnerRequest> =>
  changed(needs, id, (whole) => may.change(actor, whole.request, whole.reviewers, needs.today()), ({ request, reviewers }, { by }) => amend(request, said, { seen, isTrusted: isTrusted(actor, request.organisation, reviewers), today: needs.today(), by, at: needs.now() }))

export const submitRequest = (needs: Doing, actor: Actor, id: RequestId): Promise<PartnerRequest> =>
  changed(needs, id, (whole) => may.change(actor, whole.request, whole.reviewers, needs.today()), ({ request, reviewers }, { by }) => submit(request, { by, at: needs.now(), today: needs.today(), isTrusted: isTrusted(actor, request.organisation, reviewers) }))

export const approveRequest = (needs: Doing, actor: Actor, id: RequestId, seen: number): Promise<PartnerRequest> =>
  changed(needs, id, (whole) => may.review(actor, whole.request, whole.reviewers, needs.today()), ({ request }) => approve(request, { seen, today: needs.today(), by: request.by, at: needs.now() }))

export const sendBackRequest = (needs: Doing, actor: Actor, id: RequestId, sentence: string): Promise<PartnerRequest> =>
  changed(needs, id, (whole) => may.review(actor, whole.request, whole.reviewers, needs.today()), ({ request }) => sendBack(request, sentence, { by: request.by, at: needs.now() }))

export const extendRequest = (needs: Doing, actor: Actor, id: RequestId): Promise<PartnerRequest> =>
  changed(needs, id, (whole) => may.change(actor, whole.request, whole.reviewers, needs.today()), ({ request }, { by }) => extend(request, needs.today(), { by, at: needs.now() }))

export const settleRequest = (needs: Doing, actor: Actor, id: RequestId): Promise<PartnerRequest> =>
  changed(needs, id, (whole) => may.change(actor, whole.request, whole.reviewers, needs.today()), ({ request }, { by }) => settle(request, { by, at: needs.now() }))

export const withdrawRequest = (needs: Doing, actor: Actor, id: RequestId): Promise<PartnerRequest> =>
  changed(needs, id, (whole) => may.withdraw(actor, whole.request, whole.reviewers, needs.today()), ({ request }, by) => withdraw(request, { by, at: needs.now() }))

function changed<Allowed extends Acting | Author>({ db, today }: Doing, id: RequestId, allowed: (whole: Whole) => Result<Allowed>, rule: (whole: Whole, by: Allowed) => Result<PartnerRequest>): Promise<PartnerRequest> {
  return transact(db, async (tx) => {
    const whole = await wholeRequest(tx, id, today())
    const next = must(rule(whole, must(allowed(whole))))
    must(await saveRequest(tx, next))
    return next
  })
}

export async function answerRequest(needs: Doing, actor: Actor, id: RequestId, text: string): Promise<RequestAnswer> {
  return transact(needs.db, async (tx) => {
    const { request, reviewers } = await wholeRequest(tx, id, needs.today())
    const { by, organisation } = must(may.answer(actor, request, reviewers, needs.today()))
    const said = must(answer(request, text, { id: newId(), organisation, today: needs.today(), by, at: needs.now() }))
    await addAnswer(tx, said)
    return said
  })
}

/** Follows, or no longer does; whoever acts for an organisation that reads it and does not own it. */
export async function followRequest(needs: Doing, actor: Actor, id: RequestId, follows: boolean): Promise<void> {
  await transact(needs.db, async (tx) => {
    const { request, reviewers } = await wholeRequest(tx, id, needs.today())
    const { organisation } = must(may.answer(actor, request, reviewers, needs.today()))
    await (follows ? follow(tx, id, organisation, needs.now()) : unfollow(tx, id, organisation))
  })
}

export async function distanceFromRequest(needs: Doing, actor: Actor, id: RequestId): Promise<RequestDistancing> {
  return transact(needs.db, async (tx) => {
    const { request, reviewers } = await wholeRequest(tx, id, needs.today())
    const by = must(may.distance(actor, request, reviewers, needs.today()))
    const said = distance(request, { by, at: needs.now() })
    must(await addDistancing(tx, newId(), said))
    return said
  })
}
