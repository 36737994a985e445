/**
 * Who belongs to which cluster and who is a member, in the database; and what follows of it on a day for many organisations at once: the same as `standingOf` and `clustersOf` say of one.
 */
import { sql, type RawBuilder } from 'kysely'
import { prepared, type Db, type Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Belonging } from './belonging.ts'
import type { Day, Span } from './day.ts'
import type { Membership, MembershipKind, Standing } from './membership.ts'
import type { Organisation, OrganisationId } from './organisation.ts'
import { organisationFrom, WHOLE_ROW, type ReadRow } from './store.ts'

declare module '#platform/tables' {
  interface Tables {
    belongings: { organisation: OrganisationId; cluster: OrganisationId; from_day: string | null; until_day: string | null }
    memberships: { organisation: OrganisationId; kind: MembershipKind; founding: boolean; from_day: string | null; until_day: string | null }
  }
}

// ---- What follows on a day

/** Does the span of the row hold on this day? */
export const holds = (table: 'b' | 'm', day: Day): RawBuilder<boolean> => sql`(${sql.ref(`${table}.from_day`)} is null or ${sql.ref(`${table}.from_day`)} <= ${day}::date) and (${sql.ref(`${table}.until_day`)} is null or ${sql.ref(`${table}.until_day`)} >= ${day}::date)`

/** The standing of the organisation of the row: its own membership before that of its clusters. */
export const standingOn = (day: Day): RawBuilder<Standing> => sql`coalesce(
  (select case when m.kind in ('full', 'associated') then 'member' else 'guest' end from memberships m where m.organisation = organisations.id and ${holds('m', day)} limit 1),
  (select 'member' from belongings b join memberships m on m.organisation = b.cluster where b.organisation = organisations.id and m.kind in ('full', 'associated') and ${holds('b', day)} and ${holds('m', day)} limit 1),
  'outside')`

/** The same asked of very many: each list is made once, for all of them. */
export const standingAmong = (day: Day): RawBuilder<Standing> => sql`case
  when organisations.id in (select m.organisation from memberships m where m.kind in ('full', 'associated') and ${holds('m', day)}) then 'member'
  when organisations.id in (select m.organisation from memberships m where ${holds('m', day)}) then 'guest'
  when organisations.id in (select b.organisation from belongings b where ${holds('b', day)} and b.cluster in (select m.organisation from memberships m where m.kind in ('full', 'associated') and ${holds('m', day)})) then 'member'
  else 'outside' end`

/** The clusters of the organisation of the row. */
export const clustersOn = (day: Day): RawBuilder<OrganisationId[]> => sql`array(select b.cluster from belongings b where b.organisation = organisations.id and ${holds('b', day)} order by b.cluster)`

/** What an organisation is on a day. */
export type Placement = { readonly standing: Standing; readonly clusters: readonly OrganisationId[] }

/** An organisation with what it is on the day that was asked for. */
export type Listed = Placement & { readonly organisation: Organisation }

const placed = prepared('members.placed', (db, given: { id: OrganisationId; day: Day }) => db.selectFrom('organisations').select(WHOLE_ROW).select([standingOn(given.day).as('standing'), clustersOn(given.day).as('clusters')]).where('id', '=', given.id))

/** The organisation with its standing and clusters, whoever asks: what they may read says the policy. */
export async function placedOn(db: Db, id: OrganisationId, day: Day): Promise<Result<Listed>> {
  const [row] = await placed(db, { id, day })
  return row === undefined ? refuse('missing', 'organisation.none') : accept(listedFrom(row))
}

export const listedFrom = ({ standing, clusters, ...row }: ReadRow & Placement): Listed => ({ organisation: organisationFrom(row), standing, clusters })

const acting = prepared('members.acting', (db, given: { id: OrganisationId; day: Day }) => db.selectFrom('organisations').select(['id', 'name_de', 'name_en', 'short_name', standingOn(given.day).as('standing')]).where('id', '=', given.id))

/** What is known of one that somebody acts for. */
export async function actingById(db: Db, id: OrganisationId, day: Day): Promise<({ readonly id: OrganisationId; readonly standing: Standing } & Pick<Organisation, 'name' | 'shortName'>) | undefined> {
  const [row] = await acting(db, { id, day })
  return row === undefined ? undefined : { id: row.id, standing: row.standing, name: { ...(row.name_de === null ? {} : { de: row.name_de }), ...(row.name_en === null ? {} : { en: row.name_en }) }, ...(row.short_name === null ? {} : { shortName: row.short_name }) }
}

const placing = (db: Db, day: Day) => db.selectFrom('organisations').select(['id', standingOn(day).as('standing'), clustersOn(day).as('clusters')])
const placingsOf = prepared('members.placings', (db, given: { day: Day; ids: readonly OrganisationId[] }) => placing(db, given.day).where('id', '=', sql<OrganisationId>`any(${given.ids}::uuid[])`))

/** Standing and clusters of all, or of these, in one query. */
export async function placements(db: Db, day: Day, ids?: readonly OrganisationId[]): Promise<Map<OrganisationId, Placement>> {
  const rows = await (ids === undefined ? placing(db, day).execute() : ids.length === 0 ? [] : placingsOf(db, { day, ids }))
  return new Map(rows.map(({ id, ...one }) => [id, one]))
}

// ---- Rows

const BELONGING = ['organisation', 'cluster', 'from_day', 'until_day'] as const
const MEMBERSHIP = ['organisation', 'kind', 'founding', 'from_day', 'until_day'] as const

/** Of one organisation: where it belongs, or who belongs to it; the earliest first. */
export async function belongingsOf(db: Db, id: OrganisationId): Promise<Belonging[]> {
  const rows = await db.selectFrom('belongings').select(BELONGING).where((where) => where.or([where('organisation', '=', id), where('cluster', '=', id)])).orderBy('from_day', (order) => order.asc().nullsFirst()).execute()
  return rows.map(({ organisation, cluster, ...days }) => ({ organisation, cluster, ...spanFrom(days) }))
}

const heldBy = prepared('members.memberships', (db, given: { id: OrganisationId }) => db.selectFrom('memberships').select(MEMBERSHIP).where('organisation', '=', given.id).orderBy('from_day', (order) => order.asc().nullsFirst()))

/** Of one organisation; the earliest first. */
export const membershipsOf = async (db: Db, id: OrganisationId): Promise<Membership[]> => (await heldBy(db, { id })).map(membershipFrom)

/** Those that hold on a day. */
export const allMembershipsOn = async (db: Db, day: Day): Promise<Membership[]> => (await db.selectFrom('memberships as m').select(['m.organisation', 'm.kind', 'm.founding', 'm.from_day', 'm.until_day']).where(holds('m', day)).execute()).map(membershipFrom)

/** Everything, for an import. */
export async function allPlacings(db: Db): Promise<{ readonly belongings: Belonging[]; readonly memberships: Membership[] }> {
  const belongings = await db.selectFrom('belongings').select(BELONGING).execute()
  const memberships = await db.selectFrom('memberships').select(MEMBERSHIP).execute()
  return { belongings: belongings.map(({ organisation, cluster, ...days }) => ({ organisation, cluster, ...spanFrom(days) })), memberships: memberships.map(membershipFrom) }
}

type Days = { readonly from_day: string | null; readonly until_day: string | null }

const membershipFrom = ({ organisation, kind, founding, ...days }: Days & Pick<Membership, 'organisation' | 'kind' | 'founding'>): Membership => ({ organisation, kind, founding, ...spanFrom(days) })

const spanFrom = ({ from_day, until_day }: Days): Span => ({ ...(from_day === null ? {} : { from: from_day }), ...(until_day === null ? {} : { until: until_day }) })

/** Keeps belongings, new or ended: one of the same organisation, cluster and beginning is the same one. */
export async function keepBelongings(tx: Tx, belongings: readonly Belonging[]): Promise<void> {
  if (belongings.length === 0) return
  const rows = belongings.map(({ organisation, cluster, from, until }) => ({ organisation, cluster, from_day: from, until_day: until }))
  await sql`insert into belongings (organisation, cluster, from_day, until_day) select organisation, cluster, from_day, until_day from jsonb_populate_recordset(null::belongings, ${JSON.stringify(rows)}::jsonb)
    on conflict (organisation, cluster, from_day) do update set until_day = excluded.until_day`.execute(tx)
}

/** Keeps memberships, new or ended. */
export async function keepMemberships(tx: Tx, memberships: readonly Membership[]): Promise<void> {
  if (memberships.length === 0) return
  const rows = memberships.map(({ organisation, kind, founding, from, until }) => ({ organisation, kind, founding, from_day: from, until_day: until }))
  await sql`insert into memberships (organisation, kind, founding, from_day, until_day) select organisation, kind, founding, from_day, until_day from jsonb_populate_recordset(null::memberships, ${JSON.stringify(rows)}::jsonb)
    on conflict (organisation, from_day) do update set until_day = excluded.until_day, kind = excluded.kind, founding = excluded.founding`.execute(tx)
}
