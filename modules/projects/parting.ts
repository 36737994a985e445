/**
 * Plans that become others: one becomes several (split), or goes on in another (merged). The old one stays, is not changed any longer, and is linked with what it became, both ways.
 * New parts begin as the whole was: texts, disclosure, state. For merging across organisations both sides agree by what they do: the lead of the other plan names the organisation as a partner, the lead of this one merges it.
 * **Errors**: `invalid` for fewer than two parts, or parts of one title; `conflict` where a plan went on already, or the other may not take it in; `stale`.
 */
import type { OrganisationId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import { LANGUAGES, type Language } from '#platform/words'
import { next, type Project, type ProjectId, type Signed, type Twins } from './project.ts'
import { line } from './spelling.ts'

const MOST_PARTS = 8

/** In: the titles of the parts, in the language of the plan; an id for each. */
export function split(project: Project, titles: readonly string[], seen: number, { newId, by, at }: Signed & { readonly newId: () => ProjectId }): Result<{ readonly whole: Project; readonly parts: readonly Project[] }> {
  if (project.became !== undefined) return refuse('conflict', 'project.became')
  if (seen !== project.version) return refuse('stale', 'project.changed')
  const said = titles.map(line).filter((title) => title !== '')
  if (said.length < 2) return refuse('invalid', 'split.few')
  if (said.length > MOST_PARTS) return refuse('invalid', 'split.many', { limit: MOST_PARTS })
  if (new Set(said).size < said.length) return refuse('invalid', 'split.twice')
  if (said.some((title) => title.length > 200)) return refuse('invalid', 'project.longGermanTitle', { limit: 200 })
  const parts = said.map((title): Project => ({ ...project, id: newId(), version: 1, twins: titled(project.twins, title), stale: {}, by, createdAt: at, changedAt: at }))
  return accept({ whole: next(project, { became: 'split' }, { by, at }), parts })
}

/** Each language says the new title; the texts stay, for whoever cuts them apart. */
const titled = (twins: Twins, title: string): Twins => Object.fromEntries(LANGUAGES.flatMap((language: Language) => (twins[language] === undefined ? [] : [[language, { ...twins[language], title }]])))

/** This plan goes on in the other. */
export function merge(project: Project, into: Project, seen: number, { by, at }: Signed): Result<Project> {
  if (project.became !== undefined || into.became !== undefined) return refuse('conflict', 'project.became')
  if (seen !== project.version) return refuse('stale', 'project.changed')
  if (project.id === into.id) return refuse('invalid', 'merge.itself')
  if (!mayTakeIn(into, project.lead)) return refuse('conflict', 'merge.noPartner')
  return accept(next(project, { became: 'merged' }, { by, at }))
}

/** A plan takes in those of its own lead and of its partners. */
export const mayTakeIn = ({ lead, partners, became }: Pick<Project, 'lead' | 'partners' | 'became'>, other: OrganisationId): boolean => became === undefined && (lead === other || partners.some(({ organisation }) => organisation === other))

/** The plan of an organisation that left goes to another, which then names who leads it. */
export function handOver(project: Project, to: OrganisationId, seen: number, { by, at }: Signed): Result<Project> {
  if (project.became !== undefined) return refuse('conflict', 'project.became')
  if (seen !== project.version) return refuse('stale', 'project.changed')
  const { leader: _, ...rest } = project
  return accept(next(rest, { lead: to, partners: project.partners.filter(({ organisation }) => organisation !== to) }, { by, at }))
}
