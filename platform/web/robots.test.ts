import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readReservations, reservedBy } from './reservation.ts'
import { patternOf, readRobots } from './robots.ts'

/** `robots | path` allowed (+) or not (-). Lines of the file are parted by `;`. */
const CASES: readonly (readonly [robots: string, path: string, allowed: boolean])[] = [
  ['', '/a', true],
  ['User-agent: *;Disallow: /', '/a', false],
  ['User-agent: *;Disallow:', '/a', true],
  ['user-AGENT : * ; disALLOW : /a # nicht hier', '/a/b', false],
  // RFC 9309, 2.2.1: the group that names us, and only that; groups of one name are one
  ['User-agent: *;Disallow: /;;User-agent: Schnittmenge;Disallow: /intern', '/a', true],
  ['User-agent: schnittmenge/2.0;Disallow: /a;;User-agent: x;Disallow: /b;;User-agent: Schnittmenge;Disallow: /c', '/c', false],
  ['User-agent: schnittmenge/2.0;Disallow: /a;;User-agent: x;Disallow: /b;;User-agent: Schnittmenge;Disallow: /c', '/b', true],
  ['User-agent: a;User-agent: Schnittmenge;Disallow: /x;User-agent: b;Disallow: /y', '/x', false],
  ['User-agent: a;User-agent: Schnittmenge;Disallow: /x;User-agent: b;Disallow: /y', '/y', true],
  ['User-agent: SchnittmengeNews;Disallow: /', '/a', true],
  ['Disallow: /', '/a', true],
  ['User-agent: *;Sitemap: https://a.example/s.xml;Disallow: /a', '/a', false],
  // 2.2.2: the longest match; where two are as long, the one that allows
  ['User-agent: *;Disallow: /a;Allow: /a/b', '/a/b/c', true],
  ['User-agent: *;Allow: /a;Disallow: /a/b', '/a/b/c', false],
  ['User-agent: *;Disallow: /a;Allow: /a', '/a', true],
  ['User-agent: *;Disallow: /foo/bar/ツ', '/foo/bar/%E3%83%84', false],
  ['User-agent: *;Disallow: /foo/bar/%62%61%7A', '/foo/bar/baz', false],
  ['User-agent: *;Disallow: /a%2fb', '/a/b', true],
  ['User-agent: *;Disallow: /über', '/%c3%bcber', false],
  // 2.2.3: `*` and `$`
  ['User-agent: *;Disallow: /*.php$', '/a/index.php', false],
  ['User-agent: *;Disallow: /*.php$', '/a/index.php?x', true],
  ['User-agent: *;Disallow: /*.php', '/index.php?x', false],
  ['User-agent: *;Disallow: *', '/a', false],
  ['User-agent: *;Disallow: /a*b*c$', '/axbxbxc', false],
  ['User-agent: *;Disallow: /ab*ba$', '/aba', true],
  ['User-agent: *;Disallow: /$', '/', false],
  ['User-agent: *;Disallow: /$', '/a', true],
  ['User-agent: *;Disallow: /?', '/?x=1', false],
  ['User-agent: *;Disallow: /', '/robots.txt', true],
  // what is met in the wild
  ['\uFEFFUser-agent: *;Dissallow: /a', '/a', false],
  ['<!DOCTYPE html><html><title>404</title>', '/a', true],
]

test('robots.txt is read as RFC 9309 says', () => {
  for (const [robots, path, allowed] of CASES) assert.equal(readRobots(robots.replaceAll(';', '\n')).allows(path), allowed, `${robots} | ${path}`)
  assert.equal(readRobots('User-agent: *\r\nDisallow: /a\rDisallow: /b').allows('/b'), false)
})

test('a crawl delay is honoured within reason', () => {
  assert.equal(readRobots('User-agent: *\nCrawl-delay: 2.5').delay, 2.5)
  assert.equal(readRobots('User-agent: *\nCrawl-delay: 86400').delay, 30)
  assert.equal(readRobots('User-agent: *\nCrawl-delay: -1').delay, undefined)
  assert.equal(readRobots('User-agent: x\nCrawl-delay: 5').delay, undefined)
})

test('a pattern matches as the regular expression that it stands for, and never takes long', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '.') })
  fc.assert(
    fc.property(piece, fc.boolean(), fc.string({ unit: fc.constantFrom('a', 'b', '/', '.') }), (written, ends, path) => {
      const expression = new RegExp(`^${written.replaceAll('.', '\\.').replaceAll('*', '[^]*')}${ends ? '$' : ''}`)
      assert.equal(patternOf(written + (ends ? '$' : '')).matches(path), expression.test(path), `${written} | ${path}`)
    }),
    { seed: 31, numRuns: 3_000 },
  )
  const started = performance.now()
  const flood = readRobots(`User-agent: *\n${`Disallow: /${'*a'.repeat(900)}$\n`.repeat(270)}`)
  for (let page = 0; page < 20; page++) assert.equal(flood.allows(`/${'a'.repeat(1_900)}b`), true)
  assert.ok(performance.now() - started < 2_000)
})

test('reservations of the file: the first rule that matches counts, and errors reserve nothing', () => {
  const file = readReservations('[{"location":"/frei/","tdm-reservation":0},{"location":"/*.pdf$","tdm-reservation":1,"tdm-policy":"https://a.example/p"},{"location":"/zu","tdm-reservation":"1"},{"location":"/falsch","tdm-reservation":2},{"location":5},null,7]')
  for (const [path, reserved] of [['/frei/a.pdf', false], ['/a.pdf', true], ['/a.pdf?x', undefined], ['/zu/x', true], ['/falsch', undefined], ['/', undefined]] as const) assert.equal(file(path), reserved, path)
  assert.equal(readReservations('{"location":"/","tdm-reservation":1}')('/a'), true)
  for (const broken of ['', '<html>', '[', 'null', '"x"', '[[[]]]', `[${'['.repeat(100_000)}`]) assert.equal(readReservations(broken)('/a'), undefined)
})

const metas = (...pairs: [string, string][]): ReadonlyMap<string, string[]> => new Map(pairs.map(([name, content]) => [name, [content]]))

test('the page overrules the header, the header overrules the file, and robots’ noindex is final', () => {
  const pdf = Buffer.from('%PDF-1.7 <rdf:Description><tdm:reservation>1</tdm:reservation>')
  const cases: readonly (readonly [signs: Parameters<typeof reservedBy>[0], sign: string | undefined])[] = [
    [{ site: undefined, headers: {} }, undefined],
    [{ site: true, headers: {} }, 'tdmrep.json'],
    [{ site: true, headers: { 'tdm-reservation': '0' } }, undefined],
    [{ site: false, headers: { 'tdm-reservation': '1' } }, 'tdm-reservation'],
    [{ site: undefined, headers: { 'tdm-reservation': '0, 1' } }, 'tdm-reservation'],
    [{ site: true, headers: { 'tdm-reservation': 'yes' } }, 'tdmrep.json'],
    [{ site: undefined, headers: { 'tdm-reservation': '1' }, metas: metas(['tdm-reservation', '0']) }, undefined],
    [{ site: undefined, headers: {}, metas: metas(['tdm-reservation', '1']) }, 'meta tdm-reservation'],
    [{ site: undefined, headers: {}, pdf }, 'XMP tdm:reservation'],
    [{ site: false, headers: {}, metas: metas(['tdm-reservation', '0'], ['robots', 'NOINDEX,follow']) }, 'robots: noindex'],
    [{ site: undefined, headers: {}, metas: metas(['robots', 'none']) }, 'robots: none'],
    [{ site: undefined, headers: {}, metas: metas(['robots', 'noai, noimageai']) }, 'robots: noai'],
    [{ site: undefined, headers: {}, metas: metas(['schnittmenge', 'noindex']) }, 'robots: noindex'],
    [{ site: undefined, headers: {}, metas: metas(['robots', 'index,follow,noarchive'], ['googlebot', 'noindex']) }, undefined],
    [{ site: undefined, headers: { 'x-robots-tag': 'noarchive, noindex' } }, 'robots: noindex'],
    [{ site: undefined, headers: { 'x-robots-tag': 'googlebot: noindex, nofollow' } }, undefined],
    [{ site: undefined, headers: { 'x-robots-tag': 'googlebot: nofollow, schnittmenge: noindex' } }, 'robots: noindex'],
    [{ site: undefined, headers: { 'x-robots-tag': 'max-snippet: 20, noai' } }, 'robots: noai'],
  ]
  for (const [signs, sign] of cases) assert.equal(reservedBy(signs), sign, JSON.stringify(signs))
})
