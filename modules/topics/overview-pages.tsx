/** The overview: what needs a look today, in a minute. What is new on the map, what waits for whom, and how to begin where nothing is there yet. */
import type { ComponentChildren } from 'preact'
import type { App } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, EmptyState, Evidence, Lens, MENU_ADDRESSES, Paragraphs, Section, withQuery, type Site } from '#platform/page'
import { now } from '#platform/runtime'
import { speaker, type Language } from '#platform/words'
import { nameIn, type Actor } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { evidenceForAll, type Quoted } from './evidence.part.tsx'
import { byRarity, finerThan, huesOf, intersectionAt, organisationIn, shortName, viewFor, type TopicsNeeds, type Welcome } from './frame.part.tsx'
import { stateOf } from './intersection.ts'
import { shownIntersections, type Present } from './map-drawn.part.tsx'
import { IntersectionRows, titleOf } from './map-pages.tsx'
import { OVERVIEW_WORDS } from './overview-words.ts'
import { PAGE_WORDS } from './page-words.ts'
import { sayVerdict } from './pictures/upset.ts'
import { may } from './policy.ts'
import { countSources } from './store.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

const WEEK_MS = 7 * 24 * 3_600_000
const SHOWN = 3
const FEW = 5
const MANY = 10
const MOST_MEMBERS = 24
/** Two members are quoted; of some, these have readable sentences. */
const ASKED = 5
/** They speak of the topics that the title names. */
const TITLED = 3

export function hangOverview(app: App, site: Site, needs: TopicsNeeds): void {
  site.pages(app, { overview: MENU_ADDRESSES.overview }).get('overview', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const view = await viewFor(needs, actor)
    const people = await finerThan(needs, view)
    const views = view === people ? [view] : [view, people]
    const say = speaker(OVERVIEW_WORDS, language)
    const inside = [...view.organisations.values()].filter(({ standing }) => standing === 'member')
    if (inside.length === 0) return show({ title: say('begin.title'), lead: say('begin.lead'), entry: 'overview' }, <Beginning language={language} />)
    const clusters = inside.filter(({ organisation }) => organisation.kind === 'cluster').length
    const telling = views.flatMap((one) => shownIntersections(one, { certainty: 'more' }).map((present) => ({ view: one, present })))
    const isOwn = ({ present: { kept } }: Told): boolean => actor.as === 'organisation' && kept.organisations.some((id) => id === actor.organisation || (people.organisations.get(id)?.clusters ?? []).includes(actor.organisation))
    // What the reader's own organisation is part of comes first.
    const first = telling.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || b.present.judged.surprise - a.present.judged.surprise).slice(0, SHOWN)
    const isVisitor = actor.as === 'outside' && actor.person === undefined
    const [quotes, welcome] = await Promise.all([quotesOf(needs, first, actor, language), isVisitor ? needs.welcome?.(language) : undefined])
    const isYoung = views.every(({ map }) => map.found.length === 0)
    const lead = say(isYoung ? 'lead.young' : 'lead', { clusters, others: inside.length - clusters, telling: telling.length })
    if (welcome !== undefined) return show({ title: welcome.name, lead, entry: 'overview', live: 'map.computed', head: { description: welcome.about.text.split('\n', 1)[0] || lead, data: { '@type': 'Organization', name: welcome.name } }, actions: <><ButtonLink to={addressOf(ADDRESSES.map, language)} filled>{say('toMap')}</ButtonLink><ButtonLink to={welcome.joinAt}>{say('join')}</ButtonLink></> }, <Start welcome={welcome} needs={needs} view={view} first={first} quotes={quotes} language={language} />)
    const urgent = urgentFor({ needs, view: people, actor, counts: await countSources(needs.db, actor, {}), language })
    const items = [...urgent, ...(may.curate(actor).ok && !isYoung ? [<a href={addressOf(ADDRESSES.curation, language)}>{say('curate')}</a>] : [])]
    const parts = await Promise.all((needs.onOverview ?? []).map((part) => part({ actor, language })))
    const waiting = items.length === 0 ? null : <Section title={say('waiting')}><ul class="plain">{items.map((item, at) => <li key={at}>{item}</li>)}</ul></Section>
    return show(
      { title: say('title'), lead, entry: 'overview', live: 'map.computed source.brought source.profiled source.refused intersection.treated', actions: isYoung ? <Young actor={actor} language={language} /> : <ButtonLink to={addressOf(ADDRESSES.map, language)} filled>{say('toMap')}</ButtonLink> },
      <>
        {urgent.length === 0 ? null : waiting}
        {parts}
        {first.length === 0 ? null : (
          <Section title={say(first.some(isOwn) ? 'surprising.own' : 'surprising')}>
            <Tellings first={first} quotes={quotes} language={language} />
          </Section>
        )}
        <Fresh views={views} above={new Set(first.map(({ present }) => present.kept.id))} language={language} />
        {urgent.length === 0 ? waiting : null}
      </>,
    )
  })
}

type Told = { readonly view: MapView; readonly present: Present }

/** Sentences for each, in their order; those of one level are read at once. */
async function quotesOf(needs: TopicsNeeds, tellings: readonly Told[], actor: Actor, language: Language): Promise<Quoted[][]> {
  const byView = [...Map.groupBy(tellings, ({ view }) => view)]
  const read = await Promise.all(byView.map(([view, some]) => evidenceForAll(needs, view, some.map(({ present: { kept } }) => ({ members: kept.organisations.slice(0, ASKED), topics: byRarity(view, kept.topics).slice(0, TITLED), each: 1 })), actor, language)))
  const quotes = new Map(byView.flatMap(([, some], place) => some.map((one, at) => [one, read[place]?.[at] ?? []])))
  return tellings.map((one) => quotes.get(one) ?? [])
}

type TellingNeeds = { readonly first: readonly Told[]; readonly quotes: readonly (readonly Quoted[])[]; readonly language: Language }

const Tellings = ({ first, quotes, language }: TellingNeeds): ComponentChildren => first.map(({ view, present }, at) => <Telling key={present.kept.id} view={view} present={present} quotes={quotes[at] ?? []} language={language} />)

/** For who only looks in: who the alliance is, who belongs to it, what connects them, and what is next. */
const Start = ({ welcome: { about, beneath }, needs, view, language, ...telling }: TellingNeeds & { readonly welcome: Welcome; readonly needs: TopicsNeeds; readonly view: MapView }) => {
  const say = speaker(OVERVIEW_WORDS, language)
  const members = [...view.organisations.values()].filter(({ standing, organisation }) => standing === 'member' && (view.level === 'organisations' || organisation.kind === 'cluster'))
  return (
    <>
      {about.text === '' ? null : <Paragraphs text={about.text} language={about.language} />}
      <Section title={say('members')}>
        <ul class="members">
          {members.slice(0, MOST_MEMBERS).map(({ organisation }) => <li key={organisation.id}><Lens hues={huesOf([organisation])} /> <a href={needs.organisationAt(organisation.id, language)}>{nameIn(organisation, language)}</a></li>)}
        </ul>
        <p><a href={addressOf(MENU_ADDRESSES.members, language)}>{say('allMembers')}</a></p>
      </Section>
      {telling.first.length === 0 ? null : <Section title={say('connects')}><Tellings {...telling} language={language} /></Section>}
      {beneath}
    </>
  )
}

/** An intersection with the sentences of two of its members: the reason to call each other. */
const Telling = ({ view, present: { kept, judged }, quotes, language }: { readonly view: MapView; readonly present: Present; readonly quotes: readonly Quoted[]; readonly language: Language }) => {
  const [one] = quotes
  const other = quotes.find(({ behind }) => behind !== one?.behind)
  return (
    <article class="telling">
      <Lens hues={huesOf(kept.organisations.map((id) => organisationIn(view, id)))} size={kept.organisations.length > 5 ? 18 : 24} />
      <div>
        <h3><a href={intersectionAt(kept.id, language)}>{titleOf(view, kept, language)}</a></h3>
        <p class="soft">{kept.organisations.map((id) => shortName(organisationIn(view, id), language)).join(' × ')}; {sayVerdict(judged, language)}</p>
        {[one, other].map((quote) => (quote === undefined ? null : <Evidence key={quote.behind} sentence={quote.sentence} found={quote.found} language={quote.language} hue={quote.hue}>{quote.told}</Evidence>))}
      </div>
    </article>
  )
}

type FreshNeeds = { readonly views: readonly MapView[]; /** Those that stand further up. */ readonly above: ReadonlySet<string>; readonly language: Language }

const Fresh = ({ views, above, language }: FreshNeeds): ComponentChildren => {
  const say = speaker(OVERVIEW_WORDS, language)
  const since = new Date(now().getTime() - WEEK_MS)
  const fresh = views.map((view) => ({ view, shown: shownIntersections(view, { certainty: 'more', since }) })).filter(({ shown }) => shown.length > 0)
  const rows = fresh.flatMap(({ view, shown }) => shown.filter(({ kept }) => !above.has(kept.id)).slice(0, FEW).map((present) => ({ view, present })))
  const taken = views.flatMap((view) => shownIntersections(view, {}).filter(({ kept }) => stateOf(kept) === 'taken-up').slice(0, MANY).map((present) => ({ view, present })))
  return (
    <>
      {taken.length === 0 ? null : <Section title={say('taken')}><IntersectionRows rows={taken} language={language} /></Section>}
      {rows.length === 0 ? null : (
        <Section title={say('fresh')}>
          <IntersectionRows rows={rows} language={language} />
          <Actions>
            {fresh.filter(({ shown }) => shown.length > FEW).map(({ view, shown }) => <a key={view.level} href={withQuery(addressOf(ADDRESSES.map, language), { level: view.level, certainty: 'more', since: since.toISOString().slice(0, 10) })}>{say(`freshAll.${view.level}`, { count: shown.length })}</a>)}
          </Actions>
        </Section>
      )}
    </>
  )
}

type WaitingNeeds = { readonly needs: TopicsNeeds; readonly view: MapView; readonly actor: Actor; readonly counts: Awaited<ReturnType<typeof countSources>>; readonly language: Language }

/** What only this reader can do, or should know: to confirm what was found, sources that are read or could not be. */
function urgentFor({ needs, view, actor, counts, language }: WaitingNeeds): ComponentChildren[] {
  const say = speaker(OVERVIEW_WORDS, language)
  const own = actor.as === 'organisation' ? actor.organisation : undefined
  const found = own === undefined ? 0 : (view.competencesOf.get(own) ?? []).filter(({ word }) => word === 'found').length
  const open = counts.waiting + counts.read
  const sources = (state: string): string => withQuery(addressOf(ADDRESSES.sources, language), { state })
  return [
    ...(own !== undefined && found > 0 ? [<a href={`${needs.organisationAt(own, language)}#competences`}>{say('confirm', { count: found })}</a>] : []),
    ...(open > 0 ? [<a href={sources('waiting')}>{say('reading', { count: open })}</a>] : []),
    ...(counts.refused > 0 ? [<a href={sources('refused')}>{say('refused', { count: counts.refused })}</a>] : []),
  ]
}

/** The members are there, their texts are not: how they come. */
const Young = ({ actor, language }: { readonly actor: Actor; readonly language: Language }) => {
  const say = speaker(PAGE_WORDS, language)
  if (actor.as === 'outside') return <Button because={speaker(WORDS, language)('actor.outside')}>{say('map.emptyDo')}</Button>
  return (
    <>
      <ButtonLink to={addressOf(ADDRESSES.memberLists, language)} filled>{say('map.emptyDo')}</ButtonLink>
      <ButtonLink to={addressOf(ADDRESSES.newSource, language)}>{say('map.emptyElse')}</ButtonLink>
    </>
  )
}

const Beginning = ({ language }: { readonly language: Language }) => {
  const say = speaker(OVERVIEW_WORDS, language)
  return (
    <>
      <EmptyState title={say('begin.first')} action={<ButtonLink to={addressOf(MENU_ADDRESSES.members, language)} filled>{say('begin.do')}</ButtonLink>}>{say('begin.told')}</EmptyState>
      <Section title={say('begin.then')}>
        <ol>
          <li>{say('begin.list')}</li>
          <li>{say('begin.texts')}</li>
          <li>{say('begin.map')}</li>
        </ol>
      </Section>
    </>
  )
}
