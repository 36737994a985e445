/** The REST of calls, under /api/v1: the same verbs as the pages. */
import type { z } from 'zod'
import { answerByContent, atVersion, describe, idAt, leafOf, readBy, readJson, type App, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import { must } from '#platform/result'
import { resultAudienceOf } from '#modules/topics'
import { mayCompare, type Call } from './call.ts'
import { renew } from './calendar-pages.tsx'
import { changeCall, confirmTopics, enterCall, readable, reinstateCall, withdrawCall } from './doing.part.ts'
import { beginFeed, endFeed, readAgain } from './feed-doing.part.ts'
import { listFeeds } from './feed-store.ts'
import { fittingFor } from './fits.part.ts'
import type { CallsNeeds } from './frame.part.tsx'
import { doTable, draftFor, planDraft, takeTable } from './import-doing.part.ts'
import { filterOf } from './list-pages.tsx'
import { may } from './policy.ts'
import { CalendarOut, CallChange, CallIn, CallOut, CallsLeaf, CallsOut, ConfirmationIn, FeedIn, FeedOut, FeedsOut, FileIn, FitsOut, PlanOut, presentCall, presentFeed, presentFits, presentPlan, saidIn, TopicsIn } from './schema.ts'
import { listCalls } from './store.ts'

const CALLS = '/api/v1/calls'
const CALL = `${CALLS}/:id`
const IMPORTS = '/api/v1/call-imports'
const DRAFT = `${IMPORTS}/:draft`
const FEEDS = '/api/v1/call-feeds'
const FEED = `${FEEDS}/:id`

export function hangCallsApi(app: App, needs: CallsNeeds): void {
  hangReading(app, needs)
  hangWriting(app, needs)
  hangImports(app, needs)
  hangFeeds(app, needs)
  describe({ method: 'post', path: '/api/v1/call-calendar', summary: { de: 'Die geheime Adresse des Kalenders der eigenen Organisation erneuern', en: 'Renew the secret address of one’s own organisation’s calendar' }, answers: { 201: CalendarOut } })
  app.post('/api/v1/call-calendar', async (door) => {
    door.header('Cache-Control', 'no-store')
    return door.json({ address: await renew(needs, await needs.actorOf(door), door.var.language) } satisfies z.input<typeof CalendarOut>, 201)
  })
}

const callIn = async (door: Door, needs: CallsNeeds): Promise<Call> => readable(needs, await needs.actorOf(door), idAt(door, 'call.none'))

function hangReading(app: App, needs: CallsNeeds): void {
  describe({ method: 'get', path: CALLS, summary: { de: 'Aufrufe; was zuerst endet, zuerst', en: 'Calls, what closes first coming first' }, query: CallsLeaf, answers: { 200: CallsOut } })
  app.get(CALLS, async (door) => {
    const actor = await needs.actorOf(door)
    const { limit, after, ...query } = must(readBy(CallsLeaf, door.req.query()))
    const filter = filterOf(needs, actor, await needs.views.of(resultAudienceOf(actor), 'organisations'), query)
    const { rows, ...next } = leafOf(door, await listCalls(needs.db, filter, { limit: limit + 1, after: after !== undefined && isId<'call'>(after) ? after : undefined }), limit, ({ id }) => id)
    return door.json({ calls: rows.map((call) => presentCall(call, needs.today())), ...next } satisfies z.input<typeof CallsOut>)
  })
  describe({ method: 'get', path: CALL, summary: { de: 'Ein Aufruf', en: 'One call' }, answers: { 200: CallOut, 304: null }, isTagged: true })
  app.get(CALL, async (door) => {
    const call = await callIn(door, needs)
    return answerByContent(door, presentCall(call, needs.today()), call.version)
  })
  describe({ method: 'get', path: `${CALL}/fits`, summary: { de: 'Welche Schnittmengen zu einem Förderaufruf passen und was fehlt; für Ausschreibungen nie', en: 'Which intersections fit a funding call and what is missing; never for tenders' }, answers: { 200: FitsOut } })
  app.get(`${CALL}/fits`, async (door) => {
    const call = await callIn(door, needs)
    must(mayCompare(call))
    return door.json(presentFits((await fittingFor(needs, await needs.actorOf(door))).fit(call)))
  })
}

/** Which version was seen: If-Match names the tag of an answer, which begins with it; without, the body says so. */
function seenBy(door: Door, call: Call, version: number): number {
  const named = /^(?:W\/)?"(\d+)\./.exec(door.req.header('if-match') ?? '')?.[1]
  if (named === undefined) must(atVersion(door, call.version))
  return named === undefined ? version : Number(named)
}

function hangWriting(app: App, needs: CallsNeeds): void {
  describe({ method: 'post', path: CALLS, summary: { de: 'Einen Aufruf eintragen', en: 'Enter a call' }, body: CallIn, answers: { 201: CallOut } })
  app.post(CALLS, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.enter(actor))
    return door.json(presentCall(await enterCall(needs, actor, saidIn(must(await readJson(door, CallIn)))), needs.today()), 201)
  })
  describe({ method: 'patch', path: CALL, summary: { de: 'Einen Aufruf neu beschreiben: was fehlt, gilt nicht mehr', en: 'Describe a call anew: what is absent holds no longer' }, body: CallChange, answers: { 200: CallOut }, isTagged: true })
  app.patch(CALL, async (door) => {
    const [actor, call] = [await needs.actorOf(door), await callIn(door, needs)]
    must(may.edit(actor, call))
    const { version, ...said } = must(await readJson(door, CallChange))
    return door.json(presentCall(await changeCall(needs, actor, call.id, saidIn(said), seenBy(door, call, version)), needs.today()))
  })
  describe({ method: 'put', path: `${CALL}/topics`, summary: { de: 'Die Themen eines Aufrufs bestätigen oder ändern', en: 'Confirm or change the topics of a call' }, body: TopicsIn, answers: { 200: CallOut }, isTagged: true })
  app.put(`${CALL}/topics`, async (door) => {
    const [actor, call] = [await needs.actorOf(door), await callIn(door, needs)]
    must(may.edit(actor, call))
    const { version, topics } = must(await readJson(door, TopicsIn))
    return door.json(presentCall(await confirmTopics(needs, actor, call.id, { topics, names: [], seen: seenBy(door, call, version) }), needs.today()))
  })
  describe({ method: 'post', path: `${CALL}/withdrawal`, summary: { de: 'Einen Aufruf zurückziehen', en: 'Withdraw a call' }, answers: { 201: CallOut } })
  app.post(`${CALL}/withdrawal`, async (door) => door.json(presentCall(await withdrawCall(needs, await needs.actorOf(door), (await callIn(door, needs)).id), needs.today()), 201))
  describe({ method: 'delete', path: `${CALL}/withdrawal`, summary: { de: 'Einen zurückgezogenen Aufruf wieder aufnehmen', en: 'Reinstate a call that was withdrawn' }, answers: { 200: CallOut } })
  app.delete(`${CALL}/withdrawal`, async (door) => door.json(presentCall(await reinstateCall(needs, await needs.actorOf(door), (await callIn(door, needs)).id), needs.today())))
}

function hangImports(app: App, needs: CallsNeeds): void {
  describe({ method: 'post', path: IMPORTS, summary: { de: 'Eine CSV-Datei mit Aufrufen vorbereiten: was mit jeder Zeile geschähe', en: 'Prepare a CSV file of calls: what would become of each row' }, body: FileIn, file: 'file', answers: { 201: PlanOut } })
  app.post(IMPORTS, async (door) => {
    const { draft, plan, hash } = await takeTable(door, needs)
    return door.json({ draft: draft.id, plan: hash, ...presentPlan(plan, needs.sentence, door.var.language) } satisfies z.input<typeof PlanOut>, 201)
  })
  describe({ method: 'get', path: DRAFT, summary: { de: 'Was eine vorbereitete Datei jetzt täte', en: 'What a prepared file would do now' }, answers: { 200: PlanOut } })
  app.get(DRAFT, async (door) => {
    const { draft, actor } = await draftFor(door, needs)
    const { plan, hash } = await planDraft(needs, actor, draft)
    return door.json({ draft: draft.id, plan: hash, ...presentPlan(plan, needs.sentence, door.var.language) } satisfies z.input<typeof PlanOut>)
  })
  describe({ method: 'post', path: `${DRAFT}/confirmation`, summary: { de: 'Genau das tun, was die Vorschau zeigt', en: 'Do exactly what the preview shows' }, body: ConfirmationIn, answers: { 201: PlanOut } })
  app.post(`${DRAFT}/confirmation`, async (door) => {
    const { draft, actor } = await draftFor(door, needs)
    const { plan: shown } = must(await readJson(door, ConfirmationIn))
    return door.json(presentPlan(await doTable(needs, actor, draft, shown), needs.sentence, door.var.language) satisfies z.input<typeof PlanOut>, 201)
  })
}

function hangFeeds(app: App, needs: CallsNeeds): void {
  describe({ method: 'get', path: FEEDS, summary: { de: 'Feeds, aus denen Aufrufe gelesen werden', en: 'Feeds from which calls are read' }, answers: { 200: FeedsOut } })
  app.get(FEEDS, async (door) => {
    must(may.tendFeeds(await needs.actorOf(door)))
    return door.json({ feeds: (await listFeeds(needs.db)).map((feed) => presentFeed(feed, needs.sentence, door.var.language)) } satisfies z.input<typeof FeedsOut>)
  })
  describe({ method: 'post', path: FEEDS, summary: { de: 'Einen Feed hinzufügen; er wird gleich und dann täglich gelesen', en: 'Add a feed; it is read at once and then every day' }, body: FeedIn, answers: { 201: FeedOut } })
  app.post(FEEDS, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.tendFeeds(actor))
    return door.json(presentFeed(await beginFeed(needs, actor, must(await readJson(door, FeedIn))), needs.sentence, door.var.language), 201)
  })
  describe({ method: 'post', path: `${FEED}/readings`, summary: { de: 'Einen Feed jetzt lesen', en: 'Read a feed now' }, answers: { 202: FeedOut } })
  app.post(`${FEED}/readings`, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.tendFeeds(actor))
    return door.json(presentFeed(await readAgain(needs, actor, idAt(door, 'feed.none')), needs.sentence, door.var.language), 202)
  })
  describe({ method: 'delete', path: FEED, summary: { de: 'Einen Feed nicht mehr lesen; was er brachte, bleibt', en: 'No longer read a feed; what it brought stays' }, answers: { 204: null } })
  app.delete(FEED, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.tendFeeds(actor))
    await endFeed(needs, actor, idAt(door, 'feed.none'))
    return door.body(null, 204)
  })
}
