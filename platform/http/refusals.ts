/**
 * The one table from refusals to HTTP, and how each is told: problem+json to programs, a sentence with a request id to people.
 * Anything else thrown is a bug: 500, logged whole, told to nobody.
 * **Source**: RFC 9457 (problem details), RFC 9110, 15 (status codes), RFC 6585, 4 (429).
 */
import { STATUS_CODES } from 'node:http'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Refusal, Refused, type RefusalKind } from '../result.ts'
import { say, type Language, type Words } from '../words.ts'
import { type Door, isApi, type Log, loggable } from './door.ts'
import { BROKEN_WORDS, HTTP_WORDS, KIND_WORDS } from './words.ts'

export const STATUS: Readonly<Record<RefusalKind, ContentfulStatusCode>> = {
  invalid: 422,
  'unknown-person': 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  unavailable: 503,
}

/** What a page about a failure shows. */
export type Told = { readonly status: ContentfulStatusCode; readonly said: string; readonly now: string; readonly requestId: string }

/** Shows a failure as a page of the house; the page kit gives it, so that the doors need not know how pages look. */
export type TellPage = (door: Door, told: Told) => Response | Promise<Response>

/** The sentence of a refusal: the module's own words where it has them, else the plain one of its kind. */
function sentenceOf(words: Words, language: Language, { kind, reason, facts }: Refusal): string {
  return reason in words ? say(words, language, reason, facts) : reason in HTTP_WORDS ? say<Words>(HTTP_WORDS, language, reason, facts) : KIND_WORDS[kind].said[language]
}

/** What answers when a door refuses or breaks. */
export function tellFailures(words: Words, tellPage: TellPage, log: Log): (error: unknown, door: Door) => Response | Promise<Response> {
  return (error, door) => {
    const requestId = door.var.requestId
    const language = door.var.language
    if (!(error instanceof Refused)) {
      log.error({ requestId, method: door.req.method, path: loggable(door.req.path), err: error }, 'a door broke')
      const told = { status: 500, said: BROKEN_WORDS.said[language], now: BROKEN_WORDS.now[language], requestId } as const
      return isApi(door.req.path) ? problem(door, { type: 'about:blank', title: STATUS_CODES[500] ?? '', status: 500, detail: told.said, requestId }) : tellPage(door, told)
    }
    const { kind, reason, facts } = error.refusal
    const status = STATUS[kind]
    const said = sentenceOf(words, language, error.refusal)
    if (status === 429 || status === 503) door.header('Retry-After', String(facts['seconds'] ?? 30))
    if (status === 413) door.header('Connection', 'close') // The rest of the body is not waited for.
    if (!isApi(door.req.path)) return tellPage(door, { status, said, now: KIND_WORDS[kind].now[language], requestId })
    return problem(door, { type: `urn:schnittmenge:refusal:${kind}`, title: KIND_WORDS[kind].said[language], status, detail: said, reason, facts, requestId })
  }
}

type Problem = { readonly type: string; readonly title: string; readonly status: ContentfulStatusCode; readonly detail: string; readonly requestId: string; readonly reason?: string; readonly facts?: Refusal['facts'] }

function problem(door: Door, content: Problem): Response {
  door.header('Content-Language', door.var.language)
  return door.body(JSON.stringify(content), content.status, { 'Content-Type': 'application/problem+json' })
}
