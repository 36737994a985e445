/**
 * News as an Atom feed, one a language.
 * **Shapes**: ids are the whole addresses of the pages; the content is the HTML that `#platform/markdown` made, the summary plain text.
 * **Source**: RFC 4287.
 */
import { Feed } from 'feed'
import type { Instant } from './time.ts'
import type { Language } from './words.ts'

export type FeedEntry = { readonly address: string; readonly title: string; readonly summary: string; readonly html: string; readonly publishedAt: Instant; readonly changedAt: Instant; readonly author: string }

type FeedNeeds = { readonly title: string; readonly language: Language; /** Its own whole address, and that of the page it tells of. */ readonly address: string; readonly page: string; readonly entries: readonly FeedEntry[] }

const MOST = 50

export function atomOf({ title, language, address, page, entries }: FeedNeeds): string {
  // Without news it was changed when time began: the same each time it is asked for.
  const updated = new Date(Math.max(0, ...entries.map(({ changedAt }) => changedAt.getTime())))
  const feed = new Feed({ title: clean(title), id: address, link: page, language, updated, generator: 'Schnittmenge', feedLinks: { atom: address } })
  for (const entry of entries.slice(0, MOST)) feed.addItem({ title: escaped(entry.title), id: entry.address, link: entry.address, date: entry.changedAt, published: entry.publishedAt, description: escaped(entry.summary), content: clean(entry.html), author: [{ name: clean(entry.author) }] })
  return feed.atom1()
}

/** The library calls titles and summaries HTML; ours are text. */
const escaped = (text: string): string => clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** What XML 1.0 cannot hold. */
const clean = (text: string): string => text.toWellFormed().replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
