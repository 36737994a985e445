import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Result } from '../result.ts'
import { fetchFile, fetchPage, type FetchOptions } from './fetch.ts'
import { isPublic, publicReach } from './reach.ts'
import { loopbackReach, rawWeb, TEST_HOST, testWeb, type TestWeb } from './sample.ts'
import { webSentence } from './words.ts'

const reasonOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.reason)
const open: TestWeb[] = []
after(() => Promise.all(open.map((web) => web.close())))

async function serve(...args: Parameters<typeof testWeb>): Promise<TestWeb> {
  const made = await testWeb(...args)
  open.push(made)
  return made
}

async function serveRaw(...args: Parameters<typeof rawWeb>): Promise<TestWeb> {
  const made = await rawWeb(...args)
  open.push(made)
  return made
}

/** What comes of an answer written byte for byte. */
async function afterRaw(answer: Parameters<typeof rawWeb>[0], options: FetchOptions = {}): Promise<string> {
  const { at, reach } = await serveRaw(answer)
  return reasonOf(await fetchPage(at('/'), { reach, limits: { connect: 10_000, firstByte: 10_000, whole: 20_000 }, ...options }))
}

/** The same by a server without patience; only for answers that never come to an end, since a busy machine may be slow with any other. */
const hurriedRaw = (answer: Parameters<typeof rawWeb>[0]): Promise<string> => afterRaw(answer, { limits: { connect: 500, firstByte: 500, whole: 1_500 } })

test('a page comes with its bytes, its content type and its charset as sent', async () => {
  const { at, reach } = await serve((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=iso-8859-1', 'Set-Cookie': 'a=b' })
    response.end(Buffer.from('<p>Gerät für Prüfung', 'latin1'))
    assert.equal(request.headers['user-agent'], 'Schnittmenge (+https://allianz.example/)')
    assert.equal(request.headers.host?.startsWith(TEST_HOST), true)
    for (const header of ['cookie', 'referer', 'authorization', 'from']) assert.equal(request.headers[header], undefined)
  })
  const page = await fetchPage(at('/a'), { reach, contact: 'https://allianz.example/\r\nX-Evil: 1'.split('\r')[0] })
  assert.ok(page.ok)
  assert.equal(page.value.contentType, 'text/html; charset=iso-8859-1')
  assert.equal(Buffer.from(page.value.bytes).toString('latin1'), '<p>Gerät für Prüfung')
  const cookieless = await fetchPage(at('/b'), { reach, contact: 'https://allianz.example/' })
  assert.ok(cookieless.ok)
})

test('a contact cannot smuggle a header in', async () => {
  const { at, reach } = await serve((request, response) => {
    response.setHeader('Content-Type', 'text/plain')
    response.end(JSON.stringify(request.headers))
  })
  const page = await fetchPage(at('/'), { reach, contact: 'https://a.example)\r\nX-Evil: 1' })
  assert.ok(page.ok)
  assert.equal(Buffer.from(page.value.bytes).includes('x-evil"'), false)
})

const CLOSED: readonly string[] = [
  '127.0.0.1', '127.1.2.3', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '192.0.0.192', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.9',
  '192.88.99.1', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255', '168.63.129.16',
  '::', '::1', '::ffff:8.8.8.8', '::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '::8.8.8.8', '64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::1', '100::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1',
  '2001::1', '2001:0:7f00:1::', '2001:10::1', '2001:20::1', '2001:db8::1', '2002:7f00:1::1', '2002:808:808::1', '3fff::1', '5f00::1', '4000::1', 'localhost', '', '8.8.8', '0x7f.1',
]
const OPEN: readonly string[] = ['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '192.0.1.1', '2001:4860:4860::8888', '2a00:1450:4001::1', '2606:4700::1111', '2001:200::1', '2003::1']

test('only addresses of one machine on the public internet are public', () => {
  for (const address of CLOSED) assert.equal(isPublic(address), false, address)
  for (const address of OPEN) assert.equal(isPublic(address), true, address)
})

const REFUSED: readonly (readonly [address: string, reason: string])[] = [
  ['', 'web.address'], ['   ', 'web.address'], ['https://', 'web.address'], ['http:///', 'web.address'], [`https://a.example/${'a'.repeat(3_000)}`, 'web.address'], ['http://a b.example/', 'web.address'], ['http://-a.example/', 'web.address'], ['http://a..example/', 'web.address'], ['http://[::1', 'web.address'], ['http://%00/', 'web.address'],
  ['file:///etc/passwd', 'web.scheme'], ['FILE:/etc/passwd', 'web.scheme'], ['gopher://a.example:70/_x', 'web.scheme'], ['ftp://a.example/', 'web.scheme'], ['javascript:alert(1)', 'web.scheme'], ['data:text/html,hallo', 'web.scheme'], ['blob:https://a.example/1', 'web.scheme'], ['jar:http://a.example!/', 'web.scheme'], ['dict://a.example:11211/', 'web.scheme'], ['view-source:http://a.example', 'web.scheme'], ['unix:/var/run/docker.sock', 'web.scheme'],
  ['http://name:secret@a.example/', 'web.credentials'], ['http://name@a.example/', 'web.credentials'], ['http://a.example@127.0.0.1/', 'web.credentials'], ['http://:@127.0.0.1:80@a.example/', 'web.credentials'],
  ['http://127.0.0.1/', 'web.notPublic'], ['http://127.1/', 'web.notPublic'], ['http://2130706433/', 'web.notPublic'], ['http://0177.0.0.1/', 'web.notPublic'], ['http://0x7f.0.0.1/', 'web.notPublic'], ['http://0x7f000001/', 'web.notPublic'], ['http://017700000001/', 'web.notPublic'], ['http://127.0.0.1./', 'web.notPublic'], ['http://0/', 'web.notPublic'], ['http:127.0.0.1', 'web.notPublic'], ['http:\\\\127.0.0.1\\', 'web.notPublic'], ['http:////127.0.0.1', 'web.notPublic'],
  ['ht\ntp://127.0.\t0.1/', 'web.notPublic'], ['http://１２７.０.０.１/', 'web.notPublic'], ['http://①②⑦.⓪.⓪.①/', 'web.notPublic'], ['http://127。0。0。1/', 'web.notPublic'], ['http://169.254.169.254/latest/meta-data/', 'web.notPublic'], ['http://%31%32%37.0.0.1/', 'web.notPublic'], ['127.0.0.1', 'web.notPublic'], ['//127.0.0.1/', 'web.notPublic'],
  ['http://[::1]/', 'web.notPublic'], ['http://[0:0:0:0:0:0:0:1]/', 'web.notPublic'], ['http://[::ffff:127.0.0.1]/', 'web.notPublic'], ['http://[::ffff:7f00:1]/', 'web.notPublic'], ['http://[64:ff9b::7f00:1]/', 'web.notPublic'], ['http://[fd00:ec2::254]/', 'web.notPublic'], ['http://[2002:7f00:1::]/', 'web.notPublic'],
  ['http://a.example:22/', 'web.port'], ['https://a.example:8443/', 'web.port'], ['http://127.0.0.1:6379/', 'web.port'], ['http://a.example:0/', 'web.port'], ['a.example:5432', 'web.port'],
]

test('an address is refused for what it is, however it is disguised', async () => {
  const reach = { ...publicReach, resolve: async () => assert.fail('no name is looked up') }
  for (const [address, reason] of REFUSED) {
    const refused = await fetchPage(address, { reach })
    assert.equal(reasonOf(refused), reason, address)
    if (refused.ok) continue
    for (const language of ['de', 'en'] as const) assert.match(webSentence(refused.refusal, language), /^[^{}]{30,}\.$/s, address)
  }
})

test('a name is refused when any of its addresses is not public', async () => {
  for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['2001:4860:4860::8888', '::1'], ['::ffff:192.168.0.1'], ['8.8.8.8', 'localhost']])
    assert.equal(reasonOf(await fetchPage('https://a.example/', { reach: { ...publicReach, resolve: async () => addresses } })), 'web.notPublic', addresses.join())
  assert.equal(reasonOf(await fetchPage('https://a.example/', { reach: { ...publicReach, resolve: async () => [] } })), 'web.unknownHost')
  assert.equal(reasonOf(await fetchPage('https://münchen.example/', { reach: { ...publicReach, resolve: async (host) => (assert.equal(host, 'xn--mnchen-3ya.example'), []) } })), 'web.unknownHost')
})

test('a name that means another machine a moment later is asked where it was checked', async () => {
  const { at, port } = await serve((_, response) => void response.writeHead(200, { 'Content-Type': 'text/plain' }).end('ja'))
  let lookups = 0
  const reach = loopbackReach(port, async () => (lookups++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']))
  assert.equal(reasonOf(await fetchPage(at('/'), { reach })), 'accepted')
  assert.equal(lookups, 1, 'once checked, never asked again')
  assert.equal(reasonOf(await fetchPage(at('/'), { reach })), 'web.notPublic')
})

const REDIRECTED: readonly (readonly [location: string, reason: string])[] = [
  ['http://127.0.0.1/', 'web.notPublic'], ['http://[::1]/', 'web.notPublic'], ['//2130706433/', 'web.notPublic'], ['http://169.254.169.254/', 'web.notPublic'], ['file:///etc/passwd', 'web.scheme'], ['gopher://a.example/', 'web.scheme'], ['http://a:b@a.example/', 'web.credentials'], ['http://a.example:22/', 'web.port'],
  ['javascript:1', 'web.scheme'], ['/start', 'web.loop'], ['', 'web.address'], ['/start#part', 'web.loop'], ['/more?1', 'web.redirects'], ['http://', 'web.address'], [`/${'a'.repeat(5_000)}`, 'web.address'], ['https://fort.example/', 'web.unknownHost'],
]

test('a redirect is checked like an address', async () => {
  for (const [location, reason] of REDIRECTED) {
    const { at, port } = await serve((request, response) => {
      const round = /^\/more\?(\d+)$/.exec(request.url ?? '')?.[1]
      response.writeHead(302, { Location: round === undefined ? location : `/more?${Number(round) + 1}` }).end()
    })
    const reach = loopbackReach(port, async (host) => (host === TEST_HOST || host === 'a.example' ? ['127.0.0.1'] : []))
    assert.equal(reasonOf(await fetchPage(at('/start'), { reach })), reason, location)
  }
})

test('five redirects are followed, with letters outside ASCII, and the body of none is read', async () => {
  const { at, reach } = await serve((request, response) => {
    const step = Number(/\d$/.exec(request.url ?? '')?.[0])
    if (step === 5) return void response.writeHead(200, { 'Content-Type': 'text/plain' }).end(decodeURIComponent(request.url ?? ''))
    response.writeHead(307, { Location: Buffer.from(`/über/${step + 1}`).toString('latin1') })
    const flood = setInterval(() => response.write('x'.repeat(1_000)), 1)
    response.once('close', () => clearInterval(flood))
  })
  const page = await fetchPage(at('/0'), { reach, limits: { whole: 3_000 } })
  assert.ok(page.ok)
  assert.equal(Buffer.from(page.value.bytes).toString(), '/über/5')
  assert.equal(page.value.redirects.length, 5)
})

test('who asks decides whether a redirect may be followed', async () => {
  const { at, reach } = await serve((request, response) => void (request.url === '/' ? response.writeHead(301, { Location: 'http://other.example/' }).end() : response.end()))
  const page = await fetchPage(at('/'), { reach, follow: () => ({ ok: false, refusal: { kind: 'forbidden', reason: 'web.elsewhere', facts: {} } }) })
  assert.equal(reasonOf(page), 'web.elsewhere')
})

test('answers without end, without words, or drop by drop are given up in time', async () => {
  const started = performance.now()
  const reasons = await Promise.all([
    hurriedRaw(() => undefined), // accepts and keeps silent
    hurriedRaw((socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n')), // never ends its headers
    hurriedRaw((socket) => drip(socket, 'HTTP/1.1 200 OK\r\n', 'X: y\r\n')),
    hurriedRaw((socket) => drip(socket, 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n', 'x')),
    hurriedRaw((socket) => drip(socket, 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\nx\r\n')),
    hurriedRaw((socket) => drip(socket, '', 'HTTP/1.1 100 Continue\r\n\r\n')),
    hurriedRaw((socket) => drip(socket, '', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n')),
  ])
  assert.deepEqual(reasons, ['web.slow', 'web.slow', 'web.slow', 'web.slow', 'web.slow', 'web.broken', 'web.broken'])
  assert.ok(performance.now() - started < 3_000)
})

function drip(socket: Socket, head: string, drop: string): void {
  socket.write(head)
  const timer = setInterval(() => socket.write(drop), 50)
  socket.once('close', () => clearInterval(timer))
}

test('broken answers are refused and never end the process', async () => {
  const html = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n'
  const broken = [
    'garbage\r\n\r\n',
    'SSH-2.0-OpenSSH_9.6\r\n',
    `${html}Content-Length: 100\r\n\r\nshort`,
    `${html}Content-Length: -1\r\n\r\n`,
    `${html}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`,
    `${html}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n`,
    `${html}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc`,
    `${html}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc`,
    `${html}Transfer-Encoding: chunked\r\n\r\n5\r\nabc`,
    `${html}Transfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(40_000)}\r\na\r\n0\r\n\r\n`,
    `HTTP/1.1 200 OK\r\n${'X-Flood: y\r\n'.repeat(20_000)}\r\n`,
    `HTTP/1.1 200 OK\r\nX-Long: ${'y'.repeat(1_000_000)}\r\n\r\n`,
    `HTTP/1.1 200 OK\r\nBad Name\0: y\r\n\r\n`,
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\nPRI * HTTP/2.0',
    `${html}Content-Encoding: gzip\r\n\r\nnot gzip at all`,
    `${html}Content-Encoding: br\r\n\r\nnot brotli at all`,
  ]
  for (const bytes of broken) assert.equal(await afterRaw((socket) => socket.end(bytes, 'latin1')), 'web.broken', bytes.slice(0, 90))
  assert.equal(await afterRaw((socket) => socket.destroy()), 'web.broken')
  assert.equal(await afterRaw((socket) => socket.resetAndDestroy()), 'web.broken')
  const half = gzipSync('Schweißen '.repeat(500)).subarray(0, 40)
  assert.equal(await afterRaw((socket) => socket.end(Buffer.concat([Buffer.from(`${html}Content-Encoding: gzip\r\n\r\n`), half]))), 'web.broken')
  // More than announced is cut where announced.
  assert.equal(await afterRaw((socket) => socket.end(`${html}Content-Length: 3\r\n\r\nabcdef and more`)), 'accepted')
})

test('what is too large is refused while it streams, packed or not', async () => {
  const limits = { bytes: 1_000_000, whole: 5_000 }
  const head = { 'Content-Type': 'text/html' }
  const cases: Parameters<typeof testWeb>[0][] = [
    (_, response) => void response.writeHead(200, { ...head, 'Content-Length': '1000000000' }).write('x'),
    (_, response) => {
      response.writeHead(200, head)
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', pour)
      pour()
    },
    (_, response) => void response.writeHead(200, { ...head, 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(100_000_000))),
    (_, response) => void response.writeHead(200, { ...head, 'Content-Encoding': 'br' }).end(brotliCompressSync(Buffer.alloc(100_000_000), { params: { 1: 4 } })),
    // Empty members for ever: much goes in and nothing comes out.
    (_, response) => {
      response.writeHead(200, { ...head, 'Content-Encoding': 'gzip' })
      const members = Buffer.concat(Array.from({ length: 2_000 }, () => gzipSync('')))
      const pour = (): void => {
        while (!response.destroyed && response.write(members));
      }
      response.on('drain', pour)
      pour()
    },
  ]
  for (const answer of cases) {
    const { at, reach } = await serve(answer)
    const before = process.memoryUsage().rss
    const page = await fetchPage(at('/'), { reach, limits })
    assert.equal(reasonOf(page), 'web.tooLarge')
    assert.ok(process.memoryUsage().rss - before < 150_000_000)
  }
})

test('packed pages are unpacked; a packing nobody asked for is refused', async () => {
  const text = 'Laserschweißen '.repeat(1_000)
  for (const [encoding, bytes, reason] of [['gzip', gzipSync(text), 'accepted'], ['x-gzip', gzipSync(text), 'accepted'], ['BR', brotliCompressSync(text), 'accepted'], ['identity', Buffer.from(text), 'accepted'], ['zstd', Buffer.from('x'), 'web.encoding'], ['gzip, gzip', gzipSync(gzipSync(text)), 'web.encoding']] as const) {
    const { at, reach } = await serve((_, response) => void response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Encoding': encoding }).end(bytes))
    const page = await fetchPage(at('/'), { reach })
    assert.equal(reasonOf(page), reason, encoding)
    if (page.ok) assert.equal(Buffer.from(page.value.bytes).toString(), text)
  }
})

test('only what the extractor reads is fetched', async () => {
  const types: readonly (readonly [type: string, path: string, reason: string])[] = [
    ['text/html', '/', 'accepted'], ['TEXT/HTML; Charset=UTF-8', '/', 'accepted'], ['application/pdf', '/a', 'accepted'], ['application/octet-stream', '/profil.PDF', 'accepted'], ['application/octet-stream', '/setup.exe', 'web.type'], ['image/png', '/a.pdf', 'web.type'], ['video/mp4', '/', 'web.type'], ['application/json', '/', 'web.type'], ['text/css', '/', 'web.type'], ['application/zip', '/', 'web.type'], ['multipart/x-mixed-replace', '/', 'web.type'],
  ]
  for (const [type, path, reason] of types) {
    const { at, reach } = await serve((_, response) => void response.writeHead(200, { 'Content-Type': type }).end('x'))
    assert.equal(reasonOf(await fetchPage(at(path), { reach })), reason, type)
  }
  assert.equal(await afterRaw((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n<p>ohne Typ')), 'accepted')
  assert.equal(await afterRaw((socket) => socket.end('HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>alt')), 'accepted')
})

test('each failing status says what it means', async () => {
  for (const [status, reason] of [[404, 'web.missing'], [410, 'web.missing'], [401, 'web.closed'], [403, 'web.closed'], [429, 'web.tooMany'], [500, 'web.status'], [503, 'web.status'], [304, 'web.status'], [302, 'web.status']] as const) {
    const { at, reach } = await serve((_, response) => void response.writeHead(status, { 'Content-Type': 'text/html' }).end())
    assert.equal(reasonOf(await fetchPage(at('/'), { reach })), reason, String(status))
    const file = await fetchFile(at('/'), { reach })
    assert.ok(file.ok && file.value.status === status)
  }
})

test('a closed port, a signal and a stopped errand are no bugs', async () => {
  const { at, reach, close } = await testWeb(() => undefined)
  const stop = new AbortController()
  const waiting = fetchPage(at('/'), { reach, signal: stop.signal })
  setTimeout(() => stop.abort(), 50)
  assert.equal(reasonOf(await waiting), 'web.stopped')
  assert.equal(reasonOf(await fetchPage(at('/'), { reach, signal: AbortSignal.abort() })), 'web.stopped')
  await close()
  assert.equal(reasonOf(await fetchPage(at('/'), { reach })), 'web.unreachable')
  const silent = fetchPage('https://a.example/', { reach: { ...publicReach, resolve: () => new Promise(() => undefined) }, limits: { connect: 50 } })
  assert.equal(reasonOf(await silent), 'web.slow')
  const failing = fetchPage('https://a.example/', { reach: { ...publicReach, resolve: () => Promise.reject(Object.assign(new Error('x'), { code: 'ESERVFAIL' })) } })
  assert.equal(reasonOf(await failing), 'web.unreachable')
})

test('what speaks no TLS is not read as if it did', async () => {
  const { port } = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'))
  assert.equal(reasonOf(await fetchPage(`https://${TEST_HOST}:${port}/`, { reach: loopbackReach(port) })), 'web.certificate')
})

const openThings = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout' || kind === 'TCPSocketWrap').length

test('nothing is left open behind an answer', async () => {
  const { at, reach } = await serve((_, response) => void response.writeHead(200, { 'Content-Type': 'text/plain' }).end('ja'))
  await sleep(50)
  const before = openThings()
  await fetchPage(at('/'), { reach })
  await sleep(50)
  assert.ok(openThings() <= before)
})
