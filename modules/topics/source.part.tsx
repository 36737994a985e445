/** What the pages of sources share: whose they are, how they are listed, why one was refused, what its sentences show. */
import { addressOf, Evidence, Named, Lens, OutLink, Table, type Column } from '#platform/page'
import type { Refusal } from '#platform/result'
import { GROUND_WORDS } from '#platform/sentences'
import { printDay } from '#platform/time'
import { WEB_WORDS } from '#platform/web'
import { COLLATORS, say, speaker, type Language, type Words } from '#platform/words'
import type { ComponentChildren } from 'preact'
import { nameIn, type Actor, type Author, type Organisation } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { hueOf, huesOf, organisationIn, shortName, type TopicsNeeds } from './frame.part.tsx'
import type { TextPart } from './kept-profile.ts'
import { resultAudienceOf } from './policy.ts'
import { SOURCE_WORDS } from './source-words.ts'
import type { Signed, Source } from './source.ts'
import type { SourceEvidence } from './store.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

const ALL_WORDS: Words = { ...GROUND_WORDS, ...WEB_WORDS, ...WORDS }

/** What was refused and what now; the reasons of reading, of the web and of this module alike. */
export const sentenceOf = ({ reason, facts }: Pick<Refusal, 'reason' | 'facts'>, language: Language): string => say(ALL_WORDS, language, reason in ALL_WORDS ? reason : 'source.notNow', facts)

/** The sentence of what is not allowed; undefined where it is. */
export const because = (allowed: { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }, language: Language): string | undefined => (allowed.ok ? undefined : sentenceOf(allowed.refusal, language))

/** All organisations that this actor may know of, as they stand today. */
export const viewOf = (needs: TopicsNeeds, actor: Actor): Promise<MapView> => needs.views.of(resultAudienceOf(actor), 'organisations')

/** Whom an actor brings sources for: itself, a cluster its members too, the curator all; in order of their names. */
export async function broughtFor(needs: TopicsNeeds, actor: Actor, language: Language): Promise<Organisation[]> {
  if (actor.as === 'outside') return []
  const { organisations } = await needs.views.of('alliance', 'organisations')
  const collator = COLLATORS[language]
  return [...organisations.values()]
    .filter(({ organisation, clusters }) => actor.as === 'curator' || organisation.id === actor.organisation || clusters.includes(actor.organisation))
    .map(({ organisation }) => organisation)
    .toSorted((a, b) => collator.compare(nameIn(a, language), nameIn(b, language)))
}

export const sourceAt = (id: string, language: Language): string => addressOf(ADDRESSES.source, language, { id })

/** Whose it is, as links; whoever may not be named is not. */
export const Owners = ({ source, view, organisationAt, language }: { readonly source: Source; readonly view: MapView; readonly organisationAt: TopicsNeeds['organisationAt']; readonly language: Language }) => {
  const known = source.organisations.flatMap((id) => organisationIn(view, id) ?? [])
  if (known.length === 0) return <>{speaker(SOURCE_WORDS, language)('hidden')}</>
  return <>{known.map((one, at) => <span key={one.id}>{at > 0 ? ', ' : ''}<a href={organisationAt(one.id, language)}>{shortName(one, language)}</a></span>)}</>
}

/** Where it stands, in words, with its mark. */
export const stateTold = ({ state, unconfirmed }: Source, language: Language): string => [speaker(WORDS, language)(`state.${state}`), ...(unconfirmed ? [speaker(WORDS, language)('mark.unconfirmed')] : [])].join(' · ')

/** Sources as rows. Without whose they are, where the page says it. */
export const SourceTable = ({ sources, view, organisationAt, language, isOfOne = false }: { readonly sources: readonly Source[]; readonly view: MapView; readonly organisationAt: TopicsNeeds['organisationAt']; readonly language: Language; readonly isOfOne?: boolean }) => {
  const word = speaker(SOURCE_WORDS, language)
  const told = speaker(WORDS, language)
  const owner: Column<Source>[] = isOfOne ? [] : [{ head: word('column.organisation'), share: 24, cell: (source) => <Owners source={source} view={view} organisationAt={organisationAt} language={language} /> }]
  return (
    <Table
      caption={word('sources.caption')}
      hidesCaption
      rows={sources}
      columns={[
        { head: word('column.source'), share: isOfOne ? 42 : 34, cell: (source) => (isOfOne ? <a href={sourceAt(source.id, language)}>{source.title}</a> : <Named isNear title={<a href={sourceAt(source.id, language)}>{source.title}</a>} beneath={source.address} lens={<Lens hues={huesOf(source.organisations.slice(0, 2).map((id) => organisationIn(view, id)))} />} />) },
        ...owner,
        { head: word('column.kind'), share: isOfOne ? 18 : 13, isSoft: true, cell: ({ kind }) => told(`kind.${kind}`) },
        { head: word('column.language'), share: isOfOne ? 12 : 9, isSoft: true, cell: ({ language: of }) => (of === undefined ? '–' : word(`language.${of}`)) },
        { head: word('column.audience'), share: isOfOne ? 14 : 10, isSoft: true, cell: ({ audience }) => told(`audience.${audience}`) },
        { head: word('column.state'), share: isOfOne ? 14 : 10, isSoft: true, cell: (source) => stateTold(source, language) },
      ]}
    />
  )
}

/** By whom and when. */
export function signedTold({ by, at }: Signed, view: MapView, zone: string, language: Language): string {
  return speaker(SOURCE_WORDS, language)('signed', { day: printDay(at, language, zone), who: authorTold(by, view, language) })
}

const authorTold = (by: Author, view: MapView, language: Language): string => (by.as === 'curator' ? speaker(SOURCE_WORDS, language)('curator') : shortName(organisationIn(view, by.organisation), language))

/** How clearly a text shows a topic: the number is nobody's concern. */
export const weightWord = (weight: number, language: Language): string => speaker(SOURCE_WORDS, language)(weight >= 0.65 ? 'weight.strong' : weight >= 0.5 ? 'weight.clear' : 'weight.weak')

/** A sentence with its finding; of a website, the page it stands on. */
export const Shown = ({ row, parts, owner, children }: { readonly row: SourceEvidence; readonly parts: readonly TextPart[]; readonly owner: Organisation | undefined; readonly children?: ComponentChildren }) => {
  const page = parts.findLast(({ start }) => start <= row.at)
  return (
    <Evidence sentence={row.sentence} found={[row.found]} language={row.language} hue={hueOf(owner)}>
      {children}
      {page === undefined ? null : <>{children === undefined ? null : ' · '}<OutLink to={page.address}>{page.title === '' ? page.address : page.title}</OutLink></>}
    </Evidence>
  )
}
