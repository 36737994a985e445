/**
 * Reads one website within bounds: breadth first, pages that look like profile and competences before others, one question at a time.
 * **Shapes**: an address in; out, page by page as they come, at most 40 of some 10 kB to 1 MB, with the bytes and content type that `#engine/extract` takes. Only links of HTML are followed, only within the
 * site (a host with or without `www`; where the first page redirects to another site, that one). The same site gives the same pages in the same order.
 * **Units**: milliseconds, bytes.
 * **Errors**: a page that cannot be had is a `skipped` step and the crawl goes on; `refused` where not even the first page can be had. The last step is always `refused` or `end`.
 * **Source**: RFC 9309 (robots.txt), § 44b (3) UrhG (reservations): see `site.ts`.
 */
import { createHash } from 'node:crypto'
import { accept, refuse, type Refusal, type Result } from '../result.ts'
import { pageKey, readAddress, sameSite } from './address.ts'
import { slow } from './exchange.ts'
import { FETCH_LIMITS, type FetchOptions } from './fetch.ts'
import { frontier, type Lead } from './frontier.ts'
import { linksOf } from './page.ts'
import { visitor, type Visit } from './visit.ts'

type CrawlLimits = {
  readonly pages: number
  /** Links from the first page. */
  readonly depth: number
  /** Of all pages together. */
  readonly bytes: number
  readonly time: number
  /** Between two questions to the host, unless it asks for more. */
  readonly pause: number
}

const CRAWL_LIMITS: CrawlLimits = { pages: 40, depth: 3, bytes: 30_000_000, time: 300_000, pause: 1_000 }

export type CrawlOptions = Omit<FetchOptions, 'follow' | 'limits'> & {
  readonly limits?: Partial<CrawlLimits>
  /** Of each page. */
  readonly pageLimits?: FetchOptions['limits']
}

type CrawledPage = {
  readonly address: string
  /** Of HTML; empty else. */
  readonly title: string
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly depth: number
}

export type CrawlProgress = { readonly pages: number; readonly skipped: number; readonly waiting: number; readonly bytes: number }

/** `failing`: the host stopped answering, or asked for peace. */
type CrawlEnd = 'complete' | 'pages' | 'bytes' | 'time' | 'stopped' | 'failing'

export type CrawlStep =
  | { readonly kind: 'page'; readonly page: CrawledPage; readonly progress: CrawlProgress }
  | { readonly kind: 'skipped'; readonly address: string; readonly refusal: Refusal; readonly progress: CrawlProgress }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'end'; readonly why: CrawlEnd; readonly progress: CrawlProgress }

/** In a row: then the host is left alone. */
const MOST_FAILURES = 5

export async function* crawl(start: string, options: CrawlOptions = {}): AsyncGenerator<CrawlStep, void> {
  const limits = { ...CRAWL_LIMITS, ...options.limits }
  const first = readAddress(start)
  if (!first.ok) return yield { kind: 'refused', refusal: first.refusal }
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(slow(first.value.hostname, limits.time)), limits.time)
  const signal = options.signal === undefined ? late.signal : AbortSignal.any([options.signal, late.signal])
  try {
    yield* walk(first.value, limits, signal, options)
  } finally {
    clearTimeout(timer)
  }
}

async function* walk(first: URL, limits: CrawlLimits, signal: AbortSignal, options: CrawlOptions): AsyncGenerator<CrawlStep, void> {
  const { pageLimits, limits: _, ...fetching } = options
  const visit = visitor(limits.pause, signal, { ...fetching, limits: pageLimits })
  const ahead = frontier(first)
  const contents = new Set<string>()
  const count = { pages: 0, skipped: 0, bytes: 0 }
  let home: URL | undefined
  let failures = 0
  const progress = (): CrawlProgress => ({ ...count, waiting: ahead.waiting() })
  const end = (why: CrawlEnd): CrawlStep => ({ kind: 'end', why, progress: progress() })
  const skip = (address: URL, refusal: Refusal): CrawlStep => {
    count.skipped++
    return { kind: 'skipped', address: address.href, refusal, progress: progress() }
  }

  for (let lead = ahead.next(); lead !== undefined; lead = ahead.next()) {
    if (signal.aborted) return yield end(options.signal?.aborted === true ? 'stopped' : 'time')
    if (count.pages >= limits.pages) return yield end('pages')
    if (count.bytes >= limits.bytes) return yield end('bytes')
    const left = limits.bytes - count.bytes
    const visited = await visit(lead.url, { bytes: left, permits: (to) => permitted(to, lead, home, ahead.meet) })
    if (!visited.ok) {
      const { refusal } = visited
      if (home === undefined) return yield { kind: 'refused', refusal }
      if (signal.aborted) return yield end(options.signal?.aborted === true ? 'stopped' : 'time')
      if (refusal.reason === 'web.tooLarge' && left < (pageLimits?.bytes ?? FETCH_LIMITS.bytes)) return yield end('bytes')
      yield skip(lead.url, refusal)
      failures = FAILURES.has(refusal.reason) ? failures + 1 : 0
      if (failures >= MOST_FAILURES || refusal.reason === 'web.tooMany') return yield end('failing')
      continue
    }
    failures = 0
    const { address, fetched, page, readable, mayFollow } = visited.value
    home ??= address
    ahead.meet(address)
    count.bytes += fetched.bytes.length
    if (!isNew(fetched.bytes, contents)) {
      yield skip(address, { kind: 'conflict', reason: 'web.same', facts: { address: address.href } })
      continue
    }
    if (page !== undefined && mayFollow && lead.depth < limits.depth) ahead.add(linksOf(page), home, lead.depth + 1)
    if (readable.ok) {
      count.pages++
      yield { kind: 'page', page: pageOf(visited.value, lead), progress: progress() }
    } else if (lead.depth === 0 && ahead.waiting() === 0) return yield { kind: 'refused', refusal: readable.refusal }
    else yield skip(address, readable.refusal)
  }
  yield end('complete')
}

/** Where redirects may lead: from the first page anywhere (firms are renamed), later only to pages of the site not met yet. */
function permitted(to: URL, lead: Lead, home: URL | undefined, meet: (url: URL) => boolean): Result<unknown> {
  if (home !== undefined && !sameSite(to, home)) return refuse('unavailable', 'web.elsewhere', { address: to.href })
  if (pageKey(to) === pageKey(lead.url) || meet(to) || home === undefined) return accept(to)
  return refuse('conflict', 'web.same', { address: to.href })
}

/** What tells that a host is not well, rather than that a page is missing. */
export const FAILURES: ReadonlySet<string> = new Set(['web.unreachable', 'web.slow', 'web.broken', 'web.status', 'web.closed'])

function isNew(bytes: Uint8Array, contents: Set<string>): boolean {
  return contents.size < contents.add(createHash('sha256').update(bytes).digest('base64')).size
}

const pageOf = ({ address, fetched, page }: Visit, { depth }: Lead): CrawledPage => ({ address: address.href, title: page?.title ?? '', contentType: fetched.contentType, bytes: fetched.bytes, depth })
