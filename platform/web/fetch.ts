/**
 * Fetches one public address for a server that anybody may hand an address to.
 * **Shapes**: an address in; out, the bytes of what stands there, up to 10 MB, with its content type (and charset) as sent: what `#engine/extract` takes.
 * Each redirect is treated like a new address: scheme, port, every IP address of its host. Nothing is sent along but our name; cookies are never kept.
 * **Errors**: `Result` with the reasons of `words.ts`. A throw is a bug.
 * **Source**: RFC 9110, 15.4 (redirects); OWASP, Server-Side Request Forgery Prevention.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { accept, refuse, type Result } from '../result.ts'
import { bareHost, readAddress } from './address.ts'
import { exchange, slow, type Answer, type ExchangeLimits, type Order } from './exchange.ts'
import { publicReach, type Reach } from './reach.ts'

export type FetchLimits = ExchangeLimits & {
  /** For everything, redirects included. */
  readonly whole: number
  readonly redirects: number
}

export const FETCH_LIMITS: FetchLimits = { connect: 10_000, firstByte: 20_000, whole: 60_000, bytes: 10_000_000, redirects: 5 }

export type FetchOptions = {
  readonly signal?: AbortSignal | undefined
  readonly limits?: Partial<FetchLimits> | undefined
  /** Where those who run a website find out who asks: the address of this house. */
  readonly contact?: string | undefined
  /** May a redirect lead there? */
  readonly follow?: ((to: URL) => Result<unknown>) | undefined
  /** For tests only: which machines may be asked. */
  readonly reach?: Reach | undefined
}

export type Fetched = {
  /** Where it stood in the end. */
  readonly address: string
  /** The addresses that led there, first the one asked for. */
  readonly redirects: readonly string[]
  readonly status: number
  /** As in the header, with its charset; empty where the server names none. */
  readonly contentType: string
  readonly headers: IncomingHttpHeaders
  readonly bytes: Uint8Array
  readonly truncated: boolean
}

/** Our name in a website's log, and in its robots.txt. */
export const PRODUCT = 'Schnittmenge'

const agentName = (contact: string | undefined): string => (contact === undefined ? PRODUCT : `${PRODUCT} (+${contact.replace(/[^\x21-\x7e]|[()]/g, '')})`)

/** A page or document that `#engine/extract` reads. */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Result<Fetched>> {
  return fetchWith(address, options, false, (url, status, headers) => {
    const answer = judgeStatus(status, bareHost(url))
    if (!answer.ok) return answer
    const type = headers['content-type'] ?? ''
    return isReadable(type, url) ? accept('body') : refuse('unsupported', 'web.type', { type: type.slice(0, 60) })
  })
}

/** Whatever stands there, of any type, for who judges it by its content. */
export async function fetchAny(address: string, options: FetchOptions = {}): Promise<Result<Fetched>> {
  return fetchWith(address, options, false, (url, status) => {
    const answer = judgeStatus(status, bareHost(url))
    return answer.ok ? accept('body') : answer
  })
}

/** A small file of a website's own, whatever the status: robots.txt and its like. A longer one is cut at `limits.bytes`. */
export async function fetchFile(address: string, options: FetchOptions = {}): Promise<Result<Fetched>> {
  return fetchWith(address, options, true, (_, status) => accept(status >= 200 && status < 300 ? 'body' : 'head'))
}

type Judge = (url: URL, status: number, headers: IncomingHttpHeaders) => Result<'body' | 'head'>

async function fetchWith(address: string, options: FetchOptions, truncate: boolean, judge: Judge): Promise<Result<Fetched>> {
  const first = readAddress(address)
  if (!first.ok) return first
  const limits = { ...FETCH_LIMITS, ...options.limits }
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(slow(bareHost(first.value), limits.whole)), limits.whole)
  const signal = options.signal === undefined ? late.signal : AbortSignal.any([options.signal, late.signal])
  try {
    return await follow(first.value, { limits, reach: options.reach ?? publicReach, agent: agentName(options.contact), signal, truncate }, options, limits.redirects, judge)
  } finally {
    clearTimeout(timer)
  }
}

async function follow(first: URL, order: Omit<Order, 'judge'>, options: FetchOptions, most: number, judge: Judge): Promise<Result<Fetched>> {
  const seen: string[] = []
  let url = first
  for (;;) {
    const here = url
    const answer = await exchange(here, { ...order, judge: (status, headers) => (isRedirect(status, headers) ? accept('head') : judge(here, status, headers)) })
    if (!answer.ok) return answer
    if (!isRedirect(answer.value.status, answer.value.headers)) return accept(fetched(here, seen, answer.value))
    seen.push(here.href)
    const next = nextOf(here, answer.value.headers, seen, most)
    if (!next.ok) return next
    const allowed = options.follow?.(next.value)
    if (allowed?.ok === false) return allowed
    url = next.value
  }
}

const fetched = (url: URL, redirects: readonly string[], { status, headers, body, truncated }: Answer): Fetched => ({
  address: url.href,
  redirects,
  status,
  contentType: headers['content-type'] ?? '',
  headers,
  bytes: body,
  truncated,
})

const isRedirect = (status: number, headers: IncomingHttpHeaders): boolean => [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined

function nextOf(from: URL, headers: IncomingHttpHeaders, seen: readonly string[], most: number): Result<URL> {
  // Headers are read as Latin-1; addresses written in them are UTF-8.
  const next = readAddress(Buffer.from(headers.location ?? '', 'latin1').toString(), from)
  if (!next.ok) return next
  const host = bareHost(next.value)
  if (seen.includes(next.value.href)) return refuse('unavailable', 'web.loop', { host })
  if (seen.length > most) return refuse('unavailable', 'web.redirects', { host, most })
  if (from.protocol === 'https:' && next.value.protocol === 'http:' && next.value.search !== '') return refuse('unavailable', 'web.downgrade', { host: bareHost(from) })
  return next
}

function judgeStatus(status: number, host: string): Result<void> {
  if (status >= 200 && status < 300) return accept(undefined)
  if (status === 404 || status === 410) return refuse('missing', 'web.missing', { host })
  if (status === 401 || status === 403 || status === 407 || status === 451) return refuse('unavailable', 'web.closed', { host, status: String(status) })
  if (status === 429) return refuse('too-many', 'web.tooMany', { host })
  return refuse('unavailable', 'web.status', { host, status: String(status) })
}

const READABLE = new Set([
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'text/x-markdown',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
])

/** Servers that do not know a document's type send it as bytes; its name then tells. An answer without any type is looked at by the extractor. */
function isReadable(contentType: string, url: URL): boolean {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  if (type === '' || READABLE.has(type)) return true
  return /^(?:application|binary)\/(?:octet-stream|x-download|force-download|x-pdf)$/.test(type) && /\.(?:pdf|docx|odt|pptx|md|txt)$/i.test(url.pathname)
}
