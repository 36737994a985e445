/** The map: what the members share, as a matrix, as sets, by breadth and pair by pair, each with its table and two sentences on how to read it. */
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { App, Door } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, EmptyState, Filters, Lens, Named, Picker, Picture, Progress, Section, Table, withQuery, type Here, type Site } from '#platform/page'
import { COLLATORS, speaker, type Language } from '#platform/words'
import { fieldName, shortNameIn, type Actor, type OrganisationId } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { byRarity, finerThan, huesOf, intersectionAt, listedTopics, organisationIn, shortName, topicAt, topicName, viewFor, type TopicsNeeds } from './frame.part.tsx'
import { stateOf } from './intersection.ts'
import { roleAt } from './kept-roles.ts'
import { LEVELS } from './level.ts'
import { drawnMap, drawnQuadrant, drawnUpset, memberOf, shownIntersections, type MapFilter, type Present } from './map-drawn.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { mapList } from './pictures/map-list.ts'
import { mapPicture } from './pictures/map-picture.ts'
import { mapTwin, type Twin } from './pictures/map-words.ts'
import { arranged } from './pictures/map.ts'
import { pairs, pairsList, pairsTwin, type PairRoles } from './pictures/pairs.ts'
import { quadrant, quadrantList, quadrantTwin } from './pictures/quadrant.ts'
import { escaped } from '#platform/svg'
import { sayVerdict, upset, upsetList, upsetTwin } from './pictures/upset.ts'
import { howToRead } from './pictures/words.ts'
import { countSources } from './store.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

const VIEWS = ['map', 'sets', 'breadth', 'pairs'] as const
type ViewName = (typeof VIEWS)[number]

/** What stands in the address. What does not fit is passed over: a link that somebody cut still leads to the map. */
const Query = z.object({
  level: z.enum(LEVELS).optional().catch(undefined),
  view: z.enum(VIEWS).optional().catch(undefined),
  field: z.string().max(100).optional().catch(undefined),
  kind: z.string().max(40).optional().catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
  role: z.enum(['application', 'cross-cutting']).optional().catch(undefined),
  certainty: z.enum(['more']).optional().catch(undefined),
  topics: z.enum(['all']).optional().catch(undefined),
  since: z.iso.date().optional().catch(undefined),
  all: z.enum(['1']).optional().catch(undefined),
})

/** `everybody` has the topics of all organisations, also of those beside the map. */
export type Asked = { readonly view: MapView; readonly everybody: MapView; readonly name: ViewName; readonly filter: MapFilter; readonly shown: readonly Present[]; readonly query: z.output<typeof Query> }

/** What a request for the map, its table or its picture asks for. */
export async function asked(door: Door, needs: TopicsNeeds, actor: Actor): Promise<Asked> {
  const query = Query.parse(Object.fromEntries(Object.entries(door.req.query()).filter(([, value]) => value !== '')))
  const view = await viewFor(needs, actor, query.level)
  const everybody = await finerThan(needs, view)
  const { field, kind, organisation, role, certainty, topics, since } = query
  const filter: MapFilter = { field, kind, organisation, role, certainty, topics, since: since === undefined ? undefined : new Date(`${since}T00:00:00Z`) }
  return { view, everybody, name: query.view ?? 'map', filter, shown: shownIntersections(view, filter), query }
}

export function hangMap(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('map', async (door, here) => {
    const actor = await needs.actorOf(door)
    return mapPage(here, needs, actor, await asked(door, needs, actor))
  })
}

async function mapPage({ language, show }: Here, needs: TopicsNeeds, actor: Actor, given: Asked): Promise<Response> {
  const say = speaker(PAGE_WORDS, language)
  const { view } = given
  const counts = await countSources(needs.db, actor, {})
  const open = counts.waiting + counts.read
  const telling = view.map.found.filter(({ verdict }) => verdict === 'more-than-chance').length
  const lead = view.map.found.length === 0 ? say('map.lead.none') : say(`map.lead.${view.level}`, { count: view.map.found.length, members: view.map.members.length, telling })
  const page = { title: say('map.title'), lead, entry: 'intersections', live: 'map.computed organisation.changed source.brought source.profiled source.refused intersection.treated topics.curated' } as const
  return show(
    page,
    <>
      {open > 0 ? <Progress label={say('computing', { count: open })} done={counts.profiled} of={open + counts.profiled} /> : null}
      {view.map.members.length === 0 ? (
        <EmptyState title={say('map.empty')} action={actor.as === 'outside' ? <Actions><Button because={speaker(WORDS, language)('actor.outside')}>{say('map.emptyDo')}</Button></Actions> : <Actions><ButtonLink to={addressOf(ADDRESSES.memberLists, language)} filled>{say('map.emptyDo')}</ButtonLink><ButtonLink to={addressOf(ADDRESSES.newSource, language)}>{say('map.emptyElse')}</ButtonLink></Actions>}>{say('map.emptyTold')}</EmptyState>
      ) : (
        <Whole needs={needs} given={given} language={language} />
      )}
    </>,
  )
}

type WholeNeeds = { readonly needs: TopicsNeeds; readonly given: Asked; readonly language: Language }

const Whole = ({ needs, given, language }: WholeNeeds) => {
  const say = speaker(PAGE_WORDS, language)
  return (
    <>
      <Choosing given={given} language={language} />
      <Drawing needs={needs} given={given} language={language} />
      <Taking given={given} language={language} />
      <Section title={say('map.section')}>
        <p>{say('map.sectionTold')} <a href={addressOf(ADDRESSES.method, language)}>{say('map.howComputed')}</a></p>
        {given.shown.length === 0 ? <p>{say('filter.none')}</p> : <Intersections view={given.view} shown={given.query.all === '1' ? given.shown : given.shown.slice(0, FIRST)} language={language} />}
        {given.query.all !== '1' && given.shown.length > FIRST ? <p><a href={withQuery(addressHere(given, language), { all: '1' })}>{say('sets.more', { count: given.shown.length })}</a></p> : null}
      </Section>
      <Across given={given} language={language} />
      <Outside needs={needs} given={given} language={language} />
    </>
  )
}

const FIRST = 12

function addressHere({ query }: Asked, language: Language): string {
  return withQuery(addressOf(ADDRESSES.map, language), query)
}

/** Levels, views and filters, all in the address. */
const Choosing = ({ given, language }: { readonly given: Asked; readonly language: Language }) => {
  const say = speaker(PAGE_WORDS, language)
  const here = addressHere(given, language)
  const { view, name, query } = given
  return (
    <div class="choosing">
      <Filters label={say('map.level')} filters={LEVELS.map((level) => ({ label: say(`level.${level}`), to: withQuery(here, { level, field: undefined, organisation: undefined, kind: undefined }), isOn: view.level === level }))} />
      <Filters label={say('map.views')} filters={VIEWS.map((one) => ({ label: say(`view.${one}`), to: withQuery(here, { view: one === 'map' ? undefined : one }), isOn: name === one }))} />
      <details open={isNarrowed(query)}>
        <summary>{say('map.filter.more')}</summary>
        <Narrowing given={given} language={language} />
      </details>
    </div>
  )
}

const isNarrowed = ({ field, kind, organisation, role, certainty, topics, since }: Asked['query']): boolean => [field, kind, organisation, role, certainty, topics, since].some((one) => one !== undefined)

const Narrowing = ({ given: { view, query, name }, language }: { readonly given: Asked; readonly language: Language }) => {
  const say = speaker(PAGE_WORDS, language)
  const members = view.map.members.flatMap((id) => organisationIn(view, id) ?? [])
  const fields = [...new Set(members.flatMap(({ fields: [field] }) => field ?? []))].map((field) => [field, fieldName(field, language)] as const)
  const kinds = [...new Set(members.map(({ kind }) => kind))].map((kind) => [kind, speaker(WORDS, language)(`organisation.${kind}`)] as const)
  const collator = COLLATORS[language]
  const sorted = (options: readonly (readonly [string, string])[]) => options.toSorted(([, a], [, b]) => collator.compare(a, b))
  return (
    <form class="narrowing" method="get" action={addressOf(ADDRESSES.map, language)}>
      <input type="hidden" name="level" value={view.level} />
      {name === 'map' ? null : <input type="hidden" name="view" value={name} />}
      {fields.length > 1 ? <Picker name="field" label={say('filter.field')} any={say('filter.any')} chosen={query.field} options={sorted(fields)} /> : null}
      {kinds.length > 1 ? <Picker name="kind" label={say('filter.kind')} any={say('filter.any')} chosen={query.kind} options={sorted(kinds)} /> : null}
      <Picker name="organisation" label={say('filter.organisation')} any={say('filter.any')} chosen={query.organisation} options={sorted(members.map((one) => [one.id, shortNameIn(one, language)] as const))} />
      <Picker name="role" label={say('filter.role')} any={say('filter.any')} chosen={query.role} options={(['application', 'cross-cutting'] as const).map((role) => [role, speaker(WORDS, language)(`role.${role}`)] as const)} />
      <Picker name="certainty" label={say('filter.certainty')} any={say('filter.any')} chosen={query.certainty} options={[['more', say('filter.certainty.more')]]} />
      <label><span>{say('filter.since')}</span><input type="date" name="since" value={query.since} /></label>
      <label class="check"><input type="checkbox" name="topics" value="all" checked={query.topics === 'all'} /><span>{say('filter.topics.all')}</span></label>
      <div class="actions">
        <button class="button">{say('map.filter.apply')}</button>
        {isNarrowed(query) ? <a href={withQuery(addressOf(ADDRESSES.map, language), { level: view.level, view: query.view })}>{say('map.filter.clear')}</a> : null}
      </div>
    </form>
  )
}

// ---- Pictures

export type MadePicture = { readonly svg: string; readonly list: string; readonly twin: Twin; readonly reading: string; readonly title: string }

/** The picture that is asked for, as SVG, as a list for narrow screens, and as a table. */
export function drawnPicture(given: Asked, language: Language, organisationAt: TopicsNeeds['organisationAt']): MadePicture {
  const { view, name, filter, shown } = given
  const id = name
  const options = { id, language }
  const member = ({ id: one }: { readonly id: string }): string | undefined => {
    const organisation = organisationIn(view, one)
    return organisation === undefined ? undefined : organisationAt(organisation.id, language)
  }
  const topic = ({ id: one }: { readonly id: string }): string => topicAt(one, language)
  const set = ({ id: one }: { readonly id: string }): string => intersectionAt(one, language)
  const title = speaker(PAGE_WORDS, language)(`view.${name}`)
  switch (name) {
    case 'map': {
      const map = arranged(drawnMap(view, filter, shown, language).map)
      const links = { member, topic, set }
      return { title, svg: mapPicture(map, options, links), list: mapList(map, options, links), twin: mapTwin(map, language), reading: howToRead('map', language) }
    }
    case 'sets': {
      const { members, sets } = drawnUpset(view, filter, shown, language)
      return { title, svg: upset(members, sets, options, { member, set }), list: upsetList(members, sets, options, { member, set }), twin: upsetTwin(members, sets, language), reading: howToRead('upset', language) }
    }
    case 'breadth': {
      const { fields, topics } = drawnQuadrant(view, filter, language)
      return { title, svg: quadrant(fields, topics, options, { topic }), list: quadrantList(fields, topics, options, { topic }), twin: quadrantTwin(fields, topics, language), reading: howToRead('quadrant', language) }
    }
    case 'pairs': {
      const members = view.map.members.map((one) => memberOf(organisationIn(view, one), language))
      const roles: PairRoles = members.map((_, a) => members.map((__, b) => roleAt(view.map.roles, a, b)))
      const pair = (a: { readonly id: string }, b: { readonly id: string }): string => withQuery(addressOf(ADDRESSES.compare, language), { a: a.id, b: b.id })
      return { title, svg: pairs(members, roles, options, { member, pair }), list: pairsList(members, roles, options, { member, pair }), twin: pairsTwin(members, roles, language), reading: howToRead('pairs', language) }
    }
  }
}

const Drawing = ({ needs, given, language }: WholeNeeds) => {
  const { svg, list, twin, reading, title } = drawnPicture(given, language, needs.organisationAt)
  return (
    <>
      <h2 class="unseen">{title}</h2>
      <Picture label={title} reading={reading} twin={<TwinTable twin={twin} caption={title} />}>
        <div class="wide-screens lit" dangerouslySetInnerHTML={{ __html: svg }} />
        <div class="narrow-screens" dangerouslySetInnerHTML={{ __html: list }} />
      </Picture>
    </>
  )
}

/** Tables of hundreds of rows are made as text: they are data, and cost a tenth. */
const TwinTable = ({ twin: { head, rows }, caption }: { readonly twin: Twin; readonly caption: string }) => {
  let body = ''
  for (const [first = '', ...rest] of rows) {
    body += `<tr><th scope="row">${escaped(String(first))}</th>`
    for (const cell of rest) body += typeof cell === 'number' ? `<td class="number">${cell}</td>` : `<td>${escaped(cell)}</td>`
    body += '</tr>'
  }
  const html = `<caption class="unseen">${escaped(caption)}</caption><thead><tr>${head.map((one) => `<th scope="col">${escaped(one)}</th>`).join('')}</tr></thead><tbody>${body}</tbody>`
  return <div class="frame" role="region" aria-label={caption} tabIndex={0}><table dangerouslySetInnerHTML={{ __html: html }} /></div>
}

const Taking = ({ given, language }: { readonly given: Asked; readonly language: Language }) => {
  const say = speaker(PAGE_WORDS, language)
  const to = (kind: 'mapTable' | 'mapPicture', form: string): string => withQuery(addressOf(ADDRESSES[kind], language, { form }), given.query)
  return (
    <p class="taking soft small">
      {say('export')}: <a href={to('mapTable', 'csv')}>{say('export.csv')}</a> · <a href={to('mapTable', 'xlsx')}>{say('export.xlsx')}</a> · <a href={to('mapPicture', 'svg')}>{say('export.svg')}</a> · <a href={to('mapPicture', 'png')}>{say('export.png')}</a>
    </p>
  )
}

// ---- Lists

/** Intersections as rows: who and what, how sure, on how much it stands. */
export const Intersections = ({ view, shown, language }: { readonly view: MapView; readonly shown: readonly Present[]; readonly language: Language }) => <IntersectionRows rows={shown.map((present) => ({ view, present }))} language={language} />

/** The same of several levels, in one table. */
export const IntersectionRows = ({ rows, language }: { readonly rows: readonly { readonly view: MapView; readonly present: Present }[]; readonly language: Language }) => {
  const say = speaker(PAGE_WORDS, language)
  return (
    <Table
      caption={say('map.caption')}
      hidesCaption
      rows={rows}
      columns={[
        { head: say('column.intersection'), share: 48, cell: ({ view, present: { kept } }) => <Named title={<a href={intersectionAt(kept.id, language)}>{titleOf(view, kept, language)}</a>} beneath={kept.organisations.map((one) => shortName(organisationIn(view, one), language)).join(' × ')} lens={<Lens hues={huesOf(kept.organisations.map((one) => organisationIn(view, one)))} size={kept.organisations.length > 6 ? 12 : 16} />} /> },
        { head: say('column.certainty'), share: 21, cell: ({ present: { judged } }) => sayVerdict(judged, language) },
        { head: say('column.sources.short'), share: 10, isNumber: true, cell: ({ present: { judged } }) => judged.independent },
        { head: say('column.place'), share: 11, isSoft: true, cell: ({ present: { judged } }) => (isStable(judged) ? say('stable') : say('unstable')) },
        { head: say('column.state'), share: 10, isSoft: true, cell: ({ present: { kept } }) => speaker(WORDS, language)(`treatment.${stateOf(kept)}`) },
      ]}
    />
  )
}

/** Within four places, nine times of ten. */
const isStable = ({ potential: { from, to } }: Present['judged']): boolean => to - from <= 3

/** What it is about: its first topics. */
export function titleOf(view: MapView, { topics }: Pick<Present['kept'], 'topics'>, language: Language): string {
  return listedTopics(byRarity(view, topics).map((topic) => topicName(view, topic, language)), language, 3)
}

/** On the level of clusters, also what their members share across them: the finer grain. */
const Across = ({ given: { view, everybody }, language }: { readonly given: Asked; readonly language: Language }): ComponentChildren => {
  const say = speaker(PAGE_WORDS, language)
  if (view.level !== 'clusters') return null
  const across = shownIntersections(everybody, { certainty: 'more' }).filter(({ kept }) => clustersBehind(everybody, kept.organisations).length > 1)
  if (across.length === 0) return null
  return (
    <Section title={say('across.title')}>
      <p>{say('across.told', { count: across.length })} <a href={withQuery(addressOf(ADDRESSES.map, language), { level: 'organisations' })}>{say('across.all')}</a></p>
      <Intersections view={everybody} shown={across.slice(0, FIRST)} language={language} />
    </Section>
  )
}

/** The clusters that these organisations belong to, each once. */
const clustersBehind = (view: MapView, organisations: readonly OrganisationId[]): OrganisationId[] => [...new Set(organisations.flatMap((id) => view.organisations.get(id)?.clusters ?? []))]

/** Organisations beside the map that work on topics its members share. */
const Outside = ({ needs, given: { view, everybody }, language }: WholeNeeds): ComponentChildren => {
  const say = speaker(PAGE_WORDS, language)
  const shared = new Set(view.map.found.flatMap(({ topics }) => topics))
  const beside = [...view.organisations.values()].flatMap(({ organisation, standing }) => {
    if (standing === 'member') return []
    const topics = (everybody.competencesOf.get(organisation.id) ?? []).filter(({ topic, word }) => word !== 'rejected' && shared.has(topic)).map(({ topic }) => topic)
    return topics.length === 0 ? [] : [{ organisation, topics }]
  })
  if (beside.length === 0) return null
  return (
    <Section title={say('outside.title')}>
      <p>{say('outside.told')}</p>
      <Table
        caption={say('outside.title')}
        hidesCaption
        rows={beside.toSorted((a, b) => b.topics.length - a.topics.length).slice(0, 20)}
        columns={[
          { head: say('filter.organisation'), cell: ({ organisation }) => <a href={needs.organisationAt(organisation.id, language)}>{shortNameIn(organisation, language)}</a> },
          { head: say('filter.field'), cell: ({ organisation }) => (organisation.fields[0] === undefined ? '' : fieldName(organisation.fields[0], language)) },
          { head: say('outside.topics'), cell: ({ topics }) => listedTopics(topics.map((topic) => topicName(view, topic, language)), language, 4) },
        ]}
      />
    </Section>
  )
}
