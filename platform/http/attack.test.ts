/** What somebody hostile sends, against the real server over real sockets. */
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { must } from '../result.ts'
import type { App } from './door.ts'
import { goOn } from './downloads.ts'
import { streamEvents, type LiveEvent } from './events.ts'
import { listen, type Listening } from './listen.ts'
import { keptLog, sampleApp } from './sample.ts'

const log = keptLog()
const stopping = new AbortController()
let house: Listening
let app: App
let ended = 0

/** Counts up until nobody listens. */
async function* counting(): AsyncGenerator<LiveEvent> {
  try {
    for (let count = 1; ; count++) {
      yield { id: String(count), name: 'counted\r\nevil: 1', data: `line ${count}\nsecond` }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  } finally {
    ended++
  }
}

before(async () => {
  app = sampleApp({ log, stopping: stopping.signal })
  app.get('/events', (door) => streamEvents(door, counting(), stopping.signal))
  app.get('/go', (door) => goOn(door, door.req.query('to') ?? '/'))
  app.get('/slow', async (door) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    return door.text('finished')
  })
  house = must(await listen(app, { host: '127.0.0.1', port: 0, log, stopping, requestMs: 1_000, graceMs: 2_000 }))
})

after(() => house.stop())

/** Sends bytes as they are; out, all that came back until the server hung up or `ms` passed. */
function raw(text: string | readonly string[], { pauseMs = 0, ms = 6_000 } = {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(house.port, '127.0.0.1')
    let answer = ''
    const done = (): void => {
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(done, ms)
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timer)
      done()
    })
    void (async () => {
      for (const part of typeof text === 'string' ? [text] : text) {
        if (socket.destroyed) return
        socket.write(part, 'latin1')
        if (pauseMs > 0) await new Promise((next) => setTimeout(next, pauseMs))
      }
    })()
  })
}

const get = (path: string, host = `localhost:${house.port}`, more = ''): Promise<string> => raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`)
/** Waits until it holds, at most two seconds. */
async function soon(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds() && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 20))
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)

test('a foreign host is not served, whatever it is written like', async () => {
  for (const host of ['evil.example', `evil.example:${house.port}`, 'localhost.evil.example', '127.0.0.1.nip.io', 'localhost@evil.example', '0.0.0.0', '10.0.0.1', 'localhost.'])
    assert.ok([400, 421].includes(statusOf(await get('/de/lang', host))), host)
  for (const host of ['localhost', '127.1', `LOCALHOST:${house.port}`, '127.0.0.1:1', '[::1]']) assert.equal(statusOf(await get('/de/lang', host)), 200, host)
  assert.equal(statusOf(await get('http://evil.example/de/lang')), 421, 'the whole address counts, not the header')
  assert.equal(statusOf(await raw('GET /de/lang HTTP/1.1\r\nConnection: close\r\n\r\n')), 400)
  assert.equal(statusOf(await get('/de/lang', '')), 400)
})

test('a write from a foreign page is refused, with the sentence', async () => {
  const write = (headers: string): Promise<string> => raw(`POST /de/mitglieder HTTP/1.1\r\nHost: localhost:${house.port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n${headers}Connection: close\r\n\r\nname=a`)
  assert.equal(statusOf(await write(`Origin: http://localhost:${house.port}\r\nCookie: a=b\r\n`)), 200)
  for (const headers of ['Origin: http://evil.example\r\n', 'Origin: null\r\n', 'Cookie: a=b\r\n', `Origin: http://localhost:${house.port}\r\nSec-Fetch-Site: cross-site\r\n`, `Origin: http://localhost:${house.port}, http://evil.example\r\n`]) {
    const answer = await write(headers)
    assert.equal(statusOf(answer), 403, headers)
    assert.match(answer, /fremden Seite/)
  }
})

test('nothing a request says becomes a header', async () => {
  const { headers } = await fetch(`${house.url}/go?to=${encodeURIComponent('/a\r\nSet-Cookie: evil=1')}`, { redirect: 'manual' })
  assert.equal(headers.get('location'), '/')
  assert.equal(headers.get('set-cookie'), null)
  for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '/%09/evil.example/..//x']) assert.match((await fetch(`${house.url}/go?to=${encodeURIComponent(to)}`, { redirect: 'manual' })).headers.get('location') ?? '', /^\/(?!\/)/, to)
  assert.doesNotMatch(await get('/de/lang', undefined, 'X-Request-Id: mine\r\n'), /mine/)
})

test('no path leads out of the assets', async () => {
  for (const path of ['/assets/../package.json', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/package.json', '/assets/....//package.json', '/assets//etc/passwd', '/assets/..\\package.json', '/assets/%00', '/assets/\0', '/../../etc/passwd', '/assets/constructor', '/assets/__proto__']) {
    const answer = await get(path)
    assert.ok([400, 404, 422].includes(statusOf(answer)), `${path}: ${statusOf(answer)}`)
    assert.doesNotMatch(answer, /"name"|root:/)
  }
})

test('absurd addresses and methods get an answer, and none of them is a bug of ours', async () => {
  const errorsBefore = log.lines.filter(({ level }) => level === 'error').length
  for (const path of [`/${'a'.repeat(10_000)}`, `/de/${'%F0%9F'.repeat(50)}`, '/%', '/%zz', '/de/%E0%A4%A', '//', '///evil', `/?${'a=1&'.repeat(3_000)}`, '/de/mitglieder/\x7f', '/<script>alert(1)</script>', '/{{7*7}}', `/${'../'.repeat(500)}`, '/de/lang?x=%00', '*', 'example.com:443', ''])
    assert.ok([200, 400, 404, 422].includes(statusOf(await get(path))), `${path.slice(0, 30)}: ${statusOf(await get(path))}`)
  assert.equal(statusOf(await get(`/${'a'.repeat(20_000)}`)), 431)
  assert.equal(statusOf(await get('/de/lang', undefined, `X-Long: ${'a'.repeat(20_000)}\r\n`)), 431)
  for (const method of ['TRACE', 'PROPFIND', 'OPTIONS', 'HEAD', 'DELETE', 'FOO', 'CONNECT']) {
    const answer = await raw(`${method} /de/lang HTTP/1.1\r\nHost: localhost:${house.port}\r\nConnection: close\r\n\r\n`)
    assert.ok([0, 200, 400, 403, 404, 405].includes(statusOf(answer)), `${method}: ${statusOf(answer)}`)
  }
  assert.equal(statusOf(await raw('NONSENSE\r\n\r\n')), 400)
  assert.equal(statusOf(await raw(`GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`)), 400, 'request smuggling')
  assert.equal(log.lines.filter(({ level }) => level === 'error').length, errorsBefore)
})

test('HTML in a path is not echoed as HTML', async () => {
  const answer = await get('/de/<script>alert(1)</script>?q=<img/src=x>')
  assert.equal(statusOf(answer), 404)
  assert.doesNotMatch(answer, /<script|<img/)
})

test('a body too large is refused before it is read, said large or not', async () => {
  const head = `POST /api/v1/members HTTP/1.1\r\nHost: localhost:${house.port}\r\nContent-Type: application/json\r\n`
  assert.equal(statusOf(await raw(`${head}Content-Length: 99999999999\r\n\r\n{`)), 413)
  const used = process.memoryUsage().rss
  const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
  assert.equal(statusOf(await raw([`${head}Transfer-Encoding: chunked\r\n\r\n`, ...Array.from({ length: 800 }, () => chunk)])), 413)
  assert.ok(process.memoryUsage().rss - used < 200_000_000, 'not kept')
})

test('who sends too slowly is hung up on, and others are served meanwhile', async () => {
  const head = `POST /api/v1/members HTTP/1.1\r\nHost: localhost:${house.port}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`
  const started = performance.now()
  const slow = raw([head, ...Array.from({ length: 100 }, () => ' ')], { pauseMs: 100, ms: 9_000 })
  const slowHead = raw(['GET /de/lang HTTP/1.1\r\nHost: localhost\r\n', ...Array.from({ length: 100 }, (_, at) => `X-${at}: a\r\n`)], { pauseMs: 100, ms: 9_000 })
  assert.equal((await fetch(`${house.url}/de/lang`)).status, 200)
  assert.ok([0, 408].includes(statusOf(await slow)))
  assert.ok([0, 408].includes(statusOf(await slowHead)))
  assert.ok(performance.now() - started < 8_000)
})

test('events reach the reader as they are, and the source ends with the reader', async () => {
  const endedBefore = ended
  const leaving = new AbortController()
  const answer = await fetch(`${house.url}/events`, { signal: leaving.signal })
  assert.equal(answer.headers.get('content-type'), 'text/event-stream')
  const reader = answer.body!.getReader()
  let text = ''
  while (!text.includes('id: 3')) text += new TextDecoder().decode((await reader.read()).value)
  assert.match(text, /^retry: 2000\n\nid: 1\nevent: counted {2}evil: 1\ndata: line 1\ndata: second\n\nid: 2\n/)
  leaving.abort()
  await soon(() => ended > endedBefore)
  assert.equal(ended, endedBefore + 1)
})

test('a taken port is a sentence', async () => {
  const second = await listen(app, { host: '127.0.0.1', port: house.port, log, stopping: new AbortController() })
  assert.ok(!second.ok && second.refusal.reason === 'http.port-taken')
})

test('stopping lets running answers finish, ends streams, and takes nothing new', async () => {
  const slow = fetch(`${house.url}/slow`)
  const stream = await fetch(`${house.url}/events`)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const endedBefore = ended
  const started = performance.now()
  const stopped = house.stop()
  assert.equal(await (await slow).text(), 'finished')
  await stream.text()
  await stopped
  assert.equal(ended, endedBefore + 1)
  assert.ok(performance.now() - started < 1_500, 'without waiting for the grace to pass')
  await assert.rejects(fetch(`${house.url}/healthz`))
})
