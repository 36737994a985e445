/** The REST of plans under /api/v1: the same verbs as the pages. */
import { answerByContent, describe, idAt, leafOf, readBy, readJson, type App, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import { must, refuse } from '#platform/result'
import { AGREEMENT, AGREEMENT_WORDS } from './agreement.ts'
import { acceptAgreement, advanceProject, changeProject, discloseProject, enterProject, handOverProject, mergeProject, openProject, readerAt, sayTopics, splitProject } from './doing.part.ts'
import { sentenceOf } from './frame.part.tsx'
import { historyFor } from './history.ts'
import { linksOf, listProjects, versionsOf } from './list-store.ts'
import type { ProjectsNeeds } from './needs.part.ts'
import { acceptanceOf } from './opening-store.ts'
import { may, partyOf, type Reader } from './policy.ts'
import type { Project, ProjectId } from './project.ts'
import { AgreementIn, AgreementOut, DisclosureIn, disclosedIn, HandOverIn, MergeIn, PartsOut, presentListed, presentProject, presentVersions, ProjectChange, ProjectIn, ProjectOut, ProjectsOut, ProjectsQuery, saidIn, SplitIn, StepIn, TopicsIn, VersionsOut } from './schema.ts'
import { findProject } from './store.ts'
import { topicsOf } from './topic-store.ts'

const PROJECTS = '/api/v1/projects'
const PROJECT = '/api/v1/projects/:id'
const AGREEMENT_AT = '/api/v1/confidentiality-agreement'

export function hangProjectsApi(app: App, needs: ProjectsNeeds): void {
  hangRegister(app, needs)
  hangActs(app, needs)
  hangAgreementApi(app, needs)
}

const idIn = (door: Door): ProjectId => idAt(door, 'project.none')

async function whole(needs: ProjectsNeeds, reader: Reader, id: ProjectId, door: Door): Promise<object> {
  const { shown } = await openProject(needs, reader, id)
  const [topics, links] = await Promise.all([topicsOf(needs.db, id), linksOf(needs.db, reader, id)])
  return presentProject(shown, topics, links, (warning) => sentenceOf(warning, door.var.language))
}

/** The version that was seen: by If-Match, whose tag begins with it, or by the body; without either as it is now. */
async function seenIn(needs: ProjectsNeeds, reader: Reader, door: Door, version: number | undefined): Promise<number> {
  const { version: now } = must(may.read(reader, must(await findProject(needs.db, idIn(door)))))
  const wanted = door.req.header('if-match')?.trim()
  if (wanted === undefined || wanted === '*') return version ?? now
  return Number(/^(?:W\/)?"(\d{1,9})(?:\.[\w-]*)?"$/.exec(wanted)?.[1] ?? must(refuse('stale', 'http.stale')))
}

function hangRegister(app: App, needs: ProjectsNeeds): void {
  describe({ method: 'get', path: PROJECTS, summary: { de: 'F&E-Vorhaben, soweit sie für Sie lesbar sind, die zuletzt geänderten zuerst', en: 'R&D projects as far as they are disclosed to you, the latest changed first' }, query: ProjectsQuery, answers: { 200: ProjectsOut } })
  app.get(PROJECTS, async (door) => {
    const { limit, after, ...filter } = must(readBy(ProjectsQuery, door.req.query()))
    const { rows: found } = await listProjects(needs.db, await readerAt(needs, door), filter, { after: after !== undefined && isId<'project'>(after) ? after : undefined }, limit + 1)
    const { rows, ...next } = leafOf(door, found, limit, ({ id }) => id)
    return door.json({ projects: rows.map(presentListed), ...next })
  })
  describe({ method: 'post', path: PROJECTS, summary: { de: 'Ein Vorhaben eintragen; ohne Angabe verdeckt', en: 'Enter a project; sealed where nothing else is said' }, body: ProjectIn, answers: { 201: ProjectOut } })
  app.post(PROJECTS, async (door) => {
    const reader = await readerAt(needs, door)
    must(may.begin(reader))
    const sent = must(await readJson(door, ProjectIn, 8_000_000))
    const { id } = await enterProject(needs, reader, saidIn(sent), disclosedIn(sent))
    return door.json(await whole(needs, reader, id, door), 201)
  })
  describe({ method: 'get', path: PROJECT, summary: { de: 'Ein Vorhaben, soweit es für Sie lesbar ist', en: 'A project, as far as it is disclosed to you' }, answers: { 200: ProjectOut } })
  app.get(PROJECT, async (door) => {
    const reader = await readerAt(needs, door)
    const id = idIn(door)
    const { project } = await openProject(needs, reader, id)
    return answerByContent(door, await whole(needs, reader, id, door), project.version)
  })
  describe({ method: 'put', path: PROJECT, summary: { de: 'Ein Vorhaben neu beschreiben: was fehlt, gilt nicht mehr', en: 'Describe a project anew: what is absent holds no longer' }, body: ProjectChange, answers: { 200: ProjectOut } })
  app.put(PROJECT, async (door) => {
    const reader = await readerAt(needs, door)
    must(may.change(reader, must(await findProject(needs.db, idIn(door)))))
    const { version, othersStay, ...said } = must(await readJson(door, ProjectChange, 8_000_000))
    const { id } = await changeProject(needs, reader, idIn(door), saidIn(said), await seenIn(needs, reader, door, version), othersStay)
    return door.json(await whole(needs, reader, id, door))
  })
  describe({ method: 'get', path: `${PROJECT}/versions`, summary: { de: 'Was wann von wem geändert wurde, soweit es für Sie lesbar war und ist', en: 'What was changed when and by whom, as far as it was and is disclosed to you' }, answers: { 200: VersionsOut } })
  app.get(`${PROJECT}/versions`, async (door) => {
    const reader = await readerAt(needs, door)
    const { project } = await openProject(needs, reader, idIn(door))
    return door.json(presentVersions(historyFor(reader, project, await versionsOf(needs.db, project.id))))
  })
}

/** A part, by its titles. */
const partTold = ({ id, twins: { de, en } }: Project) => ({ id, title: { ...(de === undefined ? {} : { de: de.title }), ...(en === undefined ? {} : { en: en.title }) } })

function hangActs(app: App, needs: ProjectsNeeds): void {
  const mayAct = async (door: Door): Promise<Reader> => {
    const reader = await readerAt(needs, door)
    must(may.change(reader, must(await findProject(needs.db, idIn(door)))))
    return reader
  }
  describe({ method: 'post', path: `${PROJECT}/steps`, summary: { de: 'Den Stand ändern', en: 'Change the state' }, body: StepIn, answers: { 201: ProjectOut } })
  app.post(`${PROJECT}/steps`, async (door) => {
    const reader = await mayAct(door)
    const { version, ...step } = must(await readJson(door, StepIn))
    const { id } = await advanceProject(needs, reader, idIn(door), step, await seenIn(needs, reader, door, version))
    return door.json(await whole(needs, reader, id, door), 201)
  })
  describe({ method: 'put', path: `${PROJECT}/disclosure`, summary: { de: 'Die Vertraulichkeitsstufe ändern: öffnen, oder schließen, solange es sonst niemand gelesen hat', en: 'Change how far it is disclosed: open it, or close it while nobody else has read it' }, body: DisclosureIn, answers: { 200: ProjectOut } })
  app.put(`${PROJECT}/disclosure`, async (door) => {
    const reader = await mayAct(door)
    const sent = must(await readJson(door, DisclosureIn))
    const { id } = await discloseProject(needs, reader, idIn(door), disclosedIn(sent), await seenIn(needs, reader, door, sent.version))
    return door.json(await whole(needs, reader, id, door))
  })
  describe({ method: 'put', path: `${PROJECT}/topics`, summary: { de: 'Gefundene Themen bestätigen oder verwerfen, weitere nennen', en: 'Confirm or reject topics that were found, name further ones' }, body: TopicsIn, answers: { 200: ProjectOut } })
  app.put(`${PROJECT}/topics`, async (door) => {
    const reader = await mayAct(door)
    const { topics } = must(await readJson(door, TopicsIn))
    const { id } = await sayTopics(needs, reader, idIn(door), topics.map(({ says, ...topic }) => ({ ...topic, says })))
    return door.json(await whole(needs, reader, id, door))
  })
  describe({ method: 'post', path: `${PROJECT}/split`, summary: { de: 'Ein Vorhaben aufteilen', en: 'Split a project' }, body: SplitIn, answers: { 201: PartsOut } })
  app.post(`${PROJECT}/split`, async (door) => {
    const reader = await mayAct(door)
    const { titles, version } = must(await readJson(door, SplitIn))
    return door.json({ projects: (await splitProject(needs, reader, idIn(door), titles, await seenIn(needs, reader, door, version))).map(partTold) }, 201)
  })
  describe({ method: 'post', path: `${PROJECT}/merger`, summary: { de: 'Ein Vorhaben in einem anderen aufgehen lassen', en: 'Let a project go on in another' }, body: MergeIn, answers: { 201: ProjectOut } })
  app.post(`${PROJECT}/merger`, async (door) => {
    const reader = await mayAct(door)
    const { into, version } = must(await readJson(door, MergeIn))
    const { id } = await mergeProject(needs, reader, idIn(door), into, await seenIn(needs, reader, door, version))
    return door.json(await whole(needs, reader, id, door), 201)
  })
  describe({ method: 'put', path: `${PROJECT}/lead`, summary: { de: 'Die Leitung übergeben, wenn die leitende Organisation ausgetreten ist', en: 'Hand over the lead where the lead organisation has left' }, body: HandOverIn, answers: { 200: ProjectOut } })
  app.put(`${PROJECT}/lead`, async (door) => {
    const reader = await readerAt(needs, door)
    const project = must(await findProject(needs.db, idIn(door)))
    must(may.handOver(reader, project, 'outside'))
    const { lead, version } = must(await readJson(door, HandOverIn))
    const { id } = await handOverProject(needs, reader, idIn(door), lead, await seenIn(needs, reader, door, version))
    return door.json(await whole(needs, reader, id, door))
  })
}

const agreementTold = (acceptedAt: Date | undefined) => ({ version: AGREEMENT.version, text: Object.values(AGREEMENT_WORDS), ...(acceptedAt === undefined ? {} : { acceptedAt: acceptedAt.toISOString() }) })

function hangAgreementApi(app: App, needs: ProjectsNeeds): void {
  describe({ method: 'get', path: AGREEMENT_AT, summary: { de: 'Die Vertraulichkeitsvereinbarung, und ob Ihre Organisation zugestimmt hat', en: 'The confidentiality agreement, and whether your organisation has accepted it' }, answers: { 200: AgreementOut } })
  app.get(AGREEMENT_AT, async (door) => {
    const party = partyOf(await needs.actorOf(door))
    return door.json(agreementTold(party === undefined ? undefined : (await acceptanceOf(needs.db, party))?.at))
  })
  describe({ method: 'post', path: `${AGREEMENT_AT}/acceptance`, summary: { de: 'Der Vertraulichkeit für die eigene Organisation zustimmen', en: 'Accept confidentiality for one’s organisation' }, body: AgreementIn, answers: { 201: AgreementOut } })
  app.post(`${AGREEMENT_AT}/acceptance`, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.bind(actor))
    return door.json(agreementTold((await acceptAgreement(needs, actor, must(await readJson(door, AgreementIn)).version)).at), 201)
  })
}
