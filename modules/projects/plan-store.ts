/** What the comparison needs of plans, and what readers may list of them. Those who read what is here answer for showing nobody more than the policy lets them. */
import { sql } from 'kysely'
import type { Day, OrganisationId, PersonId } from '#modules/members'
import type { Db } from '#platform/database'
import type { Disclosed, Disclosure, Stricter } from './disclosure.ts'
import { redacted, type Reader, type Redacted } from './policy.ts'
import type { CallId, ProjectId, Twins } from './project.ts'
import { OVER, type ProjectState } from './state.ts'
import { projectFrom, seenBy, eyesOf, sightOf, visibleTo, WHOLE } from './store.ts'

/** A plan under way, as it is compared. Fields named in `stricter` are disclosed less than the plan: who shows evidence from them asks `redacted` first. */
export type PlanText = Disclosed & {
  readonly id: ProjectId
  readonly version: number
  readonly lead: OrganisationId
  readonly leader?: PersonId
  readonly partners: readonly OrganisationId[]
  readonly twins: Twins
  /** By the ids of topics: found and not rejected, or confirmed. Read from what as many may see as the plan. */
  readonly has: readonly string[]
  readonly seeks: readonly string[]
  /** Competences sought, in words or by the ids of topics. */
  readonly sought: readonly string[]
  readonly from?: Day
  readonly until?: Day
  readonly call?: CallId
  /** Of everything here but the version: the same as long as nothing that is compared has changed. */
  readonly hash: string
}

type PlanRow = Pick<PlanText, 'id' | 'version' | 'lead' | 'twins' | 'has' | 'seeks' | 'sought' | 'partners' | 'hash'> & { readonly disclosure: Disclosure; readonly stricter: Stricter; readonly leader: PersonId | null; readonly from: Day | null; readonly until: Day | null; readonly call: CallId | null }

/** The topics of a plan that count: found and not rejected, or confirmed. */
const topicsThatCount = (stance: 'has' | 'seeks') => sql`array(
  select t.topic from project_topics t where t.project = p.id and t.stance = ${sql.lit(stance)} and not exists (select from project_topic_words w where w.project = p.id and w.topic = t.topic and w.stance = t.stance and w.says = 'rejected')
  union select w.topic from project_topic_words w where w.project = p.id and w.stance = ${sql.lit(stance)} and w.says = 'confirmed' order by 1)`

/** All plans under way, or of these those that are: not completed, dropped or refused, and not gone on in others. */
export async function planTextsOf(db: Db, ids?: readonly ProjectId[]): Promise<readonly PlanText[]> {
  const { rows } = await sql<PlanRow>`
    select *, encode(sha256(convert_to(jsonb_build_array(lead, leader, disclosure, stricter, twins, has, seeks, sought, partners, "from", until, call)::text, 'UTF8')), 'hex') as hash
    from (
      select p.id, p.version, p.lead, p.leader, p.disclosure, p.stricter, p.twins, p.sought, p.from_day::text as "from", p.until_day::text as until, p.call, ${topicsThatCount('has')} as has, ${topicsThatCount('seeks')} as seeks,
        array(select w.organisation from project_partners w where w.project = p.id order by w.place) as partners
      from projects p where p.became is null and p.state <> all(${OVER}::text[]) and ${ids === undefined ? sql`true` : sql`p.id = any(${ids}::uuid[])`}
    ) as plans order by id`.execute(db)
  return rows.map(({ leader, from, until, call, ...rest }) => ({ ...rest, ...(leader === null ? {} : { leader }), ...(from === null ? {} : { from }), ...(until === null ? {} : { until }), ...(call === null ? {} : { call }) }))
}

export type PlanFilter = {
  readonly ids?: readonly ProjectId[]
  readonly states?: readonly ProjectState[]
  readonly lead?: OrganisationId
  readonly call?: CallId
}

/** Plans as this reader sees them, the latest changed first; by call only where the reader may see the call. */
export async function projectsFor(db: Db, reader: Reader, { ids, states, lead, call }: PlanFilter = {}, most = 1_000): Promise<readonly Redacted[]> {
  const { rows } = await sql<Parameters<typeof projectFrom>[0]>`
    select ${WHOLE} from projects p
    where ${visibleTo(reader)} and p.became is null
      and ${ids === undefined ? sql`true` : sql`p.id = any(${ids}::uuid[])`} and ${states === undefined ? sql`true` : sql`p.state = any(${states}::text[])`} and ${lead === undefined ? sql`true` : sql`p.lead = ${lead}`}
      and ${call === undefined ? sql`true` : sql`(p.call = ${call} and ${seenBy(sightOf(reader), eyesOf(reader), 'call')})`}
    order by p.changed_at desc, p.id desc limit ${most}`.execute(db)
  return rows.map((row) => redacted(projectFrom(row), reader))
}
