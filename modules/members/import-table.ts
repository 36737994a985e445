/**
 * Rows of a table: its cells become what they say of one organisation each, with the texts beside it.
 * **Errors**: a row that cannot be taken is refused with its reason and number; only the heading can refuse the whole table.
 */
import { accept, refuse, type Result } from '#platform/result'
import { countryOf } from './country.ts'
import { readHeading, type Column } from './import-columns.ts'
import { TEXT_LIMIT, type ReadRows, type RefusedRow, type SaidOrganisation, type SaidRow, type SaidText } from './import-said.ts'
import { MEMBERSHIPS, type MembershipKind } from './membership.ts'
import { describe, KINDS, NAME_LIMIT, type ExternalId, type OrganisationId, type OrganisationKind } from './organisation.ts'
import { clean, plainWords } from './spelling.ts'

/** A formula is never computed: where the file keeps its result that is the cell, else it is this. */
export const FORMULA = Symbol('formula')
export type Cell = string | typeof FORMULA

/** A heading stands in one of the first rows. */
const MOST_ABOVE = 8

export type TableRow = { readonly row: number; readonly cells: readonly Cell[] }

/** Reads a table. Its heading is the first row that names a column for the name: above it often stands a title. */
export function readTable(table: readonly TableRow[]): Result<ReadRows> {
  const filled = table.filter(({ cells }) => cells.some((cell) => cell === FORMULA || clean(cell) !== ''))
  const headings = filled.slice(0, MOST_ABOVE).map((row) => readHeading(row.cells.map((cell) => (cell === FORMULA ? '' : cell))))
  const at = Math.max(0, headings.findIndex((heading) => heading.ok))
  const read = headings[at]
  if (read === undefined) return refuse('invalid', 'import.empty')
  if (!read.ok) return read
  const rows = filled.slice(at + 1)
  if (rows.length === 0) return refuse('invalid', 'import.noRows')
  const said: SaidRow[] = []
  const refused: RefusedRow[] = []
  for (const row of rows) {
    const one = readRow(row, read.value.columns)
    if (one.ok) said.push(one.value)
    else refused.push({ row: row.row, name: labelAt(row, read.value.columns), refusal: one.refusal })
  }
  return accept({ rows: said, refused, ignored: read.value.ignored })
}

type Values = ReadonlyMap<Column, string>

function readRow({ row, cells }: TableRow, columns: readonly (Column | undefined)[]): Result<SaidRow> {
  const values = new Map<Column, string>()
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? ''
    if (column === undefined) continue
    if (cell === FORMULA) return refuse('invalid', 'import.formula', { column })
    if (column.startsWith('text') ? cell.trim() !== '' : clean(cell) !== '') values.set(column, column.startsWith('text') ? cell.trim() : clean(cell))
  }
  const organisation = readOrganisation(values)
  if (!organisation.ok) return organisation
  const texts = readTexts(values)
  if (!texts.ok) return texts
  return accept({ row, organisations: [organisation.value], texts: texts.value })
}

function readOrganisation(values: Values): Result<SaidOrganisation> {
  const kind = optional(values.get('kind'), kindOf, 'import.unknownKind')
  if (!kind.ok) return kind
  const membership = optional(values.get('membership'), membershipOf, 'import.unknownMembership')
  if (!membership.ok) return membership
  const country = optional(values.get('country'), countryOf, 'organisation.noCountry')
  if (!country.ok) return country
  const de = values.get('nameDe') ?? values.get('name')
  const en = values.get('nameEn')
  const line = (column: 'shortName' | 'website' | 'email' | 'phone' | 'place' | 'coordinates' | 'carrier'): object => (values.has(column) ? { [column]: values.get(column) } : {})
  return sound({
    name: { ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) },
    ...(kind.value === undefined ? {} : { kind: kind.value }),
    ...(values.has('fields') ? { fields: listed(values.get('fields')) } : {}),
    ...line('shortName'),
    ...line('website'),
    ...line('email'),
    ...line('phone'),
    ...line('place'),
    ...line('coordinates'),
    ...line('carrier'),
    ...(country.value === undefined ? {} : { country: country.value }),
    externalIds: externalIdsOf(values),
    clusters: listed(values.get('clusters')),
    ...(membership.value === undefined ? {} : { membership: membership.value }),
  })
}

/** What is said could be written down as it stands, cleaned as it would be. */
export function sound(said: SaidOrganisation): Result<SaidOrganisation> {
  const described = describe(said, { id: ANY, audience: 'alliance' })
  if (!described.ok) return described
  const { id: _id, version: _version, audience: _audience, invented: _invented, facts: _facts, kind: _kind, otherNames: _otherNames, fields, ...lines } = described.value
  return accept({ ...lines, ...(said.kind === undefined ? {} : { kind: said.kind }), ...(said.fields === undefined ? {} : { fields }), clusters: said.clusters, ...(said.membership === undefined ? {} : { membership: said.membership }) })
}

// Nothing is kept of it.
const ANY = '' as OrganisationId

function readTexts(values: Values): Result<SaidText[]> {
  const texts: SaidText[] = []
  for (const [column, language] of [['text', undefined], ['textDe', 'de'], ['textEn', 'en']] as const) {
    const text = values.get(column)
    if (text === undefined) continue
    if (text.length > TEXT_LIMIT) return refuse('invalid', 'import.longText', { limit: TEXT_LIMIT })
    const title = (language === 'en' ? values.get('nameEn') : values.get('nameDe')) ?? values.get('name') ?? values.get('nameDe') ?? values.get('nameEn') ?? ''
    texts.push({ title, text, kind: 'pasted', ...(language === undefined ? {} : { language }) })
  }
  return accept(texts)
}

function externalIdsOf(values: Values): ExternalId[] {
  const pic = values.get('pic')?.replace(/\D/g, '')
  const vat = values.get('vat')?.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return [...(pic ? [{ register: 'cordis', id: pic }] : []), ...(vat ? [{ register: 'vat', id: vat }] : [])]
}

/** Several values in a cell. */
const listed = (cell: string | undefined): string[] => (cell ?? '').split(/[;,|\n]/).map(clean).filter((one) => one !== '')

function optional<T>(text: string | undefined, read: (text: string) => T | undefined, reason: string): Result<T | undefined> {
  if (text === undefined) return accept(undefined)
  const value = read(text)
  return value === undefined ? refuse('invalid', reason, { text: text.slice(0, 80) }) : accept(value)
}

const KIND_WORDS: Readonly<Record<OrganisationKind, string>> = {
  cluster: 'cluster netzwerk network clusterinitiative branchennetzwerk',
  company: 'company unternehmen firma betrieb hersteller kmu sme prc industrie industry',
  research: 'research forschung forschungseinrichtung forschungsinstitut institut institute rec researchinstitute researchorganisation researchorganization',
  university: 'university universitat hochschule fachhochschule hes highereducation',
  authority: 'authority behorde verwaltung amt ministerium kommune pub publicbody publicauthority',
  association: 'association verband verein kammer stiftung oth other sonstige',
}

export const kindOf = (text: string): OrganisationKind | undefined => KINDS.find((kind) => KIND_WORDS[kind].split(' ').some((word) => plainWords(word).join('') === plainWords(text).join('')))

const MEMBERSHIP_WORDS: Readonly<Record<MembershipKind, string>> = {
  full: 'full ordentlich ordentliches ordentlichesmitglied vollmitglied mitglied member fullmember',
  associated: 'associated associate assoziiert assoziiertes assoziiertesmitglied associatedmember',
  supporter: 'supporter unterstutzer fordermitglied supportingmember forderer',
  guest: 'guest gast',
}

const membershipOf = (text: string): MembershipKind | undefined => MEMBERSHIPS.find((kind) => MEMBERSHIP_WORDS[kind].split(' ').some((word) => plainWords(word).join('') === plainWords(text).join('')))

function labelAt({ cells }: TableRow, columns: readonly (Column | undefined)[]): string {
  const at = columns.findIndex((column, place) => column?.startsWith('name') === true && cells[place] !== FORMULA && cells[place] !== undefined)
  const cell = cells[at]
  return typeof cell === 'string' ? clean(cell).slice(0, NAME_LIMIT) : ''
}
