/**
 * Lists of plans as a reader sees them: filtered by what they may see before anything else, the latest changed first, by pages of {@link PAGE_SIZE} that begin after a plan. Everything here stands on {@link seenBy}.
 * Only what as many may see as the plan is searched and filtered by: title, texts that are not stricter, state, topics, lead.
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Day, OrganisationId, PersonId } from '#modules/members'
import { prepared, quickly, shaped, type Db, type Tx } from '#platform/database'
import type { Instant } from '#platform/time'
import { plainWords, type Language } from '#platform/words'
import type { Disclosure } from './disclosure.ts'
import type { Version } from './history.ts'
import type { Reader } from './policy.ts'
import type { Project, ProjectId } from './project.ts'
import type { ProjectState } from './state.ts'
import { eyesOf, seenBy, sightOf, visibleTo, type Eyes, type Sight } from './store.ts'

const PAGE_SIZE = 50

export type ListFilter = { readonly state?: ProjectState | undefined; readonly topic?: string | undefined; readonly field?: string | undefined; readonly lead?: OrganisationId | undefined; readonly text?: string | undefined }
export type Leaf = { readonly after?: ProjectId | undefined; readonly before?: ProjectId | undefined }

/** A plan in a list. */
export type ListedProject = { readonly id: ProjectId; readonly title: Readonly<Partial<Record<Language, string>>>; readonly lead: OrganisationId; readonly leadName: Readonly<Partial<Record<Language, string>>>; readonly fields: readonly string[]; readonly state: ProjectState; readonly became?: 'split' | 'merged'; readonly disclosure: Disclosure; readonly from?: Day; readonly until?: Day; readonly topics: readonly string[]; readonly changedAt: Instant }

export type ListPage = { readonly rows: readonly ListedProject[]; readonly next?: ProjectId; readonly previous?: ProjectId }

type Row = { readonly id: ProjectId; readonly title_de: string | null; readonly title_en: string | null; readonly lead: OrganisationId; readonly lead_de: string | null; readonly lead_en: string | null; readonly fields: readonly string[]; readonly state: ProjectState; readonly became: 'split' | 'merged' | null; readonly disclosure: Disclosure; readonly from: Day | null; readonly until: Day | null; readonly topics: readonly string[]; readonly changed_at: Instant }

const spoken = (de: string | null, en: string | null) => ({ ...(de === null ? {} : { de }), ...(en === null ? {} : { en }) })
const listedFrom = ({ id, title_de, title_en, lead, lead_de, lead_en, fields, state, became, disclosure, from, until, topics, changed_at }: Row): ListedProject => ({ id, title: spoken(title_de, title_en), lead, leadName: spoken(lead_de, lead_en), fields, state, ...(became === null ? {} : { became }), disclosure, ...(from === null ? {} : { from }), ...(until === null ? {} : { until }), topics, changedAt: changed_at })

// ---- Queries

type Given = Eyes & Pick<ListFilter, 'state' | 'topic' | 'field' | 'lead'>
type Parts = Sight & { readonly has: Readonly<Record<'state' | 'topic' | 'field' | 'lead', boolean>>; readonly words: readonly string[] }

const givenOf = (reader: Reader, { state, topic, field, lead }: ListFilter): Given => ({ ...eyesOf(reader), state, topic, field, lead })
const partsOf = (reader: Reader, { state, topic, field, lead, text }: ListFilter): Parts => ({ ...sightOf(reader), has: { state: state !== undefined, topic: topic !== undefined, field: field !== undefined, lead: lead !== undefined }, words: plainWords(text ?? '') })

/** The condition on `projects p join organisations o`. */
function among(given: Given, parts: Parts): RawBuilder<SqlBool> {
  const { state, topic, field, lead } = given
  const conditions = [seenBy(parts, given)]
  if (parts.has.state) conditions.push(sql`(p.state = ${state} and p.became is null)`)
  if (parts.has.topic) conditions.push(sql`((exists (select from project_topics t where t.project = p.id and t.topic = ${topic}) and not exists (select from project_topic_words w where w.project = p.id and w.topic = ${topic} and w.says = 'rejected')) or exists (select from project_topic_words w where w.project = p.id and w.topic = ${topic} and w.says = 'confirmed'))`)
  if (parts.has.field) conditions.push(sql`o.fields @> array[${field}::text]`)
  if (parts.has.lead) conditions.push(sql`p.lead = ${lead}`)
  for (const word of parts.words) conditions.push(sql`p.found_by like ${`%${word}%`}`)
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}

/** What was searched for makes a query of its own; the others are of few shapes. */
function inFewShapes<G extends object, P extends Parts, R>(name: string, build: (given: G, parts: P) => RawBuilder<R>): (db: Db, given: G, parts: P) => Promise<R[]> {
  const few = shaped(name, (_: Db, given: G, parts: P) => build(given, parts))
  return (db, given, parts) => (parts.words.length === 0 ? few(db, given, parts) : quickly(db, build(given, parts)))
}

const MOST_TOPICS = 3

const leaf = inFewShapes('projects.leaf', (given: Given & { readonly at: ProjectId | undefined; readonly most: number }, parts: Parts & { readonly isBack: boolean; readonly isFurther: boolean }) => sql<Row>`
  select p.id, p.twins -> 'de' ->> 'title' as title_de, p.twins -> 'en' ->> 'title' as title_en, p.lead, o.name_de as lead_de, o.name_en as lead_en, o.fields, p.state, p.became, p.disclosure, p.from_day::text as "from", p.until_day::text as until, p.changed_at,
    array(select t.topic from project_topics t where t.project = p.id and t.stance = 'has' and not exists (select from project_topic_words w where w.project = p.id and w.topic = t.topic and w.stance = 'has' and w.says = 'rejected') order by t.weight desc, t.topic limit ${sql.lit(MOST_TOPICS)}) as topics
  from projects p join organisations o on o.id = p.lead
  where ${among(given, parts)} ${parts.isFurther ? sql`and (p.changed_at, p.id) ${parts.isBack ? sql`>` : sql`<`} (select p.changed_at, p.id from projects p where p.id = ${given.at} and ${seenBy(parts, given)})` : sql``}
  order by p.changed_at ${parts.isBack ? sql`asc` : sql`desc`}, p.id ${parts.isBack ? sql`asc` : sql`desc`} limit ${given.most}`)

/** A page of a list. */
export async function listProjects(db: Db, reader: Reader, filter: ListFilter, { after, before }: Leaf = {}, size = PAGE_SIZE): Promise<ListPage> {
  const isBack = before !== undefined
  const at = before ?? after
  const found = await leaf(db, { ...givenOf(reader, filter), at, most: size + 1 }, { ...partsOf(reader, filter), isBack, isFurther: at !== undefined })
  const isMore = found.length > size
  const kept = found.slice(0, size)
  if (isBack) kept.reverse()
  const rows = kept.map(listedFrom)
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id]
  return { rows, ...(last !== undefined && (isMore || isBack) ? { next: last } : {}), ...(first !== undefined && (isBack ? isMore : after !== undefined) ? { previous: first } : {}) }
}

/** The whole list, for a file of it. */
export const wholeList = async (db: Db, reader: Reader, filter: ListFilter): Promise<readonly ListedProject[]> => (await listProjects(db, reader, filter, {}, 100_000)).rows

/** How many there are of each state, and what they may be narrowed by, the most frequent first. */
export type Survey = { readonly states: readonly { readonly state: ProjectState; readonly count: number }[]; readonly count: number; readonly fields: readonly string[]; readonly leads: readonly { readonly id: OrganisationId; readonly name: Readonly<Partial<Record<Language, string>>> }[] }

const survey = inFewShapes('projects.survey', (given: Given, parts: Parts) => sql<{ state: ProjectState; went_on: boolean; lead: OrganisationId; name_de: string | null; name_en: string | null; fields: readonly string[]; count: number }>`
  select s.state, s.went_on, s.lead, o.name_de, o.name_en, o.fields, s.count from (
    select p.state, p.became is not null as went_on, p.lead, count(*)::integer as count from projects p join organisations o on o.id = p.lead where ${among(given, parts)} group by 1, 2, 3
  ) s join organisations o on o.id = s.lead`)

/** All that this reader may see, counted in one pass. */
export async function surveyOf(db: Db, reader: Reader, filter: ListFilter = {}): Promise<Survey> {
  const rows = await survey(db, givenOf(reader, filter), partsOf(reader, filter))
  const [states, fields, leads] = [new Map<ProjectState, number>(), new Map<string, number>(), new Map<OrganisationId, { readonly count: number; readonly name: ListedProject['leadName'] }>()]
  let all = 0
  for (const { state, went_on, lead, name_de, name_en, fields: named, count } of rows) {
    all += count
    if (!went_on) states.set(state, (states.get(state) ?? 0) + count)
    for (const field of named) fields.set(field, (fields.get(field) ?? 0) + count)
    leads.set(lead, { count: (leads.get(lead)?.count ?? 0) + count, name: spoken(name_de, name_en) })
  }
  return {
    count: all,
    states: [...states].map(([state, count]) => ({ state, count })),
    fields: [...fields].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([field]) => field),
    leads: [...leads].toSorted(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1)).map(([id, { name }]) => ({ id, name })),
  }
}

// ---- Around one plan

const people = prepared('projects.people', (_, given: { ids: readonly PersonId[] }) => sql<{ id: PersonId; name: string }>`select id, name from people where id = any(${given.ids}::uuid[])`)

/** What people are called; erased ones are nobody any longer. */
export const peopleNamed = async (db: Db, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> => new Map(ids.length === 0 ? [] : (await people(db, { ids })).map(({ id, name }) => [id, name]))

/** All versions of a plan in order, whoever may read them. */
export async function versionsOf(db: Db, id: ProjectId): Promise<readonly Version[]> {
  const { rows } = await sql<{ content: Omit<Project, 'createdAt' | 'changedAt'> & { readonly createdAt: string; readonly changedAt: string }; author: Version['by']; at: Instant }>`select content, author, at from project_versions where project = ${id} order by version`.execute(db)
  return rows.map(({ content, author, at }) => ({ project: { ...content, createdAt: new Date(content.createdAt), changedAt: new Date(content.changedAt) }, by: author, at }))
}

export type Linked = { readonly id: ProjectId; readonly title: ListedProject['title']; readonly kind: 'split' | 'merged'; readonly on: Day; readonly isOrigin: boolean }

/** Where a plan came from and went on, as far as this reader may see those plans. */
export async function linksOf(db: Db, reader: Reader, id: ProjectId): Promise<readonly Linked[]> {
  const { rows } = await sql<{ id: ProjectId; title_de: string | null; title_en: string | null; kind: 'split' | 'merged'; on: Day; isOrigin: boolean }>`
    select p.id, p.twins -> 'de' ->> 'title' as title_de, p.twins -> 'en' ->> 'title' as title_en, l.kind, l.on_day::text as on, l.target = ${id} as "isOrigin"
    from project_links l join projects p on p.id = case when l.target = ${id} then l.source else l.target end
    where (l.source = ${id} or l.target = ${id}) and ${visibleTo(reader)} order by l.on_day, p.id`.execute(db)
  return rows.map(({ title_de, title_en, ...rest }) => ({ ...rest, title: spoken(title_de, title_en) }))
}

export const addLinks = async (tx: Tx, source: ProjectId, targets: readonly ProjectId[], kind: 'split' | 'merged', on: Day): Promise<void> =>
  void (await sql`insert into project_links (source, target, kind, on_day) select ${source}::uuid, target, ${kind}, ${on}::date from unnest(${targets}::uuid[]) target`.execute(tx))
