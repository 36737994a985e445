/**
 * What a crawl has found and not yet asked for: breadth first, and on each level what promises most before the rest, in order of finding.
 * **Shapes**: up to {@link MOST_WAITING} addresses wait; each page is met once, however it is written.
 */
import { canonical, pageKey, sameSite } from './address.ts'
import { likingOf, shapeOf } from './liking.ts'
import type { Link } from './page.ts'

export type Lead = { readonly url: URL; readonly depth: number }

export type Frontier = {
  /** Takes what is worth asking for among the links of a page. */
  readonly add: (links: readonly Link[], home: URL, depth: number) => void
  readonly next: () => Lead | undefined
  /** Marks a page as met; false where it was before. */
  readonly meet: (url: URL) => boolean
  readonly waiting: () => number
}

const MOST_WAITING = 5_000
/** Of addresses of one shape: the ninth page of a gallery tells nothing new. */
const MOST_OF_A_SHAPE = 8
const LIKINGS = 3

export function frontier(start: URL): Frontier {
  const met = new Set<string>()
  const shapes = new Map<string, number>()
  /** By place in line: depth (one more for what can wait), then liking. */
  const lines = new Map<number, Lead[]>()
  let waiting = 0

  const meet = (url: URL): boolean => met.size < met.add(pageKey(url)).size
  const put = (lead: Lead, place: number): void => {
    const line = lines.get(place)
    if (line === undefined) lines.set(place, [lead])
    else line.push(lead)
    waiting++
  }
  meet(start)
  put({ url: new URL(canonical(start)), depth: 0 }, 0)

  return {
    meet,
    waiting: () => waiting,
    add: (links, home, depth) => {
      for (const link of links) {
        if (waiting >= MOST_WAITING) return
        if (!link.follow || !sameSite(link.url, home)) continue
        const liking = likingOf(link, home)
        if (liking === undefined) continue
        const url = new URL(canonical(link.url))
        const shape = shapeOf(url)
        const alike = shapes.get(shape) ?? 0
        if (alike >= MOST_OF_A_SHAPE || !meet(url)) continue
        shapes.set(shape, alike + 1)
        put({ url, depth }, (liking < 0 ? depth + 1 : depth) * LIKINGS + 1 - liking)
      }
    },
    next: () => {
      const place = Math.min(...lines.keys())
      const line = lines.get(place)
      const lead = line?.shift()
      if (line?.length === 0) lines.delete(place)
      if (lead !== undefined) waiting--
      return lead
    },
  }
}
