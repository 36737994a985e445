/** Every statement about sources, their texts and what they show, and about what organisations say of it. Rows in snake_case stop here. */
import { sql, type Generated } from 'kysely'
import { prepared, shaped, type Db, type Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Language } from '#platform/words'
import type { Actor, Author, OrganisationId } from '#modules/members'
import type { Audience } from './audience.ts'
import type { Showing, Word, WordId } from './competence.ts'
import type { KeptEvidence, KeptProfile, ProfiledTopic, TextPart } from './kept-profile.ts'
import type { Source, SourceId, SourceKind, SourceState } from './source.ts'

type SourceRow = {
  id: string
  version: number
  kind: SourceKind
  title: string
  address: string | null
  file: string | null
  file_name: string | null
  language: Language | null
  field: string | null
  audience: Audience
  unconfirmed: boolean
  hash: string | null
  project: string | null
  import_key: string | null
  state: SourceState
  profiled_with: string | null
  refusal: NonNullable<Source['refusal']> | null
  brought_by: string
  brought_at: Date
  released_by: string | null
  released_at: Date | null
}

declare module '#platform/tables' {
  interface Tables {
    sources: SourceRow
    source_organisations: { source: string; organisation: string; place: number }
    texts: { hash: string; text: string; parts: Generated<TextPart[]> }
    profiles: { hash: string; made_with: string; language: Language; topics: ProfiledTopic[]; terms: KeptProfile['terms'] }
    evidence: { hash: string; made_with: string; topic: string; stance: 'has' | 'seeks'; place: number; sentence: string; found: [number, number]; language: Language; at: number }
    showings: { source: string; topic: string; stance: 'has' | 'seeks'; weight: number; unit: string }
    words: { id: string; organisation: string; topic: string; says: Word['says']; audience: Word['audience']; said_by: string; said_at: Date }
  }
}

/** Authors as they are written down: `curator`, or an organisation's id. */
export const authorText = (author: Author): string => (author.as === 'curator' ? 'curator' : author.organisation)
// Only authorText writes these.
export const authorFrom = (text: string): Author => (text === 'curator' ? { as: 'curator' } : { as: 'organisation', organisation: text as OrganisationId })

type Read = SourceRow & { readonly organisations: string[] }

const owners = sql<string[]>`array(select so.organisation from source_organisations so where so.source = sources.id order by so.place)`

const sourceById = prepared('topics.source', (db, given: { id: string }) => db.selectFrom('sources').selectAll().select(owners.as('organisations')).where('id', '=', given.id))

export async function findSource(db: Db, id: string): Promise<Result<Source>> {
  const [row] = await sourceById(db, { id })
  return row === undefined ? refuse('missing', 'source.none') : accept(sourceOf(row))
}

function sourceOf(row: Read): Source {
  return {
    // Ids come from newId and the tables keep their kinds apart.
    id: row.id as SourceId,
    organisations: row.organisations as OrganisationId[],
    version: row.version,
    kind: row.kind,
    title: row.title,
    audience: row.audience,
    unconfirmed: row.unconfirmed,
    state: row.state,
    brought: { by: authorFrom(row.brought_by), at: row.brought_at },
    ...(row.address === null ? {} : { address: row.address }),
    ...(row.file === null ? {} : { file: { hash: row.file, name: row.file_name ?? '' } }),
    ...(row.language === null ? {} : { language: row.language }),
    ...(row.field === null ? {} : { field: row.field }),
    ...(row.hash === null ? {} : { hash: row.hash }),
    ...(row.project === null ? {} : { project: row.project }),
    ...(row.import_key === null ? {} : { importKey: row.import_key }),
    ...(row.profiled_with === null ? {} : { profiledWith: row.profiled_with }),
    ...(row.refusal === null ? {} : { refusal: row.refusal }),
    ...(row.released_by === null || row.released_at === null ? {} : { released: { by: authorFrom(row.released_by), at: row.released_at } }),
  }
}

const rowOf = (source: Source): SourceRow => ({
  id: source.id,
  version: source.version,
  kind: source.kind,
  title: source.title,
  address: source.address ?? null,
  file: source.file?.hash ?? null,
  file_name: source.file?.name ?? null,
  language: source.language ?? null,
  field: source.field ?? null,
  audience: source.audience,
  unconfirmed: source.unconfirmed,
  hash: source.hash ?? null,
  project: source.project ?? null,
  import_key: source.importKey ?? null,
  state: source.state,
  profiled_with: source.profiledWith ?? null,
  refusal: source.refusal ?? null,
  brought_by: authorText(source.brought.by),
  brought_at: source.brought.at,
  released_by: source.released === undefined ? null : authorText(source.released.by),
  released_at: source.released?.at ?? null,
})

export type SourceFilter = { readonly organisation?: OrganisationId | undefined; /** One of these. */ readonly organisations?: readonly OrganisationId[] | undefined; readonly state?: SourceState | undefined; readonly kind?: SourceKind | undefined; readonly ids?: readonly SourceId[] | undefined; readonly unconfirmed?: true | undefined; /** Those that this making has not profiled. */ readonly outdatedFor?: string | undefined }

/** What this actor may read, the newest first. `before`: the last id of the page before. */
export async function listSources(db: Db, actor: Actor, filter: SourceFilter, { before, most = 50 }: { readonly before?: string | undefined; readonly most?: number } = {}): Promise<Source[]> {
  return (await leaf(db, { ...filter, before, most, ...opennessFor(actor) }, hasOf({ ...filter, before }))).map(sourceOf)
}

/** How many of those there are by state. */
export async function countSources(db: Db, actor: Actor, filter: SourceFilter): Promise<Readonly<Record<SourceState, number>>> {
  const rows = await tally(db, { ...filter, ...opennessFor(actor) }, hasOf(filter))
  return { waiting: 0, read: 0, profiled: 0, refused: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}

const isOutdated = (madeWith: string | undefined) => sql<boolean>`(sources.state = 'read' or (sources.state = 'profiled' and sources.profiled_with <> ${madeWith}))`

/** What this actor reads whoever it belongs to, and whose sources are their own. */
function opennessFor(actor: Actor): { readonly open: readonly Audience[]; readonly own: OrganisationId | null } {
  const isInside = actor.as === 'curator' || (actor.as === 'organisation' && actor.standing === 'member')
  return { open: isInside ? ['public', 'alliance'] : ['public'], own: actor.as === 'organisation' ? actor.organisation : null }
}

// The same as `may.read`; a test holds the two against each other.
const isReadable = ({ open, own }: ReturnType<typeof opennessFor>) => sql<boolean>`(sources.audience = any(${open}) or exists (select from source_organisations so where so.source = sources.id and so.organisation = ${own}::uuid))`

/** What is shown of a source beside a sentence of it. */
export type QuotedSource = Pick<Source, 'id' | 'organisations' | 'kind' | 'title' | 'hash' | 'unconfirmed'> & { readonly broughtAt: Date }

/** Values as they stand in a query, and which of them do. */
type Given = SourceFilter & ReturnType<typeof opennessFor>
type Parts = Readonly<Partial<Record<keyof SourceFilter | 'before', true>>>

const hasOf = (filter: SourceFilter & { readonly before?: string | undefined }): Parts => Object.fromEntries(Object.keys(filter).toSorted().flatMap((name) => (filter[name as keyof typeof filter] === undefined ? [] : [[name, true]])))

function readableSources(db: Db, given: Given, has: Parts) {
  return db
    .selectFrom('sources')
    .where(isReadable(given))
    .$if(has.organisation === true, (query) => query.where(sql<boolean>`exists (select from source_organisations so where so.source = sources.id and so.organisation = ${given.organisation})`))
    .$if(has.organisations === true, (query) => query.where(sql<boolean>`exists (select from source_organisations so where so.source = sources.id and so.organisation = any(${given.organisations}::uuid[]))`))
    .$if(has.state === true, (query) => query.where(sql<boolean>`sources.state = ${given.state}`))
    .$if(has.kind === true, (query) => query.where(sql<boolean>`sources.kind = ${given.kind}`))
    .$if(has.ids === true, (query) => query.where(sql<boolean>`sources.id = any(${given.ids}::uuid[])`))
    .$if(has.unconfirmed === true, (query) => query.where(sql<boolean>`sources.unconfirmed = ${given.unconfirmed}`))
    .$if(has.outdatedFor === true, (query) => query.where(isOutdated(given.outdatedFor)))
}

const leaf = shaped('topics.leaf', (db, given: Given & { readonly before: string | undefined; readonly most: number }, has: Parts) =>
  readableSources(db, given, has).selectAll('sources').select(owners.as('organisations')).orderBy('sources.id', 'desc').limit(given.most).$if(has.before === true, (query) => query.where(sql<boolean>`sources.id < ${given.before}`)))

const tally = shaped('topics.tally', (db, given: Given, has: Parts) => readableSources(db, given, has).select('sources.state').select((of) => of.fn.countAll<number>().as('count')).groupBy('sources.state'))

/** Writes them down, with whose they are. */
export async function addSources(tx: Tx, sources: readonly Source[]): Promise<void> {
  for (let at = 0; at < sources.length; at += 500) {
    const some = sources.slice(at, at + 500)
    await tx.insertInto('sources').values(some.map((one) => ({ ...rowOf(one), refusal: jsonOf(one.refusal ?? null) }))).execute()
    await tx.insertInto('source_organisations').values(some.flatMap((one) => one.organisations.map((organisation, place) => ({ source: one.id, organisation, place })))).execute()
  }
}

/** In place of the version before; `stale` where somebody was faster. */
export async function saveSource(tx: Tx, source: Source, before: Pick<Source, 'version' | 'title'>): Promise<Result<Source>> {
  const { id, version: _version, brought_by: _by, brought_at: _at, ...row } = rowOf(source)
  const saved = await tx.updateTable('sources').set({ ...row, version: source.version, refusal: jsonOf(source.refusal ?? null) }).where('id', '=', id).where('version', '=', before.version).returning('id').execute()
  if (saved.length === 0) return refuse('stale', 'source.changed', { title: before.title })
  await tx.insertInto('source_organisations').values(source.organisations.map((organisation, place) => ({ source: id, organisation, place }))).onConflict((on) => on.doNothing()).execute()
  if (source.state === 'refused') await tx.deleteFrom('showings').where('source', '=', id).execute()
  return accept(source)
}

/** What this organisation already has of the same content or address, among what this actor may read. */
export async function sameSource(db: Db, actor: Actor, organisation: OrganisationId, same: { readonly hash: string } | { readonly file: string } | { readonly address: string }): Promise<Source | undefined> {
  const [[column, value] = ['hash', ''] as const] = Object.entries(same) as (readonly ['hash' | 'file' | 'address', string])[] // one of the three
  const row = await readableSources(db, { organisation, ...opennessFor(actor) }, { organisation: true }).selectAll('sources').select(owners.as('organisations')).where(`sources.${column}`, '=', value).orderBy('sources.id').limit(1).executeTakeFirst()
  return row === undefined ? undefined : sourceOf(row)
}

/** The addresses of the websites that are sources of these organisations. */
export async function webAddresses(db: Db, organisations: readonly OrganisationId[]): Promise<ReadonlyMap<OrganisationId, readonly string[]>> {
  if (organisations.length === 0) return new Map()
  const rows = await db.selectFrom('sources').innerJoin('source_organisations as so', 'so.source', 'sources.id').select(['so.organisation', 'sources.address']).where('sources.kind', '=', 'web').where('so.organisation', '=', sql<string>`any(${organisations}::uuid[])`).execute()
  return new Map([...Map.groupBy(rows, ({ organisation }) => organisation as OrganisationId)].map(([organisation, some]) => [organisation, some.flatMap(({ address }) => address ?? [])])) // ids of their table
}

/**
 * Takes a source away from these of its organisations. From the last of them: then it is gone with what it showed, and its text where nobody brought the same. What organisations said of topics stays: that is their own.
 * `stale` where somebody was faster. Its file goes with the job that looks whether anybody else has it.
 */
export async function removeSource(tx: Tx, { id, version, title, hash }: Source, stays: readonly OrganisationId[]): Promise<Result<void>> {
  const stale = refuse('stale', 'source.changed', { title })
  if (stays.length > 0) {
    const changed = await tx.updateTable('sources').set({ version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').execute()
    if (changed.length === 0) return stale
    await tx.deleteFrom('source_organisations').where('source', '=', id).where('organisation', 'not in', stays).execute()
    return accept(undefined)
  }
  const gone = await tx.deleteFrom('sources').where('id', '=', id).where('version', '=', version).returning('id').execute()
  if (gone.length === 0) return stale
  if (hash !== undefined) await tx.deleteFrom('texts').where('hash', '=', hash).where(sql<boolean>`not exists (select from sources s where s.hash = texts.hash)`).execute()
  return accept(undefined)
}

/** How many pages of a website have been read so far; undefined where none was. */
export async function pagesRead(db: Db, id: SourceId): Promise<{ readonly pages: number; readonly waiting: number } | undefined> {
  const { rows } = await sql<{ facts: { pages: number; waiting: number } }>`select facts from occurrences where kind = 'source.progress' and about = ${id} order by id desc limit 1`.execute(db)
  return rows[0]?.facts
}

/** jsonb is handed over as text: pg would make a PostgreSQL array of a list. */
const jsonOf = (value: unknown): never => JSON.stringify(value) as never

/** The sources that imports brought under these keys. */
export async function importedSources(db: Db, keys: readonly string[]): Promise<Source[]> {
  const rows = await db.selectFrom('sources').selectAll().select(owners.as('organisations')).where('import_key', '=', sql<string>`any(${keys})`).execute()
  return rows.map(sourceOf)
}

// ---- Texts and profiles, by content

export async function keepTexts(tx: Tx, texts: readonly { readonly hash: string; readonly text: string; readonly parts?: readonly TextPart[] }[]): Promise<void> {
  for (let at = 0; at < texts.length; at += 200) {
    const some = new Map(texts.slice(at, at + 200).map((one) => [one.hash, one]))
    await tx.insertInto('texts').values([...some.values()].map(({ hash, text, parts = [] }) => ({ hash, text: text.replaceAll('\0', ''), parts: jsonOf(parts) }))).onConflict((on) => on.doNothing()).execute()
  }
}

/** Texts that no source has any longer: what websites said before they changed, and what was refused. */
export const forgetTexts = async (tx: Tx): Promise<void> => void (await sql`delete from texts where not exists (select from sources s where s.hash = texts.hash)`.execute(tx))

export const isFileWanted = async (db: Db, file: string): Promise<boolean> => (await db.selectFrom('sources').select('id').where('file', '=', file).limit(1).execute()).length > 0

export async function findText(db: Db, hash: string): Promise<{ readonly text: string; readonly parts: readonly TextPart[] } | undefined> {
  return db.selectFrom('texts').select(['text', 'parts']).where('hash', '=', hash).executeTakeFirst()
}

const partsOf = prepared('topics.parts', (db, given: { hashes: readonly string[] }) => db.selectFrom('texts').select(['hash', 'parts']).where('hash', '=', sql<string>`any(${given.hashes})`))

/** Where the pages of websites begin in the texts of these hashes. */
export async function textParts(db: Db, hashes: readonly string[]): Promise<ReadonlyMap<string, readonly TextPart[]>> {
  if (hashes.length === 0) return new Map()
  const rows = await partsOf(db, { hashes })
  return new Map(rows.map(({ hash, parts }) => [hash, parts]))
}

export async function findProfile(db: Db, hash: string, madeWith: string): Promise<Pick<KeptProfile, 'language' | 'topics'> | undefined> {
  return db.selectFrom('profiles').select(['language', 'topics']).where('hash', '=', hash).where('made_with', '=', madeWith).executeTakeFirst()
}

/** Kept once: a second one of the same text and making says the same. Older ones of the text go. */
export async function keepProfile(tx: Tx, hash: string, madeWith: string, { language, topics, evidence, terms }: KeptProfile): Promise<void> {
  await tx.deleteFrom('profiles').where('hash', '=', hash).where('made_with', '<>', madeWith).execute()
  const kept = await tx.insertInto('profiles').values({ hash, made_with: madeWith, language, topics: jsonOf(topics), terms: jsonOf(terms) }).onConflict((on) => on.doNothing()).returning('hash').execute()
  if (kept.length === 0 || evidence.length === 0) return
  const rows = evidence.map(({ found, ...one }, place) => ({ ...one, hash, made_with: madeWith, place, found: jsonOf(found) }))
  for (let at = 0; at < rows.length; at += 1_000) await tx.insertInto('evidence').values(rows.slice(at, at + 1_000)).execute()
}

export type SourceEvidence = KeptEvidence & { readonly source: SourceId }

type EvidenceAsked = { readonly sources: readonly SourceId[]; readonly topics: readonly string[]; readonly stances: readonly string[]; readonly most: number }

/** Sentences of sources, numbered for each source, topic and stance; `only`: of which sources. */
const numbered = ({ sources, topics, stances }: EvidenceAsked, only = sql``) => sql`(
  select sources.id as source, e.topic, e.stance, e.sentence, e.found, e.language, e.at, row_number() over (partition by sources.id, e.topic, e.stance order by e.place) as nth
  from sources join evidence e on e.hash = sources.hash and e.made_with = sources.profiled_with
  where sources.id = any(${sources}::uuid[]) and e.topic = any(${topics}) and e.stance = any(${stances}) ${only}
)`

const SENTENCE = sql`shown.source, shown.topic, shown.stance, shown.sentence, shown.found, shown.language, shown.at`

const shownIn = prepared('topics.evidence', (_, given: EvidenceAsked) => sql<SourceEvidence>`select ${SENTENCE} from ${numbered(given)} as shown where nth <= ${given.most} order by source, topic, nth`)

type QuoteRow = SourceEvidence & Pick<SourceRow, 'kind' | 'title' | 'hash' | 'unconfirmed' | 'brought_at'> & { readonly owners: string }

const quotable = prepared('topics.quotable', (_, given: EvidenceAsked & ReturnType<typeof opennessFor>) => sql<QuoteRow>`
  select ${SENTENCE}, sources.kind, sources.title, sources.hash, sources.unconfirmed, sources.brought_at, array_to_string(${owners}, ' ') as owners
  from ${numbered(given, sql`and ${isReadable(given)}`)} as shown join sources on sources.id = shown.source where nth <= ${given.most} order by source, topic, nth`)

/** The same of those sources that this actor may read, each with what is shown of its source. */
export async function quotableEvidence(db: Db, actor: Actor, asked: EvidenceAsked): Promise<(KeptEvidence & { readonly source: QuotedSource })[]> {
  if (asked.sources.length === 0 || asked.topics.length === 0) return []
  const known = new Map<SourceId, QuotedSource>()
  return (await quotable(db, { ...asked, ...opennessFor(actor) })).map(({ source: id, kind, title, hash, unconfirmed, brought_at: broughtAt, owners: organisations, ...evidence }) => {
    const source = known.get(id) ?? { id, kind, title, unconfirmed, broughtAt, organisations: organisations.split(' ') as OrganisationId[], ...(hash === null ? {} : { hash }) } // ids of their table
    known.set(id, source)
    return { ...evidence, source }
  })
}

/** Sentences of these sources that show one of these topics, at most `most` for each source and topic. */
export async function evidenceOf(db: Db, sources: readonly SourceId[], topics: readonly string[], stances: Iterable<'has' | 'seeks'>, most: number): Promise<SourceEvidence[]> {
  return sources.length === 0 || topics.length === 0 ? [] : shownIn(db, { sources, topics, stances: [...stances], most })
}

/** Since when a text has waited to be profiled; undefined where none does. */
export const readingSince = async (db: Db): Promise<Date | undefined> => (await db.selectFrom('sources').select('brought_at').where('state', '=', 'read').orderBy('brought_at').limit(1).executeTakeFirst())?.brought_at

/** Sources that this engine and vocabulary have not profiled yet. */
export async function outdatedSources(db: Db, madeWith: string): Promise<SourceId[]> {
  const rows = await db.selectFrom('sources').select('id').where(isOutdated(madeWith)).orderBy('id').execute()
  return rows.map(({ id }) => id as SourceId) // ids of the table of sources
}

// ---- Showings and words

/** What a source shows, in place of what it showed. */
export async function replaceShowings(tx: Tx, source: SourceId, showings: readonly { readonly topic: string; readonly stance: 'has' | 'seeks'; readonly weight: number; readonly unit: string }[]): Promise<void> {
  await tx.deleteFrom('showings').where('source', '=', source).execute()
  if (showings.length > 0) await tx.insertInto('showings').values(showings.map(({ topic, stance, weight, unit }) => ({ source, topic, stance, weight, unit }))).execute()
}

/** Everything that sources show, of every audience; who computes for one leaves out the rest. Sealed texts show nothing. */
export async function allShowings(db: Db): Promise<Showing[]> {
  const { rows } = await sql<Showing>`
    select so.organisation, sh.topic, sh.stance, sh.weight, sh.source, sh.unit, s.audience
    from showings sh join sources s on s.id = sh.source join source_organisations so on so.source = s.id
    where s.audience <> 'sealed' order by so.organisation, sh.topic, sh.source
  `.execute(db)
  return rows
}

export async function addWord(tx: Tx, word: Word): Promise<void> {
  await tx.insertInto('words').values({ id: word.id, organisation: word.organisation, topic: word.topic, says: word.says, audience: word.audience, said_by: authorText(word.by), said_at: word.at }).execute()
}

const wordsOf = prepared('topics.words', (db, given: { organisation: OrganisationId }) => db.selectFrom('words').selectAll().where('organisation', '=', given.organisation).orderBy('id'))

/** In the order they were written. */
export async function listWords(db: Db, organisation?: OrganisationId): Promise<Word[]> {
  const rows = organisation === undefined ? await db.selectFrom('words').selectAll().orderBy('id').execute() : await wordsOf(db, { organisation })
  // Ids of their tables.
  return rows.map((row) => ({ id: row.id as WordId, organisation: row.organisation as OrganisationId, topic: row.topic, says: row.says, audience: row.audience, by: authorFrom(row.said_by), at: row.said_at }))
}
