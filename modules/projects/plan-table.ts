/**
 * A table of plans: what each row says, and what comes of it: a new plan, nothing since it is here, or a refusal with its reason. From CSV or Excel under headings in German or English, or from CORDIS, a project a line of JSON.
 * What is here stays as people left it: a table never overwrites. By what a row is known again stands beside the plan ({@link originOf}), so that the same file twice changes nothing, whatever a plan is called by then.
 * **Shapes**: up to some thousand rows. **Units**: days as `YYYY-MM-DD` or `31.12.2027`; whole euro, with or without points.
 * **Errors**: a heading without title or lead refuses the file; a row that cannot be taken is refused alone. Partners that the register does not know are left out, and named.
 * **Source**: CORDIS, projects under Horizon Europe, https://cordis.europa.eu/data.
 */
import type { Day, OrganisationId, Standing } from '#modules/members'
import { accept, refuse, type Refusal, type Result } from '#platform/result'
import type { Language } from '#platform/words'
import type { Disclosed } from './disclosure.ts'
import { begin, TEXT, type Project, type ProjectId, type Said, type Signed, type Twins } from './project.ts'
import { line } from './spelling.ts'
import { STATES, type ProjectState } from './state.ts'

/** A row as the file has it; a formula without a result is `null`. */
export type CellRow = { readonly row: number; readonly cells: readonly (string | null)[] }

const PLAN_COLUMNS = ['titleDe', 'titleEn', 'summaryDe', 'summaryEn', 'lead', 'partners', 'state', 'from', 'until', 'budget', 'share', 'id'] as const
type Column = (typeof PLAN_COLUMNS)[number]

const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  titleDe: ['titel', 'titelde', 'titeldeutsch', 'vorhaben', 'projekt', 'projekttitel', 'name'],
  titleEn: ['title', 'titleen', 'titelenglisch', 'titelen', 'project', 'projecttitle'],
  summaryDe: ['kurzfassung', 'kurzfassungde', 'beschreibung', 'zusammenfassung', 'ziel', 'ziele'],
  summaryEn: ['summary', 'kurzfassungen', 'kurzfassungenglisch', 'description', 'abstract', 'objective'],
  lead: ['leitung', 'leitendeorganisation', 'federfuehrung', 'federfuhrung', 'koordination', 'koordinator', 'lead', 'coordinator'],
  partners: ['partner', 'beteiligte', 'projektpartner', 'partners', 'participants'],
  state: ['stand', 'status', 'state'],
  from: ['beginn', 'start', 'startdatum', 'von', 'from', 'startdate'],
  until: ['ende', 'end', 'enddatum', 'bis', 'until', 'enddate'],
  budget: ['mittel', 'gesamtmittel', 'budget', 'volumen', 'foerdervolumen', 'fordervolumen'],
  share: ['foerderung', 'forderung', 'foerdersumme', 'fordersumme', 'share', 'grant'],
  id: ['kennung', 'foerderkennzeichen', 'forderkennzeichen', 'fkz', 'id', 'reference'],
}

/** As headings, names and states are compared: letters and digits alone. */
export const keyOf = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/ß/g, 'ss').replace(/[^\p{L}\p{N}]/gu, '')

/** What a row says, before anybody asks whether the organisations are known. */
type SaidPlan = { readonly row: number; readonly name: string; readonly twins: Twins; readonly lead: string; readonly partners: readonly string[]; readonly state?: ProjectState; readonly from?: Day; readonly until?: Day; readonly budget?: number; readonly share?: number; readonly origin: string }
type RefusedPlan = { readonly row: number; readonly name: string; readonly refusal: Refusal }
export type ReadPlans = { readonly rows: readonly SaidPlan[]; readonly refused: readonly RefusedPlan[]; readonly ignored: readonly string[] }

/** By what a row is known again: the id its register gave it, else lead and title. */
const originOf = (register: string, id: string, lead: string, title: string): string => (id === '' ? `table:${keyOf(lead)}:${keyOf(title)}` : `${register}:${keyOf(id)}`)

// ---- Tables

/** The first rows may be a title. */
const MOST_ABOVE = 8

/** In: what states are called, by their keys in either language. */
export function readPlanTable(table: readonly CellRow[], stateNamed: (key: string) => ProjectState | undefined): Result<ReadPlans> {
  const heading = headingIn(table)
  if (!heading.ok) return heading
  const { at, ignored, row: above } = heading.value
  const rows: SaidPlan[] = []
  const refused: RefusedPlan[] = []
  for (const { row, cells } of table) {
    if (row <= above || !cells.some((cell) => cell === null || cell.trim() !== '')) continue
    const cell = (column: Column): string => line(cells[at.get(column) ?? -1] ?? '')
    const name = cell('titleDe') || cell('titleEn')
    const read = PLAN_COLUMNS.some((column) => cells[at.get(column) ?? -1] === null) ? refuse('invalid', 'planTable.formula') : readRow(row, name, cell, (column) => (cells[at.get(column) ?? -1] ?? '').trim(), stateNamed)
    if (read.ok) rows.push(read.value)
    else refused.push({ row, name: name.slice(0, 120), refusal: read.refusal })
  }
  return rows.length + refused.length === 0 ? refuse('invalid', 'planTable.empty') : accept({ rows, refused, ignored })
}

function headingIn(table: readonly CellRow[]): Result<{ readonly at: ReadonlyMap<Column, number>; readonly ignored: readonly string[]; readonly row: number }> {
  for (const { row, cells } of table.slice(0, MOST_ABOVE)) {
    const at = new Map<Column, number>()
    const ignored: string[] = []
    for (const [place, cell] of cells.entries()) {
      const column = PLAN_COLUMNS.find((one) => HEADINGS[one].includes(keyOf(cell ?? '')))
      if (column !== undefined && at.has(column)) return refuse('invalid', 'planTable.columnTwice', { column: line(cell ?? '') })
      if (column !== undefined) at.set(column, place)
      else if (cell !== null && line(cell) !== '') ignored.push(line(cell).slice(0, 80))
    }
    if ((at.has('titleDe') || at.has('titleEn')) && at.has('lead')) return accept({ at, ignored, row })
  }
  return refuse('invalid', 'planTable.noColumns')
}

function readRow(row: number, name: string, cell: (column: Column) => string, whole: (column: Column) => string, stateNamed: (key: string) => ProjectState | undefined): Result<SaidPlan> {
  if (cell('lead') === '') return refuse('invalid', 'planTable.noLead')
  const state = cell('state') === '' ? undefined : stateNamed(keyOf(cell('state')))
  if (cell('state') !== '' && state === undefined) return refuse('invalid', 'planTable.noState', { text: cell('state').slice(0, 80) })
  const [from, until, budget, share] = [dayIn(cell('from')), dayIn(cell('until')), euroIn(cell('budget')), euroIn(cell('share'))]
  for (const read of [from, until, budget, share]) if (!read.ok) return read
  return accept({
    row,
    name: name.slice(0, 120),
    twins: twinsFrom({ de: cell('titleDe'), en: cell('titleEn') }, { de: whole('summaryDe'), en: whole('summaryEn') }),
    lead: cell('lead'),
    partners: cell('partners').split(/\s*;\s*/).filter((one) => one !== ''),
    ...(state === undefined ? {} : { state }),
    ...valueOf('from', from),
    ...valueOf('until', until),
    ...valueOf('budget', budget),
    ...valueOf('share', share),
    origin: originOf('id', cell('id'), cell('lead'), name),
  })
}

const valueOf = <K extends string, V>(key: K, read: Result<V | undefined>): { readonly [P in K]?: V } => (read.ok && read.value !== undefined ? { [key]: read.value } : {}) as { [P in K]?: V } // one key, and its value

function twinsFrom(titles: Readonly<Record<Language, string>>, summaries: Readonly<Record<Language, string>>): Twins {
  const twin = (language: Language): Twins => (titles[language] === '' && summaries[language] === '' ? {} : { [language]: { title: titles[language], ...(summaries[language] === '' ? {} : { summary: summaries[language] }) } })
  return { ...twin('de'), ...twin('en') }
}

function dayIn(text: string): Result<Day | undefined> {
  if (text === '') return accept(undefined)
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  const iso = year === undefined ? text : `${year}-${month?.padStart(2, '0') ?? ''}-${day?.padStart(2, '0') ?? ''}`
  const isDay = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(iso) && Number(iso.slice(8)) <= daysIn(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)))
  return isDay ? accept(iso) : refuse('invalid', 'planTable.noDay', { text: text.slice(0, 40) })
}

const daysIn = (year: number, month: number): number => (month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)

function euroIn(text: string): Result<number | undefined> {
  const bare = text.replace(/€|EUR|Euro/gi, '').replace(/[\s\u00a0]/g, '')
  if (bare === '') return accept(undefined)
  // Groups of three with points or commas; cents are left out.
  const [, whole] = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]\d{1,2})?$/.exec(bare) ?? []
  return whole === undefined ? refuse('invalid', 'planTable.noEuro', { text: text.slice(0, 40) }) : accept(Number(whole.replace(/[.,]/g, '')))
}

// ---- CORDIS

type Json = Readonly<Record<string, unknown>>

/** `value` is undefined where a line is no JSON. */
export function readCordis(records: readonly { readonly row: number; readonly value: unknown }[], today: Day): Result<ReadPlans> {
  const rows: SaidPlan[] = []
  const refused: RefusedPlan[] = []
  for (const { row, value } of records) {
    const read = isObject(value) ? readProject(row, value, today) : refuse('invalid', 'planTable.brokenJson')
    if (read.ok) rows.push(read.value)
    else refused.push({ row, name: isObject(value) ? textOf(value['acronym'] ?? value['title']).slice(0, 120) : '', refusal: read.refusal })
  }
  return rows.length + refused.length === 0 ? refuse('invalid', 'planTable.empty') : accept({ rows, refused, ignored: [] })
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? line(String(value)) : '')

function readProject(row: number, value: Json, today: Day): Result<SaidPlan> {
  const title = textOf(value['title']) || textOf(value['acronym'])
  const participants = [value['orgs'], value['organizations'], value['organisations'], value['participants']].find(Array.isArray)
  const organisations: readonly Json[] = Array.isArray(participants) ? participants.filter(isObject) : []
  const lead = textOf(organisations.find((one) => textOf(one['role']) === 'coordinator')?.['name'])
  if (lead === '') return refuse('invalid', 'planTable.noLead')
  const objective = typeof value['objective'] === 'string' ? value['objective'].trim() : ''
  const [from, until] = [dayIn(textOf(value['start'] ?? value['startDate'])), dayIn(textOf(value['end'] ?? value['endDate']))]
  for (const read of [from, until]) if (!read.ok) return read
  const acronym = textOf(value['acronym'])
  return accept({
    row,
    name: title.slice(0, 120),
    twins: { en: { title: (acronym === '' || title.includes(acronym) ? title : `${acronym}: ${title}`).slice(0, 200), ...(objective === '' ? {} : { summary: objective.slice(0, TEXT) }) } },
    lead,
    partners: [...new Set(organisations.map((one) => textOf(one['name'])))].filter((one) => one !== '' && one !== lead),
    // What CORDIS lists is granted.
    state: from.ok && from.value !== undefined && from.value > today ? 'approved' : until.ok && until.value !== undefined && until.value < today ? 'completed' : 'running',
    ...valueOf('from', from),
    ...valueOf('until', until),
    origin: originOf('cordis', textOf(value['id']), lead, title),
  })
}

// ---- What comes of it

export type PlanRow = { readonly row: number; readonly name: string } & ({ readonly outcome: 'creates'; readonly without: readonly string[] } | { readonly outcome: 'known' } | { readonly outcome: 'refused'; readonly refusal: Refusal })
export type PlanTable = { readonly rows: readonly PlanRow[]; readonly created: readonly { readonly project: Project; readonly origin: string }[]; readonly ignored: readonly string[] }

/** What a table is held against. */
export type PlanTableKnown = {
  /** By the name a row used; nothing where the register knows none, or several. */
  readonly organisationNamed: (name: string) => OrganisationId | undefined
  readonly standingOf: (organisation: OrganisationId) => Standing
  readonly origins: ReadonlySet<string>
  /** May the importer enter plans that this organisation leads? */
  readonly mayEnter: (lead: OrganisationId) => Result<unknown>
}

export function planTable(read: ReadPlans, known: PlanTableKnown, disclosed: Disclosed & Pick<Project, 'protection'>, signed: Signed & { readonly newId: () => ProjectId; readonly today: Day }): PlanTable {
  const created: { project: Project; origin: string }[] = []
  const seen = new Map<string, number>()
  const rows = read.rows.map((said): PlanRow => {
    const told = { row: said.row, name: said.name }
    if (known.origins.has(said.origin)) return { ...told, outcome: 'known' }
    const earlier = seen.get(said.origin)
    if (earlier !== undefined) return { ...told, outcome: 'refused', refusal: { kind: 'conflict', reason: 'planTable.rowTwice', facts: { row: earlier } } }
    const taken = takeRow(said, known, disclosed, signed)
    if (!taken.ok) return { ...told, outcome: 'refused', refusal: taken.refusal }
    seen.set(said.origin, said.row)
    created.push({ project: taken.value.project, origin: said.origin })
    return { ...told, outcome: 'creates', without: taken.value.without }
  })
  return { rows: [...rows, ...read.refused.map((one): PlanRow => ({ ...one, outcome: 'refused' }))].toSorted((a, b) => a.row - b.row), created, ignored: read.ignored }
}

function takeRow(said: SaidPlan, known: PlanTableKnown, disclosed: Disclosed & Pick<Project, 'protection'>, { newId, today, ...signed }: Signed & { readonly newId: () => ProjectId; readonly today: Day }): Result<{ readonly project: Project; readonly without: readonly string[] }> {
  const lead = known.organisationNamed(said.lead)
  if (lead === undefined) return refuse('conflict', 'planTable.unknownLead', { name: said.lead.slice(0, 120) })
  const named = said.partners.map((name) => ({ name, id: known.organisationNamed(name) }))
  const partners = [...new Set(named.flatMap(({ id }) => (id === undefined || id === lead ? [] : [id])))]
  if (![lead, ...partners].some((one) => known.standingOf(one) === 'member')) return refuse('conflict', 'planTable.noMember')
  const allowed = known.mayEnter(lead)
  if (!allowed.ok) return allowed
  const { twins, from, until, budget, share } = said
  const all: Said = { twins, lead, partners: partners.map((organisation) => ({ organisation, part: '' })), sought: [], ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }), ...(budget === undefined ? {} : { budget }), ...(share === undefined ? {} : { share }), milestones: [], funding: {} }
  const project = begin(all, disclosed, { ...signed, id: newId(), today })
  if (!project.ok) return project
  return accept({ project: { ...project.value, state: said.state ?? 'idea', ...(disclosed.protection === undefined ? {} : { protection: disclosed.protection }) }, without: named.flatMap(({ name, id }) => (id === undefined ? [name] : [])) })
}

export function countPlans(rows: readonly PlanRow[]): Readonly<Record<PlanRow['outcome'], number>> {
  const counts = { creates: 0, known: 0, refused: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return counts
}

/** Every state by the keys of its names. */
export const statesBy = (nameOf: (state: ProjectState) => readonly string[]): ReadonlyMap<string, ProjectState> => new Map(STATES.flatMap((state) => [state, ...nameOf(state)].map((name) => [keyOf(name), state] as const)))
