import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Result } from '../result.ts'
import { fetchFeed, readFeed } from './feed.ts'
import { TEST_HOST, testWeb, type TestWeb } from './sample.ts'
import { webSentence } from './words.ts'

const AT = new URL('https://foerderung.example/feed')
const value = <T>(result: Result<T>): T => (result.ok ? result.value : assert.fail(JSON.stringify(result.refusal)))
const reasonOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.reason)
const read = (xml: string, contentType = '') => readFeed(Buffer.from(xml), contentType, AT)

test('Atom is read with its ids, links and paragraphs, whatever its text is written in', () => {
  const feed = value(read(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de-DE"><title>Förder&amp;Aufrufe</title><link rel="self" href="x"/>
    <entry><author><name>Änne</name><id>falsch</id></author><id>urn:1</id><title type="html">Laser &amp;amp; &lt;b&gt;Optik&lt;/b&gt;</title><content type="html"><![CDATA[<p>Bis  zu&nbsp;3 Jahre</p><ul><li>eins<li>zwei</ul><script>nichts</script>]]></content><link rel="alternate" href="https://a.example/?a=1&amp;b=2#oben"/></entry>
    <entry><id>urn:2</id><title>Xhtml</title><summary>kurz</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>eins</p><p>zwei <b>drei</b></p></div></content><link href="/zwei"/></entry>
    <entry><title>ohne Kennung</title></entry><entry><id>urn:3</id></entry><entry><id>urn:1</id><title>noch einmal</title></entry></feed>`))
  assert.deepEqual(feed, {
    title: 'Förder&Aufrufe', language: 'de', skipped: 3,
    entries: [{ id: 'urn:1', title: 'Laser & Optik', text: 'Bis zu 3 Jahre\n\neins\n\nzwei', link: 'https://a.example/?a=1&b=2' }, { id: 'urn:2', title: 'Xhtml', text: 'eins\n\nzwei drei', link: 'https://foerderung.example/zwei' }],
  })
})

test('RSS 2.0 and 1.0 are read likewise; a link that leads to a program is none', () => {
  const two = value(read(`<rss version="2.0" xmlns:content="x"><channel><title>Kanal</title><language>en-gb</language><item><title>Eins</title><link>https://a.example/1</link><description>kurz</description><content:encoded>&lt;p&gt;lang&lt;/p&gt;</content:encoded><guid isPermaLink="false">g1</guid></item><item><title>Zwei</title><link>javascript:alert(1)</link></item></channel></rss>`))
  assert.deepEqual(two, { title: 'Kanal', language: 'en', skipped: 0, entries: [{ id: 'g1', title: 'Eins', text: 'lang', link: 'https://a.example/1' }, { id: 'javascript:alert(1)', title: 'Zwei', text: '' }] })
  const one = value(read(`<rdf:RDF xmlns:rdf="x"><item rdf:about="https://a.example/1"><title>Eins</title><link>https://a.example/1</link></item></rdf:RDF>`))
  assert.deepEqual(one.entries, [{ id: 'https://a.example/1', title: 'Eins', text: '', link: 'https://a.example/1' }])
})

const xml = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><feed><title>Prüfgerät</title></feed>`

test('letters come as the mark, the server or the file says', () => {
  assert.equal(value(readFeed(Buffer.from(xml('iso-8859-1'), 'latin1'), '', AT)).title, 'Prüfgerät')
  assert.equal(value(readFeed(Buffer.from(xml('utf-8'), 'latin1'), 'text/xml; charset=windows-1252', AT)).title, 'Prüfgerät')
  assert.equal(value(readFeed(Buffer.from(`\ufeff${xml('iso-8859-1')}`), '', AT)).title, 'Prüfgerät')
  assert.equal(reasonOf(readFeed(Buffer.from(xml('klingonisch')), '', AT)), 'web.noFeed')
  assert.equal(value(read(`<feed><title>${'&#228;'.repeat(3_000)}</title></feed>`)).title, 'ä'.repeat(300))
})

test('what a file declares is not expanded, and what only nests or repeats ends soon', () => {
  const declared = '<!DOCTYPE x [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
  assert.equal(value(read(`${declared}<feed><title>&b;&c;&nbsp;</title></feed>`)).title, '&b;&c;')
  const begun = performance.now()
  assert.equal(reasonOf(read(`<feed>${'<a>'.repeat(1_500_000)}`)), 'web.brokenFeed')
  assert.equal(reasonOf(read(`<feed><title>${'&lol;'.repeat(900_000)}</title></feed>`)), 'web.brokenFeed')
  assert.equal(value(read(`<feed>${'<entry><id>a</id><title>b</title></entry>'.repeat(100_000)}</feed>`)).skipped, 99_999)
  assert.equal(value(read(`<feed>${Array.from({ length: 5_000 }, (_, at) => `<entry><id>${at}</id><title>b</title></entry>`).join('')}</feed>`)).entries.length, 500)
  assert.ok(performance.now() - begun < 20_000)
})

test('anything else than a feed is told apart from a feed that is broken', () => {
  for (const other of ['', 'Hallo', '{"a":1}', '<html><body>x', '<!doctype html><html>', '%PDF-1.7', '\0\0\0']) assert.equal(reasonOf(read(other)), 'web.noFeed', other)
  const broken = read('<feed>\n<entry><title>x</entry></feed>')
  assert.equal(reasonOf(broken), 'web.brokenFeed')
  if (!broken.ok) assert.match(webSentence(broken.refusal, 'de'), /^Der Feed von foerderung\.example ist ab Zeile 2 kein gültiges XML\./)
})

const web: { is?: TestWeb } = {}
after(() => web.is?.close())

test('an address that hangs, redirects inwards, never ends or is not there gives a reason', async () => {
  web.is = await testWeb((request, response) => {
    if (request.url === '/hangs') return
    if (request.url === '/inwards') return void response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data' }).end()
    if (request.url === '/gone') return void response.writeHead(410).end()
    response.writeHead(200, { 'Content-Type': 'application/atom+xml' })
    if (request.url === '/good') return void response.end('<feed><title>gut</title></feed>')
    const pour = (): void => void (response.write(`<!--${'x'.repeat(100_000)}-->`) ? setImmediate(pour) : response.once('drain', pour))
    response.write('<feed>')
    pour()
  })
  const { at, reach } = web.is
  const reason = async (path: string, limits = {}): Promise<string> => reasonOf(await fetchFeed(at(path, TEST_HOST), { reach, limits }))
  assert.equal(await reason('/good'), 'accepted')
  assert.equal(await reason('/hangs', { firstByte: 300 }), 'web.slow')
  assert.equal(await reason('/inwards'), 'web.notPublic')
  assert.equal(await reason('/gone'), 'web.missing')
  assert.equal(await reason('/endless'), 'web.tooLarge')
  assert.equal(reasonOf(await fetchFeed('file:///etc/passwd', { reach })), 'web.scheme')
})
