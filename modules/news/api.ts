/** The REST of news and events, under /api/v1: the same verbs as the pages, JSON by the schemas of schema.ts, refusals as problem+json. */
import { z } from 'zod'
import { transact } from '#platform/database'
import { answerByContent, atVersion, describe, leafOf, readBy, readJson, type App, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import { must, refuse } from '#platform/result'
import { newId } from '#platform/runtime'
import { changePublication, findReadable, publishPublication, withdrawPublication, writeDraft } from './change-store.ts'
import { latest, REGISTRATION_CONSENTS } from './consent.ts'
import { afterChange } from './editor-pages.tsx'
import { originOf, publicationIn, type NewsNeeds } from './frame.part.tsx'
import { networkOf, order } from './newsletter-pages.tsx'
import { may } from './policy.ts'
import { kindOf, stateOf, type Kind, type Publication, type PublicationId } from './publication.ts'
import { listed } from './registered-pages.tsx'
import { askForPlace } from './registering.part.ts'
import { tallyOf } from './registration.ts'
import { registrationsOf } from './registration-store.ts'
import { Asking, EventChange, EventDraft, EventFilter, EventList, EventOut, NewsChange, NewsDraft, NewsFilter, NewsList, NewsOut, present, presentRegistrations, Publishing, RegistrationsOut, saidIn, SentOut, Subscribing } from './schema.ts'
import { listEvents, listNews } from './store.ts'

const NEWS = '/api/v1/news'
const EVENTS = '/api/v1/events'

const KINDS = [
  { kind: 'news', base: NEWS, Draft: NewsDraft, Change: NewsChange, Out: NewsOut, de: 'Meldung', en: 'news item' },
  { kind: 'event', base: EVENTS, Draft: EventDraft, Change: EventChange, Out: EventOut, de: 'Veranstaltung', en: 'event' },
] as const

export function hangNewsApi(app: App, needs: NewsNeeds): void {
  hangLists(app, needs)
  hangRegistrations(app, needs)
  for (const one of KINDS) {
    hangReading(app, needs, one)
    hangWriting(app, needs, one)
    hangPublishing(app, needs, one)
  }
}

type OneKind = (typeof KINDS)[number]

/** The one in the address, as this actor may read it; of another kind it does not exist here. */
async function readable(needs: NewsNeeds, door: Door, kind: Kind): Promise<Publication> {
  const publication = must(await findReadable(needs.db, await needs.actorOf(door), publicationIn(door), needs.now()))
  return kindOf(publication) === kind ? publication : must(refuse('missing', 'news.none'))
}

const afterIn = (after: string | undefined): { readonly after?: PublicationId } => (after !== undefined && isId<'publication'>(after) ? { after } : {})

function hangLists(app: App, needs: NewsNeeds): void {
  describe({ method: 'get', path: NEWS, summary: { de: 'Veröffentlichte Meldungen, die neueste zuerst', en: 'Published news, the newest first' }, query: NewsFilter, answers: { 200: NewsList, 304: null } })
  app.get(NEWS, async (door) => {
    const { limit, after } = must(readBy(NewsFilter, door.req.query()))
    const { rows, ...next } = leafOf(door, await listNews(needs.db, needs.now(), { limit: limit + 1, ...afterIn(after) }), limit, ({ id }) => id)
    return answerByContent(door, { news: rows.map((one) => present(one, needs.now())), ...next })
  })
  describe({ method: 'get', path: EVENTS, summary: { de: 'Veröffentlichte Veranstaltungen: kommende, die nächste zuerst, oder vergangene', en: 'Published events: coming, the next first, or past' }, query: EventFilter, answers: { 200: EventList, 304: null } })
  app.get(EVENTS, async (door) => {
    const { limit, after, past } = must(readBy(EventFilter, door.req.query()))
    const { rows, ...next } = leafOf(door, await listEvents(needs.db, needs.now(), { limit: limit + 1, isPast: past, ...afterIn(after) }), limit, ({ id }) => id)
    return answerByContent(door, { events: rows.map((one) => present(one, needs.now())), ...next })
  })
}

function hangReading(app: App, needs: NewsNeeds, { kind, base, Out, de, en }: OneKind): void {
  describe({ method: 'get', path: `${base}/:id`, summary: { de: `Eine ${de}`, en: `One ${en}` }, answers: { 200: Out, 304: null }, isTagged: true })
  app.get(`${base}/:id`, async (door) => {
    const publication = await readable(needs, door, kind)
    return answerByContent(door, present(publication, needs.now()), publication.version)
  })
}

function hangWriting(app: App, needs: NewsNeeds, { kind, base, Draft, Change, Out, de, en }: OneKind): void {
  describe({ method: 'post', path: base, summary: { de: `Eine ${de} entwerfen, im Namen dessen, für wen man handelt`, en: `Draft one ${en}, in the name of whom one acts for` }, body: Draft, answers: { 201: Out } })
  app.post(base, async (door) => {
    const actor = await needs.actorOf(door)
    const said = must(saidIn(must(await readJson(door, Draft))))
    const id = newId<'publication'>()
    const drafted = await transact(needs.db, async (tx) => must(await writeDraft(tx, actor, said, id, needs.now())))
    door.header('Location', `${base}/${id}`)
    return door.json(present(drafted, needs.now(), true), 201)
  })
  describe({ method: 'patch', path: `${base}/:id`, summary: { de: `Eine ${de} ändern; was nicht gesagt wird, entfällt`, en: `Change one ${en}; what is not said goes` }, body: Change, answers: { 200: Out } })
  app.patch(`${base}/:id`, async (door) => {
    const actor = await needs.actorOf(door)
    const before = await readable(needs, door, kind)
    const { version, ...sent } = must(await readJson(door, Change))
    const said = must(saidIn(sent))
    const changed = await transact(needs.db, async (tx) => {
      const publication = must(await changePublication(tx, actor, before.id, said, { version, now: needs.now(), blocks: await needs.blocks(tx) }))
      await afterChange(needs, originOf(needs, door), before, publication)(tx)
      return publication
    })
    return door.json(present(changed, needs.now(), true))
  })
}

function hangPublishing(app: App, needs: NewsNeeds, { kind, base, Out, de, en }: OneKind): void {
  describe({ method: 'post', path: `${base}/:id/publication`, summary: { de: `Eine ${de} veröffentlichen, jetzt oder später`, en: `Publish one ${en}, now or later` }, body: Publishing, answers: { 200: Out } })
  app.post(`${base}/:id/publication`, async (door) => {
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const before = await readable(needs, door, kind)
    const { at } = must(await readJson(door, Publishing))
    const published = await transact(needs.db, async (tx) => {
      const publication = must(await publishPublication(tx, actor, before.id, { at: at === undefined ? undefined : new Date(at), now, blocks: await needs.blocks(tx) }))
      await afterChange(needs, originOf(needs, door), before, publication)(tx)
      return publication
    })
    return door.json(present(published, now, true))
  })
  describe({ method: 'post', path: `${base}/:id/withdrawal`, summary: { de: `Eine ${de} zurückziehen`, en: `Withdraw one ${en}` }, answers: { 200: Out } })
  app.post(`${base}/:id/withdrawal`, async (door) => {
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const before = await readable(needs, door, kind)
    must(atVersion(door, before.version))
    const withdrawn = await transact(needs.db, async (tx) => {
      const publication = must(await withdrawPublication(tx, actor, before.id, now))
      await afterChange(needs, originOf(needs, door), before, publication)(tx)
      return publication
    })
    return door.json(present(withdrawn, now, true))
  })
}

function hangRegistrations(app: App, needs: NewsNeeds): void {
  const registrations = `${EVENTS}/:id/registrations`
  describe({ method: 'get', path: registrations, summary: { de: 'Wer teilnimmt und wartet, für die Veranstalter', en: 'Who takes part and waits, for the organisers' }, answers: { 200: RegistrationsOut } })
  app.get(registrations, async (door) => {
    const event = await readable(needs, door, 'event')
    must(may.seeRegistrations(await needs.actorOf(door), event, needs.now()))
    const all = await registrationsOf(needs.db, event.id)
    return door.json(presentRegistrations(tallyOf(all), listed(all)))
  })
  describe({ method: 'post', path: registrations, summary: { de: 'Sich anmelden; bestätigt wird über den Link in der Mail', en: 'Register; confirmed by the link in the mail' }, body: Asking, answers: { 202: SentOut } })
  app.post(registrations, async (door) => {
    const event = await readable(needs, door, 'event')
    if (stateOf(event, needs.now()) !== 'published') must(refuse('missing', 'news.none'))
    const { consent: _, organisation, language = door.var.language, ...asking } = must(await readJson(door, Asking))
    await transact(needs.db, (tx) => askForPlace(tx, { ...needs, origin: originOf(needs, door) }, event.id, { ...asking, language, consent: latest(REGISTRATION_CONSENTS, language).version, ...(organisation === undefined || organisation === '' ? {} : { organisation }) }))
    return door.json({ sent: true } satisfies z.input<typeof SentOut>, 202)
  })
  describe({ method: 'post', path: '/api/v1/newsletter', summary: { de: 'Den Newsletter bestellen; bestätigt wird über den Link in der Mail', en: 'Order the newsletter; confirmed by the link in the mail' }, body: Subscribing, answers: { 202: SentOut } })
  app.post('/api/v1/newsletter', async (door) => {
    const { email, language = door.var.language } = must(await readJson(door, Subscribing))
    await transact(needs.db, (tx) => order(tx, { ...needs, origin: originOf(needs, door) }, { email, language, from: networkOf(door) }))
    return door.json({ sent: true } satisfies z.input<typeof SentOut>, 202)
  })
}
