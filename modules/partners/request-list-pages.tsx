/** All requests and offers that a reader may read: narrowed by what stands in the address, as a page, CSV, Excel, and for everybody as an Atom feed. */
import type { ComponentChildren } from 'preact'
import { answerFile, type App, type Door } from '#platform/http'
import { atomOf } from '#platform/atom'
import { htmlOf, excerptOf } from '#platform/markdown'
import { addressOf, ButtonLink, EmptyState, Pagination, Picker, Searching, Section, withQuery, type Site } from '#platform/page'
import { must } from '#platform/result'
import { cellOf, sheetFile } from '#platform/sheets'
import { tellDay } from '#platform/time'
import { COLLATORS, type Language } from '#platform/words'
import { actors, fieldName, type Actor, type OrganisationId } from '#modules/members'
import { forWhom, namesOf, requestAt, speaker, topicsFor, type Names, type PartnersNeeds, type Topics } from './frame.part.tsx'
import { may } from './policy.ts'
import { readIn, REQUEST_KINDS, REQUEST_STATES, stateOf, type PartnerRequest } from './request.ts'
import { toReview } from './request-doing.part.ts'
import { choicesFor, listDistancings, listRequests, type Choices, type RequestFilter } from './request-store.ts'
import { RequestsQuery } from './schema.ts'
import { ADDRESSES } from './words.ts'

const A_PAGE = 30
const MOST = 2_000
const MOST_IN_FEED = 50

type Query = ReturnType<typeof RequestsQuery.parse>

/** Where nothing is said, those that are open; of one's own all. */
function filterIn({ kind, topic, field, cluster, state, text, own }: Query, topics: Topics, actor: Actor): RequestFilter {
  return {
    kind, field, cluster, text,
    ...(topic === undefined ? {} : { topics: topics.below(topic) }),
    ...(state === 'all' ? {} : { state: state ?? (own === undefined ? 'open' : undefined) }),
    ...(own === undefined || actor.as !== 'organisation' ? {} : { organisation: actor.organisation }),
  }
}

export function hangRequestList(app: App, site: Site, needs: PartnersNeeds): void {
  const pages = site.pages(app, ADDRESSES)

  pages.get('requests', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const word = speaker(language)
    const query = RequestsQuery.parse(door.req.query())
    const topics = await topicsFor(needs, actor)
    const page = query.page ?? 1
    const [{ requests, count }, waiting, choices] = await Promise.all([listRequests(needs.db, actor, filterIn(query, topics, actor), { today: needs.today(), from: (page - 1) * A_PAGE, most: A_PAGE }), toReview(needs, actor), choicesFor(needs.db, actor, needs.today())])
    const names = await namesOf(needs, [...requests, ...waiting].map(({ organisation }) => organisation).concat(choices.clusters), language)
    const { page: _, ...kept } = query
    const here = withQuery(addressOf(ADDRESSES.requests, language), kept)
    const begin = may.post(actor).ok ? <><ButtonLink to={withQuery(addressOf(ADDRESSES.newRequest, language), { kind: 'request' })} filled>{word('newOne')}</ButtonLink><ButtonLink to={withQuery(addressOf(ADDRESSES.newRequest, language), { kind: 'offer' })}>{word('newOffer')}</ButtonLink></> : null
    const isNarrowed = Object.values(kept).some((one) => one !== undefined)
    const isNew = count === 0 && !isNarrowed
    const files = count === 0 ? null : <><ButtonLink to={withQuery(addressOf(ADDRESSES.requestsExcel, language), kept)}>{word('asExcel')}</ButtonLink><ButtonLink to={withQuery(addressOf(ADDRESSES.requestsCsv, language), kept)}>{word('asCsv')}</ButtonLink></>
    // What an organisation heard is its own: whoever acts for none has no such page.
    const demands = may.keepDemands(actor).ok ? <ButtonLink to={addressOf(ADDRESSES.demands, language)}>{word('demands')}</ButtonLink> : undefined
    return show(
      { title: word('requestsTitle'), ...(isNew ? {} : { lead: word('requestsLead', { count }) }), entry: 'projects', actions: isNew ? demands : <>{begin}{demands}{files}</>, head: { forms: [{ type: 'application/atom+xml', says: word('feed'), to: addressOf(ADDRESSES.requestsFeed, language) }] } },
      <>
        {waiting.length === 0 ? null : <Section title={word('toReview')}><p class="soft">{word('toReviewTold')}</p><Lines requests={waiting} names={names} topics={topics} needs={needs} language={language} /></Section>}
        {isNew ? <EmptyState title={word('requestsNone')} action={begin}>{word('requestsNoneTold')}</EmptyState> : <Narrowing query={query} choices={choices} topics={topics} names={names} mayOwn={actor.as === 'organisation'} language={language} />}
        {count === 0 && isNarrowed ? <p>{word('requestsNothing')}</p> : null}
        {requests.length === 0 ? null : <Lines requests={requests} names={names} topics={topics} needs={needs} language={language} />}
        <Pagination page={page} pages={Math.max(1, Math.ceil(count / A_PAGE))} address={here} />
        <p class="soft small"><a href={addressOf(ADDRESSES.requestsFeed, language)}>{word('feed')}</a>{actor.as === 'outside' ? null : <> · <a href={addressOf(ADDRESSES.requestDistancings, language)}>{word('toDistancings')}</a></>}</p>
      </>,
    )
  })

  for (const [key, form] of [['requestsCsv', 'csv'], ['requestsExcel', 'xlsx']] as const) {
    pages.get(key, async (door, { language }) => {
      const actor = await needs.actorOf(door)
      const word = speaker(language)
      const topics = await topicsFor(needs, actor)
      const { requests } = await listRequests(needs.db, actor, filterIn(RequestsQuery.parse(door.req.query()), topics, actor), { today: needs.today(), from: 0, most: MOST })
      const names = await namesOf(needs, requests.map(({ organisation }) => organisation), language)
      const rows = requests.map((one) => {
        const { title, text } = readIn(one.twins, language)
        return [word(`kind.${one.kind}`), title, cellOf(text, form), names(one.organisation), toldTopics(one, topics, language), word(`audience.${one.audience}`), word(`state.${stateOf(one, needs.today())}`), one.openedAt?.toISOString().slice(0, 10) ?? '', one.expiresOn, needs.origin() + requestAt(one.id, language)]
      })
      return answerFile(door, sheetFile({ name: word('requests'), head: [word('kind'), word('title'), word('text'), word('organisation'), word('topics'), word('audience'), word('state'), word('published'), word('expires'), 'URL'], rows }, form))
    })
  }

  pages.get('requestsFeed', async (door, { language }) => {
    const word = speaker(language)
    const { requests } = await listRequests(needs.db, { as: 'outside' }, { state: 'open' }, { today: needs.today(), from: 0, most: MOST_IN_FEED })
    const names = await namesOf(needs, requests.map(({ organisation }) => organisation), language)
    const entries = requests.map((one) => {
      const { title, text } = readIn(one.twins, language)
      return { address: needs.origin() + requestAt(one.id, language), title: `${word(`kind.${one.kind}`)}: ${title}`, summary: excerptOf(text), html: htmlOf(text), publishedAt: one.openedAt ?? one.changedAt, changedAt: one.toldAt ?? one.changedAt, author: names(one.organisation) }
    })
    const xml = atomOf({ title: `${needs.alliance[language]}: ${word('requests')}`, language, address: needs.origin() + addressOf(ADDRESSES.requestsFeed, language), page: needs.origin() + addressOf(ADDRESSES.requests, language), entries })
    return answerFeed(door, xml)
  })

  pages.get('requestDistancings', async (door, { language }) => {
    const actor = await needs.actorOf(door)
    must(actors.authorOf(actor))
    const word = speaker(language)
    const kept = await listDistancings(needs.db, actor.as === 'organisation' ? actor.organisation : undefined)
    const names = await namesOf(needs, kept.flatMap(({ organisation }) => organisation ?? []), language)
    const rows = kept.map(({ request, said, by, at }) => [forWhom(by, names, language), at.toISOString(), cellOf(said, 'csv'), needs.origin() + requestAt(request, language)])
    return answerFile(door, sheetFile({ name: word('distance'), head: [word('organisation'), word('distancedOn'), word('text'), 'URL'], rows }, 'csv'))
  })
}

const answerFeed = (door: Door, xml: string): Response => door.body(xml, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Cache-Control': 'public, max-age=300' })

const toldTopics = ({ topics: some }: PartnerRequest, topics: Topics, language: Language): string => some.flatMap((topic) => topics.called(topic, language) ?? []).join(', ')

type LinesNeeds = { readonly requests: readonly PartnerRequest[]; readonly names: Names; readonly topics: Topics; readonly needs: Pick<PartnersNeeds, 'today'>; readonly language: Language }

/** Title, what it is, whose, until when, and what it is about. */
const Lines = ({ requests, names, topics, needs, language }: LinesNeeds): ComponentChildren => {
  const word = speaker(language)
  return (
    <ul class="hits">
      {requests.map((one) => {
        const { title, text, language: spoken } = readIn(one.twins, language)
        const state = stateOf(one, needs.today())
        const told = toldTopics(one, topics, language)
        return (
          <li key={one.id}>
            <a href={requestAt(one.id, language)} lang={spoken}>{title}</a>
            <span class="soft small">{[word(`kind.${one.kind}`), names(one.organisation), state === 'open' ? word('until', { day: tellDay(one.expiresOn, language) }) : word(`state.${state}`), ...(one.audience === 'alliance' ? [word('audience.alliance')] : []), ...(told === '' ? [] : [told])].join(' · ')}</span>
            <span lang={spoken}>{excerptOf(text)}</span>
          </li>
        )
      })}
    </ul>
  )
}

type NarrowingNeeds = { readonly query: Query; readonly choices: Choices; readonly topics: Topics; readonly names: Names; readonly mayOwn: boolean; readonly language: Language }

const Narrowing = ({ query, choices, topics, names, mayOwn, language }: NarrowingNeeds) => {
  const word = speaker(language)
  const collator = COLLATORS[language]
  const sorted = <Id extends string>(ids: readonly Id[], nameIn: (id: Id) => string | undefined) => ids.flatMap((id) => { const name = nameIn(id); return name === undefined ? [] : [[id, name] as const] }).toSorted(([, a], [, b]) => collator.compare(a, b))
  const isNarrowed = [query.kind, query.topic, query.field, query.cluster, query.state, query.text, query.own].some((one) => one !== undefined)
  return (
    <form class="narrowing" method="get" action={addressOf(ADDRESSES.requests, language)}>
      <Searching name="text" label={word('search')} text={query.text} />
      <Picker name="kind" label={word('kind')} any={word('any')} chosen={query.kind} options={REQUEST_KINDS.map((kind) => [kind, word(`kind.${kind}`)] as const)} />
      <Picker name="topic" label={word('topic')} any={word('any')} chosen={query.topic} options={sorted(choices.topics, (topic) => topics.called(topic, language))} />
      <Picker name="field" label={word('field')} any={word('any')} chosen={query.field} options={sorted(choices.fields, (field) => fieldName(field, language))} />
      <Picker name="cluster" label={word('cluster')} any={word('any')} chosen={query.cluster} options={sorted(choices.clusters, (id: OrganisationId) => names(id))} />
      <Picker name="state" label={word('state')} any={word('state.open')} chosen={query.state} options={[...REQUEST_STATES.filter((state) => state !== 'open' && (mayOwn || !['drafted', 'in-review', 'withdrawn'].includes(state))), 'all' as const].map((state) => [state, word(`state.${state}`)] as const)} />
      {mayOwn ? <label class="check"><input type="checkbox" name="own" value="1" checked={query.own === '1'} /><span>{word('ownOnly')}</span></label> : null}
      <div class="actions">
        <button class="button">{word('apply')}</button>
        {isNarrowed ? <a href={addressOf(ADDRESSES.requests, language)}>{word('clear')}</a> : null}
      </div>
    </form>
  )
}
