/**
 * Every statement about plans themselves. Who may see which plan is said here once more, as a condition, so that nothing is counted or ordered by what a reader may not see: {@link visibleTo} is to the database what the policy is to one plan.
 * **Errors**: `missing`, and `stale` where somebody saved meanwhile.
 */
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { actors, type Author, type Day, type OrganisationId, type PersonId } from '#modules/members'
import { prepared, transact, unaudited, type Db, type Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Stale } from '#platform/twins'
import { LANGUAGES, plainWords } from '#platform/words'
import { AGREEMENT } from './agreement.ts'
import { isAsOpen, type Disclosure, type Field, type Stricter } from './disclosure.ts'
import { partyOf, type Reader } from './policy.ts'
import { TEXTS, type CallId, type Milestone, type Partner, type Project, type ProjectId, type Protection, type Results, type Twins } from './project.ts'
import type { ProjectState } from './state.ts'

/** Plans keep a record of their own, read by whoever may read the plan. The audit trail, which others read, tells nothing of them: that a sealed plan changes is nobody else's to know. */
export const transactPlans: typeof transact = (...asked) => unaudited(() => transact(...asked))

// ---- Who may see what

/** What of a reader makes the condition another. */
export type Sight = { readonly isInside: boolean; readonly isBound: boolean; readonly decides: boolean; readonly hasOwn: boolean; readonly hasPerson: boolean }
export type Eyes = { readonly own: OrganisationId | undefined; readonly person: PersonId | undefined }

export const sightOf = ({ actor, isBound }: Reader): Sight => {
  const own = actor.as === 'organisation' ? actor.organisation : undefined
  return { isInside: actors.isInside(actor), isBound, decides: own !== undefined && actors.decidesForAny(actor, [own]), hasOwn: own !== undefined, hasPerson: own !== undefined && actor.person !== undefined }
}
export const eyesOf = ({ actor }: Reader): Eyes => ({ own: actor.as === 'organisation' ? actor.organisation : undefined, person: actor.person })

/** May what is disclosed this far of the plan of the row `p` be seen? By the plan itself, or by one field of it. */
export function seenBy({ isInside, isBound, decides, hasOwn, hasPerson }: Sight, { own, person }: Eyes, field?: Field): RawBuilder<SqlBool> {
  const level = field === undefined ? sql`p.disclosure` : sql`coalesce(p.stricter ->> ${sql.lit(field)}, p.disclosure)`
  const ways = [sql`${level} = 'public'`]
  if (isInside && isBound) ways.push(sql`${level} = 'alliance'`)
  if (hasOwn) ways.push(decides ? sql`p.lead = ${own}::uuid` : hasPerson ? sql`(p.lead = ${own}::uuid and (${level} <> 'sealed' or p.leader = ${person}::uuid))` : sql`(p.lead = ${own}::uuid and ${level} <> 'sealed')`)
  if (hasOwn && isBound) ways.push(sql`(${level} in ('partners', 'alliance') and p.id in (select w.project from project_partners w where w.organisation = ${own}::uuid))`)
  return sql<SqlBool>`(${sql.join(ways, sql` or `)})`
}

/** The condition on a row `p` of plans that leaves what this reader may see. Every list, count, facet and export stands on it. */
export const visibleTo = (reader: Reader): RawBuilder<SqlBool> => seenBy(sightOf(reader), eyesOf(reader))

const agreed = prepared('projects.agreed', (_, given: { party: string; version: string }) => sql<{ one: number }>`select 1 as one from project_agreements where party = ${given.party} and version = ${given.version}`)

/** Somebody as a reader of plans: bound by the agreement that is in force, or not. */
export async function readerOf(db: Db, actor: Reader['actor']): Promise<Reader> {
  const party = partyOf(actor)
  return { actor, isBound: party !== undefined && (await agreed(db, { party, version: AGREEMENT.version })).length > 0 }
}

// ---- One plan

type Row = {
  readonly id: ProjectId
  readonly version: number
  readonly state: ProjectState
  readonly state_on: Day
  readonly state_reason: string | null
  readonly lead: OrganisationId
  readonly leader: PersonId | null
  readonly disclosure: Disclosure
  readonly stricter: Stricter
  readonly twins: Twins
  readonly stale: Readonly<Record<string, string>>
  readonly sought: readonly string[]
  readonly readiness_now: number | null
  readonly readiness_aim: number | null
  readonly call: CallId | null
  readonly budget: number | null
  readonly share: number | null
  readonly from_day: Day | null
  readonly until_day: Day | null
  readonly milestones: readonly Milestone[]
  readonly results: Results | null
  readonly applied_on: Day | null
  readonly approved_on: Day | null
  readonly early_start_on: Day | null
  readonly contract_on: Day | null
  readonly protection: { readonly answer: Protection['answer']; readonly at: string } | null
  readonly became: 'split' | 'merged' | null
  readonly author: Author
  readonly created_at: Instant
  readonly changed_at: Instant
  readonly partners: readonly Partner[]
}

/** A whole plan, from a table `projects p`. */
export const WHOLE = sql`p.id, p.version, p.state, p.state_on::text as state_on, p.state_reason, p.lead, p.leader, p.disclosure, p.stricter, p.twins, p.stale, p.sought, p.readiness_now, p.readiness_aim, p.call, p.budget, p.share,
  p.from_day::text as from_day, p.until_day::text as until_day, p.milestones, p.results, p.applied_on::text as applied_on, p.approved_on::text as approved_on, p.early_start_on::text as early_start_on, p.contract_on::text as contract_on, p.protection, p.became, p.author, p.created_at, p.changed_at,
  coalesce((select jsonb_agg(jsonb_build_object('organisation', w.organisation, 'part', w.part) order by w.place) from project_partners w where w.project = p.id), '[]') as partners`

const said = <K extends string, V>(key: K, value: V | null): { readonly [P in K]?: V } => (value === null ? {} : { [key]: value }) as { [P in K]?: V } // one key, and what it says

export const projectFrom = (row: Row): Project => ({
  id: row.id,
  version: row.version,
  state: row.state,
  stateOn: row.state_on,
  ...said('stateReason', row.state_reason),
  lead: row.lead,
  ...said('leader', row.leader),
  disclosure: row.disclosure,
  stricter: row.stricter,
  twins: row.twins,
  stale: staleFrom(row.stale),
  sought: row.sought,
  ...said('readinessNow', row.readiness_now),
  ...said('readinessAim', row.readiness_aim),
  ...said('call', row.call),
  ...said('budget', row.budget),
  ...said('share', row.share),
  ...said('from', row.from_day),
  ...said('until', row.until_day),
  milestones: row.milestones,
  ...said('results', row.results),
  funding: { ...said('applied', row.applied_on), ...said('approved', row.approved_on), ...said('earlyStart', row.early_start_on), ...said('contract', row.contract_on) },
  ...said('protection', row.protection === null ? null : { answer: row.protection.answer, at: new Date(row.protection.at) }),
  ...said('became', row.became),
  partners: row.partners,
  by: row.author,
  createdAt: row.created_at,
  changedAt: row.changed_at,
})

const staleFrom = (stale: Readonly<Record<string, string>>): Stale => Object.fromEntries(LANGUAGES.flatMap((language) => (stale[language] === undefined ? [] : [[language, new Date(stale[language])]])))

const whole = prepared('projects.whole', (_, given: { id: ProjectId }) => sql<Row>`select ${WHOLE} from projects p where p.id = ${given.id}`)

/** A plan as it is, whoever asks: what they may see of it says {@link file://./policy.ts}. */
export async function findProject(db: Db, id: ProjectId): Promise<Result<Project>> {
  const [row] = await whole(db, { id })
  return row === undefined ? refuse('missing', 'project.none') : accept(projectFrom(row))
}

/** By what a plan is found: its title, and the texts that as many may see as the plan. */
const foundBy = (project: Project): string => plainWords(LANGUAGES.flatMap((language) => [project.twins[language]?.title ?? '', ...TEXTS.flatMap((name) => (isAsOpen(project, name) ? [project.twins[language]?.[name] ?? ''] : []))]).join(' ')).join(' ')

const valuesOf = (one: Project) => ({
  id: one.id,
  version: one.version,
  state: one.state,
  state_on: one.stateOn,
  state_reason: one.stateReason,
  lead: one.lead,
  leader: one.leader,
  disclosure: one.disclosure,
  stricter: one.stricter,
  twins: one.twins,
  stale: one.stale,
  sought: one.sought,
  readiness_now: one.readinessNow,
  readiness_aim: one.readinessAim,
  call: one.call,
  budget: one.budget,
  share: one.share,
  from_day: one.from,
  until_day: one.until,
  milestones: one.milestones,
  results: one.results,
  applied_on: one.funding.applied,
  approved_on: one.funding.approved,
  early_start_on: one.funding.earlyStart,
  contract_on: one.funding.contract,
  protection: one.protection,
  became: one.became,
  author: one.by,
  created_at: one.createdAt,
  changed_at: one.changedAt,
  found_by: foundBy(one),
})

/** New plans, each with its first version. */
export async function addProjects(tx: Tx, projects: readonly Project[]): Promise<void> {
  if (projects.length === 0) return
  await sql`insert into projects select * from jsonb_populate_recordset(null::projects, ${JSON.stringify(projects.map(valuesOf))}::jsonb)`.execute(tx)
  await keepPartners(tx, projects)
  await keepVersions(tx, projects)
}

const CHANGING = ['version', 'state', 'state_on', 'state_reason', 'lead', 'leader', 'disclosure', 'stricter', 'twins', 'stale', 'sought', 'readiness_now', 'readiness_aim', 'call', 'budget', 'share', 'from_day', 'until_day', 'milestones', 'results', 'applied_on', 'approved_on', 'early_start_on', 'contract_on', 'protection', 'became', 'author', 'changed_at', 'found_by'] as const

/** The next version of a plan. */
export async function saveProject(tx: Tx, one: Project): Promise<Result<void>> {
  const columns = sql.join(CHANGING.map((name) => sql`${sql.ref(name)} = given.${sql.ref(name)}`))
  const { numAffectedRows } = await sql`update projects p set ${columns} from jsonb_populate_record(null::projects, ${JSON.stringify(valuesOf(one))}::jsonb) given where p.id = ${one.id} and p.version = ${one.version - 1}`.execute(tx)
  if (numAffectedRows !== 1n) return refuse('stale', 'project.changed')
  await sql`delete from project_partners where project = ${one.id}`.execute(tx)
  await keepPartners(tx, [one])
  await keepVersions(tx, [one])
  return accept(undefined)
}

async function keepPartners(tx: Tx, projects: readonly Project[]): Promise<void> {
  const rows = projects.flatMap(({ id, partners }) => partners.map(({ organisation, part }, place) => ({ project: id, organisation, place, part })))
  if (rows.length > 0) await sql`insert into project_partners (project, organisation, place, part) select project, organisation, place, part from jsonb_populate_recordset(null::project_partners, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

async function keepVersions(tx: Tx, projects: readonly Project[]): Promise<void> {
  const rows = projects.map((content) => ({ project: content.id, version: content.version, content, author: content.by, at: content.changedAt }))
  await sql`insert into project_versions (project, version, content, author, at) select project, version, content, author, at from jsonb_populate_recordset(null::project_versions, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}
