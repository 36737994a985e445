/**
 * Texts go out compressed: brotli where the browser reads it, else gzip. No page of this house carries a secret beside what a stranger can put into it (writes are checked by origin, not by a token in the page), so compression gives nothing away (BREACH).
 * **Shapes**: texts are gathered whole; a long stream says `Content-Encoding: identity` and passes as it is. Bodies from {@link LEAST} bytes on; brotli at level 3 takes half the time of level 4 or gzip and leaves a twentieth more.
 */
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Door, HouseEnv } from './door.ts'

const LEAST = 1_000
/** Above this, compression leaves the main thread; below, the way there costs more than the work. */
const LARGE = 200_000
const TEXTS = /^(?:text\/(?!event-stream)|application\/(?:json|[\w.+-]+\+json|xml|[\w.+-]+\+xml)|image\/svg\+xml)/

export type Encoding = 'br' | 'gzip'

/** What the browser takes, the better first. */
export function encodingFor(accepted: string | undefined): Encoding | undefined {
  const taken = new Set((accepted ?? '').split(',').flatMap((entry) => (/;\s*q=0(?:\.0*)?\s*$/.test(entry) ? [] : [entry.split(';', 1)[0]?.trim().toLowerCase()])))
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : undefined
}

const brotli = (size: number) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18, [constants.BROTLI_PARAM_SIZE_HINT]: size, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } })
const slowly = { br: promisify(brotliCompress), gzip: promisify(gzip) }

async function pack(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (bytes.length > LARGE) return encoding === 'br' ? slowly.br(bytes, brotli(bytes.length)) : slowly.gzip(bytes)
  return encoding === 'br' ? brotliCompressSync(bytes, brotli(bytes.length)) : gzipSync(bytes)
}

/** The bytes of answers that were made whole: read back out of a Response they would cost more than the compressing. */
const made = new WeakMap<Response, Buffer<ArrayBuffer>>()

/** A page is written here and copied: a quarter less work than measuring it first, which is what `Buffer.from` does. */
const desk = Buffer.allocUnsafeSlow(4_000_000)
/** UTF-16 becomes three bytes a sign at most. */
const bytesOf = (html: string): Buffer<ArrayBuffer> => (html.length * 3 > desk.length ? Buffer.from(html) : Buffer.from(desk.subarray(0, desk.write(html))))

/** Answers with this page. Long ones are put together of ten thousands of pieces: they become bytes once, here. */
export function answerHtml(door: Door, html: string, status: ContentfulStatusCode): Response {
  const bytes = bytesOf(html)
  const answer = door.body(bytes, status, { 'Content-Type': 'text/html; charset=UTF-8' })
  made.set(answer, bytes)
  return answer
}

export const compressTexts: MiddlewareHandler<HouseEnv> = async (door, next) => {
  await next()
  const { headers, status } = door.res
  if (headers.get('content-encoding') === 'identity') return headers.delete('content-encoding')
  if (!TEXTS.test(headers.get('content-type') ?? '') || headers.has('content-encoding')) return
  headers.append('Vary', 'Accept-Encoding')
  const encoding = encodingFor(door.req.header('accept-encoding'))
  if (encoding === undefined || status === 204 || status === 304 || door.req.method === 'HEAD') return
  const bytes = made.get(door.res) ?? Buffer.from(await door.res.arrayBuffer())
  if (bytes.length >= LEAST) headers.set('Content-Encoding', encoding)
  headers.delete('Content-Length')
  const packed = bytes.length >= LEAST ? await pack(bytes, encoding) : bytes
  door.res = undefined // else hono copies the old headers once more
  door.res = new Response(new Uint8Array(packed), { status, headers })
}
