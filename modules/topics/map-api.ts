/** The REST of the map and its intersections. */
import type { z } from 'zod'
import { answerByContent, contentTag, describe, leafOf, readBy, readJson, tagged, type App, type Door } from '#platform/http'
import { onceFor } from '#platform/once'
import { must, refuse } from '#platform/result'
import { intersectionAs, treatNow } from './doing.part.ts'
import { viewFor, type TopicsNeeds } from './frame.part.tsx'
import type { KeptIntersection, Treating } from './intersection.ts'
import { shownIntersections } from './map-drawn.part.tsx'
import { IntersectionOut, IntersectionQuery, IntersectionsOut, IntersectionWhole, MapOut, MapQuery, presentIntersection, presentMap, presentWhole } from './map-schema.ts'
import { may } from './policy.ts'
import { quotesFor } from './quotes.part.ts'
import { TreatedByApi } from './schema.ts'
import type { MapView } from './view-store.ts'

const MAP = '/api/v1/map'
const INTERSECTIONS = '/api/v1/intersections'
const MOST_QUOTES = 50

/** Tags of maps, made when first asked for: by what the map says, not by the view's version, which also rises when only others read something else. */
const tagOf = onceFor((view: MapView) => contentTag(JSON.stringify(presentMap(view))))

export function hangMapApi(app: App, needs: TopicsNeeds): void {
  describe({ method: 'get', path: MAP, summary: { de: 'Die Karte: Mitglieder, Themen, wer woran arbeitet oder was sucht, Technologierollen', en: 'The map: members, topics, who works on what or seeks it, technology roles' }, query: MapQuery, answers: { 200: MapOut, 304: null }, isTagged: true })
  app.get(MAP, async (door) => {
    const { level } = must(readBy(MapQuery, door.req.query()))
    const view = await viewFor(needs, await needs.actorOf(door), level)
    return tagged(door, tagOf(view)) ?? door.json(presentMap(view) satisfies z.input<typeof MapOut>)
  })

  describe({ method: 'get', path: INTERSECTIONS, summary: { de: 'Schnittmengen in der Reihenfolge, in der sie gefunden wurden', en: 'Intersections in the order in which they were found' }, query: IntersectionQuery, answers: { 200: IntersectionsOut } })
  app.get(INTERSECTIONS, async (door) => {
    const { level, after = '', limit, verdict, since, field, organisation } = must(readBy(IntersectionQuery, door.req.query()))
    const view = await viewFor(needs, await needs.actorOf(door), level)
    const found = shownIntersections(view, { field, organisation, since: since === undefined ? undefined : new Date(`${since}T00:00:00Z`) })
      .filter(({ judged, kept }) => (verdict === undefined || judged.verdict === verdict) && kept.id > after)
      .toSorted((a, b) => (a.kept.id < b.kept.id ? -1 : 1))
    const { rows, next } = leafOf(door, found, limit, ({ kept }) => kept.id)
    return door.json({ level: view.level, intersections: rows.map(({ kept }) => presentIntersection(kept, view)), next } satisfies z.input<typeof IntersectionsOut>)
  })

  describe({ method: 'get', path: `${INTERSECTIONS}/:id`, summary: { de: 'Eine Schnittmenge mit Urteil, Innovationspotenzial, Belegstellen und Geschichte', en: 'One intersection with its judgement, potential, evidence and history' }, answers: { 200: IntersectionWhole, 304: null }, isTagged: true })
  app.get(`${INTERSECTIONS}/:id`, async (door) => {
    const actor = await needs.actorOf(door)
    const kept = must(may.readIntersection(actor, must(await intersectionAs(needs.db, door.req.param('id')))))
    const view = await needs.views.of(kept.audience, kept.level)
    const quotes = await quotesFor(needs, view, { members: kept.organisations, topics: kept.topics }, actor)
    return answerByContent(door, presentWhole(kept, view, quotes.slice(0, MOST_QUOTES)), kept.version)
  })

  const treatments = `${INTERSECTIONS}/:id/treatments`
  describe({ method: 'post', path: treatments, summary: { de: 'Vormerken, zurückstellen, aufgreifen oder wieder öffnen; welcher Stand gesehen wurde, sagt If-Match oder „version“', en: 'Note, set aside, take up or reopen; which version was seen, If-Match or “version” says' }, body: TreatedByApi, answers: { 201: IntersectionOut }, isTagged: true })
  app.post(treatments, async (door) => {
    const actor = await needs.actorOf(door)
    const { version, ...treating } = must(await readJson(door, TreatedByApi))
    const kept: KeptIntersection = await treatNow(needs, actor, door.req.param('id'), treating satisfies Treating, seenIn(door) ?? version)
    return door.json(presentIntersection(kept, await needs.views.of(kept.audience, kept.level)), 201)
  })
}

/** The version that If-Match names: the number before the first dot of a tag. What is read beside the thing itself may have changed meanwhile. */
export function seenIn(door: Door): number | undefined {
  const wanted = door.req.header('if-match')
  if (wanted === undefined || wanted.trim() === '*') return undefined
  const [, version] = /^(?:W\/)?"(\d{1,9})(?:\.[^"]*)?"$/.exec(wanted.trim()) ?? []
  return version === undefined ? must(refuse('stale', 'http.stale')) : Number(version)
}
