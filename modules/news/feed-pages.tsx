/** What programs read: news as Atom, events as iCalendar, all public pages as a sitemap. Only what everybody may read, whoever asks. */
import type { App, Door } from '#platform/http'
import { atomOf } from '#platform/atom'
import { calendarOf, type CalendarEntry } from '#platform/calendar-file'
import { excerptOf, htmlOf, plainOf } from '#platform/markdown'
import { addressOf, type Site } from '#platform/page'
import { must, refuse } from '#platform/result'
import { LANGUAGES, say, type Language } from '#platform/words'
import { namesFor, originOf, pageOf, publicationIn, type NewsNeeds } from './frame.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { stateOf, type Publication } from './publication.ts'
import { findPublication, listEvents, listNews, publishedPlaces } from './store.ts'
import { changedAt, readIn } from './twin.ts'
import { ADDRESSES } from './words.ts'

const MOST_NEWS = 50
const MOST_EVENTS = 500

export function hangFeeds(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('feed', async (door, { language }) => {
    const news = await listNews(needs.db, needs.now(), { limit: MOST_NEWS })
    const [names, origin] = [await namesFor(needs, news, language), originOf(needs, door)]
    const entries = news.map((one) => {
      const { twin } = readIn(one.twins, language)
      const publishedAt = one.publishAt ?? twin.changedAt
      return { address: origin + pageOf(one, language), title: twin.title, summary: excerptOf(twin.text), html: htmlOf(twin.text).replaceAll(/ (href|src)="\//g, ` $1="${origin}/`), publishedAt, changedAt: twin.changedAt > publishedAt ? twin.changedAt : publishedAt, author: names.publisher(one) }
    })
    return answer(door, 'application/atom+xml; charset=utf-8', atomOf({ title: `${needs.name[language]}: ${say(PAGE_WORDS, language, 'news')}`, language, address: origin + addressOf(ADDRESSES.feed, language), page: origin + addressOf(ADDRESSES.news, language), entries }))
  })
  pages.get('calendar', async (door, { language }) => {
    const now = needs.now()
    const events = [...(await listEvents(needs.db, now, { limit: MOST_EVENTS })), ...(await listEvents(needs.db, now, { limit: MOST_EVENTS, isPast: true }))]
    return calendar(door, needs, events, language)
  })
  pages.get('oneCalendar', async (door, { language }) => {
    const found = must(await findPublication(needs.db, publicationIn(door)))
    if (found.event === undefined || stateOf(found, needs.now()) !== 'published') must(refuse('missing', 'news.none'))
    return calendar(door, needs, [found], language)
  })
  app.get('/sitemap.xml', async (door) => answer(door, 'application/xml; charset=utf-8', await sitemap(needs, originOf(needs, door))))
}

const answer = (door: Door, type: string, content: string): Response => door.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=300' })

async function calendar(door: Door, needs: NewsNeeds, events: readonly Publication[], language: Language): Promise<Response> {
  const [names, origin] = [await namesFor(needs, events, language), originOf(needs, door)]
  const entries = events.flatMap((one): CalendarEntry[] => {
    const { event, id, version } = one
    if (event === undefined) return []
    const { twin } = readIn(one.twins, language)
    return [{ id, version, changedAt: changedAt(one.twins) ?? needs.now(), starts: event.starts, ends: event.ends, zone: event.zone, title: twin.title, text: [plainOf(twin.text), names.publisher(one)].filter((part) => part !== '').join('\n\n'), address: origin + pageOf(one, language), ...(event.place === undefined ? {} : { place: event.place }) }]
  })
  return answer(door, 'text/calendar; charset=utf-8', calendarOf({ name: `${needs.name[language]}: ${say(PAGE_WORDS, language, 'events')}`, host: new URL(origin).hostname, entries }))
}

/** **Source**: sitemaps.org 0.9, with its languages as xhtml:link. */
async function sitemap(needs: NewsNeeds, origin: string): Promise<string> {
  const still = [{ de: '', en: '' }, { de: 'mitglieder', en: 'members' }, ADDRESSES.news, ADDRESSES.events, ADDRESSES.newsletter].map((address) => ({ places: { de: addressOf(address, 'de'), en: addressOf(address, 'en') }, changed: undefined as string | undefined }))
  const published = (await publishedPlaces(needs.db, needs.now())).map(({ id, kind, changedAt: changed }) => {
    const address = kind === 'event' ? ADDRESSES.oneEvent : ADDRESSES.oneNews
    return { places: { de: addressOf(address, 'de', { id }), en: addressOf(address, 'en', { id }) }, changed: changed.toISOString() }
  })
  const urls = [...still, ...published].flatMap(({ places, changed }) => LANGUAGES.map((language) => `<url><loc>${origin}${places[language]}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}${LANGUAGES.map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${origin}${places[other]}"/>`).join('')}</url>`))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`
}
