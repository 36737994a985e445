/**
 * The door frame that all doors hang in: request id, language, own hosts, own origins, security headers, compression, the table of refusals, health, metrics, assets.
 * Doors are hung in by {@link Frame.app}; what they refuse by `must(…)` or break by throwing is told here.
 */
import { Hono } from 'hono'
import { Registry } from 'prom-client'
import { Refused, type RefusalKind } from '../result.ts'
import type { Language, Words } from '../words.ts'
import type { Assets } from './assets.ts'
import { letGo } from './body.ts'
import { compressTexts } from './compress.ts'
import { type App, type Door, type HouseEnv, isApi, languageOf, type Log, withoutSecrets } from './door.ts'
import { ownPath } from './downloads.ts'
import { securityHeaders } from './headers.ts'
import { mayScrape, measureRequests } from './metrics.ts'
import { isForeignWrite, ownAddresses } from './origin.ts'
import { tellFailures, type TellPage } from './refusals.ts'

export type FrameNeeds = {
  /** Where the house is reached from outside; without it, on this machine only. */
  readonly publicUrl?: URL
  /** Further names this machine is called by. */
  readonly names?: readonly string[]
  /** The language for who says none. */
  readonly language: Language
  /** The words of all modules, for what they refuse. */
  readonly words: Words
  readonly newId: () => string
  readonly log: Log
  readonly tellPage: TellPage
  readonly assets: Assets
  /** Parts the house cannot answer without, and whether each is there. */
  readonly isReady: () => Promise<Readonly<Record<string, boolean>>>
  /** Aborted when the house stops. */
  readonly stopping: AbortSignal
  readonly registry?: Registry
  readonly metricsToken?: string
}

/** The app with everything around the doors; whoever composes the house hangs them in. */
export function createApp(needs: FrameNeeds): App {
  const { log, newId, stopping, registry = new Registry() } = needs
  const app: App = new Hono<HouseEnv>()
  const own = ownAddresses(needs.publicUrl, needs.names)
  const [headers, framed] = [false, true].map((isFramed) => securityHeaders(needs.publicUrl?.protocol === 'https:', isFramed))
  const tell = tellFailures(needs.words, needs.tellPage, log)
  app.onError((error, door) => tell(error, door))
  app.notFound((door) => {
    const path = door.req.method === 'GET' && door.req.path.endsWith('/') ? ownPath(door.req.path.replace(/\/+$/, '') + new URL(door.req.url).search) : undefined
    return path === undefined ? tell(refused('missing', 'http.missing'), door) : door.redirect(path, 301)
  })

  app.use(async (door, next) => {
    const started = performance.now()
    const requestId = newId()
    door.set('requestId', requestId)
    door.set('language', languageOf(door.req.path, door.req.header('accept-language'), needs.language))
    await next()
    letGo(door)
    const kept = door.res.headers
    for (const [name, value] of (door.var.isFramed === true ? framed : headers) ?? []) kept.set(name, value)
    kept.set('X-Request-Id', requestId)
    if (!kept.has('cache-control')) kept.set('Cache-Control', 'private, no-cache')
    if (stopping.aborted) kept.set('Connection', 'close')
    log.info({ requestId, method: door.req.method, path: withoutSecrets(door.req.path), status: door.res.status, ms: Math.round(performance.now() - started) }, 'request')
  })
  app.use(measureRequests(registry))
  app.use(compressTexts)

  // Probes come by address rather than by name, and learn no more than a word.
  app.get('/healthz', (door) => door.text('ok'))
  app.get('/readyz', async (door) => {
    const parts = stopping.aborted ? { running: false } : await needs.isReady().catch(() => ({ check: false }))
    return door.json(parts, Object.values(parts).every(Boolean) ? 200 : 503)
  })

  app.use(async (door, next) => {
    const address = new URL(door.req.url)
    if (!own.isHost(address.hostname)) return door.text(`${FOREIGN_HOST}\n`, 421)
    if (!bringsToken(door) && isForeignWrite(door.req.method, (name) => door.req.header(name), address, own)) throw refused('forbidden', 'http.foreign-origin')
    if (/%00/.test(address.href)) throw refused('invalid', 'http.malformed')
    return next()
  })

  app.get('/metrics', async (door) => {
    if (!mayScrape(door, needs.metricsToken)) throw refused('missing', 'http.missing')
    return door.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
  })
  app.get('/assets/*', (door) => {
    const found = needs.assets.serve(door)
    if (found === undefined) throw refused('missing', 'http.missing')
    return found
  })
  return app
}

/** A browser adds no token by itself, and no other site may ask it to: nobody's rights are borrowed. Cookies that come with one count for nothing. */
const bringsToken = (door: Door): boolean => isApi(door.req.path) && /^Bearer /i.test(door.req.header('authorization') ?? '')

/** Both languages, since nothing of this request is believed. */
const FOREIGN_HOST = 'Unter dieser Adresse gibt es uns nicht. / We are not known by this address.'

const refused = (kind: RefusalKind, reason: string): Refused => new Refused({ kind, reason, facts: {} })
