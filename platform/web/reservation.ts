/**
 * Machine-readable reservations of text and data mining: whoever reserves it is not read.
 * **Shapes**: the site's file `/.well-known/tdmrep.json`, the headers of an answer, the `meta` of a page, the XMP of a PDF; out, the sign that reserves, for the sentence.
 * Each later one overrules the one before: a page may open what the site closes. `noindex`, `none`, `noai` for robots count as a reservation and are never overruled.
 * **Source**: § 44b (3) UrhG; TDM Reservation Protocol, W3C Community Group Final Report, 10 May 2024, sections on the file, headers, HTML, PDF and priority.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { PRODUCT } from './fetch.ts'
import { patternOf, plainPath, type Pattern } from './robots.ts'

/** What the file says of a path: reserved, open, or nothing. */
export type SiteReservation = (path: string) => boolean | undefined

export const NOTHING_RESERVED: SiteReservation = () => undefined

export const RESERVATION_PATH = '/.well-known/tdmrep.json'
const MOST_RULES = 5_000

/** The first rule that matches counts. What is no such file reserves nothing. */
export function readReservations(text: string): SiteReservation {
  const rules: { pattern: Pattern; reserved: boolean }[] = []
  for (const rule of entriesOf(text).slice(0, MOST_RULES)) {
    if (typeof rule !== 'object' || rule === null || !('location' in rule) || !('tdm-reservation' in rule) || typeof rule.location !== 'string') continue
    const reserved = flag(rule['tdm-reservation'])
    if (reserved !== undefined) rules.push({ pattern: patternOf(rule.location), reserved })
  }
  return (path) => {
    const written = plainPath(path)
    return rules.find(({ pattern }) => pattern.matches(written))?.reserved
  }
}

function entriesOf(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    // One rule without its brackets is the usual mistake, and its meaning is plain.
    return Array.isArray(parsed) ? parsed : [parsed]
  } catch {
    return []
  }
}

/** Anything but 0 and 1 is an error of the protocol and leaves the value unset. */
function flag(value: unknown): boolean | undefined {
  const said = typeof value === 'string' ? value.trim() : value
  return said === 1 || said === '1' ? true : said === 0 || said === '0' ? false : undefined
}

export type Signs = {
  readonly site: boolean | undefined
  readonly headers: IncomingHttpHeaders
  /** Of a page: the contents of its `meta`, by lower-case name. */
  readonly metas?: ReadonlyMap<string, readonly string[]> | undefined
  /** Of a PDF. */
  readonly pdf?: Uint8Array | undefined
}

/** The sign by which this page or document is reserved, if it is. */
export function reservedBy({ site, headers, metas, pdf }: Signs): string | undefined {
  const orders = [...robotsOrders(headers['x-robots-tag']), ...(metas?.get('robots') ?? []), ...(metas?.get(PRODUCT.toLowerCase()) ?? [])]
  const closing = orders.flatMap((order) => order.toLowerCase().split(/[\s,;]+/)).find((order) => order === 'noindex' || order === 'none' || order === 'noai')
  if (closing !== undefined) return `robots: ${closing}`
  const steps: readonly (readonly [sign: string, reserved: boolean | undefined])[] = [
    ['tdmrep.json', site],
    ['tdm-reservation', strictest([headers['tdm-reservation'] ?? []].flat().flatMap((value) => value.split(',')))],
    ['meta tdm-reservation', strictest(metas?.get('tdm-reservation') ?? [])],
    ['XMP tdm:reservation', pdf === undefined ? undefined : flag(/<tdm:reservation>\s{0,9}([01])/.exec(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1'))?.[1])],
  ]
  const [sign, reserved] = steps.findLast(([, value]) => value !== undefined) ?? []
  return reserved === true ? sign : undefined
}

/** Said twice in one place, and not the same: the reservation counts. */
function strictest(values: readonly string[]): boolean | undefined {
  const flags = values.map(flag).filter((value) => value !== undefined)
  return flags.length === 0 ? undefined : flags.includes(true)
}

/** `noindex`, or `Schnittmenge: noindex`; what is meant for another robot is not meant for us. */
function robotsOrders(header: string | string[] | undefined): string[] {
  let forUs = true
  return [header ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .flatMap((part) => {
      const [, agent, order = part] = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(part) ?? []
      if (agent !== undefined && !/^(?:max-|unavailable_after)/i.test(agent)) forUs = agent.toLowerCase() === PRODUCT.toLowerCase()
      return forUs ? [order] : []
    })
}

/** Links of such a page are not followed. */
export const forbidsFollowing = (headers: IncomingHttpHeaders, metas: ReadonlyMap<string, readonly string[]>): boolean =>
  [...robotsOrders(headers['x-robots-tag']), ...(metas.get('robots') ?? [])].some((order) => /\b(?:nofollow|none|noai)\b/i.test(order))
