/**
 * Every statement about what the comparison found between plans, what was answered, which plans wait, and the record. What a reader may see of findings is decided in the statement: both plans are theirs to read, by the texts of their audience.
 * **Errors**: `missing`.
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { actors, type Author, type OrganisationId, type PersonId } from '#modules/members'
import { visibleTo, type ProjectId, type Reader } from '#modules/projects'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Answer, Finding, FindingId, Found, Kind } from './finding.ts'
import type { Led } from './policy.ts'

type Row = Omit<Finding, 'answer' | 'hashes'> & { readonly aHash: string; readonly bHash: string; readonly answer: Answer['answer'] | null; readonly reason: string | null; readonly by: Author | null; readonly at: Instant | null }

function findingFrom({ aHash, bHash, answer, reason, by, at, ...rest }: Row): Finding {
  const hashes = { a: aHash, b: bHash }
  return { ...rest, hashes, ...(answer === null || reason === null || by === null || at === null ? {} : { answer: { answer, reason, by, at, hashes } }) }
}

const WHOLE = sql`f.id, f.audience, f.a_plan as a, f.b_plan as b, f.kind, f.strength, f.evidence, f.a_hash as "aHash", f.b_hash as "bHash", f.found_at as "foundAt", w.answer, w.reason, w.author as by, w.at`
/** With the last answer, where it was given to these texts. */
const FROM = sql`plan_findings f left join lateral (
  select answer, reason, author, at, a_hash, b_hash from finding_answers x where x.a_plan = f.a_plan and x.b_plan = f.b_plan and x.kind = f.kind order by x.id desc limit 1) w on w.a_hash = f.a_hash and w.b_hash = f.b_hash`

/** Whoever is inside sees what was found by the texts of the alliance, everybody else by those that are public. */
const seen = (reader: Reader): RawBuilder<SqlBool> => sql<SqlBool>`f.audience = ${actors.isInside(reader.actor) ? 'alliance' : 'public'} and f.a_plan in (select p.id from projects p where ${visibleTo(reader)}) and f.b_plan in (select p.id from projects p where ${visibleTo(reader)})`

export type FindingFilter = { readonly kind?: Kind | undefined; readonly state?: 'open' | 'answered' | undefined; readonly project?: ProjectId | undefined }

/** What this reader may see, what is open first, then the strongest and the latest. */
export async function findingsFor(db: Db, reader: Reader, { kind, state, project }: FindingFilter = {}, most = 500): Promise<Finding[]> {
  const { rows } = await sql<Row>`
    select ${WHOLE} from ${FROM} where ${seen(reader)}
      and ${kind === undefined ? sql`true` : sql`f.kind = ${kind}`} and ${project === undefined ? sql`true` : sql`(f.a_plan = ${project} or f.b_plan = ${project})`}
      and ${state === undefined ? sql`true` : state === 'open' ? sql`w.answer is null` : sql`w.answer is not null`}
    order by w.answer is not null, case f.strength when 'strong' then 0 when 'clear' then 1 else 2 end, f.found_at desc, f.id limit ${most}`.execute(db)
  return rows.map(findingFrom)
}

export async function findFinding(db: Db | Tx, reader: Reader, id: FindingId): Promise<Result<Finding>> {
  const { rows } = await sql<Row>`select ${WHOLE} from ${FROM} where ${seen(reader)} and f.id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'finding.none') : accept(findingFrom(rows[0]))
}

/** What was ever answered to this finding, the latest first. */
export async function answersTo(db: Db, { a, b, kind }: Pick<Finding, 'a' | 'b' | 'kind'>): Promise<Answer[]> {
  const { rows } = await sql<Omit<Answer, 'hashes'> & { readonly aHash: string; readonly bHash: string }>`select answer, reason, author as by, at, a_hash as "aHash", b_hash as "bHash" from finding_answers where a_plan = ${a} and b_plan = ${b} and kind = ${kind} order by id desc limit 50`.execute(db)
  return rows.map(({ aHash, bHash, ...rest }) => ({ ...rest, hashes: { a: aHash, b: bHash } }))
}

export async function addAnswer(tx: Tx, id: string, { a, b, kind }: Pick<Finding, 'a' | 'b' | 'kind'>, { answer, reason, by, at, hashes }: Answer): Promise<void> {
  await sql`insert into finding_answers (id, a_plan, b_plan, kind, answer, reason, a_hash, b_hash, author, at) values (${id}, ${a}, ${b}, ${kind}, ${answer}, ${reason}, ${hashes.a}, ${hashes.b}, ${JSON.stringify(by)}::jsonb, ${at})`.execute(tx)
}

/** What was found between a plan and others, in place of what was found before. What is as it was keeps its id and day. `isOpen`: what was found between this plan and those that are not open is found from their side, and stays. */
export async function keepFindings(tx: Tx, audience: Finding['audience'], { plan, isOpen }: { readonly plan: ProjectId; readonly isOpen: boolean }, found: readonly (Found & { readonly id: string; readonly a: ProjectId; readonly b: ProjectId; readonly hashes: Finding['hashes'] })[], at: Instant): Promise<void> {
  const rows = found.map(({ id, a, b, kind, strength, evidence, hashes }) => ({ id, a_plan: a, b_plan: b, kind, strength, evidence, a_hash: hashes.a, b_hash: hashes.b }))
  await sql`delete from plan_findings f where f.audience = ${audience} and (f.a_plan = ${plan} or f.b_plan = ${plan}) and not exists (select from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (a_plan uuid, b_plan uuid, kind text) where given.a_plan = f.a_plan and given.b_plan = f.b_plan and given.kind = f.kind)
    and ${isOpen ? sql`not exists (select from projects p where p.id in (f.a_plan, f.b_plan) and p.id <> ${plan} and p.disclosure in ('sealed', 'partners'))` : sql`true`}`.execute(tx)
  await sql`
    insert into plan_findings (id, audience, a_plan, b_plan, kind, strength, evidence, a_hash, b_hash, found_at)
    select id, ${audience}, a_plan, b_plan, kind, strength, evidence, a_hash, b_hash, ${at} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, a_plan uuid, b_plan uuid, kind text, strength text, evidence jsonb, a_hash text, b_hash text)
    on conflict (a_plan, b_plan, kind, audience) do update set strength = excluded.strength, evidence = excluded.evidence, a_hash = excluded.a_hash, b_hash = excluded.b_hash,
      found_at = case when plan_findings.a_hash = excluded.a_hash and plan_findings.b_hash = excluded.b_hash then plan_findings.found_at else excluded.found_at end`.execute(tx)
}

/** Plans that are over, or whose disclosure leaves nothing to compare, have none. */
export const dropFindings = async (tx: Tx, plan: ProjectId, audiences: readonly Finding['audience'][]): Promise<void> => void (await sql`delete from plan_findings where (a_plan = ${plan} or b_plan = ${plan}) and audience = any(${audiences}::text[])`.execute(tx))

/** Findings to be answered by whose people lead the plan, as far as both are theirs to read. In: the organisation. */
export async function unansweredOf(db: Db, reader: Reader, organisation: OrganisationId): Promise<Finding[]> {
  const { rows } = await sql<Row>`
    select ${WHOLE} from ${FROM} where ${seen(reader)} and w.answer is null and f.strength <> 'some' and exists (select from projects own where own.id in (f.a_plan, f.b_plan) and own.lead = ${organisation})
    order by f.found_at, f.id limit 200`.execute(db)
  return rows.map(findingFrom)
}

// ---- Which wait, and the record

/** This plan has changed, or is new. */
export const noteChanged = async (tx: Tx, plan: ProjectId, at: Instant): Promise<void> => void (await sql`insert into changed_plans (plan, at) values (${plan}, ${at}) on conflict (plan) do update set at = excluded.at`.execute(tx))

export const changedPlans = async (db: Db): Promise<{ readonly plan: ProjectId; readonly at: Instant }[]> => (await sql<{ plan: ProjectId; at: Instant }>`select plan, at from changed_plans order by at, plan limit 2000`.execute(db)).rows

/** Compared as they were then; what changed meanwhile stays. */
export const forgetChanged = async (tx: Tx, changed: readonly { readonly plan: ProjectId; readonly at: Instant }[]): Promise<void> =>
  void (await sql`delete from changed_plans c using unnest(${changed.map(({ plan }) => plan)}::uuid[], ${changed.map(({ at }) => at)}::timestamptz[]) as done (plan, at) where c.plan = done.plan and c.at = done.at`.execute(tx))

/** Texts that everybody may read: by them it is known which words are rare. */
export const publicTexts = async (db: Db, most: number): Promise<{ readonly hash: string; readonly text: string }[]> => (await sql<{ hash: string; text: string }>`select hash, left(text, 20000) as text from texts where hash in (select hash from sources where audience = 'public') order by hash limit ${most}`.execute(db)).rows

export type Compared = { readonly hash?: string; readonly at?: Instant; readonly waitsSince?: Instant; readonly unfit?: 'short' | 'listing' }
type ComparedRow = { readonly hash: string | null; readonly at: Instant | null; readonly waitsSince: Instant | null; readonly unfit: 'short' | 'listing' | null }

export async function comparedOf(db: Db | Tx, plan: ProjectId): Promise<Compared> {
  const { rows } = await sql<ComparedRow>`select compared_hash as hash, compared_at as at, waits_since as "waitsSince", unfit from plan_comparisons where plan = ${plan}`.execute(db)
  // What is null is not said.
  return Object.fromEntries(Object.entries(rows[0] ?? {}).filter(([, value]) => value !== null))
}

export async function keepCompared(tx: Tx, plan: ProjectId, { hash, at, waitsSince, unfit }: Compared): Promise<void> {
  await sql`
    insert into plan_comparisons (plan, compared_hash, compared_at, waits_since, unfit) values (${plan}, ${hash ?? null}, ${at ?? null}, ${waitsSince ?? null}, ${unfit ?? null})
    on conflict (plan) do update set compared_hash = excluded.compared_hash, compared_at = excluded.compared_at, waits_since = excluded.waits_since, unfit = excluded.unfit`.execute(tx)
}

/** Plans that wait for their comparison under seal, with whose they are now. */
export async function waitingPlans(db: Db): Promise<{ readonly plan: ProjectId; readonly organisation: OrganisationId; readonly since: Instant }[]> {
  return (await sql<{ plan: ProjectId; organisation: OrganisationId; since: Instant }>`select c.plan, p.lead as organisation, c.waits_since as since from plan_comparisons c join projects p on p.id = c.plan where c.waits_since is not null order by c.waits_since, c.plan`.execute(db)).rows
}

/** How many changed plans of each organisation were compared under seal since then. */
export async function roundsSince(tx: Tx | Db, since: Instant): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ organisation: string; count: number }>`select organisation, count(*)::int as count from comparison_rounds where others is null and at >= ${since} group by organisation`.execute(tx)
  return new Map(rows.map(({ organisation, count }) => [organisation, count]))
}

export const addRound = async (tx: Tx, { id, organisation, plan, others, at }: { readonly id: string; readonly organisation: OrganisationId; readonly plan: ProjectId; readonly others?: number; readonly at: Instant }): Promise<void> =>
  void (await sql`insert into comparison_rounds (id, organisation, plan, others, at) values (${id}, ${organisation}, ${plan}, ${others ?? null}, ${at})`.execute(tx))

/** In the record of both sides. */
export const addPairs = async (tx: Tx, plan: ProjectId, pairs: readonly { readonly id: string; readonly other: ProjectId }[], at: Instant): Promise<void> =>
  void (await sql`insert into sealed_comparisons (id, plan, other, at) select id, ${plan}, other, ${at} from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as given (id uuid, other uuid)`.execute(tx))

export type Round = { readonly at: Instant; readonly others?: number }

export async function roundsOf(db: Db, plan: ProjectId): Promise<Round[]> {
  const { rows } = await sql<{ at: Instant; others: number | null }>`select at, others from comparison_rounds where plan = ${plan} order by at desc, id desc limit 500`.execute(db)
  return rows.map(({ at, others }) => ({ at, ...(others === null ? {} : { others }) }))
}

/** When these two were compared because the other had changed. */
export async function pairsBetween(db: Db, plan: ProjectId, other: ProjectId): Promise<Instant[]> {
  return (await sql<{ at: Instant }>`select at from sealed_comparisons where plan = ${other} and other = ${plan} order by at desc limit 500`.execute(db)).rows.map(({ at }) => at)
}

// ---- Names, and whose plans are

export async function peopleNamed(db: Db, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{ id: PersonId; name: string }>`select id, name from people where id = any(${people}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function ledOf(db: Db | Tx, plan: ProjectId): Promise<Result<Led>> {
  const { rows } = await sql<{ lead: OrganisationId; leader: PersonId | null }>`select lead, leader from projects where id = ${plan}`.execute(db)
  const [row] = rows
  return row === undefined ? refuse('missing', 'overlap.none') : accept({ lead: row.lead, ...(row.leader === null ? {} : { leader: row.leader }) })
}

/** Does anybody hold this role for the alliance on this day? */
export const hasConfidant = async (db: Db, today: string): Promise<boolean> => (await sql`select 1 from roles where role = 'confidant' and organisation is null and from_day <= ${today}::date and (until_day is null or until_day >= ${today}::date) limit 1`.execute(db)).rows.length > 0

/** Do two companies of one field take part in the alliance, whose plans could touch? Everybody sees that in the directory. */
export const hasCompetitors = async (db: Db): Promise<boolean> => (await sql`select 1 from organisations, unnest(fields) as field where kind = 'company' group by field having count(*) > 1 limit 1`.execute(db)).rows.length > 0
