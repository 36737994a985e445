import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { type App, createApp, loadAssets } from '../http/index.ts'
import { must, refuse } from '../result.ts'
import { addressOf, type Addresses, withQuery } from './addresses.ts'
import { Button } from './button.tsx'
import { Form, TextArea, TextField } from './form.tsx'
import { Lens } from './mark.tsx'
import { Pagination } from './navigation.tsx'
import { Evidence, OutLink } from './parts.tsx'
import { createSite, hangFrame, PAGE_ASSETS } from './site.tsx'
import { hangStyle } from './style.tsx'
import { Table } from './table.tsx'

const assets = loadAssets(PAGE_ASSETS)
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&`
const ADDRESSES = { member: { de: 'mitglieder/:id', en: 'members/:id' }, members: { de: 'mitglieder', en: 'members' } } as const satisfies Addresses

function house(): App {
  const site = createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu: ['overview', 'members'], assets })
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const app = createApp({ language: 'de', words: {}, newId: () => '0190f0aa-0000-7000-8000-000000000001', log, tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: new AbortController().signal })
  hangFrame(app, site, false)
  hangStyle(app, site)
  const pages = site.pages(app, ADDRESSES)
  pages.get('member', (door, { show }) => show({ title: door.req.param('id') ?? '', entry: 'members', lead: door.req.query('q') }, <p>{door.req.query('q')}</p>))
  pages.get('members', () => must(refuse('missing', 'nothing.said')))
  return app
}

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => Promise.resolve(house().request(`http://localhost${path}`, { headers }))

test('a page hangs at the address of each language, with the switch between them', async () => {
  assert.equal(addressOf(ADDRESSES.member, 'de', { id: 'a b/c' }), '/de/mitglieder/a%20b%2Fc')
  assert.equal(addressOf(ADDRESSES.members, 'en'), '/en/members')
  const html = await (await get('/en/members/7?field=optics&page=2')).text()
  assert.match(html, /^<!doctype html><html lang="en">/)
  assert.match(html, /<a href="\/de\/mitglieder\/7\?field=optics&amp;page=2" hreflang="de" lang="de">Deutsch<\/a>/)
  assert.match(html, /<a href="\/en\/members" aria-current="page">Members<\/a>/)
  assert.doesNotMatch(html, /Meetings|<script/, 'what is not built is not in the menu, and no page needs a script')
})

test('the way in leads to the reader’s language', async () => {
  assert.equal((await get('/', { 'accept-language': 'en-GB' })).headers.get('location'), '/en')
  assert.equal((await get('/')).headers.get('location'), '/de')
})

test('nothing that comes in is shown as HTML', async () => {
  const answers = [
    await get(`/de/mitglieder/${encodeURIComponent(HOSTILE)}?q=${encodeURIComponent(HOSTILE)}`),
    await get(`/de/gestaltung?field=${encodeURIComponent(HOSTILE)}&page=${encodeURIComponent(HOSTILE)}`),
    await get(`/de/${encodeURIComponent(HOSTILE)}`),
    await get(`/de/gestaltung`, { cookie: `theme=${encodeURIComponent(HOSTILE)}` }),
  ]
  const form = new FormData()
  for (const name of ['name', 'kind', 'website', 'fields', 'audience', 'profile', HOSTILE]) form.set(name, HOSTILE)
  answers.push(await house().request('http://localhost/de/gestaltung', { method: 'POST', body: form }))
  for (const answer of answers) assert.doesNotMatch(await answer.text(), /<script|<img/)
})

test('every part escapes what it is given', () => {
  const html = renderToString(
    <>
      <Table caption={HOSTILE} rows={[HOSTILE]} columns={[{ head: HOSTILE, cell: (row) => row }]} />
      <Evidence sentence={HOSTILE} found={[[0, 5]]} language={HOSTILE}>{HOSTILE}</Evidence>
      <Form values={{ a: HOSTILE, b: HOSTILE }} errors={{ a: HOSTILE, [HOSTILE]: HOSTILE }} to={HOSTILE}><TextField name="a" label={HOSTILE} hint={HOSTILE} /><TextArea name="b" label={HOSTILE} /></Form>
      <Button because={HOSTILE} value={HOSTILE}>{HOSTILE}</Button>
      <Pagination page={2} pages={9} address={`/de?q=${HOSTILE}`} />
    </>,
  )
  assert.doesNotMatch(html, /<script|<img/)
})

test('a form says which field is wrong, wherever in it the field stands', () => {
  const html = renderToString(<Form errors={{ name: 'Bitte ausfüllen.', other: 'Gibt es nicht.' }}><div><TextField name="name" label="Name" /></div></Form>)
  assert.match(html, /<a href="#form-name">Name: Bitte ausfüllen\.<\/a>/)
  assert.match(html, /<a href="#form-other">Gibt es nicht\.<\/a>/)
  assert.match(html, /<input id="form-name" name="name" aria-describedby="form-name-wrong" aria-invalid="true"/)
})

test('a link out leads to the web only, whatever a source wrote', () => {
  for (const to of ['javascript:alert(1)', 'data:text/html,x', ' javascript:alert(1)', '//evil.example', 'ftp://a.example', 'vbscript:x']) assert.equal(renderToString(<OutLink to={to}>x</OutLink>), 'x', to)
  assert.equal(renderToString(<OutLink to="https://a.example">x</OutLink>), '<a href="https://a.example" rel="noopener nofollow">x</a>')
})

test('a failure is a page: what, what now, and the number', async () => {
  const answer = await get('/en/members')
  assert.equal(answer.status, 404)
  const html = await answer.text()
  assert.match(html, /<h1>There is no such page\.<\/h1>/)
  assert.match(html, /The overview leads to everything else/)
  assert.match(html, /<code>0190f0aa-0000-7000-8000-000000000001<\/code>/)
})

const choose = (body: string): Promise<Response> => Promise.resolve(house().request('http://localhost/de/darstellung', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }))

test('light or dark is a cookie, and the way back stays in the house', async () => {
  const chosen = await choose('theme=dark&to=%2Fde%2Fmitglieder%2F7')
  assert.equal(chosen.status, 303)
  assert.equal(chosen.headers.get('location'), '/de/mitglieder/7')
  assert.match(chosen.headers.get('set-cookie') ?? '', /^theme=dark; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/)
  assert.equal((await choose('theme=pink&to=https%3A%2F%2Fevil.example')).headers.get('location'), '/')
  assert.equal((await choose('theme=pink')).headers.get('set-cookie'), null)
  assert.match(await (await get('/de/mitglieder/7', { cookie: 'theme=dark' })).text(), /<html lang="de" data-theme="dark">/)
})

test('a filter changes one part of the address and keeps the rest', () => {
  assert.equal(withQuery('/de/x?field=optics&page=3', { page: undefined, kind: 'company' }), '/de/x?field=optics&kind=company')
  assert.equal(withQuery('/de/x?page=3', { page: undefined }), '/de/x')
})

test('leafing shows the first page, the last, and those around', () => {
  const shown = renderToString(<Pagination page={6} pages={12} address="/de/x?q=a" />).matchAll(/(?:page=\d+|q=a)">(\d+)</g)
  assert.deepEqual([...shown].map(([, page]) => page), ['1', '4', '5', '7', '8', '12'])
  assert.equal(renderToString(<Pagination page={1} pages={1} address="/" />), '')
})

test('a lens has one circle a member', () => {
  assert.equal(renderToString(<Lens hues={[300, 200, 300]} />).match(/<circle/g)?.length, 3)
})

test('a page with its style weighs at most 40 kB, its fonts at most 100 kB', async () => {
  const app = house()
  const size = async (path: string): Promise<number> => (await (await app.request(`http://localhost${path}`, { headers: { 'accept-encoding': 'br' } })).arrayBuffer()).byteLength
  const together = (await size('/de/gestaltung')) + (await size(assets.address('page.css')))
  assert.ok(together <= 40_000, `${together} bytes`)
  assert.ok((await size(assets.address('inter.woff2'))) + (await size(assets.address('source-serif.woff2'))) <= 100_000)
})

test('a page that changes loads one script of the house, says where it stands in the stream, and leads to itself; a refused form does not change under its writer', async () => {
  const site = createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu: [], assets, cursor: () => '1:1:~1:1:~7', foot: [{ label: { de: 'Schnittstelle', en: 'API' }, address: { de: 'schnittstelle', en: 'api' } }] })
  const app = house()
  const pages = site.pages(app, { map: { de: 'karte', en: 'map' } } as const)
  pages.get('map', (door, { show }) => show({ title: 'Karte', live: 'map.computed' }, <p>…</p>, door.req.query('wrong') === undefined ? 200 : 422))
  const page = async (path: string): Promise<string> => (await app.request(`http://localhost${path}`)).text()
  const html = await page('/de/karte?level=clusters')
  assert.match(html, /<main [^>]*data-live="map\.computed" data-after="1:1:~1:1:~7">/)
  assert.match(html, /<p class="fresh[^>]*data-news="Es gibt Neues – Seite neu laden"><a href="\/de\/karte\?level=clusters">Seite neu laden<\/a><\/p>/)
  assert.deepEqual([...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag), [`<script type="module" src="${assets.address('live.js')}">`])
  assert.match(html, /<a href="\/de\/schnittstelle">Schnittstelle<\/a>/)
  assert.doesNotMatch(await page('/de/karte?wrong=1'), /data-live|<script/)
  assert.doesNotMatch(await page('/de/mitglieder/7'), /<script|data-live/)
})

test('an island is served without types and comments, small', async () => {
  const answer = await house().request(`http://localhost${assets.address('live.js')}`, { headers: { 'accept-encoding': 'br' } })
  const packed = await answer.arrayBuffer()
  assert.equal(answer.headers.get('content-encoding'), 'br')
  assert.ok(packed.byteLength <= 2_000, `${packed.byteLength} bytes`)
  const script = await (await house().request(`http://localhost${assets.address('live.js')}`)).text()
  assert.doesNotMatch(script, /\/\*|^\s*\/\/|: string|\bdeclare\b|innerHTML|eval/m)
})
