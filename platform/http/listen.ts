/**
 * The server on its port: bounds on headers, times and connections, and a stop that lets running answers finish.
 * **Errors**: `unavailable` where the port is taken.
 * **Source**: Node's `http.Server` (headersTimeout, requestTimeout, maxHeaderSize, connectionsCheckingInterval).
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { accept, refuse, type Result } from '../result.ts'
import type { App, Log } from './door.ts'

export type ListenNeeds = {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly log: Log
  /** The signal's owner: aborted first when the server stops, so that streams end and probes hear it. */
  readonly stopping: AbortController
  /** How long one request may take to arrive. */
  readonly requestMs?: number
  /** How long running answers may take when stopping. */
  readonly graceMs?: number
}

export type Listening = {
  /** The address on this machine. */
  readonly url: string
  readonly port: number
  /** No new requests, then the running ones, then the rest by force. */
  readonly stop: () => Promise<void>
}

export async function listen(app: App, { host, port, log, stopping, requestMs = 60_000, graceMs = 10_000 }: ListenNeeds): Promise<Result<Listening>> {
  // What hono itself cannot read never reached a door: an address that is none.
  const listener = getRequestListener(app.fetch, { errorHandler: () => new Response('Bad Request\n', { status: 400, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' } }) })
  // A door goes on when its reader has left: what it stands on must stay until it ends.
  const answering = new Set<Promise<unknown>>()
  const server = createServer({ maxHeaderSize: 16_384, headersTimeout: Math.min(10_000, requestMs), requestTimeout: requestMs, keepAliveTimeout: 5_000, connectionsCheckingInterval: Math.min(2_000, requestMs) }, (incoming, outgoing) => {
    const answer = listener(incoming, outgoing).finally(() => answering.delete(answer))
    answering.add(answer)
  })
  server.maxConnections = 5_000
  server.maxHeadersCount = 100
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return refuse('unavailable', 'http.port-taken', { port: String(port) })
    throw error
  }
  server.on('error', (error) => log.error({ err: error }, 'the server reports an error'))
  const taken = (server.address() as AddressInfo).port // a listening TCP server has no other kind of address
  return accept({
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    stop: async () => {
      stopping.abort()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A connection turns idle when its answer ends, and would be kept for the next request.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const force = setTimeout(() => server.closeAllConnections(), graceMs)
      const unanswered = new Promise((resolve) => setTimeout(resolve, graceMs).unref())
      await closed
      await Promise.race([Promise.allSettled(answering), unanswered])
      clearTimeout(force)
      clearInterval(idle)
    },
  })
}
