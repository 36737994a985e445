/** The page of the search, grouped by kind or of one kind alone, and the same over REST: what the field in the head of every page shows while somebody types. */
import { z } from 'zod'
import { describe, readBy, type App } from '#platform/http'
import { addressOf, EmptyState, Filters, MENU_ADDRESSES, Pagination, Search, Section, withQuery, type Finding, type Here, type Site } from '#platform/page'
import { must } from '#platform/result'
import { LANGUAGES, speaker, type Language } from '#platform/words'
import { ADDRESSES } from './addresses.ts'
import { type TopicsNeeds } from './frame.part.tsx'
import { SEARCH_WORDS } from './search-said.ts'
import { markedIn, type Asked } from './search-terms.ts'
import { bestHits, HIT_KINDS, hitsOf, meantBy, searching, withExcerpts, type Hit, type HitKind, type Hits } from './search.part.tsx'

const A_GROUP = 10
const A_PAGE = 20
/** More than a thousand hits nobody leafs through. */
const MOST_PAGES = 50

/** What stands in the address; what does not fit is passed over. */
const Query = z.object({
  q: z.string().max(10_000).catch(''),
  kind: z.enum(HIT_KINDS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
})

const API = '/api/v1/search'

/** For the field in the head of every page. */
export const FINDING: Finding = { to: { de: addressOf(ADDRESSES.search, 'de'), en: addressOf(ADDRESSES.search, 'en') }, from: API }

export function hangSearch(app: App, site: Site, needs: TopicsNeeds): void {
  site.pages(app, ADDRESSES).get('search', async (door, here) => {
    const query = Query.parse(door.req.query())
    const one = await searching(needs, await needs.actorOf(door), here.language, query.q)
    if (one.asked.isNothing) return nothingPage(here, query.q)
    if (query.kind !== undefined) return kindPage(here, query, query.kind, one)
    const [organisations, topics, sources] = await Promise.all([hitsOf('organisation', one, { most: A_GROUP }), hitsOf('topic', one, { most: A_GROUP }), hitsOf('source', one, { most: A_GROUP })])
    const groups = { organisation: organisations, topic: topics, source: await withExcerpts(sources, one) }
    if (HIT_KINDS.every((kind) => groups[kind].count === 0)) return nonePage(here, query.q, await meantBy(one))
    return groupsPage(here, query.q, groups, one.asked)
  })
  hangSearchApi(app, needs)
}

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60).toWellFormed()}…`)

const Field = ({ text, kind, language }: { readonly text: string; readonly kind?: HitKind; readonly language: Language }) => (
  <Search label={speaker(SEARCH_WORDS, language)('field')} name="q" value={text.slice(0, 200).toWellFormed()} to={addressOf(ADDRESSES.search, language)} kept={{ kind }} />
)

function nothingPage({ language, show }: Here, text: string): Response {
  const say = speaker(SEARCH_WORDS, language)
  return show({ title: say('title'), lead: say('lead') }, <><Field text={text} language={language} /><EmptyState title={say('asked')} action={<Elsewhere language={language} />}>{say('askedTold')}</EmptyState></>)
}

function nonePage({ language, show }: Here, text: string, meant: readonly string[]): Response {
  const say = speaker(SEARCH_WORDS, language)
  return show(
    { title: say('title'), lead: say('noHits') },
    <>
      <Field text={text} language={language} />
      <EmptyState title={say('none')} action={<Elsewhere language={language} />}>
        {meant.length === 0 ? null : <>{say('meant')} {meant.map((other, at) => <>{at > 0 ? ' · ' : ''}<a key={other} href={searchAt(other, language)}>{other}</a></>)}? </>}
        {say('noneTold', { text: shortened(text) })}
      </EmptyState>
    </>,
  )
}

const Elsewhere = ({ language }: { readonly language: Language }) => {
  const say = speaker(SEARCH_WORDS, language)
  return <p><a href={addressOf(MENU_ADDRESSES.members, language)}>{say('toMembers')}</a> · <a href={addressOf(ADDRESSES.topics, language)}>{say('toTopics')}</a></p>
}

const searchAt = (text: string, language: Language, more: Readonly<Record<string, string | number | undefined>> = {}): string => withQuery(addressOf(ADDRESSES.search, language), { q: text.slice(0, 200).toWellFormed(), ...more })

const counted = ({ count, isMore }: Hits, kind: HitKind, language: Language): string => speaker(SEARCH_WORDS, language)(isMore ? `many.${kind}` : `count.${kind}`, { count })

function groupsPage({ language, show }: Here, text: string, groups: Readonly<Record<HitKind, Hits>>, asked: Asked): Response {
  const say = speaker(SEARCH_WORDS, language)
  const found = HIT_KINDS.filter((kind) => groups[kind].count > 0)
  return show(
    { title: say('title'), lead: say('leadFor', { text: shortened(text), list: listedCounts(groups, language) }) },
    <>
      <Field text={text} language={language} />
      {found.map((kind) => (
        <Section key={kind} title={say(`kind.${kind}`)}>
          <HitList hits={groups[kind].rows} asked={asked} />
          {groups[kind].count > groups[kind].rows.length ? <p><a href={searchAt(text, language, { kind })}>{say(groups[kind].isMore ? `manyAll.${kind}` : `all.${kind}`, { count: groups[kind].count })}</a></p> : null}
        </Section>
      ))}
    </>,
  )
}

const listedCounts = (groups: Readonly<Record<HitKind, Hits>>, language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(HIT_KINDS.flatMap((kind) => (groups[kind].count === 0 ? [] : [counted(groups[kind], kind, language)])))

async function kindPage({ language, show }: Here, { q, page }: z.output<typeof Query>, kind: HitKind, one: Awaited<ReturnType<typeof searching>>): Promise<Response> {
  const say = speaker(SEARCH_WORDS, language)
  const asked = await hitsOf(kind, one, { from: (page - 1) * A_PAGE, most: A_PAGE })
  const hits = kind === 'source' ? await withExcerpts(asked, one) : asked
  const here = searchAt(q, language, { kind })
  return show(
    { title: say('title'), lead: hits.count === 0 ? say('noHits') : say('leadFor', { text: shortened(q), list: counted(hits, kind, language) }) },
    <>
      <Field text={q} kind={kind} language={language} />
      <Filters label={say('kinds')} filters={[{ label: say('everything'), to: searchAt(q, language), isOn: false }, ...HIT_KINDS.map((other) => ({ label: say(`kind.${other}`), to: searchAt(q, language, { kind: other }), isOn: other === kind }))]} />
      {hits.rows.length === 0 ? <p>{say('noneOfKind')}</p> : <HitList hits={hits.rows} asked={one.asked} />}
      <Pagination page={page} pages={Math.min(MOST_PAGES, Math.ceil(hits.count / A_PAGE))} address={here} />
    </>,
  )
}

const HitList = ({ hits, asked }: { readonly hits: readonly Hit[]; readonly asked: Asked }) => (
  <ul class="hits">
    {hits.map(({ id, title, language, beneath, address, excerpt }) => (
      <li key={id}>
        <a href={address} lang={language}><Marked text={title} asked={asked} /></a>
        <span class="soft small"><Marked text={beneath} asked={asked} /></span>
        {excerpt === undefined ? null : <q lang={excerpt.language}><Marked text={excerpt.text} asked={asked} /></q>}
      </li>
    ))}
  </ul>
)

const Marked = ({ text, asked }: { readonly text: string; readonly asked: Asked }) => <>{markedIn(text, asked).map(({ text: piece, isFound }, at) => (isFound ? <mark key={at}>{piece}</mark> : piece))}</>

// ---- REST

const MOST = 20

const SearchQuery = z.object({
  q: z.string().max(10_000).default('').meta({ de: 'was gesucht wird, auf Deutsch oder Englisch', en: 'what is looked for, in either language' }),
  most: z.coerce.number().int().min(1).max(MOST).default(8),
  language: z.enum(LANGUAGES).optional().meta({ de: 'der Antwort; sonst die, um die der Browser bittet', en: 'of the answer; else the one the browser asks for' }),
})

const HitsOut = z.object({
  hits: z.array(
    z.object({
      kind: z.enum(HIT_KINDS),
      id: z.string(),
      title: z.array(z.object({ text: z.string(), isFound: z.boolean() })).meta({ de: 'in Stücken; was gesucht wurde, ist gekennzeichnet', en: 'in pieces, those that were looked for marked' }),
      language: z.enum(LANGUAGES).optional(),
      beneath: z.string(),
      address: z.string(),
    }),
  ),
})

function hangSearchApi(app: App, needs: TopicsNeeds): void {
  describe({ method: 'get', path: API, summary: { de: 'Organisationen, Themen und Quellen suchen', en: 'Search organisations, topics and sources' }, query: SearchQuery, answers: { 200: HitsOut } })
  app.get(API, async (door) => {
    const { q, most, language = door.var.language } = must(readBy(SearchQuery, door.req.query()))
    const one = await searching(needs, await needs.actorOf(door), language, q)
    const hits = one.asked.isNothing ? [] : await bestHits(one, most)
    return door.json({ hits: hits.map(({ kind, id, title, language: of, beneath, address }) => ({ kind, id, title: [...markedIn(title, one.asked)], ...(of === undefined ? {} : { language: of }), beneath, address })) } satisfies z.input<typeof HitsOut>)
  })
}
