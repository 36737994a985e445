/**
 * Lists of organisations as a reader sees them: filtered, in the order of their names, by pages of {@link PAGE_SIZE} that begin after an organisation, so that the last page is as quick as the first.
 */
import { sql, type SelectQueryBuilder, type SqlBool } from 'kysely'
import { quickly, shaped, type Asked, type Db } from '#platform/database'
import type { Tables } from '#platform/tables'
import type { Language } from '#platform/words'
import { isInside, type Actor } from './actor.ts'
import { byField, sumOf } from './count.ts'
import type { Day } from './day.ts'
import type { Standing } from './membership.ts'
import type { OrganisationId, OrganisationKind } from './organisation.ts'
import { clustersOn, holds, listedFrom, standingAmong, standingOn, type Listed } from './placing-store.ts'
import { plainWords } from './spelling.ts'
import type { Whereabouts } from './spots.ts'
import { WHOLE_ROW } from './store.ts'

const PAGE_SIZE = 50

/** What is listed: what this actor may read, on this day, and of that what the filters leave. */
export type Listing = {
  readonly actor: Actor
  readonly day: Day
  readonly kind?: OrganisationKind | undefined
  readonly field?: string | undefined
  readonly cluster?: OrganisationId | undefined
  readonly standing?: Standing | undefined
  /** Words of a name, a place or a carrier; parts of words too. */
  readonly text?: string | undefined
}

/** Which page: the first, or the one that begins after an organisation, or ends before one. */
export type Leaf = { readonly after?: OrganisationId | undefined; readonly before?: OrganisationId | undefined }

export type ListPage = { readonly rows: readonly Listed[]; readonly next?: OrganisationId; readonly previous?: OrganisationId }

/** A page of a list. */
export async function listOrganisations(db: Db, listing: Listing, language: Language, { after, before }: Leaf = {}, size = PAGE_SIZE): Promise<ListPage> {
  const isBack = before !== undefined
  const at = before ?? after
  const [given, parts] = [{ ...givenOf(listing), at, most: size + 1 }, { ...partsOf(listing), language, isBack, isFurther: at !== undefined }]
  const found = await (size > PAGE_SIZE ? leafOf(db, given, parts).execute() : leaf(db, given, parts))
  const isMore = found.length > size
  const kept = found.slice(0, size)
  if (isBack) kept.reverse()
  const rows = kept.map(listedFrom)
  const [first, last] = [rows[0]?.organisation.id, rows.at(-1)?.organisation.id]
  return { rows, ...(last !== undefined && (isMore || isBack) ? { next: last } : {}), ...(first !== undefined && (isBack ? isMore : after !== undefined) ? { previous: first } : {}) }
}

/** The whole list, for a file of it. */
export const wholeList = async (db: Db, listing: Listing, language: Language): Promise<readonly Listed[]> => (await listOrganisations(db, listing, language, {}, 250_000)).rows

/** How many of each kind and standing. */
export type Tally = readonly { readonly kind: OrganisationKind; readonly standing: Standing; readonly count: number }[]

/** How many there are of each, and the fields that they name, those of most first. */
export type Survey = { readonly tally: Tally; readonly fields: readonly string[] }

/** All of a listing, counted in one pass; those of one kind, standing and set of fields are one row of it. */
export async function surveyOf(db: Db, listing: Listing): Promise<Survey> {
  const rows = await survey(db, givenOf(listing), partsOf(listing))
  const tally = [...Map.groupBy(rows, ({ kind, standing }) => `${kind} ${standing}`).values()].flatMap((some) => some.slice(0, 1).map(({ kind, standing }) => ({ kind, standing, count: sumOf(some) })))
  return { tally, fields: byField(rows.flatMap(({ fields, count }) => fields.map((field) => ({ field, count })))).map(({ field }) => field) }
}

/** How many a listing has. */
export const countListed = async (db: Db, listing: Listing): Promise<number> => sumOf(await total(db, givenOf(listing), partsOf(listing)))

/** What they say of where they are, counted; the main field with it. */
export async function whereaboutsOf(db: Db, listing: Listing): Promise<Whereabouts[]> {
  const rows = await whereabouts(db, givenOf(listing), partsOf(listing))
  return rows.map(({ count, ...said }) => ({ ...Object.fromEntries(Object.entries(said).filter(([, text]) => text !== null)), count }))
}

/** Those who say of where they are what these say, by name. */
export async function listedAt(db: Db, listing: Listing, where: readonly Whereabouts[], language: Language, most: number): Promise<readonly Listed[]> {
  const texts = (of: 'place' | 'country' | 'coordinates'): readonly string[] => where.map((one) => one[of] ?? '')
  const rows = await leafOf(db, { ...givenOf(listing), at: undefined, most }, { ...partsOf(listing), language, isBack: false, isFurther: false })
    .where(sql<SqlBool>`(coalesce(place, ''), coalesce(country, ''), coalesce(coordinates, '')) in (select * from unnest(${texts('place')}::text[], ${texts('country')}::text[], ${texts('coordinates')}::text[]))`)
    .execute()
  return rows.map(listedFrom)
}

// ---- Queries

/** What stands in a query as values. */
type Given = Pick<Listing, 'day' | 'kind' | 'field' | 'cluster' | 'standing'> & { readonly own: OrganisationId | undefined }

/** Which parts it has. */
type Parts = { readonly isInside: boolean; readonly has: Readonly<Record<'own' | 'kind' | 'field' | 'cluster' | 'standing', boolean>>; readonly words: readonly string[] }

const ownOf = (actor: Actor): OrganisationId | undefined => (actor.as === 'organisation' ? actor.organisation : undefined)
const givenOf = ({ actor, day, kind, field, cluster, standing }: Listing): Given => ({ day, kind, field, cluster, standing, own: ownOf(actor) })
const partsOf = ({ actor, kind, field, cluster, standing, text }: Listing): Parts => ({ isInside: isInside(actor), has: { own: ownOf(actor) !== undefined, kind: kind !== undefined, field: field !== undefined, cluster: cluster !== undefined, standing: standing !== undefined }, words: plainWords(text ?? '') })

function listed(db: Db, { day, own, kind, field, cluster, standing }: Given, { isInside: isWhole, has, words }: Parts): SelectQueryBuilder<Tables, 'organisations', object> {
  return db
    .selectFrom('organisations')
    .$if(!isWhole, (query) => query.where((where) => where.or([where('audience', '=', 'public'), ...(has.own ? [sql<SqlBool>`id = ${own}`] : [])])))
    .$if(has.kind, (query) => query.where(sql<SqlBool>`kind = ${kind}`))
    .$if(has.field, (query) => query.where(sql<SqlBool>`fields @> array[${field}::text]`))
    .$if(has.cluster, (query) => query.where(sql<SqlBool>`id in (select b.organisation from belongings b where b.cluster = ${cluster}::uuid and ${holds('b', day)})`))
    .$if(has.standing, (query) => query.where(sql<SqlBool>`${standingAmong(day)} = ${standing}`))
    .where((where) => where.and(words.map((word) => where('found_by', 'like', `%${word}%`))))
}

/** What was searched for makes a query of its own; the others are of few shapes. */
function inFewShapes<G extends object, P extends Parts, Row>(name: string, build: (db: Db, given: G, parts: P) => Asked<Row>): (db: Db, given: G, parts: P) => Promise<Row[]> {
  const few = shaped(name, build)
  return (db, given, parts) => (parts.words.length === 0 ? few(db, given, parts) : quickly(db, build(db, given, parts)))
}

const nameFor = (language: Language) => (language === 'de' ? sql<string>`coalesce(name_de, name_en) collate "de-x-icu"` : sql<string>`coalesce(name_en, name_de) collate "de-x-icu"`)

function leafOf(db: Db, given: Given & { readonly at: OrganisationId | undefined; readonly most: number }, parts: Parts & { readonly language: Language; readonly isBack: boolean; readonly isFurther: boolean }) {
  const name = nameFor(parts.language)
  const { isBack } = parts
  return listed(db, given, parts)
    .select(WHOLE_ROW)
    .select([standingOn(given.day).as('standing'), clustersOn(given.day).as('clusters')])
    .$if(parts.isFurther, (query) => query.where(sql<SqlBool>`(${name}, id) ${isBack ? sql`<` : sql`>`} (select ${name}, id from organisations where id = ${given.at})`))
    .orderBy(isBack ? sql`${name} desc` : name)
    .orderBy('id', isBack ? 'desc' : 'asc')
    .limit(given.most)
}

const leaf = inFewShapes('members.leaf', leafOf)

const survey = inFewShapes('members.survey', (db, given: Given, parts: Parts) =>
  db.selectFrom(listed(db, given, parts).select(['kind', 'fields', standingAmong(given.day).as('standing')]).as('one')).select(['kind', 'standing', 'fields', (one) => one.fn.countAll<number>().as('count')]).groupBy(['kind', 'standing', 'fields']))

const total = inFewShapes('members.total', (db, given: Given, parts: Parts) => listed(db, given, parts).select((all) => all.fn.countAll<number>().as('count')))

const whereabouts = inFewShapes('members.whereabouts', (db, given: Given, parts: Parts) => sql<{ place: string | null; country: string | null; coordinates: string | null; field: string | null; count: number }>`select place, country, coordinates, fields[1] as field, count(*)::integer as count from (${listed(db, given, parts).select(['place', 'country', 'coordinates', 'fields'])}) as one group by 1, 2, 3, 4`)
