/** The audit trail as it is read: entries with the names that belong to them today. */
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Instant } from '#platform/time'
import type { Day } from '#modules/members'

export type Entry = {
  readonly id: string
  readonly at: Instant
  readonly person: string | null
  readonly name: string | null
  /** `curator`, or an organisation's id. */
  readonly acting: string | null
  readonly organisation: string | null
  readonly token: string | null
  readonly method: string
  readonly route: string
  readonly things: readonly string[]
  readonly network: string
}

export type TrailFilter = {
  /** Part of a name. */
  readonly person?: string | undefined
  readonly organisation?: string | undefined
  /** An id, or part of a door's address. */
  readonly thing?: string | undefined
  readonly from?: Day | undefined
  readonly until?: Day | undefined
}

const part = (text: string): string => `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`

/** The latest first. In: days as the calendar of this zone has them. */
export async function listEntries(db: Db, { person, organisation, thing, from, until }: TrailFilter, { zone, after, most }: { readonly zone: string; readonly after?: string | undefined; readonly most: number }): Promise<Entry[]> {
  const asked = [
    person === undefined ? undefined : sql`p.name ilike ${part(person)}`,
    organisation === undefined ? undefined : sql`(o.name_de ilike ${part(organisation)} or o.name_en ilike ${part(organisation)} or o.short_name ilike ${part(organisation)})`,
    thing === undefined ? undefined : sql`(${thing} = any(e.things::text[]) or e.route ilike ${part(thing)})`,
    from === undefined ? undefined : sql`e.at >= (${from}::date)::timestamp at time zone ${zone}`,
    until === undefined ? undefined : sql`e.at < (${until}::date + 1)::timestamp at time zone ${zone}`,
    after === undefined ? undefined : sql`(e.at, e.id) < (select at, id from audit_entries where id = ${after}::uuid)`,
  ].filter((one) => one !== undefined)
  const { rows } = await sql<Entry>`
    select e.id, e.at, e.person, p.name, e.acting, coalesce(o.short_name, o.name_de, o.name_en) as organisation, t.name as token, e.method, e.route, e.things, e.network
    from audit_entries e left join people p on p.id = e.person left join organisations o on o.id::text = e.acting left join api_tokens t on t.id = e.token
    where ${asked.length === 0 ? sql`true` : sql.join(asked, sql` and `)}
    order by e.at desc, e.id desc limit ${most}`.execute(db)
  return rows
}
