/** Before all doors: whatever a write does in its transactions is done by whoever asks, and stands in the audit trail with it. */
import { matchedRoutes } from 'hono/route'
import { audited } from '#platform/database'
import type { App, Door } from '#platform/http'
import { isId } from '#platform/ids'
import { networkAt } from '#platform/network'
import { now } from '#platform/runtime'
import type { Actor } from '#modules/members'

export type AuditNeeds = {
  readonly actorOf: (door: Door) => Promise<Actor>
  /** The token that somebody brought. */
  readonly tokenOf: (door: Door) => string | undefined
  readonly proxies: number
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

export function hangAuditTrail(app: App, { actorOf, tokenOf, proxies }: AuditNeeds): void {
  app.use(async (door, next) => {
    const { method, path } = door.req
    if (READS.has(method)) return next()
    const actor = await actorOf(door)
    const acting = actor.as === 'organisation' ? actor.organisation : actor.as === 'curator' ? 'curator' : undefined
    const route = (): string => matchedRoutes(door).findLast(({ path: hung }) => !hung.includes('*'))?.path ?? ''
    return audited({ id: door.var.requestId, at: now(), method, route, things: () => path.split('/').filter(isId), network: () => networkAt(door, proxies), person: actor.person, acting, token: tokenOf(door) }, next)
  })
}
