/** Who may do what with plans. What one may not read does not exist: `missing`, never `forbidden`. Who tends the alliance does not see sealed plans, nor those of partners. */
import { actors, type Actor, type Author, type OrganisationId, type Standing } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import { FIELDS, levelOf, type Disclosure, type Field } from './disclosure.ts'
import type { Project } from './project.ts'

const { actsForAny, authorOf, decidesForAny, deny, isForAlliance, isInside } = actors

/** Who reads, and whether they are bound by the confidentiality agreement that is in force. */
export type Reader = { readonly actor: Actor; readonly isBound: boolean }

type Read = Pick<Project, 'lead' | 'leader' | 'partners' | 'disclosure'>

/** The plan is this actor's to lead: who decides for the lead organisation, and the named lead person as long as they act for it. */
const leads = (actor: Actor, { lead, leader }: Pick<Project, 'lead' | 'leader'>): boolean => decidesForAny(actor, [lead]) || (leader !== undefined && actor.person === leader && actsForAny(actor, [lead]))

/** May this reader see what of the plan is disclosed this far? The same as {@link file://./store.ts} `visibleTo` asks of the database. */
function seesAt({ actor, isBound }: Reader, project: Read, level: Disclosure): boolean {
  if (level === 'public' || leads(actor, project)) return true
  if (level === 'sealed') return false
  if (actsForAny(actor, [project.lead])) return true
  return isBound && (actsForAny(actor, project.partners.map(({ organisation }) => organisation)) || (level === 'alliance' && isInside(actor)))
}

export const mayReadProject = (reader: Reader, project: Project): Result<Project> => (seesAt(reader, project, project.disclosure) ? accept(project) : refuse('missing', 'project.none'))

/** A plan as a reader sees it: what is kept from them is not there, whether or not anything was said of it. */
export type Redacted = Project & { readonly withheld: readonly Field[] }

export function redacted(project: Project, reader: Reader): Redacted {
  const withheld = FIELDS.filter((field) => !seesAt(reader, project, levelOf(project, field)))
  if (withheld.length === 0) return { ...project, withheld }
  const hides = (field: Field): boolean => withheld.includes(field)
  const { call, budget, share, results, stateReason, ...rest } = project
  const shownTexts = (twin: NonNullable<Project['twins']['de']>) => ({ title: twin.title, ...Object.fromEntries((['summary', 'need', 'approach'] as const).flatMap((name) => (hides(name) || twin[name] === undefined ? [] : [[name, twin[name]]]))) })
  return {
    ...rest,
    twins: { ...(project.twins.de === undefined ? {} : { de: shownTexts(project.twins.de) }), ...(project.twins.en === undefined ? {} : { en: shownTexts(project.twins.en) }) },
    partners: hides('partners') ? [] : project.partners,
    ...(hides('call') || call === undefined ? {} : { call }),
    ...(hides('budget') ? {} : { ...(budget === undefined ? {} : { budget }), ...(share === undefined ? {} : { share }) }),
    funding: hides('budget') ? {} : project.funding,
    milestones: hides('milestones') ? [] : project.milestones,
    ...(hides('results') || results === undefined ? {} : { results }),
    // Why it was refused may say what is kept.
    ...(hides('summary') || stateReason === undefined ? {} : { stateReason }),
    withheld,
  }
}

export const may = {
  read: mayReadProject,

  /** Whoever decides for a member leads plans for it; those who run the alliance write down what all of it may read. Non-public plans need the agreement. */
  enter: ({ actor, isBound }: Reader, lead: OrganisationId, standing: Standing | undefined, disclosure: Disclosure): Result<Author> => {
    const isForAll = isForAlliance(actor, 'office', 'spokesperson') && (disclosure === 'alliance' || disclosure === 'public')
    if (!isForAll && !decidesForAny(actor, [lead])) return deny(actor, 'project.mayNotEnter', [lead])
    if (standing !== 'member') return refuse('forbidden', 'project.leadOutside')
    return disclosure !== 'public' && !isBound ? refuse('forbidden', 'agreement.needed') : authorOf(actor)
  },

  /** Who may enter plans at all, for some organisation. */
  begin: ({ actor }: Reader): Result<Author> => {
    if (isForAlliance(actor, 'office', 'spokesperson')) return authorOf(actor)
    if (actor.as === 'organisation' && decidesForAny(actor, [actor.organisation]) && actor.standing === 'member') return authorOf(actor)
    return deny(actor, 'project.mayNotEnter', actor.as === 'organisation' ? [actor.organisation] : [])
  },

  change: (reader: Reader, project: Project): Result<Author> => {
    const read = mayReadProject(reader, project)
    if (!read.ok) return read
    return leads(reader.actor, project) ? authorOf(reader.actor) : deny(reader.actor, 'project.mayNotChange', [project.lead])
  },

  /** To confirm topics, whoever may change the plan. To go on, the lead must still belong to the alliance. */
  advance: (reader: Reader, project: Project, lead: Standing | undefined): Result<Author> => {
    const change = may.change(reader, project)
    return change.ok && (lead === undefined || lead === 'outside') ? refuse('conflict', 'project.leadLeft') : change
  },

  /** The plan of an organisation that left is given to another by those who run the alliance, as far as they can see it. */
  handOver: (reader: Reader, project: Project, lead: Standing | undefined): Result<Author> => {
    const read = mayReadProject(reader, project)
    if (!read.ok) return read
    if (!isForAlliance(reader.actor, 'office', 'spokesperson')) return deny(reader.actor, 'project.mayNotHandOver')
    return lead === 'outside' ? authorOf(reader.actor) : refuse('conflict', 'project.leadStays')
  },

  /** An organisation binds itself by who decides for it; for the alliance's own people those do who run it. */
  bind: (actor: Actor): Result<Author> => {
    if (isForAlliance(actor, 'office', 'spokesperson')) return authorOf(actor)
    if (actor.as === 'organisation' && decidesForAny(actor, [actor.organisation])) return authorOf(actor)
    return deny(actor, 'agreement.mayNot', actor.as === 'organisation' ? [actor.organisation] : [])
  },
}

/** For whom an agreement is accepted and whose reading is remembered: an organisation, or those who tend the alliance. */
export const partyOf = (actor: Actor): OrganisationId | 'alliance' | undefined => (actor.as === 'organisation' ? actor.organisation : actor.as === 'curator' ? 'alliance' : undefined)
