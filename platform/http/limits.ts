/**
 * What one caller may ask of the house, so that nobody holds it: how often, and for doors that cost much, how often these.
 * How often somebody may do something: `most` times at once, refilled evenly over `seconds`. One number a caller, at most {@link CALLERS} of them; who was not seen longest is forgotten first.
 * **Source**: the generic cell rate algorithm (ITU-T I.371): kept is the moment at which the caller's bucket is full again.
 */
import { accept, must, refuse, type Result } from '../result.ts'
import { addressOfCaller, type App } from './door.ts'

const CALLERS = 20_000

export type Limit = { readonly most: number; readonly seconds: number }

/** In: the limit and a clock in milliseconds. Out: a question that counts each asking, and refuses with the seconds to wait. */
export function limitBy({ most, seconds }: Limit, now: () => number): (caller: string) => Result<void> {
  const step = (seconds * 1000) / most
  const fullAt = new Map<string, number>()
  return (caller) => {
    const at = now()
    const key = networkOf(caller)
    const full = Math.max(at, fullAt.get(key) ?? 0) + step
    if (full - at > seconds * 1000) return refuse('too-many', 'http.too-many', { seconds: Math.ceil((full - at - seconds * 1000) / 1000) })
    fullAt.delete(key) // so that it moves to the end
    fullAt.set(key, full)
    if (fullAt.size > CALLERS) fullAt.delete(fullAt.keys().next().value ?? key)
    return accept(undefined)
  }
}

/** Doors that together stand under one limit: those that read, that write, or all; `/*` in a path is the path itself and all beneath. */
export type Bounded = { readonly of: 'reads' | 'writes' | 'all'; readonly paths: readonly string[]; readonly limit: Limit }

/**
 * Puts limits before doors; to be called before they are hung. In: how many of our own proxies stand in front.
 * Who sits at this machine is not bound: a proxy that nobody told us of would make all people one caller.
 */
export function limitDoors(app: App, bounds: readonly Bounded[], proxies: number, now: () => number): void {
  for (const { of, paths, limit } of bounds) {
    const may = limitBy(limit, now)
    for (const path of paths) {
      app.use(path, async (door, next) => {
        const caller = networkOf(addressOfCaller(door, proxies))
        const does = door.req.method === 'GET' || door.req.method === 'HEAD' ? 'reads' : 'writes'
        if ((of === 'all' || of === does) && !LOOPBACK.test(caller)) {
          door.set('caller', caller)
          must(may(caller))
        }
        return next()
      })
    }
  }
}

const LOOPBACK = /^(?:(?:::ffff:)?127\.|(?:::1|0:0:0:0)$)/

/** One customer of a provider has a whole /64 of IPv6 addresses. */
function networkOf(caller: string): string {
  const [head = '', tail] = caller.split('::', 2)
  if (!caller.includes(':') || caller.startsWith('::ffff:')) return caller
  const start = head === '' ? [] : head.split(':')
  const end = tail === undefined || tail === '' ? [] : tail.split(':')
  return [...start, ...(tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0')), ...end].slice(0, 4).join(':')
}
