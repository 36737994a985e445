/** What changed from one version of a plan to the next, by field: the history as a reader sees it. */
import type { Author } from '#modules/members'
import type { Instant } from '#platform/time'
import { LANGUAGES, type Language } from '#platform/words'
import { narrowest, FIELDS, levelOf, type Stricter } from './disclosure.ts'
import { mayReadProject, redacted, type Reader } from './policy.ts'
import { TEXTS, type Project } from './project.ts'

export type Version = { readonly project: Project; readonly by: Author; readonly at: Instant }

/** The names of what a plan says, in the order of its page; texts by language. */
const CHANGEABLE = ['title', ...TEXTS, 'state', 'stateReason', 'lead', 'leader', 'partners', 'sought', 'readinessNow', 'readinessAim', 'call', 'budget', 'share', 'from', 'until', 'milestones', 'results', 'funding', 'disclosure', 'stricter', 'became'] as const
type Changeable = (typeof CHANGEABLE)[number]

export type Difference = { readonly name: Changeable; readonly language?: Language; readonly before?: unknown; readonly after?: unknown }

/** A version with what it changed; of the first version nothing. */
export type Step = Version & { readonly differences: readonly Difference[] }

/**
 * The versions that this reader may see, the latest first. A version was written for those it was disclosed to then: who may read the plan only now sees what was written since.
 * In: all versions in order; the plan as it is, whose fields may be stricter by now.
 */
export function historyFor(reader: Reader, now: Project, versions: readonly Version[]): readonly Step[] {
  const seen = versions.flatMap((version) => {
    const both = { ...version.project, disclosure: narrowest(version.project.disclosure, now.disclosure), stricter: narrowed(version.project, now) }
    return mayReadProject(reader, both).ok ? [{ ...version, project: { ...redacted(both, reader), disclosure: version.project.disclosure, stricter: version.project.stricter } }] : []
  })
  return seen.map((version, at): Step => ({ ...version, differences: seen[at - 1] === undefined ? [] : differencesOf(seen[at - 1]?.project, version.project) })).toReversed()
}

const narrowed = (then: Project, now: Project): Stricter => Object.fromEntries(FIELDS.map((field) => [field, narrowest(levelOf(then, field), levelOf(now, field))]))

/** What differs between two states of a plan. */
function differencesOf(before: Project | undefined, after: Project): readonly Difference[] {
  if (before === undefined) return []
  return CHANGEABLE.flatMap((name): Difference[] => {
    if (name === 'title' || name === 'summary' || name === 'need' || name === 'approach') return LANGUAGES.flatMap((language) => differing(name, before.twins[language]?.[name], after.twins[language]?.[name], language))
    return differing(name, before[name], after[name])
  })
}

const differing = (name: Changeable, before: unknown, after: unknown, language?: Language): Difference[] =>
  JSON.stringify(before) === JSON.stringify(after) ? [] : [{ name, ...(language === undefined ? {} : { language }), ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
