/** The REST of sources, of the competences they show, and of what organisations say of these. */
import type { z } from 'zod'
import { answerByContent, answerTagged, describe, idAt, leafOf, readBy, readJson, readUploads, type App, type Door } from '#platform/http'
import { must, refuse } from '#platform/result'
import { findOrganisation, type Actor } from '#modules/members'
import { competencesOf } from './computation.ts'
import { bringNow, changeAudienceNow, readAgainNow, removeNow, sourceFor, speakNow } from './doing.part.ts'
import { viewFor, type TopicsNeeds } from './frame.part.tsx'
import { seenIn } from './map-api.ts'
import { MapQuery } from './map-schema.ts'
import { AudienceIn, BroughtIn, CompetencesOut, FilesIn, FilesOut, presentCompetences, presentShown, presentSource, presentWord, ReadingIn, SaidIn, SourceOut, SourceQuery, SourcesOut, SourceWhole, TextOut, WordOut } from './source-schema.ts'
import { may } from './policy.ts'
import type { Source } from './source.ts'
import { evidenceOf, findProfile, findText, listSources } from './store.ts'

const SOURCES = '/api/v1/sources'
const SOURCE = `${SOURCES}/:id`
const UPLOAD = { bytes: 101_000_000, parts: 40 }

export function hangSourceApi(app: App, needs: TopicsNeeds): void {
  hangReading(app, needs)
  hangText(app, needs)
  hangBringing(app, needs)
  hangChanging(app, needs)
  hangCompetences(app, needs)
}

/** Says sources to who asks. */
async function speaker(door: Door, needs: TopicsNeeds, actor: Actor): Promise<(source: Source) => z.input<typeof SourceOut>> {
  const view = await viewFor(needs, actor, 'organisations')
  const own = actor.as === 'organisation' ? actor.organisation : undefined
  return (source) => presentSource(source, view, own, door.var.language)
}

function hangReading(app: App, needs: TopicsNeeds): void {
  describe({ method: 'get', path: SOURCES, summary: { de: 'Quellen, die neueste zuerst', en: 'Sources, the newest first' }, query: SourceQuery, answers: { 200: SourcesOut } })
  app.get(SOURCES, async (door) => {
    const { after: before, limit, ...filter } = must(readBy(SourceQuery, door.req.query()))
    const actor = await needs.actorOf(door)
    const present = await speaker(door, needs, actor)
    const { rows, next } = leafOf(door, await listSources(needs.db, actor, filter, { before, most: limit + 1 }), limit, ({ id }) => id)
    return door.json({ sources: rows.map(present), next } satisfies z.input<typeof SourcesOut>)
  })

  describe({ method: 'get', path: SOURCE, summary: { de: 'Eine Quelle: ihr Stand, welche Themen sie zeigt und mit welchen Sätzen', en: 'One source: its state, which topics it shows and by which sentences' }, answers: { 200: SourceWhole, 304: null }, isTagged: true })
  app.get(SOURCE, async (door) => {
    const actor = await needs.actorOf(door)
    const source = must(await sourceFor(needs.db, actor, door.req.param('id')))
    const [present, view] = [await speaker(door, needs, actor), await viewFor(needs, actor, 'organisations')]
    const { topics = [] } = source.state !== 'profiled' ? {} : ((await findProfile(needs.db, source.hash ?? '', source.profiledWith ?? '')) ?? {})
    const evidence = await Promise.all((['has', 'seeks'] as const).map((stance) => evidenceOf(needs.db, [source.id], topics.flatMap((one) => (one.stance === stance ? [one.topic] : [])), [stance], 2)))
    return answerByContent(door, { ...present(source), ...presentShown(topics, evidence.flat(), view.vocabulary.topicNow) } satisfies z.input<typeof SourceWhole>, source.version)
  })
}

function hangText(app: App, needs: TopicsNeeds): void {
  const text = `${SOURCE}/text`
  describe({ method: 'get', path: text, summary: { de: 'Der ganze Text einer Quelle; von fremden Websites nie', en: 'The whole text of a source; never of other people’s websites' }, answers: { 200: TextOut, 304: null }, isTagged: true })
  app.get(text, async (door) => {
    const actor = await needs.actorOf(door)
    const source = must(may.readWhole(actor, must(await sourceFor(needs.db, actor, door.req.param('id')))))
    const kept = source.hash === undefined ? undefined : await findText(needs.db, source.hash)
    if (kept === undefined) return must(refuse('conflict', 'source.notRead', { title: source.title }))
    return answerTagged(door, source.hash ?? '', { text: kept.text, language: source.language } satisfies z.input<typeof TextOut>)
  })
}

function hangBringing(app: App, needs: TopicsNeeds): void {
  describe({ method: 'post', path: SOURCES, summary: { de: 'Einen Text oder die Adresse einer Website einbringen', en: 'Bring in a text or the address of a website' }, body: BroughtIn, answers: { 201: SourceOut } })
  app.post(SOURCES, async (door) => {
    const actor = await needs.actorOf(door)
    const sent = must(await readJson(door, BroughtIn))
    const [source] = await bringNow(needs, actor, { ...saidOf(sent), ...('text' in sent ? { text: sent.text, title: sent.title } : { address: sent.address }) })
    if (source === undefined) throw new Error('what is brought is a source')
    door.header('Location', `${SOURCES}/${source.id}`)
    return door.json((await speaker(door, needs, actor))(source), 201)
  })

  describe({ method: 'post', path: `${SOURCES}/files`, summary: { de: 'Dateien einbringen, zusammen bis 100 MB: PDF, DOCX, ODT, PPTX, HTML, Markdown, Text', en: 'Bring in files, together up to 100 MB: PDF, DOCX, ODT, PPTX, HTML, Markdown, text' }, body: FilesIn, file: 'file', answers: { 201: FilesOut } })
  app.post(`${SOURCES}/files`, async (door) => {
    const actor = await needs.actorOf(door)
    const { values, uploads } = must(await readUploads(door, UPLOAD))
    const sent = must(readBy(FilesIn, values))
    const files = uploads.filter(({ field }) => field === 'file')
    if (files.length === 0) must(refuse('invalid', 'http.fields', { file: 'required' }))
    const sources = await bringNow(needs, actor, { ...saidOf(sent), files })
    return door.json({ sources: sources.map(await speaker(door, needs, actor)) } satisfies z.input<typeof FilesOut>, 201)
  })
}

const saidOf = ({ organisation, audience, language, field }: Omit<z.output<typeof FilesIn>, 'rights'>) => ({ organisation, audience, ...(language === undefined ? {} : { language }), ...(field === undefined ? {} : { field }) })

function hangChanging(app: App, needs: TopicsNeeds): void {
  describe({ method: 'delete', path: SOURCE, summary: { de: 'Eine Quelle löschen, mit allem, was nur sie zeigt', en: 'Take a source away, with all that only it shows' }, answers: { 204: null }, isTagged: true })
  app.delete(SOURCE, async (door) => {
    await removeNow(needs, await needs.actorOf(door), door.req.param('id'), seenIn(door))
    return door.body(null, 204)
  })

  const readings = `${SOURCE}/readings`
  describe({ method: 'post', path: readings, summary: { de: 'Eine Datei oder Website noch einmal lesen lassen', en: 'Have a file or website read again' }, body: ReadingIn, answers: { 202: SourceOut }, isTagged: true })
  app.post(readings, async (door) => {
    const actor = await needs.actorOf(door)
    const { version } = must(await readJson(door, ReadingIn))
    const source = await readAgainNow(needs, actor, door.req.param('id'), seenIn(door) ?? version)
    return door.json((await speaker(door, needs, actor))(source), 202)
  })

  const audience = `${SOURCE}/audience`
  describe({ method: 'post', path: audience, summary: { de: 'Eine Quelle für mehr Leser freigeben oder von Lesern zurücknehmen', en: 'Release a source to more readers, or take it back from some' }, body: AudienceIn, answers: { 200: SourceOut }, isTagged: true })
  app.post(audience, async (door) => {
    const actor = await needs.actorOf(door)
    const sent = must(await readJson(door, AudienceIn))
    const source = await changeAudienceNow(needs, actor, door.req.param('id'), sent.audience, seenIn(door) ?? sent.version)
    return door.json((await speaker(door, needs, actor))(source))
  })
}

function hangCompetences(app: App, needs: TopicsNeeds): void {
  const competences = '/api/v1/organisations/:id/competences'
  describe({ method: 'get', path: competences, summary: { de: 'Woran eine Organisation arbeitet und was sie sucht', en: 'What an organisation works on and what it seeks' }, query: MapQuery, answers: { 200: CompetencesOut, 304: null }, isTagged: true })
  app.get(competences, async (door) => {
    const { level = 'organisations' } = must(readBy(MapQuery, door.req.query()))
    const actor = await needs.actorOf(door)
    const view = await viewFor(needs, actor, level)
    const id = idAt<'organisation'>(door, 'organisation.none')
    const isOwn = actor.as === 'organisation' && actor.organisation === id
    // One that this reader may know of, or is.
    if (!view.organisations.has(id)) must(isOwn ? await findOrganisation(needs.db, id) : refuse('missing', 'organisation.none'))
    const held = competencesOf(view.map, id, isOwn)
    return answerByContent(door, presentCompetences(id, held, view.needsOf.get(id) ?? []))
  })

  const words = '/api/v1/organisations/:id/words'
  describe({ method: 'post', path: words, summary: { de: 'Eine eigene Kompetenz bestätigen, zurückweisen oder die Angabe zurücknehmen', en: 'Confirm or reject a competence of one’s own, or withdraw what was said' }, body: SaidIn, answers: { 201: WordOut } })
  app.post(words, async (door) => {
    const actor = await needs.actorOf(door)
    const said = must(await readJson(door, SaidIn))
    return door.json(presentWord(await speakNow(needs, actor, { organisation: idAt(door, 'organisation.none'), ...said })) satisfies z.input<typeof WordOut>, 201)
  })
}
