/**
 * Reports in the database, and the lists that they count, read across the house. A day begins by the alliance's zone; what was withdrawn, deleted or called off does not count.
 * **Shapes**: every list has a row for each thing that counts, so that the number is the length of the list.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Day, OrganisationId } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Language } from '#platform/words'
import type { Period, Report, ReportId } from './report.ts'

type ReportRow = Omit<Report, keyof Period> & { readonly firstDay: Day; readonly lastDay: Day }

const WHOLE = sql`select id, version, title, from_day::text as "firstDay", until_day::text as "lastDay", indicators, author as by, changed_at as "changedAt" from reports`

const reportFrom = ({ firstDay, lastDay, ...row }: ReportRow): Report => ({ ...row, from: firstDay, until: lastDay })

export async function findReport(db: Db, id: ReportId): Promise<Result<Report>> {
  const { rows } = await sql<ReportRow>`${WHOLE} where id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'report.none') : accept(reportFrom(rows[0]))
}

export const listReports = async (db: Db, most: number): Promise<Report[]> => (await sql<ReportRow>`${WHOLE} order by until_day desc, id desc limit ${most}`.execute(db)).rows.map(reportFrom)

export const addReport = async (tx: Tx, { id, version, title, from, until, indicators, by, changedAt }: Report): Promise<void> =>
  void (await sql`insert into reports (id, version, title, from_day, until_day, indicators, author, changed_at) values (${id}, ${version}, ${title}, ${from}::date, ${until}::date, ${[...indicators]}::text[], ${JSON.stringify(by)}::jsonb, ${changedAt})`.execute(tx))

export async function saveReport(tx: Tx, { id, version, title, from, until, indicators, by, changedAt }: Report): Promise<Result<void>> {
  const { numAffectedRows } = await sql`update reports set version = ${version}, title = ${title}, from_day = ${from}::date, until_day = ${until}::date, indicators = ${[...indicators]}::text[], author = ${JSON.stringify(by)}::jsonb, changed_at = ${changedAt} where id = ${id} and version = ${version - 1}`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('stale', 'report.changed')
}

// ---- What is counted

/** A period by the clock of a zone. */
export type Asked = Period & { readonly zone: string; readonly language: Language }

/** What a list says of each thing: names in one language, ids for its address. */
export type Counted = { readonly day: Day | null; readonly name: string; readonly beside: string | null; readonly group: string | null; readonly id: string | null }

const dayOf = (at: RawBuilder<unknown>, { zone }: Asked) => sql`(${at} at time zone ${zone})::date`
const within = (day: RawBuilder<unknown>, { from, until }: Asked) => sql`${day} between ${from}::date and ${until}::date`
const titleOf = ({ language }: Asked) => sql`coalesce(p.twins->${language}->>'title', p.twins->'de'->>'title', p.twins->'en'->>'title', '')`
const nameOf = (table: string, { language }: Asked) => {
  const [own, other] = language === 'de' ? ['name_de', 'name_en'] : ['name_en', 'name_de']
  return sql`coalesce(${sql.ref(`${table}.${own}`)}, ${sql.ref(`${table}.${other}`)})`
}

const counted = async (db: Db, query: RawBuilder<unknown>): Promise<Counted[]> => (await sql<Counted>`${query}`.execute(db)).rows

/** Events that began and were not withdrawn. */
export const eventsHeld = (db: Db, asked: Asked): Promise<Counted[]> =>
  counted(db, sql`select ${dayOf(sql`e.starts_at`, asked)}::text as day, ${titleOf(asked)} as name, e.place as beside, null as "group", p.id from events e join publications p on p.id = e.publication
    where p.publish_at is not null and p.withdrawn_at is null and ${within(dayOf(sql`e.starts_at`, asked), asked)} order by e.starts_at, p.id`)

/** Who was at them, or is registered where nobody ticked the list; the kind is that of the organisation they named, where it is known by that name. */
export const participants = (db: Db, asked: Asked): Promise<Counted[]> =>
  counted(db, sql`select ${dayOf(sql`e.starts_at`, asked)}::text as day, r.name, concat_ws(' · ', r.organisation, ${titleOf(asked)}) as beside, coalesce(o.kind, 'unknown') as "group", p.id
    from registrations r join events e on e.publication = r.event join publications p on p.id = e.publication
    left join lateral (select kind from organisations where r.organisation is not null and lower(r.organisation) in (lower(name_de), lower(name_en), lower(short_name)) order by id limit 1) as o on true
    where p.withdrawn_at is null and ${within(dayOf(sql`e.starts_at`, asked), asked)}
      and (r.attended or (r.state = 'confirmed' and not exists (select from registrations t where t.event = r.event and t.attended)))
    order by e.starts_at, lower(r.name), r.id`)

/** Every time that somebody outside was spoken to. */
export const contactsMade = (db: Db, asked: Asked): Promise<Counted[]> =>
  counted(db, sql`select e.day::text as day, ${nameOf('o', asked)} as name, e.note as beside, e.way as "group", c.id from contact_entries e join contacts c on c.id = e.contact join organisations o on o.id = c.organisation where ${within(sql`e.day`, asked)} order by e.day, e.id`)

/** Answers to discussions, and replies to circulars whose sender is known. */
export const answersGiven = (db: Db, asked: Asked): Promise<Counted[]> =>
  counted(db, sql`
    select ${dayOf(sql`c.written_at`, asked)}::text as day, coalesce(${nameOf('o', asked)}, '') as name, left(v.text, 120) as beside, 'comment' as "group", c.answers as id
    from comments c join comment_versions v on v.comment = c.id and v.version = c.version left join organisations o on o.id::text = c.author->>'organisation'
    where c.answers is not null and c.deleted_at is null and ${within(dayOf(sql`c.written_at`, asked), asked)}
    union all
    select ${dayOf(sql`a.received_at`, asked)}::text, p.name, a.subject, 'reply', r.circular from replies a join circular_recipients r on r.id = a.recipient join people p on p.id = r.person
    where a.unverified is null and ${within(dayOf(sql`a.received_at`, asked), asked)} order by day`)

/** Competences of which an organisation last said, in the period, that it has them. */
export const competencesConfirmed = (db: Db, asked: Asked): Promise<(Counted & { readonly topic: string })[]> =>
  sql<Counted & { topic: string }>`select ${dayOf(sql`w.said_at`, asked)}::text as day, ${nameOf('o', asked)} as name, w.topic as beside, o.kind as "group", o.id, w.topic
    from (select distinct on (organisation, topic) * from words where ${within(dayOf(sql`said_at`, asked), asked)} order by organisation, topic, said_at desc, id desc) as w join organisations o on o.id = w.organisation
    where w.says = 'confirmed' order by w.said_at, w.id`.execute(db).then(({ rows }) => rows)

/** Intersections that somebody took up; each once. */
export const intersectionsTakenUp = (db: Db, asked: Asked): Promise<(Counted & { readonly organisations: readonly OrganisationId[]; readonly topics: readonly string[] })[]> =>
  sql<Counted & { organisations: OrganisationId[]; topics: string[] }>`select distinct on (i.id) ${dayOf(sql`t.done_at`, asked)}::text as day, '' as name, t.treatment->>'nextStep' as beside, null as "group", i.id, i.organisations, i.topics
    from intersection_treatments t join intersections i on i.id = t.intersection where t.treatment->>'did' = 'taken-up' and ${within(dayOf(sql`t.done_at`, asked), asked)} order by i.id, t.done_at`.execute(db).then(({ rows }) => rows)

/** Memberships that began, by kind. */
export const membershipsBegun = (db: Db, asked: Asked): Promise<Counted[]> =>
  counted(db, sql`select m.from_day::text as day, ${nameOf('o', asked)} as name, o.place as beside, m.kind as "group", o.id from memberships m join organisations o on o.id = m.organisation where ${within(sql`m.from_day`, asked)} order by m.from_day, o.id`)
