/** The pages of members: the list with its filters and files here; one organisation, its forms and the import in the files beside. */
import type { Db, Tx } from '#platform/database'
import { answerFile, type App, type Door } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, EmptyState, Leafing, withQuery, type Site } from '#platform/page'
import { must, type Result } from '#platform/result'
import { sheetFile, type Sheet } from '#platform/sheets'
import { say, type Language } from '#platform/words'
import type { MembersNeeds } from './needs.part.ts'
import type { Actor } from './actor.ts'
import { askedIn, isNarrowed, Narrowing, Organisations, readableClusters } from './list.part.tsx'
import { findPlaced } from './change-store.ts'
import type { Day } from './day.ts'
import { fieldName, FIELDS } from './field.ts'
import { hangImport } from './import-pages.tsx'
import { sumOf } from './count.ts'
import { countListed, listOrganisations, surveyOf, wholeList, type Tally } from './list-store.ts'
import { REFUSALS } from './majority-words.ts'
import { hangOrganisation } from './organisation-pages.tsx'
import { nameIn, type Organisation, type OrganisationId } from './organisation.ts'
import { PAGE_WORDS } from './page-words.ts'
import type { Listed } from './placing-store.ts'
import { hangPlaceMap } from './place-map-pages.tsx'
import { PLACE_MAP_WORDS } from './place-map-words.ts'
import { may } from './policy.ts'
import { Filter } from './schema.ts'
import { hangStanding } from './standing-pages.tsx'
import { because } from './telling.part.tsx'
import { ADDRESSES, WORDS } from './words.ts'

export type { MembersNeeds, OrganisationPart } from './needs.part.ts'

/** What this module refuses, in both languages. */
export const MEMBERS_WORDS = { ...WORDS, ...REFUSALS }

/** What stands beneath the menu on the pages of members. */
export const MEMBERS_AROUND = ([['members', PAGE_WORDS.allMembers], ['placeMap', PLACE_MAP_WORDS.entry], ['importing', PAGE_WORDS.import]] as const).map(([page, says]) => ({ says, to: { de: addressOf(ADDRESSES[page], 'de'), en: addressOf(ADDRESSES[page], 'en') } }))

/** Where the page of an organisation is. */
export const organisationAt = (id: OrganisationId, language: Language): string => addressOf(ADDRESSES.member, language, { id })

/** What an organisation is called; refused where the actor may not read it. */
export async function nameFor(db: Db | Tx, actor: Actor, id: OrganisationId, today: Day, language: Language): Promise<string> {
  return nameIn(must(await findPlaced(db, actor, id, today)).organisation, language)
}

export function hangMembers(app: App, site: Site, needs: MembersNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('members', async (door, { language, show }) => {
    const { filter, listing, actor } = await askedIn(door, needs)
    const [{ tally, fields }, narrowed, page, clusters] = await Promise.all([
      surveyOf(needs.db, { actor, day: listing.day }),
      isNarrowed(filter) ? countListed(needs.db, listing) : undefined,
      listOrganisations(needs.db, listing, language, filter),
      readableClusters(needs, actor),
    ])
    const address = withQuery(addressOf(ADDRESSES.members, language), { ...filter, after: undefined, before: undefined })
    return show(
      { title: say(PAGE_WORDS, language, 'members'), lead: leadOf(tally, language), entry: 'members', live: 'organisation.changed', ...(tally.length === 0 ? {} : { actions: <Doings actor={actor} clusters={clusters} language={language} /> }) },
      tally.length === 0 ? (
        <EmptyState title={say(PAGE_WORDS, language, 'emptyTitle')} action={<EmptyDoing actor={actor} language={language} />}>{say(PAGE_WORDS, language, 'emptyTold')}</EmptyState>
      ) : (
        <List language={language} filter={filter} address={address} rows={page.rows} count={narrowed ?? sumOf(tally)} next={page.next} previous={page.previous} clusters={clusters} fields={fields} />
      ),
    )
  })
  for (const [page, form] of [['listCsv', 'csv'], ['listExcel', 'xlsx']] as const) pages.get(page, async (door, { language }) => answerFile(door, sheetFile(await sheetFor(door, needs, language), form)))
  hangPlaceMap(app, site, needs)
  hangImport(app, site, needs)
  hangOrganisation(app, site, needs)
  hangStanding(app, site, needs)
}

/** How many there are, of what kind, inside and beside. */
function leadOf(tally: Tally, language: Language): string | undefined {
  if (tally.length === 0) return undefined
  const count = (is: (one: Tally[number]) => boolean): number => sumOf(tally.filter(is))
  const inside = (is: (one: Tally[number]) => boolean): number => count((one) => one.standing === 'member' && is(one))
  const [clusters, companies, all] = [inside(({ kind }) => kind === 'cluster'), inside(({ kind }) => kind === 'company'), inside(() => true)]
  const [guests, outside] = [count(({ standing }) => standing === 'guest'), count(({ standing }) => standing === 'outside')]
  const first = all === 0 ? say(PAGE_WORDS, language, 'noneInside') : say(PAGE_WORDS, language, all === clusters + companies ? 'insideBoth' : 'inside', { clusters, companies, others: all - clusters - companies })
  const beside = [...(guests === 0 ? [] : [say(PAGE_WORDS, language, 'guests', { guests })]), ...(outside === 0 ? [] : [say(PAGE_WORDS, language, 'outside', { outside })])]
  return beside.length === 0 ? first : `${first} ${say(PAGE_WORDS, language, 'beside', { beside: beside.join(say(PAGE_WORDS, language, 'and')) })}`
}

/** A cluster adds for itself, an organisation that is none for nobody. */
const mayAdd = (actor: Actor, clusters: readonly Organisation[]): Result<unknown> => may.add(actor, clusters.map(({ id }) => id))

const Doings = ({ actor, clusters, language }: { readonly actor: Actor; readonly clusters: readonly Organisation[]; readonly language: Language }) => {
  const [noAdding, noImport] = [because(mayAdd(actor, clusters), language), because(may.import(actor), language)]
  return (
    <>
      {noAdding === undefined ? <ButtonLink to={addressOf(ADDRESSES.newMember, language)} filled>{say(PAGE_WORDS, language, 'add')}</ButtonLink> : null}
      {noImport === undefined ? <ButtonLink to={addressOf(ADDRESSES.importing, language)}>{say(PAGE_WORDS, language, 'import')}</ButtonLink> : null}
      {noAdding === undefined ? null : <Button because={noAdding}>{say(PAGE_WORDS, language, 'add')}</Button>}
      {noImport === undefined ? null : <Button because={noImport}>{say(PAGE_WORDS, language, 'import')}</Button>}
    </>
  )
}

/** In an empty house: choose for whom one acts, then begin with the clusters. */
const EmptyDoing = ({ actor, language }: { readonly actor: Actor; readonly language: Language }) => {
  if (actor.as === 'outside') return <Actions><ButtonLink to={withQuery(addressOf(ADDRESSES.acting, language), { to: addressOf(ADDRESSES.members, language) })} filled>{say(PAGE_WORDS, language, 'chooseActing')}</ButtonLink></Actions>
  const no = because(may.import(actor), language)
  return (
    <Actions>
      {no === undefined ? <ButtonLink to={withQuery(addressOf(ADDRESSES.newMember, language), { kind: 'cluster' })} filled>{say(PAGE_WORDS, language, 'addCluster')}</ButtonLink> : null}
      {no === undefined ? <ButtonLink to={addressOf(ADDRESSES.importing, language)}>{say(PAGE_WORDS, language, 'import')}</ButtonLink> : <Button because={no}>{say(PAGE_WORDS, language, 'import')}</Button>}
    </Actions>
  )
}

type ListNeeds = { readonly language: Language; readonly filter: Filter; readonly address: string; readonly rows: readonly Listed[]; readonly count: number; readonly next: OrganisationId | undefined; readonly previous: OrganisationId | undefined; readonly clusters: readonly Organisation[]; readonly fields: readonly string[] }

const List = ({ language, filter, address, rows, count, next, previous, clusters, fields }: ListNeeds) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  const query = address.includes('?') ? address.slice(address.indexOf('?')) : ''
  return (
    <>
      <Narrowing here={addressOf(ADDRESSES.members, language)} language={language} filter={filter} clusters={clusters} fields={fields} />
      {rows.length === 0 ? (
        <EmptyState title={word('nothingTitle')} action={<ButtonLink to={addressOf(ADDRESSES.members, language)}>{word('showAll')}</ButtonLink>}>{word('nothingTold')}</EmptyState>
      ) : (
        <Organisations caption={say(PAGE_WORDS, language, 'found', { count })} rows={rows} clusters={clusters} language={language} />
      )}
      {rows.length === 0 ? null : <p class="soft small">{word('take')}: <a href={addressOf(ADDRESSES.listCsv, language) + query}>{word('csv')}</a> · <a href={addressOf(ADDRESSES.listExcel, language) + query}>{word('excel')}</a> · <a href={addressOf(ADDRESSES.placeMap, language) + query}>{say(PLACE_MAP_WORDS, language, 'asMap')}</a></p>}
      <Leafing previous={previous === undefined ? undefined : withQuery(address, { before: previous })} next={next === undefined ? undefined : withQuery(address, { after: next })} />
    </>
  )
}

// ---- Files

/** The list as it is filtered, under the headings by which an import reads it again. */
async function sheetFor(door: Door, needs: MembersNeeds, language: Language): Promise<Sheet> {
  const { listing, actor } = await askedIn(door, needs)
  const rows = await wholeList(needs.db, listing, language)
  const names = new Map((await readableClusters(needs, actor)).map((cluster) => [cluster.id, nameIn(cluster, language)]))
  const head = (['nameDe', 'nameEn', 'shortName', 'kind', 'fields', 'website', 'email', 'phone', 'place', 'country', 'coordinates', 'carrier', 'clusters'] as const).map((column) => say(WORDS, language, `column.${column}`))
  return {
    name: say(PAGE_WORDS, language, 'listName'),
    head: [...head, say(PAGE_WORDS, language, 'standing')],
    rows: rows.map(({ organisation: { name, kind, fields, ...one }, clusters, standing }) => [
      name.de ?? '', name.en ?? '', one.shortName ?? '', say(WORDS, language, `kind.${kind}`), fields.map((field) => (field in FIELDS ? fieldName(field, language) : field)).join('; '), one.website ?? '', one.email ?? '', one.phone ?? '', one.place ?? '', one.country ?? '', one.coordinates ?? '', one.carrier ?? '',
      clusters.flatMap((id) => names.get(id) ?? []).join('; '), say(WORDS, language, `standing.${standing}`),
    ]),
  }
}
