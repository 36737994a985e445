/** What the members work on: every topic that one of them has or seeks, with its role and how many they are. */
import { z } from 'zod'
import { nameOf, type Concept } from '#engine'
import type { App } from '#platform/http'
import { addressOf, ButtonLink, EmptyState, Filters, Lens, Named, Pagination, Picker, Searching, Table, withQuery, type Here, type Site } from '#platform/page'
import { COLLATORS, speaker, type Language } from '#platform/words'
import { fieldHue, fieldName } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { CURATION_WORDS } from './curation-words.ts'
import { topicAt, topicName, viewFor, type TopicsNeeds } from './frame.part.tsx'
import { LEVELS } from './level.ts'
import { PAGE_WORDS } from './page-words.ts'
import { standsOn } from './topic-holders.part.tsx'
import { topicsCalled } from './topic-search.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

/** What does not fit is passed over: a link that somebody cut still leads to the list. */
const Query = z.object({
  level: z.enum(LEVELS).optional().catch(undefined),
  text: z.string().trim().min(1).max(200).optional().catch(undefined),
  field: z.string().min(1).max(200).optional().catch(undefined),
  role: z.enum(['application', 'cross-cutting']).optional().catch(undefined),
  shared: z.enum(['1']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
})
type Asked = z.output<typeof Query>

type Worked = { readonly concept: Concept; readonly holders: number; readonly seekers: number; /** Of the holders, each once, most of them first. */ readonly fields: readonly string[] }

const A_PAGE = 50

export function hangTopicList(app: App, site: Site, needs: TopicsNeeds): void {
  site.pages(app, ADDRESSES).get('topics', async (door, here) => {
    const query = Query.parse(door.req.query())
    return listPage(here, await viewFor(needs, await needs.actorOf(door), query.level), query)
  })
}

/** Topics of the trade that members of this level have or seek; those that most have first. */
function workedOn(view: MapView, language: Language): Worked[] {
  const members = new Map([...view.organisations].filter(([, one]) => standsOn(view, one)))
  const counted = (of: readonly { readonly organisation: Parameters<typeof members.get>[0] }[] | undefined) => (of ?? []).flatMap(({ organisation }) => members.get(organisation) ?? [])
  const collator = COLLATORS[language]
  return [...new Set([...view.holdersOf.keys(), ...view.seekersOf.keys()])]
    .flatMap((topic): Worked[] => {
      const concept = view.concepts.get(topic)
      const holders = counted(view.holdersOf.get(topic))
      const seekers = counted(view.seekersOf.get(topic)).length
      if (concept === undefined || !view.isTrade(topic) || holders.length + seekers === 0) return []
      const fields = [...Map.groupBy(holders.flatMap(({ organisation }) => organisation.fields[0] ?? []), (field) => field)].toSorted((a, b) => b[1].length - a[1].length).map(([field]) => field)
      return [{ concept, holders: holders.length, seekers, fields }]
    })
    .toSorted((a, b) => b.holders - a.holders || b.seekers - a.seekers || collator.compare(nameOf(a.concept, language), nameOf(b.concept, language)))
}

function chosen(all: readonly Worked[], { text, field, role, shared }: Asked, language: Language): readonly Worked[] {
  const left = all.filter((one) => (field === undefined || one.fields.includes(field)) && (role === undefined || [role, 'both'].includes(one.concept.axis ?? 'both')) && (shared === undefined || one.holders > 1))
  if (text === undefined) return left
  const byId = new Map(left.map((one) => [one.concept.id, one]))
  return topicsCalled(text, left.map(({ concept }) => concept), language).flatMap(({ id }) => byId.get(id) ?? [])
}

function listPage({ language, show }: Here, view: MapView, query: Asked): Response {
  const word = speaker(CURATION_WORDS, language)
  const all = workedOn(view, language)
  const shown = chosen(all, query, language)
  const pages = Math.max(1, Math.ceil(shown.length / A_PAGE))
  const page = Math.min(query.page ?? 1, pages)
  const address = withQuery(addressOf(ADDRESSES.topics, language), { ...query, page: undefined })
  const lead = all.length === 0 ? undefined : word(`topics.lead.${view.level}`, { count: all.length, shared: all.filter(({ holders }) => holders > 1).length })
  return show(
    { title: word('topics.title'), lead, entry: 'intersections' },
    <>
      <Filters label={speaker(PAGE_WORDS, language)('map.level')} filters={LEVELS.map((level) => ({ label: speaker(PAGE_WORDS, language)(`level.${level}`), to: withQuery(address, { level, field: undefined }), isOn: view.level === level }))} />
      {all.length === 0 ? <EmptyState title={word('topics.empty')} action={<ButtonLink to={addressOf(ADDRESSES.sources, language)} filled>{word('topics.emptyDo')}</ButtonLink>}>{word('topics.emptyTold')}</EmptyState> : <Narrowing view={view} all={all} query={query} language={language} />}
      {all.length > 0 && shown.length === 0 ? <p>{word('topics.none')}</p> : null}
      {shown.length === 0 ? null : <Rows view={view} rows={shown.slice((page - 1) * A_PAGE, page * A_PAGE)} language={language} />}
      <Pagination page={page} pages={pages} address={address} />
      <p class="soft small"><a href={addressOf(ADDRESSES.vocabulary, language)}>{word('topics.toVocabulary')}</a> · <a href={addressOf(ADDRESSES.curation, language)}>{word('topics.toCuration')}</a> · <a href={addressOf(ADDRESSES.compare, language)}>{word('compare.title')}</a></p>
    </>,
  )
}

const Narrowing = ({ view, all, query, language }: { readonly view: MapView; readonly all: readonly Worked[]; readonly query: Asked; readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  const say = speaker(PAGE_WORDS, language)
  const here = addressOf(ADDRESSES.topics, language)
  const collator = COLLATORS[language]
  const fields = [...new Set(all.flatMap((one) => one.fields))].map((field) => [field, fieldName(field, language)] as const).toSorted(([, a], [, b]) => collator.compare(a, b))
  const isNarrowed = [query.text, query.field, query.role, query.shared].some((one) => one !== undefined)
  return (
    <form class="narrowing" method="get" action={here}>
      <input type="hidden" name="level" value={view.level} />
      <Searching name="text" label={word('topics.text')} text={query.text} />
      <Picker name="field" label={say('filter.field')} any={say('filter.any')} chosen={query.field} options={fields} />
      <Picker name="role" label={say('filter.role')} any={say('filter.any')} chosen={query.role} options={(['application', 'cross-cutting'] as const).map((role) => [role, speaker(WORDS, language)(`role.${role}`)] as const)} />
      <label class="check"><input type="checkbox" name="shared" value="1" checked={query.shared === '1'} /><span>{word('topics.shared')}</span></label>
      <div class="actions">
        <button class="button">{word('topics.apply')}</button>
        {isNarrowed ? <a href={withQuery(here, { level: view.level })}>{say('map.filter.clear')}</a> : null}
      </div>
    </form>
  )
}

const Rows = ({ view, rows, language }: { readonly view: MapView; readonly rows: readonly Worked[]; readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  return (
    <Table
      caption={word('topics.caption')}
      hidesCaption
      rows={rows}
      columns={[
        { head: word('column.topic'), share: 55, cell: ({ concept, fields }) => <Named title={<a href={topicAt(concept.id, language)}>{nameOf(concept, language)}</a>} beneath={(concept.broader ?? []).map((id) => topicName(view, id, language)).join(', ')} lens={<Lens hues={fields.slice(0, 4).map(fieldHue)} />} /> },
        { head: word('column.role'), share: 19, cell: ({ concept }) => word(`short.${concept.axis ?? 'both'}`) },
        { head: word('column.has'), share: 13, isNumber: true, cell: ({ holders }) => holders },
        { head: word('column.seeks'), share: 13, isNumber: true, cell: ({ seekers }) => seekers },
      ]}
    />
  )
}
