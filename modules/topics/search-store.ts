/**
 * Every statement of the search: the terms that organisations and sources are found by, and finding them.
 * **Shapes**: 20,000 organisations and 100,000 sources. Of what many answer to, the first {@link MOST_LOOKED_AT} of each way are looked at, and for a short list {@link FEW_LOOKED_AT}, so that two letters cost no more than ten.
 * What may be read is asked of the things themselves, never of a copy: the same as `may.read` of members and of sources; a test holds them against each other.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '#platform/database'
import type { Language } from '#platform/words'
import type { Actor, OrganisationId } from '#modules/members'
import type { TopicId } from './act.ts'
import type { Asked, AskedWord } from './search-terms.ts'
import type { SourceId } from './source.ts'

declare module '#platform/tables' {
  interface Tables {
    organisation_terms: { organisation: string; made_of: string; made_with: string | null; names: string }
    source_terms: { source: string; made_of: string; made_with: string | null; names: string; terms: string }
  }
}

// ---- Finding

/**
 * The planner does not know what it costs to unpack what a text says, and would walk through all of them where many answer.
 * In a transaction of its own, so that nothing else is planned so.
 */
const byIndex = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('read committed').execute(async (tx) => {
    await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`.execute(tx)
    return work(tx)
  })

const MOST_LOOKED_AT = 1_000
const FEW_LOOKED_AT = 200

/** `isShort`: the best few, whose number nobody asks for. */
export type Leaf = { readonly from?: number; readonly most: number; readonly isShort?: boolean }

/** Rows and how many there are in all; `isMore`: at least so many. */
export type Leaved<Row> = { readonly rows: readonly Row[]; readonly count: number; readonly isMore: boolean }

export type FoundOrganisation = { readonly id: OrganisationId; readonly name: string; readonly short: string | null; readonly kind: string; readonly place: string | null; readonly fields: readonly string[] }
export type FoundSource = { readonly id: SourceId; readonly title: string; readonly kind: string; readonly language: Language | null; readonly hash: string | null; readonly owners: readonly string[] }

/** Whom topics lead to: those of everything that was asked, and those of each word. */
export type Holders = { readonly whole: readonly OrganisationId[]; readonly ofWord: readonly (readonly OrganisationId[])[] }

export async function findOrganisations(db: Db, actor: Actor, asked: Asked, holders: Holders, language: Language, { from = 0, most, isShort = false }: Leaf): Promise<Leaved<FoundOrganisation>> {
  const some = isShort ? FEW_LOOKED_AT : MOST_LOOKED_AT
  const byName = query(asked.words.map((word) => beginning(word)))
  const first = query([beginning(asked.words[0], 'A'), ...asked.words.slice(1).map((word) => beginning(word))])
  const name = language === 'de' ? sql`coalesce(o.name_de, o.name_en)` : sql`coalesce(o.name_en, o.name_de)`
  const isReadable = readableOrganisation(actor)
  const isMixed = asked.words.length > 1 && holders.ofWord.some((ids) => ids.length > 0)
  const mixed = sql.join(asked.words.map((word, at) => sql`(t.names @@ ${query([beginning(word)])} or t.organisation = any(${holders.ofWord[at] ?? []}::uuid[]))`), sql` and `)
  const found = sql<FoundOrganisation & { total: number }>`
    with ways as (
      (select t.organisation as id, 0 as way from organisation_terms t join organisations o on o.id = t.organisation where t.names @@ ${first} and ${isReadable} limit ${some})
      union all
      (select t.organisation, 1 from organisation_terms t join organisations o on o.id = t.organisation where t.names @@ ${byName} and ${isReadable} limit ${some})
      union all
      (select o.id, 2 from organisations o where o.id = any(${holders.whole}::uuid[]) and ${isReadable} limit ${some})
      ${isMixed ? sql`union all (select t.organisation, 2 from organisation_terms t join organisations o on o.id = t.organisation where ${mixed} and ${isReadable} limit ${some})` : sql``}
    ), best as (select id, min(way) as way from ways group by id)
    select o.id, ${name} as name, o.short_name as short, o.kind, o.place, o.fields, count(*) over ()::int as total
    from best join organisations o using (id)
    order by way, o.kind <> 'cluster', ${name} collate "de-x-icu", o.id offset ${from} limit ${most}`
  return leaved((await byIndex(db, (tx) => found.execute(tx))).rows)
}

/** In: topics that are meant. `isWide`: also what the texts say and show, not the titles alone. */
export async function findSources(db: Db, actor: Actor, asked: Asked, topics: readonly TopicId[], isWide: boolean, language: Language, { from = 0, most, isShort = false }: Leaf): Promise<Leaved<FoundSource>> {
  const some = isShort ? FEW_LOOKED_AT : MOST_LOOKED_AT
  const byTitle = query(asked.words.map((word) => beginning(word)))
  const byText = query(asked.words.map((word) => saying(word, isInside(actor))))
  const isReadable = readableSource(actor)
  const wide = sql`
    union all
    (select t.source, 1 from source_terms t join sources s on s.id = t.source where t.terms @@ ${byText} and ${isReadable} limit ${some})
    union all
    (select distinct on (h.source) h.source, 1 from (select sh.source from showings sh join sources s on s.id = sh.source where sh.topic = any(${topics}) and ${isReadable} limit ${some}) h)`
  const name = language === 'de' ? sql`coalesce(o.short_name, o.name_de, o.name_en)` : sql`coalesce(o.short_name, o.name_en, o.name_de)`
  const found = sql<FoundSource & { total: number }>`
    with ways as (
      (select t.source as id, 0 as way from source_terms t join sources s on s.id = t.source where t.names @@ ${byTitle} and ${isReadable} limit ${some})
      ${isWide ? wide : sql``}
    ), best as (select id, min(way) as way, count(*) as ways from ways group by id),
    shown as (select id, way, ways, count(*) over ()::int as total from best order by way, ways desc, id desc offset ${from} limit ${most})
    select s.id, s.title, s.kind, s.language, s.hash, shown.total,
      array(select ${name} from source_organisations so join organisations o on o.id = so.organisation where so.source = s.id and ${readableOrganisation(actor)} order by so.place limit 3) as owners
    from shown join sources s using (id)
    order by shown.way, shown.ways desc, s.id desc`
  return leaved((await byIndex(db, (tx) => found.execute(tx))).rows)
}

function leaved<Row extends { readonly total: number }>(rows: readonly Row[]): Leaved<Row> {
  const count = rows[0]?.total ?? 0
  return { rows, count: Math.min(count, MOST_LOOKED_AT), isMore: count >= MOST_LOOKED_AT }
}

/** The same as `may.read` of organisations. */
function readableOrganisation(actor: Actor): RawBuilder<boolean> {
  if (isInside(actor)) return sql`true`
  return actor.as === 'organisation' ? sql`(o.audience = 'public' or o.id = ${actor.organisation}::uuid)` : sql`o.audience = 'public'`
}

/** The same as `may.read` of sources. */
function readableSource(actor: Actor): RawBuilder<boolean> {
  const open = isInside(actor) ? sql<boolean>`s.audience in ('public', 'alliance')` : sql<boolean>`s.audience = 'public'`
  return actor.as === 'organisation' ? sql<boolean>`(${open} or exists (select from source_organisations so where so.source = s.id and so.organisation = ${actor.organisation}::uuid))` : open
}

const isInside = (actor: Actor): boolean => actor.as === 'curator' || (actor.as === 'organisation' && actor.standing === 'member')

// Plain words are letters and digits only, so nothing in them is a sign of the query language.
const query = (words: readonly string[]): RawBuilder<unknown> => sql`${words.join(' & ')}::tsquery`

const anyOf = (terms: readonly string[]): string => `(${terms.join(' | ')})`

/** A word of a name that begins so. */
function beginning(word: AskedWord | undefined, weight = ''): string {
  if (word === undefined) return "''"
  return anyOf([`'${word.typed}':${word.typed.length > 1 ? '*' : ''}${weight}`.replace(/:$/, ''), ...word.forms.map((form) => `'${form}'${weight === '' ? '' : `:${weight}`}`)])
}

const BEGINS_FROM = 5

/** Stands before what only the alliance may find a thing by. */
export const INSIDE = '~'

/** A word of a text; from five letters on its beginning is enough. */
function saying({ typed, forms }: AskedWord, inside: boolean): string {
  const begins = typed.length >= BEGINS_FROM ? ':*' : ''
  return anyOf([`'${typed}'${begins}`, ...(inside ? [`'${INSIDE}${typed}'${begins}`] : []), ...forms.map((form) => `'${form}'`)])
}

/** Names and titles that this actor may read and in which a word begins with these letters: for slips. */
export async function namesWith(db: Db, actor: Actor, letters: string): Promise<string[]> {
  const begins = query([`'${letters}':*`])
  const { rows } = await sql<{ name: string }>`
    (select concat_ws(' ', o.name_de, o.name_en, o.short_name, o.place) as name from organisation_terms t join organisations o on o.id = t.organisation where t.names @@ ${begins} and ${readableOrganisation(actor)} limit 500)
    union all
    (select s.title from source_terms t join sources s on s.id = t.source where t.names @@ ${begins} and ${readableSource(actor)} limit 500)`.execute(db)
  return rows.map(({ name }) => name)
}

/** The beginnings of the texts of these sources, for the place where a word stands. */
export async function beginningsOf(db: Db, sources: readonly SourceId[], most = 60_000): Promise<ReadonlyMap<string, string>> {
  if (sources.length === 0) return new Map()
  const { rows } = await sql<{ id: string; text: string }>`select s.id, left(texts.text, ${most}) as text from sources s join texts using (hash) where s.id = any(${sources}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, text }) => [id, text]))
}

// ---- Keeping the terms

export type CalledOrganisation = { readonly id: OrganisationId; readonly madeOf: string; readonly names: readonly string[]; readonly beside: string; readonly fields: readonly string[] }
/** `hidden`: what owners are called that the public does not know of. */
export type CalledSource = { readonly id: SourceId; readonly madeOf: string; readonly title: string; readonly owners: string; readonly hidden: string }

const ofOrganisation = sql`md5(o.found_by || ' ' || o.fields::text || ' ' || o.audience)`
const ofSource = sql`md5(s.title || ' ' || coalesce(s.hash, ''))`
const called = sql`o.id, array_remove(array[o.name_de, o.name_en, o.short_name] || o.other_names, null) as names, concat_ws(' ', o.place, o.carrier) as beside, o.fields`
const ownersThat = (audience: 'public' | 'alliance') => sql`coalesce((select string_agg(o.found_by, ' ' order by so.place) from source_organisations so join organisations o on o.id = so.organisation where so.source = s.id and o.audience = ${audience}), '')`
const owners = sql`${ownersThat('public')} as owners, ${ownersThat('alliance')} as hidden`

/** Organisations whose terms are not made of what they are called now. */
export async function changedOrganisations(db: Db, most: number): Promise<CalledOrganisation[]> {
  const { rows } = await sql<CalledOrganisation>`select ${called}, ${ofOrganisation} as "madeOf" from organisations o left join organisation_terms t on t.organisation = o.id where t.made_of is distinct from ${ofOrganisation} limit ${most}`.execute(db)
  return rows
}

/** Sources likewise, of these or of all. */
export async function changedSources(db: Db, ids: readonly string[] | undefined, most: number): Promise<CalledSource[]> {
  const among = ids === undefined ? sql`true` : sql`s.id = any(${ids}::uuid[])`
  const { rows } = await sql<CalledSource>`select s.id, s.title, ${ofSource} as "madeOf", ${owners} from sources s left join source_terms t on t.source = s.id where ${among} and t.made_of is distinct from ${ofSource} limit ${most}`.execute(db)
  return rows
}

/** Sources are found by whose they are: those of organisations that are called otherwise now. */
export async function sourcesOf(db: Db, organisations: readonly OrganisationId[]): Promise<CalledSource[]> {
  const { rows } = await sql<CalledSource>`select s.id, s.title, ${ofSource} as "madeOf", ${owners} from sources s where s.id in (select source from source_organisations where organisation = any(${organisations}::uuid[]))`.execute(db)
  return rows
}

type Kept<Id> = { readonly id: Id; readonly madeOf: string; readonly madeWith: string | null }
/** By weight; a term counts with the first weight it comes with. */
export type Weighted = Readonly<Partial<Record<'A' | 'B' | 'C', readonly string[]>>>

export async function keepOrganisationTerms(tx: Tx, rows: readonly (Kept<OrganisationId> & { readonly names: Weighted })[]): Promise<void> {
  if (rows.length === 0) return
  const given = JSON.stringify(rows.map(({ id, madeOf, madeWith, names }) => ({ organisation: id, made_of: madeOf, made_with: madeWith, names: vectorOf(names) })))
  await sql`
    insert into organisation_terms select * from jsonb_populate_recordset(null::organisation_terms, ${given}::jsonb) given where exists (select from organisations o where o.id = given.organisation)
    on conflict (organisation) do update set made_of = excluded.made_of, made_with = excluded.made_with, names = excluded.names`.execute(tx)
}

export async function keepSourceTerms(tx: Tx, rows: readonly (Kept<SourceId> & { readonly names: Weighted; readonly terms: readonly string[] })[]): Promise<void> {
  if (rows.length === 0) return
  const given = JSON.stringify(rows.map(({ id, madeOf, madeWith, names, terms }) => ({ source: id, made_of: madeOf, made_with: madeWith, names: vectorOf(names), terms: terms.map((term) => `'${term}'`).join(' ') })))
  await sql`
    insert into source_terms select * from jsonb_populate_recordset(null::source_terms, ${given}::jsonb) given where exists (select from sources s where s.id = given.source)
    on conflict (source) do update set made_of = excluded.made_of, made_with = excluded.made_with, names = excluded.names,
      -- Until the engine has read it again, what it read before still finds it.
      terms = case when excluded.made_with is null then source_terms.terms || excluded.terms else excluded.terms end`.execute(tx)
}

function vectorOf(names: Weighted): string {
  const weights = new Map<string, string>()
  for (const weight of ['A', 'B', 'C'] as const) for (const term of names[weight] ?? []) if (!weights.has(term)) weights.set(term, weight)
  return [...weights].map(([term, weight]) => `'${term}':1${weight}`).join(' ')
}

/** Those that the engine has not read yet. */
export async function unreadOrganisations(db: Db, most: number): Promise<CalledOrganisation[]> {
  const { rows } = await sql<CalledOrganisation>`select ${called}, t.made_of as "madeOf" from organisation_terms t join organisations o on o.id = t.organisation where t.made_with is null limit ${most}`.execute(db)
  return rows
}

export type UnreadSource = CalledSource & { readonly text: string; readonly language: Language | null }

/** A text beyond this is found by its beginning. */
const LONGEST_TEXT = 500_000

export async function unreadSources(db: Db, most: number): Promise<UnreadSource[]> {
  const { rows } = await sql<UnreadSource>`select s.id, s.title, t.made_of as "madeOf", ${owners}, s.language, coalesce(left(texts.text, ${LONGEST_TEXT}), '') as text from source_terms t join sources s on s.id = t.source left join texts on texts.hash = s.hash where t.made_with is null limit ${most}`.execute(db)
  return rows
}

/** Another engine finds other parts: what an earlier one read is to be read again. */
export async function forgetMaking(tx: Tx, madeWith: string): Promise<void> {
  await sql`update organisation_terms set made_with = null where made_with <> ${madeWith}`.execute(tx)
  await sql`update source_terms set made_with = null where made_with <> ${madeWith}`.execute(tx)
}
