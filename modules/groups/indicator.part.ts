/** What a report may count so far, each as the list that it is the length of. Later modules bring theirs: the house has the whole list. */
import { addressOf } from '#platform/page'
import type { Language } from '#platform/words'
import type { About } from './comment.ts'
import { discussionAt, speaker, type GroupsNeeds, type Thing } from './frame.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import type { Indicator, Row } from './report.ts'
import { answersGiven, competencesConfirmed, contactsMade, eventsHeld, intersectionsTakenUp, membershipsBegun, participants, type Asked, type Counted } from './report-store.ts'
import { ADDRESSES } from './words.ts'

type IndicatorNeeds = Pick<GroupsNeeds, 'db' | 'zone' | 'thing' | 'organisationAt'> & { /** Where an event is. */ readonly eventAt: (id: string, language: Language) => string }

type Counting = 'events' | 'participants' | 'contacts' | 'answers' | 'competences' | 'intersections' | 'memberships'

const rowsOf = (found: readonly Counted[], { language }: Asked, at?: (id: string, language: Language) => string): Row[] => found.map((one) => rowOf(one, language, at))

/** The list of the house, in its order. */
export function indicatorsOf(needs: IndicatorNeeds): readonly Indicator[] {
  const { db, zone, eventAt } = needs
  const organisationAt = (id: string, language: Language): string => needs.organisationAt(id as Parameters<GroupsNeeds['organisationAt']>[0], language) // the store says whose id it is
  const indicator = (key: Counting, list: (asked: Asked) => Promise<readonly Row[]>): Indicator => ({ key, name: PAGE_WORDS[`count.${key}`], told: PAGE_WORDS[`count.${key}Told`], list: (period, language) => list({ ...period, zone, language }) })
  return [
    indicator('events', async (asked) => rowsOf(await eventsHeld(db, asked), asked, eventAt)),
    indicator('participants', async (asked) => rowsOf(await participants(db, asked), asked, eventAt)),
    indicator('contacts', async (asked) => rowsOf(await contactsMade(db, asked), asked, (id, language) => addressOf(ADDRESSES.contact, language, { id }))),
    indicator('answers', async (asked) => (await answersGiven(db, asked)).map((one) => rowOf(one, asked.language, one.group === 'reply' ? (id, language) => addressOf(ADDRESSES.circular, language, { id }) : discussionAt))),
    indicator('competences', async (asked) => {
      const found = await competencesConfirmed(db, asked)
      const topics = await thingsOf(needs, found.map(({ topic }) => ({ kind: 'topic', id: topic })))
      return found.map((one) => ({ ...rowOf(one, asked.language, organisationAt), beside: topics.get(one.topic)?.name[asked.language] ?? one.topic }))
    }),
    indicator('intersections', async (asked) => {
      const found = (await intersectionsTakenUp(db, asked)).toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1))
      const things = await thingsOf(needs, found.flatMap(({ id }) => (id === null ? [] : [{ kind: 'intersection' as const, id }])))
      return found.map((one) => {
        const thing = things.get(one.id ?? '')
        return { ...rowOf(one, asked.language, (_, language) => thing?.to[language] ?? ''), name: thing?.name[asked.language] ?? speaker(asked.language)('kind.intersection') }
      })
    }),
    indicator('memberships', async (asked) => rowsOf(await membershipsBegun(db, asked), asked, organisationAt)),
  ]
}

function rowOf({ day, name, beside, group, id }: Counted, language: Language, at?: (id: string, language: Language) => string): Row {
  const key = `group.${group ?? ''}`
  return {
    name: name === '' ? '–' : name,
    ...(day === null ? {} : { day }),
    ...(beside === null || beside === '' ? {} : { beside }),
    ...(group === null ? {} : { group: key in PAGE_WORDS ? PAGE_WORDS[key as keyof typeof PAGE_WORDS][language] : group }), // looked up in the line before
    ...(id === null || at === undefined ? {} : { to: at(id, language) }),
  }
}

/** What these are; each is looked up once. */
async function thingsOf({ thing }: Pick<GroupsNeeds, 'thing'>, abouts: readonly About[]): Promise<ReadonlyMap<string, Thing>> {
  const single = [...new Map(abouts.map((about) => [about.id, about])).values()]
  const found = await Promise.all(single.map(async (about) => [about.id, await thing(about)] as const))
  return new Map(found.flatMap(([id, one]) => (one.ok ? [[id, one.value] as const] : [])))
}
