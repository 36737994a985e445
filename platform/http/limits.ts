/**
 * How often somebody may do something: `most` times at once, refilled evenly over `seconds`. One number a caller, at most {@link CALLERS} of them; who was not seen longest is forgotten first.
 * **Source**: the generic cell rate algorithm (ITU-T I.371): kept is the moment at which the caller's bucket is full again.
 */
import { accept, refuse, type Result } from '../result.ts'

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

/** One customer of a provider has a whole /64 of IPv6 addresses. */
function networkOf(caller: string): string {
  const [head = '', tail] = caller.split('::', 2)
  if (!caller.includes(':') || caller.startsWith('::ffff:')) return caller
  const start = head === '' ? [] : head.split(':')
  const end = tail === undefined || tail === '' ? [] : tail.split(':')
  return [...start, ...(tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0')), ...end].slice(0, 4).join(':')
}
