/** Who works on a topic, each with how well it is supported and a sentence that shows it; who seeks it; who stands outside. */
import type { ComponentChildren } from 'preact'
import { Evidence, Lens, Section, Table } from '#platform/page'
import { speaker, type Language } from '#platform/words'
import { fieldName, shortNameIn, type Actor, type Organisation, type OrganisationId } from '#modules/members'
import type { TopicId } from './act.ts'
import type { Competence, NeedOf } from './competence.ts'
import { CURATION_WORDS } from './curation-words.ts'
import { evidenceForAll, type Quoted } from './evidence.part.tsx'
import { huesOf, type TopicsNeeds } from './frame.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import type { MapView, Standed } from './view-store.ts'
import { WORDS } from './words.ts'

export type Holder = { readonly organisation: Organisation; readonly own: Competence | undefined; /** Narrower topics that it has. */ readonly narrower: number }

/** Is it a member, and of the kind that this level's map shows? */
export const standsOn = ({ level }: MapView, { organisation, standing }: Standed): boolean => standing === 'member' && (organisation.kind === 'cluster') === (level === 'clusters')

/** Who has the topic or a narrower one, the best supported first. */
export function holdersOf(view: MapView, topic: TopicId, isAsked: (one: Standed) => boolean): Holder[] {
  const held = Map.groupBy(view.below(topic).flatMap((one) => view.holdersOf.get(one) ?? []), ({ organisation }) => organisation)
  const holders = [...held].flatMap(([id, all]): Holder[] => {
    const one = view.organisations.get(id)
    const own = all.find((competence) => competence.topic === topic)
    return one === undefined || !isAsked(one) ? [] : [{ organisation: one.organisation, own, narrower: all.length - (own === undefined ? 0 : 1) }]
  })
  return holders.toSorted((a, b) => Number(b.own !== undefined) - Number(a.own !== undefined) || (b.own?.strength ?? 0) - (a.own?.strength ?? 0) || b.narrower - a.narrower || (a.organisation.id < b.organisation.id ? -1 : 1))
}

/** Words before numbers. */
function strengthWord({ strength, units }: Pick<NeedOf, 'strength' | 'units'>): `strength.${'strong' | 'some' | 'weak' | 'word'}` {
  if (units.length === 0) return 'strength.word'
  return strength >= 0.85 && units.length > 1 ? 'strength.strong' : strength >= 0.5 ? 'strength.some' : 'strength.weak'
}

const MOST_QUOTED = 12

type WhoNeeds = { readonly needs: TopicsNeeds; readonly view: MapView; readonly topic: TopicId; readonly actor: Actor; readonly language: Language }

/** Those that work on it, then those that seek it. */
export async function whoHasAndSeeks({ needs, view, topic, actor, language }: WhoNeeds, holders: readonly Holder[], seekers: readonly Organisation[]): Promise<ComponentChildren> {
  const [having = [], seeking = []] = await evidenceForAll(needs, view, [{ members: holders.slice(0, MOST_QUOTED).map(({ organisation }) => organisation.id), topics: [topic], each: 1 }, { members: seekers.slice(0, MOST_QUOTED).map(({ id }) => id), topics: [topic], stance: 'seeks', each: 1 }], actor, language)
  return (
    <>
      <Holders needs={needs} language={language} holders={holders} quotes={firstOfEach(having)} />
      {seekers.length === 0 ? null : <Seekers needs={needs} language={language} seekers={seekers} quotes={firstOfEach(seeking)} />}
    </>
  )
}

type ListNeeds = Pick<WhoNeeds, 'needs' | 'language'> & { readonly quotes: ReadonlyMap<OrganisationId, Quoted> }

const Holders = ({ needs, language, holders, quotes }: ListNeeds & { readonly holders: readonly Holder[] }) => {
  const word = speaker(CURATION_WORDS, language)
  const rest = holders.slice(MOST_QUOTED)
  return (
    <Section title={word('topic.holders')}>
      {holders.length === 0 ? <p>{word('topic.holdersNone')}</p> : null}
      {holders.slice(0, MOST_QUOTED).map((holder) => (
        <div key={holder.organisation.id} class="holder">
          <h3><Lens hues={huesOf([holder.organisation])} /> <a href={needs.organisationAt(holder.organisation.id, language)}>{shortNameIn(holder.organisation, language)}</a></h3>
          <p class="soft">{toldOf(holder, language)}</p>
          <Quote quote={quotes.get(holder.organisation.id)} />
        </div>
      ))}
      {rest.length === 0 ? null : (
        <details>
          <summary>{word('topic.holdersMore', { count: rest.length })}</summary>
          <ul>{rest.map(({ organisation }) => <li key={organisation.id}><a href={needs.organisationAt(organisation.id, language)}>{shortNameIn(organisation, language)}</a></li>)}</ul>
        </details>
      )}
    </Section>
  )
}

function toldOf({ own, narrower }: Holder, language: Language): string {
  const word = speaker(CURATION_WORDS, language)
  if (own === undefined) return word('topic.narrowerOnly', { count: narrower })
  const sources = own.units.length === 0 ? [] : [speaker(PAGE_WORDS, language)('sources.count', { count: own.units.length })]
  return [speaker(WORDS, language)(own.word === 'confirmed' ? 'word.confirmed' : 'word.found'), word(strengthWord(own)), ...sources, ...(narrower === 0 ? [] : [word('topic.narrowerHeld', { count: narrower })])].join(', ')
}

const firstOfEach = (quotes: readonly Quoted[]): ReadonlyMap<OrganisationId, Quoted> => new Map(quotes.toReversed().map((quote) => [quote.behind, quote]))

export const Quote = ({ quote }: { readonly quote: Quoted | undefined }) => (quote === undefined ? null : <Evidence sentence={quote.sentence} found={quote.found} language={quote.language} hue={quote.hue}>{quote.told}</Evidence>)

const Seekers = ({ needs, language, seekers, quotes }: ListNeeds & { readonly seekers: readonly Organisation[] }) => (
  <Section title={speaker(CURATION_WORDS, language)('topic.seekers')}>
    {seekers.map((organisation) => (
      <div key={organisation.id} class="holder">
        <h3><Lens hues={huesOf([organisation])} /> <a href={needs.organisationAt(organisation.id, language)}>{shortNameIn(organisation, language)}</a></h3>
        <Quote quote={quotes.get(organisation.id)} />
      </div>
    ))}
  </Section>
)

/** Organisations beside the map that have it. */
export const Outside = ({ needs, holders, language }: { readonly needs: TopicsNeeds; readonly holders: readonly Holder[]; readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  if (holders.length === 0) return null
  return (
    <Section title={word('topic.outside')}>
      <p class="soft">{word('topic.outsideTold')}</p>
      <Table
        caption={word('topic.outside')}
        hidesCaption
        rows={holders.slice(0, MOST_QUOTED)}
        columns={[
          { head: word('column.organisation'), cell: ({ organisation }) => <a href={needs.organisationAt(organisation.id, language)}>{shortNameIn(organisation, language)}</a> },
          { head: speaker(PAGE_WORDS, language)('filter.field'), cell: ({ organisation }) => (organisation.fields[0] === undefined ? '' : fieldName(organisation.fields[0], language)) },
          { head: word('column.has'), cell: (holder) => toldOf(holder, language) },
        ]}
      />
    </Section>
  )
}
