/** The overview: what needs a look today, in a minute. What is new on the map, what waits for whom, and how to begin where nothing is there yet. */
import type { ComponentChildren } from 'preact'
import type { App } from '#platform/http'
import { addressOf, ButtonLink, EmptyState, Evidence, Lens, MENU_ADDRESSES, Section, withQuery, type Site } from '#platform/page'
import { now } from '#platform/runtime'
import type { Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { evidenceFor, type Quoted } from './evidence.part.tsx'
import { huesOf, intersectionAt, organisationIn, shortName, speaker, viewFor, type TopicsNeeds } from './frame.part.tsx'
import { isNewSince, stateOf } from './intersection.ts'
import { shownIntersections, type Present } from './map-drawn.part.tsx'
import { Intersections, titleOf } from './map-pages.tsx'
import { OVERVIEW_WORDS } from './overview-words.ts'
import { sayVerdict } from './pictures/upset.ts'
import { may } from './policy.ts'
import { countSources } from './store.ts'
import type { MapView } from './view-store.ts'

const WEEK_MS = 7 * 24 * 3_600_000
const SHOWN = 3
/** Two members are quoted; of some, these have readable sentences. */
const ASKED = 5

export function hangOverview(app: App, site: Site, needs: TopicsNeeds): void {
  site.pages(app, { overview: MENU_ADDRESSES.overview }).get('overview', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const view = await viewFor(needs, actor)
    const people = await needs.views.of(view.audience, 'organisations')
    const say = speaker(OVERVIEW_WORDS, language)
    const inside = [...view.organisations.values()].filter(({ standing }) => standing === 'member')
    if (inside.length === 0) return show({ title: say('begin.title'), lead: say('begin.lead'), entry: 'overview' }, <Beginning language={language} />)
    const clusters = inside.filter(({ organisation }) => organisation.kind === 'cluster').length
    const telling = [view, people].flatMap((one) => (one === view && view.level === 'organisations' ? [] : shownIntersections(one, { certainty: 'more' }).map((present) => ({ view: one, present }))))
    const first = telling.toSorted((a, b) => b.present.judged.surprise - a.present.judged.surprise).slice(0, SHOWN)
    const quotes = await Promise.all(first.map(({ view: of, present: { kept } }) => evidenceFor(needs, of, kept.organisations.slice(0, ASKED), kept.topics, actor, language)))
    const lead = say('lead', { clusters, others: inside.length - clusters, telling: telling.length })
    return show(
      { title: say('title'), lead, entry: 'overview', live: 'map.computed source.brought source.profiled source.refused intersection.treated', actions: <ButtonLink to={addressOf(ADDRESSES.map, language)} filled>{say('toMap')}</ButtonLink> },
      <>
        {first.length === 0 ? null : (
          <Section title={say('surprising')}>
            {first.map(({ view: of, present }, at) => <Telling key={present.kept.id} view={of} present={present} quotes={quotes[at] ?? []} language={language} />)}
          </Section>
        )}
        <Fresh views={view === people ? [view] : [view, people]} language={language} />
        <Waiting needs={needs} view={people} actor={actor} counts={await countSources(needs.db, actor, {})} language={language} />
      </>,
    )
  })
}

/** An intersection with the sentences of two of its members: the reason to call each other. */
const Telling = ({ view, present: { kept, judged }, quotes, language }: { readonly view: MapView; readonly present: Present; readonly quotes: readonly Quoted[]; readonly language: Language }) => {
  const [one] = quotes
  const other = quotes.find(({ behind }) => behind !== one?.behind)
  return (
    <article class="telling">
      <Lens hues={huesOf(kept.organisations.map((id) => organisationIn(view, id)))} size={24} />
      <div>
        <h3><a href={intersectionAt(kept.id, language)}>{titleOf(view, kept, language)}</a></h3>
        <p class="soft">{kept.organisations.map((id) => shortName(organisationIn(view, id), language)).join(' × ')} · {sayVerdict({ id: kept.id, members: kept.organisations, topics: kept.topics, verdict: judged.verdict, surprise: judged.surprise }, language)}</p>
        {[one, other].map((quote) => (quote === undefined ? null : <Evidence key={quote.behind} sentence={quote.sentence} found={quote.found} language={quote.language} hue={quote.hue}>{quote.told}</Evidence>))}
      </div>
    </article>
  )
}

const Fresh = ({ views, language }: { readonly views: readonly MapView[]; readonly language: Language }): ComponentChildren => {
  const say = speaker(OVERVIEW_WORDS, language)
  const since = new Date(now().getTime() - WEEK_MS)
  const fresh = views.map((view) => ({ view, shown: shownIntersections(view, { certainty: 'more', since }) })).filter(({ shown }) => shown.length > 0)
  const taken = views.map((view) => ({ view, shown: shownIntersections(view, {}).filter(({ kept }) => stateOf(kept) === 'taken-up' && !isNewSince(kept, since)) })).filter(({ shown }) => shown.length > 0)
  return (
    <>
      {fresh.length === 0 ? null : (
        <Section title={say('fresh')}>
          {fresh.map(({ view, shown }) => (
            <div key={view.level}>
              <Intersections view={view} shown={shown.slice(0, 5)} language={language} />
              {shown.length > 5 ? <p><a href={withQuery(addressOf(ADDRESSES.map, language), { level: view.level, certainty: 'more', since: since.toISOString().slice(0, 10) })}>{say('freshAll', { count: shown.length })}</a></p> : null}
            </div>
          ))}
        </Section>
      )}
      {taken.length === 0 ? null : (
        <Section title={say('taken')}>{taken.map(({ view, shown }) => <Intersections key={view.level} view={view} shown={shown.slice(0, 10)} language={language} />)}</Section>
      )}
    </>
  )
}

type WaitingNeeds = { readonly needs: TopicsNeeds; readonly view: MapView; readonly actor: Actor; readonly counts: Awaited<ReturnType<typeof countSources>>; readonly language: Language }

/** What only this reader can do: confirm what was found, look after sources that could not be read. */
const Waiting = ({ needs, view, actor, counts, language }: WaitingNeeds): ComponentChildren => {
  const say = speaker(OVERVIEW_WORDS, language)
  const own = actor.as === 'organisation' ? actor.organisation : undefined
  const found = own === undefined ? 0 : (view.competencesOf.get(own) ?? []).filter(({ word }) => word === 'found').length
  const open = counts.waiting + counts.read
  const sources = (state: string): string => withQuery(addressOf(ADDRESSES.sources, language), { state })
  const items = [
    ...(own !== undefined && found > 0 ? [<a href={needs.organisationAt(own, language)}>{say('confirm', { count: found })}</a>] : []),
    ...(open > 0 ? [<a href={sources('waiting')}>{say('reading', { count: open })}</a>] : []),
    ...(counts.refused > 0 ? [<a href={sources('refused')}>{say('refused', { count: counts.refused })}</a>] : []),
    ...(may.curate(actor).ok ? [<a href={addressOf(ADDRESSES.curation, language)}>{say('curate')}</a>] : []),
  ]
  if (items.length === 0) return null
  return (
    <Section title={say('waiting')}>
      <ul>
        {items.map((item, at) => <li key={at}>{item}</li>)}
      </ul>
    </Section>
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
