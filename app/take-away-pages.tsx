/** The pages of the way out: for the alliance, and for an organisation what is its own. The file is written while it is sent. */
import { Readable } from 'node:stream'
import type { copy } from '#platform/database'
import type { Files } from '#platform/files'
import { attachment, describe, idAt, type App, type Door } from '#platform/http'
import { Actions, addressOf, ButtonLink, Section, type Neighbour, type Site } from '#platform/page'
import { must } from '#platform/result'
import { say, type Language } from '#platform/words'
import { zipOf } from '#platform/zip'
import type { Actor, OrganisationId } from '#modules/members'
import { may } from './policy.ts'
import { takeAway } from './take-away.ts'
import { TAKE_AWAY_ADDRESSES as ADDRESSES, TAKE_AWAY_PAGE_WORDS as WORDS } from './take-away-words.ts'

export type TakeAwayNeeds = {
  readonly snapshot: () => Promise<copy.Snapshot>
  readonly files: Pick<Files, 'read'>
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly today: () => string
  /** What an organisation is called; a refusal where the actor may not read it. */
  readonly nameFor: (actor: Actor, id: OrganisationId, language: Language) => Promise<string>
  readonly organisationAt: (id: OrganisationId, language: Language) => string
}

/** Behind the entry “Mitglieder”. */
export const TAKE_AWAY_AROUND: readonly Neighbour[] = [{ says: { de: 'Mitnehmen', en: 'Take along' }, to: { de: addressOf(ADDRESSES.takeAway, 'de'), en: addressOf(ADDRESSES.takeAway, 'en') } }]

export function hangTakeAway(app: App, site: Site, needs: TakeAwayNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  /** In the order of the house: what one may not read does not exist, then what one may not do. */
  const ownFor = async (door: Door, language: Language): Promise<{ readonly id: OrganisationId; readonly name: string }> => {
    const [actor, id] = [await needs.actorOf(door), idAt<'organisation'>(door, 'organisation.none')]
    const name = await needs.nameFor(actor, id, language)
    must(may.takeOwn(actor, id))
    return { id, name }
  }
  const sent = async (organisation: OrganisationId | undefined, name: string): Promise<Response> => new Response(Readable.toWeb(Readable.from(written(needs, organisation), { objectMode: false })) as ReadableStream<Uint8Array>, { headers: { 'content-type': 'application/zip', 'content-disposition': attachment(name), 'cache-control': 'no-store' } }) // Node's type of the same thing

  pages.get('takeAway', async (door, { language, show }) => {
    must(may.takeAway(await needs.actorOf(door)))
    const word = (key: keyof typeof WORDS): string => say(WORDS, language, key)
    return show({ title: word('title'), lead: word('lead'), entry: 'members', actions: <ButtonLink to={addressOf(ADDRESSES.takeAwayFile, language)} filled>{word('take')}</ButtonLink> }, <Section title={word('inside')}><p>{word('insideTold')}</p><p>{word('withoutTold')}</p></Section>)
  })
  pages.get('takeOwn', async (door, { language, show }) => {
    const { id, name } = await ownFor(door, language)
    return show({ title: say(WORDS, language, 'ownTitle', { name }), lead: say(WORDS, language, 'ownLead', { name }), above: <a href={needs.organisationAt(id, language)}>{name}</a>, entry: 'members' }, <><p>{say(WORDS, language, 'ownTold')}</p><Actions><ButtonLink to={addressOf(ADDRESSES.takeOwnFile, language, { id })} filled>{say(WORDS, language, 'take')}</ButtonLink></Actions></>)
  })
  pages.get('takeAwayFile', async (door) => {
    must(may.takeAway(await needs.actorOf(door)))
    return sent(undefined, `schnittmenge-${needs.today()}.zip`)
  })
  pages.get('takeOwnFile', async (door, { language }) => sent((await ownFor(door, language)).id, `schnittmenge-${needs.today()}.zip`))

  describe({ method: 'get', path: '/api/v1/take-away', summary: { de: 'Alles, was die Allianz führt, als ZIP', en: 'Everything that the alliance keeps, as ZIP' }, answers: { 200: null } })
  app.get('/api/v1/take-away', async (door) => {
    must(may.takeAway(await needs.actorOf(door)))
    return sent(undefined, `schnittmenge-${needs.today()}.zip`)
  })
  describe({ method: 'get', path: '/api/v1/organisations/:id/take-away', summary: { de: 'Was einer Organisation selbst gehört, als ZIP', en: 'What is an organisation’s own, as ZIP' }, answers: { 200: null } })
  app.get('/api/v1/organisations/:id/take-away', async (door) => sent((await ownFor(door, door.var.language)).id, `schnittmenge-${needs.today()}.zip`))
}

/** Leads to an organisation's own: a section of its page, for whoever may take it. */
export const ownTakeAway = async ({ organisation, actor, language }: { readonly organisation: { readonly id: OrganisationId }; readonly actor: Actor; readonly language: Language }) =>
  may.takeOwn(actor, organisation.id).ok ? <p class="soft small"><a href={addressOf(ADDRESSES.takeOwn, language, { id: organisation.id })}>{say(WORDS, language, 'title')}</a></p> : null

async function* written({ snapshot, files }: TakeAwayNeeds, organisation: OrganisationId | undefined): AsyncGenerator<Uint8Array> {
  await using looked = await snapshot()
  yield* zipOf(takeAway(looked, files, organisation, { tables: {}, files: 0, missing: [] }))
}
