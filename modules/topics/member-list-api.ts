/** The REST of member lists: a list is asked for by address or file, read, and taken entry by entry. */
import type { z } from 'zod'
import { answerByContent, describe, leafOf, readBy, readJson, readUploads, type App, type Door } from '#platform/http'
import { must, refuse } from '#platform/result'
import type { Actor } from '#modules/members'
import type { TopicsNeeds } from './frame.part.tsx'
import { seenIn } from './map-api.ts'
import { proposalsOf } from './member-list-jobs.ts'
import { askListNow, LIST_UPLOAD, listFor, listsFor, readListAgainNow, readListFile, sitesOf, takeNow, type AskedList } from './member-list.part.ts'
import { ListFileIn, ListIn, ListOut, ListReadingIn, ListsOut, ListsQuery, ListWhole, presentList, presentTaken, presentWholeList, TakenOut, TakingIn } from './member-list-schema.ts'
import { listMemberLists } from './member-list-store.ts'
import { viewOf } from './source.part.tsx'

const LISTS = '/api/v1/member-lists'
const LIST = `${LISTS}/:id`

export function hangMemberListApi(app: App, needs: TopicsNeeds): void {
  hangReading(app, needs)
  hangAsking(app, needs)
  hangTaking(app, needs)
}

function hangReading(app: App, needs: TopicsNeeds): void {
  describe({ method: 'get', path: LISTS, summary: { de: 'Mitgliederlisten, die neueste zuerst', en: 'Member lists, the newest first' }, query: ListsQuery, answers: { 200: ListsOut } })
  app.get(LISTS, async (door) => {
    const { after: before, limit } = must(readBy(ListsQuery, door.req.query()))
    const actor = await needs.actorOf(door)
    const whose = must(await listsFor(needs, actor))
    const view = await viewOf(needs, actor)
    const { rows, next } = leafOf(door, await listMemberLists(needs.db, whose, { before, most: limit + 1 }), limit, ({ id }) => id)
    return door.json({ lists: rows.map((one) => presentList(one, view)), next } satisfies z.input<typeof ListsOut>)
  })

  describe({ method: 'get', path: LIST, summary: { de: 'Eine Mitgliederliste: wie weit sie gelesen ist, wer darauf steht und schon bekannt ist, was die Übernahme brachte', en: 'One member list: how far it is read, who is on it and known already, what taking it brought' }, answers: { 200: ListWhole, 304: null }, isTagged: true })
  app.get(LIST, async (door) => {
    const actor = await needs.actorOf(door)
    const list = must(await listFor(needs.db, actor, door.req.param('id')))
    const proposals = list.state === 'found' ? await proposalsOf(needs.db, list, needs.today()) : []
    const sites = list.outcome === undefined ? undefined : await sitesOf(needs, actor, list.outcome.sources)
    return answerByContent(door, presentWholeList(list, proposals, sites, await viewOf(needs, actor), door.var.language), list.version)
  })
}

function hangAsking(app: App, needs: TopicsNeeds): void {
  const asked = async (door: Door, actor: Actor, list: AskedList): Promise<Response> => {
    const made = await askListNow(needs, actor, list)
    door.header('Location', `${LISTS}/${made.id}`)
    return door.json(presentList(made, await viewOf(needs, actor)) satisfies z.input<typeof ListOut>, 201)
  }

  describe({ method: 'post', path: LISTS, summary: { de: 'Eine Mitgliederliste von ihrer Website lesen lassen', en: 'Have a member list read from its website' }, body: ListIn, answers: { 201: ListOut } })
  app.post(LISTS, async (door) => {
    const actor = await needs.actorOf(door)
    const { for: whose, address } = must(await readJson(door, ListIn))
    return asked(door, actor, { ...clusterIn(whose), address })
  })

  describe({ method: 'post', path: `${LISTS}/files`, summary: { de: 'Eine Mitgliederliste aus einer Datei, bis 20 MB: CSV oder Excel mit einer Spalte „Name“ und am besten „Website“', en: 'A member list from a file, up to 20 MB: CSV or Excel with a column “Name” and at best “Website”' }, body: ListFileIn, file: 'file', answers: { 201: ListOut } })
  app.post(`${LISTS}/files`, async (door) => {
    const actor = await needs.actorOf(door)
    // Who may have none read is told before megabytes are taken in.
    must(await listsFor(needs, actor))
    const { values, uploads } = must(await readUploads(door, LIST_UPLOAD))
    const { for: whose } = must(readBy(ListFileIn, values))
    const [file, ...others] = uploads.filter(({ field }) => field === 'file')
    if (file === undefined || others.length > 0) return must(refuse('invalid', 'http.fields', { file: file === undefined ? 'required' : 'too-many:1' }))
    return asked(door, actor, { ...clusterIn(whose), fileName: file.name, entries: must(await readListFile(needs, file)) })
  })
}

const clusterIn = (whose: z.output<typeof ListIn>['for']): Pick<AskedList, 'cluster'> => (whose === 'outside' ? {} : { cluster: whose })

function hangTaking(app: App, needs: TopicsNeeds): void {
  const readings = `${LIST}/readings`
  describe({ method: 'post', path: readings, summary: { de: 'Eine Mitgliederliste noch einmal lesen lassen', en: 'Have a member list read again' }, body: ListReadingIn, answers: { 202: ListOut }, isTagged: true })
  app.post(readings, async (door) => {
    const actor = await needs.actorOf(door)
    const { version } = must(await readJson(door, ListReadingIn))
    const list = await readListAgainNow(needs, actor, door.req.param('id'), seenIn(door) ?? version)
    return door.json(presentList(list, await viewOf(needs, actor)) satisfies z.input<typeof ListOut>, 202)
  })

  const members = `${LIST}/members`
  describe({ method: 'post', path: members, summary: { de: 'Einträge übernehmen: Neue werden angelegt, ihre Websites gelesen', en: 'Take entries: new ones are written down, their websites read' }, body: TakingIn, answers: { 201: TakenOut }, isTagged: true })
  app.post(members, async (door) => {
    const actor = await needs.actorOf(door)
    const { entries, version } = must(await readJson(door, TakingIn))
    const taken = await takeNow(needs, actor, door.req.param('id'), entries, seenIn(door) ?? version)
    return door.json(presentTaken(taken, await viewOf(needs, actor)) satisfies z.input<typeof TakenOut>, 201)
  })
}
