/** Every statement about comments, mentions and distancings. **Errors**: `missing`; `stale` where somebody saved meanwhile; `conflict` for a distancing that is there already. */
import { sql } from 'kysely'
import type { Author, OrganisationId, PersonId } from '#modules/members'
import { prepared, type Db, type Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { About, Comment, CommentId, Distancing } from './comment.ts'

type Row = { readonly id: CommentId; readonly version: number; readonly kind: About['kind']; readonly about: string; readonly answers: CommentId | null; readonly by: Author; readonly at: Instant; readonly changedAt: Instant; readonly text: string; readonly deletedAt: Instant | null; readonly deletedBy: Author | null }

const commentFrom = ({ kind, about, answers, deletedAt, deletedBy, ...row }: Row): Comment => ({ ...row, about: { kind, id: about }, ...(answers === null ? {} : { answers }), ...(deletedAt === null || deletedBy === null ? {} : { deleted: { at: deletedAt, by: deletedBy } }) })

const WHOLE = sql`select c.id, c.version, c.about_kind as kind, c.about_id as about, c.answers, c.author as by, c.written_at as at, v.at as "changedAt", v.text, c.deleted_at as "deletedAt", c.deleted_by as "deletedBy"
  from comments c join comment_versions v on v.comment = c.id and v.version = c.version`

export async function findComment(db: Db, id: CommentId): Promise<Result<Comment>> {
  const { rows } = await sql<Row>`${WHOLE} where c.id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'comment.none') : accept(commentFrom(rows[0]))
}

/** A discussion: what began it, and the answers in order of time. */
export async function discussionOf(db: Db, id: CommentId): Promise<Comment[]> {
  const { rows } = await sql<Row>`${WHOLE} where c.id = ${id} or c.answers = ${id} order by c.answers nulls first, c.id`.execute(db)
  return rows.map(commentFrom)
}

const ofThing = prepared('groups.about', (_, given: { kind: About['kind']; ids: readonly string[] }) => sql<Row>`${WHOLE} where c.about_kind = ${given.kind} and c.about_id = any(${given.ids}::text[]) order by c.id`)

/** All comments about a thing, in order of time; a topic that was merged goes by several names. */
export const commentsAbout = async (db: Db, kind: About['kind'], ids: readonly string[]): Promise<Comment[]> => (await ofThing(db, { kind, ids })).map(commentFrom)

/** The comments that began the discussions in which something was said last. */
export async function latestDiscussions(db: Db, most: number): Promise<{ readonly first: Comment; readonly answers: number; readonly lastAt: Instant }[]> {
  const { rows } = await sql<Row & { readonly count: number; readonly lastAt: Instant }>`
    select first.*, (select count(*)::int from comments a where a.answers = first.id and a.deleted_at is null) as count, coalesce((select max(a.written_at) from comments a where a.answers = first.id), first.at) as "lastAt"
    from (${WHOLE} where c.answers is null) as first order by "lastAt" desc limit ${most}`.execute(db)
  return rows.map(({ count, lastAt, ...row }) => ({ first: commentFrom(row), answers: count, lastAt }))
}

export async function versionsOf(db: Db, id: CommentId): Promise<{ readonly version: number; readonly text: string; readonly at: Instant }[]> {
  return (await sql<{ version: number; text: string; at: Instant }>`select version, text, at from comment_versions where comment = ${id} order by version`.execute(db)).rows
}

export async function addComment(tx: Tx, { id, about, answers, by, at, text, version }: Comment): Promise<void> {
  await sql`insert into comments (id, version, about_kind, about_id, answers, author, written_at) values (${id}, ${version}, ${about.kind}, ${about.id}, ${answers ?? null}, ${JSON.stringify(by)}::jsonb, ${at})`.execute(tx)
  await sql`insert into comment_versions (comment, version, text, at) values (${id}, ${version}, ${text}, ${at})`.execute(tx)
}

/** A further version, or that it is deleted. `before` is what was read. */
export async function saveComment(tx: Tx, comment: Comment, before: Comment): Promise<Result<void>> {
  const { deleted } = comment
  const { numAffectedRows } = await sql`update comments set version = ${comment.version}, deleted_at = ${deleted?.at ?? null}, deleted_by = ${deleted === undefined ? null : JSON.stringify(deleted.by)}::jsonb where id = ${comment.id} and version = ${before.version} and deleted_at is null`.execute(tx)
  if (numAffectedRows === 0n) return refuse('stale', 'comment.changed')
  if (comment.version !== before.version) await sql`insert into comment_versions (comment, version, text, at) values (${comment.id}, ${comment.version}, ${comment.text}, ${comment.changedAt})`.execute(tx)
  return accept(undefined)
}

// ---- Mentions

/** Who is mentioned now; who was already and has read it is not told again. */
export async function keepMentions(tx: Tx, comment: CommentId, people: readonly PersonId[]): Promise<void> {
  await sql`delete from mentions where comment = ${comment} and not person = any(${people}::uuid[])`.execute(tx)
  await sql`insert into mentions (comment, person) select ${comment}, unnest(${people}::uuid[]) on conflict do nothing`.execute(tx)
}

export const seeMentions = async (tx: Db | Tx, person: PersonId, discussion: CommentId, at: Instant): Promise<void> =>
  void (await sql`update mentions set seen_at = ${at} where person = ${person} and seen_at is null and comment in (select id from comments where id = ${discussion} or answers = ${discussion})`.execute(tx))

/** By comment, the names of who is mentioned. */
export async function mentionedIn(db: Db, comments: readonly CommentId[]): Promise<ReadonlyMap<CommentId, readonly string[]>> {
  if (comments.length === 0) return new Map()
  const { rows } = await sql<{ comment: CommentId; names: string[] }>`select comment, array_agg(p.name order by p.name) as names from mentions join people p on p.id = person where comment = any(${comments}::uuid[]) group by comment`.execute(db)
  return new Map(rows.map(({ comment, names }) => [comment, names]))
}

type Open = { readonly discussion: CommentId; readonly about: About; readonly day: string }
type OpenRow = { readonly discussion: CommentId; readonly kind: About['kind']; readonly about: string; readonly day: string }
const openFrom = ({ discussion, kind, about, day }: OpenRow): Open => ({ discussion, about: { kind, id: about }, day })

/** Where this person is mentioned and has not looked yet. */
export async function openMentions(db: Db, person: PersonId): Promise<Open[]> {
  const { rows } = await sql<OpenRow>`
    select coalesce(c.answers, c.id) as discussion, c.about_kind as kind, c.about_id as about, min(c.written_at)::date::text as day
    from mentions m join comments c on c.id = m.comment where m.person = ${person} and m.seen_at is null and c.deleted_at is null group by 1, 2, 3 order by 4`.execute(db)
  return rows.map(openFrom)
}

/** Discussions about these organisations that were begun since this day and to which they have said nothing. */
export async function unansweredAbout(db: Db, organisations: readonly OrganisationId[], since: string): Promise<(Open & { readonly organisation: OrganisationId })[]> {
  const { rows } = await sql<OpenRow>`
    select c.id as discussion, c.about_kind as kind, c.about_id as about, c.written_at::date::text as day from comments c
    where c.about_kind = 'organisation' and c.about_id = any(${organisations}::text[]) and c.answers is null and c.deleted_at is null and c.written_at >= ${since}::date
      and not exists (select from comments own where (own.id = c.id or own.answers = c.id) and own.author->>'organisation' = c.about_id)
      and not exists (select from distancings d where d.discussion = c.id and d.author->>'organisation' = c.about_id)
    order by c.id`.execute(db)
  return rows.map((row) => ({ ...openFrom(row), organisation: row.about as OrganisationId })) // the comments are about organisations
}

// ---- Distancings

export async function distancingsOn(db: Db, discussions: readonly CommentId[]): Promise<Distancing[]> {
  if (discussions.length === 0) return []
  return (await sql<Distancing>`select discussion, author as by, at from distancings where discussion = any(${discussions}::uuid[]) order by at`.execute(db)).rows
}

export async function addDistancing(tx: Tx, id: string, { discussion, by, at }: Distancing): Promise<Result<void>> {
  const { numAffectedRows } = await sql`insert into distancings (id, discussion, author, at) values (${id}, ${discussion}, ${JSON.stringify(by)}::jsonb, ${at}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('conflict', 'distancing.twice')
}

/** All, or those of whom one acts for, with what stood in the discussion at that moment: what somebody distances themselves from must not change afterwards, even where it was deleted since. */
export async function listDistancings(db: Db, by?: Author): Promise<(Distancing & { readonly about: About; readonly said: string })[]> {
  const own = by === undefined ? sql`true` : by.as === 'organisation' ? sql`d.author->>'organisation' = ${by.organisation}` : sql`d.author = ${JSON.stringify(by)}::jsonb`
  const { rows } = await sql<Distancing & { readonly kind: About['kind']; readonly aboutId: string; readonly said: string }>`
    select d.discussion, d.author as by, d.at, f.about_kind as kind, f.about_id as "aboutId",
      coalesce((select string_agg(said.text, E'\n\n' order by said.id) from (
        select distinct on (c.id) c.id, v.text from comments c join comment_versions v on v.comment = c.id
        where (c.id = d.discussion or c.answers = d.discussion) and v.at <= d.at and (c.deleted_at is null or c.deleted_at > d.at) order by c.id, v.version desc) as said), '') as said
    from distancings d join comments f on f.id = d.discussion where ${own} order by d.at desc`.execute(db)
  return rows.map(({ kind, aboutId, ...row }) => ({ ...row, about: { kind, id: aboutId } }))
}

// ---- Names

/** What these people are called. */
export async function peopleNamed(db: Db, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{ id: PersonId; name: string }>`select id, name from people where id = any(${people}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
