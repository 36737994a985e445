/** What the pages of plans share: their words, refusals above a form and beside its fields, names of organisations and people, and what marks a plan. */
import { idAt, type Door } from '#platform/http'
import { addressOf, refusing } from '#platform/page'
import { GROUND_WORDS } from '#platform/sentences'
import { TWIN_WORDS } from '#platform/twins'
import { tellDay } from '#platform/time'
import { say, type Language } from '#platform/words'
import { nameIn, organisationsById, shortNameIn, type Author, type Organisation, type OrganisationId } from '#modules/members'
import { peopleNamed } from './list-store.ts'
import type { ProjectsNeeds } from './needs.part.ts'
import { PAGE_WORDS } from './page-words.ts'
import type { ProjectId } from './project.ts'
import { ADDRESSES, WORDS } from './words.ts'

export type Word = keyof typeof PAGE_WORDS

/** Says words of these pages. */
export const speaker = (language: Language) => (key: Word, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)

/** A day in a sentence is told as one. */
const tellFact = (fact: string | number, language: Language): string | number => (typeof fact === 'string' && /^\d{4}-\d\d-\d\d$/.test(fact) && !Number.isNaN(Date.parse(fact)) ? tellDay(fact, language) : fact)

export const { sentenceOf, because, RefusedNotice, again } = refusing({
  words: WORDS,
  ground: { ...GROUND_WORDS, ...TWIN_WORDS },
  told: (facts, language) => Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, tellFact(fact, language)])),
  fieldFor: (path, fields) => fields[path] ?? path.split('.').at(-1) ?? path,
})

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
