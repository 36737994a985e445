/**
 * Lists of organisations as a reader sees them: filtered, in the order of their names, by pages of {@link PAGE_SIZE} that begin after an organisation, so that the last page is as quick as the first.
 */
import { sql, type SelectQueryBuilder, type SqlBool } from 'kysely'
import { quickly, type Db } from '#platform/database'
import type { Tables } from '#platform/tables'
import type { Language } from '#platform/words'
import { isInside, type Actor } from './actor.ts'
import type { Day } from './day.ts'
import type { Standing } from './membership.ts'
import type { OrganisationId, OrganisationKind } from './organisation.ts'
import { clustersOn, listedFrom, standingOn, type Listed } from './placing-store.ts'
import { plainWords } from './spelling.ts'
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
  const name = nameFor(language)
  const isBack = before !== undefined
  const at = before ?? after
  const asked = listed(db, listing)
    .select(WHOLE_ROW)
    .select([standingOn(listing.day).as('standing'), clustersOn(listing.day).as('clusters')])
    .$if(at !== undefined, (query) => query.where(sql<SqlBool>`(${name}, id) ${isBack ? sql`<` : sql`>`} (select ${name}, id from organisations where id = ${at})`))
    .orderBy(isBack ? sql`${name} desc` : name)
    .orderBy('id', isBack ? 'desc' : 'asc')
    .limit(size + 1)
  const found = await (size > PAGE_SIZE ? asked.execute() : quickly(db, asked))
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

export const countOrganisations = (db: Db, listing: Listing): Promise<Tally> =>
  quickly(db, db.selectFrom(listed(db, listing).select(['kind', standingOn(listing.day).as('standing')]).as('one')).select(['kind', 'standing', (one) => one.fn.countAll<number>().as('count')]).groupBy(['kind', 'standing']))

/** The fields that organisations name, those of most first. */
export async function fieldsInUse(db: Db, listing: Listing, most: number): Promise<string[]> {
  const rows = await quickly(db, sql<{ field: string }>`select field from (${listed(db, listing).select('fields')}) as one, unnest(one.fields) as field group by field order by count(*) desc, field limit ${most}`)
  return rows.map(({ field }) => field)
}

const nameFor = (language: Language) => (language === 'de' ? sql<string>`coalesce(name_de, name_en) collate "de-x-icu"` : sql<string>`coalesce(name_en, name_de) collate "de-x-icu"`)

function listed(db: Db, { actor, day, kind, field, cluster, standing, text }: Listing): SelectQueryBuilder<Tables, 'organisations', object> {
  const own = actor.as === 'organisation' ? actor.organisation : null
  return db
    .selectFrom('organisations')
    .$if(!isInside(actor), (query) => query.where((where) => where.or([where('audience', '=', 'public'), ...(own === null ? [] : [where('id', '=', own)])])))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'cluster'))
    .$if(field !== undefined, (query) => query.where(sql<SqlBool>`fields @> ${[field]}::text[]`))
    .$if(cluster !== undefined, (query) => query.where(sql<SqlBool>`${cluster}::uuid = any(${clustersOn(day)})`))
    .$if(standing !== undefined, (query) => query.where(standingOn(day), '=', standing ?? 'member'))
    .where((where) => where.and(plainWords(text ?? '').map((word) => where('found_by', 'like', `%${word}%`))))
}
