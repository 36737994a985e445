/** What this module puts on an organisation's page: its competences with their evidence, its needs, the intersections it is in, its sources. */
import type { ComponentChildren } from 'preact'
import type { Door } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, Section, Table, withQuery } from '#platform/page'
import { speaker, type Language } from '#platform/words'
import type { Actor, Organisation } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { saidLast, type Competence, type NeedOf } from './competence.ts'
import { competencesOf } from './computation.ts'
import { topicAt, topicName, type TopicsNeeds } from './frame.part.tsx'
import { shownIntersections } from './map-drawn.part.tsx'
import { Intersections } from './map-pages.tsx'
import { may, resultAudienceOf } from './policy.ts'
import { SOURCE_WORDS } from './source-words.ts'
import { because, Shown, sourceAt, SourceTable, weightWord } from './source.part.tsx'
import type { Source } from './source.ts'
import { countSources, evidenceOf, listSources, listWords, textParts, type SourceEvidence } from './store.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

type Asked = { readonly organisation: Organisation; readonly actor: Actor; readonly language: Language; readonly door: Door }

const FIRST = 20
const MOST_SOURCES = 400
const SOURCES = 8
const INTERSECTIONS = 10

/** What happens that changes this part of the page. */
export const ORGANISATION_HEARS = ['map.computed', 'word.said', 'source.brought', 'source.profiled', 'source.refused', 'source.audience'] as const

/** The sections of an organisation's page. */
export const organisationTopics =
  (needs: TopicsNeeds) =>
  async ({ organisation, actor, language, door }: Asked): Promise<ComponentChildren> => {
    const audience = resultAudienceOf(actor)
    // A cluster is on the map of clusters, everybody else on that of organisations.
    const [view, clusters, words, sources] = await Promise.all([needs.views.of(audience, 'organisations'), organisation.kind === 'cluster' ? needs.views.of(audience, 'clusters') : undefined, listWords(needs.db, organisation.id), listSources(needs.db, actor, { organisation: organisation.id }, { most: MOST_SOURCES })])
    const isOwn = actor.as === 'organisation' && actor.organisation === organisation.id
    const said = saidLast(audience, words, (topic) => view.vocabulary.topicNow(topic))
    const held = heldNow(view, organisation, said).filter(({ word }) => isOwn || word !== 'rejected')
    const needed = (view.needsOf.get(organisation.id) ?? []).toSorted((a, b) => b.strength - a.strength)
    // Its own people go through all of them; who looks on sees the strongest first.
    const isWhole = isOwn || door.req.query('topics') === 'all' || held.length <= FIRST
    const shown = isWhole ? held : held.slice(0, FIRST)
    const quotes = await quotesFor(needs, sources, [...shown, ...needed].map(({ topic }) => topic), { view, organisation, language })
    const count = sources.length < MOST_SOURCES ? sources.length : Object.values(await countSources(needs.db, actor, { organisation: organisation.id })).reduce((sum, one) => sum + one, 0)
    const page = { organisation, actor, view, language, quotes }
    return (
      <>
        <CompetencesOf {...page} held={shown} isOwn={isOwn} more={held.length - shown.length} moreAt={`${withQuery(needs.organisationAt(organisation.id, language), { topics: 'all' })}#competences`} />
        <NeedsOf {...page} needed={needed} />
        <IntersectionsOf organisation={organisation} view={clusters ?? view} language={language} />
        <SourcesOf {...page} needs={needs} sources={sources.slice(0, SOURCES)} count={count} />
      </>
    )
  }

/** As the map has them, with what was said since. */
export function heldNow(view: MapView, { id }: Pick<Organisation, 'id'>, said: ReadonlyMap<string, Competence['word']>): Competence[] {
  const held = competencesOf({ competences: view.competencesOf.get(id) ?? [], needs: [] }, id, true).map((one) => ({ ...one, word: said.get(one.topic) ?? 'found' }) satisfies Competence)
  // Only its word stood for these, and it took it back.
  const standing = held.filter((one) => one.sources.length > 0 || one.word !== 'found')
  const known = new Set(standing.map(({ topic }) => topic))
  const onWord = [...said].flatMap(([topic, word]): Competence[] => (known.has(topic) ? [] : [{ organisation: id, topic, word, strength: 0, units: [], sources: [] }]))
  return [...standing, ...onWord]
}

type Quotes = (topic: string, stance: 'has' | 'seeks') => ComponentChildren

/** The first sentence of each topic, out of what this reader may read, with its source. */
async function quotesFor({ db }: TopicsNeeds, sources: readonly Source[], topics: readonly string[], { view, organisation, language }: Pick<PartNeeds, 'view' | 'organisation' | 'language'>): Promise<Quotes> {
  const ids = sources.map(({ id }) => id)
  // Texts were read before curation merged topics: what they were called then counts for what they are now.
  const asked = [...new Set([...topics, ...view.acts.flatMap(({ act }) => (act.did === 'merged' ? act.topics : []))])]
  const [rows, parts] = await Promise.all([evidenceOf(db, ids, asked, ['has', 'seeks'], 1), textParts(db, sources.flatMap(({ hash, kind }) => (kind === 'web' && hash !== undefined ? [hash] : [])))])
  const byId = new Map(sources.map((source) => [source.id, source]))
  const first = { has: new Map<string, SourceEvidence>(), seeks: new Map<string, SourceEvidence>() }
  for (const row of rows) {
    const topic = view.vocabulary.topicNow(row.topic)
    if (topic !== undefined && !first[row.stance].has(topic)) first[row.stance].set(topic, row)
  }
  return (topic, stance) => {
    const row = first[stance].get(topic)
    const source = row === undefined ? undefined : byId.get(row.source)
    if (row === undefined || source === undefined) return null
    return (
      <Shown row={row} parts={parts.get(source.hash ?? '') ?? []} owner={organisation}>
        <a href={sourceAt(source.id, language)}>{source.title}</a>
        {source.unconfirmed ? ` · ${speaker(WORDS, language)('mark.unconfirmed')}` : ''}
      </Shown>
    )
  }
}

type PartNeeds = { readonly organisation: Organisation; readonly actor: Actor; readonly view: MapView; readonly language: Language; readonly quotes: Quotes }

type CompetenceNeeds = PartNeeds & { readonly held: readonly Competence[]; readonly isOwn: boolean; /** Left out, and where they stand. */ readonly more: number; readonly moreAt: string }

const CompetencesOf = ({ held, isOwn, more, moreAt, ...part }: CompetenceNeeds) => {
  const { organisation, actor, language } = part
  const word = speaker(SOURCE_WORDS, language)
  const noWord = because(may.speak(actor, organisation.id), language)
  return (
    <div id="competences">
      <Section title={word('own.competences')}>
        <p class="soft">{word('own.competencesTold')}{organisation.kind === 'cluster' ? ` ${word('own.clusterTold')}` : ''}{isOwn && held.some((one) => one.word === 'rejected') ? ` ${word('own.rejectedTold')}` : ''}</p>
        {held.length === 0 ? <p>{word('own.none')}</p> : null}
        {held.length > 0 && noWord !== undefined ? <Actions><Button because={noWord}>{word('own.confirm')}</Button></Actions> : null}
        {held.length === 0 ? null : <CompetenceRows {...part} held={held.slice(0, FIRST)} isOwn={isOwn} isFirst />}
        {held.length <= FIRST ? null : (
          <details open={!isOwn}>
            <summary>{word('own.more', { count: held.length - FIRST })}</summary>
            <CompetenceRows {...part} held={held.slice(FIRST)} isOwn={isOwn} />
          </details>
        )}
        {more === 0 ? null : <p><a href={moreAt}>{word('own.more', { count: more })}</a></p>}
      </Section>
    </div>
  )
}

const CompetenceRows = ({ held, isOwn, isFirst = false, organisation, view, language, quotes }: PartNeeds & { readonly held: readonly Competence[]; readonly isOwn: boolean; readonly isFirst?: boolean }) => {
  const word = speaker(SOURCE_WORDS, language)
  return (
    <Table
      caption={word(isFirst ? 'own.competencesCaption' : 'own.furtherCaption')}
      hidesCaption
      rows={held}
      columns={[
        { head: word('own.topic'), share: isOwn ? 38 : 60, cell: ({ topic }) => <TopicWithQuote topic={topic} quote={quotes(topic, 'has')} view={view} language={language} /> },
        { head: word('own.strength'), share: isOwn ? 16 : 20, isSoft: true, cell: ({ strength, sources }) => (sources.length === 0 ? word('own.onWord') : weightWord(strength, language)) },
        { head: word('own.word'), share: isOwn ? 13 : 20, isSoft: true, cell: (one) => speaker(WORDS, language)(`word.${one.word}`) },
        ...(isOwn ? [{ head: word('own.do'), share: 33, cell: (one: Competence) => <Speaking competence={one} organisation={organisation} view={view} language={language} /> }] : []),
      ]}
    />
  )
}

const TopicWithQuote = ({ topic, quote, view, language }: { readonly topic: string; readonly quote: ComponentChildren; readonly view: MapView; readonly language: Language }) => (
  <>
    <a href={topicAt(topic, language)}>{topicName(view, topic, language)}</a>
    {quote === null ? null : (
      <details class="quoted">
        <summary>{speaker(SOURCE_WORDS, language)('own.evidence')}<span class="unseen">: {topicName(view, topic, language)}</span></summary>
        {quote}
      </details>
    )}
  </>
)

/** What the organisation can say of a topic now. Each button names it for who hears only the button. */
const Speaking = ({ competence: { topic, word: said }, organisation, view, language }: { readonly competence: Competence; readonly organisation: Organisation; readonly view: MapView; readonly language: Language }) => {
  const word = speaker(SOURCE_WORDS, language)
  const fits = said === 'found' ? (['confirmed', 'rejected'] as const) : (['withdrawn'] as const)
  const does = { confirmed: word('own.confirm'), rejected: word('own.reject'), withdrawn: word('own.withdraw') }
  return (
    <form class="speaking" method="post" action={addressOf(ADDRESSES.saying, language, { id: organisation.id })}>
      <input type="hidden" name="topic" value={topic} />
      {fits.map((says) => <button key={says} class="button small" name="says" value={says} aria-label={word('own.of', { does: does[says], topic: topicName(view, topic, language) })}>{does[says]}</button>)}
    </form>
  )
}

const NeedsOf = ({ needed, view, language, quotes }: PartNeeds & { readonly needed: readonly NeedOf[] }) => {
  const word = speaker(SOURCE_WORDS, language)
  if (needed.length === 0) return null
  return (
    <Section title={word('own.needs')}>
      <p class="soft">{word('own.needsTold')}</p>
      <Table
        caption={word('own.needsCaption')}
        hidesCaption
        rows={needed}
        columns={[
          { head: word('own.topic'), share: 60, cell: ({ topic }) => <TopicWithQuote topic={topic} quote={quotes(topic, 'seeks')} view={view} language={language} /> },
          { head: word('own.strength'), share: 40, isSoft: true, cell: ({ strength }) => weightWord(strength, language) },
        ]}
      />
    </Section>
  )
}

const IntersectionsOf = ({ organisation, view, language }: Pick<PartNeeds, 'organisation' | 'view' | 'language'>) => {
  const word = speaker(SOURCE_WORDS, language)
  const shown = shownIntersections(view, { organisation: organisation.id })
  return (
    <Section title={word('own.intersections')}>
      {shown.length === 0 ? <p>{word('own.intersectionsNone')}</p> : <Intersections view={view} shown={shown.slice(0, INTERSECTIONS)} language={language} />}
      {shown.length === 0 ? null : <p><a href={withQuery(addressOf(ADDRESSES.map, language), { level: view.level, organisation: organisation.id })}>{word('own.onMap')}</a></p>}
    </Section>
  )
}

const SourcesOf = ({ organisation, actor, view, needs, language, sources, count }: Omit<PartNeeds, 'quotes'> & { readonly needs: TopicsNeeds; readonly sources: readonly Source[]; readonly count: number }) => {
  const word = speaker(SOURCE_WORDS, language)
  const noBringing = because(may.bring(actor, { organisations: [organisation.id], audience: 'alliance' }, view.organisations.get(organisation.id)?.clusters ?? []), language)
  return (
    <Section title={word('own.sources')}>
      {count === 0 ? <p>{word('own.sourcesNone')}</p> : <SourceTable sources={sources} view={view} organisationAt={needs.organisationAt} language={language} isOfOne />}
      <Actions>
        {noBringing === undefined ? <ButtonLink to={withQuery(addressOf(ADDRESSES.newSource, language), { organisation: organisation.id })}>{word('sources.bring')}</ButtonLink> : <Button because={noBringing}>{word('sources.bring')}</Button>}
        {count > sources.length ? <a href={withQuery(addressOf(ADDRESSES.sources, language), { organisation: organisation.id })}>{word('own.allSources', { count })}</a> : null}
      </Actions>
    </Section>
  )
}
