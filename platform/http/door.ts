/** What every door gets: the request with its id and the reader's language. Modules add variables of their own (the actor, the site) by widening {@link HouseEnv}. */
import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { isId, type Id } from '../ids.ts'
import { Refused } from '../result.ts'
import { isLanguage, type Language } from '../words.ts'

export type HouseEnv = { Bindings: HttpBindings; Variables: { requestId: string; language: Language; /** Who asks, where callers are told apart (limits.ts). */ caller?: string; /** May pages elsewhere show the answer in a frame? */ isFramed?: boolean } }
export type Door = Context<HouseEnv>
export type App = Hono<HouseEnv>

/** Where the house writes down what happens: pino's shape, facts first. */
export type Log = { readonly info: Line; readonly warn: Line; readonly error: Line }
type Line = (facts: Readonly<Record<string, unknown>>, message: string) => void

/** Is this a request of a program rather than a page's? */
export const isApi = (path: string): boolean => path === '/api' || path.startsWith('/api/')


/** The id in the address. What is none names nothing: refused by the reason with which a missing one is. */
export function idAt<Kind extends string>(door: Door, missing: string, name = 'id'): Id<Kind> {
  const id = door.req.param(name) ?? ''
  if (!isId<Kind>(id)) throw new Refused({ kind: 'missing', reason: missing, facts: {} })
  return id
}

/**
 * The language to answer in: the address says it (`/de/…`), else the browser's wishes, else the house's own.
 * **Source**: RFC 9110, 12.5.4 (Accept-Language).
 */
export function languageOf(path: string, wishes: string | undefined, own: Language): Language {
  const said = path.split('/', 2)[1] ?? ''
  if (isLanguage(said)) return said
  const [best] = (wishes ?? '')
    .slice(0, 200)
    .split(',')
    .map((wish) => ({ language: wish.trim().slice(0, 2).toLowerCase(), weight: Number(/;\s*q=([\d.]+)/.exec(wish)?.[1] ?? 1) }))
    .filter(({ language, weight }) => isLanguage(language) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return best !== undefined && isLanguage(best.language) ? best.language : own
}

/** Who asks, for limits by address: the peer, or behind `proxies` of our own, what the outermost of them saw. An address beyond them is the caller's word and is not believed. */
export function addressOfCaller(door: Door, proxies: number): string {
  const seen = (door.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  const told = proxies > 0 ? seen.at(-proxies) : undefined
  return told || (door.env.incoming.socket.remoteAddress ?? '')
}

/** An address for the log, which is read by many: a private link in it is a key to the house. */
export const withoutSecrets = (path: string): string => (path.startsWith('/assets/') ? path : path.replace(/(?<=\/)[\w.-]{32,}(?=\/|$)/g, (part) => (isId(part) ? part : '…')))
