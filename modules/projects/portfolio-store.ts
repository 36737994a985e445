/** The plans of a portfolio as a reader sees them, all at once: what is drawn of each, and what is counted. Everything here stands on the condition of the list; milestones and partners are there only where this reader may see them. */
import { sql } from 'kysely'
import type { Day, OrganisationId } from '#modules/members'
import type { Db } from '#platform/database'
import type { Language } from '#platform/words'
import { among, givenOf, inFewShapes, partsOf, spoken, type ListFilter } from './list-store.ts'
import { topicsThatCount } from './plan-store.ts'
import type { Reader } from './policy.ts'
import type { Milestone, ProjectId } from './project.ts'
import type { ProjectState } from './state.ts'
import { seenBy } from './store.ts'

type Names = Readonly<Partial<Record<Language, string>>>

export type PortfolioPlan = {
  readonly id: ProjectId
  readonly title: Names
  readonly state: ProjectState
  readonly from?: Day
  readonly until?: Day
  readonly lead: OrganisationId
  readonly leadName: Names & { readonly short?: string }
  readonly field?: string
  readonly milestones: readonly Milestone[]
}

type Row = { readonly id: ProjectId; readonly title_de: string | null; readonly title_en: string | null; readonly state: ProjectState; readonly from: Day | null; readonly until: Day | null; readonly lead: OrganisationId; readonly lead_de: string | null; readonly lead_en: string | null; readonly short_name: string | null; readonly field: string | null; readonly milestones: readonly Milestone[] | null }

/** As many as are drawn; further ones the list has. */
const MOST = 5_000

type Given = ReturnType<typeof givenOf>
type Parts = ReturnType<typeof partsOf>

const drawn = inFewShapes('projects.drawn', (given: Given & { readonly most: number }, parts: Parts) => sql<Row>`
  select p.id, p.twins -> 'de' ->> 'title' as title_de, p.twins -> 'en' ->> 'title' as title_en, p.state, p.from_day::text as "from", p.until_day::text as until, p.lead, o.name_de as lead_de, o.name_en as lead_en, o.short_name, o.fields[1] as field,
    case when jsonb_array_length(p.milestones) > 0 and ${seenBy(parts, given, 'milestones')} then p.milestones end as milestones
  from projects p join organisations o on o.id = p.lead where p.became is null and ${among(given, parts)}
  order by p.from_day nulls last, p.until_day nulls last, p.id limit ${given.most}`)

/** Those that begin first, first. */
export async function portfolioOf(db: Db, reader: Reader, filter: ListFilter): Promise<readonly PortfolioPlan[]> {
  const rows = await drawn(db, { ...givenOf(reader, filter), most: MOST }, partsOf(reader, filter))
  return rows.map(({ id, title_de, title_en, state, from, until, lead, lead_de, lead_en, short_name, field, milestones }) => ({
    id,
    title: spoken(title_de, title_en),
    state,
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
    lead,
    leadName: { ...spoken(lead_de, lead_en), ...(short_name === null ? {} : { short: short_name }) },
    ...(field === null ? {} : { field }),
    milestones: milestones ?? [],
  }))
}

export type CountedPlan = { readonly lead: OrganisationId; readonly partners: readonly OrganisationId[]; readonly state: ProjectState; readonly topics: readonly string[] }

const counted = inFewShapes('projects.counted', (given: Given & { readonly most: number }, parts: Parts) => sql<CountedPlan>`
  select p.lead, p.state, ${topicsThatCount('has')} as topics,
    case when ${seenBy(parts, given, 'partners')} then array(select w.organisation from project_partners w where w.project = p.id order by w.place) else '{}' end as partners
  from projects p join organisations o on o.id = p.lead where p.became is null and ${among(given, parts)} limit ${given.most}`)

export const countedPlans = (db: Db, reader: Reader, filter: ListFilter): Promise<readonly CountedPlan[]> => counted(db, { ...givenOf(reader, filter), most: MOST }, partsOf(reader, filter))
