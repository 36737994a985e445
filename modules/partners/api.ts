/** The REST of requests and offers, demands and introductions, under /api/v1: the same verbs as the pages. */
import { describe, idAt, leafOf, readBy, readJson, type App, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import { must, refuse } from '#platform/result'
import type { Actor } from '#modules/members'
import { amendDemand, captureDemand, readableDemand, settleDemand } from './demand-doing.part.ts'
import { listDemands } from './demand-store.ts'
import { topicsFor, type PartnersNeeds } from './frame.part.tsx'
import { answerIntroduction, makeIntroduction } from './introduction-doing.part.ts'
import { introductionsFor } from './introduction-pages.tsx'
import { findIntroduction } from './introduction-store.ts'
import { may } from './policy.ts'
import { amendRequest, answerRequest, approveRequest, distanceFromRequest, draftRequest, extendRequest, followRequest, readable, sendBackRequest, settleRequest, submitRequest, withdrawRequest } from './request-doing.part.ts'
import { defaultEnd, type PartnerRequest, type RequestId } from './request.ts'
import { answersTo, leafRequests } from './request-store.ts'
import {
  AnswerIn, AnswerOut, AnswersOut, DemandChange, DemandIn, demandIn, DemandOut, DemandsOut, DemandsQuery, FollowOut, IntroductionAnswerIn, IntroductionIn, IntroductionOut, IntroductionsOut, RequestChange, RequestDistancingOut, RequestIn, RequestOut, RequestsLeaf, RequestsOut, saidIn, SeenIn, SendBackIn, SettleIn,
  presentAnswer, presentDemand, presentDistancing, presentIntroduction, presentRequest, twinsFrom,
} from './schema.ts'
import { soundTopics } from './topic-choice.part.ts'

const REQUESTS = '/api/v1/requests'
const REQUEST = '/api/v1/requests/:id'
const DEMANDS = '/api/v1/demands'
const DEMAND = '/api/v1/demands/:id'
const INTRODUCTIONS = '/api/v1/introductions'
const INTRODUCTION = '/api/v1/introductions/:id'

export function hangPartnersApi(app: App, needs: PartnersNeeds): void {
  hangRequests(app, needs)
  hangTalk(app, needs)
  hangDemands(app, needs)
  hangIntroductions(app, needs)
}

const requestIn = (door: Door): RequestId => idAt(door, 'request.none')

const present = ({ today }: PartnersNeeds, actor: Actor, request: PartnerRequest) => presentRequest(request, today(), actor.as === 'organisation' && actor.organisation === request.organisation)

function hangRequests(app: App, needs: PartnersNeeds): void {
  describe({ method: 'get', path: REQUESTS, summary: { de: 'Gesuche und Angebote, die jüngsten zuerst', en: 'Requests and offers, the latest first' }, query: RequestsLeaf, answers: { 200: RequestsOut } })
  app.get(REQUESTS, async (door) => {
    const actor = await needs.actorOf(door)
    const { after, limit, topic, ...filter } = must(readBy(RequestsLeaf, door.req.query()))
    const topics = topic === undefined ? undefined : (await topicsFor(needs, actor)).below(topic)
    const { rows, ...next } = leafOf(door, await leafRequests(needs.db, actor, { ...filter, topics }, { today: needs.today(), after: after !== undefined && isId<'request'>(after) ? after : undefined, most: limit + 1 }), limit, ({ id }) => id)
    return door.json({ requests: rows.map((one) => present(needs, actor, one)), ...next })
  })
  describe({ method: 'post', path: REQUESTS, summary: { de: 'Ein Gesuch oder Angebot entwerfen', en: 'Draft a request or an offer' }, body: RequestIn, answers: { 201: RequestOut } })
  app.post(REQUESTS, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.post(actor))
    const said = must(await readJson(door, RequestIn))
    must(soundTopics(await topicsFor(needs, actor), said.topics))
    return door.json(present(needs, actor, await draftRequest(needs, actor, saidIn(said, defaultEnd(needs.today())))), 201)
  })
  describe({ method: 'get', path: REQUEST, summary: { de: 'Ein Gesuch oder Angebot', en: 'A request or an offer' }, answers: { 200: RequestOut } })
  app.get(REQUEST, async (door) => {
    const actor = await needs.actorOf(door)
    return door.json(present(needs, actor, (await readable(needs, actor, requestIn(door))).request))
  })
  describe({ method: 'patch', path: REQUEST, summary: { de: 'Ein eigenes Gesuch oder Angebot neu beschreiben', en: 'Describe one’s own request or offer anew' }, body: RequestChange, answers: { 200: RequestOut } })
  app.patch(REQUEST, async (door) => {
    const [actor, id] = [await needs.actorOf(door), requestIn(door)]
    const { request, reviewers } = await readable(needs, actor, id)
    must(may.change(actor, request, reviewers, needs.today()))
    const { version, twins, topics, audience, expiresOn } = must(await readJson(door, RequestChange))
    must(soundTopics(await topicsFor(needs, actor), topics))
    return door.json(present(needs, actor, await amendRequest(needs, actor, id, { twins: twinsFrom(twins), topics, audience, expiresOn: expiresOn ?? request.expiresOn }, version)))
  })
  const state = (noun: string, de: string, en: string, does: (actor: Actor, id: RequestId) => Promise<PartnerRequest>): void => {
    describe({ method: 'post', path: `${REQUEST}/${noun}`, summary: { de, en }, answers: { 201: RequestOut } })
    app.post(`${REQUEST}/${noun}`, async (door) => {
      const [actor, id] = [await needs.actorOf(door), requestIn(door)]
      await readable(needs, actor, id)
      return door.json(present(needs, actor, await does(actor, id)), 201)
    })
  }
  state('submission', 'Zur Prüfung geben', 'Send for review', (actor, id) => submitRequest(needs, actor, id))
  state('extension', 'Um drei Monate verlängern', 'Extend by three months', (actor, id) => extendRequest(needs, actor, id))
  state('settlement', 'Ein Partner ist gefunden', 'A partner is found', (actor, id) => settleRequest(needs, actor, id))
  state('withdrawal', 'Zurückziehen', 'Withdraw', (actor, id) => withdrawRequest(needs, actor, id))
  describe({ method: 'post', path: `${REQUEST}/approval`, summary: { de: 'Freigeben, was zur Prüfung liegt', en: 'Approve what is in review' }, body: SeenIn, answers: { 201: RequestOut } })
  app.post(`${REQUEST}/approval`, async (door) => {
    const [actor, id] = [await needs.actorOf(door), requestIn(door)]
    const { request, reviewers } = await readable(needs, actor, id)
    must(may.review(actor, request, reviewers, needs.today()))
    return door.json(present(needs, actor, await approveRequest(needs, actor, id, must(await readJson(door, SeenIn)).version)), 201)
  })
  describe({ method: 'post', path: `${REQUEST}/return`, summary: { de: 'Mit einem Satz zurückgeben, was zur Prüfung liegt', en: 'Send back what is in review, with a sentence' }, body: SendBackIn, answers: { 201: RequestOut } })
  app.post(`${REQUEST}/return`, async (door) => {
    const [actor, id] = [await needs.actorOf(door), requestIn(door)]
    const { request, reviewers } = await readable(needs, actor, id)
    must(may.review(actor, request, reviewers, needs.today()))
    return door.json(present(needs, actor, await sendBackRequest(needs, actor, id, must(await readJson(door, SendBackIn)).sentence)), 201)
  })
}

/** What others say to it. */
function hangTalk(app: App, needs: PartnersNeeds): void {
  describe({ method: 'get', path: `${REQUEST}/answers`, summary: { de: 'Antworten: auf das eigene alle, sonst die eigenen', en: 'Answers: to one’s own all, else one’s own' }, answers: { 200: AnswersOut } })
  app.get(`${REQUEST}/answers`, async (door) => {
    const [actor, id] = [await needs.actorOf(door), requestIn(door)]
    const { request } = await readable(needs, actor, id)
    if (actor.as !== 'organisation') return must(refuse('missing', 'request.none'))
    return door.json({ answers: (await answersTo(needs.db, id, actor.organisation === request.organisation ? undefined : actor.organisation)).map(presentAnswer) })
  })
  describe({ method: 'post', path: `${REQUEST}/answers`, summary: { de: 'Auf ein Gesuch oder Angebot antworten', en: 'Answer a request or an offer' }, body: AnswerIn, answers: { 201: AnswerOut } })
  app.post(`${REQUEST}/answers`, async (door) => {
    const [actor, id] = [await needs.actorOf(door), requestIn(door)]
    const { request, reviewers } = await readable(needs, actor, id)
    must(may.answer(actor, request, reviewers, needs.today()))
    return door.json(presentAnswer(await answerRequest(needs, actor, id, must(await readJson(door, AnswerIn)).text)), 201)
  })
  describe({ method: 'post', path: `${REQUEST}/follow`, summary: { de: 'Einem Gesuch oder Angebot folgen', en: 'Follow a request or an offer' }, answers: { 201: FollowOut } })
  app.post(`${REQUEST}/follow`, async (door) => {
    await followRequest(needs, await needs.actorOf(door), requestIn(door), true)
    return door.json({ follows: true }, 201)
  })
  describe({ method: 'delete', path: `${REQUEST}/follow`, summary: { de: 'Ihm nicht mehr folgen', en: 'No longer follow it' }, answers: { 200: FollowOut } })
  app.delete(`${REQUEST}/follow`, async (door) => {
    await followRequest(needs, await needs.actorOf(door), requestIn(door), false)
    return door.json({ follows: false })
  })
  describe({ method: 'post', path: `${REQUEST}/distancing`, summary: { de: 'Sich von einem Gesuch oder Angebot distanzieren', en: 'Distance oneself from a request or an offer' }, answers: { 201: RequestDistancingOut } })
  app.post(`${REQUEST}/distancing`, async (door) => door.json(presentDistancing(await distanceFromRequest(needs, await needs.actorOf(door), requestIn(door))), 201))
}

function hangDemands(app: App, needs: PartnersNeeds): void {
  const MOST = 1_000
  describe({ method: 'get', path: DEMANDS, summary: { de: 'Der Bedarf, den die eigene Organisation notiert hat', en: 'The demands that one’s own organisation noted' }, query: DemandsQuery, answers: { 200: DemandsOut } })
  app.get(DEMANDS, async (door) => {
    const { organisation } = must(may.keepDemands(await needs.actorOf(door)))
    return door.json({ demands: (await listDemands(needs.db, organisation, must(readBy(DemandsQuery, door.req.query())), MOST)).map(presentDemand) })
  })
  describe({ method: 'post', path: DEMANDS, summary: { de: 'Einen Bedarf notieren', en: 'Note a demand' }, body: DemandIn, answers: { 201: DemandOut } })
  app.post(DEMANDS, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.keepDemands(actor))
    return door.json(presentDemand(await captureDemand(needs, actor, demandIn(must(await readJson(door, DemandIn))), door.var.language)), 201)
  })
  describe({ method: 'get', path: DEMAND, summary: { de: 'Ein Bedarf', en: 'A demand' }, answers: { 200: DemandOut } })
  app.get(DEMAND, async (door) => door.json(presentDemand(await readableDemand(needs, await needs.actorOf(door), idAt(door, 'demand.none')))))
  describe({ method: 'patch', path: DEMAND, summary: { de: 'Einen Bedarf ändern', en: 'Change a demand' }, body: DemandChange, answers: { 200: DemandOut } })
  app.patch(DEMAND, async (door) => {
    const actor = await needs.actorOf(door)
    const { id } = await readableDemand(needs, actor, idAt(door, 'demand.none'))
    const { version, ...said } = must(await readJson(door, DemandChange))
    return door.json(presentDemand(await amendDemand(needs, actor, id, demandIn(said), version)))
  })
  describe({ method: 'post', path: `${DEMAND}/settlement`, summary: { de: 'Einen Bedarf abschließen', en: 'Settle a demand' }, body: SettleIn, answers: { 201: DemandOut } })
  app.post(`${DEMAND}/settlement`, async (door) => {
    const actor = await needs.actorOf(door)
    const { id } = await readableDemand(needs, actor, idAt(door, 'demand.none'))
    return door.json(presentDemand(await settleDemand(needs, actor, id, must(await readJson(door, SettleIn)))), 201)
  })
}

function hangIntroductions(app: App, needs: PartnersNeeds): void {
  describe({ method: 'get', path: INTRODUCTIONS, summary: { de: 'Vermittlungen: die eigenen und die, in denen es um einen selbst geht', en: 'Introductions: one’s own, and those about oneself' }, answers: { 200: IntroductionsOut } })
  app.get(INTRODUCTIONS, async (door) => door.json({ introductions: (await introductionsFor(needs, await needs.actorOf(door))).map((one) => presentIntroduction(one, needs.now())) }))
  describe({ method: 'post', path: INTRODUCTIONS, summary: { de: 'Zwei Personen miteinander bekannt machen', en: 'Introduce two people to each other' }, body: IntroductionIn, answers: { 201: IntroductionOut } })
  app.post(INTRODUCTIONS, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.introduce(actor))
    const { people, message } = must(await readJson(door, IntroductionIn))
    return door.json(presentIntroduction(await makeIntroduction(needs, actor, people, message), needs.now()), 201)
  })
  describe({ method: 'get', path: INTRODUCTION, summary: { de: 'Eine Vermittlung', en: 'An introduction' }, answers: { 200: IntroductionOut } })
  app.get(INTRODUCTION, async (door) => {
    const actor = await needs.actorOf(door)
    const introduction = must(await findIntroduction(needs.db, idAt(door, 'introduction.none')))
    must(may.readIntroduction(actor, introduction))
    return door.json(presentIntroduction(introduction, needs.now()))
  })
  describe({ method: 'post', path: `${INTRODUCTION}/answer`, summary: { de: 'Zusagen oder ablehnen', en: 'Accept or decline' }, body: IntroductionAnswerIn, answers: { 201: IntroductionOut } })
  app.post(`${INTRODUCTION}/answer`, async (door) => {
    const actor = await needs.actorOf(door)
    const introduction = must(await findIntroduction(needs.db, idAt(door, 'introduction.none')))
    must(may.readIntroduction(actor, introduction))
    if (actor.person === undefined || introduction.people.every(({ person }) => person !== actor.person)) return must(refuse('forbidden', 'introduction.otherPerson'))
    return door.json(presentIntroduction(await answerIntroduction(needs, introduction.id, actor.person, must(await readJson(door, IntroductionAnswerIn)).answer), needs.now()), 201)
  })
}
