/**
 * Signed links: a link in a mail that does one thing without an account, until a day. Whoever holds it may do what it names and nothing else, so it names little.
 * **Shapes**: a token is `content.mark`, both base64url: the content is JSON of the end and the facts, readable to anybody; the mark is HMAC-SHA-256 of purpose and content, cut to 16 bytes.
 * The purpose stands in the mark only: a link to unsubscribe never answers a question. Nothing is kept: a link cannot be taken back before its end, but by changing the secret.
 * **Errors**: `missing` for what was not signed here for this purpose, in one sentence, and in another for what has ended.
 * **Source**: RFC 2104, 5 (a mark may be cut to half its length); RFC 4648, 5.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { accept, refuse, type Result } from './result.ts'
import type { Instant } from './time.ts'

/** What a link names: ids and words of ours. */
export type LinkFacts = Readonly<Record<string, string | readonly string[]>>

const MARK_BYTES = 16
/** Longer than any that is made: nobody makes us compute for nothing. */
const MOST = 2_000

const Content = z.tuple([z.number().int(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))])

/** In: seconds count, so that links of one moment are alike. */
export function signLink(secret: Uint8Array, { purpose, facts, until }: { readonly purpose: string; readonly facts: LinkFacts; readonly until: Instant }): string {
  const content = Buffer.from(JSON.stringify([Math.floor(until.getTime() / 1_000), facts])).toString('base64url')
  return `${content}.${markOf(secret, purpose, content)}`
}

/** What the link names, if it was signed here for this purpose and has not ended. */
export function readLink(secret: Uint8Array, purpose: string, token: string, now: Instant): Result<LinkFacts> {
  const [content = '', mark = ''] = token.length > MOST ? [] : token.split('.', 2)
  if (token !== `${content}.${mark}` || !isSame(mark, markOf(secret, purpose, content))) return refuse('missing', 'link.foreign')
  const [until, facts] = Content.parse(JSON.parse(Buffer.from(content, 'base64url').toString())) // signed, so written above
  return now.getTime() < until * 1_000 ? accept(facts) : refuse('missing', 'link.ended')
}

// The purpose cannot run into the content: that has no such sign.
const markOf = (secret: Uint8Array, purpose: string, content: string): string => createHmac('sha256', secret).update(`${purpose}\n${content}`).digest().subarray(0, MARK_BYTES).toString('base64url')

/** Compared as text, since several texts say the same bytes; in the same time, however much is right. */
function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
