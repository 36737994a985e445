/** Every statement about requests and offers, and what others say to them. What a reader sees is chosen here, before anything is counted: the same as `may.read`. **Errors**: `missing`, and `stale` where somebody saved meanwhile. */
import { sql, type RawBuilder } from 'kysely'
import { actors, placements, type Actor, type Author, type Day, type OrganisationId } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Reviewers } from './policy.ts'
import { REMINDED, type PartnerRequest, type RequestAnswer, type RequestAudience, type RequestDistancing, type RequestId, type RequestKind, type RequestState } from './request.ts'

type Row = {
  readonly id: RequestId
  readonly version: number
  readonly kind: RequestKind
  readonly organisation: OrganisationId
  readonly titleDe: string | null
  readonly textDe: string | null
  readonly titleEn: string | null
  readonly textEn: string | null
  readonly topics: readonly string[]
  readonly audience: RequestAudience
  readonly expiresOn: Day
  readonly kept: PartnerRequest['kept']
  readonly sentBack: string | null
  readonly openedAt: Instant | null
  readonly toldAt: Instant | null
  readonly by: Author
  readonly changedAt: Instant
}

const requestFrom = ({ id, version, kind, organisation, titleDe, textDe, titleEn, textEn, topics, audience, expiresOn, kept, sentBack, openedAt, toldAt, by, changedAt }: Row): PartnerRequest => ({
  id, version, kind, organisation, topics, audience, expiresOn, kept, by, changedAt,
  twins: { ...(titleDe === null || textDe === null ? {} : { de: { title: titleDe, text: textDe } }), ...(titleEn === null || textEn === null ? {} : { en: { title: titleEn, text: textEn } }) },
  ...(sentBack === null ? {} : { sentBack }),
  ...(openedAt === null ? {} : { openedAt }),
  ...(toldAt === null ? {} : { toldAt }),
})

const COLUMNS = sql`r.id, r.version, r.kind, r.organisation, r.title_de as "titleDe", r.text_de as "textDe", r.title_en as "titleEn", r.text_en as "textEn", r.topics, r.audience, r.expires_on::text as "expiresOn", r.state as kept, r.sent_back as "sentBack", r.opened_at as "openedAt", r.told_at as "toldAt", r.author as by, r.changed_at as "changedAt"`

export async function findRequest(db: Db | Tx, id: RequestId): Promise<Result<PartnerRequest>> {
  const { rows } = await sql<Row>`select ${COLUMNS} from partner_requests r where r.id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'request.none') : accept(requestFrom(rows[0]))
}

export async function addRequest(tx: Tx, one: PartnerRequest): Promise<void> {
  const { de, en } = one.twins
  await sql`insert into partner_requests (id, version, kind, organisation, title_de, text_de, title_en, text_en, topics, audience, expires_on, state, opened_at, told_at, author, changed_at)
    values (${one.id}, ${one.version}, ${one.kind}, ${one.organisation}, ${de?.title ?? null}, ${de?.text ?? null}, ${en?.title ?? null}, ${en?.text ?? null}, ${[...one.topics]}::text[], ${one.audience}, ${one.expiresOn}::date, ${one.kept}, ${one.openedAt ?? null}, ${one.toldAt ?? null}, ${JSON.stringify(one.by)}::jsonb, ${one.changedAt})`.execute(tx)
}

export async function saveRequest(tx: Tx, one: PartnerRequest): Promise<Result<void>> {
  const { de, en } = one.twins
  const { numAffectedRows } = await sql`update partner_requests set version = ${one.version}, title_de = ${de?.title ?? null}, text_de = ${de?.text ?? null}, title_en = ${en?.title ?? null}, text_en = ${en?.text ?? null}, topics = ${[...one.topics]}::text[], audience = ${one.audience}, expires_on = ${one.expiresOn}::date,
    state = ${one.kept}, sent_back = ${one.sentBack ?? null}, opened_at = ${one.openedAt ?? null}, told_at = ${one.toldAt ?? null}, author = ${JSON.stringify(one.by)}::jsonb, changed_at = ${one.changedAt} where id = ${one.id} and version = ${one.version - 1}`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('stale', 'request.changed')
}

// ---- Lists

export type RequestFilter = {
  readonly kind?: RequestKind | undefined
  /** With those below it. */
  readonly topics?: readonly string[] | undefined
  readonly field?: string | undefined
  readonly cluster?: OrganisationId | undefined
  readonly organisation?: OrganisationId | undefined
  readonly state?: RequestState | undefined
  readonly text?: string | undefined
}

/** What this actor may read, but for what waits for their review. Of their own organisation all. */
function readable(actor: Actor): RawBuilder<boolean> {
  const out = sql<boolean>`(r.state in ('open', 'answered') and ${actors.isInside(actor) ? sql`true` : sql`r.audience = 'public'`})`
  return actor.as === 'organisation' ? sql<boolean>`(${out} or r.organisation = ${actor.organisation}::uuid)` : out
}

const stands = (state: RequestState, today: Day): RawBuilder<boolean> =>
  state === 'expired' ? sql`r.state = 'open' and r.expires_on < ${today}::date` : state === 'open' ? sql`r.state = 'open' and r.expires_on >= ${today}::date` : sql`r.state = ${state}`

function chosen({ kind, topics, field, cluster, organisation, state, text = '' }: RequestFilter, today: Day): RawBuilder<boolean> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(${kind ?? null}::text is null or r.kind = ${kind ?? null}) and (${topics === undefined}::boolean or r.topics && ${[...(topics ?? [])]}::text[]) and (${field ?? null}::text is null or ${field ?? null} = any(o.fields))
    and (${cluster ?? null}::uuid is null or r.organisation = ${cluster ?? null}::uuid or exists (select from belongings b where b.organisation = r.organisation and b.cluster = ${cluster ?? null}::uuid and (b.from_day is null or b.from_day <= ${today}::date) and (b.until_day is null or b.until_day >= ${today}::date)))
    and (${organisation ?? null}::uuid is null or r.organisation = ${organisation ?? null}::uuid)
    and ${state === undefined ? sql`true` : stands(state, today)}
    and (${text} = '' or concat_ws(' ', r.title_de, r.text_de, r.title_en, r.text_en, o.name_de, o.name_en, o.short_name) ilike ${like})`
}

const ORDER = sql`order by (r.state = 'open') desc, coalesce(r.opened_at, r.changed_at) desc, r.id desc`

/** A page of the list, and how many there are. */
export async function listRequests(db: Db, actor: Actor, filter: RequestFilter, { today, from, most }: { readonly today: Day; readonly from: number; readonly most: number }): Promise<{ readonly requests: readonly PartnerRequest[]; readonly count: number }> {
  const { rows } = await sql<Row & { readonly total: number }>`select ${COLUMNS}, count(*) over ()::int as total from partner_requests r join organisations o on o.id = r.organisation where ${readable(actor)} and ${chosen(filter, today)} ${ORDER} offset ${from} limit ${most}`.execute(db)
  return { requests: rows.map(requestFrom), count: rows[0]?.total ?? 0 }
}

/** By the leaf, the latest first. */
export async function leafRequests(db: Db, actor: Actor, filter: RequestFilter, { today, after, most }: { readonly today: Day; readonly after: RequestId | undefined; readonly most: number }): Promise<PartnerRequest[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from partner_requests r join organisations o on o.id = r.organisation where ${readable(actor)} and ${chosen(filter, today)} and (${after ?? null}::uuid is null or r.id < ${after ?? null}::uuid) order by r.id desc limit ${most}`.execute(db)
  return rows.map(requestFrom)
}

export type Choices = { readonly topics: readonly string[]; readonly fields: readonly string[]; readonly clusters: readonly OrganisationId[] }

/** What stands in what this actor may read, to narrow a list by. */
export async function choicesFor(db: Db, actor: Actor, today: Day): Promise<Choices> {
  const { rows } = await sql<Choices>`with seen as (select r.topics, r.organisation, o.fields from partner_requests r join organisations o on o.id = r.organisation where ${readable(actor)})
    select array(select distinct unnest(topics) from seen) as topics, array(select distinct unnest(fields) from seen) as fields,
      array(select distinct b.cluster from seen s join belongings b on b.organisation = s.organisation where (b.from_day is null or b.from_day <= ${today}::date) and (b.until_day is null or b.until_day >= ${today}::date)) as clusters`.execute(db)
  return rows[0] ?? { topics: [], fields: [], clusters: [] }
}

const MOST_IN_REVIEW = 500

/** All that wait for somebody's review, those that wait longest first. */
export async function requestsInReview(db: Db): Promise<PartnerRequest[]> {
  return (await sql<Row>`select ${COLUMNS} from partner_requests r where r.state = 'in-review' order by r.changed_at, r.id limit ${MOST_IN_REVIEW}`.execute(db)).rows.map(requestFrom)
}

/** Who may review what these organisations want to publish. */
export async function reviewersOf(db: Db | Tx, organisations: readonly OrganisationId[], today: Day): Promise<ReadonlyMap<OrganisationId, Reviewers>> {
  const single = [...new Set(organisations)]
  if (single.length === 0) return new Map()
  const placed = await placements(db, today, single)
  const clusters = [...new Set([...placed.values()].flatMap((one) => one.clusters))]
  const [around, { rows: managed }, { rows: kinds }] = await Promise.all([
    clusters.length === 0 ? new Map() as Awaited<ReturnType<typeof placements>> : placements(db, today, clusters),
    sql<{ organisation: OrganisationId }>`select distinct organisation from roles where organisation = any(${clusters}::uuid[]) and role = 'manager' and from_day <= ${today}::date and (until_day is null or until_day >= ${today}::date)`.execute(db),
    sql<{ id: OrganisationId }>`select id from organisations where id = any(${single}::uuid[]) and kind = 'cluster'`.execute(db),
  ])
  const hasManager = new Set(managed.map(({ organisation }) => organisation))
  const areClusters = new Set(kinds.map(({ id }) => id))
  return new Map(single.map((id) => {
    const own = (placed.get(id)?.clusters ?? []).filter((cluster) => around.get(cluster)?.standing === 'member')
    return [id, { clusters: areClusters.has(id) ? [id] : own, isOffice: !own.some((cluster) => hasManager.has(cluster)), isCluster: areClusters.has(id) }]
  }))
}

// ---- Answers

type AnswerRow = Omit<RequestAnswer, 'seenAt'> & { readonly seenAt: Instant | null }

const answerFrom = ({ seenAt, ...row }: AnswerRow): RequestAnswer => ({ ...row, ...(seenAt === null ? {} : { seenAt }) })

/** What the asker reads: all; what another organisation reads: its own. */
export async function answersTo(db: Db, request: RequestId, reader?: OrganisationId): Promise<RequestAnswer[]> {
  const { rows } = await sql<AnswerRow>`select id, request, organisation, text, author as by, at, seen_at as "seenAt" from request_answers where request = ${request} and (${reader ?? null}::uuid is null or organisation = ${reader ?? null}::uuid) order by id`.execute(db)
  return rows.map(answerFrom)
}

export const addAnswer = async (tx: Tx, { id, request, organisation, text, by, at }: RequestAnswer): Promise<void> =>
  void (await sql`insert into request_answers (id, request, organisation, text, author, at) values (${id}, ${request}, ${organisation}, ${text}, ${JSON.stringify(by)}::jsonb, ${at})`.execute(tx))

export const seeAnswers = async (db: Db | Tx, request: RequestId, at: Instant): Promise<void> => void (await sql`update request_answers set seen_at = ${at} where request = ${request} and seen_at is null`.execute(db))

// ---- Following

export const isFollowing = async (db: Db, request: RequestId, organisation: OrganisationId): Promise<boolean> => (await sql`select from request_follows where request = ${request} and organisation = ${organisation}`.execute(db)).rows.length > 0

/** From now on; what changed up to here is known. */
export const follow = async (tx: Db | Tx, request: RequestId, organisation: OrganisationId, at: Instant): Promise<void> =>
  void (await sql`insert into request_follows (request, organisation, seen_at) values (${request}, ${organisation}, ${at}) on conflict (request, organisation) do update set seen_at = excluded.seen_at`.execute(tx))

export const unfollow = async (tx: Db | Tx, request: RequestId, organisation: OrganisationId): Promise<void> => void (await sql`delete from request_follows where request = ${request} and organisation = ${organisation}`.execute(tx))

export const seeFollowed = async (db: Db | Tx, request: RequestId, organisation: OrganisationId, at: Instant): Promise<void> => void (await sql`update request_follows set seen_at = ${at} where request = ${request} and organisation = ${organisation}`.execute(db))

// ---- What waits for whom

type Waiting = { readonly request: PartnerRequest; readonly organisation: OrganisationId; readonly since: Day }

const waitingFrom = ({ whose, since, ...row }: Row & { readonly whose: OrganisationId; readonly since: Day }): Waiting => ({ request: requestFrom(row), organisation: whose, since })

/** Of these organisations: answers that nobody there has read. */
export async function unreadAnswers(db: Db, organisations: readonly OrganisationId[]): Promise<Waiting[]> {
  const { rows } = await sql<Row & { whose: OrganisationId; since: Day }>`select ${COLUMNS}, r.organisation as whose, a.since::text as since from partner_requests r join (select request, min(at)::date as since from request_answers where seen_at is null group by request) as a on a.request = r.id where r.organisation = any(${organisations}::uuid[]) and r.state <> 'withdrawn' order by a.since, r.id`.execute(db)
  return rows.map(waitingFrom)
}

/** Of these organisations: what ends within the days of the reminder, their own and what they follow. */
export async function endingSoon(db: Db, organisations: readonly OrganisationId[], today: Day): Promise<(Waiting & { readonly isOwn: boolean })[]> {
  const { rows } = await sql<Row & { whose: OrganisationId; since: Day; own: boolean }>`select ${COLUMNS}, w.organisation as whose, w.own, ${today}::date::text as since
    from (select id as request, organisation, true as own from partner_requests where organisation = any(${organisations}::uuid[]) union all select request, organisation, false from request_follows where organisation = any(${organisations}::uuid[])) as w
    join partner_requests r on r.id = w.request where r.state = 'open' and r.expires_on between ${today}::date and ${today}::date + ${REMINDED}::int order by r.expires_on, r.id`.execute(db)
  return rows.map(({ own, ...row }) => ({ ...waitingFrom(row), isOwn: own }))
}

/** What these organisations follow and what changed since they looked. */
export async function changedFollowed(db: Db, organisations: readonly OrganisationId[]): Promise<Waiting[]> {
  const { rows } = await sql<Row & { whose: OrganisationId; since: Day }>`select ${COLUMNS}, f.organisation as whose, r.told_at::date::text as since from request_follows f join partner_requests r on r.id = f.request where f.organisation = any(${organisations}::uuid[]) and r.state in ('open', 'answered') and r.told_at > f.seen_at order by r.told_at, r.id`.execute(db)
  return rows.map(waitingFrom)
}

/** Own ones that were sent back and not taken up again. */
export async function sentBackTo(db: Db, organisations: readonly OrganisationId[]): Promise<Waiting[]> {
  const { rows } = await sql<Row & { whose: OrganisationId; since: Day }>`select ${COLUMNS}, r.organisation as whose, r.changed_at::date::text as since from partner_requests r where r.organisation = any(${organisations}::uuid[]) and r.state = 'drafted' and r.sent_back is not null order by r.changed_at, r.id`.execute(db)
  return rows.map(waitingFrom)
}

// ---- Distancings

export async function distancingsOf(db: Db, request: RequestId): Promise<RequestDistancing[]> {
  const { rows } = await sql<Omit<RequestDistancing, 'organisation'> & { organisation: OrganisationId | null }>`select request, organisation, said, author as by, at from request_distancings where request = ${request} order by at`.execute(db)
  return rows.map(({ organisation, ...row }) => ({ ...row, ...(organisation === null ? {} : { organisation }) }))
}

/** All, or one organisation's, the latest first. */
export async function listDistancings(db: Db, organisation?: OrganisationId): Promise<RequestDistancing[]> {
  const { rows } = await sql<Omit<RequestDistancing, 'organisation'> & { organisation: OrganisationId | null }>`select request, organisation, said, author as by, at from request_distancings where ${organisation ?? null}::uuid is null or organisation = ${organisation ?? null}::uuid order by at desc`.execute(db)
  return rows.map(({ organisation: whose, ...row }) => ({ ...row, ...(whose === null ? {} : { organisation: whose }) }))
}

export async function addDistancing(tx: Tx, id: string, { request, organisation, said, by, at }: RequestDistancing): Promise<Result<void>> {
  const { numAffectedRows } = await sql`insert into request_distancings (id, request, organisation, said, author, at) values (${id}, ${request}, ${organisation ?? null}, ${said}, ${JSON.stringify(by)}::jsonb, ${at}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('conflict', 'request.distanced')
}

// ---- What a report counts

export type Published = { readonly id: RequestId; readonly day: Day; readonly kind: RequestKind; readonly audience: RequestAudience; readonly title: string; readonly name: string }

/** Published in the period, each once. In: days by the alliance's zone. */
export async function publishedIn(db: Db, { from, until, zone, language }: { readonly from: Day; readonly until: Day; readonly zone: string; readonly language: Language }): Promise<Published[]> {
  const [own, other] = language === 'de' ? ['de', 'en'] : ['en', 'de']
  const day = sql`(r.opened_at at time zone ${zone})::date`
  return (await sql<Published>`select r.id, ${day}::text as day, r.kind, r.audience, coalesce(${sql.ref(`r.title_${own}`)}, ${sql.ref(`r.title_${other}`)}) as title, coalesce(${sql.ref(`o.name_${own}`)}, ${sql.ref(`o.name_${other}`)}) as name
    from partner_requests r join organisations o on o.id = r.organisation where r.opened_at is not null and ${day} between ${from}::date and ${until}::date order by r.opened_at, r.id`.execute(db)).rows
}
