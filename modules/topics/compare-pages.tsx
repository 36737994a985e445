/** Two organisations compared: what both can, what one can and the other seeks, who is cross-cutting for whom, and where they stand together. */
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { App } from '#platform/http'
import { addressOf, Lens, Notice, Picker, Section, withQuery, type Here, type Site } from '#platform/page'
import { COLLATORS, speaker, type Language } from '#platform/words'
import { nameIn, shortNameIn, type Actor } from '#modules/members'
import type { TopicId } from './act.ts'
import { ADDRESSES } from './addresses.ts'
import { compared, comparingFor, quotesBeside, roleBetween, together, type Compared } from './comparing.part.ts'
import { likenessOf, type Comparison } from './comparison.ts'
import { CURATION_WORDS } from './curation-words.ts'
import { evidenceFor, type Quoted } from './evidence.part.tsx'
import { huesOf, topicAt, topicName, type TopicsNeeds } from './frame.part.tsx'
import { Intersections } from './map-pages.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { Quote } from './topic-holders.part.tsx'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

const Query = z.object({ a: z.string().max(60).optional().catch(undefined), b: z.string().max(60).optional().catch(undefined) })

export function hangComparison(app: App, site: Site, needs: TopicsNeeds): void {
  site.pages(app, ADDRESSES).get('compare', async (door, here) => {
    const actor = await needs.actorOf(door)
    const { view, sideOf } = await comparingFor(needs, actor)
    const query = Query.parse(door.req.query())
    const [a, b] = [sideOf(query.a), sideOf(query.b)]
    if (a !== undefined && b !== undefined && a.organisation.id !== b.organisation.id) return comparedPage(here, needs, actor, a, b)
    const asked = query.a !== undefined || query.b !== undefined
    const wrong = !asked ? undefined : a !== undefined && b !== undefined ? 'compare.same' : 'compare.unknown'
    return choosePage(here, view, query, wrong)
  })
}

// ---- Choosing two

function choosePage({ language, show }: Here, view: MapView, query: z.output<typeof Query>, wrong: 'compare.same' | 'compare.unknown' | undefined): Response {
  const word = speaker(CURATION_WORDS, language)
  return show(
    { title: word('compare.title'), lead: word('compare.lead'), entry: 'intersections' },
    <>
      {wrong === undefined ? null : <Notice title={word(wrong)} kind="wrong" />}
      <Choosing view={view} query={query} language={language} />
    </>,
  )
}

/** Clusters first; all that have topics, and those that are asked for. */
const Choosing = ({ view, query, language }: { readonly view: MapView; readonly query: z.output<typeof Query>; readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  const collator = COLLATORS[language]
  const known = [...view.organisations.values()].map(({ organisation }) => organisation).filter(({ id, kind }) => kind === 'cluster' || view.competencesOf.has(id) || view.needsOf.has(id))
  const options = known
    .toSorted((x, y) => Number(y.kind === 'cluster') - Number(x.kind === 'cluster') || collator.compare(nameIn(x, language), nameIn(y, language)))
    .map((one) => [one.id, `${nameIn(one, language)} (${speaker(WORDS, language)(`organisation.${one.kind}`)})`] as const)
  return (
    <form class="narrowing few" method="get" action={addressOf(ADDRESSES.compare, language)}>
      <Picker name="a" label={word('compare.a')} any="" chosen={query.a} options={options} />
      <Picker name="b" label={word('compare.b')} any="" chosen={query.b} options={options} />
      <div class="actions"><button class="button filled">{word('compare.do')}</button></div>
    </form>
  )
}

// ---- Compared

const FIRST = 10

async function comparedPage({ language, show }: Here, needs: TopicsNeeds, actor: Actor, a: Compared, b: Compared): Promise<Response> {
  const word = speaker(CURATION_WORDS, language)
  const told = compared(a, b)
  const names = { a: shortNameIn(a.organisation, language), b: shortNameIn(b.organisation, language) }
  const [shared, aAnswers, bAnswers] = [told.shared.slice(0, FIRST), told.aAnswers.slice(0, FIRST), told.bAnswers.slice(0, FIRST)]
  const { aHas, bHas, aSeeks, bSeeks } = await quotesBeside(a, b, { shared, aAnswers, bAnswers }, (of, topics, stance) => evidenceFor(needs, of.view, { members: [of.organisation.id], topics, stance }, actor, language))
  const both = together(a, b)
  const links = (topics: readonly TopicId[]) => topics.map((topic, at) => <span key={topic}>{at > 0 ? ', ' : ''}<a href={topicAt(topic, language)}>{topicName(a.view, topic, language)}</a></span>)
  const pairs = (topics: readonly TopicId[], one: ReadonlyMap<TopicId, Quoted>, other: ReadonlyMap<TopicId, Quoted>): ComponentChildren =>
    topics.map((topic) => (
      <div key={topic} class="holder">
        <h3><a href={topicAt(topic, language)}>{topicName(a.view, topic, language)}</a></h3>
        <Quote quote={one.get(topic)} />
        <Quote quote={other.get(topic)} />
      </div>
    ))
  return show(
    { title: `${names.a} × ${names.b}`, above: word('compare.title'), lens: <Lens hues={huesOf([a.organisation, b.organisation])} size={24} />, lead: word(`like.${likenessOf(told)}`, names), entry: 'intersections' },
    <>
      {told.alike.all === 0 ? null : <details><summary>{word('figure')}</summary><p class="soft">{word('like.figure', told.alike)}</p></details>}
      <Section title={word('compare.shared')}>
        {told.shared.length === 0 ? <p>{word('compare.sharedNone')}</p> : pairs(shared, aHas, bHas)}
        <More topics={told.shared} links={links} language={language} />
      </Section>
      <Section title={word('compare.complement')}>
        {told.aAnswers.length + told.bAnswers.length === 0 ? <p>{word('compare.answersNone')}</p> : null}
        {told.aAnswers.length === 0 ? null : <><p><strong>{word('compare.answers', names)}</strong></p>{pairs(aAnswers, aHas, bSeeks)}<More topics={told.aAnswers} links={links} language={language} /></>}
        {told.bAnswers.length === 0 ? null : <><p><strong>{word('compare.answers', { a: names.b, b: names.a })}</strong></p>{pairs(bAnswers, bHas, aSeeks)}<More topics={told.bAnswers} links={links} language={language} /></>}
      </Section>
      <Section title={word('compare.role')}><p>{roleTold(a, b, names, language)}</p></Section>
      <Section title={word('compare.intersections')}>{both.length === 0 ? <p>{word('compare.intersectionsNone')}</p> : <Intersections view={a.view} shown={both} language={language} />}</Section>
      <Only name={names.a} told={told.onlyA} links={links} language={language} />
      <Only name={names.b} told={told.onlyB} links={links} language={language} />
      <p><a href={withQuery(addressOf(ADDRESSES.compare, language), { a: a.organisation.id })}>{word('compare.other')}</a></p>
    </>,
  )
}

type Links = (topics: readonly TopicId[]) => ComponentChildren

const More = ({ topics, links, language }: { readonly topics: readonly TopicId[]; readonly links: Links; readonly language: Language }) => (topics.length <= FIRST ? null : <p>{speaker(CURATION_WORDS, language)('compare.more')}: {links(topics.slice(FIRST))}</p>)

const Only = ({ name, told, links, language }: { readonly name: string; readonly told: Comparison['onlyA']; readonly links: Links; readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  return (
    <details>
      <summary>{word('compare.only', { name })} ({told.length})</summary>
      <p>{told.length === 0 ? word('compare.onlyNone') : links(told)}</p>
    </details>
  )
}

/** Who is cross-cutting for whom, in a sentence. */
function roleTold(a: Compared, b: Compared, names: { readonly a: string; readonly b: string }, language: Language): string {
  const word = speaker(CURATION_WORDS, language)
  const say = speaker(PAGE_WORDS, language)
  const role = roleBetween(a, b)
  if (role === 'a-cross-cutting') return `${say('intersection.role.cross', names)}.`
  if (role === 'b-cross-cutting') return `${say('intersection.role.cross', { a: names.b, b: names.a })}.`
  return role === 'mutual' ? `${say('intersection.role.mutual', names)}.` : word(`compare.role.${role}`)
}
