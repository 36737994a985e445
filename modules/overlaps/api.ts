/** The REST of early coordination, under /api/v1: the same verbs as the pages. */
import { describe, idAt, readBy, readJson, type App, type Door } from '#platform/http'
import { must } from '#platform/result'
import { readerOf } from '#modules/projects'
import type { OverlapsNeeds } from './frame.part.tsx'
import type { FindingId } from './finding.ts'
import { answerFinding, findingFor, recordFor } from './finding-doing.part.ts'
import { findingsFor } from './finding-store.ts'
import type { NoticeId, SideId } from './notice.ts'
import { answerNotice, closeNotice, distanceFromNotice, passOnNotice, readable } from './notice-doing.part.ts'
import { distancingsFor } from './notice-pages.tsx'
import { confidedNotices, findConfided, noticesOf } from './notice-store.ts'
import { eyesOf, may } from './policy.ts'
import { AnswerIn, ConfidedListOut, ConfidedOut, DistancingOut, DistancingsOut, FindingOut, FindingsOut, FindingsQuery, NoticeOut, NoticesOut, PassingIn, presentConfided, presentFinding, presentNotice, RecordOut, ReleaseIn, seenOf } from './schema.ts'

const FINDINGS = '/api/v1/plan-findings'
const FINDING = '/api/v1/plan-findings/:id'
const NOTICES = '/api/v1/overlap-notices'
const NOTICE = '/api/v1/overlap-notices/:id'
const CONFIDED = '/api/v1/confided-notices'

const findingIn = (door: Door): FindingId => idAt(door, 'finding.none')
const nameIn = (door: Door): SideId => idAt(door, 'overlap.none')
const confidedIn = (door: Door): NoticeId => idAt(door, 'overlap.none')

export function hangOverlapsApi(app: App, needs: OverlapsNeeds): void {
  hangFindings(app, needs)
  hangNotices(app, needs)
  hangConfided(app, needs)
}

function hangFindings(app: App, needs: OverlapsNeeds): void {
  describe({ method: 'get', path: FINDINGS, summary: { de: 'Befunde zwischen Vorhaben, die man lesen kann', en: 'Findings between plans that one may read' }, query: FindingsQuery, answers: { 200: FindingsOut } })
  app.get(FINDINGS, async (door) => {
    const reader = await readerOf(needs.db, await needs.actorOf(door))
    return door.json({ findings: (await findingsFor(needs.db, reader, must(readBy(FindingsQuery, door.req.query())))).map(presentFinding) })
  })
  describe({ method: 'get', path: FINDING, summary: { de: 'Ein Befund mit seinen Belegen', en: 'A finding with its evidence' }, answers: { 200: FindingOut } })
  app.get(FINDING, async (door) => door.json(presentFinding((await findingFor(needs, await needs.actorOf(door), findingIn(door))).finding)))
  describe({ method: 'post', path: `${FINDING}/answers`, summary: { de: 'Einen Befund beantworten', en: 'Answer a finding' }, body: AnswerIn, answers: { 201: FindingOut } })
  app.post(`${FINDING}/answers`, async (door) => {
    const [actor, id] = [await needs.actorOf(door), findingIn(door)]
    await findingFor(needs, actor, id)
    const { answer, reason, seen } = must(await readJson(door, AnswerIn))
    return door.json(presentFinding(await answerFinding(needs, actor, id, { answer, reason }, (hashes) => seen === undefined || seenOf(hashes) === seen)), 201)
  })
  describe({ method: 'get', path: '/api/v1/projects/:id/comparisons', summary: { de: 'Das Vergleichsprotokoll eines Vorhabens, für seine Leitung', en: 'The record of comparisons of a plan, for its lead' }, answers: { 200: RecordOut } })
  app.get('/api/v1/projects/:id/comparisons', async (door) => {
    const { entries, compared, waitsUntil } = await recordFor(needs, await needs.actorOf(door), idAt(door, 'overlap.none'))
    return door.json({
      comparisons: entries.map(({ at, others, notice }) => ({ at: at.toISOString(), ...(others === undefined ? {} : { others }), ...(notice === undefined ? {} : { notice: notice.name }) })),
      ...(waitsUntil === undefined ? {} : { waitsUntil: waitsUntil.toISOString() }),
      ...(compared.unfit === undefined ? {} : { unfit: compared.unfit }),
    })
  })
}

function hangNotices(app: App, needs: OverlapsNeeds): void {
  describe({ method: 'get', path: NOTICES, summary: { de: 'Hinweise auf Überschneidung zu Vorhaben, die man leitet', en: 'Overlap notices on plans that one leads' }, answers: { 200: NoticesOut } })
  app.get(NOTICES, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.listNotices(actor))
    return door.json({ notices: (await noticesOf(needs.db, eyesOf(actor), needs.now())).map(({ notice, side }) => presentNotice(notice, side)) })
  })
  const told = async (door: Door): Promise<ReturnType<typeof presentNotice>> => {
    const { notice, side } = await readable(needs, needs.db, await needs.actorOf(door), nameIn(door))
    return presentNotice(notice, side)
  }
  describe({ method: 'get', path: NOTICE, summary: { de: 'Ein Hinweis, soweit beide Seiten freigeben', en: 'A notice, as far as both sides release' }, answers: { 200: NoticeOut } })
  app.get(NOTICE, async (door) => door.json(await told(door)))
  describe({ method: 'put', path: `${NOTICE}/release`, summary: { de: 'Freigeben, bis zu einer Stufe', en: 'Release, up to a level' }, body: ReleaseIn, answers: { 200: NoticeOut } })
  app.put(`${NOTICE}/release`, async (door) => {
    const [actor, name] = [await needs.actorOf(door), nameIn(door)]
    await readable(needs, needs.db, actor, name)
    await answerNotice(needs, actor, name, { do: 'allow', level: must(await readJson(door, ReleaseIn)).level })
    return door.json(await told(door))
  })
  describe({ method: 'delete', path: `${NOTICE}/release`, summary: { de: 'Die Freigabe zurücknehmen', en: 'Withdraw the release' }, answers: { 200: NoticeOut } })
  app.delete(`${NOTICE}/release`, async (door) => {
    await answerNotice(needs, await needs.actorOf(door), nameIn(door), { do: 'withdraw' })
    return door.json(await told(door))
  })
  describe({ method: 'post', path: `${NOTICE}/refusal`, summary: { de: 'Ablehnen, endgültig', en: 'Decline, for good' }, answers: { 201: NoticeOut } })
  app.post(`${NOTICE}/refusal`, async (door) => {
    await answerNotice(needs, await needs.actorOf(door), nameIn(door), { do: 'decline' })
    return door.json(await told(door), 201)
  })
  describe({ method: 'post', path: `${NOTICE}/distancing`, summary: { de: 'Sich von einem Hinweis distanzieren', en: 'Distance oneself from a notice' }, answers: { 201: DistancingOut } })
  app.post(`${NOTICE}/distancing`, async (door) => {
    const name = nameIn(door)
    const { at, shown } = await distanceFromNotice(needs, await needs.actorOf(door), name)
    return door.json({ notice: name, at: at.toISOString(), ...(shown === undefined ? {} : { shown }) }, 201)
  })
  describe({ method: 'get', path: '/api/v1/overlap-distancings', summary: { de: 'Distanzierungen der eigenen Organisation von Hinweisen', en: 'Distancings of one’s own organisation from notices' }, answers: { 200: DistancingsOut } })
  app.get('/api/v1/overlap-distancings', async (door) => door.json({ distancings: (await distancingsFor(needs, await needs.actorOf(door), door.var.language)).map(({ name, at, shown, who }) => ({ notice: name, at: at.toISOString(), ...(shown === undefined ? {} : { shown }), who })) }))
}

function hangConfided(app: App, needs: OverlapsNeeds): void {
  describe({ method: 'get', path: CONFIDED, summary: { de: 'Hinweise zwischen Wettbewerbern, für die Vertrauensperson', en: 'Notices between competitors, for the confidant' }, answers: { 200: ConfidedListOut } })
  app.get(CONFIDED, async (door) => {
    must(may.confide(await needs.actorOf(door)))
    return door.json({ notices: (await confidedNotices(needs.db)).map(presentConfided) })
  })
  const told = async (door: Door): Promise<ReturnType<typeof presentConfided>> => {
    must(may.confide(await needs.actorOf(door)))
    return presentConfided(must(await findConfided(needs.db, confidedIn(door))))
  }
  describe({ method: 'get', path: `${CONFIDED}/:id`, summary: { de: 'Ein Hinweis zwischen Wettbewerbern', en: 'A notice between competitors' }, answers: { 200: ConfidedOut } })
  app.get(`${CONFIDED}/:id`, async (door) => door.json(await told(door)))
  describe({ method: 'post', path: `${CONFIDED}/:id/passing-on`, summary: { de: 'An eine Leitung weitergeben', en: 'Pass on to one lead' }, body: PassingIn, answers: { 201: ConfidedOut } })
  app.post(`${CONFIDED}/:id/passing-on`, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.confide(actor))
    await passOnNotice(needs, actor, confidedIn(door), must(await readJson(door, PassingIn)).side)
    return door.json(await told(door), 201)
  })
  describe({ method: 'post', path: `${CONFIDED}/:id/closing`, summary: { de: 'Abschließen', en: 'Close' }, answers: { 201: ConfidedOut } })
  app.post(`${CONFIDED}/:id/closing`, async (door) => {
    await closeNotice(needs, await needs.actorOf(door), confidedIn(door))
    return door.json(await told(door), 201)
  })
}
