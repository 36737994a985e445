/**
 * What Prometheus reads: how many requests, how long they took, by the pattern of their route (never by their path, which anybody may invent), and the process itself.
 * Read by programs on this machine, or by who knows the token where one is set; a request that came through a proxy is not of this machine.
 */
import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { collectDefaultMetrics, Histogram, type Registry } from 'prom-client'
import type { Door, HouseEnv } from './door.ts'

/** In: the registry that the whole house writes to. Out: counts every request that passes. */
export function measureRequests(registry: Registry): MiddlewareHandler<HouseEnv> {
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({ name: 'http_request_duration_seconds', help: 'Duration of requests by route', labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.02, 0.1, 0.4, 1, 5, 30], registers: [registry] })
  return async (door, next) => {
    const started = performance.now()
    await next()
    seconds.observe({ method: METHODS.has(door.req.method) ? door.req.method : 'other', route: routeOf(door), status: door.res.status }, (performance.now() - started) / 1000)
  }
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** The pattern behind the last wildcard, which is the door itself. */
const routeOf = (door: Door): string => matchedRoutes(door).findLast(({ path }) => !path.endsWith('/*') && path !== '*')?.path ?? 'none'

/** May this request read the metrics? */
export function mayScrape(door: Door, token: string | undefined): boolean {
  if (token !== undefined) {
    const given = Buffer.from(door.req.header('authorization') ?? '')
    const wanted = Buffer.from(`Bearer ${token}`)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  }
  const peer = door.env.incoming.socket.remoteAddress ?? ''
  return /^(?:::1|(?:::ffff:)?127\.)/.test(peer) && door.req.header('x-forwarded-for') === undefined && door.req.header('forwarded') === undefined
}
