/** What the list of organisations and the map of their places have in common: the filters, and the rows of who is found. */
import { readBy, type Door } from '#platform/http'
import { addressOf, Lens, Named, Picker, Searching, Table } from '#platform/page'
import { must } from '#platform/result'
import { say, type Language } from '#platform/words'
import type { Actor } from './actor.ts'
import { fieldHue, fieldName } from './field.ts'
import type { Listing } from './list-store.ts'
import type { MembersNeeds } from './needs.part.ts'
import { KINDS, nameIn, shortNameIn, type Organisation } from './organisation.ts'
import { PAGE_WORDS } from './page-words.ts'
import type { Listed } from './placing-store.ts'
import { may } from './policy.ts'
import { Filter } from './schema.ts'
import { allClusters } from './store.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** More to choose from nobody looks through. */
const MOST_FIELDS = 12

/** By what a request narrows, and what it may list. */
export async function askedIn(door: Door, needs: MembersNeeds): Promise<{ readonly filter: Filter; readonly listing: Listing; readonly actor: Actor }> {
  const filter = must(readBy(Filter, door.req.query()))
  const actor = await needs.actorOf(door)
  return { filter, actor, listing: { actor, day: needs.today(), ...filter } }
}

export const readableClusters = async ({ db }: MembersNeeds, actor: Actor): Promise<Organisation[]> => (await allClusters(db)).filter((cluster) => may.read(actor, cluster).ok)

type Narrowed = Pick<Filter, 'kind' | 'field' | 'cluster' | 'standing' | 'text'>

export const isNarrowed = ({ kind, field, cluster, standing, text }: Narrowed): boolean => [kind, field, cluster, standing, text].some((one) => one !== undefined)

type NarrowingNeeds = { /** The page that is narrowed. */ readonly here: string; readonly language: Language; readonly filter: Narrowed; readonly clusters: readonly Organisation[]; /** Those of most first. */ readonly fields: readonly string[] }

/** All that narrows the list, in one line. */
export const Narrowing = ({ here, language, filter, clusters, fields }: NarrowingNeeds) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  const pick = (name: 'standing' | 'kind' | 'field' | 'cluster', label: string, options: readonly (readonly [value: string, label: string])[]) => (options.length < 2 && filter[name] === undefined ? null : <Picker name={name} label={label} any={word('all')} chosen={filter[name]} options={options} />)
  const most = fields.slice(0, MOST_FIELDS)
  const shown = filter.field === undefined || most.includes(filter.field) ? most : [...most, filter.field]
  return (
    <form class="narrowing" role="search" aria-label={word('members')} method="get" action={here}>
      <Searching name="text" label={word('search')} text={filter.text} />
      {pick('standing', word('standing'), [['member', word('isMember')], ['guest', word('isGuest')], ['outside', word('isOutside')]])}
      {pick('kind', word('kind'), KINDS.map((kind) => [kind, say(WORDS, language, `kind.${kind}`)]))}
      {pick('field', word('fieldOne'), shown.map((field) => [field, fieldName(field, language)]))}
      {pick('cluster', word('cluster'), clusters.map((cluster) => [cluster.id, shortNameIn(cluster, language)]))}
      <div class="actions">
        <button class="button">{word('narrow')}</button>
        {isNarrowed(filter) ? <a href={here}>{word('showAll')}</a> : null}
      </div>
    </form>
  )
}

/** Organisations in a table, each with its page. */
export const Organisations = ({ caption, rows, clusters, language }: { readonly caption: string; readonly rows: readonly Listed[]; readonly clusters: readonly Organisation[]; readonly language: Language }) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  const nameOf = new Map(clusters.map((cluster) => [cluster.id, shortNameIn(cluster, language)]))
  return (
    <Table
      caption={caption}
      rows={rows}
      columns={[
        { head: word('organisation'), share: 38, cell: ({ organisation }) => <Named isNear title={<a href={addressOf(ADDRESSES.member, language, { id: organisation.id })}>{nameIn(organisation, language)}</a>} beneath={say(WORDS, language, `kind.${organisation.kind}`)} lens={<Lens hues={organisation.fields.slice(0, 2).map(fieldHue)} />} /> },
        { head: word('fields'), share: 24, cell: ({ organisation }) => organisation.fields.map((field) => fieldName(field, language)).join(', ') },
        { head: word('place'), share: 13, cell: ({ organisation }) => organisation.place },
        { head: word('clusters'), share: 13, cell: ({ clusters: belongs }) => belongs.flatMap((id) => nameOf.get(id) ?? []).join(', ') },
        { head: word('standing'), share: 12, isSoft: true, cell: ({ standing }) => say(WORDS, language, `standing.${standing}`) },
      ]}
    />
  )
}
