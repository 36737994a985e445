/**
 * Records of JSON, one a line: organisations under the names of columns, or projects in the form of CORDIS with their participants.
 *
 * A project is one row: its participants are organisations, its objective is **one** source of all of them and counts once (`unit`). Its `cluster` becomes the field, `Other` none.
 * In CORDIS two entries are two organisations until a person says otherwise: the PIC, where it is given, else the registered name and country are the id.
 * **Source**: CORDIS, projects under Horizon Europe, https://cordis.europa.eu/data (organisation types HES, REC, PRC, PUB, OTH).
 */
import { accept, refuse, type Result } from '#platform/result'
import { kindOf, readTable, sound, type TableRow } from './import-table.ts'
import { TEXT_LIMIT, type ReadRows, type RefusedRow, type SaidOrganisation, type SaidRow } from './import-said.ts'
import { nameKey } from './name-key.ts'
import { clean } from './spelling.ts'

/** `value` is undefined where the line is no JSON. */
export type JsonRecord = { readonly row: number; readonly value: unknown }

type Json = Readonly<Record<string, unknown>>

/** Reads records; the first that is an object says which form the file has. */
export function readRecords(records: readonly JsonRecord[]): Result<ReadRows> {
  const objects = records.flatMap(({ row, value }) => (isObject(value) ? [{ row, value }] : []))
  const broken = records.filter(({ value }) => !isObject(value)).map(({ row }): RefusedRow => ({ row, name: '', refusal: { kind: 'invalid', reason: 'import.brokenJson', facts: {} } }))
  const [first] = objects
  if (first === undefined) return records.length === 0 ? refuse('invalid', 'import.empty') : refuse('invalid', 'import.brokenJson')
  const read = Array.isArray(participantsOf(first.value)) ? readProjects(objects) : readTable(asTable(objects))
  return read.ok ? accept({ ...read.value, refused: [...read.value.refused, ...broken].toSorted((a, b) => a.row - b.row) }) : read
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The keys are the heading; `{ "name": { "de": … } }` is the column “name de”, a list several values in a cell. */
function asTable(objects: readonly { readonly row: number; readonly value: Json }[]): TableRow[] {
  const flat = objects.map(({ row, value }) => ({ row, cells: new Map(Object.entries(value).flatMap(([key, one]) => (isObject(one) ? Object.entries(one).map(([inner, text]) => [`${key} ${inner}`, asText(text)] as const) : [[key, asText(one)] as const]))) }))
  const heading = [...new Set(flat.flatMap(({ cells }) => [...cells.keys()]))]
  return [{ row: 0, cells: heading }, ...flat.map(({ row, cells }) => ({ row, cells: heading.map((key) => cells.get(key) ?? '') }))]
}

const asText = (value: unknown): string => (Array.isArray(value) ? value.map(asText).join(';') : typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '')

// ---- CORDIS

const participantsOf = (project: Json): unknown => project['orgs'] ?? project['participants'] ?? project['organizations'] ?? project['organisations']

function readProjects(objects: readonly { readonly row: number; readonly value: Json }[]): Result<ReadRows> {
  const rows: SaidRow[] = []
  const refused: RefusedRow[] = []
  for (const { row, value } of objects) {
    const read = readProject(row, value)
    if (read.ok) rows.push(read.value)
    else refused.push({ row, name: clean(asText(value['acronym'] ?? value['title'])), refusal: read.refusal })
  }
  return accept({ rows, refused, ignored: [] })
}

function readProject(row: number, project: Json): Result<SaidRow> {
  const title = clean(asText(project['title'] ?? project['acronym']))
  const participants = participantsOf(project)
  if (!Array.isArray(participants) || participants.length === 0) return refuse('invalid', 'import.noParticipants', { title })
  const field = clean(asText(project['cluster']))
  const fields = field === '' || field === 'Other' ? [] : [field]
  const organisations = new Map<string, SaidOrganisation>()
  for (const participant of participants) {
    const said = readParticipant(isObject(participant) ? participant : {}, fields)
    if (!said.ok) return said
    organisations.set(said.value.externalIds?.[0]?.id ?? '', said.value)
  }
  const text = asText(project['objective']).trim()
  if (text.length > TEXT_LIMIT) return refuse('invalid', 'import.longText', { limit: TEXT_LIMIT })
  const unit = clean(asText(project['id']))
  return accept({
    row,
    organisations: [...organisations.values()],
    texts: text === '' ? [] : [{ title: clean(asText(project['acronym'])) === '' ? title : `${clean(asText(project['acronym']))}: ${title}`, text, kind: 'objective', ...(fields[0] === undefined ? {} : { field: fields[0] }), ...(unit === '' ? {} : { unit: `cordis:${unit}` }) }],
  })
}

function readParticipant(participant: Json, fields: readonly string[]): Result<SaidOrganisation> {
  const name = clean(asText(participant['name']))
  const short = clean(asText(participant['short'] ?? participant['shortName']))
  const place = clean(asText(participant['city']))
  const country = clean(asText(participant['country'])).toUpperCase()
  const pic = clean(asText(participant['organisationID'] ?? participant['pic']))
  const kind = kindOf(asText(participant['type']))
  // Registered names are long, short names are often the name once more.
  return sound({
    name: { en: name },
    ...(short === '' || nameKey(short) === nameKey(name) ? {} : { shortName: short }),
    ...(kind === undefined ? {} : { kind }),
    fields,
    ...(place === '' ? {} : { place }),
    // CORDIS writes EL for Greece and UK for the United Kingdom, as the EU does; the house writes ISO.
    ...(/^[A-Z]{2}$/.test(country) ? { country: EU_CODES[country] ?? country } : {}),
    externalIds: name === '' ? [] : [{ register: 'cordis', id: pic === '' ? `${name} (${country})` : pic }],
    clusters: [],
  })
}

/** Source: Interinstitutional Style Guide of the EU, 7.1.1. */
const EU_CODES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' }
