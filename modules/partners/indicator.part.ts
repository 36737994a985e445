/** What a report may count of this module, each as the list that it is the length of. */
import type { Indicator } from '#modules/groups'
import { requestAt, type PartnersNeeds } from './frame.part.tsx'
import { madeIn } from './introduction-store.ts'
import { PAGE_WORDS } from './page-words.ts'
import { publishedIn } from './request-store.ts'

/** Of introductions the organisations and the day, and no person; of what only the alliance reads no title. */
export const partnerIndicators = ({ db, zone }: Pick<PartnersNeeds, 'db' | 'zone'>): readonly Indicator[] => [
  { key: 'introductions', name: PAGE_WORDS['count.introductions'], told: PAGE_WORDS['count.introductionsTold'], list: async (period, language) => (await madeIn(db, { ...period, zone, language })).map(({ day, names }) => ({ day, name: names.join(' · ') })) },
  {
    key: 'requests',
    name: PAGE_WORDS['count.requests'],
    told: PAGE_WORDS['count.requestsTold'],
    list: async (period, language) => (await publishedIn(db, { ...period, zone, language })).map(({ id, day, kind, audience, title, name }) => ({ day, name: audience === 'public' ? title : name, ...(audience === 'public' ? { beside: name } : {}), group: PAGE_WORDS[`kind.${kind}`][language], ...(audience === 'public' ? { to: requestAt(id, language) } : {}) })),
  },
]
