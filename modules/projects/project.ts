/**
 * Project (F&E-Vorhaben): a planned or running R&D project, as its lead describes it. Coordination, not legally binding.
 * **Shapes**: texts in German, English or both; up to {@link MOST_PARTNERS} partners and {@link MOST_MILESTONES} milestones. There is no field for price, cost, capacity, customers or launch date (Art. 101 TFEU), and none may be added.
 * **Units**: money in whole euro, the size of the grant; days in the alliance's zone; readiness in TRL 1–9.
 * **Errors**: `invalid` names what is wrong with what field; `stale` where it was changed meanwhile; `conflict` where a plan went on in others.
 * **Source**: TRL: ISO 16290; Horizon Europe General Annex B.
 */
import type { Author, Day, OrganisationId, PersonId } from '#modules/members'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import { staleAfter, type Stale } from '#platform/twins'
import { LANGUAGES, type Language } from '#platform/words'
import { readStricter, type Disclosed } from './disclosure.ts'
import { readFunding, type Funding } from './funding.ts'
import { line, lines } from './spelling.ts'
import type { ProjectState } from './state.ts'

export type ProjectId = Id<'project'>
export type CallId = Id<'call'>

/** What is said in one language. */
type Twin = { readonly title: string; readonly summary?: string; readonly need?: string; readonly approach?: string }
export type Twins = { readonly [L in Language]?: Twin }
export const TEXTS = ['summary', 'need', 'approach'] as const

export type Partner = { readonly organisation: OrganisationId; /** What it does in the project, in a line. */ readonly part: string }
export type Milestone = { readonly title: string; readonly due?: Day }
export type Results = { readonly text: string; readonly usedBy?: string; readonly follows?: string }

/** “Schutzrecht angemeldet?”, as it was answered when the plan was opened. */
export const PROTECTIONS = ['filed', 'not-needed', 'not-yet'] as const
export type Protection = { readonly answer: (typeof PROTECTIONS)[number]; readonly at: Instant }

/** What its people say of a plan. */
export type Said = {
  readonly twins: Twins
  readonly lead: OrganisationId
  readonly leader?: PersonId
  readonly partners: readonly Partner[]
  /** Competences sought, in words or by the ids of topics. */
  readonly sought: readonly string[]
  readonly readinessNow?: number
  readonly readinessAim?: number
  readonly call?: CallId
  /** Of the whole project, and how much of it is asked for or granted, in euro. */
  readonly budget?: number
  readonly share?: number
  readonly from?: Day
  readonly until?: Day
  readonly milestones: readonly Milestone[]
  readonly results?: Results
  readonly funding: Funding
}

export type Project = Said &
  Disclosed & {
    readonly id: ProjectId
    readonly version: number
    readonly stale: Stale
    readonly state: ProjectState
    /** Since when it is in this state, and why, where that must be said. */
    readonly stateOn: Day
    readonly stateReason?: string
    readonly protection?: Protection
    /** It went on in others, which are linked. */
    readonly became?: 'split' | 'merged'
    readonly by: Author
    readonly createdAt: Instant
    readonly changedAt: Instant
  }

export type Signed = { readonly by: Author; readonly at: Instant }

const TITLE = 200
const LINE = 300
/** Some forty pages: whoever has more has a document for it. */
const TEXT = 100_000
const MOST_PARTNERS = 60
const MOST_MILESTONES = 60
const MOST_SOUGHT = 30
export const MOST_EURO = 1_000_000_000

/** A plan begins as an idea. */
export function begin(said: Said, disclosed: Disclosed, { id, by, at, today }: Signed & { readonly id: ProjectId; readonly today: Day }): Result<Project> {
  const read = readSaid(said)
  if (!read.ok) return read
  const stricter = readStricter(disclosed.disclosure, disclosed.stricter)
  if (!stricter.ok) return stricter
  return accept({ ...read.value, id, version: 1, stale: {}, state: 'idea', stateOn: today, disclosure: disclosed.disclosure, stricter: stricter.value, by, createdAt: at, changedAt: at })
}

/** It is described anew: what is not said holds no longer. `seen` is the version the author saw. `othersStay`: the language that was not changed is still right. */
export function revise(project: Project, said: Said, seen: number, { by, at, othersStay }: Signed & { readonly othersStay: boolean }): Result<Project> {
  if (project.became !== undefined) return refuse('conflict', 'project.became')
  if (seen !== project.version) return refuse('stale', 'project.changed')
  const read = readSaid(said)
  if (!read.ok) return read
  const { id, version, state, stateOn, stateReason, disclosure, stricter, protection, createdAt } = project
  const stale = staleAfter(project.stale, spoken(project.twins), spoken(read.value.twins), { now: at, othersStay })
  return accept({ ...read.value, id, version: version + 1, stale, state, stateOn, ...(stateReason === undefined ? {} : { stateReason }), disclosure, stricter, ...(protection === undefined ? {} : { protection }), by, createdAt, changedAt: at })
}

const spoken = (twins: Twins): { [L in Language]?: string } => Object.fromEntries(LANGUAGES.flatMap((language) => (twins[language] === undefined ? [] : [[language, JSON.stringify(twins[language])]])))

/** The same plan with something else about it, as its next version. */
export const next = (project: Project, change: Partial<Project>, { by, at }: Signed): Project => ({ ...project, ...change, version: project.version + 1, by, changedAt: at })

// ---- What is said, cleaned and bounded

function readSaid(said: Said): Result<Said> {
  const twins = readTwins(said.twins)
  if (!twins.ok) return twins
  const partners = readPartners(said)
  if (!partners.ok) return partners
  const sought = [...new Set(said.sought.map(line))].filter((one) => one !== '')
  if (sought.length > MOST_SOUGHT) return refuse('invalid', 'project.manySought', { limit: MOST_SOUGHT })
  if (sought.some((one) => one.length > TITLE)) return refuse('invalid', 'project.longSought', { limit: TITLE })
  const numbers = readNumbers(said)
  if (!numbers.ok) return numbers
  if (said.from !== undefined && said.until !== undefined && said.until < said.from) return refuse('invalid', 'project.backwards', { from: said.from, until: said.until })
  const milestones = readMilestones(said)
  if (!milestones.ok) return milestones
  const results = readResults(said.results)
  if (!results.ok) return results
  const funding = readFunding(said.funding)
  if (!funding.ok) return funding
  const { results: _, ...rest } = said
  return accept({ ...rest, twins: twins.value, partners: partners.value, sought, milestones: milestones.value, ...(results.value === undefined ? {} : { results: results.value }), funding: funding.value })
}

function readTwins(twins: Twins): Result<Twins> {
  const read: { [L in Language]?: Twin } = {}
  for (const language of LANGUAGES) {
    const { title, ...texts }: Twin = twins[language] ?? { title: '' }
    const told = Object.fromEntries(TEXTS.flatMap((name) => (lines(texts[name] ?? '') === '' ? [] : [[name, lines(texts[name] ?? '')]])))
    if (line(title) === '') {
      if (Object.keys(told).length > 0) return refuse('invalid', language === 'de' ? 'project.noGermanTitle' : 'project.noEnglishTitle')
      continue
    }
    if (line(title).length > TITLE) return refuse('invalid', language === 'de' ? 'project.longGermanTitle' : 'project.longEnglishTitle', { limit: TITLE })
    const long = TEXTS.find((name) => (told[name] ?? '').length > TEXT)
    if (long !== undefined) return refuse('invalid', 'project.longText', { field: long, language, limit: TEXT })
    read[language] = { title: line(title), ...told }
  }
  return Object.keys(read).length === 0 ? refuse('invalid', 'project.noTitle') : accept(read)
}

function readPartners({ lead, partners }: Said): Result<readonly Partner[]> {
  if (partners.length > MOST_PARTNERS) return refuse('invalid', 'project.manyPartners', { limit: MOST_PARTNERS })
  if (partners.some(({ organisation }) => organisation === lead)) return refuse('invalid', 'project.partnerLeads')
  if (new Set(partners.map(({ organisation }) => organisation)).size < partners.length) return refuse('invalid', 'project.partnerTwice')
  const read = partners.map(({ organisation, part }) => ({ organisation, part: line(part) }))
  return read.some(({ part }) => part.length > LINE) ? refuse('invalid', 'project.longPart', { limit: LINE }) : accept(read)
}

function readNumbers({ readinessNow, readinessAim, budget, share }: Said): Result<void> {
  if ([readinessNow, readinessAim].some((one) => one !== undefined && (!Number.isInteger(one) || one < 1 || one > 9))) return refuse('invalid', 'project.noReadiness')
  if (readinessNow !== undefined && readinessAim !== undefined && readinessAim < readinessNow) return refuse('invalid', 'project.readinessFalls', { now: readinessNow, aim: readinessAim })
  if ([budget, share].some((one) => one !== undefined && (!Number.isInteger(one) || one < 0 || one > MOST_EURO))) return refuse('invalid', 'project.noEuro', { limit: MOST_EURO })
  if (budget !== undefined && share !== undefined && share > budget) return refuse('invalid', 'project.shareBeyond', { budget, share })
  return accept(undefined)
}

function readMilestones({ milestones, from, until }: Said): Result<readonly Milestone[]> {
  const read = milestones.map(({ title, due }) => ({ title: line(title), ...(due === undefined ? {} : { due }) })).filter(({ title, due }) => title !== '' || due !== undefined)
  if (read.length > MOST_MILESTONES) return refuse('invalid', 'project.manyMilestones', { limit: MOST_MILESTONES })
  for (const { title, due } of read) {
    if (title === '') return refuse('invalid', 'project.milestoneUntitled', { due: due ?? '' })
    if (title.length > TITLE) return refuse('invalid', 'project.longMilestone', { limit: TITLE })
    if (due !== undefined && from !== undefined && due < from) return refuse('invalid', 'project.milestoneEarly', { title, due, from })
    if (due !== undefined && until !== undefined && due > until) return refuse('invalid', 'project.milestoneLate', { title, due, until })
  }
  return accept(read)
}

function readResults(results: Results | undefined): Result<Results | undefined> {
  const [text, usedBy, follows] = [lines(results?.text ?? ''), lines(results?.usedBy ?? ''), lines(results?.follows ?? '')]
  if (text === '') return usedBy === '' && follows === '' ? accept(undefined) : refuse('invalid', 'project.resultsUntold')
  if ([text, usedBy, follows].some((one) => one.length > TEXT)) return refuse('invalid', 'project.longResults', { limit: TEXT })
  return accept({ text, ...(usedBy === '' ? {} : { usedBy }), ...(follows === '' ? {} : { follows }) })
}

/** What a plan is called for a reader of this language: in the other where it has only that. */
export const titleIn = ({ twins }: Pick<Project, 'twins'>, language: Language): string => twins[language]?.title ?? twins.de?.title ?? twins.en?.title ?? ''
