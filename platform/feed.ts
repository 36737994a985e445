/**
 * A subscription as a source of server-sent events, for `streamEvents` of `#platform/http`: `streamEvents(door, feedOf(bus, { about: [id] }, show, lastSeen(door)), stopping)`.
 * **Shapes**: an event's id is the occurrence's cursor, so that a browser that comes back, to whichever process, gets what it missed; its name the kind. `show` says what this reader may see of it: undefined, nothing.
 * **Units**: a reader that is more than {@link MOST_WAITING} behind is let go; it comes back with its cursor.
 */
import type { Bus, Filter, Occurrence } from './live.ts'

const MOST_WAITING = 1_000

type FeedEvent = { readonly id: string; readonly name: string; readonly data: string }

export function feedOf(bus: Bus, filter: Filter, show: (occurrence: Occurrence) => unknown, cursor?: string): AsyncIterable<FeedEvent> {
  return { [Symbol.asyncIterator]: () => iterate(bus, filter, show, cursor) }
}

/** No generator: those end only when the next event comes. */
function iterate(bus: Bus, filter: Filter, show: (occurrence: Occurrence) => unknown, cursor: string | undefined): AsyncIterator<FeedEvent> {
  const waiting: FeedEvent[] = []
  let asking: ((result: IteratorResult<FeedEvent>) => void) | undefined
  let isOver = false
  const end = (): void => {
    isOver = true
    leave()
    asking?.({ done: true, value: undefined })
  }
  const leave = bus.subscribe(
    filter,
    (occurrence) => {
      const shown = show(occurrence)
      if (shown === undefined) return
      const event = { id: occurrence.cursor, name: occurrence.kind, data: JSON.stringify(shown) }
      if (asking === undefined) {
        if (waiting.push(event) > MOST_WAITING) end()
        return
      }
      asking({ done: false, value: event })
      asking = undefined
    },
    cursor,
  )
  return {
    async next() {
      const event = waiting.shift()
      if (event !== undefined) return { done: false, value: event }
      return isOver ? { done: true, value: undefined } : new Promise((answer) => (asking = answer))
    },
    async return() {
      waiting.length = 0
      end()
      return { done: true, value: undefined }
    },
  }
}
