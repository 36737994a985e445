/**
 * What one website asks of us, read once before anything else: robots.txt and the reservation file.
 * **Errors**: `web.robots`, `web.robotsUnavailable`, `web.reserved`.
 * **Source**: RFC 9309, 2.3.1: no such file (4xx, or redirects without end) allows everything, a server that fails (5xx, no answer) nothing. 429 says "not now" and counts as failing.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { accept, refuse, type Result } from '../result.ts'
import { bareHost } from './address.ts'
import { fetchFile, type Fetched, type FetchOptions } from './fetch.ts'
import { decodePage } from './page.ts'
import { NOTHING_RESERVED, readReservations, RESERVATION_PATH, reservedBy, type SiteReservation } from './reservation.ts'
import { ALLOWS_ALL, readRobots, ROBOTS_BYTES, type Robots } from './robots.ts'
import { inTurn } from './turns.ts'

export type Site = {
  /** May we ask for this address? */
  readonly mayAsk: (url: URL) => Result<void>
  /** May we read what came from there? */
  readonly mayRead: (url: URL, headers: IncomingHttpHeaders, metas?: ReadonlyMap<string, readonly string[]>, pdf?: Uint8Array) => Result<void>
  /** Between two questions, in milliseconds. */
  readonly pause: number
}

/** Asks the host of this address. `pause` is ours; the site may ask for a longer one. */
export async function readSite(url: URL, pause: number, signal: AbortSignal, options: FetchOptions): Promise<Site> {
  const file = (path: string): Promise<Result<Fetched>> => inTurn(url.host, pause, signal, () => fetchFile(new URL(path, url).href, { ...options, signal, limits: { ...options.limits, bytes: ROBOTS_BYTES } }))
  const robots = robotsIn(await file('/robots.txt'))
  const reserved = robots.ok ? reservationsIn(await file(RESERVATION_PATH)) : NOTHING_RESERVED
  return {
    mayAsk: (asked) => {
      if (!robots.ok) return robots
      return robots.value.allows(asked.pathname + asked.search) ? accept(undefined) : refuse('unavailable', 'web.robots', { host: bareHost(asked), path: asked.pathname.slice(0, 80) })
    },
    mayRead: (read, headers, metas, pdf) => {
      const sign = reservedBy({ site: reserved(read.pathname + read.search), headers, metas, pdf })
      return sign === undefined ? accept(undefined) : refuse('unavailable', 'web.reserved', { host: bareHost(read), path: read.pathname.slice(0, 80), sign })
    },
    pause: Math.max(pause, (robots.ok ? (robots.value.delay ?? 0) : 0) * 1_000),
  }
}

function robotsIn(answer: Result<Fetched>): Result<Robots> {
  if (!answer.ok) return answer.refusal.reason === 'web.loop' || answer.refusal.reason === 'web.redirects' ? accept(ALLOWS_ALL) : answer
  const { status, bytes, address } = answer.value
  if (status === 429 || status >= 500) return refuse('unavailable', 'web.robotsUnavailable', { host: bareHost(new URL(address)) })
  return accept(status >= 200 && status < 300 ? readRobots(decodePage(bytes, 'text/plain; charset=utf-8')) : ALLOWS_ALL)
}

/** Failure to give this file means that the site does not use the protocol. */
const reservationsIn = (answer: Result<Fetched>): SiteReservation => (answer.ok && answer.value.bytes.length > 0 ? readReservations(new TextDecoder().decode(answer.value.bytes)) : NOTHING_RESERVED)
