/** The REST of discussions, circulars, contacts and reports, under /api/v1: the same verbs as the pages. */
import { describe, idAt, leafOf, readBy, readJson, type App, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import { must } from '#platform/result'
import { answerDiscussion, beginDiscussion, changeComment, distanceFrom, readable, removeComment, thingIn } from './comment-doing.part.ts'
import type { CommentId } from './comment.ts'
import { commentsAbout, discussionOf } from './comment-store.ts'
import { sendCircular } from './circular-doing.part.ts'
import { findCircular, listCirculars, repliesTo } from './circular-store.ts'
import type { ContactId } from './contact.ts'
import { addConversation, beginContact, changeContact, inviteContact } from './contact-doing.part.ts'
import { findContact, historyOf, listContacts } from './contact-store.ts'
import { distancingsFor } from './discussion-pages.tsx'
import type { GroupsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { changeReport, listBehind, makeReport, numbersOf } from './report-doing.part.ts'
import type { Report } from './report.ts'
import { findReport, listReports } from './report-store.ts'
import {
  CircularIn, CircularsOut, CircularsQuery, CircularWhole, CommentChange, CommentDraft, CommentForm, CommentOut, CommentsOut, CommentsQuery, ContactChange, ContactIn, ContactsOut, ContactsQuery, ContactWhole, DistancingOut, DistancingsOut, EntryIn, ReportChange, ReportIn, ReportsOut, ReportWhole, RowsOut,
  presentCircular, presentComment, presentContact, presentDistancing, presentHistory, presentReplies, presentReport, presentRows, saidIn,
} from './schema.ts'

const COMMENTS = '/api/v1/comments'
const COMMENT = '/api/v1/comments/:id'
const CIRCULARS = '/api/v1/circulars'
const CONTACTS = '/api/v1/contacts'
const CONTACT = '/api/v1/contacts/:id'
const REPORTS = '/api/v1/reports'
const REPORT = '/api/v1/reports/:id'

export function hangGroupsApi(app: App, needs: GroupsNeeds): void {
  hangComments(app, needs)
  hangDistancings(app, needs)
  hangCirculars(app, needs)
  hangContacts(app, needs)
  hangReports(app, needs)
}

const commentIn = (door: Door): CommentId => idAt(door, 'comment.none')

function hangComments(app: App, needs: GroupsNeeds): void {
  describe({ method: 'get', path: COMMENTS, summary: { de: 'Was über eine Organisation, ein Thema oder eine Schnittmenge gesagt wird', en: 'What is said about an organisation, a topic or an intersection' }, query: CommentsQuery, answers: { 200: CommentsOut } })
  app.get(COMMENTS, async (door) => {
    must(may.discuss(await needs.actorOf(door)))
    const { kind, id } = must(readBy(CommentsQuery, door.req.query()))
    const { ids } = must(await thingIn(needs, kind, id))
    return door.json({ comments: (await commentsAbout(needs.db, kind, ids)).map(presentComment) })
  })
  describe({ method: 'post', path: COMMENTS, summary: { de: 'Eine Diskussion beginnen', en: 'Begin a discussion' }, body: CommentDraft, answers: { 201: CommentOut } })
  app.post(COMMENTS, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.discuss(actor))
    const { about, ...rest } = must(await readJson(door, CommentDraft))
    return door.json(presentComment(await beginDiscussion(needs, actor, about, rest)), 201)
  })
  describe({ method: 'get', path: COMMENT, summary: { de: 'Eine Diskussion mit ihren Antworten', en: 'A discussion with its answers' }, answers: { 200: CommentsOut } })
  app.get(COMMENT, async (door) => {
    const { comment } = await readable(needs.db, await needs.actorOf(door), commentIn(door))
    return door.json({ comments: (await discussionOf(needs.db, comment.answers ?? comment.id)).map(presentComment) })
  })
  describe({ method: 'patch', path: COMMENT, summary: { de: 'Einen eigenen Kommentar ändern', en: 'Change a comment of one’s own' }, body: CommentChange, answers: { 200: CommentOut } })
  app.patch(COMMENT, async (door) => {
    const [actor, id] = [await needs.actorOf(door), commentIn(door)]
    await readable(needs.db, actor, id)
    return door.json(presentComment(await changeComment(needs, actor, id, must(await readJson(door, CommentChange)))))
  })
  describe({ method: 'delete', path: COMMENT, summary: { de: 'Einen Kommentar löschen; dass und wann, bleibt zu sehen', en: 'Delete a comment; that and when stays to be seen' }, answers: { 200: CommentOut } })
  app.delete(COMMENT, async (door) => door.json(presentComment(await removeComment(needs, await needs.actorOf(door), commentIn(door)))))
  describe({ method: 'post', path: `${COMMENT}/answers`, summary: { de: 'In einer Diskussion antworten', en: 'Answer in a discussion' }, body: CommentForm, answers: { 201: CommentOut } })
  app.post(`${COMMENT}/answers`, async (door) => {
    const [actor, id] = [await needs.actorOf(door), commentIn(door)]
    await readable(needs.db, actor, id)
    return door.json(presentComment(await answerDiscussion(needs, actor, id, must(await readJson(door, CommentForm)))), 201)
  })
}

function hangDistancings(app: App, needs: GroupsNeeds): void {
  describe({ method: 'post', path: `${COMMENT}/distancing`, summary: { de: 'Sich von einer Diskussion distanzieren', en: 'Distance oneself from a discussion' }, answers: { 201: DistancingOut } })
  app.post(`${COMMENT}/distancing`, async (door) => door.json(presentDistancing(await distanceFrom(needs, await needs.actorOf(door), commentIn(door))), 201))
  describe({ method: 'get', path: '/api/v1/distancings', summary: { de: 'Distanzierungen mit dem Wortlaut von damals: die eigenen, für die Geschäftsstelle alle', en: 'Distancings with what was said at the time: one’s own, for the office all' }, answers: { 200: DistancingsOut } })
  app.get('/api/v1/distancings', async (door) => door.json({ distancings: (await distancingsFor(needs, await needs.actorOf(door), door.var.language)).map((one) => ({ ...presentDistancing(one), said: one.said })) }))
}

function hangCirculars(app: App, needs: GroupsNeeds): void {
  describe({ method: 'get', path: CIRCULARS, summary: { de: 'Rundmails, die jüngste zuerst', en: 'Circulars, the latest first' }, query: CircularsQuery, answers: { 200: CircularsOut } })
  app.get(CIRCULARS, async (door) => {
    must(may.writeToMembers(await needs.actorOf(door)))
    const { limit, after } = must(readBy(CircularsQuery, door.req.query()))
    const { rows, ...next } = leafOf(door, await listCirculars(needs.db, limit + 1, after !== undefined && isId<'circular'>(after) ? after : undefined), limit, ({ id }) => id)
    return door.json({ circulars: rows.map(presentCircular), ...next })
  })
  const whole = async (id: Parameters<typeof findCircular>[1]) => ({ ...presentCircular(must(await findCircular(needs.db, id))), received: presentReplies(await repliesTo(needs.db, id)) })
  describe({ method: 'post', path: CIRCULARS, summary: { de: 'Eine Rundmail verschicken', en: 'Send a circular' }, body: CircularIn, answers: { 201: CircularWhole } })
  app.post(CIRCULARS, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.writeToMembers(actor))
    const { id, twins: { de, en }, ...audience } = must(await readJson(door, CircularIn))
    return door.json(await whole((await sendCircular(needs, actor, { ...audience, twins: { ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) } }, id)).id), 201)
  })
  describe({ method: 'get', path: `${CIRCULARS}/:id`, summary: { de: 'Eine Rundmail mit ihren Antworten', en: 'A circular with its replies' }, answers: { 200: CircularWhole } })
  app.get(`${CIRCULARS}/:id`, async (door) => {
    must(may.writeToMembers(await needs.actorOf(door)))
    return door.json(await whole(idAt(door, 'circular.none')))
  })
}

function hangContacts(app: App, needs: GroupsNeeds): void {
  const idIn = async (door: Door): Promise<ContactId> => {
    must(may.reachOut(await needs.actorOf(door)))
    return idAt(door, 'contact.none')
  }
  const whole = async (id: ContactId) => ({ ...presentContact(must(await findContact(needs.db, id))), history: presentHistory(await historyOf(needs.db, id)) })
  const MOST = 500
  describe({ method: 'get', path: CONTACTS, summary: { de: 'Kontakte außerhalb, das Nächste zuerst', en: 'Contacts outside, what comes next first' }, query: ContactsQuery, answers: { 200: ContactsOut } })
  app.get(CONTACTS, async (door) => {
    must(may.reachOut(await needs.actorOf(door)))
    return door.json({ contacts: (await listContacts(needs.db, must(readBy(ContactsQuery, door.req.query())), needs.today(), MOST)).map(presentContact) })
  })
  describe({ method: 'post', path: CONTACTS, summary: { de: 'Einen Kontakt zu einer Organisation außerhalb beginnen', en: 'Begin a contact with an organisation outside' }, body: ContactIn, answers: { 201: ContactWhole } })
  app.post(CONTACTS, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.reachOut(actor))
    const { organisation, ...rest } = must(await readJson(door, ContactIn))
    return door.json(await whole((await beginContact(needs, actor, organisation, saidIn(rest))).id), 201)
  })
  describe({ method: 'get', path: CONTACT, summary: { de: 'Ein Kontakt mit seinem Verlauf', en: 'A contact with its history' }, answers: { 200: ContactWhole } })
  app.get(CONTACT, async (door) => door.json(await whole(await idIn(door))))
  describe({ method: 'patch', path: CONTACT, summary: { de: 'Einen Kontakt neu beschreiben: was fehlt, gilt nicht mehr', en: 'Describe a contact anew: what is absent holds no longer' }, body: ContactChange, answers: { 200: ContactWhole } })
  app.patch(CONTACT, async (door) => {
    const id = await idIn(door)
    const { version, ...rest } = must(await readJson(door, ContactChange))
    await changeContact(needs, await needs.actorOf(door), id, saidIn(rest), version)
    return door.json(await whole(id))
  })
  describe({ method: 'post', path: `${CONTACT}/entries`, summary: { de: 'Ein Gespräch eintragen', en: 'Enter a conversation' }, body: EntryIn, answers: { 201: ContactWhole } })
  app.post(`${CONTACT}/entries`, async (door) => {
    const id = await idIn(door)
    await addConversation(needs, await needs.actorOf(door), id, must(await readJson(door, EntryIn)))
    return door.json(await whole(id), 201)
  })
  describe({ method: 'post', path: `${CONTACT}/invitation`, summary: { de: 'Die Organisation als Gast einladen', en: 'Invite the organisation as a guest' }, answers: { 201: ContactWhole } })
  app.post(`${CONTACT}/invitation`, async (door) => {
    const id = await idIn(door)
    await inviteContact(needs, await needs.actorOf(door), id)
    return door.json(await whole(id), 201)
  })
}

function hangReports(app: App, needs: GroupsNeeds): void {
  const reportIn = async (door: Door): Promise<Report> => {
    must(may.report(await needs.actorOf(door)))
    return must(await findReport(needs.db, idAt(door, 'report.none')))
  }
  const whole = async (report: Report, door: Door) => ({ ...presentReport(report), numbers: (await numbersOf(needs, report, door.var.language)).map(({ indicator: { key }, count, groups }) => ({ indicator: key, count, groups: Object.fromEntries(groups) })) })
  const MOST = 200
  describe({ method: 'get', path: REPORTS, summary: { de: 'Nachweise, der jüngste Zeitraum zuerst', en: 'Reports, the latest period first' }, answers: { 200: ReportsOut } })
  app.get(REPORTS, async (door) => {
    must(may.report(await needs.actorOf(door)))
    return door.json({ reports: (await listReports(needs.db, MOST)).map(presentReport) })
  })
  describe({ method: 'post', path: REPORTS, summary: { de: 'Einen Nachweis anlegen', en: 'Make a report' }, body: ReportIn, answers: { 201: ReportWhole } })
  app.post(REPORTS, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.report(actor))
    return door.json(await whole(await makeReport(needs, actor, must(await readJson(door, ReportIn))), door), 201)
  })
  describe({ method: 'get', path: REPORT, summary: { de: 'Ein Nachweis mit seinen Zahlen von heute', en: 'A report with its numbers of today' }, answers: { 200: ReportWhole } })
  app.get(REPORT, async (door) => door.json(await whole(await reportIn(door), door)))
  describe({ method: 'patch', path: REPORT, summary: { de: 'Einen Nachweis ändern', en: 'Change a report' }, body: ReportChange, answers: { 200: ReportWhole } })
  app.patch(REPORT, async (door) => {
    const { id } = await reportIn(door)
    const { version, ...rest } = must(await readJson(door, ReportChange))
    return door.json(await whole(await changeReport(needs, await needs.actorOf(door), id, rest, version), door))
  })
  describe({ method: 'get', path: `${REPORT}/:indicator`, summary: { de: 'Die Liste hinter einer Zahl', en: 'The list behind a number' }, answers: { 200: RowsOut } })
  app.get(`${REPORT}/:indicator`, async (door) => door.json(presentRows(must(await listBehind(needs, await reportIn(door), door.req.param('indicator') ?? '', door.var.language)).rows)))
}
