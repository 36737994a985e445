import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { must } from '../result.ts'
import { loadAssets } from './assets.ts'
import { readUploads } from './body.ts'
import { encodingFor } from './compress.ts'
import { addressOfCaller, languageOf, type Door } from './door.ts'
import { attachment, ownPath } from './downloads.ts'
import { answerByContent, answerTagged, atVersion } from './etag.ts'
import { streamEvents } from './events.ts'
import { sayFields } from './fields.ts'
import { limitBy, limitDoors } from './limits.ts'
import { isForeignWrite, ownAddresses } from './origin.ts'
import { STATUS } from './refusals.ts'
import { keptLog, sampleApp } from './sample.ts'

const at = (path: string): string => `http://localhost:3000${path}`
const loopback = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }

test('each refusal has its status, on pages and on the API', async () => {
  const app = sampleApp()
  for (const [kind, status] of Object.entries(STATUS)) {
    assert.equal((await app.request(at(`/refuse/${kind}`))).status, status)
    const answer = await app.request(at(`/api/refuse/${kind}`))
    assert.equal(answer.status, status)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    const problem = (await answer.json()) as { type: string; status: number; detail: string; requestId: string }
    assert.equal(problem.type, `urn:schnittmenge:refusal:${kind}`)
    assert.equal(problem.status, status)
    assert.equal(problem.requestId, answer.headers.get('x-request-id'))
    assert.match(problem.detail, / /, 'a sentence')
  }
})

test('a refusal is told in the reader’s language, in the words of the module that refuses', async () => {
  const app = sampleApp()
  const german = (await (await app.request(at('/api/refuse/missing'), { headers: { 'accept-language': 'de-DE,de;q=0.9,en;q=0.5' } })).json()) as { detail: string }
  assert.equal(german.detail, 'Dieses Mitglied gibt es nicht.')
  const english = (await (await app.request(at('/api/refuse/missing'), { headers: { 'accept-language': 'fr, en;q=0.7, de;q=0.2' } })).json()) as { detail: string }
  assert.equal(english.detail, 'There is no such member.')
})

test('a bug is logged whole and told to nobody', async () => {
  const log = keptLog()
  const app = sampleApp({ log })
  for (const path of ['/break', '/api/break']) {
    const answer = await app.request(at(path))
    assert.equal(answer.status, 500)
    const text = await answer.text()
    assert.doesNotMatch(text, /kittens|stack|Error:/)
    assert.match(text, /0190f0aa/)
  }
  const broken = log.lines.filter(({ level }) => level === 'error')
  assert.equal(broken.length, 2)
  assert.match((broken[0]!.facts['err'] as Error).message, /kittens/)
})

test('the token of a private link is not written down', async () => {
  const log = keptLog()
  await sampleApp({ log }).request('http://localhost/de/anmeldung/Yr0Xn2pQ-7sKd_4mWc9LaA3hB8tZq1Vu')
  assert.deepEqual(log.lines.map(({ facts }) => facts['path']), ['/de/anmeldung/…'])
})

test('every answer carries the security headers, errors too', async () => {
  const app = sampleApp({ publicUrl: new URL('https://allianz.example') })
  for (const path of ['/de/lang', '/nowhere', '/break', '/healthz', '/refuse/forbidden']) {
    const { headers } = await app.request(at(path))
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /unsafe|\*/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.match(headers.get('strict-transport-security') ?? '', /max-age/)
    assert.match(headers.get('x-request-id') ?? '', /^0190f0aa/)
  }
  assert.equal((await sampleApp().request(at('/healthz'))).headers.get('strict-transport-security'), null, 'not without https')
})

test('the language of the address goes before the browser’s', () => {
  assert.equal(languageOf('/en/members', 'de', 'de'), 'en')
  assert.equal(languageOf('/', 'en-GB,de;q=0.5', 'de'), 'en')
  assert.equal(languageOf('/', 'en;q=0, fr', 'de'), 'de')
  assert.equal(languageOf('/api/v1', undefined, 'en'), 'en')
})

test('a write comes from our own pages, or from a program without cookies', () => {
  const own = ownAddresses(new URL('https://allianz.example'))
  const foreign = (address: string, headers: Record<string, string>, method = 'POST'): boolean => isForeignWrite(method, (name) => headers[name], new URL(address), own)
  const here = 'http://localhost:3000/de'
  assert.equal(foreign(here, { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', cookie: 'a=b' }), false)
  assert.equal(foreign(here, {}), false)
  assert.equal(foreign(here, { cookie: 'a=b' }), true)
  assert.equal(foreign(here, { origin: 'http://localhost:8080' }), true)
  assert.equal(foreign(here, { origin: 'null' }), true)
  assert.equal(foreign(here, { origin: 'https://localhost:3000' }), true)
  assert.equal(foreign(here, { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }), true)
  assert.equal(foreign(here, { 'sec-fetch-site': 'none' }), true)
  assert.equal(foreign(here, { origin: 'http://evil.example' }, 'DELETE'), true)
  assert.equal(foreign(here, { origin: 'http://evil.example' }, 'GET'), false)
  assert.equal(foreign('http://allianz.example/de', { origin: 'https://allianz.example' }), false, 'a proxy ends https')
  assert.equal(foreign('http://allianz.example/de', { origin: 'http://allianz.example' }), true, 'a page slipped in over http')
})

test('health is there for probes, readiness says which part is missing', async () => {
  const stopping = new AbortController()
  const app = sampleApp({ isReady: async () => ({ database: false, jobs: true }), stopping: stopping.signal })
  assert.equal((await app.request('http://10.0.0.7/healthz')).status, 200)
  const ready = await app.request('http://10.0.0.7/readyz')
  assert.equal(ready.status, 503)
  assert.deepEqual(await ready.json(), { database: false, jobs: true })
  assert.equal((await sampleApp().request(at('/readyz'))).status, 200)
  assert.equal((await sampleApp({ isReady: () => Promise.reject(new Error('gone')) }).request(at('/readyz'))).status, 503)
  const ending = new AbortController()
  const stopped = sampleApp({ stopping: ending.signal })
  ending.abort()
  assert.equal((await stopped.request(at('/readyz'))).status, 503)
})

test('metrics count by route and are read on this machine, or with the token', async () => {
  const app = sampleApp()
  await app.request(at('/refuse/conflict'), {}, loopback)
  await app.request(at('/refuse/<script>'), {}, loopback)
  await app.request(at('/nowhere/at/all'), {}, loopback)
  const metrics = await (await app.request(at('/metrics'), {}, loopback)).text()
  assert.match(metrics, /route="\/refuse\/:kind",status="409"\} 1/)
  assert.match(metrics, /route="none",status="404"\} 1/)
  assert.doesNotMatch(metrics, /<script|nowhere/)
  assert.equal((await app.request(at('/metrics'), { headers: { 'x-forwarded-for': '203.0.113.9' } }, loopback)).status, 404)
  const guarded = sampleApp({ metricsToken: 'abc' })
  assert.equal((await guarded.request(at('/metrics'), {}, loopback)).status, 404)
  assert.equal((await guarded.request(at('/metrics'), { headers: { authorization: 'Bearer abc' } }, loopback)).status, 200)
})

test('texts go out as brotli, or gzip, or plain where neither is read', async () => {
  const app = sampleApp()
  const plain = await (await app.request(at('/de/lang'))).text()
  const packed = await app.request(at('/de/lang'), { headers: { 'accept-encoding': 'gzip, br' } })
  assert.equal(packed.headers.get('content-encoding'), 'br')
  assert.match(packed.headers.get('vary') ?? '', /Accept-Encoding/)
  const bytes = Buffer.from(await packed.arrayBuffer())
  assert.ok(bytes.length < plain.length / 20)
  assert.equal(brotliDecompressSync(bytes).toString(), plain)
  assert.equal(encodingFor('br;q=0, gzip;q=0.5'), 'gzip')
  assert.equal(encodingFor('identity'), undefined)
  assert.equal((await app.request(at('/healthz'), { headers: { 'accept-encoding': 'br' } })).headers.get('content-encoding'), null, 'a word is not worth it')
})

test('assets are named by content, kept for good, and compressed at start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'))
  writeFileSync(join(folder, 'a.css'), `:root { --ink: black }${' '.repeat(1_000)}`)
  writeFileSync(join(folder, 'b.css'), '@font-face { src: url("asset:inter.woff2") }')
  const assets = loadAssets([
    { name: 'inter.woff2', files: [new URL(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'))] },
    { name: 'page.css', files: [join(folder, 'a.css'), join(folder, 'b.css')] },
  ])
  assert.match(assets.address('page.css'), /^\/assets\/page\.[0-9a-f]{12}\.css$/)
  assert.throws(() => assets.address('nothing.css'))
  const app = sampleApp({ assets })
  const style = await app.request(at(assets.address('page.css')), { headers: { 'accept-encoding': 'br' } })
  assert.equal(style.headers.get('content-encoding'), 'br')
  assert.match(style.headers.get('cache-control') ?? '', /immutable/)
  assert.match(brotliDecompressSync(Buffer.from(await style.arrayBuffer())).toString(), new RegExp(`url\\("${assets.address('inter.woff2').replaceAll('.', '\\.')}"\\)`))
  const font = await app.request(at(assets.address('inter.woff2')), { headers: { 'accept-encoding': 'br' } })
  assert.equal(font.headers.get('content-encoding'), null)
  assert.equal(font.headers.get('content-type'), 'font/woff2')
  assert.equal((await app.request(at('/assets/page.000000000000.css'))).status, 404)
})

test('an older version is refused, the same one is not sent again', async () => {
  const app = sampleApp()
  app.get('/api/v1/thing', (door) => answerTagged(door, 7, { a: 1 }))
  app.put('/api/v1/thing', (door) => door.json(atVersion(door, 7)))
  assert.equal((await app.request(at('/api/v1/thing'))).headers.get('etag'), '"7"')
  assert.equal((await app.request(at('/api/v1/thing'), { headers: { 'if-none-match': 'W/"7"' } })).status, 304)
  const put = async (match?: string): Promise<boolean> => ((await (await app.request(at('/api/v1/thing'), { method: 'PUT', headers: match === undefined ? {} : { 'if-match': match } })).json()) as { ok: boolean }).ok
  assert.equal(await put('"6"'), false)
  assert.equal(await put('"5", "7"'), true)
  assert.equal(await put('*'), true)
  assert.equal(await put(), true)
})

test('a tag by content is the same as long as the content is, and names the version to writes', async () => {
  const app = sampleApp()
  let content = { a: 1 }
  app.get('/api/v1/thing', (door) => answerByContent(door, content, 7))
  const tag = (await app.request(at('/api/v1/thing'))).headers.get('etag') ?? ''
  assert.match(tag, /^"7\./)
  assert.equal((await app.request(at('/api/v1/thing'), { headers: { 'if-none-match': tag } })).status, 304)
  content = { a: 2 }
  assert.equal((await app.request(at('/api/v1/thing'), { headers: { 'if-none-match': tag } })).status, 200)
})

test('uploads hold so much together and no more: who comes then is told to come again, and may when others are done', async () => {
  const app = sampleApp()
  app.post('/api/files', async (door) => door.json(must(await readUploads(door, { bytes: 100_000_000, parts: 5 })).uploads.length))
  const chunk = new Uint8Array(10_000_000)
  const leaving = new AbortController()
  const send = (chunks: number, isEndless: boolean): Response | Promise<Response> => {
    let left = chunks
    const body = new ReadableStream({ pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : isEndless ? new Promise((resolve) => leaving.signal.addEventListener('abort', () => resolve(controller.error(new Error('gone'))))) : controller.close()) })
    return app.request(at('/api/files'), { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'multipart/form-data; boundary=x' } } as RequestInit)
  }
  const waiting = [9, 9, 9, 9].map((chunks) => send(chunks, true))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const refused = await send(9, false)
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '60'])
  assert.match(await refused.text(), /viele große Dateien/)
  leaving.abort()
  for (const one of waiting) assert.equal((await one).status, 422)
  assert.equal((await send(9, false)).status, 422, 'read, and no form')
})

test('one caller opens so many streams and no more; a stream that ends makes room', async () => {
  const app = sampleApp()
  limitDoors(app, [{ of: 'all', paths: ['/api/*'], limit: { most: 1_000, seconds: 60 } }], 0, () => 0)
  const stopping = new AbortController()
  app.get('/api/live', (door) => streamEvents(door, { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined), return: async () => ({ done: true, value: undefined }) }) }, stopping.signal))
  const ask = async (peer: string): Promise<Response> => app.request(at('/api/live'), {}, { incoming: { socket: { remoteAddress: peer } } })
  const open = await Promise.all(Array.from({ length: 200 }, () => ask('192.0.2.1')))
  assert.ok(open.every(({ status }) => status === 200))
  const refused = await ask('192.0.2.1')
  assert.equal(refused.status, 429)
  assert.match(await refused.text(), /die sich selbst erneuern/)
  assert.equal((await ask('192.0.2.2')).status, 200)
  await open[0]!.body!.cancel()
  assert.equal((await ask('192.0.2.1')).status, 200)
  stopping.abort()
})

test('somebody too quick waits, somebody else does not', () => {
  let now = 1_000_000
  const may = limitBy({ most: 3, seconds: 60 }, () => now)
  assert.deepEqual(['a', 'a', 'a', 'a', 'b'].map((caller) => may(caller).ok), [true, true, true, false, true])
  const refused = may('a')
  assert.ok(!refused.ok && refused.refusal.facts['seconds'] === 20)
  now += 20_000
  assert.equal(may('a').ok, true)
  assert.equal(may('a').ok, false)
  for (const caller of ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:9:9:9:9']) assert.equal(may(caller).ok, true)
  assert.equal(may('2001:db8:1:2::4').ok, false, 'one network of IPv6 is one caller')
  assert.equal(may('2001:db8:1:3::4').ok, true)
})

test('a costly door bounds each caller, who is told when to come back; others and this machine go on', async () => {
  let now = 1_000
  const app = sampleApp()
  limitDoors(app, [{ of: 'writes', paths: ['/api/costly/*'], limit: { most: 2, seconds: 60 } }], 1, () => now)
  app.all('/api/costly/:id', (door) => door.text('done'))
  const ask = async (method: string, from: string): Promise<number> => (await app.request(at('/api/costly/1'), { method, headers: { 'x-forwarded-for': from } }, loopback)).status
  assert.deepEqual([await ask('POST', '192.0.2.1'), await ask('PATCH', '192.0.2.1'), await ask('POST', '192.0.2.1')], [200, 200, 429])
  const refused = await app.request(at('/api/costly'), { method: 'POST', headers: { 'x-forwarded-for': '6.6.6.6, 192.0.2.1' } }, loopback)
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '30'], 'what a caller says of itself counts nothing')
  assert.match(await refused.text(), /In 30 Sekunden geht es weiter\./)
  assert.deepEqual([await ask('GET', '192.0.2.1'), await ask('POST', '192.0.2.2'), await ask('POST', '127.0.0.1')], [200, 200, 200])
  now += 30_000
  assert.equal(await ask('POST', '192.0.2.1'), 200)
})

const door = (forwarded?: string): Door => ({ req: { header: () => forwarded }, env: loopback }) as unknown as Door

test('an address behind a proxy is believed as far as the proxies are ours', () => {
  assert.equal(addressOfCaller(door('1.1.1.1, 2.2.2.2'), 0), '127.0.0.1')
  assert.equal(addressOfCaller(door('1.1.1.1, 2.2.2.2'), 1), '2.2.2.2')
  assert.equal(addressOfCaller(door('1.1.1.1, 2.2.2.2'), 2), '1.1.1.1')
  assert.equal(addressOfCaller(door(), 1), '127.0.0.1')
})

test('bad input names each field, in a sentence', async () => {
  const app = sampleApp()
  const post = (body: string): Promise<Response> => Promise.resolve(app.request(at('/api/v1/members'), { method: 'POST', body, headers: { 'content-type': 'application/json' } }))
  const answer = await post('{"name":"a","website":"nope","fields":["a","b","c","d"]}')
  assert.equal(answer.status, 422)
  const { facts } = (await answer.json()) as { facts: Record<string, string> }
  assert.deepEqual(facts, { name: 'too-short:2', website: 'url', fields: 'too-many:3' })
  assert.deepEqual(sayFields({ kind: 'invalid', reason: 'http.fields', facts }, 'de'), { name: 'Das ist zu kurz; mindestens 2 Zeichen.', website: 'Das ist keine Webadresse; sie beginnt mit https://.', fields: 'Bitte wählen Sie höchstens 3.' })
  assert.deepEqual(((await (await post('{}')).json()) as { facts: unknown }).facts, { name: 'required' })
  for (const broken of ['', '{', 'null', '[1]', '"x"', '{"name":"a\\u0000b"}', '{"name":"a\\ud800b"}', '['.repeat(200_000), `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`]) assert.equal((await post(broken)).status, 422, broken.slice(0, 20))
  assert.equal((await post('{"name":"Anna","__proto__":{"admin":true}}')).status, 201)
})

test('a slash too many leads to the page without it, and never out of the house', async () => {
  const app = sampleApp()
  const to = async (path: string): Promise<string | null> => (await app.request(at(path))).headers.get('location')
  assert.equal(await to('/de/lang/?page=2'), '/de/lang?page=2')
  assert.equal(await to('//evil.example/'), null)
  assert.equal(await to('/de/lang'), null)
})

test('another media type is not read', async () => {
  const app = sampleApp()
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) assert.equal((await app.request(at('/api/v1/members'), { method: 'POST', body: '{}', headers: type === '' ? {} : { 'content-type': type } })).status, 415)
  assert.equal((await app.request(at('/de/mitglieder'), { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status, 415)
})

test('a form’s values come as texts, lists where a name repeats, and nothing where nothing was entered', async () => {
  const answer = await sampleApp().request(at('/de/mitglieder'), { method: 'POST', body: 'name=Anna&note=a%0D%0Ab&empty=&field=1&field=2&__proto__=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  assert.equal(await answer.text(), '{"name":"Anna","note":"a\\nb","field":["1","2"],"__proto__":"x"}')
})

test('uploads are bounded in bytes and parts', async () => {
  const app = sampleApp()
  const send = (form: FormData): Promise<Response> => Promise.resolve(app.request(at('/de/dateien'), { method: 'POST', body: form }))
  const form = new FormData()
  form.set('title', 'Profil')
  form.set('file', new File(['Wir fertigen Mikrolinsen.'], '../../etc/Profil "1".txt'))
  assert.deepEqual(await (await send(form)).json(), { values: { title: 'Profil' }, uploads: [{ field: 'file', name: '../../etc/Profil "1".txt', size: 25 }] })
  const many = new FormData()
  for (let part = 0; part < 11; part++) many.append('a', 'b')
  assert.equal((await send(many)).status, 413)
  const large = new FormData()
  large.set('file', new File([new Uint8Array(2_100_000)], 'a.pdf'))
  assert.equal((await send(large)).status, 413)
  const broken = await app.request(at('/de/dateien'), { method: 'POST', body: '--x\r\nnonsense', headers: { 'content-type': 'multipart/form-data; boundary=x' } })
  assert.equal(broken.status, 422)
  assert.equal((await app.request(at('/de/dateien'), { method: 'POST', body: 'a', headers: { 'content-type': 'multipart/form-data' } })).status, 415)
})

test('file names and addresses in headers lead nowhere foreign', () => {
  assert.equal(attachment('Beschlüsse "Mai".csv'), `attachment; filename="Beschl_sse _Mai_.csv"; filename*=UTF-8''Beschl%C3%BCsse%20%22Mai%22.csv`)
  assert.doesNotMatch(attachment('a\r\nSet-Cookie: x=y'), /[\r\n]/)
  assert.doesNotMatch(attachment('\ud800'), /undefined/)
  for (const [path, kept] of [['/de/mitglieder?seite=2#oben', '/de/mitglieder?seite=2#oben'], ['//evil.example', undefined], ['/\\evil.example', undefined], ['https://evil.example', undefined], ['javascript:alert(1)', undefined], ['/a\r\nb', undefined], ['/de/../en', '/en'], ['', undefined]] as const)
    assert.equal(ownPath(path), kept, path)
})
