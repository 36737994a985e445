/**
 * A website as one source: its pages read within bounds, one text made of them, in which each page's beginning is known, so that a finding leads to the page it stands on.
 * **Shapes**: at most {@link PAGES} pages, together {@link MOST_TEXT} characters. What pages say word for word alike (menus, footers) stands in the text once.
 */
import { accept, refuse, type Result } from '#platform/result'
import { crawl, type CrawlOptions, type CrawlProgress } from '#platform/web'
import type { ExtractAnswer, ExtractQuestion } from './extract.thread.ts'
import type { TextPart } from './kept-profile.ts'
import { Exhausted, type Thread } from '#platform/threads'

export type SiteText = { readonly text: string; readonly parts: readonly TextPart[]; readonly title: string }

const PAGES = 25
const MOST_TEXT = 400_000
/** Shorter blocks repeat by nature. */
const LEAST_REPEATED = 3

/** Reads the site at this address. `told` hears of each page. */
export async function readSite(address: string, extractor: Thread<ExtractQuestion, ExtractAnswer>, options: CrawlOptions, told: (progress: CrawlProgress) => Promise<void>): Promise<Result<SiteText>> {
  const pages: { readonly address: string; readonly title: string; readonly text: string }[] = []
  let size = 0
  for await (const step of crawl(address, { ...options, limits: { pages: PAGES, ...options.limits } })) {
    if (step.kind === 'refused') return { ok: false, refusal: step.refusal }
    if (step.kind !== 'page') continue
    const { bytes, contentType, title } = step.page
    const answer = await extractor.ask({ bytes, contentType }).catch((error: unknown) => {
      if (error instanceof Exhausted) return { refused: { de: '', en: '' } }
      throw error
    })
    if ('text' in answer) {
      pages.push({ address: step.page.address, title: title === '' ? (answer.title ?? '') : title, text: answer.text })
      size += answer.text.length
    }
    await told(step.progress)
    if (size > MOST_TEXT) break
  }
  const whole = together(pages)
  return whole.text === '' ? refuse('unsupported', 'source.noText') : accept({ ...whole, title: pages[0]?.title ?? '' })
}

function together(pages: readonly { readonly address: string; readonly title: string; readonly text: string }[]): Pick<SiteText, 'text' | 'parts'> {
  const seen = new Set<string>()
  const parts: TextPart[] = []
  let text = ''
  for (const { address, title, text: whole } of pages) {
    const fresh = whole.split('\n\n').filter((block) => block.length < LEAST_REPEATED || (!seen.has(block) && seen.add(block)))
    const own = fresh.join('\n\n').trim()
    if (own === '') continue
    const separated = text === '' ? '' : `${text}\n\n`
    parts.push({ start: separated.length, address, title })
    text = (separated + own).slice(0, MOST_TEXT)
  }
  return { text, parts: parts.filter(({ start }) => start < text.length) }
}
