/** “Wer kann Glas mikrostrukturieren?”: a sentence, those who can, each with the sentences that show it, and facets that stand in the address. */
import type { ComponentChildren } from 'preact'
import { describe, readBy, type App } from '#platform/http'
import { addressOf, ButtonLink, EmptyState, Evidence, Notice, Pagination, Picker, Search, withQuery, type Site } from '#platform/page'
import { must } from '#platform/result'
import { COLLATORS, type Language } from '#platform/words'
import { nameIn, shortNameIn, type OrganisationId } from '#modules/members'
import { speaker, topicName, type FinderNeeds, type MapView, type Quoted } from './frame.part.tsx'
import { chosen, facetsOf, strengthOf, strengthOfPartner, type Facet, type Partner } from './partner.ts'
import { findPartners, type Found } from './partner-finding.part.ts'
import { PartnerQuery, PartnersOut } from './schema.ts'
import { ADDRESSES, PAGE_WORDS } from './words.ts'

const A_PAGE = 20
const MOST_BY_API = 200
/** Sentences of each. */
const EACH = 2
const MOST_TOPICS = 4
const FACET_NAMES = ['topic', 'role', 'kind', 'place', 'cluster', 'strength'] as const satisfies readonly Facet[]

type Query = ReturnType<typeof PartnerQuery.parse>

export function hangPartnerSearch(app: App, site: Site, needs: FinderNeeds): void {
  site.pages(app, ADDRESSES).get('partnerSearch', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const query = PartnerQuery.parse(door.req.query())
    const text = query.text ?? ''
    const found = await findPartners(needs, actor, language, text)
    const { view, topics } = found
    const hits = chosen(found.partners, query)
    const page = Math.min(query.page ?? 1, Math.max(1, Math.ceil(hits.length / A_PAGE)))
    const shown = hits.slice((page - 1) * A_PAGE, page * A_PAGE)
    const asked = query.topic === undefined ? topics : [query.topic]
    const quotes = asked.length === 0 ? [] : await needs.quotes(view, { members: shown.map(({ organisation }) => organisation), topics: asked, each: EACH }, actor, language)
    const word = speaker(language)
    const request = <ButtonLink to={needs.newRequestAt(language, { topics, title: text })}>{word('toRequest')}</ButtonLink>
    return show(
      { title: word('title'), ...(text === '' ? { lead: word('leadAsk') } : hits.length === 0 ? {} : { lead: word('lead', { count: hits.length }) }), entry: 'projects', ...(text === '' || hits.length === 0 ? {} : { actions: request }) },
      <>
        <Search label={word('text')} name="text" value={text} to={addressOf(ADDRESSES.partnerSearch, language)} />
        {found.isHalf ? <Notice title={word('half')}><p>{word('halfTold')}</p></Notice> : null}
        {found.partners.length === 0 ? null : <Narrowing found={found} query={query} language={language} />}
        {topics.length === 0 ? null : <p class="soft">{word('understood', { topics: topics.map((topic) => topicName(view, topic, language)).join(', ') })}</p>}
        {hits.length === 0 ? <EmptyState title={word('none')} action={request}>{word('noneTold')}</EmptyState> : <Partners partners={shown} quotes={quotes} needs={needs} view={view} language={language} />}
        <Pagination page={page} pages={Math.ceil(hits.length / A_PAGE)} address={withQuery(addressOf(ADDRESSES.partnerSearch, language), { ...query, page: undefined })} />
      </>,
    )
  })

  describe({ method: 'get', path: '/api/v1/partner-search', summary: { de: 'Wer etwas kann, das ein Satz beschreibt', en: 'Who can do what a sentence describes' }, query: PartnerQuery, answers: { 200: PartnersOut } })
  app.get('/api/v1/partner-search', async (door) => {
    const query = must(readBy(PartnerQuery, door.req.query()))
    const { topics, partners } = await findPartners(needs, await needs.actorOf(door), door.var.language, query.text ?? '')
    const hits = chosen(partners, query)
    return door.json({ topics, count: hits.length, partners: hits.slice(0, MOST_BY_API).map((one) => ({ organisation: one.organisation, strength: strengthOfPartner(one), byWord: one.isByWord, topics: one.shown.map(({ topic, ...shown }) => ({ topic, strength: strengthOf(shown) })) })) })
  })
}

/** What a value of a facet is called. */
function facetName(facet: Facet, value: string, view: MapView, language: Language): string {
  const word = speaker(language)
  if (facet === 'topic') return topicName(view, value, language)
  if (facet === 'place') return value
  if (facet === 'cluster') {
    const cluster = view.organisations.get(value as OrganisationId) // what is none of them is in no view
    return cluster === undefined ? value : shortNameIn(cluster.organisation, language)
  }
  const key = `${facet}.${value}`
  return Object.hasOwn(PAGE_WORDS, key) ? word(key as keyof typeof PAGE_WORDS) : value // looked up in this line
}

const MOST_VALUES = 60

const Narrowing = ({ found: { view, partners }, query, language }: { readonly found: Found; readonly query: Query; readonly language: Language }) => {
  const word = speaker(language)
  const facets = facetsOf(partners, query)
  const here = addressOf(ADDRESSES.partnerSearch, language)
  const options = (facet: Facet): (readonly [string, string])[] =>
    facets[facet].slice(0, MOST_VALUES).map(([value, count]) => [value, word('counted', { name: facetName(facet, value, view, language), count })] as const).toSorted(([, a], [, b]) => (facet === 'place' || facet === 'topic' ? COLLATORS[language].compare(a, b) : 0))
  return (
    <form class="narrowing" method="get" action={here}>
      {query.text === undefined ? null : <input type="hidden" name="text" value={query.text} />}
      {FACET_NAMES.map((facet) => <Picker key={facet} name={facet} label={word(facet)} any={word('any')} chosen={query[facet]} options={options(facet)} />)}
      <div class="actions">
        <button class="button">{word('narrow')}</button>
        {FACET_NAMES.some((facet) => query[facet] !== undefined) ? <a href={withQuery(here, { text: query.text })}>{word('clear')}</a> : null}
      </div>
    </form>
  )
}

type PartnersNeeds = { readonly partners: readonly Partner[]; readonly quotes: readonly Quoted[]; readonly needs: FinderNeeds; readonly view: MapView; readonly language: Language }

const Partners = ({ partners, quotes, needs, view, language }: PartnersNeeds): ComponentChildren => {
  const word = speaker(language)
  return partners.map((one) => {
    const known = view.organisations.get(one.organisation)
    if (known === undefined) return null
    const { organisation, standing } = known
    const own = quotes.filter(({ behind }) => behind === one.organisation)
    const told = [facetName('kind', organisation.kind, view, language), organisation.place, ...one.clusters.map((cluster) => facetName('cluster', cluster, view, language)), ...(standing === 'outside' ? [word('outside')] : [])].filter((part) => part !== undefined && part !== '')
    return (
      <article key={one.organisation} class="holder">
        <h2><a href={needs.organisationAt(one.organisation, language)}>{nameIn(organisation, language)}</a></h2>
        <p class="soft small">{told.join(' · ')}</p>
        {one.shown.length === 0 ? <p class="soft small">{word('byWord')}</p> : (
          <p class="small">{one.shown.slice(0, MOST_TOPICS).map((shown, at) => <span key={shown.topic}>{at === 0 ? '' : ' · '}<a href={needs.topicAt(shown.topic, language)}>{topicName(view, shown.topic, language)}</a>: {word(`strength.${strengthOf(shown)}`)}</span>)}</p>
        )}
        {own.map((quote) => <Evidence key={quote.sentence} sentence={quote.sentence} found={quote.found} language={quote.language}>{quote.told}</Evidence>)}
      </article>
    )
  })
}
