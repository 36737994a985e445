/**
 * The Regelwerk in the database: every statement about alliance, documents, signatures and what binds.
 * **Shapes**: a handful of documents with some versions; signatures one an organisation and version, two or three where its people sign jointly.
 * **Errors**: `missing`; `stale` where somebody saved meanwhile.
 */
import { sql, type ColumnType } from 'kysely'
import { prepared, type Db, type Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { Language } from '#platform/words'
import type { LeavingNotice, OrganisationId, PersonId } from '#modules/members'
import { UNNAMED, type Alliance, type Carrier, type Form, type TextKind } from './alliance.ts'
import type { CharterDocument, DocumentAudience, DocumentId, DocumentKind, DocumentRule, Version, VersionState } from './document.ts'
import type { Signature, SignatureKind } from './signature.ts'

type VersionRow = { document: DocumentId; number: number; state: VersionState; text_de: string; text_en: string; rules: ColumnType<DocumentRule[], string, string>; stale: ColumnType<{ readonly [L in Language]?: string }, string, string>; revision: number; in_force_at: Date | null }
type SignatureRow = { id: Id<'signature'>; document: DocumentId; version: number; organisation: OrganisationId; person: PersonId | null; kind: SignatureKind; signer: string; joint: boolean; file_hash: string | null; file_name: string | null; signed_at: Date }

declare module '#platform/tables' {
  interface Tables {
    alliances: { id: number; version: number; name_de: string; name_en: string; about_de: string; about_en: string; form: Form | null; languages: ColumnType<Language[], readonly Language[], readonly Language[]>; zone: string; carrier: ColumnType<Carrier, string, string>; leaving: ColumnType<LeavingNotice, string, string>; in_step: ColumnType<TextKind[], readonly TextKind[], readonly TextKind[]> }
    charter_documents: { id: DocumentId; kind: DocumentKind; title_de: string; title_en: string; audience: DocumentAudience }
    charter_versions: VersionRow
    charter_signatures: SignatureRow
    binding_records: { id: Id<'binding-record'>; kind: string; content: string; hash: string; recorded_at: Date }
    binding_salts: { record: Id<'binding-record'>; person: PersonId; salt: string }
  }
}

// ---- The alliance

const alliance = prepared('charter.alliance', (db) => db.selectFrom('alliances').selectAll())

/** What the alliance says of itself; before anybody did, nothing but the ground's own choices. */
export async function findAlliance(db: Db): Promise<Alliance> {
  const [row] = await alliance(db, {})
  if (row === undefined) return UNNAMED
  const { version, name_de, name_en, about_de, about_en, form, languages, zone, carrier, leaving, in_step } = row
  return { version, name: { de: name_de, en: name_en }, about: { de: about_de, en: about_en }, languages, zone, carrier, leaving, inStep: in_step, ...(form === null ? {} : { form }) }
}

export async function saveAlliance(tx: Tx, { version, name, about, form, languages, zone, carrier, leaving, inStep }: Alliance): Promise<Result<void>> {
  const row = { version, name_de: name.de, name_en: name.en, about_de: about.de, about_en: about.en, form: form ?? null, languages, zone, carrier: JSON.stringify(carrier), leaving: JSON.stringify(leaving), in_step: inStep }
  const saved = await tx.insertInto('alliances').values({ id: 1, ...row }).onConflict((on) => on.column('id').doUpdateSet(row).where('alliances.version', '=', version - 1)).executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n ? accept(undefined) : refuse('stale', 'alliance.changed')
}

// ---- Documents

const documents = prepared('charter.documents', (db) => db.selectFrom('charter_documents').selectAll().orderBy(sql`array_position(array['statutes', 'agreement', 'procedure'], kind)`).orderBy('id'))
const versions = prepared('charter.versions', (db) => db.selectFrom('charter_versions').selectAll().orderBy('number', 'desc'))

/** All of them, the highest first, each with all versions; who may read which says the policy. */
export async function allDocuments(db: Db): Promise<CharterDocument[]> {
  const of = Map.groupBy(await versions(db, {}), ({ document }) => document)
  return (await documents(db, {})).map(({ id, kind, title_de, title_en, audience }) => ({ id, kind, title: { de: title_de, en: title_en }, audience, versions: (of.get(id) ?? []).map(versionFrom) }))
}

export async function findDocument(db: Db, id: DocumentId): Promise<Result<CharterDocument>> {
  const found = (await allDocuments(db)).find((one) => one.id === id)
  return found === undefined ? refuse('missing', 'document.none') : accept(found)
}

const versionFrom = ({ number, state, text_de, text_en, rules, stale, revision, in_force_at }: { [K in keyof VersionRow]: VersionRow[K] extends ColumnType<infer T, string, string> ? T : VersionRow[K] }): Version => ({
  number, state, text: { de: text_de, en: text_en }, rules, stale: { ...(stale.de === undefined ? {} : { de: new Date(stale.de) }), ...(stale.en === undefined ? {} : { en: new Date(stale.en) }) }, revision, ...(in_force_at === null ? {} : { inForceAt: in_force_at }),
})

export async function addDocument(tx: Tx, { id, kind, title, audience, versions: [first] }: CharterDocument): Promise<void> {
  await tx.insertInto('charter_documents').values({ id, kind, title_de: title.de, title_en: title.en, audience }).execute()
  if (first !== undefined) await addVersion(tx, id, first)
}

export async function addVersion(tx: Tx, document: DocumentId, version: Version): Promise<void> {
  await tx.insertInto('charter_versions').values({ document, number: version.number, ...rowOf(version) }).execute()
}

export async function saveVersion(tx: Tx, document: DocumentId, version: Version): Promise<void> {
  await tx.updateTable('charter_versions').set(rowOf(version)).where('document', '=', document).where('number', '=', version.number).execute()
}

const rowOf = ({ state, text, rules, stale = {}, revision, inForceAt }: Version) => ({ state, text_de: text.de, text_en: text.en, rules: JSON.stringify(rules), stale: JSON.stringify(stale), revision, in_force_at: inForceAt ?? null })

// ---- Signatures

/** Of a document, the first first. */
export async function signaturesOf(db: Db, document: DocumentId): Promise<Signature[]> {
  return (await db.selectFrom('charter_signatures').selectAll().where('document', '=', document).orderBy('signed_at').execute()).map(signatureFrom)
}

/** What these organisations signed of what is in force, the first first. */
export async function signaturesInForce(db: Db, organisations: readonly OrganisationId[]): Promise<Signature[]> {
  const rows = await db
    .selectFrom('charter_signatures')
    .innerJoin('charter_versions', (on) => on.onRef('charter_versions.document', '=', 'charter_signatures.document').onRef('charter_versions.number', '=', 'charter_signatures.version'))
    .selectAll('charter_signatures')
    .where('organisation', 'in', organisations)
    .where('state', '=', 'in-force')
    .orderBy('signed_at')
    .execute()
  return rows.map(signatureFrom)
}

export async function findSignature(db: Db, id: Id<'signature'>): Promise<Result<Signature>> {
  const row = await db.selectFrom('charter_signatures').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? refuse('missing', 'signature.none') : accept(signatureFrom(row))
}

const signatureFrom = ({ person, joint, file_hash, file_name, signed_at, ...row }: SignatureRow): Signature => ({ ...row, isJoint: joint, at: signed_at, ...(person === null ? {} : { person }), ...(file_hash === null ? {} : { file: { hash: file_hash, name: file_name ?? '' } }) })

export async function addSignature(tx: Tx, { person, isJoint, file, at, ...rest }: Signature): Promise<void> {
  await tx.insertInto('charter_signatures').values({ ...rest, person: person ?? null, joint: isJoint, file_hash: file?.hash ?? null, file_name: file?.name ?? null, signed_at: at }).execute()
}

// ---- What binds

export type BindingRecord = { readonly id: Id<'binding-record'>; readonly kind: string; readonly content: string; readonly hash: string; readonly at: Date; /** Whom it means, apart, so that it can be erased. */ readonly people?: readonly { readonly id: PersonId; readonly salt: string }[] }

export async function addBindingRecord(tx: Tx, { people = [], at, ...rest }: BindingRecord): Promise<void> {
  await tx.insertInto('binding_records').values({ ...rest, recorded_at: at }).execute()
  if (people.length > 0) await tx.insertInto('binding_salts').values(people.map(({ id, salt }) => ({ record: rest.id, person: id, salt }))).execute()
}
