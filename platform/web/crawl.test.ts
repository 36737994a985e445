import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, test } from 'node:test'
import { canonical, pageKey, readAddress, registrable, siteOf } from './address.ts'
import { crawl, type CrawlOptions, type CrawlStep } from './crawl.ts'
import { siteOfPages, TEST_HOST, testWeb, type Pages, type TestWeb } from './sample.ts'

const open: TestWeb[] = []
after(() => Promise.all(open.map((web) => web.close())))

type Crawled = { readonly pages: string[]; readonly skipped: string[]; readonly end: string; readonly asked: string[]; readonly steps: CrawlStep[] }

async function crawled(pages: Pages | Parameters<typeof testWeb>[0], options: CrawlOptions & { readonly start?: string } = {}): Promise<Crawled> {
  const web = await testWeb(typeof pages === 'function' ? pages : siteOfPages(pages))
  open.push(web)
  const steps: CrawlStep[] = []
  const { start = '/', ...rest } = options
  for await (const step of crawl(web.at(start), { reach: web.reach, ...rest, limits: { pause: 0, ...options.limits } })) steps.push(step)
  const last = steps.at(-1)
  return {
    steps,
    asked: web.asked.map((path) => path.replace(TEST_HOST, '')).filter((path) => !/\/(?:robots\.txt|\.well-known\/.*)$/.test(path)),
    pages: steps.flatMap((step) => (step.kind === 'page' ? [new URL(step.page.address).pathname] : [])),
    skipped: steps.flatMap((step) => (step.kind === 'skipped' ? [`${new URL(step.address).pathname} ${step.refusal.reason}`] : [])),
    end: last?.kind === 'end' ? last.why : last?.kind === 'refused' ? last.refusal.reason : 'none',
  }
}

/** A page with links, each `address text` or an address alone. */
const page = (...links: string[]): string => `<!doctype html><title>Seite</title><p>${links.join('')}${links.map((link) => `<a href="${link.split(' ')[0]}">${link.split(' ').slice(1).join(' ') || 'mehr'}</a>`).join('\n')}`

const head = (name: string, value: string, body = 'x') => (_: unknown, response: ServerResponse) => void response.writeHead(200, { 'Content-Type': 'text/html', [name]: value }).end(body)
const latin = (body: string) => (_: unknown, response: ServerResponse) => void response.writeHead(200, { 'Content-Type': 'text/html; charset=ISO-8859-1' }).end(Buffer.from(body, 'latin1'))

/** Makes up addresses without end. */
const trap = (request: IncomingMessage, response: ServerResponse): void => {
  const url = request.url ?? ''
  if (url === '/robots.txt' || url.startsWith('/.well')) return void response.writeHead(404).end()
  const n = Number(/\d+/.exec(url)?.[0] ?? 0) + 1
  response.writeHead(200, { 'Content-Type': 'text/html' }).end(
    page(`?month=${n}&year=2031`, `/kalender/2031-${n}`, `/2031/0${(n % 9) + 1}/`, `${url.slice(0, 200)}/a/b`, `/liste?sort=${n}`, `/liste?a=1&b=2&c=3&d=${n}`, `/bild-${n}`, `/p?seite=${n}`, `/teilen?u=https://x.example/${n}`, '/bild.jpg', '/a.zip', '/film.mp4') + url,
  )
}

test('breadth first, and on each level what tells about competences before the rest', async () => {
  const { pages, end } = await crawled({
    '/': page('/aktuelles', '/x', '/kompetenzen', '/de/karriere', '/impressum', '/ueber-uns Über uns', '/fr/profil'),
    '/aktuelles': page('/aktuelles/meldung-1'),
    '/x': page('/x/leistungen'),
    '/x/leistungen': 'L',
    '/kompetenzen': page('/kompetenzen/laser'),
    '/kompetenzen/laser': 'K',
    '/ueber-uns': 'U',
    '/aktuelles/meldung-1': 'M',
    '/fr/profil': 'F',
  })
  assert.deepEqual(pages, ['/', '/kompetenzen', '/ueber-uns', '/x', '/kompetenzen/laser', '/x/leistungen', '/aktuelles', '/fr/profil', '/aktuelles/meldung-1'])
  assert.equal(end, 'complete')
})

test('the same site gives the same pages in the same order', async () => {
  const site: Pages = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [n === 0 ? '/' : `/s/${'abcdefgh'[n % 8]}${n % 7}-${n}`, page(...Array.from({ length: 9 }, (__, k) => `/s/${'abcdefgh'[(n * 9 + k) % 8]}${((n * 9 + k) % 60) % 7}-${(n * 9 + k) % 60}`))]))
  const [first, second] = [await crawled(site), await crawled(site)]
  assert.deepEqual(first.asked, second.asked)
  assert.ok(first.pages.length > 5)
})

test('one page is asked for once, however its address is written', async () => {
  const { asked } = await crawled({
    '/': page('/a#teil', '/a?utm_source=x', '/a/', '/a/index.html', '/./b/../a', '/%61', '/a;jsessionid=0123456789ABCDEF', '/a?PHPSESSID=abc', '/c?b=2&a=1', '/c?a=1&b=2', '//www.mustercluster.example/a', '/d?cHash=11&id=1', '/d?id=1&cHash=22', 'mailto:a@b.example', 'tel:1', 'javascript:void(0)', 'https://user:pass@a.example/', ''),
    '/a': 'a',
    '/c?a=1&b=2': 'c',
    '/d?cHash=11&id=1': 'd',
  })
  assert.deepEqual(asked, ['/', '/a', '/c?a=1&b=2', '/d?cHash=11&id=1'])
})

test('only the site itself is read: with or without www, but no other subdomain and no other host', async () => {
  const { asked } = await crawled((request, response) => {
    const port = request.socket.localPort
    siteOfPages({ '/': page(`http://www.${TEST_HOST}:${port}/a`, `http://shop.${TEST_HOST}:${port}/b`, `http://anders.example:${port}/c`, `http://${TEST_HOST}.anders.example:${port}/d`), '/a': 'a' })(request, response)
  })
  assert.deepEqual(asked, ['/', 'www./a'])
})

test('a redirect at the start moves the crawl; later ones to other sites are skipped', async () => {
  const { pages, skipped } = await crawled((request, response) => {
    const port = request.socket.localPort
    const to = (location: string) => () => void response.writeHead(301, { Location: location }).end()
    siteOfPages({ [`${TEST_HOST}/`]: to(`http://www.neuername.example:${port}/start`), '/start': page('/weg', '/hin', '/privat', '/kreis'), '/weg': to(`http://${TEST_HOST}:${port}/`), '/hin': to('/ziel'), '/ziel': 'Z', '/privat': to('http://127.0.0.1/'), '/kreis': to('/kreis') })(request, response)
  })
  assert.deepEqual(pages, ['/start', '/ziel'])
  assert.deepEqual(skipped, ['/weg web.elsewhere', '/privat web.elsewhere', '/kreis web.loop'])
})

test('what robots.txt forbids is not asked for, and said', async () => {
  const { asked, skipped } = await crawled({ '/robots.txt': 'User-agent: *\nDisallow: /geheim\n', '/': page('/geheim/a', '/b', '/c'), '/b': 'b', '/c': (_, response) => void response.writeHead(302, { Location: '/geheim/z' }).end() })
  assert.deepEqual(asked, ['/', '/b', '/c'])
  assert.deepEqual(skipped, ['/geheim/a web.robots', '/c web.robots'])
})

const robots = (status: number, text = ''): Pages => ({ '/robots.txt': (_, response) => void response.writeHead(status).end(text), '/': 'da' })

test('without permission nothing is asked for; without robots.txt everything is permitted', async () => {
  for (const [pages, end] of [
    [robots(200, 'User-agent: *\nDisallow: /'), 'web.robots'],
    [robots(500), 'web.robotsUnavailable'],
    [robots(503), 'web.robotsUnavailable'],
    [robots(429), 'web.robotsUnavailable'],
    [robots(404), 'complete'],
    [robots(403), 'complete'],
    [robots(200, '<html>'), 'complete'],
    [{ '/robots.txt': (_, response) => void response.writeHead(302, { Location: '/robots.txt' }).end(), '/': 'da' } satisfies Pages, 'complete'],
    [{ '/robots.txt': (_, response) => void response.destroy(), '/': 'da' } satisfies Pages, 'web.broken'],
    [{ '/robots.txt': (_, response) => void response.writeHead(302, { Location: 'http://10.0.0.1/' }).end(), '/': 'da' } satisfies Pages, 'web.notPublic'],
  ] as const) {
    const result = await crawled(pages)
    assert.equal(result.end, end)
    assert.deepEqual(result.asked, end === 'complete' ? ['/'] : [])
  }
})

test('of a robots.txt without end the beginning counts', async () => {
  const { skipped } = await crawled({ '/robots.txt': `User-agent: *\nDisallow: /a\n${'# nichts\n'.repeat(200_000)}Disallow: /`, '/': page('/a', '/b'), '/b': 'b' })
  assert.deepEqual(skipped, ['/a web.robots'])
})

test('reserved pages are not handed out, by file, header, page or robots', async () => {
  const { pages, skipped } = await crawled({
    '/.well-known/tdmrep.json': '[{"location":"/c/","tdm-reservation":1}]',
    '/': page('/a', '/b', '/c/d', '/e', '/f'),
    '/a': head('tdm-reservation', '1', page('/a/links')),
    '/b': `<meta name="TDM-Reservation" content="1">${page('/b/links')}`,
    '/c/d': 'x',
    '/e': head('X-Robots-Tag', 'noindex', page('/frei')),
    '/f': `<meta name=robots content="noindex,nofollow">${page('/f/links')}`,
    '/frei': 'ja',
  })
  assert.deepEqual(pages, ['/', '/frei'])
  assert.deepEqual(skipped, ['/a web.reserved', '/b web.reserved', '/c/d web.reserved', '/e web.reserved', '/f web.reserved'])
  assert.equal((await crawled({ '/.well-known/tdmrep.json': '[{"location":"/","tdm-reservation":1}]', '/': page('/a') })).end, 'web.reserved')
})

test('bounds hold: pages, depth, bytes, time, and the signal', async () => {
  let made = 0
  const endless = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url === '/robots.txt' || request.url?.startsWith('/.well')) return void response.writeHead(404).end()
    made++
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end(page(...Array.from({ length: 5 }, (_, n) => `/${'abcde'[n]}${request.url?.slice(1, 6) ?? ''}${String.fromCharCode(97 + (made % 26))}`)) + 'x'.repeat(10_000))
  }
  const few = await crawled(endless, { limits: { pages: 7 } })
  assert.deepEqual([few.pages.length, few.end], [7, 'pages'])
  const shallow = await crawled(endless, { limits: { depth: 1 } })
  assert.deepEqual([shallow.pages.length, shallow.end], [6, 'complete'])
  const small = await crawled(endless, { limits: { bytes: 45_000 } })
  assert.deepEqual([small.pages.length, small.end], [4, 'bytes'])
  const started = performance.now()
  const short = await crawled(endless, { limits: { time: 600, pause: 250 } })
  assert.equal(short.end, 'time')
  assert.ok(performance.now() - started < 1_200)
  const hanging = await crawled({ '/': page('/a', '/b'), '/a': () => undefined }, { limits: { time: 400 } })
  assert.deepEqual([hanging.pages, hanging.end], [['/'], 'time'])
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 300)
  assert.equal((await crawled({ '/': page('/a', '/b'), '/a': () => undefined }, { signal: stop.signal })).end, 'stopped')
})

test('traps are left alone: calendars, parameters without end, paths that repeat themselves, galleries', async () => {
  const { asked, end } = await crawled(trap, { limits: { pages: 500, depth: 50 } })
  assert.equal(end, 'complete')
  assert.ok(asked.length < 60, `${asked.length}: ${asked.join(' ')}`)
  assert.ok(asked.every((path) => !/month|kalender|2031|sort|teilen|jpg|zip|mp4/.test(path)))
})

test('failing pages are skipped; a host that fails again and again, or asks for peace, is left alone', async () => {
  const links = Array.from({ length: 20 }, (_, n) => `/${'abcdefghijklmnopqrst'[n]}`)
  assert.deepEqual((await crawled({ '/': page('/a', '/b', '/c'), '/b': 'b' })).skipped, ['/a web.missing', '/c web.missing'])
  const failing = await crawled((request, response) => (request.url === '/' ? void response.setHeader('Content-Type', 'text/html').end(page(...links)) : void response.writeHead(request.url === '/robots.txt' ? 404 : 500).end()))
  assert.deepEqual([failing.skipped.length, failing.end], [5, 'failing'])
  const busy = await crawled((request, response) => (request.url === '/' ? void response.setHeader('Content-Type', 'text/html').end(page(...links)) : void response.writeHead(request.url === '/robots.txt' ? 404 : 429).end()))
  assert.deepEqual([busy.skipped.length, busy.end], [1, 'failing'])
})

test('a page that stands at two addresses is handed out once', async () => {
  const { pages, skipped } = await crawled({ '/': page('/a', '/b'), '/a': 'gleich', '/b': 'gleich' })
  assert.deepEqual(pages, ['/', '/a'])
  assert.deepEqual(skipped, ['/b web.same'])
})

test('old sites are read too: frames, image maps, forwarding pages, base, Latin-1, upper case', async () => {
  const { pages, steps } = await crawled({
    '/': '<HTML><HEAD><META HTTP-EQUIV="Refresh" CONTENT="0; URL=start.htm"></HEAD>',
    '/start.htm': latin('<BASE HREF=/alt/><TITLE>Prüfgeräte</TITLE><FRAMESET><FRAME SRC=menu.htm><FRAME SRC="inhalt.htm"></FRAMESET>'),
    '/alt/menu.htm': latin('<MAP><AREA HREF=\'/leistung.htm\'></MAP><A HREF=/%FCber.htm>'),
    '/alt/inhalt.htm': 'Inhalt',
    '/leistung.htm': 'Leistung',
    '/%FCber.htm': 'Über',
  })
  assert.deepEqual(pages, ['/', '/start.htm', '/alt/menu.htm', '/alt/inhalt.htm', '/leistung.htm', '/%FCber.htm'])
  assert.ok(steps.some((step) => step.kind === 'page' && step.page.title === 'Prüfgeräte' && step.page.contentType === 'text/html; charset=ISO-8859-1'))
})

test('10 MB of HTML take little time, whatever is in it', async () => {
  for (const [name, body] of [
    ['links', '<a href="/a">x</a>'.repeat(500_000)],
    ['open tags', '<p><b><i><li><a href=x>'.repeat(400_000)],
    ['depth', '<div>'.repeat(1_900_000)],
    ['brackets', '<'.repeat(9_000_000)],
    ['attributes', `<a ${'x '.repeat(4_500_000)}`],
    ['entities', '&amp'.repeat(2_400_000)],
  ] as const) {
    const started = process.cpuUsage()
    const { pages } = await crawled({ '/': body }, { limits: { depth: 1, pages: 1 } })
    const { user, system } = process.cpuUsage(started)
    assert.deepEqual(pages, ['/'], name)
    assert.ok(user + system < 6_000_000, `${name}: ${(user + system) / 1_000} ms`)
  }
})

test('one question at a time, with a pause between them', async () => {
  let now = 0
  let most = 0
  const times: number[] = []
  const site = siteOfPages({ '/': page('/a', '/b'), '/a': 'a', '/b': 'b' })
  const web = await testWeb((request, response) => {
    times.push(performance.now())
    most = Math.max(most, ++now)
    setTimeout(() => {
      now--
      site(request, response)
    }, 10)
  })
  open.push(web)
  const run = async (): Promise<void> => {
    for await (const step of crawl(web.at('/'), { reach: web.reach, limits: { pause: 60 } })) assert.notEqual(step.kind, 'refused')
  }
  await Promise.all([run(), run()])
  assert.equal(most, 1, 'two crawls of one host share its turns')
  for (let at = 1; at < times.length; at++) assert.ok((times[at] ?? 0) - (times[at - 1] ?? 0) > 50)
})

test('whoever stops listening stops the crawl', async () => {
  const web = await testWeb(siteOfPages({ '/': page('/a', '/b'), '/a': 'a', '/b': 'b' }))
  open.push(web)
  for await (const step of crawl(web.at('/'), { reach: web.reach, limits: { pause: 0 } })) if (step.kind === 'page') break
  await new Promise((done) => void setTimeout(done, 100))
  assert.deepEqual(web.asked.filter((path) => /\/[ab]$/.test(path)), [])
})

const spelled = (said: string): string => {
  const read = readAddress(said)
  return read.ok ? canonical(read.value) : read.refusal.reason
}
const key = (said: string): string => pageKey(new URL(said))

test('addresses have one spelling, sites one name', () => {
  assert.equal(spelled('WWW.Muster.Example'), 'https://www.muster.example/')
  assert.equal(spelled('muster.example./a'), 'https://muster.example/a')
  assert.equal(spelled('http://Müller.example:80/%7Ea//b/?b=2&utm_campaign=x&a=1&fbclid=9#oben'), 'http://xn--mller-kva.example/~a/b/?a=1&b=2')
  assert.equal(spelled('http://a.example/?sid=0123456789abcdef0123&id=4&sid=12'), 'http://a.example/?id=4&sid=12')
  assert.equal(spelled('http://a.example/index.php?artikel-5'), 'http://a.example/index.php?artikel-5')
  assert.equal(key('https://www.muster.example/index.html'), key('http://muster.example'))
  assert.notEqual(key('https://muster.example/a'), key('https://muster.example/b'))
  for (const [host, site] of [['www.muster.example', 'muster.example'], ['muster.example', 'muster.example'], ['www.example', 'www.example'], ['wwwmuster.example', 'wwwmuster.example'], ['www.muster.example:8080', 'muster.example:8080']] as const) assert.equal(siteOf(host), site)
  for (const [host, name] of [['ipf.uni-muster.example', 'uni-muster.example'], ['www.firma.co.at', 'firma.co.at'], ['firma.jimdofree.com', 'firma.jimdofree.com'], ['a.firma.homepage.t-online.de', 'firma.homepage.t-online.de'], ['192.0.2.1', '192.0.2.1'], ['[2001:db8::1]', '[2001:db8::1]']] as const) assert.equal(registrable(host), name)
})
