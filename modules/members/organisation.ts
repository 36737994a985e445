/**
 * Organisations: the clusters, firms, institutes and offices that stand on the map, inside the alliance or beside it.
 * **Shapes**: some dozens of clusters with 20 to 200 firms each; imports bring up to 200,000.
 * **Errors**: `invalid` with what is wrong in it, `stale` where somebody changed it meanwhile. What is said of an organisation is cleaned before it is kept: no control or direction characters, single spaces.
 */
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import { otherLanguage, type Language } from '#platform/words'
import { coordinatesOf } from './coordinates.ts'
import { fieldsOf } from './field.ts'
import { clean, isAddress, websiteOf } from './spelling.ts'

export type OrganisationId = Id<'organisation'>

export const KINDS = ['cluster', 'company', 'research', 'university', 'authority', 'association'] as const
export type OrganisationKind = (typeof KINDS)[number]

/** One of the two may be missing, never both. */
export type Names = { readonly de?: string; readonly en?: string }

/** A statement about a real organisation that anyone can look up. */
export type PublicFact = { readonly text: Names; readonly source: string; readonly year?: number }

/** How a register outside calls it: `{ register: 'cordis', id: '999872226' }`. */
export type ExternalId = { readonly register: string; readonly id: string }

export type Organisation = {
  readonly id: OrganisationId
  /** Counts the changes. */
  readonly version: number
  readonly kind: OrganisationKind
  readonly name: Names
  readonly shortName?: string
  /** What it is also called, or was: for recognising and finding it. */
  readonly otherNames: readonly string[]
  /** The first is the main one. Ids of field.ts, or a field of its own as written. */
  readonly fields: readonly string[]
  readonly website?: string
  readonly email?: string
  readonly phone?: string
  readonly place?: string
  /** ISO 3166, two letters. */
  readonly country?: string
  /** Degrees north and east, “50.93, 11.59”, where the place does not tell: the house knows only larger towns. */
  readonly coordinates?: string
  /** Who signs for it where it has no legal personality. */
  readonly carrier?: string
  readonly facts: readonly PublicFact[]
  readonly externalIds: readonly ExternalId[]
  /** Who may see that it stands here. */
  readonly audience: 'public' | 'alliance'
  /** Plainly invented: exists only in the demo. */
  readonly invented: boolean
}

/** What can be said of an organisation. Absent is not said; the empty text erases. */
export type Said = {
  readonly kind?: OrganisationKind
  readonly name?: Names
  readonly shortName?: string
  readonly otherNames?: readonly string[]
  readonly fields?: readonly string[]
  readonly website?: string
  readonly email?: string
  readonly phone?: string
  readonly place?: string
  readonly country?: string
  readonly coordinates?: string
  readonly carrier?: string
  readonly facts?: readonly PublicFact[]
  readonly externalIds?: readonly ExternalId[]
}

export const NAME_LIMIT = 250
const TEXT_LIMIT = 200
const MOST_FIELDS = 12

/** An organisation as it is first written down. One in no language, or with an address that is none, is refused. */
export function describe(said: Said, given: Pick<Organisation, 'id' | 'audience'> & { readonly invented?: boolean }): Result<Organisation> {
  const { id, audience, invented = false } = given
  return spoken({ id, version: 1, kind: 'company', name: {}, otherNames: [], fields: [], facts: [], externalIds: [], audience, invented }, said)
}

/** What was said now, over what was known. `version` is the one the author saw; the same said again changes nothing. */
export function amend(organisation: Organisation, said: Said, version: number): Result<Organisation> {
  if (version !== organisation.version) return refuse('stale', 'organisation.changed', { name: nameIn(organisation, 'de') })
  const changed = spoken(organisation, said)
  if (!changed.ok || isSame(changed.value, organisation)) return changed.ok ? accept(organisation) : changed
  return accept({ ...changed.value, version: version + 1 })
}

/** Shows it to everybody. */
export const openToPublic = (organisation: Organisation): Organisation => (organisation.audience === 'public' ? organisation : { ...organisation, audience: 'public', version: organisation.version + 1 })

/** Its name in a language, in the other where that is missing. */
export const nameIn = ({ name }: Pick<Organisation, 'name'>, language: Language): string => name[language] ?? name[otherLanguage(language)] ?? ''

/** The short name where there is one: for narrow places. */
export const shortNameIn = (organisation: Pick<Organisation, 'name' | 'shortName'>, language: Language): string => organisation.shortName ?? nameIn(organisation, language)

/** In order of what is told, so that two that are the same read the same. */
const isSame = (one: Organisation, other: Organisation): boolean => JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

const inOrder = (organisation: Organisation): unknown => Object.entries({ ...organisation, name: [organisation.name.de, organisation.name.en] }).toSorted(([a], [b]) => (a < b ? -1 : 1))

type Line = 'shortName' | 'phone' | 'place' | 'carrier' | 'email' | 'website' | 'country' | 'coordinates'

const LINES: readonly Line[] = ['shortName', 'phone', 'place', 'carrier', 'email', 'website', 'country', 'coordinates']

function spoken(before: Organisation, said: Said): Result<Organisation> {
  const names = { ...before.name, ...said.name }
  const de = clean(names.de ?? '')
  const en = clean(names.en ?? '')
  if (de === '' && en === '') return refuse('invalid', 'organisation.nameless')
  const long = [de, en].find((name) => name.length > NAME_LIMIT)
  if (long !== undefined) return refuse('invalid', 'organisation.longName', { name: `${long.slice(0, 40)}…`, limit: NAME_LIMIT })
  const lines = new Map<Line, string>()
  for (const line of LINES) {
    const text = said[line] ?? before[line] ?? ''
    const read = READ[line](clean(text))
    if (!read.ok) return read
    if (read.value.length > (line === 'website' ? 2_000 : TEXT_LIMIT)) return refuse('invalid', 'organisation.longText', { text: `${text.slice(0, 40)}…`, limit: TEXT_LIMIT })
    if (read.value !== '') lines.set(line, read.value)
  }
  const fields = fieldsOf(said.fields ?? before.fields)
  if (fields.length > MOST_FIELDS) return refuse('invalid', 'organisation.manyFields', { limit: MOST_FIELDS })
  const { id, version, audience, invented } = before
  return accept({
    id,
    version,
    kind: said.kind ?? before.kind,
    name: { ...(de === '' ? {} : { de }), ...(en === '' ? {} : { en }) },
    otherNames: [...new Set((said.otherNames ?? before.otherNames).map(clean))].filter((name) => name !== '' && name.length <= NAME_LIMIT),
    fields,
    ...Object.fromEntries(lines),
    facts: said.facts ?? before.facts,
    externalIds: said.externalIds ?? before.externalIds,
    audience,
    invented,
  })
}

const READ: Record<Line, (text: string) => Result<string>> = {
  shortName: accept,
  phone: accept,
  place: accept,
  carrier: accept,
  email: (text) => (text === '' || isAddress(text) ? accept(text) : refuse('invalid', 'organisation.noEmail', { text: text.slice(0, 80) })),
  website: (text) => websiteOf(text),
  coordinates: coordinatesOf,
  country: (text) => (/^(?:[A-Za-z]{2})?$/.test(text) ? accept(text.toUpperCase()) : refuse('invalid', 'organisation.noCountry', { text: text.slice(0, 80) })),
}
