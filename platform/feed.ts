/**
 * A subscription as a source of server-sent events, for `streamEvents` of `#platform/http`: `streamEvents(door, feedOf(bus, { about: [id] }, show, lastSeen(door)), stopping)`.
 * **Shapes**: an event's id is the occurrence's cursor, so that a browser that comes back, to whichever process, gets what it missed; its name the kind. `show` says what this reader may see of it: undefined, nothing. It may ask the database; the next occurrence waits for it.
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
  const waiting: Occurrence[] = []
  let asking: ((next: Occurrence | undefined) => void) | undefined
  let isOver = false
  const end = (): void => {
    isOver = true
    leave()
    asking?.(undefined)
  }
  const leave = bus.subscribe(
    filter,
    (occurrence) => {
      if (asking === undefined) {
        if (waiting.push(occurrence) > MOST_WAITING) end()
        return
      }
      asking(occurrence)
      asking = undefined
    },
    cursor,
  )
  return {
    async next() {
      for (;;) {
        const occurrence = waiting.shift() ?? (isOver ? undefined : await new Promise<Occurrence | undefined>((answer) => (asking = answer)))
        if (occurrence === undefined) return { done: true, value: undefined }
        const shown = await show(occurrence)
        if (shown !== undefined) return { done: false, value: { id: occurrence.cursor, name: occurrence.kind, data: JSON.stringify(shown) } }
      }
    },
    async return() {
      waiting.length = 0
      end()
      return { done: true, value: undefined }
    },
  }
}
