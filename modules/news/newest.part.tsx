/** What this module puts on the start page: the next events and the latest news, a line each. */
import type { ComponentChildren } from 'preact'
import { addressOf, Section } from '#platform/page'
import { printDay } from '#platform/time'
import type { Language } from '#platform/words'
import { tellTime } from './event.ts'
import { pageOf, wordsFor, type NewsNeeds } from './frame.part.tsx'
import type { Publication } from './publication.ts'
import { listEvents, listNews } from './store.ts'
import { readIn } from './twin.ts'
import { ADDRESSES } from './words.ts'

const SHOWN = 3

/** Nothing, where there is nothing. */
export const newestPart =
  (needs: Pick<NewsNeeds, 'db' | 'now' | 'zone'>) =>
  async (language: Language): Promise<ComponentChildren> => {
    const word = wordsFor(language)
    const [events, news] = await Promise.all([listEvents(needs.db, needs.now(), { limit: SHOWN }), listNews(needs.db, needs.now(), { limit: SHOWN })])
    return (
      <>
        {events.length === 0 ? null : <Section title={word('nextEvents')}><Lines publications={events} zone={needs.zone} language={language} /><p><a href={addressOf(ADDRESSES.events, language)}>{word('allEvents')}</a></p></Section>}
        {news.length === 0 ? null : <Section title={word('latestNews')}><Lines publications={news} zone={needs.zone} language={language} /><p><a href={addressOf(ADDRESSES.news, language)}>{word('allNews')}</a></p></Section>}
      </>
    )
  }

const Lines = ({ publications, zone, language }: { readonly publications: readonly Publication[]; readonly zone: string; readonly language: Language }) => (
  <ul class="hits">
    {publications.map((one) => {
      const { twin, language: spoken } = readIn(one.twins, language)
      return (
        <li key={one.id}>
          <a href={pageOf(one, language)} lang={spoken}>{twin.title}</a>
          <span class="soft">{one.event !== undefined ? tellTime(one.event, language, zone) : one.publishAt === undefined ? '' : printDay(one.publishAt, language, zone)}</span>
        </li>
      )
    })}
  </ul>
)
