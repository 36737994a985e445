import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, test } from 'node:test'
import { readMemberList, type ListOptions, type ListProgress, type ReadMembers } from './members.ts'
import { FIRMS, written, type Firm } from './members/sample.ts'
import type { Refusal } from '../result.ts'
import { siteOfPages, TEST_HOST, testWeb, type Pages, type TestWeb } from './sample.ts'
import { webSentence } from './words.ts'

const open: TestWeb[] = []
after(() => Promise.all(open.map((web) => web.close())))

type Read = { readonly read: ReadMembers | undefined; readonly refusal: Refusal | undefined; readonly asked: string[]; readonly steps: ListProgress[]; readonly members: string[] }

async function readOf(pages: Pages, options: ListOptions = {}, start = '/mitglieder'): Promise<Read> {
  const web = await testWeb(siteOfPages(pages))
  open.push(web)
  const steps: ListProgress[] = []
  const result = await readMemberList(web.at(start), { reach: web.reach, progress: (step) => void steps.push(step), ...options, limits: { pause: 0, ...options.limits } })
  return {
    steps,
    read: result.ok ? result.value : undefined,
    refusal: result.ok ? undefined : result.refusal,
    asked: web.asked.map((path) => path.replace(TEST_HOST, '')).filter((path) => !/\/(?:robots\.txt|\.well-known\/.*)$/.test(path)),
    members: result.ok ? result.value.members.map((member) => written(member).replace(`:${web.port}`, '')) : [],
  }
}

const page = (...content: readonly string[]): string => `<!doctype html><title>Mitglieder</title><main><h1>Mitglieder</h1>${content.join('')}</main><footer><a href="https://foerderer.example/">Förderer</a></footer>`
const linked = (firms: readonly Firm[]): string => `<ul>${firms.map(({ name, site }) => `<li><a href="${site}">${name}</a></li>`).join('')}</ul>`
const inner = (firms: readonly Firm[]): string => `<ul>${firms.map(({ name, slug }) => `<li><a href="/mitglieder/${slug}">${name}</a></li>`).join('')}</ul>`
const pager = (...pages: readonly string[]): string => `<nav class="pagination">${pages.map((path, at) => `<a href="${path}">${at + 2}</a>`).join('')}</nav>`
const expected = (firms: readonly Firm[]): string[] => firms.map(({ name, site }) => `${name} | ${site}`)

const THREE: Pages = {
  '/mitglieder': page(linked(FIRMS.slice(0, 4)), pager('/mitglieder?seite=2')),
  '/mitglieder?seite=2': page(linked(FIRMS.slice(4, 7)), pager('/mitglieder?seite=2', '/mitglieder?seite=3'), '<a href="/mitglieder?seite=1" rel="prev">1</a>'),
  '/mitglieder?seite=3': page(linked(FIRMS.slice(6)), pager('/mitglieder?seite=2', '/mitglieder?seite=3')),
}

test('the further pages of a list are read, each once, and make one list', async () => {
  const { members, asked, read, steps } = await readOf(THREE)
  assert.deepEqual(members, expected(FIRMS))
  assert.deepEqual(asked, ['/mitglieder', '/mitglieder?seite=2', '/mitglieder?seite=3', '/mitglieder?seite=1'])
  assert.equal(read?.ended, 'complete')
  assert.deepEqual(read?.skipped.map(({ refusal }) => refusal.reason), ['web.missing'])
  assert.deepEqual(steps.map(({ pages, members: many }) => [pages, many]), [[1, 4], [2, 7], [3, 10]])
})

const OWN: Pages = {
  '/mitglieder': page(inner(FIRMS)),
  ...Object.fromEntries(FIRMS.map(({ name, site, slug }, n) => [`/mitglieder/${slug}`, page(`<h2>${name}</h2><p>Gefördert vom <a href="https://ministerium.example/">Ministerium</a>.</p><p>${n === 9 ? '' : n === 8 ? 'www.stadtwerke-beispielstedt.example' : `<a href="${site}">Zur Website</a>`} <a href="https://www.linkedin.com/x">LinkedIn</a></p>`)])),
}

test('where the list leads to own pages only, these tell the websites; what stands on all of them is nobody’s', async () => {
  const { read, steps, members } = await readOf(OWN)
  assert.deepEqual(read?.members.map(({ website }) => website), [...FIRMS.slice(0, 8).map(({ site }) => site), undefined, undefined])
  assert.deepEqual(members.at(-1), `Zeisig Medical Ltd. | http://${TEST_HOST}/mitglieder/zeisig-medical`)
  assert.deepEqual(steps.at(-1), { members: 10, pages: 1, ownPages: 10, ofOwnPages: 10 })
})

test('own pages that tell no website are given up', async () => {
  const firms = Array.from({ length: 40 }, (_, n) => ({ name: `Muster ${n} GmbH`, site: '', place: '', slug: `m${n}` }))
  const { asked, read } = await readOf({ '/mitglieder': page(inner(firms)), ...Object.fromEntries(firms.map(({ slug }) => [`/mitglieder/${slug}`, page('Bald mehr.')])) })
  assert.equal(asked.length, 13)
  assert.deepEqual([read?.members.length, read?.ended], [40, 'complete'])
})

test('bounds hold, and what was left is told', async () => {
  const few = await readOf(THREE, { limits: { pages: 2 } })
  assert.deepEqual([few.members.length, few.read?.ended, few.asked.length], [7, 'bounds', 2])
  const own = await readOf(OWN, { limits: { ownPages: 3 } })
  assert.deepEqual([own.read?.members.length, own.read?.ended, own.asked.length], [10, 'bounds', 4])
})

test('what robots.txt forbids or the page reserves is not read', async () => {
  const robots = await readOf({ ...OWN, '/robots.txt': 'User-agent: *\nDisallow: /mitglieder/\n' })
  assert.deepEqual(robots.asked, ['/mitglieder'])
  assert.equal(robots.read?.members.length, 10)
  assert.deepEqual([...new Set(robots.read?.skipped.map(({ refusal }) => refusal.reason))], ['web.robots'])
  assert.equal((await readOf({ ...THREE, '/robots.txt': 'User-agent: *\nDisallow: /\n' })).refusal?.reason, 'web.robots')
  assert.equal((await readOf({ '/mitglieder': page('<meta name="tdm-reservation" content="1">', linked(FIRMS)) })).refusal?.reason, 'web.reserved')
})

const away = (_: unknown, response: ServerResponse): void => void response.writeHead(302, { Location: 'http://anders.example/' }).end()

test('other sites are never asked, and a redirect to one is skipped', async () => {
  const { asked, read } = await readOf({ '/mitglieder': page(linked(FIRMS), pager('/mitglieder?seite=2')), '/mitglieder?seite=2': away })
  assert.deepEqual(asked, ['/mitglieder', '/mitglieder?seite=2'])
  assert.deepEqual(read?.skipped.map(({ refusal }) => refusal.reason), ['web.elsewhere'])
})

test('what is no page, or no list, is refused with a sentence', async () => {
  const text = await readOf({ '/mitglieder': (_, response) => void response.writeHead(200, { 'Content-Type': 'text/plain' }).end('Uhu Optik GmbH') })
  assert.match(webSentence(text.refusal!, 'de'), /keine HTML-Seite\. Bitte /)
  assert.equal((await readOf({ '/mitglieder': page('<p>Bald mehr.') })).refusal?.reason, 'members-list.none')
  assert.equal((await readOf({})).refusal?.reason, 'web.missing')
  const nowhere = await readMemberList('ftp://mustercluster.example')
  assert.equal(nowhere.ok ? '' : nowhere.refusal.reason, 'web.scheme')
})

test('when it is stopped, what was read is kept', async () => {
  const stop = new AbortController()
  const { read } = await readOf(THREE, { signal: stop.signal, progress: ({ pages }) => (pages === 2 ? stop.abort() : undefined) })
  assert.deepEqual([read?.members.length, read?.ended], [7, 'stopped'])
})

test('a host that fails is left alone', async () => {
  const { read, asked } = await readOf({ '/mitglieder': page(inner(FIRMS)), ...Object.fromEntries(FIRMS.map(({ slug }) => [`/mitglieder/${slug}`, (_: unknown, response: ServerResponse) => void response.writeHead(500).end()])) })
  assert.deepEqual([read?.ended, asked.length], ['failing', 6])
})
