/**
 * Every statement about notices between plans that are not open. Who releases locks the row, and what both see is worked out and written with the release itself; the table refuses anything else.
 * **Errors**: `missing`. There is no list of all notices but for the confidant, and no count.
 */
import { sql } from 'kysely'
import type { Author, OrganisationId, PersonId } from '#modules/members'
import type { ProjectId } from '#modules/projects'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Distancing, Evidence, Notice, NoticeId, SideId } from './notice.ts'
import type { Confidant, eyesOf, Led } from './policy.ts'
import { LEVELS, shownOf, type Level, type Release, type Side, type SideName } from './release.ts'

type Row = {
  readonly id: NoticeId
  readonly aPlan: ProjectId
  readonly bPlan: ProjectId
  readonly aName: SideId
  readonly bName: SideId
  readonly confided: boolean
  readonly aTold: boolean
  readonly bTold: boolean
  readonly aState: Side['state']
  readonly bState: Side['state']
  readonly aLevel: number | null
  readonly bLevel: number | null
  readonly reached: number | null
  readonly ended: NonNullable<Release['ended']> | null
  readonly evidence: Evidence
  readonly aHash: string
  readonly bHash: string
  readonly foundAt: Instant
  readonly shownFrom: Instant
  readonly aLead: OrganisationId
  readonly bLead: OrganisationId
  readonly aLeader: PersonId | null
  readonly bLeader: PersonId | null
}

/** A notice with whose both plans are now. */
export type LedNotice = Notice & { readonly led: Readonly<Record<SideName, Led>> }

const levelOf = (rank: number | null): { readonly level?: Level } => {
  const level = rank === null ? undefined : LEVELS[rank]
  return level === undefined ? {} : { level }
}
const rankOf = (level: Level | undefined): number | null => (level === undefined ? null : LEVELS.indexOf(level))
const ledFrom = (lead: OrganisationId, leader: PersonId | null): Led => ({ lead, ...(leader === null ? {} : { leader }) })

function noticeFrom(row: Row): LedNotice {
  const reached = levelOf(row.reached).level
  return {
    id: row.id,
    plans: { a: row.aPlan, b: row.bPlan },
    names: { a: row.aName, b: row.bName },
    confided: row.confided,
    release: {
      a: { told: row.aTold, state: row.aState, ...levelOf(row.aLevel) },
      b: { told: row.bTold, state: row.bState, ...levelOf(row.bLevel) },
      ...(row.ended === null ? {} : { ended: row.ended }),
      ...(reached === undefined ? {} : { reached }),
    },
    evidence: row.evidence,
    hashes: { a: row.aHash, b: row.bHash },
    foundAt: row.foundAt,
    shownFrom: row.shownFrom,
    led: { a: ledFrom(row.aLead, row.aLeader), b: ledFrom(row.bLead, row.bLeader) },
  }
}

const WHOLE = sql`n.id, n.a_plan as "aPlan", n.b_plan as "bPlan", n.a_name as "aName", n.b_name as "bName", n.confided, n.a_told as "aTold", n.b_told as "bTold", n.a_state as "aState", n.b_state as "bState", n.a_level as "aLevel", n.b_level as "bLevel", n.reached, n.ended, n.evidence,
  n.a_hash as "aHash", n.b_hash as "bHash", n.found_at as "foundAt", n.shown_from as "shownFrom", a.lead as "aLead", b.lead as "bLead", a.leader as "aLeader", b.leader as "bLeader"`
const FROM = sql`overlap_notices n join projects a on a.id = n.a_plan join projects b on b.id = n.b_plan`

/** What one side knows by this name. `isLocked`: nobody else changes it before the transaction ends. */
export async function findSide(db: Db | Tx, name: SideId, at: Instant, isLocked = false): Promise<Result<{ readonly notice: LedNotice; readonly side: SideName }>> {
  const { rows } = await sql<Row>`select ${WHOLE} from ${FROM} where (n.a_name = ${name} or n.b_name = ${name}) and n.shown_from <= ${at} ${isLocked ? sql`for update of n` : sql``}`.execute(db)
  const [row] = rows
  return row === undefined ? refuse('missing', 'overlap.none') : accept({ notice: noticeFrom(row), side: row.aName === name ? 'a' : 'b' })
}

/** What the confidant has, or had. */
export async function findConfided(db: Db | Tx, id: NoticeId, isLocked = false): Promise<Result<LedNotice>> {
  const { rows } = await sql<Row>`select ${WHOLE} from ${FROM} where n.id = ${id} and n.confided ${isLocked ? sql`for update of n` : sql``}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'overlap.none') : accept(noticeFrom(rows[0]))
}

export async function confidedNotices(db: Db): Promise<LedNotice[]> {
  return (await sql<Row>`select ${WHOLE} from ${FROM} where n.confided order by n.ended is not null, n.found_at desc, n.id limit 500`.execute(db)).rows.map(noticeFrom)
}

/** The notices that were told to whoever sees with these eyes, each with the side that is theirs, the latest first. */
export async function noticesOf(db: Db, { organisation, decides, person }: ReturnType<typeof eyesOf>, at: Instant): Promise<{ readonly notice: LedNotice; readonly side: SideName }[]> {
  if (organisation === undefined) return []
  const own = (plan: 'a' | 'b') => sql`(${sql.ref(`n.${plan}_told`)} and ${sql.ref(`${plan}.lead`)} = ${organisation} and ${decides ? sql`true` : sql`${sql.ref(`${plan}.leader`)} = ${person ?? null}::uuid`})`
  const { rows } = await sql<Row & { readonly isA: boolean; readonly isB: boolean }>`select ${WHOLE}, ${own('a')} as "isA", ${own('b')} as "isB" from ${FROM} where n.shown_from <= ${at} and (${own('a')} or ${own('b')}) order by n.shown_from desc, n.id desc limit 500`.execute(db)
  return rows.flatMap((row) => [...(row.isA ? [{ notice: noticeFrom(row), side: 'a' as const }] : []), ...(row.isB ? [{ notice: noticeFrom(row), side: 'b' as const }] : [])])
}

/** All notices there were of these plans with others, in order of time. */
export async function noticesBetween(tx: Tx, plan: ProjectId): Promise<LedNotice[]> {
  return (await sql<Row>`select ${WHOLE} from ${FROM} where n.a_plan = ${plan} or n.b_plan = ${plan} order by n.found_at, n.id`.execute(tx)).rows.map(noticeFrom)
}

export async function addNotice(tx: Tx, { id, plans, names, confided, release: { a, b }, evidence, hashes, foundAt, shownFrom }: Notice): Promise<void> {
  await sql`
    insert into overlap_notices (id, a_plan, b_plan, a_name, b_name, confided, a_told, b_told, a_state, b_state, evidence, a_hash, b_hash, found_at, shown_from)
    values (${id}, ${plans.a}, ${plans.b}, ${names.a}, ${names.b}, ${confided}, ${a.told}, ${b.told}, ${a.state}, ${b.state}, ${JSON.stringify(evidence)}::jsonb, ${hashes.a}, ${hashes.b}, ${foundAt}, ${shownFrom}) on conflict do nothing`.execute(tx)
}

export const removeNotice = async (tx: Tx, id: NoticeId): Promise<void> => void (await sql`delete from overlap_notices where id = ${id}`.execute(tx))

export type KeptAct = { readonly id: string; readonly side?: SideName; readonly act: 'allow' | 'withdraw' | 'decline' | 'pass-on-a' | 'pass-on-b' | 'close' | 'part'; readonly level?: Level; readonly by?: Author | Confidant; readonly at: Instant }

/** What the notice has become by an act, with what both see from now on. `declinedHash`: of the text of who declined. */
export async function saveRelease(tx: Tx, { id }: Pick<Notice, 'id'>, release: Release, act: KeptAct, declinedHash?: string): Promise<void> {
  const { a, b, ended, reached } = release
  const shown = rankOf(shownOf(release))
  await sql`
    update overlap_notices set a_told = ${a.told}, b_told = ${b.told}, a_state = ${a.state}, b_state = ${b.state}, a_level = ${rankOf(a.level)}, b_level = ${rankOf(b.level)}, shown = ${shown}, reached = ${rankOf(reached)}, ended = ${ended ?? null},
      a_hash = ${act.side === 'a' && declinedHash !== undefined ? declinedHash : sql`a_hash`}, b_hash = ${act.side === 'b' && declinedHash !== undefined ? declinedHash : sql`b_hash`}
    where id = ${id}`.execute(tx)
  await sql`insert into overlap_acts (id, notice, side, act, level, shown, author, at) values (${act.id}, ${id}, ${act.side ?? null}, ${act.act}, ${rankOf(act.level)}, ${shown}, ${act.by === undefined ? null : JSON.stringify(act.by)}::jsonb, ${act.at})`.execute(tx)
}

/** What one side did, in order; the other's acts are not told. */
export async function actsOf(db: Db, notice: NoticeId, side: SideName): Promise<{ readonly act: 'allow' | 'withdraw' | 'decline'; readonly level?: Level; readonly by: Author; readonly at: Instant }[]> {
  const { rows } = await sql<{ act: 'allow' | 'withdraw' | 'decline'; level: number | null; by: Author; at: Instant }>`select act, level, author as by, at from overlap_acts where notice = ${notice} and side = ${side} and author is not null order by id`.execute(db)
  return rows.map(({ level, ...rest }) => ({ ...rest, ...levelOf(level) }))
}

// ---- Distancings

type DistancingRow = Omit<Distancing, 'shown'> & { readonly shown: number | null; readonly name: SideId }

const distancingFrom = ({ shown, ...rest }: DistancingRow) => {
  const { level } = levelOf(shown)
  return { ...rest, ...(level === undefined ? {} : { shown: level }) }
}
const DISTANCING = sql`d.notice, d.side, d.author as by, d.at, d.shown, d.plan_title as title, case d.side when 'a' then n.a_name else n.b_name end as name`

/** Of one side: the other's are its own affair. */
export async function distancingsOn(db: Db | Tx, notice: NoticeId, side: SideName): Promise<Distancing[]> {
  return (await sql<DistancingRow>`select ${DISTANCING} from overlap_distancings d join overlap_notices n on n.id = d.notice where d.notice = ${notice} and d.side = ${side} order by d.at, d.id`.execute(db)).rows.map(distancingFrom)
}

export async function addDistancing(tx: Tx, id: string, { notice, side, by, at, shown, title }: Distancing): Promise<Result<void>> {
  const { numAffectedRows } = await sql`insert into overlap_distancings (id, notice, side, author, at, shown, plan_title) values (${id}, ${notice}, ${side}, ${JSON.stringify(by)}::jsonb, ${at}, ${rankOf(shown)}, ${JSON.stringify(title)}::jsonb) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n ? accept(undefined) : refuse('conflict', 'overlap.distancedTwice')
}

/** What an organisation's people distanced themselves from. */
export async function distancingsBy(db: Db, organisation: OrganisationId): Promise<(Distancing & { readonly name: SideId })[]> {
  return (await sql<DistancingRow>`select ${DISTANCING} from overlap_distancings d join overlap_notices n on n.id = d.notice where d.author->>'organisation' = ${organisation} order by d.at desc, d.id desc`.execute(db)).rows.map(distancingFrom)
}

/** The topics in common, once both texts were read for them. */
export const saveTopics = async (tx: Tx, id: NoticeId, topics: readonly string[]): Promise<void> => void (await sql`update overlap_notices set evidence = jsonb_set(evidence, '{topics}', ${JSON.stringify(topics)}::jsonb) where id = ${id}`.execute(tx))
