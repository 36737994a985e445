/**
 * Organisations in the database: every statement about them. Who belongs to what and who is a member is in placing-store.ts, imports in import-store.ts.
 * **Shapes**: rows of snake_case stop here. 5,000 are written in well under a second: one statement each way, whatever their number.
 * **Errors**: `missing`, `stale` where somebody saved meanwhile, `conflict` where another organisation has the same outside id.
 */
import { sql, type ColumnType, type Selectable } from 'kysely'
import { prepared, type Db, type Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import { nameIn, type ExternalId, type Organisation, type OrganisationId, type OrganisationKind, type PublicFact } from './organisation.ts'
import { plainWords } from './spelling.ts'

type OrganisationRow = {
  id: OrganisationId
  version: number
  kind: OrganisationKind
  name_de: string | null
  name_en: string | null
  short_name: string | null
  other_names: string[]
  fields: string[]
  website: string | null
  email: string | null
  phone: string | null
  place: string | null
  country: string | null
  coordinates: string | null
  carrier: string | null
  facts: ColumnType<PublicFact[], string, string>
  audience: Organisation['audience']
  invented: boolean
  found_by: string
}

declare module '#platform/tables' {
  interface Tables {
    organisations: OrganisationRow
    external_ids: { register: string; external_id: string; organisation: OrganisationId }
  }
}

// ---- Reading

/** A row with its outside ids, ready for {@link organisationFrom}. For other stores of this module. */
export type ReadRow = Omit<Selectable<OrganisationRow>, 'found_by'> & { external_ids: ExternalId[] }

const COLUMNS = ['id', 'version', 'kind', 'name_de', 'name_en', 'short_name', 'other_names', 'fields', 'website', 'email', 'phone', 'place', 'country', 'coordinates', 'carrier', 'facts', 'audience', 'invented'] as const

/** What is selected of an organisation. */
export const WHOLE_ROW = [
  ...COLUMNS,
  sql<ExternalId[]>`coalesce((select jsonb_agg(jsonb_build_object('register', register, 'id', external_id) order by register) from external_ids where organisation = organisations.id), '[]')`.as('external_ids'),
] as const

export function organisationFrom(row: ReadRow): Organisation {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: { ...said('de', row.name_de), ...said('en', row.name_en) },
    ...said('shortName', row.short_name),
    otherNames: row.other_names,
    fields: row.fields,
    ...said('website', row.website),
    ...said('email', row.email),
    ...said('phone', row.phone),
    ...said('place', row.place),
    ...said('country', row.country),
    ...said('coordinates', row.coordinates),
    ...said('carrier', row.carrier),
    facts: row.facts,
    externalIds: row.external_ids,
    audience: row.audience,
    invented: row.invented,
  }
}

const said = <Key extends string>(key: Key, value: string | null): { readonly [key in Key]?: string } => (value === null ? {} : { [key]: value }) as { readonly [key in Key]?: string } // a computed key is any string to the compiler

const byId = prepared('members.organisation', (db, given: { id: OrganisationId }) => db.selectFrom('organisations').select(WHOLE_ROW).where('id', '=', given.id))

/** The organisation, whoever asks: what they may read says the policy. */
export async function findOrganisation(db: Db, id: OrganisationId): Promise<Result<Organisation>> {
  const [row] = await byId(db, { id })
  return row === undefined ? refuse('missing', 'organisation.none') : accept(organisationFrom(row))
}

const byIds = prepared('members.organisations', (db, given: { ids: readonly OrganisationId[] }) => db.selectFrom('organisations').select(WHOLE_ROW).where('id', '=', sql<OrganisationId>`any(${given.ids}::uuid[])`))

/** Those of these ids that there are, or all. */
export async function organisationsById(db: Db, ids?: readonly OrganisationId[]): Promise<Map<OrganisationId, Organisation>> {
  if (ids?.length === 0) return new Map()
  const rows = ids === undefined ? await db.selectFrom('organisations').select(WHOLE_ROW).execute() : await byIds(db, { ids })
  return new Map(rows.map((row) => [row.id, organisationFrom(row)]))
}

/** Every organisation there is: for imports, which recognise, and computations. */
export async function allOrganisations(db: Db): Promise<Organisation[]> {
  return (await db.selectFrom('organisations').select(WHOLE_ROW).orderBy('id').execute()).map(organisationFrom)
}

const clusters = prepared('members.clusters', (db) => db.selectFrom('organisations').select(WHOLE_ROW).where('kind', '=', 'cluster').orderBy(sql`coalesce(name_de, name_en) collate "de-x-icu"`))

/** All clusters, in order of their names. */
export const allClusters = async (db: Db): Promise<Organisation[]> => (await clusters(db, {})).map(organisationFrom)

// ---- Writing

/** Writes new organisations down, all of them or, refused, none that the transaction keeps. */
export async function addOrganisations(tx: Tx, organisations: readonly Organisation[]): Promise<Result<void>> {
  if (organisations.length === 0) return accept(undefined)
  await sql`insert into organisations (${NAMES}) select ${NAMES} from jsonb_populate_recordset(null::organisations, ${rowsOf(organisations)}::jsonb)`.execute(tx)
  return addExternalIds(tx, organisations)
}

/** Saves organisations that were amended: each counts one version more than the one that was read. Where that is no longer so, all is refused. */
export async function saveOrganisations(tx: Tx, organisations: readonly Organisation[]): Promise<Result<void>> {
  if (organisations.length === 0) return accept(undefined)
  const saved = await sql<{ id: OrganisationId }>`
    update organisations set (${NAMES}) = (select ${sql.join(WRITTEN.map((name) => sql.ref(`given.${name}`)))})
    from jsonb_populate_recordset(null::organisations, ${rowsOf(organisations)}::jsonb) as given
    where organisations.id = given.id and organisations.version = given.version - 1
    returning organisations.id`.execute(tx)
  const ids = new Set(saved.rows.map(({ id }) => id))
  const stale = organisations.find(({ id }) => !ids.has(id))
  if (stale !== undefined) return refuse('stale', 'organisation.changed', { name: nameIn(stale, 'de') })
  await sql`delete from external_ids where organisation = any(${[...ids]}::uuid[])`.execute(tx)
  return addExternalIds(tx, organisations)
}

const WRITTEN = [...COLUMNS, 'found_by'] as const
const NAMES = sql.join(WRITTEN.map((name) => sql.ref(name)))

const rowsOf = (organisations: readonly Organisation[]): string => JSON.stringify(organisations.map(rowFrom))

const rowFrom = (one: Organisation): Record<(typeof WRITTEN)[number], unknown> => ({
  id: one.id,
  version: one.version,
  kind: one.kind,
  name_de: one.name.de,
  name_en: one.name.en,
  short_name: one.shortName,
  other_names: one.otherNames,
  fields: one.fields,
  website: one.website,
  email: one.email,
  phone: one.phone,
  place: one.place,
  country: one.country,
  coordinates: one.coordinates,
  carrier: one.carrier,
  facts: one.facts,
  audience: one.audience,
  invented: one.invented,
  found_by: plainWords([one.name.de, one.name.en, one.shortName, ...one.otherNames, one.place, one.carrier].filter((text) => text !== undefined).join(' · ')).join(' '),
})

async function addExternalIds(tx: Tx, organisations: readonly Organisation[]): Promise<Result<void>> {
  const rows = organisations.flatMap(({ id: organisation, externalIds }) => externalIds.map(({ register, id }) => ({ register, external_id: id, organisation })))
  if (rows.length === 0) return accept(undefined)
  const { numAffectedRows } = await sql`insert into external_ids (register, external_id, organisation) select register, external_id, organisation from jsonb_populate_recordset(null::external_ids, ${JSON.stringify(rows)}::jsonb) on conflict do nothing`.execute(tx)
  return Number(numAffectedRows) === rows.length ? accept(undefined) : refuse('conflict', 'organisation.otherHasId')
}
