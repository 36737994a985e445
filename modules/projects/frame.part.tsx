/** What the pages of plans share: their words, refusals above a form and beside its fields, names of organisations and people, and what marks a plan. */
import { idAt, sayFields, type Door, type FormValues } from '#platform/http'
import { addressOf, Notice, type Entered } from '#platform/page'
import { attempt, isOneOf, type Refusal, type Result } from '#platform/result'
import { GROUND_WORDS } from '#platform/sentences'
import { TWIN_WORDS } from '#platform/twins'
import { tellDay } from '#platform/time'
import { say, type Language, type Words } from '#platform/words'
import { nameIn, organisationsById, shortNameIn, type Author, type Organisation, type OrganisationId } from '#modules/members'
import { peopleNamed } from './list-store.ts'
import type { ProjectsNeeds } from './needs.part.ts'
import { PAGE_WORDS } from './page-words.ts'
import type { ProjectId } from './project.ts'
import { ADDRESSES, WORDS } from './words.ts'

export type Word = keyof typeof PAGE_WORDS

/** Says words of these pages. */
export const speaker = (language: Language) => (key: Word, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)

const SENTENCES: Words = { ...GROUND_WORDS, ...TWIN_WORDS, ...WORDS }

/** A day in a sentence is told as one. */
const DAY = /^\d{4}-\d\d-\d\d$/

export const sentenceOf = ({ reason, facts }: Pick<Refusal, 'reason' | 'facts'>, language: Language): string =>
  say(SENTENCES, language, reason, Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' && DAY.test(fact) && !Number.isNaN(Date.parse(fact)) ? tellDay(fact, language) : fact])))

/** Why not, or undefined where it may be done. */
export const because = (result: Result<unknown>, language: Language): string | undefined => (result.ok ? undefined : sentenceOf(result.refusal, language))

export const RefusedNotice = ({ refusal, language }: { readonly refusal: Refusal | undefined; readonly language: Language }) =>
  refusal === undefined ? null : <Notice kind="wrong" title={speaker(language)('refused')}><p>{sentenceOf(refusal, language)}</p></Notice>

/** Runs it; what a form may be shown again for comes back, everything else is a page of its own. */
export const attempted = <T,>(work: () => Promise<T>): Promise<Result<T>> => attempt(work, isOneOf('invalid', 'conflict', 'stale'))

/** What was sent stands in the form again: what is wrong with a field beside it, all else above. In: by the reason, the field that it is about. */
export function again(values: FormValues, refusal: Refusal | undefined, language: Language, fields: Readonly<Record<string, string>>): { readonly entered: Entered; readonly above: Refusal | undefined } {
  if (refusal === undefined) return { entered: { values }, above: undefined }
  if (refusal.reason === 'http.fields') return { entered: { values, errors: Object.fromEntries(Object.entries(sayFields(refusal, language, WORDS)).map(([field, told]) => [fields[field] ?? field.split('.').at(-1) ?? field, told])) }, above: undefined }
  const field = fields[refusal.reason]
  return field === undefined ? { entered: { values }, above: refusal } : { entered: { values, errors: { [field]: sentenceOf(refusal, language) } }, above: undefined }
}

export const idIn = (door: Door): ProjectId => idAt(door, 'project.none')

export const projectAt = (id: ProjectId, language: Language): string => addressOf(ADDRESSES.project, language, { id })

export type Names = { readonly of: (id: OrganisationId) => string; readonly at: (id: OrganisationId) => string; readonly person: (id: string) => string; readonly author: (by: Author) => string; readonly organisation: (id: OrganisationId) => Organisation | undefined }

/** What organisations and people are called on a page. */
export async function namesOf({ db, organisationAt }: ProjectsNeeds, organisations: readonly OrganisationId[], authors: readonly Author[], people: readonly (Author['person'] | undefined)[], language: Language): Promise<Names> {
  const [known, persons] = await Promise.all([
    organisationsById(db, [...new Set([...organisations, ...authors.flatMap((by) => (by.as === 'organisation' ? [by.organisation] : []))])]),
    peopleNamed(db, [...new Set([...authors.flatMap(({ person }) => person ?? []), ...people.flatMap((id) => id ?? [])])]),
  ])
  const names = new Map<string, string>(persons)
  const of = (id: OrganisationId): string => {
    const one = known.get(id)
    return one === undefined ? '–' : nameIn(one, language)
  }
  return {
    of,
    at: (id) => organisationAt(id, language),
    organisation: (id) => known.get(id),
    person: (id) => names.get(id) ?? '–',
    author: (by) => {
      const one = by.as === 'organisation' ? known.get(by.organisation) : undefined
      const forWhom = by.as === 'curator' ? speaker(language)('alliance') : one === undefined ? '–' : shortNameIn(one, language)
      const person = by.person === undefined ? undefined : names.get(by.person)
      return person === undefined ? forWhom : `${person}, ${forWhom}`
    },
  }
}
