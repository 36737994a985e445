/**
 * Server-sent events from any async source: what happens reaches open pages. The source is asked for the next event only when the last one is on its way; it ends with the reader, or when the house stops.
 * **Errors**: `too-many` where a caller, or all together, have too many open.
 * **Shapes**: a comment every {@link BEAT_SECONDS} keeps proxies from hanging up; the browser comes back by itself and says in `Last-Event-ID` what it saw.
 * **Source**: WHATWG HTML, 9.2 (server-sent events).
 */
import { must, refuse, type Result, accept } from '../result.ts'
import type { Door } from './door.ts'

const BEAT_SECONDS = 25
/** Streams of one caller (an office has one address), and of this process: far below the connections that the server takes. */
const MOST_OF_CALLER = 200
const MOST = 2_000

let open = 0
const openOf = new Map<string, number>()

/** Counts a stream in. Out: counts it out again. */
function countIn(caller: string | undefined): Result<() => void> {
  const of = caller === undefined ? 0 : (openOf.get(caller) ?? 0)
  if (of >= MOST_OF_CALLER || open >= MOST) return refuse('too-many', 'http.too-many-streams')
  open++
  if (caller !== undefined) openOf.set(caller, of + 1)
  return accept(() => {
    open--
    if (caller === undefined) return
    const left = (openOf.get(caller) ?? 1) - 1
    if (left === 0) openOf.delete(caller)
    else openOf.set(caller, left)
  })
}

export type LiveEvent = { readonly id?: string; readonly name?: string; readonly data: string }

/** The last event this reader has seen. */
export const lastSeen = (door: Door): string | undefined => door.req.header('last-event-id')

/** In: the source, and the signal that the house stops. The source's `return` is called whatever ends the stream. */
export function streamEvents(door: Door, source: AsyncIterable<LiveEvent>, stopping: AbortSignal): Response {
  const countOut = must(countIn(door.var.caller))
  const iterator = source[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  let beat: NodeJS.Timeout | undefined
  let isOver = false
  const end = async (): Promise<void> => {
    if (isOver) return
    isOver = true
    clearInterval(beat)
    countOut()
    await iterator.return?.()
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const close = (): void => {
        if (!isOver) controller.close()
        void end().catch(() => undefined) // The source's own failure to end concerns no reader any more.
      }
      controller.enqueue(encoder.encode('retry: 2000\n\n'))
      beat = setInterval(() => controller.enqueue(encoder.encode(': still here\n\n')), BEAT_SECONDS * 1000)
      if (stopping.aborted) close()
      else stopping.addEventListener('abort', close, { once: true })
      door.req.raw.signal.addEventListener('abort', close, { once: true })
    },
    async pull(controller) {
      try {
        const next = await iterator.next()
        if (isOver) return
        if (next.done !== true) return controller.enqueue(encoder.encode(written(next.value)))
        await end()
        controller.close()
      } catch (error) {
        if (isOver) return
        await end()
        controller.error(error)
      }
    },
    cancel: end,
  })
  door.header('X-Accel-Buffering', 'no')
  return door.body(body, 200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
}

const written = ({ id, name, data }: LiveEvent): string =>
  [...(id === undefined ? [] : [`id: ${oneLine(id)}`]), ...(name === undefined ? [] : [`event: ${oneLine(name)}`]), ...data.split(/\r\n|\r|\n/).map((line) => `data: ${line}`), '', ''].join('\n')

const oneLine = (text: string): string => text.replace(/[\r\n\0]/g, ' ')
