/** A small web on loopback for tests: every `.example` name leads to one server of this process, and nothing else can be reached. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createRawServer, type Server as RawServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { isPublic, type Reach } from './reach.ts'

export type TestWeb = {
  /** `http://host.example:port` plus path. */
  readonly at: (path: string, host?: string) => string
  readonly reach: Reach
  readonly port: number
  /** `host/path` of each request, in order. */
  readonly asked: string[]
  readonly close: () => Promise<void>
}

export const TEST_HOST = 'mustercluster.example'

/** The port of the test's server is open on loopback; everything else as in production. */
export const loopbackReach = (port: number, resolve: Reach['resolve'] = async (host) => (host.endsWith('.example') ? ['127.0.0.1'] : [])): Reach => ({
  resolve,
  allowsPort: (asked) => asked === port || asked === 80 || asked === 443,
  allows: (address, asked) => (address === '127.0.0.1' && asked === port) || isPublic(address),
})

export async function testWeb(answer: RequestListener): Promise<TestWeb> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${(request.headers.host ?? '').replace(/:\d+$/, '')}${request.url ?? ''}`)
    answer(request, response)
  })
  return serving(server, asked)
}

/** Speaks bytes rather than HTTP, for answers that no HTTP server would give. */
export const rawWeb = (answer: (socket: Socket, head: string) => void): Promise<TestWeb> => {
  const sockets = new Set<Socket>()
  const server = createRawServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('data', (data) => answer(socket, data.toString('latin1')))
  })
  return serving(server, [], () => sockets.forEach((socket) => socket.destroy()))
}

async function serving(server: Server | RawServer, asked: string[], hangUp: () => void = () => undefined): Promise<TestWeb> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo // a server on TCP has one
  return {
    at: (path, host = TEST_HOST) => `http://${host}:${port}${path}`,
    reach: loopbackReach(port),
    port,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        hangUp()
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

export type Pages = Readonly<Record<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>>

/** A site of pages by path (with its query), or by host and path; 404 else. */
export function siteOfPages(pages: Pages): RequestListener {
  return (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    const page = pages[`${host}${request.url}`] ?? pages[request.url ?? '']
    if (page === undefined) return void response.writeHead(404).end()
    if (typeof page === 'function') return page(request, response)
    response.setHeader('Content-Type', request.url?.endsWith('.txt') === true ? 'text/plain' : 'text/html; charset=utf-8')
    response.end(page)
  }
}
