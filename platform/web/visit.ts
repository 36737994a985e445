/**
 * Reads one page the way a guest does: asks the site's rules first and once, waits for its turn, asks again of every site a redirect leads to, and honours what the page itself reserves.
 * **Shapes**: an address in; out, the answer, its tree where it is HTML, and whether it may be read and its links followed.
 * **Errors**: those of `fetch.ts` and `site.ts`, `web.elsewhere` and whatever `permits` says of a redirect.
 */
import { accept, refuse, type Refusal, type Result } from '../result.ts'
import { readAddress } from './address.ts'
import { refusalIn } from './exchange.ts'
import { FETCH_LIMITS, fetchPage, type Fetched, type FetchOptions } from './fetch.ts'
import { decodePage, isHtml, readPage, type Page } from './page.ts'
import { forbidsFollowing } from './reservation.ts'
import { readSite, type Site } from './site.ts'
import { inTurn } from './turns.ts'

export type Visit = {
  readonly address: URL
  readonly fetched: Fetched
  /** Of HTML. */
  readonly page: Page | undefined
  /** Refused where it is reserved. */
  readonly readable: Result<void>
  readonly mayFollow: boolean
}

type VisitBounds = {
  readonly bytes?: number
  /** May a redirect lead there? */
  readonly permits: (to: URL) => Result<unknown>
}

export type Visitor = (url: URL, bounds: VisitBounds) => Promise<Result<Visit>>

/** `web.elsewhere` is only between these two functions: the next host has rules of its own. */
const MOST_HOSTS = 5

/** One visitor per errand: it keeps each host's rules as they were at the first question. */
export function visitor(pause: number, signal: AbortSignal, options: FetchOptions): Visitor {
  const rules = new Map<string, Promise<Site>>()
  const rulesOf = (url: URL): Promise<Site> => {
    const known = rules.get(url.host) ?? readSite(url, pause, signal, options)
    rules.set(url.host, known)
    return known
  }
  return async (url, bounds) => {
    try {
      let here = url
      for (let host = 0; host < MOST_HOSTS; host++) {
        const site = await rulesOf(here)
        const allowed = site.mayAsk(here)
        if (!allowed.ok) return allowed
        const answer = await ask(here, site, bounds, signal, options)
        const onward = answer.ok ? undefined : onwardOf(answer.refusal)
        if (onward === undefined) return answer.ok ? accept(visitOf(answer.value, site)) : answer
        const permitted = bounds.permits(onward)
        if (!permitted.ok) return permitted
        here = onward
      }
      return refuse('unavailable', 'web.redirects', { host: here.hostname, most: MOST_HOSTS })
    } catch (error) {
      if (signal.aborted) return { ok: false, refusal: refusalIn(signal) } // while waiting for its turn
      throw error
    }
  }
}

const ask = (url: URL, site: Site, bounds: VisitBounds, signal: AbortSignal, options: FetchOptions): Promise<Result<Fetched>> =>
  inTurn(url.host, site.pause, signal, () =>
    fetchPage(url.href, {
      ...options,
      signal,
      limits: { ...options.limits, bytes: Math.min(bounds.bytes ?? Number.MAX_SAFE_INTEGER, options.limits?.bytes ?? FETCH_LIMITS.bytes) },
      follow: (to) => {
        if (to.host !== url.host) return refuse('unavailable', 'web.elsewhere', { address: to.href })
        const allowed = site.mayAsk(to)
        return allowed.ok ? bounds.permits(to) : allowed
      },
    }),
  )

function onwardOf({ reason, facts }: Refusal): URL | undefined {
  if (reason !== 'web.elsewhere') return undefined
  const read = readAddress(String(facts['address']))
  return read.ok ? read.value : undefined
}

function visitOf(fetched: Fetched, site: Site): Visit {
  const address = new URL(fetched.address)
  const page = isHtml(fetched.contentType, fetched.bytes) ? readPage(decodePage(fetched.bytes, fetched.contentType), address) : undefined
  const isPdf = fetched.bytes[0] === 0x25 && fetched.bytes[1] === 0x50
  const readable = site.mayRead(address, fetched.headers, page?.metas, isPdf ? fetched.bytes : undefined)
  // Who keeps a page out of an index may still want its links followed; who reserves mining does not.
  const mayFollow = page !== undefined && !forbidsFollowing(fetched.headers, page.metas) && (readable.ok || String(readable.refusal.facts['sign']).startsWith('robots'))
  return { address, fetched, page, readable, mayFollow }
}
