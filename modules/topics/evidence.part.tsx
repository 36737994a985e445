/**
 * Sentences that show who works on what, chosen so that every member speaks and as many topics as possible, each with where it stands.
 * A narrower topic speaks for a broader one: who welds by laser shows laser technology. Only what this reader may read is quoted; of websites the sentence, and the page it stands on.
 */
import { ancestorsOf } from '#engine'
import type { ComponentChildren } from 'preact'
import { addressOf, OutLink, type Hue } from '#platform/page'
import { printDay } from '#platform/time'
import type { Language } from '#platform/words'
import { nameIn, type Actor, type OrganisationId } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { hueOf, organisationIn, shortName, speaker, type TopicsNeeds } from './frame.part.tsx'
import type { TextPart } from './kept-profile.ts'
import { PAGE_WORDS } from './page-words.ts'
import type { Source, SourceId } from './source.ts'
import { evidenceOf, listSources, textParts, type SourceEvidence } from './store.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

export type Quoted = {
  readonly source: SourceId
  readonly at: number
  /** The member for whom it speaks: the organisation itself, or its cluster. */
  readonly behind: OrganisationId
  readonly sentence: string
  /** What it shows, as it was found: a narrower topic may speak for the one that was asked for. */
  readonly topics: readonly string[]
  /** Several findings of one sentence, in order, apart. */
  readonly found: readonly (readonly [start: number, end: number])[]
  readonly language: Language
  readonly hue: Hue | undefined
  readonly told: ComponentChildren
}

type Wanted = { readonly member: OrganisationId; readonly sources: ReadonlySet<SourceId>; readonly topics: ReadonlyMap<string, readonly string[]> }

const MOST_SOURCES = 400

/** Sentences for these members and topics, the members taking turns. */
export async function evidenceFor(needs: TopicsNeeds, view: MapView, members: readonly OrganisationId[], topics: readonly string[], actor: Actor, language: Language, stance: 'has' | 'seeks' = 'has'): Promise<Quoted[]> {
  const wanted = members.map((member) => wantedOf(view, member, topics, stance))
  const ids = [...new Set(wanted.flatMap(({ sources }) => [...sources]))].slice(0, MOST_SOURCES)
  const [sources, rows] = await Promise.all([listSources(needs.db, actor, { ids }, { most: ids.length }), evidenceOf(needs.db, ids, [...new Set(wanted.flatMap(({ topics: of }) => [...of.keys()]))], stance)])
  const parts = await textParts(needs.db, sources.flatMap(({ hash, kind }) => (kind === 'web' && hash !== undefined ? [hash] : [])))
  const byId = new Map(sources.map((source) => [source.id, source]))
  const sentences = together(rows.filter(({ source }) => byId.has(source)))
  const turns = wanted.map(({ member, sources: own, topics: of }) => ranked(sentences.filter(({ source }) => own.has(source)), of).map((one) => ({ member, one })))
  const quoted = new Set<string>()
  return interleaved(turns).flatMap(({ member, one }): Quoted[] => {
    const source = byId.get(one.source)
    const key = `${one.source} ${one.sentence}`
    if (source === undefined || quoted.has(key)) return []
    quoted.add(key)
    return [{ ...one, behind: member, hue: hueOf(organisationIn(view, member)), told: <Where source={source} at={one.at} parts={parts.get(source.hash ?? '') ?? []} member={member} view={view} zone={needs.zone} organisationAt={needs.organisationAt} language={language} /> }]
  })
}

/** The sources that show one of these topics for a member, and which of them each topic of its own speaks for. */
function wantedOf(view: MapView, member: OrganisationId, topics: readonly string[], stance: 'has' | 'seeks'): Wanted {
  const asked = new Set(topics)
  const held = (stance === 'has' ? view.competencesOf : view.needsOf).get(member) ?? []
  const speaking = held.flatMap(({ topic, sources }) => {
    const speaksFor = [topic, ...ancestorsOf(topic, view.concepts)].filter((one) => asked.has(one))
    return speaksFor.length === 0 ? [] : [{ topic, sources, speaksFor }]
  })
  return { member, sources: new Set(speaking.flatMap(({ sources }) => sources)), topics: new Map(speaking.map(({ topic, speaksFor }) => [topic, speaksFor])) }
}

type Sentence = Pick<SourceEvidence, 'source' | 'sentence' | 'language' | 'at'> & { readonly topics: readonly string[]; readonly found: readonly (readonly [number, number])[] }

/** Findings of the same sentence become one quotation with several marks. */
const together = (rows: readonly SourceEvidence[]): Sentence[] =>
  [...Map.groupBy(rows, ({ source, sentence }) => `${source} ${sentence}`).values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const found = some.map((row) => row.found).toSorted(([a], [b]) => a - b)
    return [{ source: first.source, sentence: first.sentence, language: first.language, at: first.at, topics: [...new Set(some.map(({ topic }) => topic))], found: found.filter(([start], at) => at === 0 || start >= Math.max(...found.slice(0, at).map(([, end]) => end))) }]
  })

/** First those that show a topic not shown yet, most of them at once; then the others; of equal ones the shorter. */
function ranked(sentences: readonly Sentence[], topics: Wanted['topics']): Sentence[] {
  const left = sentences.flatMap((one) => {
    const speaksFor = new Set(one.topics.flatMap((topic) => topics.get(topic) ?? []))
    return speaksFor.size === 0 ? [] : [{ one, speaksFor }]
  }).toSorted((a, b) => a.one.sentence.length - b.one.sentence.length)
  const shown = new Set<string>()
  const order: Sentence[] = []
  for (;;) {
    let [best, most] = [-1, 0]
    for (const [at, { speaksFor }] of left.entries()) {
      let fresh = 0
      for (const topic of speaksFor) if (!shown.has(topic)) fresh++
      if (fresh > most) [best, most] = [at, fresh]
    }
    const [next] = best === -1 ? [] : left.splice(best, 1)
    if (next === undefined) return [...order, ...left.map(({ one }) => one)]
    for (const topic of next.speaksFor) shown.add(topic)
    order.push(next.one)
  }
}

const interleaved = <One,>(lists: readonly (readonly One[])[]): One[] => Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()

type WhereNeeds = { readonly source: Source; readonly at: number; readonly parts: readonly TextPart[]; readonly member: OrganisationId; readonly view: MapView; readonly zone: string; readonly organisationAt: TopicsNeeds['organisationAt']; readonly language: Language }

/** Whose source, of which cluster, where it stands, since when. */
const Where = ({ source, at, parts, member, view, zone, organisationAt, language }: WhereNeeds) => {
  const say = speaker(PAGE_WORDS, language)
  const owners = source.organisations.flatMap((id) => view.organisations.get(id) ?? [])
  const clusters = [...new Set(owners.filter(({ organisation }) => organisation.id !== member).flatMap((one) => one.clusters))].filter((id) => id === member)
  const page = parts.findLast(({ start }) => start <= at)
  return (
    <>
      {owners.slice(0, 3).map(({ organisation }, place) => (
        <span key={organisation.id}>{place > 0 ? ', ' : ''}<a href={organisationAt(organisation.id, language)}>{nameIn(organisation, language)}</a></span>
      ))}
      {clusters.length === 0 ? null : `, ${say('evidence.memberOf', { clusters: clusters.map((id) => shortName(organisationIn(view, id), language)).join(', ') })}`}
      {' · '}
      <a href={addressOf(ADDRESSES.source, language, { id: source.id })}>{source.title}</a>
      {page === undefined ? null : <> · <OutLink to={page.address}>{page.title === '' ? page.address : page.title}</OutLink></>}
      {' · '}{printDay(source.brought.at, language, zone)}
      {source.unconfirmed ? ` · ${speaker(WORDS, language)('mark.unconfirmed')}` : ''}
    </>
  )
}
