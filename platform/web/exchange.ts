/**
 * One question to one machine, and its answer within bounds: addresses checked and the connection pinned to them, three clocks, one size.
 * **Shapes**: a GET without body, cookies or referrer; out, status, headers and the unpacked body, at most `limits.bytes` of it, counted both packed and unpacked.
 * The name is resolved here, every address of it checked, and the socket is given those very addresses: a name that means another machine a moment later changes nothing.
 * **Units**: milliseconds, bytes.
 * **Errors**: `web.notPublic`, `web.port`, `web.unknownHost`, `web.unreachable`, `web.slow`, `web.certificate`, `web.broken`, `web.tooLarge`, `web.encoding`, `web.stopped`, and those of `judge`.
 */
import { request as askPlain, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as askSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip } from 'node:zlib'
import { accept, refuse, type Refusal, type Result } from '../result.ts'
import { bareHost } from './address.ts'
import type { Reach } from './reach.ts'

export type ExchangeLimits = {
  /** Until the connection stands: names, TCP, TLS. */
  readonly connect: number
  /** From there until status and headers. */
  readonly firstByte: number
  readonly bytes: number
}

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
  /** The body went on; only where `order.truncate` allows it. */
  readonly truncated: boolean
}

export type Order = {
  readonly limits: ExchangeLimits
  readonly reach: Reach
  readonly agent: string
  /** Its reason, where it is a refusal, becomes the answer. */
  readonly signal: AbortSignal
  readonly truncate: boolean
  /** Looks at status and headers before any of the body is read: `body` to read it, `head` for an answer without, or a refusal. */
  readonly judge: (status: number, headers: IncomingHttpHeaders) => Result<'body' | 'head'>
}

/** A server may say "wait" (1xx) this often. */
const MOST_INTERIM = 5
const MOST_HEADER_BYTES = 32_768

export async function exchange(url: URL, order: Order): Promise<Result<Answer>> {
  const host = bareHost(url)
  const clock = clockFor(order, host)
  try {
    const addresses = await addressesOf(url, order, clock.signal)
    if (!addresses.ok) return addresses
    const response = await headOf(url, order, addresses.value, clock)
    const verdict = order.judge(response.statusCode ?? 0, response.headers)
    if (!verdict.ok || verdict.value === 'head') response.destroy()
    if (!verdict.ok) return verdict
    const head = { status: response.statusCode ?? 0, headers: response.headers }
    if (verdict.value === 'head') return accept({ ...head, body: new Uint8Array(), truncated: false })
    const body = await bodyOf(response, order, host)
    // A body that lasts until the connection ends looks complete when we are the ones who end it.
    const late = clock.refusal()
    if (late !== undefined) return { ok: false, refusal: late }
    return body.ok ? accept({ ...head, ...body.value }) : body
  } catch (error) {
    return { ok: false, refusal: clock.refusal() ?? refusalOf(error, host) }
  } finally {
    clock.end()
  }
}

type Clock = { readonly signal: AbortSignal; readonly connected: () => void; readonly answered: () => void; readonly refusal: () => Refusal | undefined; readonly end: () => void }

function clockFor({ limits, signal }: Order, host: string): Clock {
  const late = new AbortController()
  const start = (milliseconds: number): NodeJS.Timeout => setTimeout(() => late.abort(slow(host, milliseconds)), milliseconds)
  let timer: NodeJS.Timeout | undefined = start(limits.connect)
  const both = AbortSignal.any([signal, late.signal])
  return {
    signal: both,
    connected: () => {
      clearTimeout(timer)
      timer = start(limits.firstByte)
    },
    answered: () => clearTimeout(timer),
    refusal: () => (both.aborted ? refusalIn(both) : undefined),
    end: () => clearTimeout(timer),
  }
}

export const slow = (host: string, milliseconds: number): Refusal => ({ kind: 'unavailable', reason: 'web.slow', facts: { host, seconds: Math.ceil(milliseconds / 1_000) } })

/** Why a signal was aborted: the refusal it was given, else that somebody stopped it. */
export function refusalIn(signal: AbortSignal): Refusal {
  const reason: unknown = signal.reason
  const isRefusal = typeof reason === 'object' && reason !== null && 'kind' in reason && 'reason' in reason && 'facts' in reason
  return isRefusal ? (reason as Refusal) : { kind: 'unavailable', reason: 'web.stopped', facts: {} } // these three make a refusal, and nobody else aborts with one
}

async function addressesOf(url: URL, { reach }: Order, signal: AbortSignal): Promise<Result<readonly string[]>> {
  const host = bareHost(url)
  const port = portOf(url)
  if (!reach.allowsPort(port)) return refuse('invalid', 'web.port', { port: String(port) })
  const addresses = isIP(host) === 0 ? await untilAborted(reach.resolve(host, signal), signal) : [host]
  if (addresses.length === 0) return refuse('unavailable', 'web.unknownHost', { host })
  // One closed address among open ones is reason enough: whoever mixes them means it.
  return addresses.every((address) => reach.allows(address, port)) ? accept(addresses) : refuse('invalid', 'web.notPublic', { host })
}

const portOf = (url: URL): number => (url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port))

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('aborted'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Names are not looked up a second time: whatever the socket asks for, these are the addresses. */
const pinnedTo = (addresses: readonly string[]): LookupFunction => {
  const entries = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, answer) => (options.all === true ? answer(null, entries) : answer(null, entries[0]?.address ?? '', entries[0]?.family))
}

function headOf(url: URL, order: Order, addresses: readonly string[], clock: Clock): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const ask = url.protocol === 'https:' ? askSecure : askPlain
    const request = ask(url, {
      agent: false, // no connection outlives its question, and no proxy of the environment stands between
      lookup: pinnedTo(addresses),
      maxHeaderSize: MOST_HEADER_BYTES,
      signal: clock.signal,
      headers: {
        'User-Agent': order.agent,
        Accept: 'text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.5',
        'Accept-Language': 'de,en;q=0.8',
        'Accept-Encoding': 'gzip, br',
      },
    })
    countInterim(request)
    request.once('socket', (socket) => socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', clock.connected))
    request.on('error', reject) // stays: an error after the answer must not end the process
    request.once('upgrade', (_, socket) => {
      socket.destroy()
      reject(new Error('upgrade'))
    })
    request.once('response', (response) => {
      clock.answered()
      resolve(response)
    })
    request.end()
  })
}

function countInterim(request: ClientRequest): void {
  let interim = 0
  request.on('information', () => {
    if (++interim > MOST_INTERIM) request.destroy(new Error('interim'))
  })
}

async function bodyOf(response: IncomingMessage, { limits, truncate }: Order, host: string): Promise<Result<{ body: Uint8Array; truncated: boolean }>> {
  const most = limits.bytes
  const tooLarge = refuse('too-large', 'web.tooLarge', { host, most: Math.round(most / 100_000) / 10 })
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase()
  const unpacked = unpack(response, encoding)
  if (unpacked === undefined) {
    response.destroy()
    return refuse('unsupported', 'web.encoding', { host, encoding: encoding.slice(0, 40) })
  }
  if (!truncate && Number(response.headers['content-length'] ?? 0) > most) {
    response.destroy()
    return tooLarge
  }
  let packedBytes = 0
  // Packed bytes count too: a stream may go on for ever and unpack to nothing.
  response.on('data', (chunk: Uint8Array) => {
    packedBytes += chunk.length
    if (packedBytes > most) unpacked.emit('over')
  })
  return gather(unpacked, most, truncate, tooLarge).finally(() => response.destroy())
}

function unpack(response: IncomingMessage, encoding: string): Readable | undefined {
  if (encoding === '' || encoding === 'identity') return response
  const unpacker = encoding === 'gzip' || encoding === 'x-gzip' ? createGunzip() : encoding === 'br' ? createBrotliDecompress({ params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 0 } }) : undefined
  if (unpacker === undefined) return undefined
  response.once('error', (error) => unpacker.destroy(error))
  response.once('aborted', () => unpacker.destroy(new Error('aborted')))
  return response.pipe(unpacker)
}

function gather(stream: Readable, most: number, truncate: boolean, tooLarge: Result<never>): Promise<Result<{ body: Uint8Array; truncated: boolean }>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let bytes = 0
    const over = (): void => {
      resolve(truncate ? accept({ body: Buffer.concat(chunks).subarray(0, most), truncated: true }) : tooLarge)
      stream.destroy()
    }
    stream.on('data', (chunk: Uint8Array) => {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes > most) over()
    })
    stream.once('over', over)
    stream.once('end', () => resolve(accept({ body: Buffer.concat(chunks), truncated: false })))
    stream.on('error', reject)
    stream.once('close', () => reject(new Error('aborted')))
  })
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL', 'EACCES', 'EAI_AGAIN', 'ESERVFAIL', 'EREFUSED', 'ETIMEOUT', 'ECONNABORTED', 'EPIPE'])

function refusalOf(error: unknown, host: string): Refusal {
  const code = error instanceof Error ? ('code' in error && typeof error.code === 'string' ? error.code : error.message) : 'unknown'
  const kind = 'unavailable'
  if (UNREACHABLE.has(code)) return { kind, reason: 'web.unreachable', facts: { host } }
  if (/CERT|SSL|TLS|EPROTO|SIGNATURE|ISSUER/.test(code)) return { kind, reason: 'web.certificate', facts: { host, code } }
  return { kind, reason: 'web.broken', facts: { host, code: code.slice(0, 60) } }
}
